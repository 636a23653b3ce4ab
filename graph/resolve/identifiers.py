"""Where identifiers of people, bodies and matters lead that were once given: after a merge, a split, or for good.

What an identifier stands on are facts of documents, whose own ids never change: somebody's rows in attendance lists, a
body's meetings, a matter's items. An identifier that is none any more leads to what most of those facts belong to now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from heapq import nsmallest
from typing import NamedTuple
from zlib import crc32

from graph.model import Contribution
from graph.statements import Statements

KEPT = frozenset(("Person", "Body", "Matter"))
ANCHORS = 8


class Known(NamedTuple):
    """An identifier: where it leads now (itself, another one, None where nothing is left), and facts it stood on."""

    leads: str | None
    anchors: tuple[str, ...]


def succession(
    before: Mapping[str, Known], judged: Contribution, meaning: Callable[[str], str | None]
) -> dict[str, Known]:
    """Every identifier of `before` and of `judged`, with where it leads now.

    `meaning` is what a path means by the documents alone. Only where it says nothing, facts and earlier redirects do.
    """
    found = {path: Known(path, anchors) for path, anchors in anchored(judged).items()}
    stale = {path: known for path, known in before.items() if path not in found}
    homes = homes_of(judged, {anchor for known in stale.values() for anchor in known.anchors})

    def lead(path: str, seen: frozenset[str]) -> str | None:
        if path in found:
            return path
        if (meant := meaning(path)) in found:
            return meant
        if path not in stale or path in seen:
            return None
        if votes := Counter(home for anchor in stale[path].anchors for home in homes.get(anchor, ())):
            return min(votes, key=lambda home: (-votes[home], home))
        earlier = stale[path].leads
        return lead(earlier, seen | {path}) if earlier else None

    return found | {path: Known(lead(path, frozenset()), known.anchors) for path, known in stale.items()}


def anchored(judged: Contribution) -> dict[str, tuple[str, ...]]:
    """Identifier → some of the facts that it stands on, chosen so that order and time have no part in it."""
    facts: dict[str, list[str]] = {node.id: [] for node in judged.nodes if node.cls in KEPT}
    for anchor, path in ties(judged):
        if len(facts[path]) == ANCHORS * 8:
            facts[path] = _few(facts[path])
        facts[path].append(anchor)
    return {path: tuple(_few(anchors)) for path, anchors in facts.items()}


def _few(anchors: Iterable[str]) -> list[str]:
    return nsmallest(ANCHORS, set(anchors), key=lambda anchor: (crc32(anchor.encode()), anchor))


def homes_of(judged: Contribution, wanted: set[str]) -> dict[str, list[str]]:
    """Fact → the identifiers that it belongs to now, of the facts that are wanted."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    if wanted:
        for anchor, path in ties(judged):
            if anchor in wanted:
                homes[anchor].append(path)
    return homes


def ties(judged: Contribution) -> Iterator[tuple[str, str]]:
    """Each fact of a document, named with how it is tied, and the person, body or matter that it is tied to."""
    classes = {node.id: node.cls for node in judged.nodes}
    part_of = {edge.source: edge.target for edge in judged.edges if edge.name == "partOf"}
    for edge in judged.edges:
        if edge.source in part_of and edge.target not in classes and part_of[edge.source] in classes:
            yield f"partOf {edge.target}", part_of[edge.source]
        elif edge.source not in classes and classes.get(edge.target) in KEPT:
            yield f"{edge.name} {edge.source}", edge.target


def heir(known: Known, homes: Callable[[str], Iterable[str]], alive: Container[str]) -> str | None:
    """The identifier that most of the facts belong to now that an earlier one stood on; None where none does.

    `homes` gives those that a fact belongs to, `alive` are those that there are.
    """
    votes = Counter(home for anchor in known.anchors for home in homes(anchor) if home in alive)
    return min(votes, key=lambda home: (-votes[home], home), default=None)


def homes_in(statements: Statements, anchor: str) -> set[str]:
    """What a fact belongs to, as `ties` names it, by what is stated now."""
    name, _, fact = anchor.partition(" ")
    if name != "partOf":
        return {edge.target for edge in statements.edges_from(fact) if edge.name == name}
    steps = {edge.source for edge in statements.edges_to(fact)}
    return {edge.target for step in steps for edge in statements.edges_from(step) if edge.name == name}
