"""What every graph store can do, and what it is told to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol, runtime_checkable

from graph.statements import MergedEdge, MergedNode


class StoreError(Exception):
    """A store cannot be reached, or refused what it was asked: one line that says what to do."""


class ReadOnlyError(StoreError):
    """A question that would have changed something, or read something outside the store."""


class LostError(StoreError):
    """The store was there, and is gone."""


class Mark(NamedTuple):
    """How far a store follows a log of statements: `origin` says which log, `position` how far."""

    origin: str
    position: int


class Change(NamedTuple):
    """What one transaction does: drops, then puts, then the mark. Dropping what isn't there does nothing.

    `drop_nodes` are (class, id), and their edges go with them; `drop_edges` are edges that nobody states any more,
    between nodes that stay. An edge is put where both its ends are there.
    """

    mark: Mark
    drop_nodes: list[tuple[str, str]]
    drop_edges: list[MergedEdge]
    put_nodes: list[MergedNode]
    put_edges: list[MergedEdge]


Row = dict[str, Any]


@runtime_checkable
class GraphStore(Protocol):
    """A labelled property graph that answers Cypher. Safe to use from several threads."""

    def apply(self, change: Change) -> None:
        """Does all of the change, or nothing of it."""

    def mark(self) -> Mark | None:
        """The mark of the last change; None in a store that nothing was loaded into."""

    def ask(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of plain values, keys in the order of RETURN. Raises ReadOnlyError, or StoreError for bad Cypher."""

    def clear(self) -> None:
        """Takes away what was loaded, its mark first, and leaves what is not ours."""

    def close(self) -> None:
        """Lets go of the connection; the store itself goes on."""
