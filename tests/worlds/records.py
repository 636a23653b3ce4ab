"""A Paper as the Record that a reader without fault would make of it."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from ontology.record import (
    Capacity,
    DecisionRow,
    DocumentFacts,
    DocumentKind,
    Evidence,
    InterestRow,
    ItemRow,
    MeetingFacts,
    MotionRow,
    PersonRow,
    Record,
    ReferenceRow,
    ReferralRow,
    RoleRow,
    Row,
    Source,
)
from tests.worlds.papers import Entry, Paper

WORDS = ("text", "title", "name", "person", "body")


def record(paper: Paper) -> Record:
    """The Record; its rows stand in the order of the Paper's lists. Quotes are the rows' own words, places made up."""
    sha = hashlib.sha256(f"{paper.name}/{len(paper.entries)}".encode()).hexdigest()
    meeting = MeetingFacts(authority=paper.authority, body=_body(paper), date=paper.date)
    made = Record(
        source=Source(sha256=sha, name=f"{paper.name}.txt", media_type="text/plain", size=1, pages=1),
        document=DocumentFacts(kind=cast("DocumentKind", paper.kind)),
        meeting=meeting,
    )
    meeting.evidence = (_proof(sha, 0, paper.body),)
    for seat in paper.seats:
        capacity = cast("Capacity", seat.capacity)
        made.people.append(PersonRow(name=seat.name, capacity=capacity, office=seat.office, post=seat.post))
        if seat.post or seat.office:
            on = _body(paper) if seat.office else None
            made.roles.append(RoleRow(person=seat.name, role=seat.post or seat.office or "", organisation=on))
    for place, entry in enumerate(paper.entries):
        _item(made, entry, place)
    for number, row in enumerate((row for row in made.rows() if row is not meeting), start=1):
        row.evidence = (_proof(sha, number, _words(row)),)
    return made


def _body(paper: Paper) -> str:
    return "Council" if paper.body == paper.authority else paper.body


def _item(made: Record, entry: Entry, place: int) -> None:
    under: dict[str, Any] = {"item": entry.number, "item_id": f"item-{place}"}
    identifiers = (entry.reference,) if entry.reference else ()
    made.items.append(ItemRow(number=entry.number, title=entry.title, identifiers=identifiers, id=f"item-{place}"))
    for nth, clause in enumerate(entry.clauses):
        row = {**under, "id": f"clause-{place}-{nth}", "label": clause.label, "text": clause.text, "act": clause.act}
        made.decisions.append(DecisionRow(**row))
    for nth, told in enumerate(entry.told):
        clause_id = None if told.clause is None else f"clause-{place}-{told.clause}"
        row = {**under, "id": f"told-{place}-{nth}", "act": told.act, "stage": told.stage, "text": told.text}
        made.referrals.append(ReferralRow(from_=told.sender, to=told.receiver, decision_id=clause_id, **row))
    for nth, named in enumerate(entry.named):
        row = {**under, "id": f"named-{place}-{nth}", "relation": named.relation, "minute": named.minute}
        made.references.append(ReferenceRow(body=named.body, date=named.date, **row))
    for nth, move in enumerate(entry.moves):
        row = {**under, "id": f"move-{place}-{nth}", "kind": move.kind, "outcome": move.outcome, "text": move.text}
        made.motions.append(MotionRow(mover=move.mover_name, seconder=move.seconder_name, **row))
    for _, name, body in entry.appointed:
        made.roles.append(RoleRow(person=name, role="member", organisation=body))
    for nth, (_, name) in enumerate(entry.interests):
        made.interests.append(InterestRow(person=name, type="personal interest", id=f"said-{place}-{nth}", **under))


def _words(row: Row) -> str:
    said = (getattr(row, key, None) for key in WORDS)
    return next((str(words) for words in said if words), "minutes")


def _proof(sha: str, place: int, words: str) -> Evidence:
    return Evidence(document=sha, page=1, start=place * 1000, end=place * 1000 + len(words), quote=words)
