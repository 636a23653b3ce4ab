"""Actions that later minutes of the same body say are done. Silence closes nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graph.build.facts import Fact
from graph.build.keys import Keyed
from graph.model import Edge
from graph.resolve.answers.changes import content, likeness
from graph.resolve.matters.phrases import patterns
from graph.resolve.world import World
from ontology.record import ActionRow, DecisionRow, Evidence

WITHIN_DAYS, ALIKE, SHARED = 730, 0.6, 2


class Told(NamedTuple):
    """An action, or words that may close one: when, its node, its words and the evidence."""

    date: str
    id: str
    text: str
    evidence: tuple[Evidence, ...]


def closings(world: World) -> Iterator[Fact]:
    """From each action to the later words that say that it is done, the first of them."""
    open_: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    said: list[tuple[str, Told]] = []
    for keys in world.papers:
        body = world.bodies.own(keys)
        for told, is_action in _told(keys) if body else ():
            if says_done(told.text):
                said.append((str(body), told))
            elif is_action:
                for word in content(told.text):
                    open_[str(body), word].append(told)
    yield from _closed(open_, said)


def _closed(open_: dict[tuple[str, str], list[Told]], said: list[tuple[str, Told]]) -> Iterator[Fact]:
    closed: set[str] = set()
    for several in open_.values():
        several.sort()
    for body, done in sorted(said, key=lambda pair: (pair[1].date, pair[1].id)):
        near = (a for word in content(done.text) for a in _before(open_.get((body, word), []), done.date))
        found = {action.id: action for action in near if _closes(done, action)}
        for path in sorted(found.keys() - closed):
            closed.add(path)
            both = tuple(sorted({*found[path].evidence, *done.evidence}))
            yield Edge(source=path, name="closedIn", target=done.id, evidence=both)


def _before(actions: list[Told], day: str) -> list[Told]:
    """Those of the time before a day in which a later word may close them."""
    since = (date.fromisoformat(day) - timedelta(days=WITHIN_DAYS)).isoformat() if len(day) == 10 else ""
    return actions[bisect_left(actions, since, key=_day) : bisect_left(actions, day, key=_day)]


def _day(told: Told) -> str:
    return told.date


def says_done(text: str) -> bool:
    """Whether words say that something is done, and not that it is to be."""
    said = patterns("closings")
    return bool(said["done"].search(text)) and not said["not_done"].search(text)


def _closes(done: Told, action: Told) -> bool:
    return len(content(action.text) & content(done.text)) >= SHARED and likeness(action.text, done.text) >= ALIKE


def _told(keys: Keyed) -> Iterator[tuple[Told, bool]]:
    """Actions and decisions of a meeting, and whether it is an action."""
    meeting = keys.record.meeting
    if meeting is None or not meeting.date:
        return
    rows: list[tuple[ActionRow | DecisionRow, str]] = [*keys.pairs("actions"), *keys.pairs("decisions")]
    for row, path in rows:
        yield Told(meeting.date, path, " ".join(row.text.split()), row.evidence), isinstance(row, ActionRow)
