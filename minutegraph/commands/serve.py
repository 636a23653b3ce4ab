"""minutegraph serve"""

from __future__ import annotations

from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = "Example:  minutegraph serve --port 8000, then ask http://127.0.0.1:8000/sparql"


def command(
    host: Annotated[
        str, typer.Option(help="The address to listen on; other than loopback, others can read it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    workspace: options.Workspace = options.WORKSPACE,
) -> None:
    """Serve SPARQL 1.1 and dereferenceable identifiers, read-only; Ctrl-C ends it."""
    from minutegraph import console
    from minutegraph.serving import run_endpoint

    console.need_extra("serve", "rdflib_endpoint")
    with console.opened(workspace) as mg:
        run_endpoint(mg, host, port)
