"""A pattern that is tried only where the words that it needs stand (`ingest.needs`): for what is asked of every block.

The words of a text are split once for all patterns, so that passing one over costs a tenth of trying it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ingest.needs import FEW, Needs, held, met, needs


class Quick:
    """Matches as `re.compile(pattern, flags)` does."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self._asked = 0

    @cached_property
    def needs(self) -> Needs:
        """What a text must hold."""
        return needs(self.pattern.pattern, self.pattern.flags)

    def _may(self, text: str) -> bool:
        if self._asked < FEW:
            self._asked += 1
            return True
        return met(self.needs, held(text))

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first place where the pattern is found."""
        able = len(span) > 1 or self._may(text)  # a text cut short ends in half a word
        return self.pattern.search(text, *span) if able else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """The pattern at the start."""
        able = len(span) > 1 or self._may(text)
        return self.pattern.match(text, *span) if able else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The pattern as the whole of a text."""
        return self.pattern.fullmatch(text) if self._may(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places where the pattern is found."""
        return self.pattern.finditer(text) if self._may(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """What `re` tells of all these places."""
        return self.pattern.findall(text) if self._may(text) else []
