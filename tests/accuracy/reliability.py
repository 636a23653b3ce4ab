"""Whether confidence means something: of the facts given about 0.9, are about nine in ten right?"""

from __future__ import annotations

from typing import NamedTuple

from tests.accuracy.kinds import STRICT
from tests.accuracy.yardstick import HEADER, MEETING_KEYS, Facts, Row, likeness, pair, rows_of

BINS = 10
SURE = 0.9


class Bin(NamedTuple):
    """Facts whose confidence is at least `low` and below `low` + 0.1 (the last bin holds 1.0 too)."""

    low: float
    facts: int
    right: int


def judged(documents: list[tuple[Facts, Facts]]) -> list[tuple[float, bool]]:
    """(confidence, right) for every fact found, by the strictest measure of its kind."""
    told: list[tuple[float, bool]] = []
    for gold, found in documents:
        for measure in STRICT:
            g, p = rows_of(measure, gold), rows_of(measure, found)
            hit = {j for _, j in pair(g, p, likeness(measure)).pairs}
            told += [(_confidence(measure, row, found), j in hit) for j, row in enumerate(p)]
    return told


def _confidence(measure: str, row: Row, found: Facts) -> float:
    if measure != HEADER:
        return float(row["confidence"])
    part = "meeting" if row["key"] in MEETING_KEYS else "document"
    return float(found[part]["confidence"])


def bins(told: list[tuple[float, bool]]) -> list[Bin]:
    """The ten bins, empty ones included."""
    rows = []
    for n in range(BINS):
        inside = [right for sure, right in told if min(int(sure * BINS + 1e-9), BINS - 1) == n]
        rows.append(Bin(n / BINS, len(inside), sum(inside)))
    return rows


def share_of_the_sure(told: list[tuple[float, bool]]) -> float:
    """How many of the facts given `SURE` or more are right, 0 to 1."""
    sure = [right for confidence, right in told if confidence >= SURE - 1e-9]
    return sum(sure) / len(sure) if sure else 1.0
