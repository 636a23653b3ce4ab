"""What may follow: who sends business to whom in a system of local government, what is then awaited, and by when.

A procedure is data (`procedures/*.yaml`), each rule with its source. Which one fits is told from the kinds and names of
an authority's bodies; where none does there is none, and nothing is forbidden.

    procedure = procedure_of("ashcombe-county-council", {"executive", "scrutiny"}, ["Cabinet", "Highways Panel"])
    procedure.may_follow("scrutiny", "recommend", "executive")  # True
    procedure.answers("recommend", "scrutiny", "executive").wants  # "respond"
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ruamel.yaml import YAML

from graph.build.ids import fold

FOLDER = Path(__file__).with_name("procedures")
# Where several fit, the one that says most of where it fits.
SPECIFIC = ("local", "combined", "ireland", "wales", "executive", "committees")
ANY = "any"
Verdict = Literal["may", "unlikely", "never"]


class Rule(NamedTuple):
    """`acts` of a body of one of the kinds `before`, upon which a body of one of `after` has the matter.

    Of a call-in, `before` is the body whose decision it is, and `after` the body that hears it. `basis`: `looked up`
    or `from memory`.
    """

    before: frozenset[str]
    acts: frozenset[str]
    after: frozenset[str]
    verdict: Verdict
    source: str
    basis: str
    note: str

    def speaks_of(self, before: str, act: str, after: str) -> bool:
        """Whether it is about such a step."""
        return before in self.before and act in self.acts and (after in self.after or ANY in self.after)


class Awaited(NamedTuple):
    """What should follow: an answer (`respond`) or a decision (`decide`); `months` where law sets a time."""

    rule: Rule
    wants: Literal["respond", "decide"]
    months: int | None
    says: str

    def due(self, since: str | None) -> str | None:
        """The last day, counted from a whole date; None where no time is set, or the day is not known."""
        return months_after(since, self.months) if self.months and since and len(since) == 10 else None

    def words(self, since: str | None) -> str:
        """By when law wants it, with the source, as a sentence; empty where it sets no time."""
        due = self.due(since)
        return f"{self.says.format(due=due)} ({self.rule.source})." if due else ""


class Procedure(NamedTuple):
    """How one system works. `order` holds kinds of body in the order in which one matter meets them on one day."""

    name: str
    title: str
    country: str
    order: tuple[frozenset[str], ...]
    rules: tuple[Rule, ...]
    awaited: tuple[Awaited, ...]

    def rule(self, before: str, act: str, after: str) -> Rule | None:
        """The first rule about such a step."""
        return next((rule for rule in self.rules if rule.speaks_of(before, act, after)), None)

    def may_follow(self, before: str, act: str, after: str, *, told: bool = False) -> bool:
        """Whether a body of the kind `after` may have a matter next. What no rule speaks of may be.

        `told`: a document says that it did; then only what can never be is out.
        """
        rule = self.rule(before, act, after)
        return rule is None or rule.verdict == "may" or (told and rule.verdict == "unlikely")

    def impossible(self, before: str, act: str, after: str) -> Rule | None:
        """The rule by which such a step can never be, with its source."""
        rule = self.rule(before, act, after)
        return rule if rule is not None and rule.verdict == "never" else None

    def answers(self, act: str, before: str, after: str) -> Awaited | None:
        """What is awaited of a body of the kind `after` once one of the kind `before` has done this."""
        return next((awaited for awaited in self.awaited if awaited.rule.speaks_of(before, act, after)), None)

    def rank(self, kind: str) -> int:
        """The place of a kind of body in the day: panel before cabinet before council."""
        return next((place for place, kinds in enumerate(self.order) if kind in kinds), 0)


def procedure_of(scope: str, kinds: Collection[str], names: Iterable[str] = ()) -> Procedure | None:
    """The procedure of an authority, from its path, the kinds of its bodies and their names; None where none fits."""
    said = tuple(map(fold, (scope, *names)))
    for name in SPECIFIC:
        if _fits(_file(name)["where"], scope, kinds, said):
            return procedures()[name]
    return None


def _fits(where: dict[str, Any], scope: str, kinds: Collection[str], names: Iterable[str]) -> bool:
    if "has" in where and not any(kind in kinds for kind in where["has"]):
        return False
    if any(kind in kinds for kind in where.get("lacks", ())):
        return False
    if "scope" in where and not re.search(where["scope"], scope):
        return False
    return "names" not in where or any(re.search(where["names"], name) for name in names)


@cache
def procedures() -> dict[str, Procedure]:
    """All procedures by name, those that tell most of where they fit first."""
    return {name: _procedure(name, _file(name)) for name in SPECIFIC}


@cache
def _file(name: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return data


def _procedure(name: str, data: dict[str, Any]) -> Procedure:
    awaited = tuple(
        Awaited(_rule(row), row["wants"], row.get("months"), row.get("says", "")) for row in data["awaited"]
    )
    order = tuple(frozenset(kinds) for kinds in data["order"])
    return Procedure(name, data["title"], data["country"], order, tuple(map(_rule, data["rules"])), awaited)


def _rule(row: dict[str, Any]) -> Rule:
    before, acts, after = (frozenset(row[key]) for key in ("before", "acts", "after"))
    return Rule(before, acts, after, row.get("verdict", "may"), row["source"], row["basis"], row["note"])


def months_after(day: str, months: int) -> str:
    """The same day so many months later, or that month's last."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()
