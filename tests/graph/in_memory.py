"""A graph store in memory, which can be made to fail at a chosen step, and what any store should hold."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from graph.statements import EdgeKey, Statements
from graph.stores.base import Change, GraphStore, Mark, Row
from graph.stores.bolt import edge_row, node_row

Held = tuple[dict[tuple[str, str], Row], dict[EdgeKey, Row]]


class CrashError(Exception):
    """What a killed process looks like from inside."""


class MemoryStore:
    """Transactions that are all or nothing; `fuse` counts down, and at 0 it crashes: before or after the commit."""

    def __init__(self) -> None:
        self.held: Held = ({}, {})
        self.marked: Mark | None = None
        self.fuse = -1

    def _burn(self) -> None:
        self.fuse -= 1
        if self.fuse == 0:
            raise CrashError

    def apply(self, change: Change) -> None:
        self._burn()
        nodes, edges = deepcopy(self.held)
        for key in change.drop_nodes:
            if nodes.pop(key, None) is not None:
                edges = {k: v for k, v in edges.items() if key[1] not in (k[0], k[2])}
        for merged in change.drop_edges:
            edges.pop((merged.edge.source, merged.edge.name, merged.edge.target), None)
        for node in change.put_nodes:
            nodes[node.node.cls, node.node.id] = node_row(node)
        for merged in change.put_edges:
            source, target = merged.edge.source, merged.edge.target
            if (merged.source_class, source) in nodes and (merged.target_class, target) in nodes:
                edges[source, merged.edge.name, target] = edge_row(merged)["props"]
        self.held, self.marked = (nodes, edges), change.mark
        self._burn()

    def mark(self) -> Mark | None:
        return self.marked

    def ask(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        raise NotImplementedError

    def clear(self) -> None:
        self.marked = None
        self._burn()
        self.held = ({}, {})

    def close(self) -> None:
        pass


def stated(statements: Statements) -> Held:
    """What a store that is up to date holds."""
    nodes = {(row.node.cls, row.node.id): node_row(row) for row in statements.merged_nodes()}
    edges = {
        (row.edge.source, row.edge.name, row.edge.target): edge_row(row)["props"] for row in statements.merged_edges()
    }
    return nodes, edges


def held(store: GraphStore) -> Held:
    """What a store that answers Cypher holds, its mark left out."""
    nodes = store.ask("MATCH (n) WHERE NOT n:LoadMark RETURN labels(n) AS labels, properties(n) AS row ORDER BY n.id")
    edges = store.ask("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS row")
    found = {(row["a"], camel(row["type"]), row["b"]): row["row"] for row in edges}
    assert len(found) == len(edges)
    return {(row["labels"][0], row["row"]["id"]): row["row"] for row in nodes}, found


def camel(relationship: str) -> str:
    """TAKEN_BY → takenBy."""
    first, *others = relationship.lower().split("_")
    return first + "".join(word.capitalize() for word in others)
