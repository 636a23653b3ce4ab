"""Discussion, statements that there was nothing, distribution lists: known for what they are, and no facts."""

from __future__ import annotations

from ingest.reading import Reading, Section
from ingest.wordings import family


def read_discussion(reading: Reading) -> None:
    """Marks as understood every paragraph that opens as such paragraphs do."""
    for section in reading.sections:
        _mark(reading, section)


def _mark(reading: Reading, section: Section) -> None:
    in_list = False
    for i in reading.content(section):
        block = reading.blocks[i]
        in_list = in_list and block.kind == "clause" and "." not in (block.label or "")
        hit = family("discussion").match(reading.masked(i)) if block.kind in ("paragraph", "clause") else None
        if in_list or hit:
            reading.take(i)
        in_list = in_list or (hit is not None and hit.meaning == "points")
