"""One document while it is read: its blocks in sections, the bodies and dates in them, and what rules have taken."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import msgspec

from ingest.bodies import Mention, find_bodies
from ingest.clause import Clause
from ingest.mask import mask
from ingest.model import Block, Document
from ingest.sentences import sentences
from ontology.record import DecisionRow, Evidence, MeetingFacts, Part, row_id

CONTENT = ("heading", "paragraph", "clause", "row")


_SELF = {"members", "meeting"}


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'")


class Section(msgspec.Struct, kw_only=True):
    """A stretch of business: blocks `first` to `last` (exclusive), the heading's own block included.

    `number` and `title` are None and empty for what stands under no numbered heading; `item_id` is that of its ItemRow.
    """

    first: int
    last: int
    number: str | None = None
    title: str = ""
    part: Part = "open"
    heading: int | None = None
    item_id: str | None = None


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: `text` is `start:end` of its block's text, `masked` the same with bodies and dates blotted out."""

    block: int
    start: int
    end: int
    text: str
    masked: str


class Reading:
    """A document's blocks and what is known of them so far. Facts modules read it, and mark what they take."""

    def __init__(self, document: Document, blocks: list[Block]) -> None:
        self.document = document
        self.blocks = blocks
        self.pages = {page.number: page for page in document.pages}
        self.sections: list[Section] = []
        self.meeting = MeetingFacts()
        self.styles: set[str] = set()
        self.clauses: list[tuple[Section, Clause, DecisionRow]] = []
        self._taken: dict[int, list[tuple[int, int]]] = {}
        self._ids: Counter[str] = Counter()
        self._bodies: dict[int, list[Mention]] = {}
        self._masked: dict[int, str] = {}
        self._named: dict[str, str | None] = {}
        self._sentences: dict[int, list[Sentence]] = {}
        self._pieces: dict[int, list[tuple[int, int, DecisionRow]]] = {}
        self._pieces_of = 0

    def evidence(self, block: int, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
        """Evidence for a slice of a block, exact."""
        return self.blocks[block].evidence(self.pages, self.document.source.sha256, start, end)

    def take(self, block: int, start: int = 0, end: int | None = None) -> None:
        """Mark a slice of a block as understood."""
        stop = len(self.blocks[block].text) if end is None else end
        self._taken.setdefault(block, []).append((start, stop))

    def taken(self, block: int) -> list[tuple[int, int]]:
        """The slices of a block that rules took, in order."""
        return sorted(self._taken.get(block, []))

    def id(self, kind: str, *stated: object) -> str:
        """An id for a fact: from what it states, and its place among facts of this document that state the same."""
        base = row_id(kind, *stated)
        self._ids[base] += 1
        count = self._ids[base]
        return base if count == 1 else row_id(kind, *stated, count)

    def bodies(self, block: int) -> list[Mention]:
        """The bodies named in a block."""
        if block not in self._bodies:
            self._bodies[block] = find_bodies(self.blocks[block].text)
        return self._bodies[block]

    def masked(self, block: int) -> str:
        """The block's text with bodies and dates blotted out, of the same length."""
        if block not in self._masked:
            self._masked[block] = mask(self.blocks[block].text, self.bodies(block))
        return self._masked[block]

    def sentences(self, block: int) -> list[Sentence]:
        """The sentences of a block."""
        if block not in self._sentences:
            text, masked = self.blocks[block].text, self.masked(block)
            self._sentences[block] = [Sentence(block, a, b, text[a:b], masked[a:b]) for a, b in sentences(text)]
        return self._sentences[block]

    def pieces(self, block: int) -> list[tuple[int, int, DecisionRow]]:
        """The stretches of a block that are pieces of clauses, with the decisions that these are."""
        if self._pieces_of != len(self.clauses):
            self._pieces_of, self._pieces = len(self.clauses), {}
            for _, clause, row in self.clauses:
                for piece in clause.pieces:
                    self._pieces.setdefault(piece.block, []).append((piece.start, piece.end, row))
        return self._pieces.get(block, [])

    def body_of(self, block: int, start: int, end: int) -> Mention | None:
        """The body named at a place that a pattern found in masked text."""
        return next((m for m in self.bodies(block) if m.start < end and m.end > start), None)

    def resolve(self, block: int, mention: Mention) -> str:
        """The name that a mention stands for: `the Panel` is the body that met, or the one last named so."""
        folded, own = _fold(mention.name), self.meeting.body
        if own and (_fold(own).endswith(folded) or folded in _SELF):
            return own
        if mention.generic or folded.count(" ") == 1:
            section = self.section_of(block)
            first = section.first if section else 0
            for i in range(block, max(first, block - 40) - 1, -1):
                for other in reversed(self.bodies(i)):
                    earlier = i < block or other.start < mention.start
                    if earlier and not other.generic and _fold(other.name).endswith(f" {folded}"):
                        return self.resolve(i, other) if other.name.count(" ") == 1 else other.name
        return mention.name

    def only_one(self, kind: str) -> str | None:
        """The one body of a kind that the whole document names, where there is one (`the Panel`)."""
        kind = _fold(kind)
        if kind not in self._named:
            mentions = (m for i in range(len(self.blocks)) for m in self.bodies(i) if not m.generic)
            names = {_fold(m.name): m.name for m in mentions if _fold(m.name).endswith(f" {kind}")}
            self._named[kind] = next(iter(names.values())) if len(names) == 1 else None
        return self._named[kind]

    def content(self, section: Section) -> list[int]:
        """The blocks of a section that are text: no furniture, no margin notes, not its heading."""
        span = range(section.first, section.last)
        return [i for i in span if i != section.heading and self.blocks[i].kind in CONTENT]

    def section_of(self, block: int) -> Section | None:
        """The section in which a block stands."""
        return next((s for s in self.sections if s.first <= block < s.last), None)

    @property
    def year(self) -> int | None:
        """The year that a date without one means: the meeting's."""
        return int(self.meeting.date[:4]) if self.meeting.date else self._likely_year

    @cached_property
    def _likely_year(self) -> int | None:
        from ingest.dates import find_dates

        years = Counter(
            found.value[:4] for block in self.blocks for found in find_dates(block.text) if block.kind in CONTENT
        )
        return int(max(years, key=lambda y: (years[y], y))) if years else None
