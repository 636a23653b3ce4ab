"""Whether a text may hold a date at all: a month's name among its words, or figures as dates have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from re import _parser  # type: ignore[attr-defined]

from ingest.needs import held, learn, plain_texts

_FIGURES = re.compile(r"\d([./-])\d{1,2}\1\d\d")
_PIECE = re.compile("[a-z]+")


class DateSigns:
    """Of the months' names, as patterns, and of what may be glued to them: `3rdMarch`."""

    def __init__(self, months: Sequence[str], glued: Sequence[str]) -> None:
        self._months, self._glued = months, glued

    def may_stand_in(self, text: str) -> bool:
        """False where no date can be found in the text."""
        words = self._words
        return not words.isdisjoint(held(text)) or _FIGURES.search(text) is not None

    @cached_property
    def _words(self) -> frozenset[bytes]:
        words = frozenset(word.encode() for name in self._months for word in self._of(name))
        learn(words)
        return words

    def _of(self, name: str) -> Iterator[str]:
        for text in plain_texts(_parser.parse(name)):
            longest = max(_PIECE.findall(text), key=len)
            yield longest
            if text.startswith(longest):
                yield from (ending + longest for ending in self._glued)
