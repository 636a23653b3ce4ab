"""Items that rules came near to joining and did not: pairs for a person to judge, with what spoke for and against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.build.ids import fold
from graph.resolve.judgements import Feature, Judgement
from graph.resolve.matters.business import Business
from graph.resolve.matters.clusters import Cluster, Verdict, may_join
from graph.resolve.matters.following import may_follow
from graph.resolve.matters.index import Index, days, in_order, same_words
from graph.resolve.matters.links import says_otherwise
from graph.resolve.matters.titles import compared, one_sided, own_words
from graph.resolve.world import World

OPEN = 1.5  # together at least so much to be laid before a person
MOST = 2  # pairs of one item
LIKE, NAMED = 0.4, 0.2  # the least likeness; the same where the meeting is named
EQUAL = 2  # telling words of equal titles
LONG = 180


class Near(NamedTuple):
    """Two items that could be one matter, and what speaks."""

    earlier: Business
    later: Business
    features: tuple[Feature, ...]

    @property
    def weight(self) -> float:
        return sum(feature.weight for feature in self.features)


def near_misses(world: World, index: Index, joined: Iterable[Cluster], ruled: Iterable[Verdict]) -> list[Judgement]:
    """Unsure pairs of items that are no one matter, the likeliest first, a few of each item at most.

    `ruled` as in `clusters`: of matters that a person ruled different no pair is left.
    """
    home = {unit.id: cluster for cluster in joined for unit in cluster.units}
    apart = {frozenset((id(home[a]), id(home[b]))) for a, b, same in ruled if not same and a in home and b in home}
    found: dict[tuple[str, str], Near] = {}
    for unit in index.units:
        for earlier, later in _able(index, unit, home[unit.id]):
            key, homes = (earlier.id, later.id), frozenset((id(home[earlier.id]), id(home[later.id])))
            if key not in found and homes not in apart and _is_open(world, earlier, later, home):
                found[key] = Near(earlier, later, tuple(_features(index, earlier, later, home)))
    return [_judgement(near, home) for near in _likeliest(found.values())]


def _likeliest(found: Iterable[Near]) -> Iterator[Near]:
    shown: Counter[str] = Counter()
    for near in sorted(found, key=lambda near: (-near.weight, near.earlier.id, near.later.id)):
        ends = near.earlier.id, near.later.id
        if near.weight >= OPEN and all(shown[end] < MOST for end in ends):
            shown.update(ends)
            yield near


def _able(index: Index, unit: Business, mine: Cluster) -> Iterator[tuple[Business, Business]]:
    """Earlier and later: of like titles where one tells of the other's body, or names its meeting; of equal titles."""
    for body in sorted({sent.next for sent in unit.sends if sent.next}):
        if not _came(mine, unit, body):
            yield from ((unit, other) for score, other in index.like(unit, body) if score >= LIKE)
    for body in sorted({sent.sender for sent in unit.received if sent.sender}):
        if not _was(mine, unit, body):
            yield from ((other, unit) for score, other in index.like(unit, body) if score >= LIKE)
    yield from ((other, unit) for other in _named(index, unit) if index.score_there(unit, other) >= NAMED)
    for score, other in index.anywhere(unit) if len(unit.telling) >= EQUAL else ():
        if score >= LIKE and unit.own != other.own and same_words(unit, other):
            yield unit, other


def _is_open(world: World, earlier: Business, later: Business, home: Mapping[str, Cluster]) -> bool:
    """Whether nothing tells the two apart for good, and neither has found an item where the other one is."""
    return (
        in_order(earlier, later)
        and not _came(home[earlier.id], earlier, later.own)
        and not _was(home[later.id], later, earlier.own)
        and not earlier.apart(later)
        and may_follow(world, earlier, later, told=False)
    )


def _came(cluster: Cluster, unit: Business, body: str | None) -> bool:
    """Whether its matter was before a body later on."""
    return any(other.own == body and in_order(unit, other) for other in cluster.units)


def _was(cluster: Cluster, unit: Business, body: str | None) -> bool:
    """Whether its matter was before a body earlier."""
    return any(other.own == body and in_order(other, unit) for other in cluster.units)


def _named(index: Index, unit: Business) -> list[Business]:
    """What was dealt with at the earlier meetings that an item names."""
    rows = [row for row in unit.references if row.relation == "past"]
    return [other for row in rows for other in index.at(unit.named.get(row.body), row.date)]


def _features(index: Index, earlier: Business, later: Business, home: Mapping[str, Cluster]) -> Iterator[Feature]:
    shared = index.weights.rarest(earlier.words & later.words, 4)
    yield Feature(f"the titles share: {_written(shared, later)}", round(3 * index.score_there(earlier, later), 1))
    told = (
        ("the earlier one sends it to that body", 1.0, any(sent.next == later.own for sent in earlier.sends)),
        ("the later one received it from that body", 1.0, any(sent.sender == earlier.own for sent in later.received)),
        ("the later one names that meeting", 1.5, earlier in _named(index, later)),
    )
    yield from (Feature(name, weight) for name, weight, is_so in told if is_so)
    if not any(is_so for _, _, is_so in told):
        yield Feature("neither tells of the other's body", -1.0)
    yield from _against(earlier, later, home)


def _against(earlier: Business, later: Business, home: Mapping[str, Cluster]) -> Iterator[Feature]:
    mine, theirs = own_words(earlier.words, later.words), own_words(later.words, earlier.words)
    if mine and theirs and not (earlier.told or later.told):
        yield Feature(f"each has words of its own: {_written(mine, earlier)} / {_written(theirs, later)}", -1.0)
    if one_sided(earlier.signs, later.signs):
        yield Feature("one is of a phase or part, the other of none", -2.0)
    if says_otherwise(earlier, later):
        yield Feature("the later one names another meeting or other bodies as where it came from", -1.0)
    if days(earlier.date or "", later.date or "") > LONG:
        yield Feature("more than half a year lies between", -1.0)
    if not may_join(home[earlier.id], home[later.id]):
        yield Feature("other items of the two matters are told apart", -1.0)


def _written(words: Iterable[str], unit: Business) -> str:
    """Words as its title, or what stands for one, has them."""
    known = {compared(word): word for word in fold(unit.told or unit.title).split()}
    return ", ".join(known.get(word, word) for word in words)


def _judgement(near: Near, home: Mapping[str, Cluster]) -> Judgement:
    hangs = min(sum(map(_facts, home[unit.id].units)) for unit in (near.earlier, near.later))
    return Judgement(near.earlier.path, near.later.path, "unsure", "rule", near.features, hangs)


def _facts(unit: Business) -> int:
    """The item and what was decided, sent and moved under it."""
    return 1 + len(unit.clauses) + len(unit.sent) + len(unit.motions)
