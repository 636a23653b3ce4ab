"""Why a row does not count: the fields that keep it from the nearest row of the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.accuracy.yardstick import CONDITIONS, HEADER, Facts, Row, likeness, pair, rows_of

# The strictest measure of each kind of fact; the looser ones repeat its misses.
STRICT = (
    HEADER,
    "people (capacity, office, substitute)",
    "items",
    "decisions (text and act)",
    "referrals (act and stage too)",
    "votes",
    "interests",
    "actions (owner too)",
    "roles",
    "references (relation too)",
)
_VALUES = ("capacity", "act", "stage", "relation")


def kinds_of_miss(gold: Facts, found: Facts) -> Iterator[tuple[str, str]]:
    """(measure, kind) for each row that is missed or spurious, in words without a document's text."""
    for measure in STRICT:
        g, p = rows_of(measure, gold), rows_of(measure, found)
        paired = pair(g, p, likeness(measure))
        missed, spurious = [g[i] for i in paired.missed], [p[j] for j in paired.spurious]
        if measure == HEADER:
            yield from _header_kinds(missed, spurious)
            continue
        for row, other in _nearest(measure, missed, spurious):
            yield measure, _kind(measure, row, other)


def _header_kinds(missed: list[Row], spurious: list[Row]) -> Iterator[tuple[str, str]]:
    got = {row["key"] for row in spurious}
    wanted = {row["key"] for row in missed}
    for key in sorted(got | wanted):
        how = "wrong" if key in got & wanted else "not found" if key in wanted else "invented"
        yield HEADER, f"{key}: {how}"


def _nearest(measure: str, missed: list[Row], spurious: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Missed and spurious rows that differ in few fields belong together; what is left stands alone."""
    conditions = CONDITIONS[measure][1]

    def fields(g: Row, p: Row) -> float:
        same = sum(test(g, p) > 0 for test in conditions.values())
        first = next(iter(conditions.values()))
        return same if first(g, p) > 0 or same == len(conditions) - 1 else 0.0

    paired = pair(missed, spurious, fields)
    for i, j in paired.pairs:
        yield missed[i], spurious[j]
    yield from ((missed[i], None) for i in paired.missed)
    yield from ((None, spurious[j]) for j in paired.spurious)


def _kind(measure: str, gold: Row | None, found: Row | None) -> str:
    if gold is None:
        return "invented"
    if found is None:
        return "not found"
    wrong = [name for name, test in CONDITIONS[measure][1].items() if not test(gold, found)]
    return ", ".join(_field(name, gold, found) for name in wrong)


def _field(name: str, gold: Row, found: Row) -> str:
    if name in _VALUES:
        return f"{name}: {found.get(name)} for {gold.get(name)}"
    if not gold.get(name) or not found.get(name):
        return f"{name}: {'invented' if found.get(name) else 'not found'}"
    return f"{name}: another"


def commonest(documents: list[tuple[Facts, Facts]], most: int) -> dict[str, list[tuple[str, int]]]:
    """For each measure the commonest kinds of miss with their counts, at most `most`."""
    counts: dict[str, Counter[str]] = {measure: Counter() for measure in STRICT}
    for gold, found in documents:
        for measure, kind in kinds_of_miss(gold, found):
            counts[measure][kind] += 1
    return {m: sorted(c.items(), key=lambda t: (-t[1], t[0]))[:most] for m, c in counts.items() if c}
