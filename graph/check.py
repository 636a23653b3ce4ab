"""What does not add up in what documents say: told with the words, and never a verdict.

A check is a small function from the world of documents to findings; CHECKS lists them, and `check` runs them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from graph.build.keys import Keyed
from graph.resolve.matters.business import Business, business_of, by_scope
from graph.resolve.matters.following import impossible
from graph.resolve.matters.index import Index, days
from graph.resolve.matters.links import links
from graph.resolve.people.names import may_be, parse
from graph.resolve.people.people import MEMBERS, side
from graph.resolve.rulings import FILE, Mistake
from graph.resolve.units import RuledWorld
from graph.resolve.world import World
from ontology.record import Evidence, PersonRow, VoteRow

MOST_ITEMS, MOST_YEARS = 40, 10


class Finding(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """`check` names the function that found it, `about` the node, `words` what does not add up, in one sentence."""

    check: str
    about: str
    words: str
    evidence: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        """One line: what, and the words that it rests on."""
        quotes = "; ".join(f"“{' '.join(e.quote.split())}” (page {e.page})" for e in self.evidence[:2])
        return f"{self.about}: {self.words} {quotes}".strip()


def check(worlds: Iterable[RuledWorld], mistakes: Iterable[Mistake] = ()) -> list[Finding]:
    """Everything that does not add up in each of the worlds, sorted; an empty list is not a proof that all is well.

    `mistakes` are those of judgements.yaml that are of none of the worlds.
    """
    found = {_mistake(wrong) for wrong in mistakes}
    for judged in worlds:
        found |= {finding for find in CHECKS for finding in find(judged.world)}
        found |= {*matter_too_large(judged), *map(_mistake, judged.mistakes)}
    return sorted(found)


def _mistake(wrong: Mistake) -> Finding:
    return Finding(check="judgements", about=f"{FILE}:{wrong.line}", words=wrong.words)


def doubts(world: World) -> Iterator[Finding]:
    """What contradicted itself while a document was read: a weekday that does not fit, two dates of one meeting."""
    for keys in world.papers:
        for doubt in keys.record.doubts:
            about = keys.meeting or keys.document
            yield Finding(check=doubt.check, about=about, words=doubt.words, evidence=doubt.evidence)


def votes_and_members(world: World) -> Iterator[Finding]:
    """More votes were counted than members are listed as present."""
    for keys in world.papers:
        present = sum(row.capacity in MEMBERS for row in keys.record.people)
        for row, node in keys.pairs("votes"):
            counted = _counted(row)
            if present and counted is not None and counted > present:
                words = f"{counted} votes were counted, and {present} members are listed as present."
                yield Finding(check="votes_and_members", about=node, words=words, evidence=row.evidence)


def votes_and_names(world: World) -> Iterator[Finding]:
    """A stated number of votes is not that of the names listed for it."""
    for keys in world.papers:
        for row, node in keys.pairs("votes"):
            named = Counter(ballot.choice for ballot in row.ballots)
            for choice, stated in (("for", row.for_), ("against", row.against), ("abstain", row.abstain)):
                if named and stated is not None and named[choice] != stated:
                    words = f"{stated} are counted as {choice}, and {named[choice]} are named."
                    yield Finding(check="votes_and_names", about=node, words=words, evidence=row.evidence)


def outcome_and_votes(world: World) -> Iterator[Finding]:
    """The outcome is not what the numbers say; a casting vote may be the reason."""
    for keys in world.papers:
        for row, node in keys.pairs("votes"):
            if row.for_ is None or row.against is None or row.for_ == row.against or row.outcome is None:
                continue
            if (row.for_ > row.against) != (row.outcome == "carried"):
                words = f"It is said to be {row.outcome}, by {row.for_} votes to {row.against}."
                yield Finding(check="outcome_and_votes", about=node, words=words, evidence=row.evidence)


def listed_twice(world: World) -> Iterator[Finding]:
    """A name stands twice among those present; it may be two people."""
    for keys in world.papers:
        for rows in _by_name(keys, lambda row: row.capacity != "apologies").values():
            if len(rows) > 1:
                words = f"{rows[0][0].name} stands {len(rows)} times among those present."
                evidence = _proofs(row for row, _ in rows)
                yield Finding(check="listed_twice", about=rows[0][1], words=words, evidence=evidence)


def present_and_apologies(world: World) -> Iterator[Finding]:
    """Somebody is listed as present, and as having sent apologies."""
    for keys in world.papers:
        absent = _by_name(keys, lambda row: row.capacity == "apologies")
        present = _by_name(keys, lambda row: row.capacity != "apologies")
        for key in sorted(absent.keys() & present.keys()):
            row, node = present[key][0]
            words = f"{row.name} is listed as present, and as having sent apologies."
            evidence = _proofs((row, absent[key][0][0]))
            yield Finding(check="present_and_apologies", about=node, words=words, evidence=evidence)


def interest_of_somebody_absent(world: World) -> Iterator[Finding]:
    """An interest was declared by somebody who is not listed as present."""
    for keys in world.papers:
        names = [n for row in keys.record.people if row.capacity != "apologies" and (n := parse(row.name))]
        for row, node in keys.pairs("interests"):
            declared = parse(row.person)
            if not names or declared is None:
                continue
            if not any(may_be(declared, name) or may_be(name, declared) or _alike(declared, name) for name in names):
                words = f"{row.person} declared an interest, and is not listed as present."
                yield Finding(check="interest_of_somebody_absent", about=node, words=words, evidence=row.evidence)


def _alike(one: Any, other: Any) -> bool:
    """A surname is enough here: `Holt, Peter` and `P Holt` are no finding."""
    return bool(one.surname == other.surname)


def interest_and_vote(world: World) -> Iterator[Finding]:
    """Somebody declared an interest in an item, and is named as voting under it; the law often allows it."""
    for keys in world.papers:
        declared = {(keys.item(row), n.key): row for row in keys.record.interests if (n := parse(row.person))}
        for row, node in keys.pairs("votes"):
            for ballot in row.ballots:
                name = parse(ballot.person)
                interest = declared.get((keys.item(row), name.key)) if name and keys.item(row) else None
                if interest is not None:
                    words = f"{ballot.person} declared an interest in the item, and is named as voting {ballot.choice}."
                    evidence = _proofs((interest, row))
                    yield Finding(check="interest_and_vote", about=node, words=words, evidence=evidence)


def decision_without_item(world: World) -> Iterator[Finding]:
    """A decision stands under a number that is no item of its document."""
    for keys in world.papers:
        for row, node in keys.pairs("decisions"):
            if row.item and not row.item_id and row.item not in keys.by_number:
                words = f"The decision stands under number {row.item}, which no item of the document has."
                yield Finding(check="decision_without_item", about=node, words=words, evidence=row.evidence)


def confirmed_before_held(world: World) -> Iterator[Finding]:
    """Minutes of a meeting were confirmed that was on the day of this one, or later."""
    for keys in world.papers:
        meeting = keys.record.meeting
        for row, node in keys.pairs("references"):
            if meeting and meeting.date and row.relation == "minutes_confirmed" and row.date >= meeting.date:
                words = f"Minutes of {row.date} are said to be confirmed at a meeting of {meeting.date}."
                yield Finding(check="confirmed_before_held", about=node, words=words, evidence=row.evidence)


def matter_too_large(judged: RuledWorld) -> Iterator[Finding]:
    """More business is joined in one matter than is likely to be one."""
    for _, clusters in judged.joined:
        for cluster in clusters:
            if words := _too_large(cluster.units):
                first = min(cluster.units, key=lambda unit: (unit.date or "", unit.id))
                evidence = tuple(sorted({e for unit in cluster.units for e in unit.evidence}))
                yield Finding(check="matter_too_large", about=f"matter/{first.id}", words=words, evidence=evidence)


def impossible_joins(world: World) -> Iterator[Finding]:
    """A document joins two items in a way that procedure has not: a call-in of the full council's decision."""
    for units in by_scope(business_of(world)).values():
        for link, rule in impossible(world, units, links(Index(units))):
            words = f"It is told as following {link.earlier}, which cannot be: {rule.note} ({rule.source})"
            yield Finding(check="impossible_joins", about=link.later, words=words, evidence=link.words)


def _too_large(units: list[Business]) -> str:
    dates = sorted(unit.date for unit in units if unit.date)
    years = days(dates[0], dates[-1]) / 365.25 if dates else 0
    if len(units) > MOST_ITEMS:
        return f"One matter joins {len(units)} items."
    return f"One matter is followed over {years:.0f} years." if years > MOST_YEARS else ""


def _counted(row: VoteRow) -> int | None:
    counts = [count for count in (row.for_, row.against, row.abstain) if count is not None]
    return sum(counts) if counts else None


def _by_name(keys: Keyed, wanted: Callable[[PersonRow], bool]) -> dict[tuple[str, str], list[tuple[PersonRow, str]]]:
    found: dict[tuple[str, str], list[tuple[PersonRow, str]]] = {}
    for row, node in keys.pairs("people"):
        name = parse(row.name)
        if name is not None and wanted(row):
            found.setdefault((name.key, side(row)), []).append((row, node))
    return found


def _proofs(rows: Iterable[Any]) -> tuple[Evidence, ...]:
    return tuple(sorted({evidence for row in rows for evidence in row.evidence}))


CHECKS: tuple[Callable[[World], Iterator[Finding]], ...] = (
    doubts,
    votes_and_members,
    votes_and_names,
    outcome_and_votes,
    listed_twice,
    present_and_apologies,
    interest_of_somebody_absent,
    interest_and_vote,
    decision_without_item,
    confirmed_before_held,
    impossible_joins,
)
