"""Parquet: a zip with one file a class of nodes and one a type of edges, with typed columns."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from graph.export import _tables
from graph.statements import Statements

LACKS = "which document gave which value; dates and times are texts in ISO form"
BATCH = 20_000


def write(statements: Statements, out: BinaryIO, base: str) -> None:  # noqa: ARG001 - ids have no base here
    with TemporaryDirectory() as folder:
        with ExitStack() as stack:
            tables: dict[str, Table] = {}
            for name, row in _tables.rows(statements):
                if name not in tables:
                    tables[name] = Table(name, Path(folder), stack)
                tables[name].add(row)
            for table in tables.values():
                table.flush()
        _tables.pack(Path(folder).iterdir(), out)


class Table:
    """One file, written a batch of rows at a time."""

    def __init__(self, name: str, folder: Path, stack: ExitStack) -> None:
        import pyarrow.parquet as pq  # an extra: whoever writes no Parquet needs no pyarrow

        self._schema = schema(name)
        self._rows: list[_tables.Row] = []
        self._writer = stack.enter_context(pq.ParquetWriter(folder / f"{name}.parquet", self._schema))

    def add(self, row: _tables.Row) -> None:
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait."""
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def schema(name: str) -> Any:
    """The columns of a table with their Arrow types."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(column.name, types[column.kind]) for column in _tables.columns(name)])
