"""How commands speak: results on standard output, errors on standard error, one line each."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from minutegraph.interface import Minutegraph

Rows = Sequence[Mapping[str, Any]]


def complain(message: object) -> None:
    """One line on standard error."""
    print(f"minutegraph: {' '.join(str(message).split())}", file=sys.stderr)


def fail(message: object, status: int = 1) -> NoReturn:
    """Complain and end with `status`."""
    complain(message)
    raise typer.Exit(status)


@contextmanager
def refusing() -> Iterator[Callable[[object], None]]:
    """A function that complains of what is refused; where there was any, the command ends with status 1."""
    refused = []

    def refuse(refusal: object) -> None:
        refused.append(refusal)
        complain(refusal)

    yield refuse
    if refused:
        raise typer.Exit(1)


def need_extra(extra: str, module: str) -> None:
    """End with one line where the libraries of an extra are not installed."""
    if find_spec(module) is None:
        fail(f"this needs libraries that are not installed; install them with: pip install 'minutegraph[{extra}]'")


@contextmanager
def opened(
    workspace: Path, graph_uri: str | None = None, *, create: bool = False, base: str | None = None
) -> Iterator[Minutegraph]:
    """The workspace, and one line with status 1 for whatever it cannot do."""
    from graph.library import QuestionError
    from graph.stores.base import StoreError
    from graph.workspace import Busy, WorkspaceError
    from minutegraph.interface import Minutegraph

    try:
        with Minutegraph(workspace, graph_uri=graph_uri, create=create, base=base) as mg:
            yield mg
    except QuestionError as error:
        fail(error, 2)
    except (Busy, StoreError, WorkspaceError) as error:
        fail(error)


def print_json(value: object) -> None:
    """JSON on standard output, readable, characters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_rows(rows: Rows, how: str = "table", columns: Sequence[str] = ()) -> None:
    """Rows as a table, JSON or CSV. `columns` are printed even where there are no rows."""
    if how == "json":
        print_json([dict(row) for row in rows])
        return
    names = list(columns) or (list(rows[0]) if rows else [])
    if how == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([["" if row[n] is None else row[n] for n in names] for row in rows])
        return
    print_table(rows, names)


def print_table(rows: Rows, names: Sequence[str]) -> None:
    """A table that fits the terminal; where there is none, one that is as wide as it needs to be."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    if not rows:
        print("no rows")
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in names:
        numbers = all(isinstance(row[name], int | float) for row in rows)
        table.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(plain(row[name]) for name in names))
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 200)
    console.print(table)


def plain(value: object) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


@contextmanager
def progress(label: str, quiet: bool) -> Iterator[Any]:
    """A function `step(done, total, name)` that draws on a terminal, and does nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(done: int, total: int | None, name: str = "") -> None:
            bar.update(task, completed=done, total=total, description=name)

        yield step
