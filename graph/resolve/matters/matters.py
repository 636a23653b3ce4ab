"""Matters and their steps as nodes and edges, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.build.facts import Fact, node
from graph.model import Edge
from graph.resolve.answers.answered import answers
from graph.resolve.answers.looked import Looked
from graph.resolve.matters.business import Business, business_of, by_scope
from graph.resolve.matters.call_ins import CallIns
from graph.resolve.matters.clusters import Cluster, Verdict, clusters
from graph.resolve.matters.following import possible
from graph.resolve.matters.index import Index
from graph.resolve.matters.links import links
from graph.resolve.matters.status import status_of
from graph.resolve.matters.steps import Step, step_ids, steps_of
from graph.resolve.world import World


def matters(world: World, business: Iterable[tuple[Index, list[Cluster]]]) -> Iterator[Fact]:
    """Every matter of `business` (as `joined`) that crosses bodies, is to cross them, or waits for one."""
    looked, called_in = Looked(world), CallIns.of(world)
    for _, found in business:
        for cluster in found:
            steps = steps_of(world, cluster)
            if worth_following(cluster, steps):
                yield from _matter(cluster, steps)
                matter = matter_of(cluster)
                yield from answers(world, looked, cluster, matter)
                yield from called_in.facts(cluster, matter)


def joined(world: World, judged: Iterable[Verdict] = ()) -> Iterator[tuple[Index, list[Cluster]]]:
    """The business of each authority and which of it is one matter; standing business is none.

    `judged`: what people said of two items, by the paths of their business: (one, other, whether they are one matter).
    """
    verdicts = list(judged)
    for units in by_scope(business_of(world)).values():
        index = Index(units)
        yield index, clusters(units, possible(world, units, links(index)), verdicts)


def worth_following(cluster: Cluster, steps: list[Step]) -> bool:
    """Whether business is before several bodies or will be, or came back to one; or only a report announces it."""
    bodies = {step.body for step in steps if step.body}
    days = {unit.date for unit in cluster.units if unit.body}
    return len(bodies) > 1 or len(days) > 1 or (bool(steps) and all(unit.body is None for unit in cluster.units))


def _matter(cluster: Cluster, steps: list[Step]) -> Iterator[Fact]:
    first = _first(cluster)
    path, matter = first.id, matter_of(cluster)
    evidence = tuple(sorted({e for unit in cluster.units for e in unit.evidence} or {*steps[0].evidence}))
    dates = sorted(step.date for step in steps if step.date and step.state == "happened")
    yield node(
        "Matter",
        matter,
        evidence,
        title=_title(first, cluster),
        status=status_of(steps),
        firstDate=dates[0] if dates else None,
        lastDate=dates[-1] if dates else None,
    )
    ids = step_ids(path, steps)
    places = {id(step): place for step, place in zip(steps, ids, strict=True)}
    for step in steps:
        yield from _step(step, places, matter)


def matter_of(cluster: Cluster) -> str:
    """The identifier of the matter that a cluster is, where it is worth following."""
    return f"matter/{_first(cluster).id}"


def _first(cluster: Cluster) -> Business:
    """The business that names the matter: the earliest that has a title of its own."""
    return min(cluster.units, key=lambda unit: (bool(unit.told), unit.date or "", unit.id))


def _title(first: Business, cluster: Cluster) -> str:
    """As printed; where that is all in capitals and another item of the matter is not, as printed there."""
    others = sorted((u for u in cluster.units if not u.told), key=lambda unit: (unit.date or "", unit.id))
    return next((u.title for u in [first, *others] if not u.title.isupper()), first.title)


def _step(step: Step, places: dict[int, str], matter: str) -> Iterator[Fact]:
    path = places[id(step)]
    yield node(
        "Step",
        path,
        step.evidence,
        position=step.position,
        date=step.date,
        kind=step.kind,
        act=step.act,
        stage=step.stage,
        state=step.state,
        text=step.text,
        minute=step.minute,
        because=step.because,
    )
    yield Edge(source=path, name="partOf", target=matter, evidence=step.evidence)
    if step.body:
        yield Edge(source=path, name="before", target=step.body, evidence=step.evidence)
    if step.fact:
        yield Edge(source=path, name="recordedIn", target=step.fact, evidence=step.evidence)
    yield from _items(step, path)
    for before in step.follows:
        both = tuple(sorted({*step.evidence, *before.evidence, *step.ties.get(id(before), ())}))
        yield Edge(source=path, name="follows", target=places[id(before)], evidence=both)


def _items(step: Step, path: str) -> Iterator[Edge]:
    """The items that the step is; for a step that is only told of, none of its own."""
    if step.unit is None:
        return
    evidence = tuple(sorted(set(step.unit.evidence)))
    for item in step.unit.items:
        yield Edge(source=path, name="atItem", target=item, evidence=evidence)
