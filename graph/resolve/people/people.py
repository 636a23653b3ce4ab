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
from graph.resolve.people.appointments import appointed
from graph.resolve.people.blocks import Block
from graph.resolve.people.identities import How, Identity, Seat, Side, day_of, path_of
from graph.resolve.people.names import FIRST_NAMES, Name, parse, turned
from graph.resolve.people.unions import doubles_joined, identifiers, redirects, unite
from ontology.record import PersonRow

MEMBERS = ("member", "co_opted", "councillor")
SEATED = ("member", "councillor", "apologies")
INITIAL = (0, 1, 1)  # how full a writing is that holds no more than the first letter of a name
FEWEST = 3  # names that show the order in which a list writes them
OFFICE = re.compile(
    r"councillor|\bcllr|executive member|lead member|cabinet member|chair|leader|mayor|portfolio|^member|opposition",
    re.IGNORECASE,
)


@dataclass
class Person:
    """A person as judged: how the name is written, by the papers that write it so, and when and where it was seen."""

    id: str
    side: str
    identity: Identity
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def name(self) -> str:
        """The writing of most papers."""
        return min(self.names, key=lambda name: (-len(self.names[name]), name))

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
        seats = self._seats(list(world))
        judged = [(where, Block(those, partial(path_of, where), ruled)) for (where, _), those in sorted(seats.items())]
        found = [(side, identity) for side, block in judged for identity in block.identities]
        self.judgements = [judgement for _, block in judged for judgement in block.judgements]
        joined, said = unite(found, ruled)
        self.judgements += said
        for person, (side, identity) in identifiers(joined, ruled).items():
            self._person(person, side, identity)
        self.redirects = redirects(joined, ruled)
        for (where, _), those in sorted(seats.items()):
            for seat in those:
                if seat.twin:
                    self._person(f"person/{seat.node.removeprefix('attendance/')}", where, Identity.of([seat]))

    def of(self, keys: Keyed, name: str | None, role: str | None = None, *, member: bool = False) -> str | None:
        """The person that a document means: somebody present, or whoever bears the whole name in this authority.

        `member`: only members can be meant, since they alone move and vote.
        """
        written = parse(name) if name else None
        if name is None or written is None:
            return None
        present = [(full, p) for full, p in self._here.get(keys.path, ()) if not member or self.all[p].side == "member"]
        here = {person for full, person in present if full.key == written.key}
        here = here or self._fitting((person for _, person in present), written)
        found = here or self._elsewhere(keys, written, "member" if member else role)
        if len(found) != 1:
            return None
        (person,) = found
        self.all[person].names[name].add(keys.path)
        return person

    def _elsewhere(self, keys: Keyed, written: Name, role: str | None) -> set[str]:
        """Whoever is not on this list: the one whom the name fits, or of several the one on this body then."""
        scope = self._authorities.scope(keys)
        sides = self._sides(scope, written, role)
        if any(((scope, side), written) in self._twice for side in sides):
            return set()
        body, day = self._bodies.own(keys), day_of(keys.record.meeting.date if keys.record.meeting else None)
        fitting = self._fitting((p for side, p in self._of_surname[scope, written.surname] if side in sides), written)
        if written.given and len(fitting) == 1:
            return fitting
        return {p for p in fitting if body and self.all[p].identity.near(body, day)}

    def _fitting(self, people: Iterable[str], written: Name) -> set[str]:
        """Whom a writing fits; of these, those who bear it wherever they were, if it is more than an initial."""
        fitting = {person for person in people if self._fits(person, written)}
        told = written.fullness > INITIAL
        return {person for person in fitting if told and written in self.all[person].identity.names} or fitting

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

    def _seats(self, world: list[Keyed]) -> dict[tuple[Side, str], list[Seat]]:
        """The seats of each authority, side and surname, and those that minutes tell of elsewhere."""
        found: defaultdict[tuple[Side, str], list[Seat]] = defaultdict(list)
        for keys in world:
            scope, rows = self._authorities.scope(keys), list(seats_of(keys, self._bodies))
            counts = Counter((side(row), seat.name, row.capacity) for row, seat in rows)
            for row, seat in rows:
                where, twin = (scope, side(row)), counts[side(row), seat.name, row.capacity] > 1
                found[where, seat.name.surname].append(seat._replace(twin=True) if twin else seat)
                if twin:
                    self._twice.add((where, seat.name))
            others = {seat.name for row, seat in rows if side(row) != "member"}
            for seat in appointed(keys, self._bodies):
                if seat.name not in others:
                    found[(scope, "member"), seat.name.surname].append(seat)
        return doubles_joined(found)

    def _person(self, person: str, where: Side, identity: Identity) -> None:
        made = self.all[person] = Person(person, where[1], identity)
        for surname in sorted({name.surname for name in identity.names}):
            self._of_surname[where[0], surname].append((where[1], person))
        for seat in identity.seats:
            made.names[seat.written].add(seat.meeting)
            self.seats[seat.node] = person
            self._here[seat.meeting].append((seat.name, person))


def seats_of(keys: Keyed, bodies: Bodies) -> Iterator[tuple[PersonRow, Seat]]:
    """The rows of a paper's attendance list that hold a name; where surnames stand first, the names are turned."""
    day = day_of(keys.record.meeting.date if keys.record.meeting else None)
    rows = [(row, node, name) for row, node in keys.pairs("people") if (name := parse(row.name)) is not None]
    inverted = surnames_first(name for _, _, name in rows)
    body = bodies.own(keys)
    for row, node, name in rows:
        seat = Seat(keys.path, day, node, body, turned(name) if inverted else name, row.name)
        yield row, seat._replace(how=how(row, body))


def how(row: PersonRow, body: str | None) -> How:
    """Those who sit for the people hold a seat; one who was co-opted may be on no list of the full council."""
    if side(row) != "member" or row.capacity not in SEATED:
        return How.BESIDE
    return How.COUNCIL if body and body.endswith("/council") else How.SEATED


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
