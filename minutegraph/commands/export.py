"""minutegraph export"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = "Examples:  minutegraph export nquads -o county.nq   |   minutegraph export csv -o county.zip"


def command(
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="Without it, the formats are listed.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; without it, standard output.")] = None,
    workspace: options.Workspace = options.WORKSPACE,
    quiet: options.Quiet = False,
) -> None:
    """Write the whole graph in a format that others read; what that format cannot carry is said."""
    from graph import redirects
    from graph.export import formats
    from minutegraph import console

    known = formats() | {"redirects": redirects.LACKS}
    if form is None:
        console.print_rows([{"format": name, "cannot carry": lacks} for name, lacks in known.items()])
        return
    if form not in known:
        console.fail(f'there is no format "{form}"; there are: {", ".join(known)}', 2)
    if form == "parquet":
        console.need_extra("parquet", "pyarrow")
    with console.opened(workspace) as mg:
        if output is None:
            mg.export(form, sys.stdout.buffer)
        else:
            write_whole(mg, form, output)
    if known[form] and not quiet:
        print(f"{form} cannot carry: {known[form]}", file=sys.stderr)


def write_whole(mg: object, form: str, output: Path) -> None:
    """Write beside the file first, so that a file of this name is always whole."""
    from minutegraph import console
    from minutegraph.interface import Minutegraph

    assert isinstance(mg, Minutegraph)
    half = output.with_name(output.name + ".part")
    try:
        with half.open("wb") as file:
            mg.export(form, file)
        half.replace(output)
    except OSError as error:
        half.unlink(missing_ok=True)
        console.fail(f"{output}: {error.strerror}")
