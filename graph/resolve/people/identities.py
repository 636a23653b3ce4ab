"""What is judged about people: seats, and identities of seats, each with where and when it is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from graph.build.ids import slug
from graph.resolve.people.names import Name, fits, other_middle

Term = tuple[str | None, int]  # a body, and the year in which its year began, in May
NEW_YEAR = 120  # days from 1 January to the annual meetings of May, before which nobody new takes a seat
NEAR_DAYS = 550  # how long before or after somebody is seen on a body they may sit on it: a year and some months


class How(Enum):
    """How a seat tells of somebody: as one of the full council, on another body, by another meeting's word, as none."""

    COUNCIL, SEATED, TOLD, BESIDE = range(4)


class Seat(NamedTuple):
    """A row of an attendance list. `meeting` is its paper's path, `day` its date as a number, None where not told.

    `path` is that of the writing. `twin`: the list holds the name twice. `shared`: some list does, and the name alone
    identifies nobody.
    """

    meeting: str
    day: int | None
    node: str
    body: str | None
    name: Name
    written: str
    path: str = ""
    how: How = How.BESIDE
    twin: bool = False
    shared: bool = False


@dataclass
class Identity:
    """A person of one surname, as far as writings tell. `spans`: first and last day seen, by body and (None) on any.

    `telling`: those names that tell most of the first one (written out, an initial, or nothing).
    `years`: those in which they hold a seat, from one May to the next; `terms`: the bodies and years of any sight.
    """

    names: list[Name] = field(default_factory=list)
    telling: list[Name] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    meetings: set[str] = field(default_factory=set)
    spans: dict[str | None, tuple[int, int]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    terms: set[Term] = field(default_factory=set)

    @classmethod
    def of(cls, seats: Iterable[Seat]) -> Identity:
        """Of these seats."""
        made = cls()
        made.add(seats)
        return made

    def add(self, seats: Iterable[Seat]) -> None:
        """Takes seats in."""
        for seat in seats:
            if seat.name not in self.names:
                self.names.append(seat.name)
                most = max(name.telling for name in self.names)
                self.telling = [name for name in self.names if name.telling == most]
            self.seats.append(seat)
            self.meetings.add(seat.meeting)
            if seat.day is not None:
                self._see(seat, seat.day)

    def _see(self, seat: Seat, day: int) -> None:
        self.terms.add((seat.body, year_of(day)))
        if seat.how is not How.BESIDE:
            self.years.add(year_of(day))
        for key in (seat.body, None):
            first, last = self.spans.get(key, (day, day))
            self.spans[key] = (min(first, day), max(last, day))

    def fits(self, name: Name) -> bool:
        """Whether a writing fits one of those that tell most of the first name, and contradicts none."""
        return any(fits(name, known) for known in self.telling) and not any(
            other_middle(name, known) for known in self.names
        )

    def may_be(self, other: Identity) -> bool:
        """Whether the two can be one person: no list names both, and no writing of one contradicts the other."""
        if not self.meetings.isdisjoint(other.meetings):
            return False
        return all(map(self.fits, other.names)) and all(map(other.fits, self.names))

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


@lru_cache(maxsize=8192)
def year_of(day: int) -> int:
    """The year in which the council's year of a day began, in May: members come and go at its turn."""
    return date.fromordinal(day - NEW_YEAR).year


Side = tuple[str, str]  # authority, and member, officer or guest


def path_of(side: Side, name: Name) -> str:
    """`person/ashcombe-county-council/j-g-hartley`; officers and guests one folder below."""
    scope, where = side
    return f"person/{scope}/{slug(name.key)}" if where == "member" else f"person/{scope}/{where}/{slug(name.key)}"
