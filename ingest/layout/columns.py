"""What stands beside what: margin notes, columns of text and tables, told apart by where their words stand.

A table is read row by row, columns one after the other, and a margin note after the paragraph that it stands beside.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import msgspec

from ingest.layout.rows import Row
from ingest.layout.words import Segment

NOTE = 0.3  # of the page's width: no margin note is wider
FLOW = 0.4  # of the page's width: lines this wide are the body's
APART = 2.5  # times the letters' height: columns are told apart anew below white space this high
LONE = 3  # so many rows without a second column are no longer beside one
FAR = 3.5  # times the letters' height: rows further apart than this are not one table


class Margins(msgspec.Struct, frozen=True):
    """Where the body begins and ends; what stands outside is a margin note."""

    left: float = float("-inf")
    right: float = float("inf")

    def outside(self, segment: Segment, row: Row) -> bool:
        """Whether a segment stands beside the body: right of it, or left of one of its lines or of none."""
        return segment.x0 > self.right or (segment.x1 < self.left and all(s is segment or self._begins(s) for s in row))

    def _begins(self, segment: Segment) -> bool:
        return segment.x0 > self.right or abs(segment.x0 - self.left) < 2 * segment.height


def margins(rows: list[Row], width: float) -> Margins:
    """The body's edges where narrow text stands beside it, else no edges at all."""
    every = [segment for row in rows for segment in row]
    wide = [s for s in every if s.x1 - s.x0 > FLOW * width]
    if len(wide) < 4:
        return Margins()
    right = sorted(s.x1 for s in wide)[int(0.9 * (len(wide) - 1))] + 2
    left = sorted(s.x0 for s in wide)[int(0.1 * len(wide))] - 2
    beyond = [s for s in every if s.x0 > right]
    found = Margins(left, right if _notes(beyond, width) else float("inf"))
    before = [row for row in rows if row[0].x1 < left and found.outside(row[0], row)]
    beside = [row[0] for row in before if len(row) > 1]
    # headings that begin left of the body stand alone; notes stand beside its lines
    return found if _notes(beside, width) and 2 * len(beside) >= len(before) else Margins(right=found.right)


def _notes(found: list[Segment], width: float) -> bool:
    return bool(found) and max(s.x1 - s.x0 for s in found) < NOTE * width


def split_off(rows: list[Row], margins: Margins) -> tuple[list[Row], list[Row]]:
    """The body's rows, and the rows of margin notes."""
    body = [[s for s in row if not margins.outside(s, row)] for row in rows]
    notes = [[s for s in row if margins.outside(s, row)] for row in rows]
    return [row for row in body if row], [row for row in notes if row]


def bands(rows: list[Row], width: float) -> list[tuple[int, int, float]]:
    """Stretches of rows (from, to, x) that are two columns of running text or two lists, divided at x."""
    at = _divide(rows, width)
    if at is None:
        return []
    found, start = [], 0
    for index in range(len(rows) + 1):
        ends = index == len(rows) or any(s.x0 < at - 2 and s.x1 > at - 2 for s in rows[index])
        far = start < index < len(rows) and rows[index][0].y1 - rows[index - 1][0].y1 > APART * rows[index][0].height
        if ends or far:
            for first, last in _beside(rows, start, index, at):
                if _two_columns(rows[first:last], at):
                    found.append((first, last, at))
            start = index + 1 if ends else index
    return found


def _beside(rows: list[Row], start: int, end: int, at: float) -> list[tuple[int, int]]:
    """Stretches that begin and go on with rows that have a second column, and how far the first goes on below each."""
    right = [index for index in range(start, end) if rows[index][-1].x0 >= at - 2]
    firsts = [index for above, index in pairwise([-LONE, *right]) if index - above >= LONE]
    found = []
    for first, limit in pairwise([*firsts, end]):
        inside = [index for index in right if first <= index < limit]
        found.append((first, min(limit, inside[-1] + 1 + len(inside))))
    return found


def _divide(rows: list[Row], width: float) -> float | None:
    """Where a second column begins: the place in the page's middle at which most segments begin."""
    places = Counter(round(s.x0) for row in rows for s in row if 0.33 * width < s.x0 < 0.72 * width)
    best = min(places.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    return best[0] if best[1] >= 3 else None


def _two_columns(rows: list[Row], at: float) -> bool:
    left = [s for row in rows for s in row if s.x0 < at - 2]
    right = [s for row in rows for s in row if s.x0 >= at - 2]
    if min(len(left), len(right)) < 3 or any(len(row) > 2 for row in rows):
        return False
    both = sum(len(row) == 2 for row in rows)
    if both < 0.4 * max(len(left), len(right)):
        return min(len(left), len(right)) >= 5
    return _lists(left, right) or (_flows(left) and _flows(right) and not _in_step(left, right))


def _lists(left: list[Segment], right: list[Segment]) -> bool:
    """Two lists side by side: both have a heading with a colon, or most entries of both begin with the same word."""
    if left[0].text.endswith(":") and right[0].text.endswith(":"):
        return True
    words = [Counter(s.text.split(" ", 1)[0] for s in side).most_common(1)[0] for side in (left, right)]
    return words[0][0] == words[1][0] and all(n >= 0.5 * len(s) for (_, n), s in zip(words, (left, right), strict=True))


def _flows(side: list[Segment]) -> bool:
    """Running text: lines of several words that mostly reach the column's edge."""
    edge, start = max(s.x1 for s in side), min(s.x0 for s in side)
    full = sum(s.x1 - start > 0.75 * (edge - start) for s in side)
    words = sum(len(s.words) for s in side)
    return len(side) >= 5 and words >= 3.5 * len(side) and full >= 0.6 * len(side)


def _in_step(left: list[Segment], right: list[Segment]) -> bool:
    """Whether paragraphs of both sides begin at the same heights throughout, as the cells of a table do."""
    return len(_starts(left)) > 1 and _starts(left) == _starts(right)


def _starts(side: list[Segment]) -> list[int]:
    steps = [b.y1 - a.y1 for a, b in pairwise(side)]
    usual = sorted(steps)[len(steps) // 4]
    return [round(b.y1 / 4) for b, step in zip(side, [2 * usual, *steps], strict=True) if step > 1.2 * usual]
