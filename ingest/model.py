"""Document → pages of text with stable offsets → lines → blocks.

A reader (`ingest/formats/`) returns a Document: its pages and its lines in reading order. `ingest/blocks.py` makes
blocks of the lines. Page text is what the reader took from the file, and never changes afterwards: every later offset
points into it. A block has a `text` of its own (broken words joined, white space folded, furniture left out) and knows
for each stretch of it where on which page it stands, so that any slice of it can be turned into Evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

import msgspec

from ontology.record import Evidence, Source

BlockKind = Literal["heading", "paragraph", "clause", "row", "margin", "furniture"]


class Page(msgspec.Struct, frozen=True):
    """One page. `number` from 1. Formats without pages (TXT with no form feed, HTML, Markdown, DOCX) have one."""

    number: int
    text: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as the file has it, or a whole paragraph where the format knows paragraphs (`whole`).

    `start` and `end` are offsets into the page's text. `heading` is a level from 1 where the file tells one, else 0.
    `indent` is in characters, or for PDF in tenths of the line height. `cells` are the spans of a table row's cells.
    `furniture` and `margin` are what geometry or the format knows; text alone is judged later. `gap` says that white
    space (a blank line, more than usual leading) stands before the line.
    """

    page: int
    start: int
    end: int
    whole: bool = False
    heading: int = 0
    bold: bool = False
    indent: int = 0
    gap: bool = False
    margin: bool = False
    furniture: bool = False
    cells: tuple[tuple[int, int], ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read: where it came from, its pages and its lines in reading order."""

    source: Source
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]


class Segment(msgspec.Struct, frozen=True):
    """`length` characters of a block's text from `at` that stand, one to one, on `page` from `start`."""

    at: int
    page: int
    start: int
    length: int


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, paragraph, labelled clause, table row, margin note or piece of furniture, in reading order.

    `label` is a clause's or heading's own number as printed, without brackets and final full stop ("4.10", "a", "iv");
    it is part of `text` no more. `depth` counts list levels from 0. `cells` are spans of `text`. `beside` is, for a
    margin note, the index of the block that it stands beside.
    """

    kind: BlockKind
    text: str
    segments: tuple[Segment, ...]
    label: str | None = None
    depth: int = 0
    bold: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    beside: int | None = None

    def evidence(
        self, pages: dict[int, Page], document: str, start: int = 0, end: int | None = None
    ) -> tuple[Evidence, ...]:
        """Evidence for `text[start:end]`: one for each page it touches, the quote exactly as the page has it."""
        stop = len(self.text) if end is None else end
        found: dict[int, tuple[int, int]] = {}
        first = max(0, bisect_right([s.at for s in self.segments], start) - 1)
        for segment in self.segments[first:]:
            a, b = max(start, segment.at), min(stop, segment.at + segment.length)
            if a >= b:
                if segment.at >= stop:
                    break
                continue
            here = (segment.start + a - segment.at, segment.start + b - segment.at)
            known = found.get(segment.page)
            found[segment.page] = (min(known[0], here[0]), max(known[1], here[1])) if known else here
        return tuple(Evidence(document, page, a, b, pages[page].text[a:b]) for page, (a, b) in sorted(found.items()))


class Refusal(msgspec.Struct, frozen=True):
    """A file that was not read: where it is, why, and what to do. One line for the user."""

    path: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")
