"""Which letter a text must start with for a pattern to match at its start: as sound as `ingest.needs`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ingest.needs import Sieve

_ASCII = frozenset(map(chr, range(128)))
_CATEGORIES = {
    _parser.CATEGORY_DIGIT: r"\d",
    _parser.CATEGORY_NOT_DIGIT: r"\D",
    _parser.CATEGORY_SPACE: r"\s",
    _parser.CATEGORY_NOT_SPACE: r"\S",
    _parser.CATEGORY_WORD: r"\w",
    _parser.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT)
_NO_WIDTH = (_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT)


class Openings:
    """Patterns by the letter, and the words, that they need to match at the start of a text."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        rows = [(place, pattern, starts(pattern)) for place, pattern in enumerate(patterns)]
        sieves: dict[tuple[int, ...], Sieve] = {}
        self._by_letter: dict[str, Sieve] = {}
        for letter in _ASCII:
            places = tuple(place for place, _, letters in rows if letter in letters)
            if places not in sieves:
                sieves[places] = Sieve([(place, rows[place][1]) for place in places])
            self._by_letter[letter] = sieves[places]
        self._every = Sieve([(place, pattern) for place, pattern, _ in rows])

    def able(self, text: str) -> list[int]:
        """The places of the patterns that may match at the start of `text`."""
        return self._by_letter.get(text[:1], self._every).able(text)


def starts(pattern: re.Pattern[str]) -> frozenset[str]:
    """The ASCII characters that a match may begin with; all of them where it may be empty or is not understood."""
    letters, empty = _of(_parser.parse(pattern.pattern, pattern.flags))
    return _ASCII if empty else letters | {letter.swapcase() for letter in letters}


def _of(tree: Iterable[Any]) -> tuple[frozenset[str], bool]:
    """What a sequence may begin with, in either case, and whether it may be empty."""
    found: frozenset[str] = frozenset()
    for kind, value in tree:
        letters, empty = _item(kind, value)
        found |= letters
        if not empty:
            return found, False
    return found, True


def _item(kind: Any, value: Any) -> tuple[frozenset[str], bool]:
    if kind in _NO_WIDTH:
        return frozenset(), True
    if kind is _parser.LITERAL:
        return _like(value), False
    if kind is _parser.IN:
        return _in(value), False
    if kind is _parser.SUBPATTERN:
        return _of(value[-1])
    if kind is _parser.ATOMIC_GROUP:
        return _of(value)
    if kind is _parser.BRANCH:
        ways = [_of(way) for way in value[1]]
        return frozenset().union(*(letters for letters, _ in ways)), any(empty for _, empty in ways)
    if kind in _REPEATS:
        letters, empty = _of(value[2])
        return letters, empty or not value[0]
    return _ASCII, True


def _like(code: int) -> frozenset[str]:
    """A letter in either case; what is no ASCII may be one where case is ignored."""
    letter = chr(code)
    return frozenset({letter.lower(), letter.upper()}) if code < 128 else _ASCII & {*letter.lower(), *letter.upper()}


def _in(parts: list[Any]) -> frozenset[str]:
    if parts[0][0] is _parser.NEGATE:
        return _ASCII
    return frozenset().union(*(_part(kind, value) for kind, value in parts))


def _part(kind: Any, value: Any) -> frozenset[str]:
    if kind is _parser.LITERAL:
        return _like(value)
    if kind is _parser.RANGE:
        return frozenset().union(*(_like(code) for code in range(value[0], min(value[1], 0x400) + 1)))
    return _of_category(value) if kind is _parser.CATEGORY else _ASCII


@cache
def _of_category(category: Any) -> frozenset[str]:
    return frozenset(
        letter for letter in _ASCII if category not in _CATEGORIES or re.match(_CATEGORIES[category], letter)
    )
