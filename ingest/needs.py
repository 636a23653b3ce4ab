"""What a text must hold for a pattern to be found in it: whole words, looked up before the pattern is tried.

Derived from the pattern itself, so that nobody has to keep the two in step. Reads the parse tree of `re`, which has no
public form; a construct that is unknown here only means that fewer words are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST, _LEAST, _ENOUGH = 64, 3, 10  # texts in a set; letters that tell something; letters that tell enough
_EDGE = "\b"
_WORD = re.compile("[a-z]+|[ᛒᛞ]")
_WHOLE = re.compile("(?<=[^a-z])[a-z]+(?=[^a-z])|[ᛒᛞ]")

Texts = frozenset[str]
_NOTHING: Texts = frozenset({""})


def able(patterns: tuple[str, ...], text: str) -> list[int]:
    """The places in `patterns` of those of which `text` holds what they need, so that it is worth while to look."""
    low = text.lower()
    by_word, always = _places(patterns)
    found = set(always)
    for word in by_word.keys() & set(_WORD.findall(low)):
        found |= by_word[word]
    return [place for place in sorted(found) if _holds_one(low, needs(patterns[place])[1])]


def _holds_one(text: str, ends: tuple[str, ...]) -> bool:
    for end in ends:  # much faster than any(), and much of a document's time is spent here
        if end in text:
            return True
    return not ends


@cache
def _places(patterns: tuple[str, ...]) -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """Where in `patterns` those are that need a word, by that word; and those that need none."""
    needed = [needs(pattern)[0] for pattern in patterns]
    every = {word for words in needed for word in words}
    by_word = {word: frozenset(place for place, words in enumerate(needed) if word in words) for word in every}
    return by_word, frozenset(place for place, words in enumerate(needed) if not words)


@cache
def needs(pattern: str) -> tuple[Texts, tuple[str, ...]]:
    """Whole words, and (ends of) texts: where `pattern` is found one of each stands; empty where none is known."""
    best = max(_needed(_parser.parse(pattern)), key=_worth)
    found = [_WHOLE.findall(text) for text in best]
    words = frozenset(max(row, key=len) for row in found) if all(found) else frozenset[str]()
    ends = {text.replace(_EDGE, "")[-_ENOUGH:] for text in best} if _worth(best) >= _LEAST else set()
    return words, tuple(sorted(end for end in ends if not any(other in end for other in ends if other != end)))


def _worth(texts: Texts) -> int:
    return min((len(text.replace(_EDGE, "")) for text in texts), default=0)


def _needed(tree: Iterable[Any]) -> Iterator[Texts]:
    """For each stretch of a pattern that is one of a few plain texts, and for each part that holds one, these texts."""
    run = _NOTHING
    for kind, value in tree:
        texts = _texts(kind, value)
        longer = _ends({a + b for a, b in product(run, texts)})
        if longer and len(longer) <= _MOST:
            run = longer
            continue
        yield run
        yield from _inside(kind, value)
        run = texts or _NOTHING
    yield run


def _ends(texts: set[str]) -> Texts:
    """The texts without those that end in another of them: what holds the longer holds the shorter."""
    return frozenset(text for text in texts if not any(text[i:] in texts for i in range(1, len(text) + 1)))


def _inside(kind: Any, value: Any) -> Iterator[Texts]:
    if kind is _parser.SUBPATTERN:
        yield from _needed(value[-1])
    elif kind in (_parser.MAX_REPEAT, _parser.MIN_REPEAT) and value[0]:
        yield from _needed(value[2])
    elif kind is _parser.BRANCH:
        yield frozenset().union(*(max(_needed(way), key=_worth) for way in value[1]))


def _texts(kind: Any, value: Any) -> Texts:
    """All that an item can match, where that is little; else nothing."""
    if kind is _parser.LITERAL:
        return frozenset({chr(value).lower()})
    if kind is _parser.AT and value is not _parser.AT_NON_BOUNDARY:
        return frozenset({_EDGE})
    if kind in (_parser.ASSERT, _parser.ASSERT_NOT):
        return _NOTHING
    if kind is _parser.SUBPATTERN:
        return _all(value[-1])
    if kind is _parser.BRANCH:
        ways = [_all(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if kind is _parser.IN and all(part is _parser.LITERAL for part, _ in value):
        return frozenset(chr(letter).lower() for _, letter in value)
    if kind in (_parser.MAX_REPEAT, _parser.MIN_REPEAT) and value[1] == 1:
        once = _all(value[2])
        return once | _NOTHING if once and not value[0] else once
    return frozenset()


def _all(tree: Iterable[Any]) -> Texts:
    found = _NOTHING
    for kind, value in tree:
        found = frozenset(a + b for a, b in product(found, _texts(kind, value)))
        if not found or len(found) > _MOST:
            return frozenset()
    return found
