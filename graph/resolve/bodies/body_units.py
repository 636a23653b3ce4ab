"""Every writing of a body's name in an authority, with what its papers tell of who met under it and who named it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from graph.build.ids import fold
from graph.build.keys import Keyed
from graph.resolve.bodies.body_names import IN_SHORT, WORDS, BodyName, body_name, initials, shown, words_of
from ontology.record import Record

NAME = r"[A-Z][\w'’&,-]*(?: (?:and|of|for|the|in|on|&|[A-Z][\w'’&,-]*|[A-Z]))*"
SITTING = frozenset(("member", "co_opted"))


@dataclass
class Unit:
    """A writing. `met` and `named` count spellings; days are ISO dates; `papers` are places in the list of papers."""

    path: str
    name: BodyName
    met: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    papers: set[int] = field(default_factory=set)
    members: set[str] = field(default_factory=set)

    @property
    def hangs(self) -> int:
        """How many facts hang on it."""
        return self.met.total() + self.named.total()


class Told(NamedTuple):
    """What an authority's papers say of names: abbreviation → its words, and pairs of an old and a new name's words."""

    short: dict[str, set[frozenset[str]]]
    renamed: set[tuple[frozenset[str], frozenset[str]]]


Scope = Callable[[Keyed], str]


def units_of(papers: Iterable[Keyed], scope_of: Scope) -> dict[str, dict[str, Unit]]:
    """Authority → key of the writing → unit."""
    found: defaultdict[str, dict[str, Unit]] = defaultdict(dict)
    for place, keys in enumerate(papers):
        scope, meeting = scope_of(keys), keys.record.meeting
        if meeting is not None and (unit := _unit(found, scope, meeting.body, met=True)) is not None:
            unit.met[shown(scope, meeting.body or "")] += 1
            unit.days |= {meeting.date} if meeting.date else set()
            unit.members |= {fold(row.name) for row in keys.record.people if row.capacity in SITTING}
            unit.papers.add(place)
        for written, day in named_in(keys.record):
            if (unit := _unit(found, scope, written)) is not None:
                unit.named[shown(scope, written)] += 1
                unit.told |= {day} - {""}
                unit.papers.add(place)
    return dict(found)


def _unit(found: dict[str, dict[str, Unit]], scope: str, written: str | None, *, met: bool = False) -> Unit | None:
    """A name that could be any body's is one only where a body meets under it."""
    name = body_name(scope, written) if written else None
    if name is None or (name.nameless and not met):
        return None
    return found[scope].setdefault(name.key, Unit(f"body/{scope}/{name.key}", name))


def named_in(record: Record) -> Iterator[tuple[str, str]]:
    """Every name of a body in referrals and references, with the day that stands beside it (empty where none does)."""
    for row in record.referrals:
        yield from ((name, "") for name in (row.from_, row.to) if name)
    yield from ((row.body, row.date) for row in record.references)


def told_in(papers: Iterable[Keyed], scope_of: Scope) -> dict[str, Told]:
    """What all papers of each authority say of names."""
    found: defaultdict[str, Told] = defaultdict(lambda: Told(defaultdict(set), set()))
    for keys in papers:
        for text in _texts(keys.record):
            scope = scope_of(keys)
            for short, words in abbreviated(scope, text):
                found[scope].short[short].add(words)
            found[scope].renamed.update(renamed(scope, text))
    return dict(found)


def _texts(record: Record) -> Iterator[str]:
    """What could tell of a name, folded to single spaces."""
    meeting = [record.meeting.body or ""] if record.meeting else []
    rows = [row.text for rows in (record.decisions, record.referrals, record.actions) for row in rows]
    names = [name for name, _ in named_in(record)]
    for text in (*meeting, *names, *rows, *(row.title for row in record.items)):
        if "(" in text or WITH_NEWS.search(text):
            yield " ".join(text.split())


WITH_NEWS = re.compile(r"formerly|previously|re-?named|re-?titled|(?:replaced|succeeded) by")


def abbreviated(scope: str, text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """`Overview and Scrutiny Committee (OSC)`: the words before it of which it is the initials."""
    for match in IN_SHORT.finditer(text):
        wanted, words = fold(match[1]).replace(" ", ""), fold(text[: match.start()]).split()
        for size in range(2, min(len(words), 10) + 1):
            if initials(" ".join(words[-size:])) == wanted and words[-size] not in ("and", "of", "the"):
                yield wanted, words_of(scope, " ".join(words[-size:]))
                break


def renamed(scope: str, text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The words of an old name and of the new one."""
    for pattern in renaming():
        for match in pattern.finditer(text):
            old, new = body_name(scope, match["old"]), body_name(scope, match["new"])
            if old is not None and new is not None:
                yield old.words, new.words


@cache
def renaming() -> tuple[re.Pattern[str], ...]:
    """The patterns of body_names.yaml."""
    return tuple(re.compile(row["match"].replace("{name}", NAME)) for row in WORDS["renamed"])
