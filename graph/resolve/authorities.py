"""Which authority a document belongs to: the one it states, or one that other documents make next to certain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

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


class Clue(msgspec.Struct, frozen=True):
    """What a document (or a part of a pack) tells of its authority, so that it need not be opened again for that.

    `document` is its sha256, `path` is `Keyed.path`, `stated` the authority's name where it is given; `traits` and
    `councils` are what else it shows.
    """

    document: str
    path: str
    stated: str | None
    traits: tuple[Trait, ...]
    councils: tuple[str, ...]


def clues_of(papers: Iterable[Keyed]) -> Iterator[Clue]:
    """A clue for each document or part."""
    for keys in papers:
        told = tuple(sorted(traits(keys))), tuple(sorted(councils(keys)))
        yield Clue(keys.record.source.sha256, keys.path, _stated(keys), *told)


def written_clues(clues: Iterable[Clue]) -> bytes:
    """As they are kept; `read_clues` reads them."""
    return msgspec.msgpack.encode(tuple(clues))


read_clues = msgspec.msgpack.Decoder(tuple[Clue, ...]).decode


class Authorities:
    """`scope(keys)` is the path of a document's authority, or one that it shares with no other document.

    Two documents of one `Keyed.path` are of one authority: it stands in the path, or the path is of one document alone.
    """

    def __init__(self, clues: Iterable[Clue]) -> None:
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._known: defaultdict[Trait, set[str]] = defaultdict(set)
        self._scopes: dict[str, str] = {}
        self._papers: set[tuple[str, str]] = set()
        unknown: dict[str, Clue] = {}
        for clue in clues:
            self._papers.add((clue.document, clue.path))
            if clue.stated is not None:
                scope = self._scopes[clue.path] = slug(clue.stated)
                self.names[scope][clue.stated] += 1
                self._learn(clue, scope)
                unknown.pop(clue.path, None)
            elif clue.path not in self._scopes:
                self._scopes[clue.path] = f"unknown-{clue.document[:12]}"
                unknown[clue.path] = clue
        # What is judged in one round speaks for others in the next; within a round, order has no part.
        while found := {path: told for path, clue in unknown.items() if (told := self._judge(clue))}:
            for path, authority in found.items():
                self._scopes[path] = authority
                self._learn(unknown.pop(path), authority)

    def papers(self) -> dict[str, list[tuple[str, str]]]:
        """The papers of each authority, as (sha256 of the document, `Keyed.path`), all sorted."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for document, path in sorted(self._papers):
            found[self._scopes[path]].append((document, path))
        return dict(sorted(found.items()))

    def scope(self, keys: Keyed) -> str:
        """`ashcombe-county-council`, or `unknown-…` where nothing tells. Raises KeyError for a document not given."""
        return self._scopes[keys.path]

    def owner(self, path: str) -> str | None:
        """The authority that a person, body, item or matter is of, by its path; None where no document here tells."""
        return self._heads.get(_head(path.partition("/")[2]))

    @cached_property
    def _heads(self) -> dict[str, str]:
        """What paths begin with → authority. A document that tells none leaves its own mark there."""
        return {_head(path): scope for path, scope in self._scopes.items()} | {s: s for s in self._scopes.values()}

    def _learn(self, clue: Clue, authority: str) -> None:
        for trait in clue.traits:
            self._known[trait].add(authority)

    def _judge(self, clue: Clue) -> str | None:
        """The one council that the document names beside people, or the one that enough else speaks for."""
        votes: Counter[str] = Counter()
        for trait in clue.traits:
            for authority in self._known.get(trait, ()):
                votes[authority] += WEIGHTS[trait[0]]
        named = set(clue.councils)
        if len(named) == 1 and named <= self.names.keys() and votes[min(named)] == max(votes.values(), default=0):
            return min(named)
        (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return first if most >= ENOUGH and most >= CLEARLY * next_most else None


def _head(path: str) -> str:
    head, _, rest = path.partition("/")
    return f"{head}/{rest.partition('/')[0]}" if head == "paper" else head


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
