"""Where an answer was looked for: the meetings of a body whose records are here, and those that are only named."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graph.build.keys import Keyed
from graph.resolve.world import World
from ontology.record import Evidence

LOOKED_DAYS = 730  # as far as an item may be joined to an earlier one


class Met(NamedTuple):
    """A meeting whose record is here: its day, its node and the words that state it."""

    date: str
    meeting: str
    evidence: tuple[Evidence, ...]


class Looked:
    """All meetings by body, in order of time."""

    def __init__(self, world: World) -> None:
        here: defaultdict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
        named: defaultdict[str, set[str]] = defaultdict(set)
        days: dict[str, str] = {}
        for keys in world.papers:
            body, meeting = world.bodies.own(keys), keys.record.meeting
            if body and keys.meeting and meeting and meeting.date:
                here[body][keys.meeting] += meeting.evidence
                days[keys.meeting] = meeting.date
            for other, day in _named(world, keys):
                named[other].add(day)
        self._here = {
            body: sorted(Met(days[path], path, tuple(sorted(set(words)))) for path, words in met.items())
            for body, met in here.items()
        }
        self._named = {body: sorted(found) for body, found in named.items()}

    def later(self, bodies: Iterable[str], than: str) -> list[Met]:
        """What met after a day, no later than an answer would be looked for."""
        until = _until(than)
        found: list[Met] = []
        for body in bodies:
            met = self._here.get(body, [])
            found += met[bisect_right(met, than, key=_day) : bisect_right(met, until, key=_day)]
        return sorted(found)

    def not_here(self, bodies: Iterable[str], than: str) -> list[str]:
        """Days in that time on which such a body is said to meet or to have met, with no record here."""
        until = _until(than)
        found: set[str] = set()
        for body in bodies:
            met, named = {meeting.date for meeting in self._here.get(body, [])}, self._named.get(body, [])
            found |= {*named[bisect_right(named, than) : bisect_right(named, until)]} - met
        return sorted(found)


def _day(met: Met) -> str:
    return met.date


def _named(world: World, keys: Keyed) -> Iterator[tuple[str, str]]:
    for row in keys.record.references:
        if len(row.date) == 10 and (body := world.bodies.of(keys, row.body)) is not None:
            yield body, row.date


def _until(day: str) -> str:
    whole = day if len(day) == 10 else f"{day[:7]}-01"
    return (date.fromisoformat(whole) + timedelta(days=LOOKED_DAYS)).isoformat()
