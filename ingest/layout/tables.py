"""Tables: consecutive rows whose words leave the same gutters free."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from ingest.layout.columns import FAR, LONE
from ingest.layout.rows import Row
from ingest.layout.words import Segment

GUTTER = 0.4  # of the letters' height: the narrowest gutter
TIGHT = 1.25  # times the least distance of rows: lines of one row stand no further apart
Gutter = tuple[float, float]
Cells = list[list[Segment]]  # the segments of each cell, from top to bottom


def run(rows: list[Row], start: int) -> tuple[int, list[Gutter]]:
    """How far a table goes that begins with `rows[start]`: the row after its last, and its gutters (none: no table)."""
    gutters = [(a.x1, b.x0) for a, b in pairwise(rows[start])]
    end, several = start + 1, 1
    for index in range(start + 1, len(rows)):
        if rows[index][0].y1 - rows[index - 1][0].y1 > FAR * rows[index][0].height:
            break
        narrowed = narrow(gutters, rows[index])
        if not narrowed or index - end >= LONE:
            break
        # a lone line in the first column may be what follows the table: only a later row can show that it is not
        if len(rows[index]) > 1 or rows[index][0].x0 >= narrowed[0][1] - 1:
            several += len(rows[index]) > 1
            end, gutters = index + 1, narrowed
    return (end, gutters) if several > 1 else (start + 1, [])


def narrow(gutters: list[Gutter], row: Row) -> list[Gutter]:
    """What a row leaves free of the gutters; text within a gutter makes two of it."""
    for segment in row:
        gutters = [part for gutter in gutters for part in _cut(gutter, segment)]
    return gutters


def _cut(gutter: Gutter, segment: Segment) -> list[Gutter]:
    low, high = gutter
    if segment.x1 <= low or segment.x0 >= high:
        return [gutter]
    least = GUTTER * segment.height
    return [(a, b) for a, b in ((low, segment.x0), (segment.x1, high)) if b - a >= least]


def logical(rows: list[Row], gutters: list[Gutter]) -> list[Cells]:
    """The table's rows, each with all its cells; lines that only continue a cell are put into it."""
    starts = [high for _, high in gutters]
    edges = _edges(rows, starts)
    steps = [b[0].y1 - a[0].y1 for a, b in pairwise(rows)] or [0.0]
    near = TIGHT * min(steps)
    loose = max(steps) > near
    found: list[Cells] = []
    last = 0.0
    for row in rows:
        cells: Cells = [[] for _ in range(len(starts) + 1)]
        for segment in row:
            cells[_column(segment, starts)].append(segment)
        # where all rows stand equally far apart, one with all its cells is a row of its own
        part = loose or not all(cells)
        if found and part and row[0].y1 - last <= near and _continues(found[-1], cells, edges):
            for cell, more in zip(found[-1], cells, strict=True):
                cell.extend(more)
        else:
            found.append(cells)
        last = row[0].y1
    return found


def _column(segment: Segment, starts: list[float]) -> int:
    return bisect_right(starts, segment.x0 + 0.5)


def _edges(rows: list[Row], starts: list[float]) -> list[float]:
    """How far lines may go in each column: nearly to the next column, and in the last as far as any line does."""
    between = 0.6 * rows[0][0].height
    return [*(start - between for start in starts), max(s.x1 for row in rows for s in row)]


def _continues(above: Cells, below: Cells, edges: list[float]) -> bool:
    """Whether lines only carry on the cells above: the first cell is empty, or no line had room for the next word."""
    if not below[0]:
        return True
    pairs = [(a, b[0], edge) for a, b, edge in zip(above, below, edges, strict=True) if b]
    return all(a and _is_prose(b) and a[-1].x1 + _first_word(b) > edge for a, b, edge in pairs)


def _is_prose(segment: Segment) -> bool:
    return any(c.isalpha() for c in segment.text)  # figures are not broken over lines


def _first_word(segment: Segment) -> float:
    """About how wide a segment's first word is with a space before it."""
    return (segment.x1 - segment.x0) * (len(segment.text.split(" ", 1)[0]) + 1) / len(segment.text)
