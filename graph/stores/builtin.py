"""The store that needs no server: a private ArcadeDB of the workspace, started when it is first needed.

It is a process of its own, which serves every process of the workspace's owner and outlives the command that started
it (see `keeper`). All that it writes stands in one folder that only the owner can read. This is the only module that
knows how it starts; everything else speaks to it over Bolt, as to any Neo4j.
"""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.stores import keeper
from graph.stores.base import Change, LostError, Mark, Row, StoreError
from graph.stores.bolt import BoltStore

IDLE = 15 * 60.0  # seconds without use after which the server ends
PATIENCE = 60.0  # seconds that a start may take

T = TypeVar("T")


class BuiltinStore:
    """A GraphStore that starts its server again when that has ended meanwhile."""

    def __init__(self, folder: Path, idle: float) -> None:
        self._folder = folder
        self._idle = idle
        self._lock = Lock()
        self._bolt = connect(folder, idle)

    def apply(self, change: Change) -> None:
        self._use(lambda bolt: bolt.apply(change))

    def mark(self) -> Mark | None:
        return self._use(lambda bolt: bolt.mark())

    def ask(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        return self._use(lambda bolt: bolt.ask(query, parameters))

    def clear(self) -> None:
        self._use(lambda bolt: bolt.clear())

    def close(self) -> None:
        self._bolt.close()

    def _use(self, work: Callable[[BoltStore], T]) -> T:
        """Does the work, once more where the server was gone: every change may be applied twice."""
        (self._folder / "last-used").touch()
        bolt = self._bolt
        try:
            return work(bolt)
        except LostError:
            return work(self._instead_of(bolt))

    def _instead_of(self, lost: BoltStore) -> BoltStore:
        """A new connection, made by the first of the threads that lost the old one."""
        with self._lock:
            if self._bolt is lost:
                lost.close()
                self._bolt = connect(self._folder, self._idle)
            return self._bolt


def open_builtin(folder: Path, idle: float = IDLE) -> BuiltinStore:
    """The store of the workspace whose derived graph is kept in `folder`; starts its server when none is running.

    The server ends after `idle` seconds without use. Raises StoreError when it can't be started.
    """
    return BuiltinStore(home(folder), idle)


def stop(folder: Path) -> bool:
    """Ends the server of this folder and waits until its files are closed. False when none was running."""
    place = folder.absolute() / "server"
    if not place.is_dir():
        return False
    with locked(place / "start.lock"):
        return end(place)


def home(folder: Path) -> Path:
    """The server's own folder, which only its owner can read."""
    place = folder.absolute() / "server"
    place.mkdir(parents=True, exist_ok=True)
    place.chmod(0o700)
    return place


def connect(place: Path, idle: float) -> BoltStore:
    """To the running server, or to a new one. One process at a time does this."""
    with locked(place / "start.lock"):
        (place / "last-used").touch()
        if kept(place):
            with suppress(StoreError):
                return wait(place, PATIENCE)
        for attempt in (1, 2):
            end(place)
            try:
                start(place, idle)
                return wait(place, PATIENCE)
            except StoreError:
                if attempt == 2:
                    end(place)
                    raise
    raise AssertionError("unreachable")


def start(place: Path, idle: float) -> None:
    """A keeper in a session of its own, so that neither a closed terminal nor Ctrl-C reaches it."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        raise StoreError("the built-in graph store is not installed: pip install arcadedb-embedded")
    package = Path(spec.origin).parent
    java, jars = package / "jre" / "bin" / "java", f"{package / 'jars'}/*"
    with (place / "keeper.log").open("wb") as log:
        launched = subprocess.run(  # noqa: S603
            [sys.executable, "-I", keeper.__file__, str(place), str(java), jars, str(idle)],
            cwd=place,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            check=False,
        )
    if launched.returncode:
        raise StoreError(f"the built-in graph store can't be started: {last_words(place)} (see {log.name})")


def wait(place: Path, patience: float) -> BoltStore:
    """A connection to the server as soon as it answers. Raises StoreError when it doesn't in time, or has ended."""
    deadline = time.monotonic() + patience
    while kept(place) and time.monotonic() < deadline:
        (place / "last-used").touch()
        store = answering(place)
        if store is not None:
            return store
        time.sleep(0.05)
    raise StoreError(f"the built-in graph store did not start: {last_words(place)} (see {place / 'server.log'})")


def answering(place: Path) -> BoltStore | None:
    """A connection, once the server answers for its database."""
    try:
        state = json.loads((place / "state.json").read_text())
        password = (place / "password").read_text()
    except (OSError, ValueError):
        return None
    driver = neo4j.GraphDatabase.driver(
        f"bolt://127.0.0.1:{state['port']}",
        auth=("root", password),
        telemetry_disabled=True,
        connection_timeout=5,
        max_transaction_retry_time=2,
    )
    try:
        with driver.session(database=keeper.DATABASE) as session:
            session.run("RETURN 1").consume()
    except (DriverError, Neo4jError):
        driver.close()
        return None
    return BoltStore(driver, keeper.DATABASE)


def kept(place: Path) -> bool:
    """Whether a keeper lives: it holds a lock, which dies with it."""
    with (place / "keeper.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def end(place: Path) -> bool:
    """Ends the keeper, if there is one, and any server that was left without one. False when nothing was running."""
    try:
        state = json.loads((place / "state.json").read_text())
    except (OSError, ValueError):
        return False
    was_kept = kept(place)
    if was_kept:
        with suppress(ProcessLookupError):
            os.kill(state["keeper"], signal.SIGTERM)
    return until_gone(place, state["server"]) or was_kept


def until_gone(place: Path, server: int) -> bool:
    """Waits for the keeper and the server to end; kills the server after half a minute. Whether one was there."""
    found = False
    deadline = time.monotonic() + 30
    while kept(place) or is_server(place, server):
        found = True
        if time.monotonic() > deadline:
            with suppress(ProcessLookupError):
                os.kill(server, signal.SIGKILL)
        time.sleep(0.02)
    return found


def is_server(place: Path, pid: int) -> bool:
    """Whether the process `pid` is the server of this folder, and not one that has got its number since."""
    try:
        return f"-Darcadedb.server.rootPath={place}".encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def last_words(place: Path) -> str:
    """The last line that the server or its keeper wrote."""
    for name in ("server.log", "keeper.log"):
        with suppress(OSError):
            lines = (place / name).read_text(errors="replace").split("\n")
            text = [line.strip() for line in lines if line.strip()]
            if text:
                return text[-1][:200]
    return "it wrote nothing"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone, as far as other processes and threads that do the same go."""
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
