"""People with hard names, and how clerks write them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.worlds import words

# From the shortest to the fullest writing: a clerk who could be misunderstood goes on to the next.
FORMS = ("surname", "first", "initials", "joined", "full", "middle")


@dataclass
class Human:
    """One person. `side` is member or officer. `surnames` holds (from date, surname), the last begun being borne."""

    id: str
    side: str
    given: str
    nick: str
    middle: str
    surnames: list[tuple[str, str]]
    title: str
    woman: bool
    post: str | None = None
    since: str = ""
    until: str = "9999"

    def surname(self, date: str) -> str:
        return [name for begin, name in self.surnames if begin <= date][-1]

    def written(self, form: str, date: str) -> str:
        """The name in one of FORMS (or `nick`), without titles and full stops."""
        last = self.surname(date)
        initial, middle = self.given[0], self.middle[:1]
        first = {
            "surname": "",
            "first": initial,
            "initials": f"{initial} {middle}",
            "joined": initial + middle,
            "full": self.given,
            "nick": self.nick or self.given,
            "middle": f"{self.given} {middle}",
        }[form]
        return f"{first.strip()} {last}".strip()


@dataclass
class Names:
    """Makes people of one authority; `count` numbers them."""

    dice: random.Random
    scope: str
    everybody: list[Human] = field(default_factory=list)

    def human(self, side: str, since: str = "", post: str | None = None) -> Human:
        dice = self.dice
        woman = dice.random() < 0.45
        given, _, nick = dice.choice(words.WOMEN if woman else words.MEN).partition(":")
        surname = words.skewed(dice, words.SURNAMES)
        if dice.random() < 0.06:
            surname = f"{surname}-{dice.choice(words.SURNAMES)}"
        middle = dice.choice(("", *"ABCDEFGHJLMPRST"))
        made = Human(
            id=f"{self.scope}/{side}-{len(self.everybody) + 1}",
            side=side,
            given=given,
            nick=nick,
            middle=middle,
            surnames=[("", surname)],
            title=dice.choice(("Mrs", "Miss", "Ms", "Dr")) if woman else dice.choice(("Mr",) * 9 + ("Sir",)),
            woman=woman,
            post=post,
            since=since,
        )
        if any(self._same(made, other) for other in self.everybody):
            return self.human(side, since, post)
        self.everybody.append(made)
        return made

    def _same(self, one: Human, other: Human) -> bool:
        """Two people of one side whom nobody could tell apart by name are left out, but for a middle initial."""
        key = one.given[0] + one.middle[:1] if one.given != other.given else one.given
        theirs = other.given[0] + other.middle[:1] if one.given != other.given else other.given
        return one.side == other.side and one.surname("9999") == other.surname("9999") and key == theirs

    def namesake(self, of: Human, since: str = "") -> Human:
        """Somebody else of that surname and first initial."""
        others = [h for h in self.everybody if h.surname("9999") == of.surname("9999")]
        borne = {h.given for h in others}
        same = [n for n in (*words.MEN, *words.WOMEN) if n[0] == of.given[0] and n.partition(":")[0] not in borne]
        rare = [f"{of.given[0]}{tail}:" for tail in words.RARE_TAILS if f"{of.given[0]}{tail}" not in borne]
        made = self.human(of.side, since)
        drawn = self.dice.choice(same or rare)
        made.given, _, made.nick = drawn.partition(":")
        made.woman = drawn in words.WOMEN
        made.title = "Mrs" if made.woman else "Mr"
        made.surnames = [("", of.surname("9999"))]
        made.middle = next(letter for letter in "KNVWZQX" if letter not in {h.middle[:1] for h in others})
        return made


def tellable(human: Human, form: str, date: str, others: Iterable[Human]) -> str:
    """The shortest form from `form` on that means nobody else among `others` (all whom a reader may think of)."""
    rivals = [o for o in others if o is not human and o.surname(date) == human.surname(date)]
    for wider in FORMS[FORMS.index(form) :]:
        if not any(_could_be(human, other, wider) for other in rivals):
            return wider
    return "middle"


def _could_be(human: Human, other: Human, form: str) -> bool:
    if form == "surname":
        return True
    if form == "first":
        return human.given[0] == other.given[0]
    if form in ("initials", "joined"):
        return human.given[0] == other.given[0] and human.middle[:1] == other.middle[:1]
    return human.given == other.given and (form == "full" or human.middle == other.middle)
