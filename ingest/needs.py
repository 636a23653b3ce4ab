"""What a text must hold for a pattern to be found in it: words, and pieces of words, looked up before it is tried.

Derived from the pattern itself, so that nobody has to keep the two in step. Reads the parse tree of `re`, which has no
public form; a construct that is unknown here only means that fewer words are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise, product, repeat
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 64  # texts in a set
_PIECE, _LONGEST = 2, 12  # letters of a piece, at least and at most
FEW = 150  # texts: to learn what patterns need takes as long as trying them on so many
_GROUPS, _USUAL = 3, 1.5  # sets of words, how usual they may be
_EDGE = "\b"
_RUNES = {"ᛒ": "\1", "ᛞ": "\2"}  # of masked text: words of their own
_WORD = re.compile("[a-z]+|[ᛒᛞ]")
_SPLIT = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz\1\2" else 32 for byte in range(256))
_LETTERS = re.compile("[a-z]")
_COMMON = frozenset(b"the of to and in a be that at on for by is was it with as were this an not or are from".split())

Texts = frozenset[str]
Word = bytes | str | tuple[bytes, bytes]  # a whole word, a piece of one, or two that follow each other
Words = frozenset[Word]
Needs = tuple[Words, ...]  # one of each set must stand in a text
_NOTHING: Texts = frozenset({""})
_AN_EDGE: Texts = frozenset({_EDGE})


def met(needed: Needs, here: Words) -> bool:
    """Whether a text that holds these words may hold the pattern."""
    return not any(map(here.isdisjoint, needed))


_needed_words: set[Word] = set()  # it only grows: patterns are read when they are first asked for


def learn(words: Iterable[Word]) -> None:
    """From now on `held` tells these words too."""
    _needed_words.update(words)


def held(text: str) -> Words:
    """Those of a text's words, of their pieces, and of its pairs of words, that any pattern needs."""
    return _held(text, len(_needed_words))


@lru_cache(maxsize=8192)
def _held(text: str, known: int) -> Words:
    """Kept, since a text is asked for many patterns, one module of facts after another; anew for newly learnt words."""
    plain = text.lower()
    if not plain.isascii():  # what `re` takes for an i, an s and a k when it ignores case
        plain = plain.replace("ı", "i").replace("ſ", "s").replace("i̇", "i")
        for rune, byte in _RUNES.items():
            plain = plain.replace(rune, f" {byte} ")
    words = plain.encode("ascii", "replace").translate(_SPLIT).split()
    return frozenset().union(_needed_words.intersection(pairwise(words)), *map(_within, set(words), repeat(known)))


@lru_cache(maxsize=8192)
def _within(word: bytes, _known: int) -> Words:
    """A word and its pieces, as far as any pattern needs them; kept, since texts say the same words again."""
    text = word.decode()
    ends = range(_PIECE, len(text) + 1)
    pieces = {text[start:end] for end in ends for start in range(max(0, end - _LONGEST), end - _PIECE + 1)}
    return frozenset(_needed_words.intersection((word, *pieces)))


class Sieve:
    """Patterns by the words that they need; `places` are their numbers."""

    def __init__(self, patterns: Iterable[tuple[int, re.Pattern[str]]]) -> None:
        rows = [(place, needs(pattern.pattern, pattern.flags)) for place, pattern in patterns]
        first = [(place, row[0]) for place, row in rows if row]
        self._words: Words = frozenset().union(*(words for _, words in first))
        self._at = {word: [place for place, words in first if word in words] for word in self._words}
        self._always = [place for place, row in rows if not row]
        self._more = {place: row[1:] for place, row in rows}

    def able(self, text: str) -> list[int]:
        """The places of those patterns of which `text` holds what they need, so that it is worth while to look."""
        here = held(text)
        hits = self._words & here
        if not hits:
            return self._always
        more = self._more
        return sorted(
            place for place in set(self._always).union(*[self._at[word] for word in hits]) if met(more[place], here)
        )


@cache
def needs(pattern: str, flags: int = 0) -> Needs:
    """What a text needs for `pattern` to be found in it."""
    stretches = _needed(_parser.parse(pattern, flags))
    groups = sorted({words for texts in stretches if (words := _words(texts))}, key=_chance)
    groups = groups[:1] + [words for words in groups[1:] if _chance(words)[0] < _USUAL][: _GROUPS - 1]
    learn(word for words in groups for word in words)
    return tuple(groups)


def _words(texts: Texts) -> Words:
    """The rarest word, piece of one, or two words, of each text; nothing where one has none."""
    found = [_rarest(text) for text in texts]
    return frozenset(word for word in found if word) if all(found) else frozenset()


def _rarest(text: str) -> Word | None:
    found: list[Word] = []
    last, stop = b"", 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = _RUNES.get(match[0], match[0]).encode()
        if match[0] not in _RUNES and not 0 < start < end < len(text):  # more of the word may stand beside it
            found += [match[0][:_LONGEST]] * (end - start >= _PIECE)
            word = b""
        elif word:
            found.append(word)
        if last and word and not _LETTERS.search(text, stop, start):
            found.append((last, word))
        last, stop = word, end
    return min(found, key=_often, default=None)


def _often(word: Word) -> float:
    """About how likely a word is to stand in a text."""
    if isinstance(word, tuple):
        return 0.3 if _COMMON.issuperset(word) else 0.02
    if isinstance(word, str):
        return 0.5 / len(word)
    return 0.5 if word in _COMMON else 0.2 / len(word)


def _chance(words: Words) -> tuple[float, str]:
    return sum(map(_often, words)) if words else 9.0, repr(sorted(words, key=repr))


def _needed(tree: Iterable[Any], run: Texts = _NOTHING) -> Iterator[Texts]:
    """For each stretch of a pattern that is one of a few plain texts, and for each part that holds one, these texts.

    `run` is what stands before: nothing that is known, or a word's edge.
    """
    for kind, value in tree:
        texts = _texts(kind, value)
        longer = _ends({a + b for a, b in product(run, texts)})
        if longer and len(longer) <= _MOST:
            run = longer
            continue
        gap, edged = _is_gap(kind, value), all(text and not text[-1].isalpha() for text in run)
        yield frozenset(text + _EDGE for text in run) if gap else run
        yield from _inside(kind, value, _AN_EDGE if edged else _NOTHING)
        run = _AN_EDGE if gap or _leaves_edge(kind, value, edged) else texts or _NOTHING
    yield run


def _ends(texts: set[str]) -> Texts:
    """The texts without those that end in another of them: what holds the longer holds the shorter."""
    return frozenset(text for text in texts if not any(text[i:] in texts for i in range(1, len(text) + 1)))


def _inside(kind: Any, value: Any, run: Texts) -> Iterator[Texts]:
    if kind is _parser.SUBPATTERN:
        yield from _needed(value[-1], run)
    elif kind is _parser.ATOMIC_GROUP:
        yield from _needed(value, run)
    elif kind in _REPEATS and value[0]:
        yield from _needed(value[2], run)
    elif kind is _parser.BRANCH:
        ways = [list(_needed(way, run)) for way in value[1]]
        yield frozenset().union(*(min(way, key=lambda texts: _chance(_words(texts))) for way in ways))


_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT)
_GAPS = (_parser.CATEGORY_SPACE, _parser.CATEGORY_DIGIT, _parser.CATEGORY_NOT_WORD)


def _is_gap(kind: Any, value: Any) -> bool:
    """Whether an item is white space or figures, one at least: a word ends before it and begins behind it."""
    if kind in _REPEATS and value[0]:
        return len(value[2]) == 1 and _is_gap(*value[2][0])
    if kind is not _parser.IN:
        return False
    return all(
        (kind is _parser.LITERAL and chr(part).isascii() and not chr(part).isalpha())
        or (kind is _parser.CATEGORY and part in _GAPS)
        for kind, part in value
    )


def _leaves_edge(kind: Any, value: Any, edged: bool) -> bool:
    """Whether a word can only begin behind an item: `(?:\\w+ )?`, if one can before it (`edged`)."""
    if kind in _REPEATS:
        return _ends_apart(value[2]) and (edged or value[0] > 0)
    if kind is _parser.SUBPATTERN:
        return _ends_apart(value[-1])
    if kind is _parser.LITERAL:
        return chr(value).isascii() and not chr(value).isalpha()
    return _is_gap(kind, value)


def _ends_apart(tree: Any) -> bool:
    if not len(tree):
        return False
    kind, value = tree[-1]
    return _leaves_edge(kind, value, edged=False)


def _texts(kind: Any, value: Any) -> Texts:
    """All that an item can match, where that is little; else nothing."""
    if kind is _parser.LITERAL:
        return frozenset({chr(value).lower()})
    if kind is _parser.AT and value is not _parser.AT_NON_BOUNDARY:
        return frozenset({_EDGE})
    if kind in (_parser.ASSERT, _parser.ASSERT_NOT):
        return _NOTHING
    if kind is _parser.SUBPATTERN:
        return plain_texts(value[-1])
    if kind is _parser.ATOMIC_GROUP:
        return plain_texts(value)
    if kind is _parser.BRANCH:
        ways = [plain_texts(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if kind is _parser.IN and all(part is _parser.LITERAL for part, _ in value):
        return frozenset(chr(letter).lower() for _, letter in value)
    if kind in _REPEATS and value[1] == 1:
        once = plain_texts(value[2])
        return once | _NOTHING if once and not value[0] else once
    return frozenset()


def plain_texts(tree: Iterable[Any]) -> Texts:
    """All that a (part of a) parsed pattern can match, where that is little; else nothing."""
    found = _NOTHING
    for kind, value in tree:
        found = frozenset(a + b for a, b in product(found, _texts(kind, value)))
        if not found or len(found) > _MOST:
            return frozenset()
    return found
