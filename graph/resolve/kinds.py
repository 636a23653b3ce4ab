"""What kind of body a name tells of, by the rules in kinds.yaml."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from graph.build.ids import fold

RULES = Path(__file__).with_name("kinds.yaml")
OUTSIDE, COMMITTEE = "outside", "committee"


class Rule(NamedTuple):
    """A kind, the pattern of folded names that are of it, and examples for and against."""

    kind: str
    match: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules of kinds.yaml in their order."""
    rows = YAML(typ="safe").load(RULES.read_text("utf-8"))
    return tuple(Rule(row["kind"], re.compile(row["match"]), tuple(row["yes"]), tuple(row["no"])) for row in rows)


def kind_of(name: str, *, met: bool) -> str:
    """The kind of a body. One that no rule knows is a committee where it met, and outside where it was only named."""
    folded = fold(re.sub(r"^\s*the\s+", "", name, flags=re.IGNORECASE))
    for rule in rules():
        if rule.match.search(folded):
            return rule.kind
    return COMMITTEE if met else OUTSIDE
