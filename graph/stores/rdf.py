"""The RDF dataset on disk: one process writes it, any number read it, and nobody waits.

The writer works in `work/`. When it is done it publishes a snapshot (hard links, so it costs next to nothing) under a
new name, and moves the pointer `current` to it. Readers open what the pointer names, and hold a lock on it meanwhile;
a snapshot that nobody holds any more is taken away at the next publication.
Queries see the default graph, which holds every fact once: Oxigraph's own union of named graphs has a triple as often
as graphs have it.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import IO, Any

import pyoxigraph as ox

from graph import rdf
from graph.statements import Statements
from graph.stores.base import ReadOnlyError, Row, StoreError
from graph.stores.sparql import asks_others, plain
from ontology.schema import load

LAYOUT = 1
BATCH = 10_000


class RdfStore:
    """The dataset in `folder` (workspace/rdf), which need not be there yet, with identifiers under `base`.

    Any number of processes ask; one at a time writes, by `follow`.
    """

    def __init__(self, folder: Path, base: str = rdf.BASE) -> None:
        self._folder = folder.absolute()
        self.names = rdf.Names(base)
        self._lock = Lock()
        self._open: tuple[str, ox.Store, IO[str]] | None = None

    @property
    def store(self) -> ox.Store:
        """The snapshot that is current, read-only. Raises StoreError when none was ever published."""
        with self._lock:
            if self._open is None or self._open[0] != pointed(self._folder):
                self.close()
                self._open = open_snapshot(self._folder)
            return self._open[1]

    def ask(self, query: str, *, ids: bool = False) -> list[Row]:
        """Rows of plain values; from the merged graph unless the query names one. Unbound variables are None.

        `ids`: identifiers of the dataset come without their base, as the other stores have them. Raises ReadOnlyError
        for SERVICE, StoreError for what is no SPARQL query.
        """
        if asks_others(query):
            raise ReadOnlyError("SERVICE is refused: questions ask no other server")
        try:
            result = self.store.query(query, prefixes=dict(rdf.TERMS))
            return plain(result, self.names.ids if ids else None)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"the RDF dataset does not understand this SPARQL: {error}") from None

    def follow(self, statements: Statements) -> None:
        """Brings the dataset up to date with the statements, and publishes it. Does nothing where it is."""
        mark = [LAYOUT, terms(), statements.origin, self.names.base]
        done = self._folder / "work.json"
        position = position_of(done, mark, statements.position)
        if position == statements.position and pointed(self._folder):
            return
        if position == 0:
            done.unlink(missing_ok=True)
            shutil.rmtree(self._folder / "work", ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        write(self._folder / "work", statements, position, self.names)
        publish(self._folder)
        replace_text(done, json.dumps([*mark, statements.position]))

    def __enter__(self) -> RdfStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the snapshot."""
        if self._open is not None:
            self._open[2].close()
            self._open = None


def terms() -> str:
    """A hash of the IRIs and datatypes that the schema gives: when they change, everything is written again."""
    classes = load().classes.values()
    known = [(cls.iri, prop.name, prop.path, prop.datatype) for cls in classes for prop in cls.properties.values()]
    return sha256(repr(known).encode()).hexdigest()


def position_of(done: Path, mark: list[Any], longest: int) -> int:
    """How far `work/` follows the log that `mark` names; 0 when it has to begin again."""
    try:
        *found, position = json.loads(done.read_text())
    except (OSError, ValueError):
        return 0
    whole = found == mark and position <= longest and (done.parent / "work").is_dir()
    return int(position) if whole else 0


def write(work: Path, statements: Statements, position: int, names: rdf.Names) -> None:
    """Brings `work/` from `position` to the end of the log. Doing it twice does no harm."""
    store = ox.Store(str(work))
    if position == 0:
        store.bulk_extend(everything(statements, names))
    else:
        follow_sources(store, statements, position, names)
        for subjects in batches(statements.changed_subjects(position)):
            drop_subjects(store, subjects, names, ox.DefaultGraph())
            store.extend(merged_quads(statements, subjects, names))
    store.clear_graph(names.dataset)
    store.extend(rdf.dataset_quads(statements, names))
    store.flush()


def everything(statements: Statements, names: rdf.Names) -> Iterator[ox.Quad]:
    """All named graphs, and all that the default graph holds."""
    class_of = lru_cache(1 << 17)(statements.class_of)
    for source in statements.sources():
        yield from rdf.quads(statements.contribution(source), class_of, names)
    for node in statements.nodes():
        yield from rdf.merged(node, statements.edges_from(node.id), class_of, names)


def merged_quads(statements: Statements, subjects: Iterable[str], names: rdf.Names) -> Iterator[ox.Quad]:
    """What the default graph says of these nodes, those that there are."""
    for subject in subjects:
        found = statements.node(subject)
        if found is not None:
            yield from rdf.merged(found.node, statements.edges_from(subject), statements.class_of, names)


def follow_sources(store: ox.Store, statements: Statements, position: int, names: rdf.Names) -> None:
    """Brings the named graphs up to date: of a county's judgements a new document changes a few in a hundred."""
    stated = set(statements.sources())
    for source, changed in sorted(statements.changed_sources(position).items()):
        graph = names.graph(source)
        if source not in stated:
            if store.contains_named_graph(graph):
                store.remove_graph(graph)
            continue
        for subjects in batches(sorted(changed)):
            drop_subjects(store, subjects, names, graph)
            store.extend(rdf.quads(statements.said_of(source, subjects), statements.class_of, names))


def drop_subjects(
    store: ox.Store, subjects: Iterable[str], names: rdf.Names, graph: ox.NamedNode | ox.DefaultGraph
) -> None:
    """Takes from a graph what it says of these nodes, of their parts and of their edges."""
    for path in subjects:
        node = names.node(path)
        parts = [node, names.node(f"{path}#target"), names.node(f"{path}#selector")]
        about = [quad.subject for quad in store.quads_for_pattern(None, rdf.term("rdf:subject"), node, graph)]
        for part in [*parts, *about]:
            for quad in list(store.quads_for_pattern(part, None, None, graph)):
                store.remove(quad)


def batches(things: list[str]) -> Iterator[list[str]]:
    """As many at a time as one transaction should hold."""
    return (things[at : at + BATCH] for at in range(0, len(things), BATCH))


def publish(folder: Path) -> None:
    """A snapshot of `work/` under a new name; then the pointer; then old snapshots that nobody holds go."""
    number = 1 + max((int(path.name[1:]) for path in folder.glob("g*[0-9]")), default=0)
    draft, name = folder / "draft", f"g{number}"
    shutil.rmtree(draft, ignore_errors=True)
    ox.Store(str(folder / "work")).backup(str(draft))
    draft.rename(folder / name)
    replace_text(folder / "current", name)
    for old in folder.glob("g*[0-9]"):
        if old.name != name:
            remove_unheld(old)


def remove_unheld(snapshot: Path) -> None:
    """Takes a snapshot away unless a reader has it open."""
    with snapshot.with_suffix(".lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        shutil.rmtree(snapshot, ignore_errors=True)
        snapshot.with_suffix(".lock").unlink(missing_ok=True)


def open_snapshot(folder: Path) -> tuple[str, ox.Store, IO[str]]:
    """The current snapshot's name, the snapshot, and the lock that keeps it there."""
    for _ in range(100):
        name = pointed(folder)
        if not name:
            break
        lock = (folder / f"{name}.lock").open("a")
        fcntl.flock(lock, fcntl.LOCK_SH)
        # Between reading the pointer and holding the lock, the snapshot may have become an old one, and gone.
        if name == pointed(folder):
            return name, ox.Store.read_only(str(folder / name)), lock
        lock.close()
    raise StoreError(f"{folder}: there is no RDF dataset yet; make it with: minutegraph build")


def pointed(folder: Path) -> str:
    """The name of the current snapshot; empty when there is none."""
    try:
        return (folder / "current").read_text()
    except FileNotFoundError:
        return ""


def replace_text(path: Path, text: str) -> None:
    """Writes a small file so that nobody ever sees half of it."""
    draft = path.with_name(path.name + ".new")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
