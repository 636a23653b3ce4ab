"""One writer at a time: a lock on a file that the system drops with the process that held it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Busy(Exception):  # noqa: N818 - a state, not a fault
    """Another process is writing to the workspace."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock at `path`. Raises Busy at once where another process holds it."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"{path.parent}: another minutegraph is writing here; wait until it is done") from None
        yield
