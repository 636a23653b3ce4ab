"""Files → Records in the workspace, by worker processes where there are many."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.workspace import Workspace
from ingest.extract import extract, run_name
from ingest.model import Refusal
from ingest.read import Unreadable, read
from ingest.sources import Found, sources
from ontology.record import Record

if TYPE_CHECKING:
    from minutegraph.building import Tell

# Starting a worker costs about as much as reading this many documents.
WORTH_WORKERS = 24


# Files that a worker is given before the next are read from disk: what is in memory at once is a few times this.
BATCH = 32

File = tuple[str, str, bytes]


class Reading(NamedTuple):
    """What came of reading one file: pages and Record, or why not."""

    pages: list[tuple[int, str]]
    record: Record | None
    refusal: Refusal | None = None


def read_one(path: str, name: str, data: bytes) -> Reading:
    """Bytes to Record. Never raises: whatever a document does to us, the others go on."""
    try:
        document = read(name, data)
        return Reading([(p.number, p.text) for p in document.pages], extract(document))
    except Unreadable as error:
        return Reading([], None, Refusal(path, error.reason, error.remedy))
    except (Exception, RecursionError) as error:
        reason = f"reading it failed inside minutegraph ({type(error).__name__}: {error})"
        return Reading([], None, Refusal(path, reason, "please report this file"))


def read_all(paths: Iterable[str | Path]) -> Iterator[tuple[str, Reading]]:
    """Read every file under `paths`, store nothing: the path that the user knows, and what came of it."""
    for found in sources([Path(p) for p in paths]):
        loaded = found if isinstance(found, Refusal) else load(found)
        if isinstance(loaded, Refusal) or isinstance(found, Refusal):
            yield found.path, Reading([], None, loaded if isinstance(loaded, Refusal) else None)
        else:
            yield found.path, read_one(found.path, found.name, loaded)


def read_into(
    workspace: Workspace,
    paths: Iterable[str | Path],
    jobs: int | None,
    tell: Tell,
    refused: Callable[[Refusal], None],
) -> None:
    """Store the Record of every file under `paths` that this version has not read yet."""
    known = {d.sha256: d.run for d in workspace.documents()}

    def refuse(refusal: Refusal) -> None:
        workspace.refuse(refusal.path, refusal.reason, refusal.remedy)
        refused(refusal)

    files = unread(paths, known, refuse)
    for done, (path, data, reading) in enumerate(readings(files, jobs), start=1):
        if reading.record is None:
            refuse(reading.refusal or Refusal(path, "nothing was read"))
        else:
            workspace.put(reading.record, reading.pages, data)
            workspace.accept(path)
        tell(done, None, path)


def unread(paths: Iterable[str | Path], known: dict[str, str], refuse: Callable[[Refusal], None]) -> Iterator[File]:
    """(path, name, bytes) of each file whose bytes this version has not read. `known`: sha256 → run."""
    run = run_name()
    for found in sources([Path(p) for p in paths]):
        if isinstance(found, Refusal):
            refuse(found)
            continue
        data = load(found)
        if isinstance(data, Refusal):
            refuse(data)
            continue
        digest = hashlib.sha256(data).hexdigest()
        if known.get(digest) != run:
            known[digest] = run
            yield found.path, found.name, data


def load(found: Found) -> bytes | Refusal:
    """The bytes of a file, or why there are none."""
    try:
        return found.load()
    except Unreadable as error:
        return Refusal(found.path, error.reason, error.remedy)


def readings(files: Iterable[File], jobs: int | None) -> Iterator[tuple[str, bytes, Reading]]:
    """Read files in order, by worker processes where there are enough of them (`jobs`: how many; 1: none)."""
    rest = iter(files)
    first = list(islice(rest, WORTH_WORKERS)) if jobs is None else []
    workers = (os.cpu_count() or 1) if jobs is None else jobs
    if workers > 1 and (jobs is not None or len(first) == WORTH_WORKERS):
        yield from by_workers(chain(first, rest), workers)
        return
    for path, name, data in chain(first, rest):
        yield path, data, read_one(path, name, data)


def by_workers(files: Iterable[File], workers: int) -> Iterator[tuple[str, bytes, Reading]]:
    """A batch at a time keeps memory flat; a file that ends its worker is refused, and the others go on."""
    rest = iter(files)
    # One pool for all batches: a worker reads its patterns once. Only a broken pool is replaced.
    pool = ProcessPoolExecutor(workers)
    try:
        while batch := list(islice(rest, BATCH * workers)):
            waiting = [(file, submitted(pool, file)) for file in batch]
            broken = False
            for (path, name, data), future in waiting:
                reading = awaited(future)
                broken = broken or reading is None
                yield path, data, reading or alone(path, name, data)
            if broken:
                pool.shutdown(cancel_futures=True)
                pool = ProcessPoolExecutor(workers)
    finally:
        pool.shutdown(cancel_futures=True)


def submitted(pool: ProcessPoolExecutor, file: File) -> Future[Reading] | None:
    try:
        return pool.submit(read_one, *file)
    except BrokenProcessPool:
        return None


def awaited(future: Future[Reading] | None) -> Reading | None:
    """What came of it; None where its worker, or another of the same pool, came to an end."""
    try:
        return future.result() if future else None
    except BrokenProcessPool:
        return None


def alone(path: str, name: str, data: bytes) -> Reading:
    """Read a file in a process of its own: after a crash, that tells which file it was."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(read_one, path, name, data).result()
        except BrokenProcessPool:
            return Reading([], None, Refusal(path, "reading it ended the reader", "the file is probably damaged"))
