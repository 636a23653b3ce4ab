"""Segments that share a baseline, as rows; and what belongs together within a row, whatever the gap."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.layout.words import WIDE, Segment, join

Row = list[Segment]

STRETCHED = 2.2  # times the other spaces of a justified line
LABEL_GAP = 6.0  # times the letters' height: the widest gap between a label and its text
# "4.10", "(a)", "iv.", "77/21", "C048/23" or a bullet, with the text that it labels to its right
_FIRM = (
    r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,5}|[IVXLC]{1,5})[.):]"
    r"|\(\w{1,5}\)|\d{1,3}(?:\.\d{1,3})+|[•·▪◦‣–—*-]"
)
_LOOSE = r"\d{1,4}[A-Za-z]?|[A-Z]{1,4} ?\d{1,4}(?:[/.]\d{1,4})*|\d{1,4}/\d{1,4}|[a-z]"
_LABEL = re.compile(f"(?:{_FIRM})+")
_FIRST_LABEL = re.compile(f"(?:{_FIRM})+|{_LOOSE}")
_LABELLED = re.compile(rf"(?:{_FIRM}|\d{{1,4}})\s")


def rows(segments: list[Segment]) -> list[Row]:
    """Rows from top to bottom, each from left to right, with labels and stretched lines put together again."""
    found: list[Row] = []
    top, bottom = 0.0, 0.0
    for segment in sorted(segments, key=lambda s: (s.y1, s.x0)):
        shared = min(segment.y1, bottom) - max(segment.y0, top)
        if found and shared > 0.5 * min(segment.height, bottom - top):
            found[-1].append(segment)
        else:
            found.append([segment])
            top, bottom = segment.y0, segment.y1
    return [row if len(row) == 1 else _mend(row) for row in found]


def _mend(row: Row) -> Row:
    ordered = sorted(row, key=lambda s: s.x0)
    mended = ordered[:1]
    usual = _usual_space(ordered)
    for index, segment in enumerate(ordered[1:], 1):
        if _belongs(mended[-1], segment, usual, first=len(mended) == 1, alone=index == len(ordered) - 1):
            mended[-1] = join(mended[-1], segment)
        else:
            mended.append(segment)
    return mended


def _usual_space(row: Row) -> float:
    """How wide the spaces of a row are, the gaps between its segments counted among them; 0 if it has but few."""
    spaces = sum(len(segment.words) for segment in row) - 1
    wide = sum(segment.spaces for segment in row) + sum(b.x0 - a.x1 for a, b in pairwise(row))
    return wide / spaces if spaces >= 2 * len(row) else 0.0


def _belongs(left: Segment, right: Segment, usual: float, *, first: bool, alone: bool) -> bool:
    """Whether two neighbours are one stretch of text: near, stretched by justification, or a label and its text."""
    gap = right.x0 - left.x1
    if gap < max(WIDE * right.height, STRETCHED * usual):
        return True
    label = (_FIRST_LABEL if first and alone else _LABEL).fullmatch(left.text)
    return bool(label) and gap < LABEL_GAP * right.height and any(c.isalpha() for c in right.text)


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label, like the number in a column before the text that it belongs to."""
    return bool(_FIRST_LABEL.fullmatch(text))


def labelled(text: str) -> bool:
    """Whether a line begins with a label, so that it begins a paragraph."""
    return bool(_LABELLED.match(text))


def leading(rows: list[Row]) -> float:
    """The usual distance from baseline to baseline, in points: the lower quartile, as gaps only make it larger."""
    steps = []
    for above, below in pairwise(rows):
        step, height = below[0].y1 - above[0].y1, below[0].height
        if 0.8 * height < step < 2.5 * height:
            steps.append(step)
    if not steps:
        return 1.2 * rows[0][0].height if rows else 12.0
    return sorted(steps)[len(steps) // 4]
