"""minutegraph build"""

from __future__ import annotations

from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = "Examples:  minutegraph build   |   minutegraph build --graph-uri bolt://127.0.0.1:7687"


def command(
    base: Annotated[str | None, typer.Option(help="The address your identifiers begin with; kept for later.")] = None,
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
    quiet: options.Quiet = False,
) -> None:
    """Make judgements, matters, graph and RDF again from the stored Records."""
    from minutegraph import console

    with (
        console.refusing() as refused,
        console.opened(workspace, graph_uri, base=base) as mg,
        console.progress("building", quiet) as tell,
    ):
        mg.build(tell=tell, refused=refused)
