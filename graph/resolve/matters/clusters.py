"""Links → matters: business that is joined, unless a year, a phase or a meeting tells that it is not one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.resolve.matters.business import Business
from graph.resolve.matters.links import Link

Verdict = tuple[str, str, bool]  # ids of business, and whether they are one matter


@dataclass
class Cluster:
    """Business that is one matter, and the links that say so (kept once for each pair, the strongest)."""

    units: list[Business]
    links: list[Link] = field(default_factory=list)


def clusters(units: Iterable[Business], links: Iterable[Link], judged: Iterable[Verdict] = ()) -> list[Cluster]:
    """Every unit in exactly one cluster, sorted by id. `links` come strongest first; a later one undoes no earlier.

    `judged` are pairs of ids of business with whether they are one matter, as people said. They outrank every link and
    every sign; of verdicts that contradict each other, `different` counts. Ids that are no unit's here are passed over.
    """
    home = {unit.id: Cluster([unit]) for unit in units}
    rulings = sorted({(min(a, b), max(a, b), same) for a, b, same in judged if a in home and b in home and a != b})
    apart_: defaultdict[str, set[str]] = defaultdict(set)
    for a, b, same in rulings:
        if not same:
            apart_[a].add(b)
            apart_[b].add(a)
    same_pairs = [Link("judged", 1.0, *_in_time(home, a, b), ()) for a, b, same in rulings if same]
    for link in (*same_pairs, *links):
        one, other = home[link.earlier], home[link.later]
        if one is not other:
            if _ruled_apart(one, other, apart_) or not (link.because == "judged" or may_join(one, other)):
                continue
            one.units += other.units
            one.links += other.links
            home.update((unit.id, one) for unit in other.units)
        if all((known.earlier, known.later) != (link.earlier, link.later) for known in one.links):
            one.links.append(link)
    return sorted({id(c): c for c in home.values()}.values(), key=lambda c: min(unit.id for unit in c.units))


def _in_time(home: dict[str, Cluster], one: str, other: str) -> tuple[str, str]:
    """The earlier of two units first."""
    first, second = sorted((one, other), key=lambda path: (home[path].units[0].date or "", path))
    return first, second


def _ruled_apart(one: Cluster, other: Cluster, ruled: Mapping[str, set[str]]) -> bool:
    """Whether a person said of any two of them that they are different."""
    theirs = {unit.id for unit in other.units}
    return any(not theirs.isdisjoint(ruled[unit.id]) for unit in one.units if unit.id in ruled)


def may_join(one: Cluster, other: Cluster) -> bool:
    """No two of them are told apart by their titles, and none are different items of one meeting."""
    return not any(
        a.apart(b) or (a.body is not None and (a.body, a.date) == (b.body, b.date) and a.words != b.words)
        for a in one.units
        for b in other.units
    )
