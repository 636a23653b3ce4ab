"""Which business follows which, and why. A link goes from the earlier to the later; each rule proposes, none merges."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from graph.build.ids import fold
from graph.resolve.answers.wordings import says, told
from graph.resolve.matters.business import Business, Sent
from graph.resolve.matters.titles import Weights, one_sided, own_words
from ontology.record import Evidence, ReferenceRow

Because = Literal["reference", "decision number", "title", "judged"]
STRENGTH: dict[str, int] = {"judged": 0, "reference": 1, "decision number": 2, "title": 3}
ALIKE, ALIKE_BOTH_ENDS, NAMED, PLAINLY = 0.62, 0.45, 0.35, 0.8
WITHIN_DAYS, WITHIN_DAYS_BY_TITLE = 730, 300
RARE_WORDS = 3
TOO_COMMON = 8
SAID_IN_FULL = 0.95


class Link(NamedTuple):
    """`earlier` and `later` are ids of business; `score` is 0 to 1 and only compares links of one `because`.

    `words` are those that say so: the reference, the printed numbers or the titles at both ends.
    """

    because: Because
    score: float
    earlier: str
    later: str
    words: tuple[Evidence, ...]


class Index:
    """The business of one authority, to be found by body, date, number and word; never compared all with all."""

    def __init__(self, units: list[Business]) -> None:
        self.units = units
        self.weights = Weights(unit.words for unit in units)
        self._at: defaultdict[tuple[str, str], list[Business]] = defaultdict(list)
        self._of_word: defaultdict[tuple[str, str], list[Business]] = defaultdict(list)
        self._of_any: defaultdict[str, list[Business]] = defaultdict(list)
        self._sent_to: defaultdict[tuple[str, str], list[Business]] = defaultdict(list)
        for unit in sorted(units, key=lambda unit: (unit.date or "", unit.id)):
            if unit.body is None or unit.date is None:
                continue
            self._at[unit.body, unit.date].append(unit)
            self._at[unit.body, unit.date[:7]].append(unit)
            for word in unit.words:
                self._of_word[unit.body, word].append(unit)
                for body in {sent.next for sent in unit.sends if sent.next}:
                    self._sent_to[body, word].append(unit)
            for word in self.weights.rarest(unit.words, 1):
                self._of_any[word].append(unit)

    def at(self, body: str | None, when: str) -> list[Business]:
        """What a body dealt with on a date, or in a month."""
        return self._at.get((body, when), []) if body else []

    def like(self, unit: Business, body: str) -> list[tuple[float, Business]]:
        """Business of a body in the months around that shares a telling word, and how alike the titles are."""
        return self._near(unit, [self._of_word.get((body, word), []) for word in self._rare(unit)])

    def sent_to(self, unit: Business, body: str) -> list[tuple[float, Business]]:
        """As `like`, of what other bodies sent to that body."""
        return self._near(unit, [self._sent_to.get((body, word), []) for word in self._rare(unit)])

    def _rare(self, unit: Business) -> list[str]:
        return self.weights.rarest(unit.words, RARE_WORDS)

    def _near(self, unit: Business, several: Iterable[list[Business]]) -> list[tuple[float, Business]]:
        """Cut to the time in which titles join before anything is compared: other years cost nothing."""
        since, until = around(unit.date)
        found = {
            other.id: other
            for ordered in several
            for other in ordered[bisect_left(ordered, since, key=_date_of) : bisect_right(ordered, until, key=_date_of)]
        }
        return [(self.score(unit, found[key]), found[key]) for key in sorted(found) if key != unit.id]

    def score(self, one: Business, other: Business) -> float:
        """How alike two titles are; 0 where a year, a phase, a number or a name tells them apart."""
        if one.apart(other):
            return 0.0
        if one.told or other.told:
            return self._held(*sorted((one, other), key=lambda unit: bool(unit.told)))
        telling = same_words(one, other) or any(map(self.weights.tells, one.words & other.words))
        return self.weights.likeness(one.words, other.words) if telling else 0.0

    def score_there(self, unit: Business, other: Business) -> float:
        """As `score`, where a document names the meeting: among its items, words that are common elsewhere tell."""
        if unit.told or other.told or unit.apart(other):
            return self.score(unit, other)
        return self.weights.likeness(unit.words, other.words)

    def _held(self, titled: Business, told: Business) -> float:
        """How much of a title stands in running text; of a single telling word, nothing."""
        shared = titled.words & told.words
        telling = sum(map(self.weights.tells, shared))
        return self.weights.sum(shared) / self.weights.sum(titled.words) if telling > 1 else 0.0

    def anywhere(self, unit: Business) -> list[tuple[float, Business]]:
        """Business of any body that shares a telling word with this one, and how alike it is."""
        return self._near(unit, [self._of_any.get(word, []) for word in sorted(unit.words)])


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
    able = [p for p in places if p.id != unit.id and not one_sided(unit.signs, p.signs)]
    able = [p for p in able if not (ahead and _says_otherwise(unit, p))]
    ranked = sorted(((index.score_there(unit, p), p.id, p) for p in able), key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < (ALIKE if ahead else NAMED):
        return None
    return ranked[0][2] if len(ranked) == 1 or ranked[1][0] < 0.8 * ranked[0][0] else None


def by_sending(index: Index, unit: Business) -> Iterator[Link]:
    """Sent to a body, and there a later item of like title: the first that is as good as any."""
    for sent in unit.sends:
        if sent.next is not None:
            later = [(s, o) for s, o in index.like(unit, sent.next) if in_order(unit, o) and _alike(s, unit, o)]
            yield from _nearest(unit, later, forward=True)


def by_receiving(index: Index, unit: Business) -> Iterator[Link]:
    """Received from a body, and there an earlier item of like title: the last that is as good as any."""
    for sent in unit.received:
        if sent.sender is not None:
            earlier = [(s, o) for s, o in index.like(unit, sent.sender) if in_order(o, unit) and _alike(s, o, unit)]
            yield from _nearest(unit, earlier, forward=False)


def by_calling_in(index: Index, unit: Business) -> Iterator[Link]:
    """A call-in, and the last item of like title at the body whose decision it is."""
    for sent in unit.sent:
        if sent.row.act != "call_in" or sent.row.stage == "received":
            continue
        for body in _called_in(sent, unit):
            earlier = [(s, o) for s, o in index.like(unit, body) if in_order(o, unit) and _alike(s, o, unit)]
            yield from _nearest(unit, earlier, forward=False)


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


def by_way_of(index: Index, unit: Business) -> Iterator[Link]:
    """Received from a body of which no such item is here, and sent to that body by an earlier item of this title."""
    for sent in unit.received:
        if sent.sender is None or any(
            _alike(s, o, unit) for s, o in index.like(unit, sent.sender) if in_order(o, unit)
        ):
            continue
        sent_there = [(s, o) for s, o in index.sent_to(unit, sent.sender) if in_order(o, unit) and same_words(o, unit)]
        yield from _nearest(unit, [(s, o) for s, o in sent_there if _alike(s, o, unit)], forward=False)


def by_reporting(index: Index, unit: Business) -> Iterator[Link]:
    """A report tells, in so many words, of business that a body dealt with before."""
    if unit.body is None:
        told = [(s, o) for s, o in index.anywhere(unit) if s >= SAID_IN_FULL and in_order(o, unit)]
        yield from _nearest(unit, told, forward=False)


def _called_in(sent: Sent, unit: Business) -> list[str]:
    return [body for body in (sent.sender, sent.receiver) if body not in (None, unit.own)]


def _alike(score: float, earlier: Business, later: Business) -> bool:
    """Less likeness is enough where both ends tell of the other; two titles with words of their own are two things."""
    if not (earlier.told or later.told) and (one_sided(earlier.signs, later.signs) or _both_own(earlier, later)):
        return False
    if _says_otherwise(earlier, later):
        return False
    told = any(s.sender == earlier.own for s in later.received) and any(s.next == later.own for s in earlier.sends)
    return score >= (ALIKE_BOTH_ENDS if told else ALIKE)


def _says_otherwise(earlier: Business, later: Business) -> bool:
    """Whether the later item names another meeting of that body, or other bodies alone, as where it came from."""
    past = [row for row in later.references if row.relation == "past"]
    days = {row.date for row in past if later.named.get(row.body) == earlier.own}
    if days:
        return all(not (earlier.date or "").startswith(day) for day in days)
    senders = {later.named.get(row.body) for row in past} | {sent.sender for sent in later.received}
    named = senders - {None, later.own}
    return bool(named) and earlier.own not in named and fold(earlier.title) != fold(later.title)


def same_words(one: Business, other: Business) -> bool:
    """Whether neither title has a word of its own that says something."""
    return not own_words(one.words, other.words) and not own_words(other.words, one.words)


def _both_own(one: Business, other: Business) -> bool:
    return bool(own_words(one.words, other.words) and own_words(other.words, one.words))


def _nearest(unit: Business, found: list[tuple[float, Business]], *, forward: bool) -> Iterator[Link]:
    """The nearest in time of those that are about as much alike as the best."""
    found = [(score, other) for score, other in found if abs(_apart(unit, other)) <= WITHIN_DAYS_BY_TITLE]
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
    plain = re.sub(r"\(.*?\)|\b(minutes?|numbers?|no|item)\b\.?", " ", (written or "").lower())
    return tuple(re.findall(r"[a-z]+|\d+", plain))


def _ordered(one: Business, other: Business) -> tuple[Business, Business]:
    return (one, other) if (one.date or "", one.id) <= (other.date or "", other.id) else (other, one)


def in_order(earlier: Business, later: Business) -> bool:
    """Not at one meeting, the later one not before the earlier, and not years apart."""
    if earlier.id == later.id or not earlier.date or not later.date:
        return False
    if earlier.body == later.body and earlier.date == later.date:
        return False
    shared = min(len(earlier.date), len(later.date))
    return earlier.date[:shared] <= later.date[:shared] and days(earlier.date, later.date) <= WITHIN_DAYS


def _apart(one: Business, other: Business) -> int:
    return days(one.date or "", other.date or "")


def days(earlier: str, later: str) -> int:
    """Days between two dates; of a month, its first day."""
    return (_day(later) - _day(earlier)).days


def around(day: str | None) -> tuple[str, str]:
    """The first and the last day that a join by title may lead to from here; a month is its first day."""
    if not day:
        return "9", ""
    here, span = _day(day), timedelta(days=WITHIN_DAYS_BY_TITLE + 31)
    return (here - span).isoformat(), (here + span).isoformat()


def _date_of(unit: Business) -> str:
    return unit.date or ""


def _day(written: str) -> date:
    return date.fromisoformat(written if len(written) == 10 else f"{written[:7]}-01")


RULES: tuple[Callable[[Index, Business], Iterator[Link]], ...] = (
    by_reference,
    by_sending,
    by_receiving,
    by_calling_in,
    by_returning,
    by_way_of,
    by_reporting,
)
