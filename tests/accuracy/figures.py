"""The figures that may not fall: F1 by set and fact type, as `baseline.json` keeps them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tests.accuracy.gold import ROOT, cases
from tests.accuracy.page import Read, sets
from tests.accuracy.yardstick import mean, scores

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
PAGE = ROOT / "docs" / "accuracy.md"
COMMAND = "make accuracy"
Figures = dict[str, dict[str, float]]


@cache
def read_all() -> Read:
    """Every document with gold, with its gold and what is read out of it."""
    return [(case, *case.facts()) for case in cases()]


def figures(read: Read) -> Figures:
    """For each set the mean F1 and F1 by fact type, three decimals each; types of which there is nothing left out."""
    found = {}
    for name, pairs in sets(read).items():
        total = scores(pairs)
        by_type = {m: round(s.f1, 3) for m, s in total.items() if s.gold or s.found}
        found[name] = {"mean": round(mean(total), 3), **by_type}
    return found


def recorded() -> Figures:
    """What `baseline.json` says."""
    told: Figures = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    return told


def to_text(figures: Figures) -> str:
    """JSON that a person can read and that differs only where a figure does."""
    return json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
