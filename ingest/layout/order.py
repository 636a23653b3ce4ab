"""The reading order of a page: rows of segments → pieces (lines, table rows, margin notes) as a person reads them."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from ingest.layout import columns, tables
from ingest.layout.rows import Row, labelled, leading
from ingest.layout.words import Segment

GAP = 1.25  # times the usual leading: more is a gap that means something


class Piece(msgspec.Struct):
    """A line, or a table's row if it has several cells. Each cell holds its segments from top to bottom."""

    cells: list[list[Segment]]
    gap: bool = False
    margin: bool = False

    @property
    def first(self) -> Segment:
        """The segment that begins the piece."""
        cells = self.cells
        return cells[0][0] if cells[0] else next(cell[0] for cell in cells if cell)

    @property
    def last(self) -> Segment:
        """The segment that ends the piece."""
        cells = self.cells
        return cells[-1][-1] if cells[-1] else next(cell[-1] for cell in reversed(cells) if cell)

    @property
    def bottom(self) -> float:
        """The lowest point of the piece."""
        cells = self.cells
        return cells[0][-1].y1 if len(cells) == 1 else max(cell[-1].y1 for cell in cells if cell)

    @property
    def right(self) -> float:
        """The rightmost point of the piece."""
        return max([segment.x1 for cell in self.cells for segment in cell])


def reading_order(rows: list[Row], width: float) -> list[Piece]:
    """All rows of a page `width` points wide as pieces in reading order."""
    if all(len(row) == 1 for row in rows) and not _beside(rows):
        return _with_gaps([Piece([row]) for row in rows], leading(rows))
    margins = columns.margins(rows, width)
    body, notes = columns.split_off(rows, margins)
    usual = leading(body)
    pieces: list[Piece] = []
    done = 0
    for start, end, at in columns.bands(body, width):
        pieces += _tabular(body[done:start])
        pieces += _tabular([left for row in body[start:end] if (left := [s for s in row if s.x0 < at - 2])])
        pieces += _tabular([right for row in body[start:end] if (right := [s for s in row if s.x0 >= at - 2])])
        done = end
    pieces += _tabular(body[done:])
    return _with_notes(_with_gaps(pieces, usual), _notes(notes), usual)


def _beside(rows: list[Row]) -> bool:
    """Whether rows that follow each other do not stand above each other: columns whose baselines differ."""
    return any(b[0].y0 < a[0].y1 and (b[0].x0 > a[0].x1 or b[0].x1 < a[0].x0) for a, b in pairwise(rows))


def _tabular(rows: list[Row]) -> list[Piece]:
    """Lines, and tables where several rows make one."""
    found: list[Piece] = []
    at = 0
    while at < len(rows):
        end, gutters = tables.run(rows, at) if len(rows[at]) > 1 else (at + 1, [])
        found += [Piece(cells) for cells in tables.logical(rows[at:end], gutters)] if gutters else [Piece([rows[at]])]
        at = end
    return found


def _with_gaps(pieces: list[Piece], usual: float) -> list[Piece]:
    """The pieces, marked where more than the usual leading, or the step to another column, stands before them."""
    for above, below in pairwise(pieces):
        step = below.first.y1 - above.bottom
        below.gap = step > GAP * usual or step < -0.5 * usual
    return pieces


def _notes(rows: list[Row]) -> list[list[Piece]]:
    """Margin notes, each with its lines, apart where white space or the whole body stands between them."""
    found: list[list[Piece]] = []
    for segment in sorted((s for row in rows for s in row), key=lambda s: (s.y1, s.x0)):
        note = next((n for n in found if _goes_on(n[-1].first, segment)), None)
        if note is None:
            found.append([Piece([[segment]], gap=True, margin=True)])
        else:
            note.append(Piece([[segment]], margin=True))
    return found


def _goes_on(above: Segment, below: Segment) -> bool:
    over = min(above.x1, below.x1) > max(above.x0, below.x0)
    return over and below.y1 - above.y1 < 1.7 * below.height


def _with_notes(body: list[Piece], notes: list[list[Piece]], usual: float) -> list[Piece]:
    """The body with every note after the paragraph that its first line stands beside."""
    right = max((piece.right for piece in body), default=0.0)
    after: dict[int, list[Piece]] = {}
    for note in notes:
        top = note[0].first
        at = max((i for i, piece in enumerate(body) if piece.first.y0 < top.y1 - 0.3 * usual), default=-1)
        after.setdefault(_paragraph_end(body, at, right), []).extend(note)
    found = after.get(-1, [])
    for index, piece in enumerate(body):
        found = [*found, piece, *after.get(index, [])] if index in after else [*found, piece]
    return found


def _paragraph_end(body: list[Piece], at: int, right: float) -> int:
    """The last line of the paragraph that the line `at` belongs to."""
    while 0 <= at < len(body) - 1:
        here, below = body[at], body[at + 1]
        short = here.right < 0.85 * right and here.last.text[-1] in ".:;"
        if short or below.gap or len(below.cells) > 1 or labelled(below.first.text):
            break
        at += 1
    return at
