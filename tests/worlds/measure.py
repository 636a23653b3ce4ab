"""Figures of the judgements about made-up counties: on Records without fault, and on Records as they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from graph.build.keys import Keyed, keyed
from graph.resolve import resolve
from ingest.extract import extract
from ingest.read import read
from ontology.record import Record
from tests.worlds.align import Rows, aligned, together
from tests.worlds.answers import Judged
from tests.worlds.papers import Noise, Paper, World
from tests.worlds.records import record
from tests.worlds.styles import text

Known = dict[str, tuple[Paper, Keyed, Rows]]


@dataclass(frozen=True)
class Figures:
    """Counts, to be added. Pairs: right, said, true. Answers: right, said, false refusals. Planned: right, said."""

    people: tuple[int, ...] = (0, 0, 0)
    joins: tuple[int, ...] = (0, 0, 0)
    answers: tuple[int, ...] = (0, 0, 0)
    planned: tuple[int, ...] = (0, 0)

    def __add__(self, other: Figures) -> Figures:
        both = zip(self.parts(), other.parts(), strict=True)
        return Figures(*(tuple(a + b for a, b in zip(one, two, strict=True)) for one, two in both))

    def parts(self) -> tuple[tuple[int, ...], ...]:
        return self.people, self.joins, self.answers, self.planned

    def rates(self) -> dict[str, float]:
        """What is recorded and printed, rounded to three places; false refusals are a count."""
        return {
            "people P": _share(self.people[0], self.people[1]),
            "people R": _share(self.people[0], self.people[2]),
            "joins P": _share(self.joins[0], self.joins[1]),
            "joins R": _share(self.joins[0], self.joins[2]),
            "answers": _share(self.answers[0], self.answers[1]),
            "false refusals": float(self.answers[2]),
            "planned": _share(self.planned[0], self.planned[1]),
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


def perfect(world: World) -> list[Record]:
    """Records without fault: what is wrong with the judgements on these is no reader's fault."""
    return [record(paper) for paper in world.papers]


def as_read(world: World, noise: Noise) -> list[Record]:
    """Records as ingest reads them from the papers' texts. Raises what ingest raises."""
    told = ((f"{paper.name}.txt", text(paper, noise.ocr).encode()) for paper in world.papers)
    return [extract(read(name, data)) for name, data in told]


def figures(world: World, records: Sequence[Record]) -> Figures:
    """What resolve makes of the records, held against the truth. What was not read counts as not found."""
    judged, known = Judged(resolve(records)), knowledge(world, records)
    asked = list(answered(world, known, judged))
    announced = list(_planned(world, known, judged))
    return Figures(
        people=together((human, person) for human, person, _ in mentions(known, judged)),
        joins=together((matter, found) for matter, found, _ in items(known, judged)),
        answers=(
            sum(true == said for true, said in asked),
            len(asked),
            sum(said == "refused" != true for true, said in asked),
        ),
        planned=(sum(true == said for true, said in announced), len(announced)),
    )


def knowledge(world: World, records: Iterable[Record]) -> Known:
    """Name → Paper, its Record's node ids, and which of them is what."""
    by_name = {PurePath(r.source.name).stem: keyed(r)[0] for r in records}
    return {p.name: (p, by_name[p.name], aligned(p, by_name[p.name])) for p in world.papers}


def mentions(known: Known, judged: Judged) -> Iterator[tuple[str, str | None, tuple[str, str]]]:
    """(true person, person as judged, where: paper and name) of all attendances, motions and interests."""
    of = judged.of
    for paper, _, rows in known.values():
        for seat, node in zip(paper.seats, rows.seats, strict=True):
            yield seat.human, of["attendee"].get(node or ""), (paper.name, seat.name)
        for place, entry in enumerate(paper.entries):
            for nth, move in enumerate(entry.moves):
                node = rows.moves.get((place, nth), "")
                yield move.mover, of["movedBy"].get(node), (paper.name, move.mover_name)
                yield move.seconder, of["secondedBy"].get(node), (paper.name, move.seconder_name)
            for nth, (human, name) in enumerate(entry.interests):
                node = rows.interests.get((place, nth), "")
                yield human, of["declaredBy"].get(node), (paper.name, name)


def items(known: Known, judged: Judged) -> Iterator[tuple[str, str | None, tuple[str, int]]]:
    """(true matter, matter as judged, where: paper and place) of all items; standing business is a matter of one."""
    met: set[tuple[str, str, str]] = set()
    for paper, _, rows in known.values():
        for place, entry in enumerate(paper.entries):
            matter = entry.matter or f"standing/{paper.name}/{place}"
            # Minutes and a notice of decisions of one meeting tell of one item.
            if (item := (matter, paper.body, paper.date)) not in met:
                met.add(item)
                yield matter, judged.matter(rows.items[place]), (paper.name, place)


def answered(world: World, known: Known, judged: Judged) -> Iterator[tuple[str, str]]:
    """(true answer, answer as judged) of every clause recommended."""
    for asked in world.asked:
        _, keys, rows = known[asked.paper]
        decision = rows.clauses.get((asked.entry, asked.clause))
        yield asked.answer, "not read" if decision is None else judged.answer(keys, decision)


def _planned(world: World, known: Known, judged: Judged) -> Iterator[tuple[bool, bool]]:
    for planned in world.planned:
        _, keys, rows = known[planned.paper]
        yield planned.happened, judged.came(keys, rows.items[planned.entry])


def coverage(known: Known) -> dict[str, float]:
    """The share of what the papers say that their Records have: what reading loses before anything is judged."""
    papers = list(known.values())
    entries = [entry for paper, _, _ in papers for entry in paper.entries]
    return {
        "people": _found(seat for _, _, rows in papers for seat in rows.seats),
        "items": _found(item for _, _, rows in papers for item in rows.items),
        "clauses": _share(sum(len(r.clauses) for _, _, r in papers), sum(len(e.clauses) for e in entries)),
        "motions": _share(sum(len(r.moves) for _, _, r in papers), sum(len(e.moves) for e in entries)),
        "interests": _share(sum(len(r.interests) for _, _, r in papers), sum(len(e.interests) for e in entries)),
        "acts": _share(*_acts(known)),
        "referrals": _share(*_sent(known)),
        "references": _share(*_named(known)),
    }


def _found(nodes: Iterable[str | None]) -> float:
    listed = list(nodes)
    return _share(sum(node is not None for node in listed), len(listed))


def _acts(known: Known) -> tuple[int, int]:
    """Clauses whose act was read right, of those that were read."""
    pairs = [
        (paper.entries[place].clauses[nth].act, keys.record.decisions[at].act)
        for paper, keys, rows in known.values()
        for (place, nth), at in rows.clauses.items()
    ]
    return sum(true == read for true, read in pairs), len(pairs)


def _sent(known: Known) -> tuple[int, int]:
    """Referrals with their act and stage, counted by paper."""
    right = whole = 0
    for paper, keys, _ in known.values():
        said = Counter((t.act, t.stage) for e in paper.entries for t in e.told)
        right += (said & Counter((row.act, row.stage) for row in keys.record.referrals)).total()
        whole += said.total()
    return right, whole


def _named(known: Known) -> tuple[int, int]:
    """Other meetings named under items, with date and minute, counted by paper."""
    right = whole = 0
    for paper, keys, _ in known.values():
        said = Counter((n.date, n.minute) for e in paper.entries for n in e.named if n.relation != "minutes_confirmed")
        right += (said & Counter((row.date, row.minute) for row in keys.record.references)).total()
        whole += said.total()
    return right, whole
