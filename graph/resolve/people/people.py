"""Who is who in each authority, and whom a document means by a name. Names that could be two people are left alone.

A person is known by authority, side (member, officer or guest) and the writings of the name that belong together. Two
rows of one attendance list with the same name are two people; from then on that name alone identifies nobody in that
authority.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from graph.build.keys import Keyed
from graph.resolve.authorities import Authorities
from graph.resolve.bodies.bodies import Bodies
from graph.resolve.judgements import Judgement, Ruled
from graph.resolve.people.identities import Block, Identity, Seat, Side, day_of, path_of
from graph.resolve.people.names import FIRST_NAMES, Name, parse, turned
from graph.resolve.people.unions import doubles_joined, identifiers, redirects, unite
from ontology.record import PersonRow

MEMBERS = ("member", "co_opted", "councillor")
FEWEST = 3  # names that show the order in which a list writes them
OFFICE = re.compile(
    r"councillor|\bcllr|executive member|lead member|cabinet member|chair|leader|mayor|portfolio|^member|opposition",
    re.IGNORECASE,
)


@dataclass
class Person:
    """A person as judged: how the name is written where it was found, and when and on which bodies it was."""

    id: str
    side: str
    identity: Identity
    names: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The commonest writing."""
        return min(self.names, key=lambda name: (-self.names[name], name))

    @property
    def also_written(self) -> tuple[str, ...]:
        """All other writings, sorted."""
        return tuple(sorted(self.names.keys() - {self.name}))


class People:
    """All people of the documents, and `of(keys, name)`: which of them a document means by a name.

    `redirects` are the paths of writings that are no identifier, with the person whose writing they are.
    """

    def __init__(self, world: Iterable[Keyed], authorities: Authorities, bodies: Bodies, ruled: Ruled) -> None:
        self._authorities, self._bodies = authorities, bodies
        self.all: dict[str, Person] = {}
        self.seats: dict[str, str] = {}
        self.judgements: list[Judgement] = []
        self.redirects: dict[str, str] = {}
        self._here: defaultdict[str, list[tuple[Name, str]]] = defaultdict(list)
        self._of_surname: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._twice: set[tuple[Side, Name]] = set()
        papers = list(world)
        blocks, told = self._blocks(papers), self._appointed(papers)
        judged = [
            (where, Block(seats, told.get((where, surname), ()), partial(path_of, where), ruled))
            for (where, surname), seats in sorted(blocks.items())
        ]
        found = [(side, identity) for side, block in judged for identity in block.identities]
        self.judgements = [judgement for _, block in judged for judgement in block.judgements]
        joined, said = unite(found, ruled)
        self.judgements += said
        for person, (side, identity) in identifiers(joined, ruled).items():
            self._person(person, side, identity.seats)
        self.redirects = redirects(joined, ruled)

    def of(self, keys: Keyed, name: str | None, role: str | None = None, *, member: bool = False) -> str | None:
        """The person that a document means: somebody present, or whoever bears the whole name in this authority.

        `member`: only members can be meant, since they alone move and vote.
        """
        written = parse(name) if name else None
        if name is None or written is None:
            return None
        present = [(full, p) for full, p in self._here.get(keys.path, ()) if not member or self.all[p].side == "member"]
        here = {person for full, person in present if full.key == written.key}
        here = here or {person for _, person in present if self._fits(person, written)}
        return self._one(here, name) if here else self._elsewhere(keys, written, name, "member" if member else role)

    def _one(self, found: set[str], name: str) -> str | None:
        return self._add(next(iter(found)), name) if len(found) == 1 else None

    def _add(self, person: str, name: str) -> str:
        self.all[person].names[name] += 1
        return person

    def _elsewhere(self, keys: Keyed, written: Name, name: str, role: str | None) -> str | None:
        """Somebody who is not on this list: the one whom the name fits, or of several the one on this body then."""
        scope = self._authorities.scope(keys)
        sides = self._sides(scope, written, role)
        if any(((scope, side), written) in self._twice for side in sides):
            return None
        body, day = self._bodies.own(keys), day_of(keys.record.meeting.date if keys.record.meeting else None)
        fitting = [
            p for side, p in self._of_surname[scope, written.surname] if side in sides and self._fits(p, written)
        ]
        on_body = {p for p in fitting if body and self.all[p].identity.near(body, day)}
        return self._one(on_body if not written.given or len(set(fitting)) > 1 else set(fitting), name)

    def _fits(self, person: str, written: Name) -> bool:
        return self.all[person].identity.fits(written)

    def _sides(self, scope: str, written: Name, role: str | None) -> set[str]:
        """The sides on which the name is known; a role tells members from others."""
        sides = {side for side, person in self._of_surname[scope, written.surname] if self._fits(person, written)}
        if role == "member":
            return sides & {"member"}
        if role is not None and written.given:
            told = "member" if OFFICE.search(role) else "officer"
            sides = {told} if told in sides else sides - ({"member"} if told == "officer" else {"officer"})
        return sides

    def _blocks(self, world: list[Keyed]) -> dict[tuple[Side, str], list[Seat]]:
        """The seats of each authority, side and surname; those listed twice are people of their own already."""
        found: defaultdict[tuple[Side, str], list[Seat]] = defaultdict(list)
        papers = [(self._authorities.scope(keys), list(seats_of(keys, self._bodies))) for keys in world]
        for scope, rows in papers:
            counts = Counter((side(row), seat.name, row.capacity) for row, seat in rows)
            self._twice |= {((scope, where), name) for (where, name, _), count in counts.items() if count > 1}
        for scope, rows in papers:
            for row, seat in rows:
                where = (scope, side(row))
                if (where, seat.name) in self._twice:
                    self._person(f"person/{seat.node.removeprefix('attendance/')}", where, [seat])
                else:
                    found[where, seat.name.surname].append(seat)
        return doubles_joined(found)

    def _appointed(self, world: list[Keyed]) -> dict[tuple[Side, str], list[Seat]]:
        """Seats on bodies that minutes give to members, as if they had been seen there on that day."""
        found: defaultdict[tuple[Side, str], list[Seat]] = defaultdict(list)
        for keys in world:
            day = day_of(keys.record.meeting.date if keys.record.meeting else None)
            for row, node in keys.pairs("roles"):
                name, body = parse(row.person), self._bodies.of(keys, row.organisation)
                if name is not None and body in self._bodies.all:
                    seat = Seat(keys.path, day, node, body, name, row.person)
                    found[(self._authorities.scope(keys), "member"), name.surname].append(seat)
        return found

    def _person(self, person: str, where: Side, seats: list[Seat]) -> None:
        identity = Identity()
        identity.add(seats)
        self.all[person] = Person(person, where[1], identity, Counter(seat.written for seat in seats))
        for surname in sorted({seat.name.surname for seat in seats}):
            self._of_surname[where[0], surname].append((where[1], person))
        for seat in seats:
            self.seats[seat.node] = person
            self._here[seat.meeting].append((seat.name, person))


def seats_of(keys: Keyed, bodies: Bodies) -> Iterator[tuple[PersonRow, Seat]]:
    """The rows of a paper's attendance list that hold a name; where surnames stand first, the names are turned."""
    day = day_of(keys.record.meeting.date if keys.record.meeting else None)
    rows = [(row, node, name) for row, node in keys.pairs("people") if (name := parse(row.name)) is not None]
    inverted = surnames_first(name for _, _, name in rows)
    for row, node, name in rows:
        seat = Seat(keys.path, day, node, bodies.own(keys), turned(name) if inverted else name, row.name)
        yield row, seat


def surnames_first(names: Iterable[Name]) -> bool:
    """Whether a list writes `Bell Robert`: first names stand behind in most of its rows, and hardly any in front."""
    full = [name for name in names if name.given and len(name.given[0]) > 1]
    behind = sum(name.surname in FIRST_NAMES and name.given[0] not in FIRST_NAMES for name in full)
    before = sum(name.given[0] in FIRST_NAMES for name in full)
    return behind >= FEWEST and behind > 2 * before


def side(row: PersonRow) -> str:
    """Whether a row is of a member, an officer or a guest. A guest who holds a councillor's office is a member."""
    if row.capacity == "apologies":
        return "officer" if row.post else "member"
    if row.capacity in MEMBERS or (row.capacity == "guest" and row.office and OFFICE.search(row.office)):
        return "member"
    return row.capacity
