"""minutegraph sparql"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from minutegraph import options

EXAMPLES = 'Example:  minutegraph sparql "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }" --format json'


def command(
    text: Annotated[str, typer.Argument(help="A SPARQL query over all graphs; prefixes: docs/reference/ontology.md.")],
    form: Annotated[
        Literal["table", "json", "csv"], typer.Option("--format", "-f", help="How to print rows.")
    ] = "table",
    workspace: options.Workspace = options.WORKSPACE,
) -> None:
    """Run a SPARQL query over the RDF dataset, read-only."""
    from minutegraph import console

    with console.opened(workspace) as mg:
        console.print_rows(mg.sparql(text), form)
