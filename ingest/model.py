"""Document → pages of text with stable offsets → lines → blocks.

A reader (`ingest/formats/`) returns a Document: its pages and its lines in reading order. `ingest/blocks.py` makes
blocks of the lines. Page text is what the reader took from the file, and never changes afterwards: every later offset
points into it. A block has a `text` of its own (broken words joined, white space folded, furniture left out) and knows
for each stretch of it where on which page it stands, so that any slice of it can be turned into Evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

from ontology.record import DocumentFacts, Evidence, ItemRow, MeetingFacts, PersonRow, ReferralRow, RoleRow, Source

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
    space (a blank line, more than usual leading) stands before the line. `number` is the one that a list shows, where
    the text has another.
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
    number: str = ""


class StatedItem(msgspec.Struct, frozen=True):
    """Where the title of business stands that a platform keeps apart; `row` is None where it has no number."""

    page: int
    start: int
    end: int
    row: ItemRow | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a platform (ModernGov, CMIS) states as data, with evidence; ids are given later. It beats what is read.

    `actual` says that start and end are the actual times. `told` are stretches of text (page, start, end) that a field
    called `minutes` or `decision` holds: words that are no agenda's.
    """

    document: DocumentFacts
    meeting: MeetingFacts = msgspec.field(default_factory=MeetingFacts)
    actual: bool = False
    people: tuple[PersonRow, ...] = ()
    items: tuple[StatedItem, ...] = ()
    referrals: tuple[ReferralRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    told: tuple[tuple[str, int, int, int], ...] = ()


class Recognised(msgspec.Struct, frozen=True):
    """A word of a page's text that OCR read in a picture, and how sure it is of it (0 to 1)."""

    page: int
    start: int
    end: int
    sure: float


class Unread(msgspec.Struct, frozen=True):
    """Pages that are pictures of which nothing was read, and why. `lacks_ocr`: with OCR installed it may be read."""

    pages: tuple[int, ...]
    why: str
    lacks_ocr: bool = False

    def __str__(self) -> str:
        """`Pages 2, 5–7 are pictures without text.`"""
        several = len(self.pages) > 1
        named = numbered(self.pages)
        return f"Page{'s' * several} {named} {'are pictures' if several else 'is a picture'} {self.why}."


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read: where it came from, its pages, its lines in reading order, what it states as data.

    `recognised` are the words of scanned pages, in order; `unread` the scanned pages that no words were found in.
    """

    source: Source
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    stated: Stated | None = None
    recognised: tuple[Recognised, ...] = ()
    unread: tuple[Unread, ...] = ()


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
    margin note, the index of the block that it stands beside. `indent` is that of its first line.
    """

    kind: BlockKind
    text: str
    segments: tuple[Segment, ...]
    label: str | None = None
    depth: int = 0
    bold: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    beside: int | None = None
    indent: int = 0

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


def numbered(pages: Sequence[int]) -> str:
    """Numbers in order, as people write them: `2, 5–7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
