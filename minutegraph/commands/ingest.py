"""minutegraph ingest"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = "Examples:  minutegraph ingest minutes/   |   minutegraph ingest a.pdf b.zip --jobs 4 -w county"


def command(
    paths: Annotated[
        list[Path], typer.Argument(help="Files, folders or zip archives: PDF, DOCX, HTML, Markdown, text.")
    ],
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes. Default: as many as pay off.")] = None,
    base: Annotated[str | None, typer.Option(help="The address your identifiers begin with; kept for later.")] = None,
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Read documents, store their Records, build the graph, and print what was found."""
    from minutegraph import console
    from minutegraph.found import found_rows

    with console.refusing() as refused, console.opened(workspace, graph_uri, create=True, base=base) as mg:
        with console.progress("reading", quiet) as tell:
            mg.ingest(paths, jobs=jobs, tell=tell, refused=refused)
        if not quiet:
            console.print_rows(found_rows(mg.workspace), "json" if json else "table")
