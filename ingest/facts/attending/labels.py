"""A heading in the left column of a list that is broken over several rows: `Other Members in | … / Attendance: | …`."""

from __future__ import annotations

import re

from ingest.facts.attending.headings import heading_at, whole_heading
from ingest.facts.attending.stretch import Stretch
from ingest.given import looks_personal
from ingest.names import strip_title

_MOST = 4
_LABEL = re.compile(r"[A-Za-z][A-Za-z &/’'-]{1,30}[-:]?")
_GOES_ON = re.compile(r"[(a-z]")


def join_labels(stretches: list[Stretch]) -> list[Stretch]:
    """The lines, with each broken heading whole on a line of its own before the people of its rows."""
    found: list[Stretch] = []
    at = 0
    while at < len(stretches):
        size = _broken(stretches, at)
        if size:
            found += _parted(stretches[at : at + size])
        else:
            found.append(stretches[at])
        at += size or 1
    return found


def _broken(stretches: list[Stretch], at: int) -> int:
    """Over how many rows the heading goes that begins here; 0 where none does, or where it is whole in its row."""
    label = ""
    for size in range(1, _MOST + 1):
        row = stretches[at + size - 1] if at + size <= len(stretches) else None
        cells = row.text.split("\t") if row and (row.row or size > 1) else []
        if row is None or len(cells) not in (1 + (size == 1), 2) or not _LABEL.fullmatch(cells[0].strip()):
            return 0
        if len(row.parts) > 1 or (row.heading and size > 1) or looks_personal(cells[0]):
            return 0
        label = _joined(label, cells[0].strip())
        if size == 1 and (heading_at(f"{label.rstrip(':')}:") or strip_title(label)[1]):
            return 0
        whole = whole_heading(label) if size > 1 and (label.endswith(":") or label.isupper()) else None
        if whole and not whole.sure:
            return size
    return 0


def _joined(before: str, more: str) -> str:
    if before.endswith("-"):
        return before[:-1] + more
    return f"{before} {more}".strip()


def _parted(rows: list[Stretch]) -> list[Stretch]:
    """The heading, then the people of the rows; a row that goes on with the one above is joined to it."""
    head = Stretch(text="", parts=[])
    lines: list[Stretch] = []
    for row in rows:
        label, _, rest = row.text.partition("\t")
        (_, block, offset) = row.parts[0]
        joined = _joined(head.text, label.strip())
        head.parts.append((len(joined) - len(label.strip()), block, offset))
        head.text = joined
        start = offset + len(label) + 1
        if lines and (_GOES_ON.match(rest.strip()) or not strip_title(rest.strip())[1]):
            lines[-1].parts.append((len(lines[-1].text) + 1, block, start))
            lines[-1].text = f"{lines[-1].text} {rest}"
        elif rest.strip():
            lines.append(Stretch(text=rest, parts=[(0, block, start)]))
    return [head, *lines]
