"""Where the judgements go wrong: what joined items that are two matters, what kept one matter's apart, and so on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.resolve import resolve
from ontology.record import Record
from tests.worlds.answers import Judged
from tests.worlds.measure import Known, answered, items, knowledge, mentions
from tests.worlds.papers import Entry, World

Item = tuple[str, str, Entry, str, str | None]  # date, body, entry, true matter, matter as judged


def causes(world: World, records: Sequence[Record]) -> dict[str, Counter[str]]:
    """Heading → cause → how often. A chain of items counts once for each step that is wrong in it."""
    judged, known = Judged(resolve(records)), knowledge(world, records)
    rows = [
        (known[name][0].date, known[name][0].body, known[name][0].entries[place], matter, found)
        for matter, found, (name, place) in items(known, judged)
    ]
    answers = ((true, said) for true, said in answered(world, known, judged) if true != said)
    return {
        "joined though two matters": Counter(_joined(world, rows)),
        "one matter, not joined": Counter(_missed(rows)),
        "answers": Counter(f"{true}, said: {said}" for true, said in answers),
        "one person, taken for several": Counter(_split(known, judged)),
        "several people, taken for one": Counter(_mixed(known, judged)),
    }


def _chains(rows: Sequence[Item], label: int) -> Iterator[tuple[Item, Item]]:
    """One item and the next of the same matter, by truth (3) or as judged (4)."""
    groups: dict[object, list[Item]] = defaultdict(list)
    for row in rows:
        if row[label] is not None:
            groups[row[label]].append(row)
    for group in groups.values():
        yield from pairwise(sorted(group, key=lambda row: row[:2]))


def _joined(world: World, rows: Sequence[Item]) -> Iterator[str]:
    for one, other in _chains(rows, 4):
        if one[3] != other[3]:
            titles = "equal titles" if one[2].title == other[2].title else "other titles"
            families = {world.families.get(row[3], "standing") for row in (one, other)}
            yield f"{titles}; {' + '.join(sorted(families))}; {'one body' if one[1] == other[1] else 'two bodies'}"


def _missed(rows: Sequence[Item]) -> Iterator[str]:
    for one, other in _chains(rows, 3):
        if one[4] != other[4] or one[4] is None:
            where = "one body" if one[1] == other[1] else "two bodies"
            yield f"{where}; told by: {other[2].because}; {'not' if one[4] is None else 'earlier'} shown as a matter"


def _split(known: Known, judged: Judged) -> Iterator[str]:
    """For each person, how many there are, by what the first two names have in common."""
    names: dict[str, dict[str | None, str]] = defaultdict(dict)
    for human, person, (_, name) in mentions(known, judged):
        names[human].setdefault(person, name)
    for found in names.values():
        shapes = sorted({_shape(name) if person else f"{_shape(name)}, nobody" for person, name in found.items()})
        if len(found) > 1:
            yield " / ".join(shapes)


def _shape(name: str) -> str:
    """The form of a name: `Xx Xx`, `X Xx`, `XX Xx`, `Xx`."""
    return " ".join("X" * len(word) if word.isupper() else "Xx" for word in name.split())


def _mixed(known: Known, judged: Judged) -> Iterator[str]:
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for human, person, (_, name) in mentions(known, judged):
        if person:
            names[person].setdefault(human, name)
    for found in names.values():
        if len(found) > 1:
            yield " / ".join(sorted({_shape(name) for name in found.values()}))
