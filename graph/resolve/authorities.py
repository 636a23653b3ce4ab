"""Which authority a document belongs to: the one it states, or one that other documents make next to certain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from graph.build.ids import body_slug, slug
from graph.build.keys import Keyed
from graph.resolve.bodies.kinds import kind_of
from graph.resolve.people.names import parse

Trait = tuple[str, ...]
# What speaks for an authority, and how much. A cabinet meets everywhere, often on the same day, and initials with a
# surname are borne by many; a panel of one name on one day, or a person in the same post, is hardly chance.
WEIGHTS = {"post": 6, "meeting": 6, "full name": 3, "body": 3, "cabinet day": 3, "name": 1}
ENOUGH, CLEARLY = 9, 4
EVERYWHERE = ("executive", "council")


class Authorities:
    """`scope(keys)` is the path of a document's authority, or one that it shares with no other document."""

    def __init__(self, world: Iterable[Keyed]) -> None:
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._known: defaultdict[Trait, set[str]] = defaultdict(set)
        self._judged: dict[str, str] = {}
        unknown: dict[str, Keyed] = {}
        for keys in world:
            if (stated := _stated(keys)) is None:
                unknown[keys.path] = keys
            else:
                self.names[slug(stated)][stated] += 1
                self._learn(keys, slug(stated))
        # What is judged in one round speaks for others in the next; within a round, order has no part.
        while found := {path: told for path, keys in unknown.items() if (told := self._judge(keys))}:
            for path, authority in found.items():
                self._judged[path] = authority
                self._learn(unknown.pop(path), authority)

    def scope(self, keys: Keyed) -> str:
        """`ashcombe-county-council`, or `unknown-…` where nothing tells."""
        stated = _stated(keys)
        return slug(stated) if stated else self._judged.get(keys.path) or f"unknown-{keys.record.source.sha256[:12]}"

    def _learn(self, keys: Keyed, authority: str) -> None:
        for trait in traits(keys):
            self._known[trait].add(authority)

    def _judge(self, keys: Keyed) -> str | None:
        """The one council that the document names beside people, or the one that enough else speaks for."""
        votes: Counter[str] = Counter()
        for trait in traits(keys):
            for authority in self._known.get(trait, ()):
                votes[authority] += WEIGHTS[trait[0]]
        named = councils(keys)
        if len(named) == 1 and named <= self.names.keys() and votes[min(named)] == max(votes.values(), default=0):
            return min(named)
        (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return first if most >= ENOUGH and most >= CLEARLY * next_most else None


def _stated(keys: Keyed) -> str | None:
    record = keys.record
    return record.meeting.authority if record.meeting else record.document.authority


def councils(keys: Keyed) -> set[str]:
    """The councils that the document gives as somebody's organisation, or that it is addressed to by their own name."""
    record = keys.record
    named = [row.organisation for row in record.roles] + [row.organisation for row in record.people]
    paths = {slug(name) for name in (*named, record.document.addressed_to) if name}
    return {path for path in paths if path.endswith("-council") and kind_of(path, met=False) != "council"}


def traits(keys: Keyed) -> set[Trait]:
    """What else a document shows of where it is from, each once."""
    return {*_meetings(keys), *_people(keys)}


def _meetings(keys: Keyed) -> Iterator[Trait]:
    meeting = keys.record.meeting
    named = [(row.body, row.date) for row in keys.record.references]
    for body, date in [*named, *([(meeting.body, meeting.date)] if meeting and meeting.body and meeting.date else [])]:
        if kind_of(body, met=True) in EVERYWHERE:
            yield "cabinet day", body_slug(body), date
        else:
            yield "meeting", body_slug(body), date
            yield "body", body_slug(body)


def _people(keys: Keyed) -> Iterator[Trait]:
    record = keys.record
    author = [record.document.author] if record.document.author else []
    for written in [*(row.name for row in record.people), *(row.person for row in record.roles), *author]:
        name = parse(written)
        if name is not None and name.given:
            said_in_full = len(name.given) > 1 or len(name.given[0]) > 1
            yield "full name" if said_in_full else "name", name.key
    for row in record.roles:
        if name := parse(row.person):
            yield "post", name.key, slug(row.role)
