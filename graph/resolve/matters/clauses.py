"""Which words of an item make its step: the clause that moves the matter on, and what kind of step it is."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from graph.resolve.matters.business import Business, Clause, Sent
from graph.resolve.matters.titles import words_of
from ontology.record import Evidence

Kind = Literal[
    "considered", "recommended", "decided", "noted", "referred", "called in", "answered", "reported", "planned"
]
# What moves business on comes first. Approval stands before refusal: "approves the scheme, and rejects option B".
ORDER = ("recommend", "refer", "approve", "refuse", "defer", "request", "delegate", "appoint", "note", "other")
KINDS: dict[str, Kind] = {
    "recommend": "recommended",
    "refer": "referred",
    "approve": "decided",
    "refuse": "decided",
    "defer": "decided",
    "request": "decided",
    "delegate": "decided",
    "appoint": "decided",
    "note": "noted",
    "report": "reported",
    "respond": "answered",
    "call_in": "called in",
}
DECIDING = ("approve", "refuse", "defer")


class Told(NamedTuple):
    """What a step tells: its kind, the act and stage in the guidelines' words, the words and the fact they stand in."""

    kind: Kind
    act: str | None
    stage: str | None
    text: str
    label: str | None
    fact: str | None
    evidence: tuple[Evidence, ...]


def told(unit: Business) -> Told:
    """The step that an item is: its weightiest clause, else its referral, else that it was considered."""
    clause = main_clause(unit)
    if clause is not None:
        return _of_clause(unit, clause)
    sent = sorted(unit.sent, key=lambda s: (s.row.stage != "made", s.row.stage != "received", s.id))
    if sent and sent[0].row.stage == "made":
        return _of_sent(sent[0])
    return Told("considered", None, None, unit.title, None, None, tuple(unit.evidence))


def main_clause(unit: Business) -> Clause | None:
    """The clause that counts; of several with one act, the one that says most of the item's subject, then the first."""
    found = [c for c in unit.clauses if c.row.act in ORDER]
    if not found:
        return None
    order = ("refer", *ORDER) if is_call_in(unit) else ORDER
    return found[min(range(len(found)), key=lambda n: (order.index(found[n].row.act), -_subject(unit, found[n]), n))]


def _subject(unit: Business, clause: Clause) -> int:
    return len(words_of(clause.row.text) & unit.words)


def _of_clause(unit: Business, clause: Clause) -> Told:
    row = clause.row
    kind = KINDS.get(row.act, "considered")
    if is_call_in(unit):
        kind = "called in"
    elif row.act in ("approve", "note") and any(s.row.decision_id == row.id and _answers(s) for s in unit.sent):
        kind = "answered"
    return Told(kind, row.act, "made", row.text, row.label, clause.id, row.evidence)


def is_call_in(unit: Business) -> bool:
    """Whether this item is a body's own call-in of what another one decided."""
    asked = any(s.row.act == "call_in" and (s.row.stage == "made" or s.receiver == unit.own) for s in unit.sent)
    executive = (unit.own or "").endswith("/executive")
    return not executive and (asked or bool(re.match(r"call(ed)?[- ]?in\b", unit.title, re.IGNORECASE)))


def _answers(sent: Sent) -> bool:
    return sent.row.act == "respond" and sent.row.stage == "made"


def _of_sent(sent: Sent) -> Told:
    row = sent.row
    kind = KINDS.get(row.act, "considered")
    return Told(kind, row.act, row.stage, row.text, None, sent.id, row.evidence)
