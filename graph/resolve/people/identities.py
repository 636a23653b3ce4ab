"""Seats of one surname → identities: which writings of a name are one person.

The fullest writing comes first. A shorter one joins the only identity that it fits; where it fits several, each seat is
settled by itself: by who else is on that list, who sits on that body at that time, and who is seen in the authority
then. What stays open is a person of its own, and an unsure pair for people to judge. Two rows of one list are two
people, whatever their names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import NamedTuple

from graph.build.ids import slug
from graph.resolve.judgements import Feature, Judgement, Ruled, Verdict
from graph.resolve.people.names import Name, fits, other_middle, same_middle

CLEARLY = 0.2  # by how much one pair must belong together more than any other
NEAR_DAYS = 550  # how long before or after somebody is seen on a body they may sit on it: a year and some months


class Seat(NamedTuple):
    """A row of an attendance list. `meeting` is its paper's path, `day` its date as a number, None where not told.

    `path` is that of the writing.
    """

    meeting: str
    day: int | None
    node: str
    body: str | None
    name: Name
    written: str
    path: str = ""


@dataclass
class Identity:
    """A person of one surname, as far as writings tell. `spans`: first and last day seen, by body and (None) on any."""

    names: list[Name] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    meetings: set[str] = field(default_factory=set)
    spans: dict[str | None, tuple[int, int]] = field(default_factory=dict)

    def add(self, seats: Iterable[Seat]) -> None:
        """Takes seats in."""
        for seat in seats:
            if seat.name not in self.names:
                self.names.append(seat.name)
            self.seats.append(seat)
            self.meetings.add(seat.meeting)
            self.see(seat)

    def see(self, seat: Seat) -> None:
        """Widens the spans of its body and of any body."""
        for key in {seat.body, None}:
            if seat.day is not None:
                first, last = self.spans.get(key, (seat.day, seat.day))
                self.spans[key] = (min(first, seat.day), max(last, seat.day))

    def fits(self, name: Name) -> bool:
        """Whether a writing fits one of those that tell the first name, where any does, and contradicts none."""
        telling = [known for known in self.names if known.given and len(known.given[0]) > 1] or self.names
        return any(fits(name, known) for known in telling) and not any(
            other_middle(name, known) for known in self.names
        )

    def near(self, body: str | None, day: int | None, within: int = NEAR_DAYS) -> bool:
        """Whether this person is seen on a body (None: on any) about that day."""
        span = self.spans.get(body)
        return span is not None and (day is None or span[0] - within <= day <= span[1] + within)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two spans of days share, as a part of what they cover together: 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]) + 1)


def fullest(identity: Identity) -> Name:
    """The writing that tells most."""
    return max(identity.names, key=lambda name: (name.fullness, name.key))


def when(seat: Seat) -> tuple[int, str, str]:
    """For sorting: earliest first, without a date before all others."""
    return seat.day or 0, seat.meeting, seat.node


def day_of(written: str | None) -> int | None:
    """The day's number; of a month its first day."""
    return (
        None if not written else date.fromisoformat(written if len(written) == 10 else f"{written[:7]}-01").toordinal()
    )


Path = Callable[[Name], str]
Side = tuple[str, str]  # authority, and member, officer or guest


def path_of(side: Side, name: Name) -> str:
    """`person/ashcombe-county-council/j-g-hartley`; officers and guests one folder below."""
    scope, where = side
    return f"person/{scope}/{slug(name.key)}" if where == "member" else f"person/{scope}/{where}/{slug(name.key)}"


class Block:
    """All seats of one surname, side and authority.

    `path` gives the path of a writing, `told` are seats that minutes tell of elsewhere (an appointment to a body).
    """

    def __init__(self, seats: Iterable[Seat], told: Iterable[Seat], path: Path, ruled: Ruled) -> None:
        self._path, self._ruled = path, ruled
        self.identities: list[Identity] = []
        self.judgements: list[Judgement] = []
        self._by_name: defaultdict[Name, list[Seat]] = defaultdict(list)
        for seat in sorted(seats, key=when):
            self._by_name[seat.name].append(seat)
        left = {name: self._settled(name) for name in self._fullest_first()}
        for seat in sorted(told, key=when):
            self._learn(seat)
        self._pair()
        self._settle_singly({name: seats for name, seats in left.items() if seats})

    def _fullest_first(self) -> list[Name]:
        return sorted(self._by_name, key=lambda name: (*(-n for n in name.fullness), name.key))

    def candidates(self, name: Name) -> list[Identity]:
        """Whom a writing can mean, as far as the name and people's judgements tell."""
        mine = self._path(name)
        return [i for i in self.identities if i.fits(name) and not self._ruled_out(mine, i)]

    def _ruled_out(self, path: str, identity: Identity) -> bool:
        return any(self._ruled.apart(path, self._path(name)) for name in identity.names)

    def _settled(self, name: Name) -> list[Seat]:
        """Settles the seats of a writing that fits one identity or none; returns those that are left to settle singly.

        Where both stand in one list, the writing is somebody else's there, and could be either's elsewhere.
        """
        seats, found = self._by_name[name], self.candidates(name)
        if (
            not found
            or (len(name.given) > 1 and len(found) > 1)
            or (len(found) == 1 and self._has_rival(name, found[0]))
        ):
            self._new(seats)
            return []
        if len(found) > 1:
            return seats
        beside = [seat for seat in seats if seat.meeting in found[0].meetings]
        if beside:
            self._new(beside)
            return [seat for seat in seats if seat.meeting not in found[0].meetings]
        self._join(name, found[0], seats, "nobody else of the authority fits")
        return []

    def _has_rival(self, name: Name, identity: Identity) -> bool:
        """Whether another writing fits as well, and is somebody else: `K F` and `K K` both fit `Katherine`.

        Somebody else is who has another second name, or stands in one list with this writing.
        """
        here = {seat.meeting for seat in self._by_name[name]}
        return any(
            other != name
            and other not in identity.names
            and identity.fits(other)
            and (other_middle(name, other) or any(seat.meeting in here for seat in seats))
            for other, seats in self._by_name.items()
        )

    def _new(self, seats: Iterable[Seat]) -> Identity:
        self.identities.append(Identity())
        self.identities[-1].add(seats)
        return self.identities[-1]

    def _join(self, name: Name, identity: Identity, seats: list[Seat], why: str) -> None:
        self._say(name, identity, "same", Feature(why, 3.0), len(seats))
        identity.add(seats)

    def _learn(self, seat: Seat) -> None:
        """That somebody was given a seat tells of whom that body's list speaks."""
        found = self.candidates(seat.name)
        if len(found) == 1:
            found[0].see(seat)

    def _pair(self) -> None:
        """Two identities that fit and belong together by bodies and time, clearly more than with anybody else."""
        near = {pair: self._affinity(*pair) for pair in combinations(range(len(self.identities)), 2)}
        gone = set()
        for (a, b), score in near.items():
            others = [s for pair, s in near.items() if (a in pair or b in pair) and pair != (a, b)]
            if score and score >= max(others, default=0.0) + CLEARLY:
                one, other = self.identities[a], self.identities[b]
                self._join(fullest(other), one, other.seats, "the only one who fits on these bodies at that time")
                gone.add(b)
        self.identities = [identity for n, identity in enumerate(self.identities) if n not in gone]

    def _affinity(self, a: int, b: int) -> float:
        """How many bodies both are seen on about one time, and how much their times are one; 0 where they are two."""
        one, other = self.identities[a], self.identities[b]
        if not one.meetings.isdisjoint(other.meetings) or not all(map(one.fits, other.names)):
            return 0.0
        if self._ruled_out(self._path(fullest(other)), one):
            return 0.0
        here = one.spans.keys() & other.spans.keys() - {None}
        shared = sum(any(one.near(body, day) for day in other.spans[body]) for body in here)
        return shared and shared + overlap(one.spans[None], other.spans[None])

    def _settle_singly(self, left: dict[Name, list[Seat]]) -> None:
        """Seats of writings that could be several people's: whoever is settled helps to settle the others."""
        while sum(self._chosen_seats(name, left) for name in left):
            pass
        for name, seats in left.items():
            found = self.candidates(name)
            of_body: defaultdict[str | None, list[Seat]] = defaultdict(list)
            for seat in self._not_ruled(name, seats, found):
                of_body[seat.body].append(seat)
            for _, theirs in sorted(of_body.items(), key=lambda pair: pair[0] or ""):
                for identity in found:
                    self._say(name, identity, "unsure", Feature("several fit", -1.0), len(theirs))
                self._new(theirs)

    def _not_ruled(self, name: Name, seats: list[Seat], found: list[Identity]) -> list[Seat]:
        """Gives seats to the one whom a person said that this writing means; returns those that are still open."""
        mine, together = self._path(name), self._ruled.together
        meant = [identity for identity in found if any(together(mine, self._path(n)) for n in identity.names)]
        if len(meant) != 1:
            return seats
        left = [seat for seat in seats if seat.meeting in meant[0].meetings]
        meant[0].add(seat for seat in seats if seat not in left)
        return left

    def _chosen_seats(self, name: Name, left: dict[Name, list[Seat]]) -> bool:
        """Gives each seat of a writing to whom it must mean; what is still open stays in `left`. True if any was."""
        found = self.candidates(name)
        chosen: defaultdict[int, list[Seat]] = defaultdict(list)
        for seat in left[name]:
            if (who := _chosen(seat, found)) is not None:
                chosen[who].append(seat)
        for who, seats in sorted(chosen.items()):
            self._join(name, found[who], seats, "the only one who fits on that body at that time")
        given = {seat.node for seats in chosen.values() for seat in seats}
        left[name] = [seat for seat in left[name] if seat.node not in given]
        return bool(given)

    def _say(self, name: Name, identity: Identity, verdict: Verdict, why: Feature, hangs: int) -> None:
        one, other = self._path(name), self._path(fullest(identity))
        if one != other:
            features = (Feature("the names fit", 1.0 + len(name.given)), why)
            self.judgements.append(Judgement(one, other, verdict, "rule", features, hangs))


def _chosen(seat: Seat, found: list[Identity]) -> int | None:
    """The place of the one whom a seat can mean, by one list, one body and one time, in that order."""
    left = [n for n, identity in enumerate(found) if seat.meeting not in identity.meetings]
    for narrower in _narrower(seat, found):
        fewer = [n for n in left if narrower(n)]
        if len(fewer) == 1:
            return fewer[0]
        left = fewer or left
    return left[0] if len(left) == 1 else None


def _narrower(seat: Seat, found: list[Identity]) -> Iterator[Callable[[int], bool]]:
    yield lambda n: any(same_middle(seat.name, name) for name in found[n].names)
    yield lambda n: found[n].near(seat.body, seat.day)
    yield lambda n: found[n].near(None, seat.day)
    yield lambda n: found[n].near(seat.body, seat.day, 0)
