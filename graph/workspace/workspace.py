"""The folder on disk, and records.sqlite in it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from graph.resolve.identifiers import Known
from graph.resolve.review import Told
from graph.resolve.rulings import Mistake, Ruling
from graph.workspace import judgements
from graph.workspace.lock import Busy, exclusive
from ontology.record import Record, Source, from_json

__all__ = ["Busy", "Stored", "Workspace", "WorkspaceError"]

VERSION = 3


class WorkspaceError(Exception):
    """The folder is no workspace, or was made by a version that this one cannot read."""


class Stored(msgspec.Struct, frozen=True):
    """What is known of a stored document without opening its Record. `run` is the run that read it."""

    sha256: str
    name: str
    media_type: str
    size: int
    run: str


def hashed(record: bytes) -> str:
    """Some hex digits of a Record as stored."""
    return hashlib.sha256(record).hexdigest()[:32]


class Workspace:
    """A workspace folder. Made on first use with `create`; without it, a missing folder is an error."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = Path(path)
        known = self.path / "records.sqlite"
        if not create and not known.exists():
            raise WorkspaceError(
                f"{self.path}: no workspace here; make one with: minutegraph ingest PATH --workspace {self.path}"
            )
        self._make_folders()
        self._db = sqlite3.connect(known, isolation_level=None, timeout=30, check_same_thread=False)
        self._prepare()

    def _make_folders(self) -> None:
        try:
            for folder in (self.path, self.path / "files"):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(f"{self.path}: cannot be a workspace: {error.strerror}") from error

    def _prepare(self) -> None:
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA foreign_keys = ON")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version < VERSION:
                with self._transaction():
                    self._make_tables()
        except sqlite3.DatabaseError as error:
            raise WorkspaceError(f"{self.path / 'records.sqlite'}: {error}; is it a workspace?") from error
        if version > VERSION:
            raise WorkspaceError(f"{self.path}: made by a later version of minutegraph; use that one")

    def _make_tables(self) -> None:
        """Makes what is missing; a workspace of an earlier version keeps its documents and identifiers."""
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        self._db.create_function("hashed", 1, hashed, deterministic=True)
        for script in ("upgrade.sql", "schema.sql") if 0 < version < VERSION else ("schema.sql",):
            lines = files("graph.workspace").joinpath(script).read_text("utf-8").splitlines()
            for statement in "\n".join(line for line in lines if not line.startswith("--")).split(";"):
                self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {VERSION}")

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock. Raises Busy where another process holds it."""
        with exclusive(self.path / "lock"):
            yield

    # Writing

    def put(self, record: Record, pages: Iterable[tuple[int, str]], data: bytes) -> None:
        """Store a document: the file first, then its pages and Record in one transaction."""
        source = record.source
        self._keep_file(source.sha256, data)
        with self._transaction():
            self._db.execute("DELETE FROM document WHERE sha256 = ?", (source.sha256,))
            written = msgspec.json.encode(record)
            row = source.sha256, source.name, source.media_type, source.size, record.run, written, hashed(written)
            self._db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._db.executemany("INSERT INTO page VALUES (?, ?, ?)", [(source.sha256, n, t) for n, t in pages])

    def remove(self, sha256: str) -> None:
        """Take a document away, with its pages, its Record and its file. Raises KeyError where it is not here."""
        with self._transaction():
            if not self._db.execute("DELETE FROM document WHERE sha256 = ?", (sha256,)).rowcount:
                raise KeyError(sha256)
        (self.path / "files" / sha256).unlink(missing_ok=True)

    def refuse(self, path: str, reason: str, remedy: str) -> None:
        """Remember that the file at `path` was refused, for `status`."""
        self._db.execute("INSERT OR REPLACE INTO refusal VALUES (?, ?, ?)", (path, reason, remedy))

    def accept(self, path: str) -> None:
        """Forget an earlier refusal of the file at `path`."""
        self._db.execute("DELETE FROM refusal WHERE path = ?", (path,))

    def set(self, name: str, value: str) -> None:
        """Keep a setting of this workspace, such as the base of its identifiers."""
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def rule(self, ruling: Ruling) -> int:
        """Add a person's judgement to judgements.yaml; its line there. Raises ValueError where nothing can be added."""
        return judgements.append(self.path, ruling)

    def remember(self, identifiers: Mapping[str, Known]) -> None:
        """Keep identifiers that were given, or that lead elsewhere now."""
        rows = [(path, known.leads, "\n".join(known.anchors)) for path, known in identifiers.items()]
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO identifier VALUES (?, ?, ?)", rows)

    def tell(self, authority: str, told: Iterable[Told]) -> None:
        """Keep what rules judged of pairs of an authority, in the place of what they had."""
        pairs = {(authority, t.one.id, t.other.id, t.verdict, t.hangs, msgspec.json.encode(t)) for t in told}
        known = set(self._db.execute("SELECT * FROM judgement WHERE authority = ?", (authority,)))
        with self._transaction():
            gone = [pair[1:4] for pair in known - pairs]
            self._db.executemany("DELETE FROM judgement WHERE one = ? AND other = ? AND verdict = ?", gone)
            self._db.executemany("INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?, ?)", pairs - known)

    def keep_told(self, authorities: Iterable[str]) -> None:
        """Forget what was judged of pairs of any other authority."""
        kept = set(authorities)
        gone = [row for row in self._db.execute("SELECT DISTINCT authority FROM judgement") if row[0] not in kept]
        with self._transaction():
            self._db.executemany("DELETE FROM judgement WHERE authority = ?", gone)

    def _keep_file(self, sha256: str, data: bytes) -> None:
        target = self.path / "files" / sha256
        if target.exists():
            return
        half = target.with_suffix(".part")
        half.write_bytes(data)
        half.replace(target)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # Reading

    def documents(self) -> list[Stored]:
        """The stored documents, in the order of their names."""
        rows = self._db.execute("SELECT sha256, name, media_type, size, run FROM document ORDER BY name, sha256")
        return [Stored(*row) for row in rows]

    def records(self) -> Iterator[Record]:
        """Every Record, one at a time, in the order of sha256."""
        last = ""
        while row := self._db.execute(
            "SELECT sha256, record FROM document WHERE sha256 > ? ORDER BY sha256 LIMIT 1", (last,)
        ).fetchone():
            last = row[0]
            yield from_json(row[1])

    def record_hashes(self) -> dict[str, str]:
        """The documents in the order of sha256, each with a hash of its Record as stored."""
        return dict(self._db.execute("SELECT sha256, hash FROM document ORDER BY sha256"))

    def record(self, sha256: str) -> Record:
        """The Record of one document. Raises KeyError where it is not here."""
        row = self._db.execute("SELECT record FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise KeyError(sha256)
        return from_json(row[0])

    def source(self, sha256: str) -> Source:
        """The file a document was read from. Raises KeyError where it is not here."""
        return self.record(sha256).source

    def page(self, sha256: str, number: int) -> str:
        """The stored text of a page. Raises KeyError where there is none."""
        row = self._db.execute("SELECT text FROM page WHERE sha256 = ? AND number = ?", (sha256, number)).fetchone()
        if row is None:
            raise KeyError((sha256, number))
        return str(row[0])

    def file(self, sha256: str) -> bytes:
        """The original file. Raises KeyError where it is not here."""
        path = self.path / "files" / sha256
        if os.sep in sha256 or not path.is_file():
            raise KeyError(sha256)
        return path.read_bytes()

    def refusals(self) -> list[tuple[str, str, str]]:
        """(path, reason, remedy) of every file refused and not accepted since."""
        return list(self._db.execute("SELECT path, reason, remedy FROM refusal ORDER BY path"))

    def rulings(self) -> tuple[list[Ruling], list[Mistake]]:
        """What people ruled in judgements.yaml, and what could not be read there."""
        return judgements.read(self.path)

    def leads(self) -> dict[str, str | None]:
        """Every identifier of a person, body or matter that was ever given, with where it leads now, sorted."""
        return dict(self._db.execute("SELECT id, leads FROM identifier ORDER BY id"))

    def known(self, identifiers: Iterable[str]) -> dict[str, Known]:
        """What is known of these identifiers, those that were given, in their order."""
        one = "SELECT leads, anchors FROM identifier WHERE id = ?"
        rows = ((path, self._db.execute(one, (path,)).fetchone()) for path in identifiers)
        return {path: Known(row[0], tuple(row[1].splitlines())) for path, row in rows if row}

    def redirects(self) -> list[tuple[str, str | None]]:
        """The identifiers that are none any more, with those that they lead to (None: nothing is left), sorted."""
        return list(self._db.execute("SELECT id, leads FROM identifier WHERE leads IS NOT id ORDER BY id"))

    def lead(self, identifier: str) -> str | None:
        """Where an identifier leads now; None where nothing is left of it. Raises KeyError for one never given."""
        row = self._db.execute("SELECT leads FROM identifier WHERE id = ?", (identifier,)).fetchone()
        if row is None:
            raise KeyError(identifier)
        return None if row[0] is None else str(row[0])

    def told(self) -> list[Told]:
        """What rules judged of which pairs at the last build, the most consequential first."""
        rows = self._db.execute("SELECT told FROM judgement ORDER BY hangs DESC, one, other, verdict")
        return [msgspec.json.decode(row[0], type=Told) for row in rows]

    def get(self, name: str, default: str) -> str:
        """A setting of this workspace."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default
