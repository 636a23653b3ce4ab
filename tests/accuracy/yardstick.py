"""How facts are compared: the rules of the annotation guidelines, so that accuracy can be measured with nothing beside.

A measure looks at the rows of one kind of fact. Two rows match by a likeness above 0; rows are paired one to one,
the likest first. `tests/accuracy/test_yardstick.py` holds the figures against those of `../shared/gold/score.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

Row = dict[str, Any]
Facts = dict[str, Any]
Likeness = Callable[[Row, Row], float]

TITLES = frozenset(
    ("councillor", "councillors", "cllr", "cllrs", "mr", "mrs", "ms", "miss", "dr", "cc", "obe", "mbe", "jp")
)
LITTLE = frozenset(("the", "a", "an", "of", "and", "for", "to"))
DOCUMENT_KEYS = ("author", "author_role", "date", "addressed_to")
MEETING_KEYS = ("authority", "body", "date", "start", "end", "venue")


class Score(NamedTuple):
    """Counts of one measure: rows that match, rows in the gold, rows found."""

    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of found rows that are right; with nothing found, 1 where there was nothing to find."""
        return self.hits / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of gold rows that were found."""
        return self.hits / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:  # type: ignore[override]
        return Score(self.hits + other.hits, self.gold + other.gold, self.found + other.found)


class Paired(NamedTuple):
    """The outcome of one comparison: indices of rows that match, and of those left over on either side."""

    pairs: list[tuple[int, int]]
    missed: list[int]
    spurious: list[int]


def plain(value: object) -> str:
    """Lower case without accents and punctuation, words parted by one space."""
    letters = unicodedata.normalize("NFKD", "" if value is None or value is False else str(value))
    bare = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^\w£%]+", " ", bare).strip()


def person(value: object) -> str:
    """A name without titles and spaces, so that initials may be joined or apart."""
    return "".join(word for word in plain(value).split() if word not in TITLES)


def _shared(a: list[str], b: list[str]) -> float:
    if not a or not b:
        return float(a == b)
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b))


def wording(a: object, b: object) -> float:
    """How much two texts share, word by word in any order: 0 to 1."""
    return _shared(plain(a).split(), plain(b).split())


def title(a: object, b: object) -> float:
    """`wording` for titles, bodies and posts, where little words do not count."""
    return _shared(*([w for w in plain(t).split() if w not in LITTLE] for t in (a, b)))


def _eq(key: str) -> Likeness:
    return lambda g, p: float(plain(g.get(key)) == plain(p.get(key)))


def _person(key: str) -> Likeness:
    return lambda g, p: float(person(g.get(key)) == person(p.get(key)))


def _truth(key: str) -> Likeness:
    return lambda g, p: float(bool(g.get(key)) == bool(p.get(key)))


def _number(key: str) -> Likeness:
    return lambda g, p: float(g.get(key) == p.get(key))


def _at_least(alike: Callable[[object, object], float], key: str, least: float, floor: float = 0.0) -> Likeness:
    """The likeness of a field where it reaches `least`, never less than `floor`, else 0."""

    def likeness(g: Row, p: Row) -> float:
        value = alike(g.get(key), p.get(key))
        return max(value, floor) if value >= least else 0.0

    return likeness


def _gate(test: Likeness) -> Likeness:
    return lambda g, p: float(test(g, p) > 0)


def _both(*parts: Likeness) -> Likeness:
    def likeness(g: Row, p: Row) -> float:
        value = 1.0
        for part in parts:
            value *= part(g, p)
            if not value:
                break
        return value

    return likeness


# What makes a row of each measure right: a condition for each field, told in `kinds.py` where one fails.
CONDITIONS: dict[str, tuple[str, dict[str, Likeness]]] = {
    "people (name)": ("people", {"name": _person("name")}),
    "people (capacity, office, substitute)": (
        "people",
        {
            "name": _person("name"),
            "capacity": _eq("capacity"),
            "office": _both(_truth("office"), _gate(_at_least(title, "office", 0.6))),
            "substitute_for": _person("substitute_for"),
            "remote": _truth("remote"),
        },
    ),
    "people (post)": ("people", {"name": _person("name"), "post": _gate(_at_least(title, "post", 0.75))}),
    "items": ("items", {"title": _at_least(title, "title", 0.8), "number": _eq("number")}),
    "decisions (text)": ("decisions", {"text": _at_least(wording, "text", 0.7), "item": _eq("item")}),
    "decisions (text and act)": (
        "decisions",
        {"text": _at_least(wording, "text", 0.7), "item": _eq("item"), "act": _eq("act")},
    ),
    "referrals (from, to)": (
        "referrals",
        {
            "text": _at_least(wording, "text", 0.4, 0.01),
            "item": _eq("item"),
            "from": _gate(_at_least(title, "from", 0.75)),
            "to": _gate(_at_least(title, "to", 0.75)),
        },
    ),
    "referrals (act and stage too)": (
        "referrals",
        {
            "text": _at_least(wording, "text", 0.4, 0.01),
            "item": _eq("item"),
            "from": _gate(_at_least(title, "from", 0.75)),
            "to": _gate(_at_least(title, "to", 0.75)),
            "act": _eq("act"),
            "stage": _eq("stage"),
        },
    ),
    "votes": (
        "votes",
        {
            "item": _eq("item"),
            "for": _number("for"),
            "against": _number("against"),
            "abstain": _number("abstain"),
            "unanimous": _truth("unanimous"),
        },
    ),
    "interests": ("interests", {"person": _person("person"), "item": _eq("item")}),
    "actions (text)": ("actions", {"text": _at_least(wording, "text", 0.5), "item": _eq("item")}),
    "actions (owner too)": (
        "actions",
        {
            "text": _at_least(wording, "text", 0.5),
            "item": _eq("item"),
            "owner": _gate(_at_least(title, "owner", 0.6)),
        },
    ),
    "roles": ("roles", {"role": _at_least(title, "role", 0.7), "person": _person("person")}),
    "references (body, date)": (
        "references",
        {"body": _gate(_at_least(title, "body", 0.75)), "date": _number("date")},
    ),
    "references (relation too)": (
        "references",
        {"body": _gate(_at_least(title, "body", 0.75)), "date": _number("date"), "relation": _eq("relation")},
    ),
}
HEADER = "document and meeting"
MEASURES = (HEADER, *CONDITIONS)


def header(facts: Facts) -> list[Row]:
    """The single facts of the document and of its meeting, one row each."""
    document, meeting = facts.get("document") or {}, facts.get("meeting") or {}
    rows = [{"key": "kind", "value": document.get("kind")}]
    rows += [{"key": f"document.{key}", "value": document.get(key)} for key in DOCUMENT_KEYS]
    rows += [{"key": key, "value": meeting.get(key)} for key in MEETING_KEYS]
    return [row for row in rows if row["value"]]


def rows_of(measure: str, facts: Facts) -> list[Row]:
    """The rows that a measure looks at."""
    return header(facts) if measure == HEADER else list(facts.get(CONDITIONS[measure][0]) or [])


def likeness(measure: str) -> Likeness:
    """How alike two rows are for a measure, 0 where they are not the same fact."""
    if measure == HEADER:
        return lambda g, p: float(g["key"] == p["key"] and title(g["value"], p["value"]) >= 0.8)
    return _both(*CONDITIONS[measure][1].values())


def pair(gold: list[Row], found: list[Row], alike: Likeness) -> Paired:
    """Rows paired one to one, the likest first; in ties the earliest."""
    scored = ((alike(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if value > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    missed = [i for i in range(len(gold)) if i not in pairs]
    return Paired(sorted(pairs.items()), missed, [j for j in range(len(found)) if j not in taken])


def compare(measure: str, gold: Facts, found: Facts) -> Score:
    """The counts of one measure on one document."""
    g, p = rows_of(measure, gold), rows_of(measure, found)
    return Score(len(pair(g, p, likeness(measure)).pairs), len(g), len(p))


def scores(documents: Iterable[tuple[Facts, Facts]]) -> dict[str, Score]:
    """The counts of every measure, summed over documents: pairs of gold and found facts."""
    totals = {measure: Score(0, 0, 0) for measure in MEASURES}
    for gold, found in documents:
        for measure in MEASURES:
            totals[measure] += compare(measure, gold, found)
    return totals


def mean(totals: dict[str, Score]) -> float:
    """Mean F1 over the measures of which there is anything, in the gold or found."""
    told = [score.f1 for score in totals.values() if score.gold or score.found]
    return sum(told) / len(told) if told else 0.0
