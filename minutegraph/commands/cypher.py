"""minutegraph cypher"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from minutegraph import options

EXAMPLES = (
    'Example:  minutegraph cypher "MATCH (d:Decision) RETURN d.act AS act, count(*) AS n ORDER BY n DESC" --format csv'
)


def command(
    text: Annotated[str, typer.Argument(help="A Cypher query; what it may name: docs/reference/ontology.md.")],
    form: Annotated[
        Literal["table", "json", "csv"], typer.Option("--format", "-f", help="How to print rows.")
    ] = "table",
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
) -> None:
    """Run a Cypher query, read-only."""
    from minutegraph import console

    with console.opened(workspace, graph_uri) as mg:
        console.print_rows(mg.cypher(text), form)
