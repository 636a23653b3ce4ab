"""What every source states, and a log of what changed: the file that stores follow and exports read.

Derived from the records, like the stores. The graph is a function of what stands here: a node or edge that several
sources state is merged, and an edge whose ends nobody states is not part of it. Each `replace` or `remove` is one
transaction that also logs the keys whose merged form it may have changed. A store remembers how far in the log it
is, so whatever is killed at whatever moment, it goes on from there and ends the same.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from graph.evidence import with_evidence
from graph.model import Contribution, Edge, Node, merge_edges, merge_nodes

LAYOUT = 3
SCHEMA = """
CREATE TABLE about (origin TEXT NOT NULL);
CREATE TABLE source (name TEXT PRIMARY KEY, made_from TEXT NOT NULL, documents TEXT NOT NULL, clues BLOB NOT NULL)
                    WITHOUT ROWID;
CREATE TABLE node (id TEXT, source TEXT, cls TEXT, stated BLOB, PRIMARY KEY (id, source)) WITHOUT ROWID;
CREATE TABLE edge (start TEXT, name TEXT, target TEXT, source TEXT, stated BLOB,
                   PRIMARY KEY (start, name, target, source)) WITHOUT ROWID;
CREATE TABLE change (position INTEGER PRIMARY KEY AUTOINCREMENT,
                     kind TEXT, cls TEXT, id TEXT, name TEXT, target TEXT);
CREATE INDEX node_of_source ON node (source);
CREATE INDEX edge_of_source ON edge (source);
CREATE INDEX edge_to ON edge (target);
CREATE INDEX edge_of_run ON edge (target, start) WHERE name = 'readBy';
"""

EdgeKey = tuple[str, str, str]
encode = msgspec.msgpack.Encoder().encode
decode_node = msgspec.msgpack.Decoder(Node).decode
decode_edge = msgspec.msgpack.Decoder(Edge).decode


class Change(NamedTuple):
    """A line of the log. `kind` is source (`id` is its name; a replacement begins), node (`cls`, `id`) or edge."""

    position: int
    kind: str
    cls: str
    id: str
    name: str
    target: str


class MergedNode(NamedTuple):
    """A node as all its sources together have it; `sources` sorted."""

    node: Node
    sources: tuple[str, ...]


class MergedEdge(NamedTuple):
    """An edge as all its sources together have it, with the classes of its two ends."""

    edge: Edge
    source_class: str
    target_class: str


class Statements:
    """The statements in `folder`/statements.sqlite, made when missing. One writer at a time (the caller's lock)."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = connect(folder / "statements.sqlite")
        self.origin: str = self._db.execute("SELECT origin FROM about").fetchone()[0]

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Inside, everything is read as it stands now, whatever another process writes meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    @property
    def position(self) -> int:
        """How long the log is."""
        return int(self._db.execute("SELECT coalesce(max(position), 0) FROM change").fetchone()[0])

    def sources(self) -> list[str]:
        """Every source that states something, sorted."""
        return [str(row[0]) for row in self._db.execute("SELECT name FROM source ORDER BY name")]

    def made_from(self) -> dict[str, str]:
        """Every source that states something, with the key of what its statements were made from."""
        return dict(self._db.execute("SELECT name, made_from FROM source"))

    def clues(self) -> Iterator[bytes]:
        """What is to be known of each document without opening it, in the form of its maker."""
        return (row[0] for row in self._db.execute("SELECT clues FROM source WHERE clues <> x'' ORDER BY name"))

    def derived(self) -> list[tuple[str, str]]:
        """Each source that was made from documents, with each of these, sorted."""
        rows = self._db.execute("SELECT name, documents FROM source WHERE documents <> '' ORDER BY name")
        return [(name, document) for name, documents in rows for document in documents.split()]

    def replace(self, contribution: Contribution) -> bool:
        """States this and nothing else for its source. False when it stated the same before."""
        stated = with_evidence(contribution)
        about = contribution.source, contribution.made_from, "\n".join(contribution.documents), contribution.clues
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            known = self._db.execute("SELECT 1 FROM source WHERE name = ?", about[:1]).fetchone()
            self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)", about)
            return self._swap(stated, is_new=not known)

    def remove(self, source: str) -> bool:
        """Takes away all that a source states. False when it stated nothing."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if not self._db.execute("DELETE FROM source WHERE name = ?", (source,)).rowcount:
                return False
            self._swap(Contribution(source=source, nodes=(), edges=()), is_new=True)
        return True

    def contribution(self, source: str) -> Contribution:
        """What one source states, evidence nodes included, sorted; empty when the source is unknown."""
        nodes = self._db.execute("SELECT stated FROM node WHERE source = ? ORDER BY id", (source,))
        edges = self._db.execute("SELECT stated FROM edge WHERE source = ? ORDER BY start, name, target", (source,))
        return Contribution(
            source=source,
            nodes=tuple(decode_node(row[0]) for row in nodes),
            edges=tuple(decode_edge(row[0]) for row in edges),
        )

    def nodes(self) -> Iterator[Node]:
        """All nodes, Evidence among them, sorted by id."""
        return (merged.node for merged in self.merged_nodes())

    def edges(self) -> Iterator[Edge]:
        """All edges between nodes that are stated, evidencedBy among them, sorted by source, name and target."""
        return (merged.edge for merged in self.merged_edges())

    def merged_nodes(self) -> Iterator[MergedNode]:
        """All nodes with their sources, sorted by id."""
        rows = self._db.execute("SELECT id, source, stated FROM node ORDER BY id, source")
        return (merge_node_rows(list(group)) for _, group in groupby(rows, itemgetter(0)))

    def merged_edges(self) -> Iterator[MergedEdge]:
        """All edges between nodes that are stated, with the classes of their ends, sorted likewise."""
        classes = dict(self._db.execute("SELECT id, cls FROM node ORDER BY id, source DESC"))
        rows = self._db.execute("SELECT start, name, target, stated FROM edge ORDER BY start, name, target, source")
        for (start, _, target), group in groupby(rows, itemgetter(0, 1, 2)):
            if start in classes and target in classes:
                yield MergedEdge(merge_edges(decode_edge(row[3]) for row in group), classes[start], classes[target])

    def node(self, id: str) -> MergedNode | None:  # noqa: A002 - the name it has everywhere
        """The node of this id as it stands now."""
        rows = self._db.execute("SELECT id, source, stated FROM node WHERE id = ? ORDER BY source", (id,)).fetchall()
        return merge_node_rows(rows) if rows else None

    def edges_from(self, id: str) -> list[Edge]:  # noqa: A002
        """The edges that leave a node, sorted; their other ends may be missing."""
        sql = "SELECT name, target, stated FROM edge WHERE start = ? ORDER BY name, target, source"
        groups = groupby(self._db.execute(sql, (id,)), itemgetter(0, 1))
        return [merge_edges(decode_edge(row[2]) for row in group) for _, group in groups]

    def edges_to(self, id: str) -> list[Edge]:  # noqa: A002
        """The edges that lead to a node, sorted; their other ends may be missing."""
        sql = "SELECT start, name, stated FROM edge WHERE target = ? ORDER BY start, name, source"
        groups = groupby(self._db.execute(sql, (id,)), itemgetter(0, 1))
        return [merge_edges(decode_edge(row[2]) for row in group) for _, group in groups]

    def class_of(self, id: str) -> str | None:  # noqa: A002
        """The class of a node as it stands now."""
        row = self._db.execute("SELECT cls FROM node WHERE id = ? ORDER BY source LIMIT 1", (id,)).fetchone()
        return None if row is None else str(row[0])

    def runs(self) -> list[tuple[str, str]]:
        """Every extraction run with each document that it read, as (run id, document id), sorted."""
        sql = "SELECT DISTINCT target, start FROM edge WHERE name = 'readBy' ORDER BY target, start"
        return [(str(row[0]), str(row[1])) for row in self._db.execute(sql)]

    def changes(self, since: int, limit: int) -> list[Change]:
        """Lines of the log after position `since`, at most `limit`."""
        rows = self._db.execute("SELECT * FROM change WHERE position > ? ORDER BY position LIMIT ?", (since, limit))
        return [Change(*row) for row in rows]

    def changed_nodes(self, since: int, until: int) -> Iterator[tuple[str, str, MergedNode | None]]:
        """Class and id of every node that changed after `since`, up to `until`, with the node as it stands now.

        None when nobody states it any more, or when it is of another class now.
        """
        touched = "SELECT DISTINCT id, cls FROM change WHERE kind = 'node' AND position > ? AND position <= ?"
        sql = f"""SELECT touched.id, touched.cls, node.source, node.stated FROM ({touched}) AS touched
                  LEFT JOIN node ON node.id = touched.id ORDER BY touched.id, touched.cls, node.source"""  # noqa: S608 - no value in it
        for (key, cls), group in groupby(self._db.execute(sql, (since, until)), itemgetter(0, 1)):
            rows = [(row[0], row[2], row[3]) for row in group if row[2] is not None]
            merged = merge_node_rows(rows) if rows else None
            yield cls, key, merged if merged is not None and merged.node.cls == cls else None

    def changed_edges(self, since: int, until: int) -> Iterator[tuple[bool, MergedEdge]]:
        """Every edge that changed after `since`, up to `until`, with whether it is stated now; both ends are."""
        touched = "SELECT DISTINCT id, name, target FROM change WHERE kind = 'edge' AND position > ? AND position <= ?"
        cls = "(SELECT cls FROM node WHERE id = {} ORDER BY source LIMIT 1)"
        sql = f"""SELECT touched.id, touched.name, touched.target, {cls.format("touched.id")} AS source_class,
                         {cls.format("touched.target")} AS target_class, edge.stated
                  FROM ({touched}) AS touched LEFT JOIN edge
                  ON edge.start = touched.id AND edge.name = touched.name AND edge.target = touched.target
                  WHERE source_class IS NOT NULL AND target_class IS NOT NULL
                  ORDER BY touched.id, touched.name, touched.target, edge.source"""  # noqa: S608 - no value in it
        for key, group in groupby(self._db.execute(sql, (since, until)), itemgetter(0, 1, 2, 3, 4)):
            stated = [decode_edge(row[5]) for row in group if row[5] is not None]
            edge = merge_edges(stated) if stated else Edge(source=key[0], name=key[1], target=key[2])
            yield bool(stated), MergedEdge(edge, key[3], key[4])

    def changed_sources(self, since: int) -> dict[str, set[str]]:
        """The sources that changed after position `since`, each with the ids of nodes of which it says something else.

        That is: a node, an edge that leaves it, or whether the other end of such an edge is there.
        """
        found: dict[str, set[str]] = {}
        ids: set[str] = set()  # the log goes on with a source wherever somebody has read it to its end
        for kind, key in self._db.execute("SELECT kind, id FROM change WHERE position > ? ORDER BY position", (since,)):
            if kind == "source":
                ids = found.setdefault(str(key), set())
            else:
                ids.add(str(key))
        ends = (
            "SELECT edge.source, edge.start FROM change JOIN edge ON edge.start = change.id AND edge.name = change.name"
            " AND edge.target = change.target WHERE kind = 'edge' AND position > ?"
        )
        for source, start in self._db.execute(ends, (since,)):
            found.setdefault(source, set()).add(start)
        return found

    def said_of(self, source: str, ids: Iterable[str]) -> Contribution:
        """What one source states of nodes and of the edges that leave them."""
        node = "SELECT stated FROM node WHERE id = ? AND source = ?"
        edge = "SELECT stated FROM edge WHERE start = ? AND source = ? ORDER BY name, target"
        keys = [(key, source) for key in sorted(ids)]
        nodes = [row[0] for key in keys for row in self._db.execute(node, key)]
        edges = [row[0] for key in keys for row in self._db.execute(edge, key)]
        return Contribution(source=source, nodes=tuple(map(decode_node, nodes)), edges=tuple(map(decode_edge, edges)))

    def changed_subjects(self, since: int) -> list[str]:
        """The ids of nodes that changed, or whose edges to other nodes did, after position `since`, sorted."""
        sql = "SELECT DISTINCT id FROM change WHERE kind <> 'source' AND position > ? ORDER BY id"
        return [str(row[0]) for row in self._db.execute(sql, (since,))]

    def _swap(self, new: Contribution, *, is_new: bool) -> bool:
        """Puts `new` in the place of what its source stated, and logs what differs: nodes first, then edges.

        False where nothing does, and nothing is logged; a source that comes or goes (`is_new`) is logged in any case.
        """
        nodes, moved = self._swap_nodes(new.source, {n.id: (n.cls, encode(n)) for n in new.nodes})
        edges = self._swap_edges(new.source, {(e.source, e.name, e.target): encode(e) for e in new.edges})
        edges |= {edge for key in moved for edge in self._edges_at(key)}
        if changed := is_new or bool(nodes or edges):
            self._log([("source", "", new.source, "", "")])
            self._log(("node", cls, key, "", "") for cls, key in sorted(nodes))
            self._log(("edge", "", *key) for key in sorted(edges))
        return changed

    def _swap_nodes(self, source: str, new: dict[str, tuple[str, bytes]]) -> tuple[set[tuple[str, str]], set[str]]:
        """Class and id of every node that may differ now, and the ids that came, went or changed their class.

        The edges at the latter have to be looked at again: they come and go with their ends, whoever states them.
        """
        rows = self._db.execute("SELECT id, cls, stated FROM node WHERE source = ?", (source,))
        old = {row[0]: (row[1], row[2]) for row in rows}
        gone = old.keys() - new.keys()
        fresh = {key for key, stated in new.items() if old.get(key) != stated}
        before = {key: self.class_of(key) for key in gone | fresh}
        self._db.executemany("DELETE FROM node WHERE id = ? AND source = ?", ((key, source) for key in gone))
        self._db.executemany(
            "INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?)", ((key, source, *new[key]) for key in fresh)
        )
        after = {key: self.class_of(key) for key in before}
        touched = {(cls, key) for classes in (before, after) for key, cls in classes.items() if cls is not None}
        return touched, {key for key, cls in after.items() if cls != before[key]}

    def _edges_at(self, id: str) -> list[EdgeKey]:  # noqa: A002
        """The keys of all edges that start or end at a node."""
        columns = "SELECT start, name, target FROM edge WHERE"
        sql = f"{columns} start = ? UNION {columns} target = ?"
        return self._db.execute(sql, (id, id)).fetchall()

    def _swap_edges(self, source: str, new: dict[EdgeKey, bytes]) -> set[EdgeKey]:
        """Keys of every edge whose merged form may differ now."""
        rows = self._db.execute("SELECT start, name, target, stated FROM edge WHERE source = ?", (source,))
        old: dict[EdgeKey, bytes] = {row[:3]: row[3] for row in rows}
        gone = old.keys() - new.keys()
        fresh = {key for key, stated in new.items() if old.get(key) != stated}
        self._db.executemany(
            "DELETE FROM edge WHERE start = ? AND name = ? AND target = ? AND source = ?",
            ((*key, source) for key in gone),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?, ?)", ((*key, source, new[key]) for key in fresh)
        )
        return gone | fresh

    def _log(self, rows: Iterable[tuple[str, str, str, str, str]]) -> None:
        self._db.executemany("INSERT INTO change (kind, cls, id, name, target) VALUES (?, ?, ?, ?, ?)", rows)


def merge_node_rows(rows: list[tuple[str, str, bytes]]) -> MergedNode:
    """Rows of (id, source, stated) for one id, made one."""
    parts = [(source, decode_node(stated)) for _, source, stated in rows]
    return MergedNode(merge_nodes(parts), tuple(sorted(source for source, _ in parts)))


def connect(path: Path) -> sqlite3.Connection:
    """The database at `path`, made when missing; one of another layout is derived data and starts empty."""
    db = sqlite3.connect(path, isolation_level=None, timeout=60, check_same_thread=False)
    layout = db.execute("PRAGMA user_version").fetchone()[0]
    if layout not in (0, LAYOUT):
        db.close()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        return connect(path)
    # A store must never be further than the log that it follows: what is committed is on the disk.
    db.execute("PRAGMA synchronous = FULL")
    # KiB: merging looks up ids all over a file of some GB, and reads it again and again with the 2 MB that sqlite has.
    db.execute("PRAGMA cache_size = -65536")
    if layout == 0:
        db.execute("PRAGMA journal_mode = WAL")
        prepare(db)
    return db


def prepare(db: sqlite3.Connection) -> None:
    """Makes the tables, unless another process has done so meanwhile."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in SCHEMA.split(";"):
                db.execute(statement)
            db.execute("INSERT INTO about VALUES (?)", (secrets.token_hex(8),))
            db.execute(f"PRAGMA user_version = {LAYOUT}")
