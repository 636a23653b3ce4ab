"""Brings statements up to date with what sources say now, and every store up to date with the statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from graph.model import Contribution
from graph.statements import Change as Line
from graph.statements import Statements
from graph.stores.base import Change, GraphStore, Mark

BATCH = 5_000  # lines of the log in a transaction, at least, while there are more
LIMIT = 50_000  # a source with more lines than this is loaded in several transactions


class Follower(Protocol):
    """A store that is not a GraphStore, and follows the statements in its own way (RDF)."""

    def follow(self, statements: Statements) -> None:
        """Brings the store up to date; does nothing where it is."""


def load(
    statements: Statements,
    stores: Iterable[GraphStore | Follower],
    contributions: Iterable[Contribution],
    removed: Iterable[str] = (),
) -> int:
    """States what the contributions say, takes the removed sources away, and brings the stores up to date.

    A contribution replaces all that its source said before; one that is as it was changes nothing. Returns how many
    sources changed. Killed at any moment and run again, it ends the same: statements come first, and each store goes
    on from where its own mark says it is.
    """
    changed = sum(statements.remove(source) for source in removed)
    changed += sum(statements.replace(contribution) for contribution in contributions)
    for store in stores:
        sync(statements, store)
    return changed


def sync(statements: Statements, store: GraphStore | Follower) -> None:
    """Brings one store up to date with the statements, whatever it held."""
    if not isinstance(store, GraphStore):
        store.follow(statements)
        return
    mark = store.mark()
    if mark is None or mark.origin != statements.origin or mark.position > statements.position:
        store.clear()
        mark = Mark(statements.origin, 0)
    while lines := whole_sources(statements.changes(mark.position, LIMIT)):
        since, mark = mark.position, Mark(statements.origin, lines[-1].position)
        store.apply(change(statements, since, mark))


def whole_sources(lines: list[Line]) -> list[Line]:
    """As many lines as a transaction should hold, ending between two sources wherever that can be."""
    starts = [at for at, line in enumerate(lines) if line.kind == "source" and at > 0]
    if len(lines) == LIMIT and starts:
        lines = lines[: starts[-1]]
    return lines[: next((at for at in starts if at >= BATCH), len(lines))]


def change(statements: Statements, since: int, mark: Mark) -> Change:
    """What a store has to do so that every node and edge logged after `since`, up to `mark`, is as it stands now."""
    result = Change(mark, [], [], [], [])
    for cls, key, node in statements.changed_nodes(since, mark.position):
        if node is None:
            result.drop_nodes.append((cls, key))
        else:
            result.put_nodes.append(node)
    for is_stated, edge in statements.changed_edges(since, mark.position):
        (result.put_edges if is_stated else result.drop_edges).append(edge)
    return result
