"""Authorities, their bodies, who sits on them over time, and when they meet."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from tests.worlds import words
from tests.worlds.people import Human, Names

START = date(2014, 5, 13)


@dataclass
class Body:
    """`writes` are its names as documents have them, the proper one first. `form` and `style` are its clerk's habits.

    A careful clerk tells a name from those of the whole council, another only from those who sit here.
    `seats` holds, for each May, who sits on it, the chair first. `dates` are its meetings, in order.
    `posts`: which of the officers attend.
    """

    name: str
    kind: str
    authority: str
    size: int
    every: int
    style: str
    form: str
    titled: bool
    careful: bool
    writes: tuple[str, ...] = ()
    seats: dict[str, list[Human]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)

    def sitting(self, when: str) -> list[Human]:
        """Those who hold a seat on a date."""
        return self.seats[max(year for year in self.seats if year <= when)]

    def after(self, when: str, days: int = 9) -> str | None:
        """The first meeting at least so many days later; None where there is none any more."""
        least = (date.fromisoformat(when) + timedelta(days=days)).isoformat()
        return next((d for d in self.dates if d >= least), None)


@dataclass
class Authority:
    """A council with its bodies by kind; `places` are its own streets and villages."""

    name: str
    dice: random.Random
    names: Names
    places: list[str]
    bodies: list[Body]
    officers: dict[str, list[Human]] = field(default_factory=dict)

    def serving(self, body: Body, when: str) -> list[Human]:
        """The officers who attend a body at that time."""
        now = self.officers[max(year for year in self.officers if year <= when)]
        return [now[post] for post in body.posts]

    def of_kind(self, *kinds: str) -> list[Body]:
        return [body for body in self.bodies if body.kind in kinds]

    @property
    def cabinet(self) -> Body:
        return self.of_kind("executive")[0]

    @property
    def council(self) -> Body:
        return self.of_kind("council")[0]


# name, kind, size, days between meetings, house style, form of names, Mr and Mrs written, careful, other names
COUNTY = (
    ("County Council", "council", 24, 61, "shire", "initials", False, True, ("Council", "the Council", "full Council")),
    ("Cabinet", "executive", 7, 30, "modern", "full", False, True, ("the Cabinet", "the Executive")),
    ("Highways Cabinet Panel", "panel", 7, 45, "shire", "initials", False, True, ("Highways and Transport Panel",)),
    ("Children's Services Panel", "panel", 7, 45, "titled", "joined", True, True, ("Childrens Services Panel",)),
    ("Overview and Scrutiny Committee", "scrutiny", 8, 42, "borough", "surname", False, True, ("Scrutiny Committee",)),
    ("Executive Member for Highways", "alone", 1, 50, "modern", "full", False, True, ()),
    ("Planning Committee", "regulatory", 8, 35, "borough", "first", False, False, ()),
)
PARISH = (("Parish Council", "council", 7, 45, "parish", "full", False, True, ("the Council",)),)
SECOND = (
    ("Borough Council", "council", 12, 90, "scots", "full", False, True, ("Council", "the Council")),
    ("Cabinet", "executive", 5, 40, "scots", "first", False, False, ("the Cabinet",)),
    ("Highways Cabinet Panel", "panel", 6, 60, "modern", "full", False, True, ("the Panel",)),
)


def authorities(seed: int, number: int, years: int) -> list[Authority]:
    """A county with a parish, and a second authority beside it that shares names with it and nothing else."""
    dice = random.Random(f"{seed}/county/{number}")
    towns = dice.sample(words.PLACES, 3)
    places = [*dice.sample(words.PLACES, min(4 + years, 120)), *dice.sample(words.STREETS, 8)]
    made = []
    for town, kind, plan in zip(towns, ("County", "Parish", "Borough"), (COUNTY, PARISH, SECOND), strict=True):
        name = f"{town.capitalize()} {kind} Council"
        names = Names(random.Random(f"{seed}/names/{number}/{kind}"), f"{number}-{kind}")
        authority = Authority(name, random.Random(f"{seed}/{number}/{kind}"), names, places, [])
        authority.bodies = [_body(authority, number, *row) for row in plan]
        _fill(authority, years)
        made.append(authority)
    return made


def _body(
    authority: Authority,
    number: int,
    name: str,
    kind: str,
    size: int,
    every: int,
    style: str,
    form: str,
    titled: bool,
    careful: bool,
    others: tuple[str, ...],
) -> Body:
    proper = authority.name if kind == "council" else name
    styles = {"shire": "borough", "modern": "scots", "borough": "shire", "scots": "modern"}
    used = styles.get(style, style) if number % 2 else style
    return Body(proper, kind, authority.name, size, every, used, form, titled, careful, (proper, *others))


def _fill(authority: Authority, years: int) -> None:
    """Members over the years, with seats, and the calendar."""
    dice, names = authority.dice, authority.names
    sitting = _members(names, max(body.size for body in authority.bodies))
    officers = [names.human("officer", post=post) for post in words.POSTS]
    taken = {(officer.given, officer.surname("9999")) for officer in officers}
    member = dice.choice([m for m in sitting if (m.given, m.surname("9999")) not in taken])
    officers[2].surnames, officers[2].given = list(member.surnames), member.given  # one name, two sides
    for year in range(years + 1):
        since = f"{START.year + year}-05-01"
        if year:
            _turn_over(authority, sitting, since)
            # Somebody new in a post is somebody else.
            place = dice.randrange(len(officers))
            officers[place] = names.human("officer", since, officers[place].post)
        authority.officers[since] = list(officers)
        for body in authority.bodies:
            body.seats[since] = _seats(dice, body, sitting, since)
    for body in authority.bodies:
        body.posts = dice.sample(range(len(officers)), min(3, 1 + body.size // 4))
        body.dates = _calendar(dice, body, years)


def _members(names: Names, size: int) -> list[Human]:
    """Some of them in pairs of one surname and first initial."""
    made: list[Human] = []
    while len(made) < size:
        made.append(names.human("member"))
        if len(made) < size and names.dice.random() < 0.12:
            made.append(names.namesake(made[-1]))
    return made


def _turn_over(authority: Authority, sitting: list[Human], since: str) -> None:
    """An election: some go, some come, one may marry."""
    dice, names = authority.dice, authority.names
    for place in dice.sample(range(len(sitting)), max(1, len(sitting) // 6)):
        gone = sitting[place]
        gone.until = since
        # Now and then a namesake succeeds.
        sitting[place] = names.namesake(gone, since) if dice.random() < 0.1 else names.human("member", since)
    wed = dice.choice(sitting)
    if wed.woman and dice.random() < 0.5:
        other = words.skewed(dice, words.SURNAMES)
        old = wed.surname(since)
        wed.surnames.append((since, f"{old}-{other}" if dice.random() < 0.5 else other))
        wed.title = "Mrs"


def _seats(dice: random.Random, body: Body, sitting: list[Human], since: str) -> list[Human]:
    """The council is everybody; elsewhere most keep their seats from year to year."""
    if body.size >= len(sitting):
        return list(sitting)
    before = body.seats[max(body.seats)] if body.seats else []
    kept = [human for human in before if human in sitting and dice.random() < 0.85]
    rest = [human for human in sitting if human not in kept]
    # Two of one surname are drawn to one body, as in life; it is what makes names hard.
    drawn = sorted(rest, key=lambda h: dice.random() - 0.4 * any(h.surname(since) == k.surname(since) for k in kept))
    return [*kept, *drawn][: body.size]


def _calendar(dice: random.Random, body: Body, years: int) -> list[str]:
    day = START + timedelta(days=dice.randrange(body.every))
    end = date(START.year + years, 5, 1)
    found = []
    while day < end:
        if day.weekday() < 5 and day.month != 8:
            found.append(day.isoformat())
        day += timedelta(days=body.every + dice.randrange(-3, 4))
    assert all(one < other for one, other in pairwise(found))
    return found
