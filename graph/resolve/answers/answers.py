"""What became of each recommendation of a matter: the clause that answered it, how, and what was changed in it.

A recommendation is answered by the body that it was put to, at a later item of the same matter: where a clause there
names it (`recommendation (b)`), or says what it says, or answers all at once, or stands in its place. Only words that
refuse it are a refusal; what says nothing of it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.build.ids import fold
from graph.resolve.answers.changes import Change, content
from graph.resolve.answers.replies import Reply, replies
from graph.resolve.answers.wordings import Outcome, asking, core, says, sender
from graph.resolve.matters.business import Business, Clause, Sent
from graph.resolve.matters.clusters import Cluster
from ontology.record import Evidence

# What may still be answered by a later item.
OPEN = ("no trace", "deferred", "noted")
Kind = Callable[[str], str]
DECIDING = ("executive", "council")
REQUESTED = re.compile(
    r"^(?:that )?(?:the )?(?P<body>[\w,&' -]{3,90}?) be (?:asked|requested|invited|urged) to\b", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Asked:
    """A recommendation: `nodes` are the clauses that state it (minutes and a notice may both), or the one referral.

    `bodies` are those that it is put to; none where the words name no one. `place` is its place in the item, from 1.
    `heard`: no item of the body that made it is joined here; `nodes` is the referral in which the body asked tells
    of it, and `unit` stands for the item that is missing.
    """

    unit: Business
    nodes: tuple[str, ...]
    label: str | None
    text: str
    evidence: tuple[Evidence, ...]
    bodies: frozenset[str]
    place: int
    heard: bool = False

    @property
    def path(self) -> str:
        """The path of its answer. Of one referral several may be heard of, each by its number."""
        path = f"answer/{self.nodes[0].split('/', 1)[1]}"
        return f"{path}/{self.label}" if self.heard and self.label else path

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
    """Whether an item is of a body that it was put to, after it, or says that it answers the body that made it."""
    if unit.own is None or unit.own == asked.unit.own or (unit.date or "") < (asked.unit.date or ""):
        return False
    if unit.own in asked.bodies or not asked.bodies:
        return True
    # One member may act for the executive.
    if kind(unit.own) == "executive" and any(kind(body) == "executive" for body in asked.bodies):
        return True
    return kind(unit.own) in DECIDING and any(_names(clause.row.text, asked) for clause in unit.clauses)


def _names(text: str, asked: Asked) -> bool:
    """Whether it speaks of the recommendations of that very body."""
    own = (asked.unit.own or "").rsplit("/", 1)[-1].replace("-", " ")
    return bool(content(sender(text)) & content(own))


def asked_in(unit: Business) -> list[Asked]:
    """The recommendations that an item makes: its clauses, or a referral that no clause states."""
    clauses: dict[str, list[Clause]] = {}
    sending = {s.row.decision_id for s in unit.sent if (s.row.act, s.row.stage) == ("recommend", "made")} - {None, ""}
    for clause in unit.clauses:
        if clause.row.act == "recommend" or clause.row.id in sending or _requested(unit, clause):
            clauses.setdefault(fold(clause.row.text), []).append(clause)
    made = [_of_clauses(unit, same, place) for place, same in enumerate(clauses.values(), start=1)]
    return made or list(_of_referrals(unit))


def _of_clauses(unit: Business, same: list[Clause], place: int) -> Asked:
    row = same[0].row
    evidence = tuple(sorted({e for clause in same for e in clause.row.evidence}))
    nodes = tuple(sorted(clause.id for clause in same))
    return Asked(unit, nodes, row.label, row.text, evidence, _asked_bodies(unit, same), place)


def _requested(unit: Business, clause: Clause) -> str | None:
    """The other body of which a clause asks something in so many words: `the Cabinet be asked to publish the plan`."""
    found = REQUESTED.match(clause.row.text) if clause.row.act == "request" else None
    ends = [end for s in unit.sent for end in ((s.row.from_, s.sender), (s.row.to, s.receiver))]
    known = {fold(written or ""): judged for written, judged in (*unit.named.items(), *ends)}
    body = known.get(fold(found["body"])) if found else None
    return body if body != unit.own else None


def _asked_bodies(unit: Business, same: list[Clause]) -> frozenset[str]:
    """Whom a clause is put to: of whom it asks something; else whoever it says is to recommend further; else those
    it names; else those of its own referrals, or of those that are no other clause's.
    """
    if requested := _requested(unit, same[0]):
        return frozenset({requested})
    ids = {clause.row.id for clause in same} - {""}
    sent = [s for s in unit.sends if s.row.stage == "made" and s.receiver and s.row.act in ("recommend", "refer")]
    made = [s for s in sent if s.row.act == "recommend"]
    own = [s for s in made if s.row.decision_id in ids]
    free = [s for s in made if not s.row.decision_id]
    text = asking(same[0].row.text)
    asked = _first_in(text, sent) or _named_in(text, own or made) or own or free or made or sent
    return frozenset(s.receiver for s in asked if s.receiver)


def _first_in(text: str, sent: Iterable[Sent]) -> list[Sent]:
    """Those that are to recommend something themselves: `Cabinet recommends to the Council that` of a panel."""
    begins = fold(text).removeprefix("that ").removeprefix("the ").partition(" recommend")[0]
    return [s for s in sent if begins and fold(s.row.to or "").removeprefix("the ") == begins and " to " in text]


def _named_in(text: str, sent: Iterable[Sent]) -> list[Sent]:
    """Those whose receivers, as written, stand in the words; a long name is no place for a short one."""
    left, found = f" {fold(text)} ", []
    for one in sorted(sent, key=lambda s: (-len(s.row.to or ""), s.id)):
        name = f" {fold(one.row.to or '')} "
        if name.strip() and name in left:
            found.append(one)
            left = left.replace(name, " | ")
    return found


def _of_referrals(unit: Business) -> Iterator[Asked]:
    for place, sent in enumerate(unit.sends, start=1):
        if sent.row.act == "recommend" and sent.row.stage == "made" and sent.receiver:
            row = sent.row
            yield Asked(unit, (sent.id,), None, row.text, row.evidence, frozenset({sent.receiver}), place)
