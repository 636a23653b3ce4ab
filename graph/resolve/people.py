"""Who is who: people of one authority who are written alike. Names that could be two people are left alone.

A person is known by authority, name and side (member, officer or guest). Two rows of one attendance list with the same
name are two people; from then on that name alone identifies nobody in that authority. A shorter writing ("Hartley", "J
Hartley") is a person only inside a meeting where exactly one of those present can be meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.build.ids import slug
from graph.build.keys import Keyed
from graph.resolve.authorities import Authorities
from graph.resolve.names import Name, may_be, parse
from ontology.record import PersonRow

MEMBERS = ("member", "co_opted", "councillor")
OFFICE = re.compile(
    r"councillor|\bcllr|executive member|lead member|cabinet member|chair|leader|mayor|portfolio|^member|opposition",
    re.IGNORECASE,
)
Key = tuple[str, str, str]


@dataclass
class Person:
    """A person as judged, and how the name is written where it was found."""

    id: str
    names: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The commonest writing."""
        return min(self.names, key=lambda name: (-self.names[name], name))


class People:
    """All people of the documents, and `of(keys, name)`: which of them a document means by a name."""

    def __init__(self, world: Iterable[Keyed], authorities: Authorities) -> None:
        self._authorities = authorities
        self.all: dict[str, Person] = {}
        self.seats: dict[str, str] = {}
        self._sides: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._present: dict[str, list[tuple[Name, str]]] = {}
        papers = list(world)
        self._twice = {key for keys in papers for key in self._listed_twice(keys)}
        for keys in papers:
            self._seat(keys)

    def of(self, keys: Keyed, name: str | None, role: str | None = None) -> str | None:
        """The person that a document means: somebody present, or whoever bears the whole name in this authority."""
        written = parse(name) if name else None
        if name is None or written is None:
            return None
        here = {person for full, person in self._present.get(keys.path, ()) if may_be(written, full)}
        exact = {person for full, person in self._present.get(keys.path, ()) if full.key == written.key}
        if exact or here:
            return self._one(exact or here, name)
        return self._elsewhere(self._authorities.scope(keys), written, name, role)

    def _elsewhere(self, scope: str, written: Name, name: str, role: str | None) -> str | None:
        sides = self._sides.get((scope, written.key), set())
        if role is not None and written.given:
            told = "member" if OFFICE.search(role) else "officer"
            sides = {told} if told in sides or not sides else sides - ({"member"} if told == "officer" else {"officer"})
        if len(sides) != 1 or any(key[:2] == (scope, written.key) for key in self._twice):
            return None
        return self._add(person_id(scope, next(iter(sides)), written.key), name)

    def _one(self, found: set[str], name: str) -> str | None:
        return self._add(next(iter(found)), name) if len(found) == 1 else None

    def _add(self, person: str, name: str) -> str:
        self.all.setdefault(person, Person(person)).names[name] += 1
        return person

    def _rows(self, keys: Keyed) -> Iterator[tuple[PersonRow, str, Name, Key]]:
        scope = self._authorities.scope(keys)
        for row, node in keys.pairs("people"):
            if (name := parse(row.name)) is not None:
                yield row, node, name, (scope, name.key, side(row))

    def _listed_twice(self, keys: Keyed) -> set[Key]:
        """Names that two rows of one list share, those apart who were present and sent apologies alike."""
        counts = Counter((key, row.capacity) for row, _, _, key in self._rows(keys))
        return {key for (key, _), count in counts.items() if count > 1}

    def _seat(self, keys: Keyed) -> None:
        present = self._present.setdefault(keys.path, [])
        for row, node, name, key in self._rows(keys):
            scope, written, where = key
            person = (
                f"person/{node.removeprefix('attendance/')}" if key in self._twice else person_id(scope, where, written)
            )
            self.seats[node] = self._add(person, row.name)
            self._sides[scope, written].add(where)
            present.append((name, person))


def person_id(scope: str, where: str, key: str) -> str:
    """`person/ashcombe-county-council/j-g-hartley`; officers and guests one folder below."""
    return f"person/{scope}/{slug(key)}" if where == "member" else f"person/{scope}/{where}/{slug(key)}"


def side(row: PersonRow) -> str:
    """Whether a row is of a member, an officer or a guest."""
    if row.capacity == "apologies":
        return "officer" if row.post else "member"
    return "member" if row.capacity in MEMBERS else row.capacity
