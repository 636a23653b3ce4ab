"""What matters are about: families of near-equal subjects, each of which is a matter of its own."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from tests.worlds import words
from tests.worlds.words import Work


@dataclass(frozen=True)
class Subject:
    """`title` as its first clerk heads it, `again` as another might; `what` in running text; `place` for details."""

    title: str
    again: str
    what: str
    place: str
    years_apart: int = 0
    family: str = ""


# So many policies are headed with their year; the others come again without saying so.
YEARLY = 5
Ask = tuple[str, str]  # subject and the rest after "be"


def family(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    """One to three subjects that are easily taken for one another."""
    made = dice.choice(
        (_neighbours, _neighbours, _same_place, _phases, _phases, _years, _years, _untold_years, _schools)
    )
    kind = made.__name__.strip("_").replace("_", " ")
    return [replace(subject, family=kind) for subject in made(dice, places, year)]


def _of(work: Work, place: str, suffix: str = "", again: str = "") -> Subject:
    title, other, what = (text.format(p=place) for text in work)
    told = f" for {suffix.strip()}" if "/" in suffix else f" ({suffix.strip(' –').lower()})" if suffix else ""
    return Subject(title + suffix, other + (again or suffix), what + told, place)


def _neighbours(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    """Mill Lane and Mill Road, or Upper and Lower of one village."""
    del year
    work = dice.choice(words.WORKS)
    place = dice.choice(places)
    if place.endswith((" Lane", " Road")):
        other = place[:-4] + ("Road" if place.endswith("Lane") else "Lane")
        return [_of(work, place), _of(work, other)]
    two = dice.sample(words.WARDS, 2)
    return [_of(work, f"{ward} {place}") for ward in two]


def _same_place(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    del year
    place = dice.choice(places)
    return [_of(work, place) for work in dice.sample(words.WORKS, 2)]


def _phases(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    del year
    work, place = dice.choice(words.WORKS), dice.choice(places)
    forms = dice.choice(
        ((" Phase 1", " Phase 2"), (" – Stage One", " – Stage Two"), (" North", " South"), ("", " Phase 2"))
    )
    others = {" Phase 1": " (First Phase)", " Phase 2": " (Second Phase)"}
    return [_of(work, place, form, others.get(form, form)) for form in forms]


def _years(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    del places
    work = dice.choice(words.POLICIES[:YEARLY])
    spans = [f" {y}/{(y + 1) % 100:02}" for y in (year, year + 1)]
    return [replace(_of(work, "the county", span), years_apart=n) for n, span in enumerate(spans)]


def _untold_years(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    """The same again a year or more later, under a title that doesn't say so."""
    del year
    work = dice.choice((*words.POLICIES[YEARLY:], *words.WORKS))
    one = _of(work, dice.choice(places))
    return [one, replace(one, years_apart=dice.choice((1, 1, 2)))]


def _schools(dice: random.Random, places: list[str], year: int) -> list[Subject]:
    del year
    place = dice.choice([p for p in places if " " not in p]).capitalize()
    saints, school = dice.sample(words.SAINTS, 2), dice.choice(words.SCHOOLS)
    return [
        Subject(
            f"Proposed Expansion of {saint} {school}, {place}",
            f"{saint} {school}, {place}: Additional Places",
            f"the expansion of {saint} {school}, {place}",
            f"{saint} {school}",
        )
        for saint in saints
    ]


def asks(dice: random.Random, subject: Subject) -> list[Ask]:
    """What is to be done about it: one to three things, the subject itself first."""
    money = dice.choice(words.SUMS)
    main = dice.choice((f"approved at an estimated cost of {money}", "approved", "adopted with effect from 1 April"))
    details = dice.sample(words.DETAILS, dice.choice((0, 0, 1, 2)))
    written = [d.format(p=subject.place, n=dice.choice(words.SUMS)) for d in details]
    found: list[Ask] = [(subject.what, main)]
    for text in written:
        who, _, rest = text.partition(" be ")
        found.append((who, rest))
    return found


def changed(dice: random.Random, ask: Ask) -> Ask:
    """The same with other words in it: another sum, another time, or a condition."""
    who, rest = ask
    for sum_ in words.SUMS:
        if sum_ in rest:
            return who, rest.replace(sum_, dice.choice([s for s in words.SUMS if s != sum_]))
    swaps = (("1 April", "1 September"), ("twelve months", "two years"), ("until April", "until the autumn"))
    for old, new in swaps:
        if old in rest:
            return who, rest.replace(old, new)
    return who, f"{rest}, {dice.choice(words.CONDITIONS)}"


def retitled(dice: random.Random, subject: Subject, sender: str | None, much: float) -> tuple[str, bool]:
    """How a later item is headed, and whether other words are used altogether. `much` is 0 to 1 and beyond."""
    if dice.random() >= much:
        return subject.title, False
    forms = ["Proposed {t}", "{t} – Outcome of Consultation", "{t}: Final Decision", "Report on {t}", "{t} – Update"]
    if sender:
        forms += ["Recommendations of the {s}: {t}", "{t} – Referral from the {s}"]
    if dice.random() < 0.45:
        return subject.again, True
    return dice.choice(forms).format(t=subject.title, s=sender), False
