"""A graph store behind Bolt: the one way in which both the built-in store and a Neo4j server are spoken to.

Everything goes in batches, a statement for each class and for each kind of edge. Nodes are keyed by `id`, edges by
their type and both ends; labels and types come from the schema, values only ever as parameters.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

from graph.model import evidence_id, relationship_type
from graph.statements import MergedEdge, MergedNode
from graph.stores.base import Change, LostError, Mark, ReadOnlyError, Row, StoreError
from graph.stores.readonly import check
from ontology.derive import cypher
from ontology.schema import load

# What matters of the driver's troubles is raised; without this it would also write it to standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

BATCH = 2000
MARK = "MERGE (m:LoadMark {id: 'load'}) SET m.origin = $origin, m.position = $position"
MARK_CONSTRAINT = "CREATE CONSTRAINT load_mark_id IF NOT EXISTS FOR (n:LoadMark) REQUIRE n.id IS UNIQUE"
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")


class BoltStore:
    """A GraphStore over an open driver, which it closes. `database` is the name on the server, None for its default."""

    def __init__(self, driver: neo4j.Driver, database: str | None) -> None:
        self._driver = driver
        self._database = database
        self._prepared = False

    def apply(self, change: Change) -> None:
        self._prepare()
        with told(), self._session(neo4j.WRITE_ACCESS) as session:
            session.execute_write(run_change, change)

    def mark(self) -> Mark | None:
        rows = self._rows("MATCH (m:LoadMark) RETURN m.origin AS origin, m.position AS position")
        return Mark(**rows[0]) if rows else None

    def ask(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        check(query)
        return self._rows(query, parameters)

    def clear(self) -> None:
        self._write("MATCH (m:LoadMark) DELETE m")
        labels = [row["label"] for row in self._rows("CALL db.labels()")]
        for label in sorted(filter(NAME.fullmatch, labels)):
            some = f"MATCH (n:{label}) WHERE n.sources IS NOT NULL WITH n LIMIT {BATCH}"
            while self._write(f"{some} DETACH DELETE n RETURN count(*) AS n")[0]["n"]:
                pass

    def close(self) -> None:
        self._driver.close()

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=mode)

    def _rows(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Runs a query that is rolled back whatever it did: not every server minds the access mode."""
        with told(), self._session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
            result = transaction.run(query, dict(parameters or {}))
            keys = result.keys()
            rows = [dict(zip(keys, map(plain, record.values()), strict=True)) for record in result]
            transaction.rollback()
            return rows

    def _write(self, query: str) -> list[Row]:
        with told(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(lambda t: t.run(query).data())

    def _prepare(self) -> None:
        """Ids are unique and indexed, and so is what questions look up, before the first node comes."""
        if self._prepared:
            return
        shown = self._rows("SHOW CONSTRAINTS YIELD name") + self._rows("SHOW INDEXES YIELD name")
        known = {row["name"] for row in shown}
        for statement in [MARK_CONSTRAINT, *cypher.statements(load())]:
            if statement.split()[2] not in known:
                self._write(statement)
        self._prepared = True


@contextmanager
def told() -> Iterator[None]:
    """Tells the driver's troubles in our own words, one line each."""
    try:
        yield
    except (DriverError, AuthError) as error:
        raise LostError(f"the graph store does not answer any more: {first_line(error)}") from None
    except ClientError as error:
        if "AccessMode" in (error.code or ""):
            raise ReadOnlyError("questions only read the graph: this one would change it") from None
        raise StoreError(f"the graph store does not understand this Cypher: {first_line(error)}") from None
    except Neo4jError as error:
        raise StoreError(f"the graph store could not do this: {first_line(error)}") from None


def run_change(transaction: neo4j.ManagedTransaction, change: Change) -> None:
    """The whole change, in one transaction."""
    for query, rows in statements(change):
        for at in range(0, len(rows), BATCH):
            transaction.run(query, {"rows": rows[at : at + BATCH]}).consume()
    transaction.run(MARK, change.mark._asdict()).consume()


def statements(change: Change) -> Iterable[tuple[str, list[Any]]]:
    """A query and its rows for each class and each kind of edge: drops first, then nodes, then edges."""
    for cls, ids in sorted(grouped(change.drop_nodes).items()):
        yield f"UNWIND $rows AS row MATCH (n:{safe(cls)} {{id: row}}) DETACH DELETE n", ids
    for kind, rows in sorted(grouped((edge_kind(e), edge_row(e)) for e in change.drop_edges).items()):
        yield f"{match_ends(kind)} MATCH (a)-[r:{kind[1]}]->(b) DELETE r", rows
    for cls, rows in sorted(grouped((n.node.cls, node_row(n)) for n in change.put_nodes).items()):
        yield f"UNWIND $rows AS row MERGE (n:{safe(cls)} {{id: row.id}}) SET n = row", rows
    for kind, rows in sorted(grouped((edge_kind(e), edge_row(e)) for e in change.put_edges).items()):
        setting = "" if all(row["props"] == {} for row in rows) else " SET r = row.props"
        yield f"{match_ends(kind)} MERGE (a)-[r:{kind[1]}]->(b){setting}", rows


def match_ends(kind: tuple[str, str, str]) -> str:
    return f"UNWIND $rows AS row MATCH (a:{kind[0]} {{id: row.a}}) MATCH (b:{kind[2]} {{id: row.b}})"


def edge_kind(merged: MergedEdge) -> tuple[str, str, str]:
    """Labels of both ends, and the type between."""
    return safe(merged.source_class), relationship_type(safe(merged.edge.name)), safe(merged.target_class)


def edge_row(merged: MergedEdge) -> Row:
    evidence = [evidence_id(e) for e in merged.edge.evidence]
    return {"a": merged.edge.source, "b": merged.edge.target, "props": {"evidence": evidence} if evidence else {}}


def node_row(merged: MergedNode) -> Row:
    """All properties of a node as Bolt takes them."""
    row: Row = {key: list(v) if isinstance(v, tuple) else v for key, v in merged.node.props.items()}
    if merged.node.evidence:
        row["evidence"] = [evidence_id(e) for e in merged.node.evidence]
    return row | {"id": merged.node.id, "sources": list(merged.sources)}


def grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def safe(name: str) -> str:
    """A name of the schema as it is; anything else has no business in a query."""
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a class or property")
    return name


def plain(value: Any) -> Any:
    """A value out of the driver as plain Python: nodes and relationships as their properties, times as text."""
    if value is None or isinstance(value, str | int | float | bool):  # first, since nearly all are
        return value
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, neo4j.graph.Path):
        return [
            plain(v)
            for pair in zip(value.nodes, [*value.relationships, None], strict=True)
            for v in pair
            if v is not None
        ]
    if isinstance(value, Mapping | neo4j.graph.Entity):
        return {key: plain(v) for key, v in sorted(value.items())}
    return str(value)


def first_line(error: Neo4jError | DriverError) -> str:
    """What the server said, in one line."""
    text = getattr(error, "message", None) or str(error)
    return " ".join(str(text).split())[:300]
