"""CSV: a zip with one file a class of nodes (nodes-Decision.csv) and one a type of edges (edges-TAKEN_BY.csv)."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from graph.export import _tables
from graph.model import Value
from graph.statements import Statements

LACKS = (
    "types of values (all cells are text), lists (joined by '; '), which document gave which value;"
    " a spreadsheet may take a cell for a date or a formula"
)


def write(statements: Statements, out: BinaryIO, base: str) -> None:  # noqa: ARG001 - ids have no base here
    with TemporaryDirectory() as folder:
        write_files(statements, Path(folder))
        _tables.pack(Path(folder).iterdir(), out)


def write_files(statements: Statements, folder: Path) -> None:
    """One file a table, in UTF-8, with a header and lines that end as RFC 4180 says."""
    writers: dict[str, Any] = {}
    with ExitStack() as files:
        for table, row in _tables.rows(statements):
            if table not in writers:
                path = folder / f"{table}.csv"
                file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
                writers[table] = csv.DictWriter(file, [column.name for column in _tables.columns(table)])
                writers[table].writeheader()
            writers[table].writerow({name: cell(value) for name, value in row.items()})


def cell(value: Value) -> str:
    """A value as the text of a cell."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
