"""What became of each recommendation of a matter: the clause that answered it, how, and what was changed in it.

A recommendation is answered by the body that it was put to, at a later item of the same matter: where a clause there
names it (`recommendation (b)`), or says what it says, or answers all at once, or stands in its place. Only words that
refuse it are a refusal; what says nothing of it is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.build.ids import fold
from graph.resolve.answers.changes import Change
from graph.resolve.answers.replies import Reply, replies
from graph.resolve.answers.wordings import Outcome, core, says
from graph.resolve.matters.business import Business, Clause
from graph.resolve.matters.clusters import Cluster
from ontology.record import Evidence

# What may still be answered by a later item.
OPEN = ("no trace", "deferred", "noted")
Kind = Callable[[str], str]


@dataclass(frozen=True, eq=False)
class Asked:
    """A recommendation: `nodes` are the clauses that state it (minutes and a notice may both), or the one referral.

    `bodies` are those that it is put to; none where the words name no one. `place` is its place in the item, from 1.
    """

    unit: Business
    nodes: tuple[str, ...]
    label: str | None
    text: str
    evidence: tuple[Evidence, ...]
    bodies: frozenset[str]
    place: int

    @property
    def core(self) -> str:
        """What is asked, without the words that ask it."""
        return core(self.text)


@dataclass(frozen=True)
class Answer:
    """What became of a recommendation. `given` are the clauses that say so, `by` is their item; none without trace."""

    asked: Asked
    outcome: Outcome
    given: tuple[Clause, ...] = ()
    by: Business | None = None
    changes: tuple[Change, ...] = ()


def answers_of(cluster: Cluster, kind: Kind) -> list[Answer]:
    """An answer for each recommendation of the matter, in order; `kind` tells the kind of a body."""
    found: dict[int, Answer] = {}
    waiting: list[Asked] = []
    met = sorted((u for u in cluster.units if u.body and u.date), key=lambda u: (u.date or "", u.id))
    for unit in met:
        for asked, reply in _replies(unit, waiting, found, kind):
            found[id(asked)] = Answer(asked, reply.outcome, reply.clauses, unit, reply.changes)
        waiting = [asked for asked in waiting if found[id(asked)].outcome in OPEN]
        for asked in asked_in(unit):
            waiting.append(asked)
            found[id(asked)] = Answer(asked, "no trace")
    return list(found.values())


def _replies(
    unit: Business, waiting: Iterable[Asked], found: dict[int, Answer], kind: Kind
) -> Iterator[tuple[Asked, Reply]]:
    """What an item says to the recommendations that wait; a body's own are taken back, or not spoken of."""
    waiting = list(waiting)
    own = [asked for asked in waiting if asked.unit.own == unit.own]
    back = [clause for clause in unit.clauses if says("withdrawn", clause.row.text)]
    if own and back:
        yield from ((asked, Reply("superseded", (back[0],))) for asked in own)
    put = [asked for asked in waiting if put_to(asked, unit, kind)]
    fresh = [asked for asked in put if found[id(asked)].outcome != "noted"]
    for asked, reply in replies(unit, put):
        if asked in fresh or not reply.by_rest:
            yield asked, reply


def put_to(asked: Asked, unit: Business, kind: Kind) -> bool:
    """Whether an item is of a body that it was put to, after it; one member may act for the executive."""
    if unit.own is None or unit.own == asked.unit.own or (unit.date or "") < (asked.unit.date or ""):
        return False
    if unit.own in asked.bodies or not asked.bodies:
        return True
    return kind(unit.own) == "executive" and any(kind(body) == "executive" for body in asked.bodies)


def asked_in(unit: Business) -> list[Asked]:
    """The recommendations that an item makes: its clauses, or a referral that no clause states."""
    clauses: dict[str, list[Clause]] = {}
    for clause in unit.clauses:
        if clause.row.act == "recommend":
            clauses.setdefault(fold(clause.row.text), []).append(clause)
    made = [_of_clauses(unit, same, place) for place, same in enumerate(clauses.values(), start=1)]
    return made or list(_of_referrals(unit))


def _of_clauses(unit: Business, same: list[Clause], place: int) -> Asked:
    row = same[0].row
    evidence = tuple(sorted({e for clause in same for e in clause.row.evidence}))
    ids = {clause.row.id for clause in same} - {""}
    own = {s.receiver for s in unit.sends if s.row.act == "recommend" and s.row.decision_id in ids}
    bodies = (own or {s.receiver for s in unit.sends if s.row.act == "recommend" and s.row.stage == "made"}) - {None}
    if not bodies:
        bodies = {s.receiver for s in unit.sends if s.row.act == "refer" and s.row.stage == "made"} - {None}
    nodes = tuple(sorted(clause.id for clause in same))
    return Asked(unit, nodes, row.label, row.text, evidence, frozenset(filter(None, bodies)), place)


def _of_referrals(unit: Business) -> Iterator[Asked]:
    for place, sent in enumerate(unit.sends, start=1):
        if sent.row.act == "recommend" and sent.row.stage == "made" and sent.receiver:
            row = sent.row
            yield Asked(unit, (sent.id,), None, row.text, row.evidence, frozenset({sent.receiver}), place)
