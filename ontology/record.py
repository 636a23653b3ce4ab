"""A Record: what one document says, as rows of facts, each with the words that prove it.

The keys are those of the project's annotation guidelines; `id`, `evidence` and `confidence` come on top,
and so do a few keys that let a fact point at another of the same Record (`item_id`, `decision_id`).
A Record is plain data: `to_json` and `from_json` are exact inverses, and nothing in it depends on a clock,
on an order of files or on a machine.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

DocumentKind = Literal["minutes", "decision_notice", "executive_report", "agenda", "report", "other"]
Capacity = Literal["member", "co_opted", "councillor", "officer", "guest", "apologies"]
Part = Literal["open", "closed"]
Act = Literal[
    "confirm_minutes",
    "note",
    "approve",
    "recommend",
    "refer",
    "request",
    "delegate",
    "appoint",
    "defer",
    "exclude_public",
    "refuse",
    "other",
]
ReferralAct = Literal["recommend", "refer", "report", "respond", "call_in"]
Stage = Literal["made", "received", "planned"]
Outcome = Literal["carried", "lost"]
Relation = Literal["minutes_confirmed", "next_meeting", "past", "future"]


class Evidence(msgspec.Struct, frozen=True, order=True):
    """Where a document says something, and in which words.

    `document` is the file's sha256 (64 hex digits); `page` counts from 1; `start` and `end` are code points of the
    stored page text, half-open; `quote` equals that slice exactly, line breaks and broken words included.
    """

    document: str
    page: int
    start: int
    end: int
    quote: str


class Row(msgspec.Struct, kw_only=True):
    """What every fact has. `id` is unique within its Record, and a function of what the row states."""

    id: str = ""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0


class Source(msgspec.Struct, kw_only=True, frozen=True):
    """The file that a Record was read from. `size` in bytes; `name` is a file name, never a path."""

    sha256: str
    name: str
    media_type: str
    size: int
    pages: int


class DocumentFacts(Row, kw_only=True):
    """What kind of document this is, and who wrote it (`author` and the rest: reports only).

    `authority` is whose document it says it is, where it records no meeting: a meeting has its own.
    """

    kind: DocumentKind = "other"
    author: str | None = None
    author_role: str | None = None
    date: str | None = None
    addressed_to: str | None = None
    authority: str | None = None


class MeetingFacts(Row, kw_only=True):
    """The meeting that minutes or a decision notice record. `date` is YYYY-MM-DD, `start` and `end` are HH:MM."""

    authority: str | None = None
    body: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    venue: str | None = None


class PersonRow(Row, kw_only=True):
    """Somebody who was there, or who sent apologies."""

    name: str
    capacity: Capacity
    office: str | None = None
    post: str | None = None
    organisation: str | None = None
    substitute_for: str | None = None
    remote: bool | None = None


class ItemRow(Row, kw_only=True):
    """One numbered item of business. `identifiers`: the decision, minute and report numbers printed under it."""

    number: str | None
    title: str
    part: Part = "open"
    identifiers: tuple[str, ...] = ()


class OfItem(Row, kw_only=True):
    """A row under an item: its printed number (as gold has it) and the id of its ItemRow (numbers may repeat)."""

    item: str | None = None
    item_id: str | None = None


class DecisionRow(OfItem, kw_only=True):
    """One clause that the body itself resolved, agreed, noted or recommended."""

    label: str | None = None
    text: str
    act: Act


class ReferralRow(OfItem, kw_only=True, rename={"from_": "from"}):
    """Business that came from another body, goes to one or will go to one."""

    from_: str | None = None
    to: str | None = None
    act: ReferralAct
    stage: Stage
    text: str
    decision_id: str | None = None


class BallotRow(msgspec.Struct, kw_only=True, frozen=True):
    """How one person voted, where names are given."""

    person: str
    choice: Literal["for", "against", "abstain"]
    evidence: tuple[Evidence, ...] = ()


class VoteRow(OfItem, kw_only=True, rename={"for_": "for"}):
    """A vote that the document says was taken. Counts are numbers of votes, or None where not stated."""

    label: str | None = None
    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    unanimous: bool | None = None
    method: str | None = None
    outcome: Outcome | None = None
    decision_ids: tuple[str, ...] = ()
    ballots: tuple[BallotRow, ...] = ()


class MotionRow(OfItem, kw_only=True):
    """A motion or amendment as moved. `mover` and `seconder` as written."""

    kind: Literal["motion", "amendment"] = "motion"
    text: str
    mover: str | None = None
    seconder: str | None = None
    outcome: Literal["carried", "lost", "withdrawn"] | None = None


class InterestRow(OfItem, kw_only=True):
    """An interest that a person declared; `type` in lower case as written."""

    person: str
    type: str | None = None


class ActionRow(OfItem, kw_only=True):
    """Work that someone took on or was given. `due` is a date or None."""

    owner: str | None = None
    text: str
    due: str | None = None
    decision_id: str | None = None


class RoleRow(Row, kw_only=True):
    """Who holds which post, wherever the document says it."""

    person: str
    role: str
    organisation: str | None = None


class ReferenceRow(OfItem, kw_only=True):
    """Another meeting that the document names by body and date; `minute` is the number of its minute, where given."""

    body: str
    date: str
    relation: Relation
    minute: str | None = None


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of a stored page, half-open, in code points."""

    page: int
    start: int
    end: int


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a document that contradicts itself: `check` names what, `words` say it in one sentence."""

    check: str
    words: str
    evidence: tuple[Evidence, ...] = ()


class Record(msgspec.Struct, kw_only=True):
    """All that was read out of one document.

    `styles` names the families of wording that were recognised; `remainder` is the text of the record's body that no
    rule took, and `taken` the share (0 to 1) of its characters that some rule did take. `parts` are the documents
    inside a pack, each a Record of its own. `doubts` are contradictions that were noticed in reading. `run` names the
    version of code and of patterns that read it.
    """

    source: Source
    document: DocumentFacts
    meeting: MeetingFacts | None = None
    people: list[PersonRow] = []
    items: list[ItemRow] = []
    decisions: list[DecisionRow] = []
    referrals: list[ReferralRow] = []
    votes: list[VoteRow] = []
    motions: list[MotionRow] = []
    interests: list[InterestRow] = []
    actions: list[ActionRow] = []
    roles: list[RoleRow] = []
    references: list[ReferenceRow] = []
    styles: tuple[str, ...] = ()
    remainder: tuple[Span, ...] = ()
    taken: float = 0.0
    parts: list[Record] = []
    doubts: tuple[Doubt, ...] = ()
    run: str = ""

    def rows(self) -> list[Row]:
        """Every row of every fact type, in the order of the Record."""
        single: list[Row] = [self.document] + ([self.meeting] if self.meeting else [])
        return single + [row for name in ROW_LISTS for row in getattr(self, name)]


ROW_LISTS = (
    "people",
    "items",
    "decisions",
    "referrals",
    "votes",
    "motions",
    "interests",
    "actions",
    "roles",
    "references",
)


def row_id(kind: str, *stated: object) -> str:
    """An id from what a row states: `decision-3f2a9c0b1d`. The same words give the same id on every machine."""
    digest = hashlib.sha256("\x1f".join("" if s is None else str(s) for s in stated).encode()).hexdigest()
    return f"{kind}-{digest[:10]}"


def to_json(record: Record, *, indent: int = 2) -> bytes:
    """The Record as JSON, keys in the order of the guidelines."""
    return msgspec.json.format(msgspec.json.encode(record), indent=indent)


def from_json(data: bytes) -> Record:
    """The Record that `to_json` wrote. Raises msgspec.ValidationError, which names the path in the data."""
    return msgspec.json.decode(data, type=Record)
