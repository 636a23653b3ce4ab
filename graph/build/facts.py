"""One small function for each kind of row: the node it becomes, and the edges that it states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.build.keys import Keyed, ballot_id
from graph.model import Edge, Node, Value
from ontology.record import Evidence, OfItem, Row, VoteRow

Fact = Node | Edge


def node(cls: str, path: str, evidence: tuple[Evidence, ...], **props: Value | None) -> Node:
    """A node with what is stated; what is not stated is left out."""
    return Node(id=path, cls=cls, props={k: v for k, v in props.items() if v not in (None, ())}, evidence=evidence)


def edges(row: Row, source: str, **targets: str | None) -> Iterator[Edge]:
    """Edges that a row states, each with the row's evidence; a target of None is none."""
    for name, target in targets.items():
        if target is not None:
            yield Edge(source=source, name=name, target=target, evidence=row.evidence)


def meeting(keys: Keyed) -> Iterator[Fact]:
    """The meeting that a document records."""
    row = keys.record.meeting
    if row is None or keys.meeting is None:
        return
    yield node(
        "Meeting",
        keys.meeting,
        row.evidence,
        title=" ".join(part for part in (row.body, row.date) if part) or "Meeting",
        date=row.date,
        startTime=row.start,
        endTime=row.end,
        venue=row.venue,
        bodyName=row.body,
        authorityName=row.authority,
    )
    yield from edges(row, keys.document, records=keys.meeting)


def attendances(keys: Keyed) -> Iterator[Fact]:
    """Who was there, or sent apologies."""
    for row, path in keys.pairs("people"):
        yield node(
            "Attendance",
            path,
            row.evidence,
            name=row.name,
            capacity=row.capacity,
            office=row.office,
            post=row.post,
            organisation=row.organisation,
            substituteFor=row.substitute_for,
            remote=row.remote,
        )
        yield from edges(row, path, atMeeting=keys.meeting)


def items(keys: Keyed) -> Iterator[Fact]:
    """The business, in order; on its document where no meeting is recorded."""
    for place, (row, path) in enumerate(keys.pairs("items"), start=1):
        stated = {"number": row.number, "title": row.title, "part": row.part, "identifiers": row.identifiers}
        yield node("AgendaItem", path, row.evidence, position=place, **stated)
        where = "atMeeting" if keys.meeting else "inDocument"
        yield from edges(row, path, **{where: keys.meeting or keys.document})


def _fact(cls: str, keys: Keyed, row: OfItem, path: str, at: str, **props: Value | None) -> Iterator[Fact]:
    """A row under an item: its node, the item where it has one, the meeting where there is one."""
    yield node(cls, path, row.evidence, **props)
    yield from edges(row, path, underItem=keys.item(row), **{at: keys.meeting})


def decisions(keys: Keyed) -> Iterator[Fact]:
    """What the body resolved, clause by clause."""
    date = keys.record.meeting.date if keys.record.meeting else None
    for place, (row, path) in enumerate(keys.pairs("decisions"), start=1):
        stated = {"label": row.label, "text": row.text, "act": row.act, "date": date}
        yield from _fact("Decision", keys, row, path, "takenAt", position=place, **stated)


def motions(keys: Keyed) -> Iterator[Fact]:
    """What was moved, and what became of it."""
    for row, path in keys.pairs("motions"):
        stated = {"text": row.text, "kind": row.kind, "mover": row.mover, "seconder": row.seconder}
        yield from _fact("Motion", keys, row, path, "movedAt", outcome=row.outcome, **stated)


def votes(keys: Keyed) -> Iterator[Fact]:
    """How votes fell, and who voted how."""
    for row, path in keys.pairs("votes"):
        stated: dict[str, Any] = {
            "votesFor": row.for_,
            "votesAgainst": row.against,
            "abstentions": row.abstain,
            "unanimous": row.unanimous,
            "method": row.method,
            "outcome": row.outcome,
        }
        yield from _fact("Vote", keys, row, path, "heldAt", **stated)
        for decision in row.decision_ids:
            yield from edges(row, path, onDecision=keys.by_row.get(decision))
        yield from _ballots(row, path)


def _ballots(vote: VoteRow, path: str) -> Iterator[Fact]:
    for row in vote.ballots:
        here = ballot_id(path, row)
        evidence = row.evidence or vote.evidence
        yield node("Ballot", here, evidence, name=row.person, choice=row.choice)
        yield Edge(source=here, name="inVote", target=path, evidence=evidence)


def referrals(keys: Keyed) -> Iterator[Fact]:
    """Business from and to other bodies."""
    for row, path in keys.pairs("referrals"):
        stated = {"fromName": row.from_, "toName": row.to, "act": row.act, "stage": row.stage, "text": row.text}
        yield from _fact("Referral", keys, row, path, "madeAt", **stated)
        yield from edges(row, path, statedIn=keys.by_row.get(row.decision_id or ""))


def interests(keys: Keyed) -> Iterator[Fact]:
    """Interests that people declared."""
    for row, path in keys.pairs("interests"):
        yield from _fact("Interest", keys, row, path, "declaredAt", name=row.person, type=row.type)


def actions(keys: Keyed) -> Iterator[Fact]:
    """Work that somebody was given."""
    for row, path in keys.pairs("actions"):
        yield from _fact("Action", keys, row, path, "setAt", owner=row.owner, text=row.text, due=row.due)
        yield from edges(row, path, fromDecision=keys.by_row.get(row.decision_id or ""))


def tenures(keys: Keyed) -> Iterator[Fact]:
    """Who was seen in which post, and when."""
    record = keys.record
    seen = record.meeting.date if record.meeting else record.document.date
    for row, path in keys.pairs("roles"):
        stated = {"role": row.role, "name": row.person, "organisation": row.organisation}
        yield node("Tenure", path, row.evidence, seenFrom=seen, seenTo=seen, **stated)


def references(keys: Keyed) -> Iterator[Fact]:
    """Other meetings that the document names."""
    for row, path in keys.pairs("references"):
        stated = {"bodyName": row.body, "date": row.date, "relation": row.relation, "minute": row.minute}
        yield node("Reference", path, row.evidence, **stated)
        yield from edges(row, path, underItem=keys.item(row), madeIn=keys.document)


FACTS = (
    meeting,
    attendances,
    items,
    decisions,
    motions,
    votes,
    referrals,
    interests,
    actions,
    tenures,
    references,
)
