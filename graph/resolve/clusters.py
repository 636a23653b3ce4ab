"""Links → matters: business that is joined, unless a year, a phase or a meeting tells that it is not one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.resolve.business import Business
from graph.resolve.links import Link
from graph.resolve.titles import apart


@dataclass
class Cluster:
    """Business that is one matter, and the links that say so (kept once for each pair, the strongest)."""

    units: list[Business]
    links: list[Link] = field(default_factory=list)


def clusters(units: Iterable[Business], links: Iterable[Link]) -> list[Cluster]:
    """Every unit in exactly one cluster, sorted by id. `links` come strongest first; a later one undoes no earlier."""
    home = {unit.id: Cluster([unit]) for unit in units}
    for link in links:
        one, other = home[link.earlier], home[link.later]
        if one is not other:
            if not may_join(one, other):
                continue
            one.units += other.units
            one.links += other.links
            home.update((unit.id, one) for unit in other.units)
        if all((known.earlier, known.later) != (link.earlier, link.later) for known in one.links):
            one.links.append(link)
    return sorted({id(c): c for c in home.values()}.values(), key=lambda c: min(unit.id for unit in c.units))


def may_join(one: Cluster, other: Cluster) -> bool:
    """No two of them are told apart by their titles, and none are different items of one meeting."""
    return not any(
        apart(a.signs, b.signs) or (a.body is not None and (a.body, a.date) == (b.body, b.date) and a.words != b.words)
        for a in one.units
        for b in other.units
    )
