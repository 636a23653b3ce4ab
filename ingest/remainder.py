"""What no rule took: silence is not understanding, so it is kept and counted."""

from __future__ import annotations

from ingest.reading import CONTENT, Reading
from ontology.record import Span


def remainder(reading: Reading) -> tuple[tuple[Span, ...], float]:
    """The spans of body text that no rule took, and the share (0 to 1) of its characters that some rule did take."""
    left: list[Span] = []
    total = lost = 0
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT:
            continue
        total += len(block.text)
        for start, end in _gaps(reading.taken(i), len(block.text)):
            if block.text[start:end].strip(" .,;:-–—()[]'\"“”‘’"):
                lost += end - start
                left += [Span(e.page, e.start, e.end) for e in reading.evidence(i, start, end)]
    return tuple(left), round(1 - lost / total, 4) if total else 0.0


def _gaps(taken: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    gaps, at = [], 0
    for start, end in taken:
        if start > at:
            gaps.append((at, start))
        at = max(at, end)
    return [*gaps, (at, length)] if at < length else gaps
