"""A line of an attendance list, and the blocks from which it comes."""

from __future__ import annotations

import msgspec

from ingest.reading import Reading
from ontology.record import Evidence


class Stretch(msgspec.Struct, kw_only=True):
    """A line of the list: its text, and for each part of it the block and the place from which it comes."""

    text: str
    parts: list[tuple[int, int, int]]
    heading: bool = False
    row: bool = False

    @property
    def first(self) -> int:
        """The block in which it starts."""
        return self.parts[0][1]

    def spans(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """`text[start:end]` as (block, start, end)."""
        ends = [at for at, _, _ in self.parts[1:]] + [len(self.text)]
        found = []
        for (at, block, offset), stop in zip(self.parts, ends, strict=True):
            a, b = max(start, at), min(end, stop)
            if a < b and self.text[a:b].strip():
                found.append((block, offset + a - at, offset + b - at))
        return found

    def evidence(self, reading: Reading, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
        """Evidence for a slice."""
        stop = len(self.text) if end is None else end
        return tuple(e for b, x, y in self.spans(start, stop) for e in reading.evidence(b, x, _within(reading, b, y)))

    def take(self, reading: Reading, start: int = 0, end: int | None = None) -> None:
        """Mark a slice as understood."""
        for block, a, b in self.spans(start, len(self.text) if end is None else end):
            reading.take(block, a, _within(reading, block, b))


def _within(reading: Reading, block: int, end: int) -> int:
    return min(end, len(reading.blocks[block].text))
