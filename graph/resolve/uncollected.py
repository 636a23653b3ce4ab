"""Judging without Python's cyclic garbage collector.

A world holds some hundred thousand objects, none of them in cycles, and lives as long as it is judged. The collector
looked at all of them, and at whatever else the process holds, again and again: a third of the time at 10,000 documents,
and more with every document.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector off, as a block or a decorator; afterwards it is as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
