"""Which code turns Records into facts and judgements: what it made is made again when it changes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@cache
def builder() -> str:
    """Some hex digits of the code and the words of graph/build, graph/resolve and graph/model."""
    folders = (HERE, HERE.parent / "resolve")
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".yaml")]
    told = hashlib.sha256()
    for path in sorted((*files, HERE.parent / "model.py")):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]
