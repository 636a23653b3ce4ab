"""Who held which post or seat, from when to when as far as documents show: the statements of all meetings as spans.

An end that was seen is no end of the tenure: before the first sight and after the last one it may have gone on. Where
nothing is seen for longer than GAP, it is two tenures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from graph.build.facts import Fact, node
from graph.build.ids import slug
from graph.build.keys import Keyed
from graph.model import Edge
from graph.resolve.people.identities import day_of
from graph.resolve.people.roles import PLAIN, organisation, post_of
from graph.resolve.world import World
from ontology.record import Evidence

GAP = 731  # days
SEATED = ("member", "co_opted", "apologies")


class Sight(NamedTuple):
    """One document's word for it. `statement` is its own Tenure, None where a seat in the attendance shows it."""

    date: str
    role: str
    evidence: tuple[Evidence, ...]
    statement: str | None


class Held(NamedTuple):
    """What is held by whom: a post, or a seat on a body; one of the two may be None, never both."""

    person: str
    post: str | None
    body: str | None


def tenures_over_time(world: World) -> Iterator[Fact]:
    """A Tenure for each span, with the words of its first and its last sight."""
    seen: defaultdict[Held, list[Sight]] = defaultdict(list)
    for keys in world.papers:
        date = keys.record.meeting.date if keys.record.meeting else keys.record.document.date
        if date is not None:
            for held, sight in (*_stated(world, keys, date), *_seated(world, keys, date)):
                seen[held].append(sight)
    for held in sorted(seen, key=lambda held: tuple(part or "" for part in held)):
        for nth, span in enumerate(_spans(sorted(seen[held], key=lambda s: (s.date, s.statement or ""))), start=1):
            yield from _tenure(world, held, span, nth)


def _stated(world: World, keys: Keyed, date: str) -> Iterator[tuple[Held, Sight]]:
    for row, path in keys.pairs("roles"):
        person = world.people.of(keys, row.person, row.role)
        body = organisation(world, keys, row)
        post = None if PLAIN.match(row.role) else post_of(world, keys, row, body)
        if person is not None and (post or body):
            yield Held(person, post, body), Sight(date, row.role, row.evidence, path)


def _seated(world: World, keys: Keyed, date: str) -> Iterator[tuple[Held, Sight]]:
    """Members in the list, and those who sent apologies; a substitute has no seat of their own."""
    body = world.bodies.own(keys)
    for row, path in keys.pairs("people"):
        person = world.people.seats.get(path)
        if body and person and row.capacity in SEATED and not row.post and not row.substitute_for:
            yield Held(person, None, body), Sight(date, "member", row.evidence, None)


def _spans(sights: list[Sight]) -> Iterator[list[Sight]]:
    """Sights in order, parted where nothing is seen for long."""
    span: list[Sight] = []
    for sight in sights:
        if span and (day_of(sight.date) or 0) - (day_of(span[-1].date) or 0) > GAP:
            yield span
            span = []
        span.append(sight)
    yield span


def _tenure(world: World, held: Held, span: list[Sight], nth: int) -> Iterator[Fact]:
    what = (held.post or f"{held.body}/member").split("/", 1)[1]
    path = f"tenure/{held.person.removeprefix('person/')}/{slug(what, 90)}{f'-{nth}' if nth > 1 else ''}"
    evidence = tuple(sorted({*span[0].evidence, *span[-1].evidence}))
    yield node(
        "Tenure",
        path,
        evidence,
        name=world.people.all[held.person].name,
        role=min(sight.role for sight in span),
        organisation=world.bodies.all[held.body].name if held.body else None,
        seenFrom=span[0].date,
        seenTo=span[-1].date,
        sightings=len({sight.date for sight in span}),
    )
    for name, target in (("holder", held.person), ("ofPost", held.post), ("onBody", held.body)):
        if target is not None:
            yield Edge(source=path, name=name, target=target, evidence=evidence)
    for sight in span:
        if sight.statement is not None:
            yield Edge(source=sight.statement, name="within", target=path, evidence=sight.evidence)
