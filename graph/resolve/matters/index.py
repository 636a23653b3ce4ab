"""The business of one authority, to be found by body, date and word, and how alike two items of it are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from graph.resolve.matters.business import Business
from graph.resolve.matters.titles import Weights, is_common, own_words

NAMED = 0.35  # titles less alike than this join nothing
WITHIN_DAYS, WITHIN_DAYS_BY_TITLE = 730, 300
RARE_WORDS, TELLING = 3, 2
MANY_TITLE_WORDS, MANY_RARE_WORDS = 3, 6


class Index:
    """The business of one authority, to be found by body, date, number and word; never compared all with all."""

    def __init__(self, units: list[Business]) -> None:
        self.units = units
        self.weights = Weights(unit.words for unit in units)
        self.texts = Weights(unit.said for unit in units)
        self._at: defaultdict[tuple[str, str], list[Business]] = defaultdict(list)
        self._of_word: defaultdict[tuple[str, str], list[Business]] = defaultdict(list)
        self._of_any: defaultdict[str, list[Business]] = defaultdict(list)
        self._of_text: defaultdict[tuple[str, str], list[Business]] = defaultdict(list)
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
            for word in filter(self.texts.tells, unit.said if unit.own else ()):
                self._of_text[str(unit.own), word].append(unit)
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

    def of_text(self, unit: Business, body: str) -> list[tuple[float, Business]]:
        """Business of a body in the months around that is like in titles and clauses together, and how much so."""
        shared: Counter[str] = Counter()
        known: dict[str, Business] = {}
        for word in filter(self.texts.tells, unit.said):
            for other in _within(self._of_text.get((body, word), []), *around(unit.date)):
                shared[other.id] += 1
                known[other.id] = other
        return [(self.text(unit, known[key]), known[key]) for key in sorted(shared) if shared[key] >= TELLING]

    def text(self, one: Business, other: Business) -> float:
        """How much of the shorter text, title and clauses, the other has too.

        0 where titles tell the two apart, and where only the titles are alike: those are judged by themselves.
        """
        whole = min(self.texts.sum(one.said), self.texts.sum(other.said))
        shared = one.said & other.said
        titles = len((one.telling & other.said) | (other.telling & one.said))
        enough = titles >= MANY_TITLE_WORDS or (titles and sum(map(self.texts.tells, shared)) >= MANY_RARE_WORDS)
        beyond = sum(not is_common(word) for word in shared - (one.words & other.words))
        return self.texts.sum(shared) / whole if enough and beyond >= TELLING and not one.apart(other) else 0.0

    def _rare(self, unit: Business) -> list[str]:
        return self.weights.rarest(unit.words, RARE_WORDS)

    def _near(self, unit: Business, several: Iterable[list[Business]]) -> list[tuple[float, Business]]:
        """Cut to the time in which titles join before anything is compared: other years cost nothing."""
        since, until = around(unit.date)
        found = {other.id: other for ordered in several for other in _within(ordered, since, until)}
        return [(self.score(unit, found[key]), found[key]) for key in sorted(found) if key != unit.id]

    def score(self, one: Business, other: Business) -> float:
        """How alike two titles are; 0 where a year, a phase, a number or a name tells them apart."""
        if one.told or other.told:
            held = self._held(*sorted((one, other), key=lambda unit: bool(unit.told)))
            return 0.0 if one.apart(other) else held
        if not (any(map(self.weights.tells, one.words & other.words)) or same_words(one, other)):
            return 0.0
        # What tells apart takes longest to find, and nothing joins titles that are hardly alike.
        alike = self.weights.likeness(one.words, other.words)
        return 0.0 if alike >= NAMED and one.apart(other) else alike

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


def same_words(one: Business, other: Business) -> bool:
    """Whether neither title has a word of its own that says something."""
    return not own_words(one.words, other.words) and not own_words(other.words, one.words)


def in_order(earlier: Business, later: Business) -> bool:
    """Not at one meeting, the later one not before the earlier, and not years apart."""
    if earlier.id == later.id or not earlier.date or not later.date:
        return False
    if earlier.body == later.body and earlier.date == later.date:
        return False
    shared = min(len(earlier.date), len(later.date))
    return earlier.date[:shared] <= later.date[:shared] and days(earlier.date, later.date) <= WITHIN_DAYS


def between(one: Business, other: Business) -> int:
    """Days between two items; less than 0 where the second is the earlier."""
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


def _within(ordered: list[Business], since: str, until: str) -> list[Business]:
    return ordered[bisect_left(ordered, since, key=_date_of) : bisect_right(ordered, until, key=_date_of)]


def _date_of(unit: Business) -> str:
    return unit.date or ""


def _day(written: str) -> date:
    return date.fromisoformat(written if len(written) == 10 else f"{written[:7]}-01")
