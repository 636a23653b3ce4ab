"""Judgements as people review them: both names or titles, where each was seen, what spoke, how much hangs on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from graph.build.keys import Keyed
from graph.resolve.bodies.body_names import body_name
from graph.resolve.bodies.body_units import named_in
from graph.resolve.judgements import Feature, Judgement
from graph.resolve.matters.business import Business
from graph.resolve.matters.clusters import Cluster
from graph.resolve.matters.matters import matter_of, worth_following
from graph.resolve.matters.near import near_misses
from graph.resolve.matters.steps import steps_of
from graph.resolve.people.identities import path_of
from graph.resolve.people.names import Name
from graph.resolve.people.people import seats_of, side
from graph.resolve.units import RuledWorld, person_or_body
from graph.resolve.world import World


class Seen(msgspec.Struct, frozen=True, order=True):
    """Where a writing stands: on the lists of which body (of a body's name: over its own minutes, or in others'; of an
    item: before which body), first and last (dates; empty where not told), and how often.
    """

    where: str
    first: str
    last: str
    times: int


class Sight(NamedTuple):
    """A writing in a document."""

    written: str
    where: str
    date: str


class Side(msgspec.Struct, frozen=True):
    """One end of a judgement. `id` is the path of the writing or the item, `leads` the identifier that it means now
    (of an item that is no part of a matter, its own path).
    """

    id: str
    name: str
    leads: str
    seen: tuple[Seen, ...]


class Told(msgspec.Struct, frozen=True):
    """A judgement by rule, with both its ends. `hangs` counts the facts that hang on it."""

    one: Side
    other: Side
    verdict: str
    hangs: int
    features: tuple[Feature, ...]

    @property
    def weight(self) -> float:
        """Of all features together: above 0 they speak for one and the same, below against."""
        return sum(feature.weight for feature in self.features)


def review(judged: RuledWorld) -> list[Told]:
    """All judgements by rule, once for each pair and verdict, the most consequential first; of items the unsure ones.

    What is still unsure of a pair that a person ruled about, or that is one by now, is left out.
    """
    found = list(_gathered([*judged.world.people.judgements, *judged.world.bodies.judgements]))
    sides = _sides(judged.world, {path for said in found for path in (said.one, said.other)})
    ruled = {frozenset((ruling.one, ruling.other)) for ruling in judged.rulings}
    told = [
        Told(sides[said.one], sides[said.other], said.verdict, said.hangs, said.features)
        for said in found
        if said.verdict != "unsure" or not _is_settled(said, sides, ruled)
    ]
    told += _of_items(judged)
    return sorted(told, key=lambda t: (-t.hangs, t.one.id, t.other.id, t.verdict))


def _of_items(judged: RuledWorld) -> Iterator[Told]:
    """Pairs of items that rules came near to joining."""
    for index, found in judged.joined:
        near = near_misses(judged.world, index, found, judged.items)
        wanted = {path for said in near for path in (said.one, said.other)}
        sides = {
            u.path: _item(judged.world, u, cluster) for cluster in found for u in cluster.units if u.path in wanted
        }
        for said in near:
            yield Told(sides[said.one], sides[said.other], said.verdict, said.hangs, said.features)


def _item(world: World, unit: Business, cluster: Cluster) -> Side:
    followed = worth_following(cluster, steps_of(world, cluster))
    where = world.bodies.all[unit.body].name if unit.body in world.bodies.all else "a report"
    when, times = unit.date or "", len({evidence.document for evidence in unit.evidence})
    return Side(unit.path, unit.title, matter_of(cluster) if followed else unit.path, (Seen(where, when, when, times),))


def _is_settled(said: Judgement, sides: Mapping[str, Side], ruled: set[frozenset[str]]) -> bool:
    one, other = sides[said.one].leads, sides[said.other].leads
    return one == other or not ruled.isdisjoint({frozenset((said.one, said.other)), frozenset((one, other))})


def _gathered(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """One for each pair and verdict: each feature once, and what hangs on them together."""
    alike: defaultdict[tuple[str, str, str], list[Judgement]] = defaultdict(list)
    for said in judgements:
        alike[said.one, said.other, said.verdict].append(said)
    for several in alike.values():
        features = tuple(sorted({feature for said in several for feature in said.features}))
        yield several[0]._replace(features=features, hangs=sum(said.hangs for said in several))


def _sides(world: World, wanted: set[str]) -> dict[str, Side]:
    """Path → how it is written and where, of the writings that are wanted."""
    found: defaultdict[str, list[Sight]] = defaultdict(list)
    for path, sight in (*_of_people(world), *_of_bodies(world)):
        if path in wanted:
            found[path].append(sight)
    return {path: _side(world, path, found[path]) for path in sorted(wanted)}


def _of_people(world: World) -> Iterator[tuple[str, Sight]]:
    """The path of each row of an attendance list, and where it stands."""
    paths: dict[tuple[str, str, Name], str] = {}
    for keys in world.papers:
        scope = world.authorities.scope(keys)
        for row, seat in seats_of(keys, world.bodies):
            key = scope, side(row), seat.name
            path = paths.get(key) or paths.setdefault(key, path_of(key[:2], seat.name))
            body = world.bodies.all.get(seat.body or "")
            yield path, Sight(seat.written, body.name if body else "", _date(keys))


def _of_bodies(world: World) -> Iterator[tuple[str, Sight]]:
    """The path of each name of a body, and where it stands."""
    paths: dict[tuple[str, str], str] = {}
    for keys in world.papers:
        scope, meeting = world.authorities.scope(keys), keys.record.meeting
        own = [(meeting.body, "its minutes")] if meeting and meeting.body else []
        for written, where in (*own, *((name, "minutes of others") for name, _ in named_in(keys.record))):
            path = paths.get((scope, written)) or paths.setdefault((scope, written), _body_path(scope, written))
            yield path, Sight(written, where, _date(keys))


def _body_path(scope: str, written: str) -> str:
    name = body_name(scope, written)
    return f"body/{scope}/{name.key}" if name else ""


def _side(world: World, path: str, sights: list[Sight]) -> Side:
    dates: defaultdict[str, list[str]] = defaultdict(list)
    for sight in sights:
        dates[sight.where].append(sight.date)
    places = tuple(sorted(Seen(where, min(days), max(days), len(days)) for where, days in dates.items()))
    names = Counter(sight.written for sight in sights)
    name = min(names, key=lambda name: (-names[name], name), default=path.rsplit("/", 1)[1])
    return Side(path, name, person_or_body(world, path) or path, places)


def _date(keys: Keyed) -> str:
    return (keys.record.meeting.date if keys.record.meeting else None) or ""
