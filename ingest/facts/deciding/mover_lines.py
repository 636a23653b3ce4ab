"""Lines of their own that name mover and seconder: `Proposed: …`, `Seconded: …`, `And agreed`."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.clause import Piece
from ingest.facts.deciding.motion_parts import Event
from ingest.facts.deciding.motion_text import LEAST
from ingest.reading import Reading
from ingest.wordings import family

_FEW = 12  # blocks of an item of which the heading says what was moved
_TITLE = 110  # letters of a heading


def mover_lines(reading: Reading, blocks: Sequence[int], n: int) -> Event | None:
    """Lines that name mover and seconder, from the `n`-th of `blocks` on, and the line that says what came of it."""
    wanted, at = "proposed", n
    while at < len(blocks):
        hit = family("movers_lines").full(reading.blocks[blocks[at]].text.strip())
        if hit is None or hit.meaning != wanted:
            break
        both = wanted == "proposed" and hit.match.groupdict().get("seconder")
        wanted, at = {"proposed": "agreed" if both else "seconded", "seconded": "agreed", "agreed": ""}[wanted], at + 1
    if wanted in ("proposed", "seconded"):
        return None
    subject = _subject(reading, blocks, n)
    minutes = subject is not None and "minutes" in reading.blocks[subject].text.lower()
    fate = "carried" if wanted == "" or minutes else "open"
    pieces = [Piece(i, 0, len(reading.blocks[i].text)) for i in blocks[n:at]]
    own = (subject, subject) if subject is not None else None
    return Event(kind="lines", block=blocks[n], last=blocks[at - 1], fate=fate, own=own, pieces=pieces)


def _subject(reading: Reading, blocks: Sequence[int], n: int) -> int | None:
    """The block that names what was moved: the heading above, within its section, else the line right before."""
    for i in reversed(blocks[:n]):
        block = reading.blocks[i]
        titled = block.kind == "heading" or (block.label and "." in block.label and len(block.text) <= _TITLE)
        if titled and not block.text.endswith((".", "?", ":")) and len(block.text) >= LEAST // 2:
            return i
        if family("movers_lines").full(block.text.strip()):
            break
    section = reading.section_of(blocks[n])
    short = section is not None and section.last - section.first <= _FEW
    if short and section and section.heading is not None and section.heading >= section.first:
        return section.heading
    return blocks[n - 1] if n else None
