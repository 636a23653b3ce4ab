"""A matter's steps in order: what happened, what is planned, and what should have followed and was never seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from graph.build.ids import slug
from graph.resolve.bodies.kinds import OUTSIDE
from graph.resolve.matters.business import Business, Sent
from graph.resolve.matters.clauses import KINDS, Kind, Told, told
from graph.resolve.matters.clusters import Cluster
from graph.resolve.matters.links import STRENGTH, Link
from graph.resolve.world import World
from ontology.record import Evidence

State = Literal["happened", "planned", "awaited"]
STATES: tuple[State, ...] = ("happened", "planned", "awaited")
SENDING = ("recommend", "refer", "call_in")


@dataclass
class Step:
    """A matter before one body. `follows` are the steps that it was joined to, and `because` is the strongest reason.

    `unit` is the business that it is (None where it is only told of by another step's). `position` counts from 1.
    `date` of what is awaited is that since when it is; `told_on` that of the meeting that tells of a step without one.
    """

    state: State
    kind: Kind
    body: str | None
    date: str | None
    text: str
    evidence: tuple[Evidence, ...]
    act: str | None = None
    stage: str | None = None
    minute: str | None = None
    fact: str | None = None
    unit: Business | None = None
    because: str | None = None
    follows: list[Step] = field(default_factory=list, repr=False)
    told_on: str | None = None
    ties: dict[int, tuple[Evidence, ...]] = field(default_factory=dict, repr=False)
    position: int = 0

    @property
    def id(self) -> str:
        """Its end of the path: body, date or state."""
        body = (self.body or "body/unknown").rsplit("/", 1)[1]
        when = self.date if self.state == "happened" else "-".join(p for p in (self.state, self.date) if p)
        return f"{body}-{when or 'earlier'}"


def steps_of(world: World, cluster: Cluster) -> list[Step]:
    """All steps, in order, positions given."""
    units = sorted(cluster.units, key=lambda u: (u.date or "", u.id))
    own = {unit.id: _happened(unit) for unit in units if unit.body is not None}
    _follow(own, cluster.links)
    earlier = [step for unit in own.values() for step in _told_of(world, unit, own.values())]
    done = [*earlier, *own.values()]
    for step in done:
        step.follows = [before for before in step.follows if not _behind(step, before)]
    planned = _planned(world, cluster, own)
    awaited = list(_awaited(world, own.values(), done, planned))
    steps = sorted([*done, *planned, *awaited], key=lambda step: _place(step, _rank(world, step)))
    for position, step in enumerate(steps, start=1):
        step.position = position
    return steps


def _rank(world: World, step: Step) -> int:
    """The place of a step's body in a day, by procedure: panel, cabinet, council."""
    procedure = world.bodies.procedure(step.body)
    return procedure.rank(world.bodies.all[step.body].kind) if procedure and step.body else 0


def _place(step: Step, rank: int) -> tuple[int, str, int, int, str]:
    """What happened by date, and on one day in the order of following, then of procedure; what is planned, and awaited.

    Plans without a date stay in the order in which the documents tell of them.
    """
    depth = _depth(step) if step.state == "happened" else 0
    date = step.date or step.told_on or ("" if step.state == "happened" else "9999")
    happened = step.state == "happened"
    return STATES.index(step.state), date, depth, rank if happened else 0, step.id if happened else ""


def _depth(step: Step, seen: int = 0) -> int:
    """How long the chain is that leads here."""
    return 0 if seen > 50 else max((1 + _depth(before, seen + 1) for before in step.follows), default=0)


def _happened(unit: Business) -> Step:
    said: Told = told(unit)
    return Step(
        state="happened",
        kind=said.kind,
        body=unit.own,
        date=unit.date,
        text=said.text,
        evidence=said.evidence or tuple(unit.evidence),
        act=said.act,
        stage=said.stage,
        minute=minute(unit.number, said.label),
        fact=said.fact,
        unit=unit,
    )


def minute(number: str | None, label: str | None) -> str | None:
    """`27 b`; a label that holds the number already (`4.7 2`) stands alone."""
    if number and label and not label.startswith(number):
        return f"{number} {label}"
    return label or number


def _follow(own: dict[str, Step], links: Iterable[Link]) -> None:
    """Ties steps to those before them; the words of a tie prove the step that stands in the same document."""
    for link in sorted(links, key=lambda found: (STRENGTH[found.because], found.earlier)):
        step, before = own.get(link.later), own.get(link.earlier)
        if step is None or before is None:
            continue
        step.because = step.because or link.because
        for one, other in ((step, before), (before, step)):
            here = {e.document for e in one.evidence}
            said = {e for e in link.words if e.document in here}
            one.evidence = tuple(sorted({*one.evidence, *said}))
            one.ties.setdefault(id(other), link.words)
        if before not in step.follows:
            step.follows.append(before)


def _behind(step: Step, before: Step) -> bool:
    """Whether a step is also followed by way of another one: the way through it is the matter's way."""
    todo = [other for other in step.follows if other is not before]
    seen: set[int] = set()
    while todo:
        other = todo.pop()
        if other is before:
            return True
        if id(other) not in seen:
            seen.add(id(other))
            todo += other.follows
    return False


def _told_of(world: World, step: Step, own: Iterable[Step]) -> Iterator[Step]:
    """The far end of what was received, where its own minutes are not here: it happened, and perhaps is told when."""
    steps, unit = list(own), step.unit
    if unit is None:
        return
    for body, sent in sorted(_weightiest(unit).items()):
        if world.bodies.all[body].kind != OUTSIDE and all(other.body != body for other in steps):
            before = _of_sent(sent, body, "happened", KINDS[sent.row.act])
            _date(before, unit)
            _place_after(before, steps, step)
            step.follows.append(before)
            step.because = step.because or "reference"
            yield before


def _weightiest(unit: Business) -> dict[str, Sent]:
    """Of all that was received from a body, the recommendation, or what comes nearest to one."""
    found: dict[str, Sent] = {}
    for sent in sorted(unit.received, key=lambda s: SENDING.index(s.row.act) if s.row.act in SENDING else -1):
        if sent.row.act in SENDING and sent.sender is not None:
            found.setdefault(sent.sender, sent)
    return found


def _date(before: Step, unit: Business) -> None:
    """The one earlier meeting of that body that the item names, with its minute."""
    named = [r for r in unit.references if r.relation == "past" and unit.named.get(r.body) == before.body]
    before.told_on = unit.date
    if len({row.date for row in named}) == 1:
        before.date = named[0].date
        before.minute = next((row.minute for row in named if row.minute), None)
        before.evidence = tuple(sorted({*before.evidence, *(e for row in named for e in row.evidence)}))


def _place_after(before: Step, steps: list[Step], teller: Step) -> None:
    """What was sent to that body earlier came before it there: the body says so by what it sent on."""
    for step in steps:
        sends = step.unit.sends if step.unit else []
        if (
            step is not teller
            and any(s.next == before.body for s in sends)
            and (step.date or "") <= (teller.date or "")
        ):
            before.follows.append(step)
            before.because = teller.because or "reference"


def _of_sent(sent: Sent, body: str, state: State, kind: Kind) -> Step:
    row = sent.row
    return Step(state, kind, body, None, row.text, row.evidence, act=row.act, stage=row.stage, fact=sent.id)


def _planned(world: World, cluster: Cluster, own: dict[str, Step]) -> list[Step]:
    """What documents say will happen and no minutes here show; one for each body, under its most exact date."""
    found: dict[str, Step] = {}
    for unit in sorted(cluster.units, key=lambda u: (u.date or "", u.id)):
        after = [own[unit.id]] if unit.id in own else [own[key] for key in _told_in(cluster, unit) if key in own]
        for sent in unit.sent:
            body = sent.receiver
            if sent.row.stage != "planned" or sent.row.act == "respond" or body is None:
                continue
            if not _came(own.values(), body, unit) and not _reports_outside(world, sent):
                _keep(found, _plan(unit, sent, body, after))
    return list(found.values())


def _told_in(cluster: Cluster, unit: Business) -> list[str]:
    """The earlier business that a report's announcement was joined to."""
    return [link.earlier for link in cluster.links if link.later == unit.id]


def _plan(unit: Business, sent: Sent, body: str, after: list[Step]) -> Step:
    plan = _of_sent(sent, body, "planned", "planned")
    plan.date, plan.follows = planned_date(unit, body), after
    return plan


def _reports_outside(world: World, sent: Sent) -> bool:
    """A report to somebody outside is no step of the business here."""
    return sent.row.act == "report" and world.bodies.all[sent.receiver or ""].kind == OUTSIDE


def _keep(found: dict[str, Step], plan: Step) -> None:
    """Two announcements of one thing are one step with the words of both."""
    known = found.setdefault(plan.body or "", plan)
    if known is plan:
        return
    best, other = (plan, known) if len(plan.date or "") > len(known.date or "") else (known, plan)
    best.evidence = tuple(sorted({*best.evidence, *other.evidence}))
    best.follows += [step for step in other.follows if step not in best.follows]
    found[plan.body or ""] = best


def planned_date(unit: Business, body: str) -> str | None:
    """The one date on which the document says that the body will meet about it."""
    named = {r.date for r in unit.references if r.relation == "future" and unit.named.get(r.body) == body}
    return next(iter(named)) if len(named) == 1 else None


def _awaited(world: World, own: Iterable[Step], done: list[Step], planned: list[Step]) -> Iterator[Step]:
    """What was sent to a body, or asked of it, that no document shows it to have dealt with."""
    waiting: dict[str, Step] = {}
    for step, unit in ((step, step.unit) for step in own if step.unit is not None):
        for sent in unit.sends:
            body = sent.next
            if body is None or not _calls_for_answer(world, sent, body) or _came(done, body, unit):
                continue
            if not any(plan.body == body for plan in planned):
                waiting[body] = _waits(world, step, sent, body)
    yield from (waiting[body] for body in sorted(waiting))


def _calls_for_answer(world: World, sent: Sent, body: str) -> bool:
    """A recommendation does, and what is referred inside the authority, and what is said to need a response."""
    if sent.row.stage == "planned":
        return sent.row.act == "respond"
    if world.bodies.all[body].kind == OUTSIDE:
        return sent.row.act == "recommend"
    return sent.row.act in SENDING


def _waits(world: World, step: Step, sent: Sent, body: str) -> Step:
    """What should follow: what procedure awaits; else an answer to scrutiny, and a decision on anything else."""
    kind = world.bodies.all[step.body].kind if step.body in world.bodies.all else ""
    procedure = world.bodies.procedure(body)
    awaited = procedure.answers(sent.row.act, kind, world.bodies.all[body].kind) if procedure else None
    usual = "respond" if kind == "scrutiny" and not body.endswith("/council") else "decide"
    act = awaited.wants if awaited else usual
    wanted = "An answer" if act == "respond" else "A decision"
    since = f" since {step.date}" if step.date else ""
    due = f" {awaited.words(step.date)}".rstrip() if awaited else ""
    text = f"{wanted} of {world.bodies.all[body].name} is awaited{since}: no document here shows one.{due}"
    kind_of_step: Kind = "answered" if act == "respond" else "decided"
    waits = Step("awaited", kind_of_step, body, step.date, text, sent.row.evidence, act=act, fact=sent.id)
    waits.follows = [step]
    return waits


def _came(steps: Iterable[Step], body: str, after: Business) -> bool:
    """Whether a body is seen to have dealt with it, on that day or later."""
    seen = [s for s in steps if s.unit is not after and s.body == body]
    return any((s.told_on or s.date or "") >= (after.date or "") for s in seen)


def step_ids(matter: str, steps: list[Step]) -> list[str]:
    """A path for each step; a second one of a body and date is numbered."""
    found: list[str] = []
    for step in steps:
        path = f"step/{matter}/{slug(step.id, 90)}"
        taken = sum(known == path or known.startswith(f"{path}-n") for known in found)
        found.append(f"{path}-n{taken + 1}" if taken else path)
    return found
