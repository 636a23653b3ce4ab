"""What kind of body a name tells of, by the rules in kinds.yaml; and where the name is not sure, what the body does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from graph.build.ids import fold

RULES = Path(__file__).with_name("kinds.yaml")
OUTSIDE, COMMITTEE, SCRUTINY = "outside", "committee", "scrutiny"
LOCAL = ("parish-council", "town-council", "community-council", "parish-meeting")
OFTEN = 2  # how often something must be seen to tell of a kind
DECIDING = ("approve", "refuse", "delegate")


@dataclass
class Doings:
    """What a body is seen to do: clauses by act, what it sends to the `executive`, `council`…, and call-ins heard."""

    acts: Counter[str] = field(default_factory=Counter)
    sends: Counter[str] = field(default_factory=Counter)
    called_in: int = 0


class Rule(NamedTuple):
    """A kind, the pattern of folded names that are of it, and examples for and against."""

    kind: str
    match: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    sure: bool = True


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules of kinds.yaml in their order."""
    rows = YAML(typ="safe").load(RULES.read_text("utf-8"))
    return tuple(
        Rule(row["kind"], re.compile(row["match"]), tuple(row["yes"]), tuple(row["no"]), row.get("sure", True))
        for row in rows
    )


def kind_of(name: str, *, met: bool) -> str:
    """The kind of a body. One that no rule knows is a committee where it met, and outside where it was only named."""
    rule = _rule(name)
    return rule.kind if rule else COMMITTEE if met else OUTSIDE


@lru_cache(maxsize=50_000)
def _rule(name: str) -> Rule | None:
    folded = fold(re.sub(r"^\s*the\s+", "", name, flags=re.IGNORECASE))
    return next((rule for rule in rules() if rule.match.search(folded)), None)


def kind_of_body(name: str, scope: str, *, met: bool, does: Doings) -> str:
    """The kind of an authority's body that is neither its executive nor its full council."""
    rule = _rule(name)
    kind = kind_of(name, met=met)
    if kind == "council":
        return OUTSIDE
    if kind == "regulatory" and scope.endswith(LOCAL):
        return COMMITTEE  # a parish is asked about planning, and decides no application
    if rule is not None and rule.sure:
        return kind
    return _by_doing(does) or kind


def _by_doing(does: Doings) -> str | None:
    """Scrutiny hears call-ins, or sends the executive more than it decides; who decides and sends nothing is none."""
    sent, decided = does.sends["executive"], sum(does.acts[act] for act in DECIDING)
    if does.called_in >= 1 or (sent >= OFTEN and sent > decided):
        return SCRUTINY
    if decided > OFTEN and not sent and decided > does.acts["recommend"] + does.acts["refer"]:
        return COMMITTEE
    return None
