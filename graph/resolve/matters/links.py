"""Which business follows which, and why. A link goes from the earlier to the later; each rule proposes, none merges."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from graph.build.ids import fold
from graph.resolve.answers.wordings import says, told
from graph.resolve.matters.business import Business
from graph.resolve.matters.clauses import is_call_in
from graph.resolve.matters.index import NAMED, TELLING, WITHIN_DAYS_BY_TITLE, Index, between, in_order, same_words
from graph.resolve.matters.titles import is_later_stage, is_works, one_sided, own_words
from ontology.record import Evidence, ReferenceRow

Because = Literal["reference", "decision number", "title", "judged"]
STRENGTH: dict[str, int] = {"judged": 0, "reference": 1, "decision number": 2, "title": 3}
ALIKE, ALIKE_BOTH_ENDS, PLAINLY = 0.62, 0.45, 0.8
SOON_DAYS = 183
TOO_COMMON = 8
SAID_IN_FULL = 0.95
IN_WORDS, CLEARLY = 0.35, 0.8
NAMES = 2  # words of its own that a title of another thing has


class Link(NamedTuple):
    """`earlier` and `later` are ids of business; `score` is 0 to 1 and only compares links of one `because`.

    `words` are those that say so: the reference, the printed numbers or the titles at both ends.
    """

    because: Because
    score: float
    earlier: str
    later: str
    words: tuple[Evidence, ...]


def links(index: Index) -> list[Link]:
    """What all rules propose, the strongest first, ties by id and by the words."""
    found = {link for rule in RULES for unit in index.units for link in rule(index, unit)}
    found |= set(by_identifier(index.units))
    found = _latest_only(index, _untold(index, found))
    return sorted(found, key=lambda link: (STRENGTH[link.because], -link.score, link.earlier, link.later, link.words))


def _latest_only(index: Index, found: set[Link]) -> set[Link]:
    """Of several items of one body that a later one could follow by its title, the last: the others had their turn."""
    units = {unit.id: unit for unit in index.units}
    last: dict[tuple[str, str | None], str] = {}
    for link in found:
        if link.because == "title":
            key = link.later, units[link.earlier].body
            last[key] = max(last.get(key, ""), units[link.earlier].date or "")
    return {
        link
        for link in found
        if link.because != "title" or units[link.earlier].date == last[link.later, units[link.earlier].body]
    }


def _untold(index: Index, found: set[Link]) -> set[Link]:
    """Without links by title where a document itself says what else was received from, or went to, that body."""
    units = {unit.id: unit for unit in index.units}
    told = [link for link in found if link.because != "title"]
    after = {(link.earlier, units[link.later].body) for link in told}
    before = {(link.later, units[link.earlier].body) for link in told}
    return {
        link
        for link in found
        if link.because != "title"
        or not ((link.earlier, units[link.later].body) in after or (link.later, units[link.earlier].body) in before)
    }


def by_reference(index: Index, unit: Business) -> Iterator[Link]:
    """The document names the other meeting, by body and date, and by minute number or with one item that is alike."""
    for row in unit.references:
        if row.relation not in ("past", "future"):
            continue
        places = index.at(unit.named.get(row.body), row.date)
        other = _meant(index, unit, row, places)
        if other is not None and in_order(*_ordered(unit, other)):
            earlier, later = _ordered(unit, other)
            score = 1.0 if row.minute else index.score(unit, other)
            yield Link("reference", score, earlier.id, later.id, row.evidence)


def _meant(index: Index, unit: Business, row: ReferenceRow, places: list[Business]) -> Business | None:
    """The item of the minute's number; the one that is alike where there is no number, or plainly a wrong one."""
    numbered = _numbered(places, row.minute, unit)
    like = _only_like(index, unit, places, ahead=row.relation == "future")
    if numbered is None and like is None:
        return (_only_sender if row.relation == "past" else _only_answer)(index, unit, places)
    if numbered is None or like is None:
        return numbered or like
    plainly = index.score_there(unit, like) >= PLAINLY and index.score_there(unit, numbered) < NAMED
    return like if plainly else numbered


def _numbered(places: list[Business], minute: str | None, unit: Business) -> Business | None:
    """The one item of that number. Where titles or words tell the two apart, it is a wrong number."""
    wanted = numbers(minute)
    found = [p for p in places if wanted and numbers(p.number) == wanted and not (p.apart(unit) or p.unlike(unit))]
    return found[0] if len(found) == 1 else None


def _only_like(index: Index, unit: Business, places: list[Business], *, ahead: bool) -> Business | None:
    """The item that is alike, where no second one is nearly as much so; `ahead`, what was announced for that day."""
    able = [p for p in places if p.id != unit.id and not one_sided(unit.signs, p.signs, years=False)]
    able = [p for p in able if not (ahead and says_otherwise(unit, p))]
    ranked = sorted(((index.score_there(unit, p), p.id, p) for p in able), key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < (ALIKE if ahead else NAMED):
        return None
    return ranked[0][2] if len(ranked) == 1 or ranked[1][0] < CLEARLY * ranked[0][0] else None


def _only_sender(index: Index, unit: Business, places: list[Business]) -> Business | None:
    """Of what that meeting sent to this body, the one item whose title or clauses share telling words with it."""
    able = [p for p in places if any(sent.next == unit.own for sent in p.sends) and _may_be_told_anew(p, unit)]
    found = [p for p in able if index.text(unit, p) and not p.apart(unit)]
    return found[0] if len(found) == 1 else None


def _only_answer(_: Index, unit: Business, places: list[Business]) -> Business | None:
    """Of what this body is to deal with then, the one item that answers whom this item received it from."""
    senders = {sent.sender for sent in unit.received} - {None}
    able = [p for p in places if p.own == unit.own and any(sent.next in senders for sent in p.sends)]
    found = [p for p in able if not p.apart(unit)]
    return found[0] if len(found) == 1 else None


def by_sending(index: Index, unit: Business) -> Iterator[Link]:
    """Sent to a body, and there a later item of like title: the first that is as good as any."""
    for sent in unit.sends:
        if sent.next is not None:
            later = [(s, o) for s, o in index.like(unit, sent.next) if in_order(unit, o) and _alike(s, unit, o)]
            yield from _nearest(unit, later or _in_words(index, unit, sent.next, forward=True), forward=True)


def by_receiving(index: Index, unit: Business) -> Iterator[Link]:
    """Received from a body, and there an earlier item of like title: the last that is as good as any."""
    for sent in unit.received:
        if sent.sender is not None:
            earlier = [(s, o) for s, o in index.like(unit, sent.sender) if in_order(o, unit) and _alike(s, o, unit)]
            yield from _nearest(unit, earlier or _in_words(index, unit, sent.sender, forward=False), forward=False)


def _in_words(index: Index, unit: Business, body: str, *, forward: bool) -> list[tuple[float, Business]]:
    """The one item of a body whose title and clauses say the like, whatever its title."""
    found = []
    for score, other in index.of_text(unit, body):
        earlier, later = (unit, other) if forward else (other, unit)
        if score >= IN_WORDS and in_order(earlier, later) and _may_be_told_anew(earlier, later):
            found.append((score, other))
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return found[:1] if len(found) < 2 or found[1][0] < CLEARLY * found[0][0] else []


def _may_be_told_anew(earlier: Business, later: Business) -> bool:
    """Whether two items whose titles differ may be of one thing."""
    untold = not (earlier.told or later.told or _strangers(earlier, later))
    return untold and not one_sided(earlier.signs, later.signs) and not says_otherwise(earlier, later)


def _strangers(one: Business, other: Business) -> bool:
    """Whether each title has words that the other item says nowhere: two schools, not one under another heading."""
    mine, theirs = own_words(one.words, other.said), own_words(other.words, one.said)
    return min(len(mine), len(theirs)) >= NAMES and not (is_works(mine) or is_works(theirs))


def by_calling_in(index: Index, unit: Business) -> Iterator[Link]:
    """A call-in, and the last item of like title or words at the body whose decision it is."""
    for body in _called_in(unit):
        earlier = [(s, o) for s, o in index.like(unit, body) if in_order(o, unit) and _alike(s, o, unit, told=True)]
        yield from _nearest(unit, earlier or _in_words(index, unit, body, forward=False), forward=False)


def _called_in(unit: Business) -> list[str]:
    """The body that a call-in is said to be of; where only the title says that it is one, that it is sent back to."""
    said = [s for s in unit.sent if s.row.act == "call_in" and s.row.stage != "received"]
    bodies = {body for sent in said for body in (sent.sender, sent.receiver)}
    if not said and is_call_in(unit):
        bodies = {sent.next for sent in unit.sends}
    return sorted(body for body in bodies if body not in (None, unit.own))


def by_returning(index: Index, unit: Business) -> Iterator[Link]:
    """Put off here, and then the next item of like title before the same body; or its own recommendation taken back."""
    if unit.own is None or not unit.telling:
        return
    if any(clause.row.act == "defer" or told(clause.row.text) == "deferred" for clause in unit.clauses):
        later = [(s, o) for s, o in index.like(unit, unit.own) if in_order(unit, o) and _alike(s, unit, o)]
        yield from _nearest(unit, later, forward=True)
    if any(says("withdrawn", clause.row.text) for clause in unit.clauses):
        earlier = [(s, o) for s, o in index.like(unit, unit.own) if in_order(o, unit) and _alike(s, o, unit)]
        yield from _nearest(unit, earlier, forward=False)


def by_stage(index: Index, unit: Business) -> Iterator[Link]:
    """By its title a later stage, and the last item of the same body whose title has all else that this one says."""
    if unit.own is None or unit.told or len(unit.telling) < TELLING or not is_later_stage(unit.words):
        return
    before = [(s, o) for s, o in index.like(unit, unit.own) if in_order(o, unit) and not (o.told or o.apart(unit))]
    yield from _nearest(unit, [(s, o) for s, o in before if not own_words(unit.words, o.words)], forward=False)


def by_way_of(index: Index, unit: Business) -> Iterator[Link]:
    """Received from a body of which no such item is here, and sent to that body by an earlier item of this title."""
    for sent in unit.received:
        if sent.sender is None or any(
            _alike(s, o, unit) for s, o in index.like(unit, sent.sender) if in_order(o, unit)
        ):
            continue
        sent_there = [(s, o) for s, o in index.sent_to(unit, sent.sender) if in_order(o, unit) and same_words(o, unit)]
        yield from _nearest(unit, [(s, o) for s, o in sent_there if _alike(s, o, unit)], forward=False)


def by_passing_on(index: Index, unit: Business) -> Iterator[Link]:
    """Sent to a body of which no such item is here, and soon after it before another body under this title."""
    bodies = {sent.next for sent in unit.sends if sent.next}
    if not bodies or unit.told or len(unit.telling) < TELLING:
        return
    later = [(s, o) for s, o in index.anywhere(unit) if not o.told and in_order(unit, o) and same_words(unit, o)]
    soon = [(s, o) for s, o in later if o.own not in (unit.own, *bodies) and between(unit, o) <= SOON_DAYS]
    # What is only on its way to that body has not come from there.
    soon = [(s, o) for s, o in soon if bodies.isdisjoint(sent.next for sent in o.sends)]
    found = [(s, o) for s, o in soon if _alike(s, unit, o)]
    if found and not any(_went(index, unit, body) for body in sorted(bodies)):
        yield from _nearest(unit, found, forward=True)


def _went(index: Index, unit: Business, body: str) -> bool:
    return any(in_order(unit, other) and _alike(score, unit, other) for score, other in index.like(unit, body))


def by_reporting(index: Index, unit: Business) -> Iterator[Link]:
    """A report tells, in so many words, of business that a body dealt with before."""
    if unit.body is None:
        told = [(s, o) for s, o in index.anywhere(unit) if s >= SAID_IN_FULL and in_order(o, unit)]
        yield from _nearest(unit, told, forward=False)


def _alike(score: float, earlier: Business, later: Business, *, told: bool = False) -> bool:
    """Less likeness is enough where both ends tell of the other (or `told`); titles with words of their own are two."""
    if score < ALIKE_BOTH_ENDS:
        return False
    told = told or _both_tell(earlier, later)
    if not (earlier.told or later.told) and (
        one_sided(earlier.signs, later.signs, years=not told) or _both_own(earlier, later, anew=told)
    ):
        return False
    if says_otherwise(earlier, later):
        return False
    return score >= (ALIKE_BOTH_ENDS if told else ALIKE)


def _both_tell(earlier: Business, later: Business) -> bool:
    return any(s.sender == earlier.own for s in later.received) and any(s.next == later.own for s in earlier.sends)


def says_otherwise(earlier: Business, later: Business) -> bool:
    """Whether the later item names another meeting of that body, or other bodies alone, as where it came from.

    What came back to a body may well name those that it was before in between.
    """
    past = [row for row in later.references if row.relation == "past"]
    days = {row.date for row in past if later.named.get(row.body) == earlier.own}
    if days:
        return all(not (earlier.date or "").startswith(day) for day in days)
    senders = {later.named.get(row.body) for row in past} | {sent.sender for sent in later.received}
    named = senders - {None, later.own}
    return bool(named) and earlier.own not in (later.own, *named) and fold(earlier.title) != fold(later.title)


def _both_own(one: Business, other: Business, *, anew: bool) -> bool:
    """`anew`: where it is the same thing at all, another clerk may head what is done to it with other words."""
    mine, theirs = own_words(one.words, other.words), own_words(other.words, one.words)
    return bool(mine and theirs) and not (anew and (is_works(mine) or is_works(theirs)))


def _nearest(unit: Business, found: list[tuple[float, Business]], *, forward: bool) -> Iterator[Link]:
    """The nearest in time of those that are about as much alike as the best."""
    found = [(score, other) for score, other in found if abs(between(unit, other)) <= WITHIN_DAYS_BY_TITLE]
    if not found:
        return
    best = max(score for score, _ in found)
    good = [(score, other) for score, other in found if score >= best - 0.1]
    pick = min if forward else max
    day = pick(other.date or "" for _, other in good)
    there = [pair for pair in good if (pair[1].date or "") == day]
    # Of two items of one day, the one of the very title.
    score, other = max(there, key=lambda pair: (fold(pair[1].title) == fold(unit.title), pair[0], pair[1].id))
    earlier, later = (unit, other) if forward else (other, unit)
    yield Link("title", score, earlier.id, later.id, titles(earlier, later))


def by_identifier(units: Iterable[Business]) -> Iterator[Link]:
    """The same printed reference under two items: a decision, forward plan or report number."""
    holders: defaultdict[str, list[Business]] = defaultdict(list)
    for unit in units:
        for key in sorted({k for k in map(identifier, unit.identifiers) if k}):
            holders[key].append(unit)
    for _, found in sorted(holders.items()):
        ordered = sorted(found, key=lambda unit: (unit.date or "", unit.id))
        if 1 < len(ordered) <= TOO_COMMON:
            for earlier, later in pairwise(ordered):
                if in_order(earlier, later) and not (earlier.apart(later) or earlier.unlike(later)):
                    yield Link("decision number", 1.0, earlier.id, later.id, titles(earlier, later))


def titles(*units: Business) -> tuple[Evidence, ...]:
    """Where the headings stand that a join by title or number rests on."""
    return tuple(sorted({evidence for unit in units for evidence in unit.evidence}))


def identifier(written: str) -> str | None:
    """What two writings of a reference have in common. A bare number says too little."""
    key = re.sub(r"[^A-Z0-9]", "", written.upper())
    letters, digits = sum(c.isalpha() for c in key), sum(c.isdigit() for c in key)
    separated = len(re.findall(r"\d+", written)) > 1
    return key if digits >= 3 and (letters or separated) else None


def numbers(written: str | None) -> tuple[str, ...]:
    """`Minute No. 48(6)` → 48; `CA.6` → ca, 6; `77/21` → 77, 21. What stands in brackets is a clause."""
    plain = re.sub(r"\(.*?(?:\)|$)|\b(minutes?|numbers?|no|item)\b\.?", " ", (written or "").lower())
    return tuple(re.findall(r"[a-z]+|\d+", plain))


def _ordered(one: Business, other: Business) -> tuple[Business, Business]:
    return (one, other) if (one.date or "", one.id) <= (other.date or "", other.id) else (other, one)


RULES: tuple[Callable[[Index, Business], Iterator[Link]], ...] = (
    by_reference,
    by_sending,
    by_receiving,
    by_calling_in,
    by_returning,
    by_stage,
    by_way_of,
    by_passing_on,
    by_reporting,
)
