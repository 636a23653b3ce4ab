"""minutegraph dashboard"""

from __future__ import annotations

from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = "Examples:  minutegraph dashboard   |   minutegraph dashboard --port 8600 -w county"


def command(
    host: Annotated[
        str, typer.Option(help="The address to listen on; other than loopback, others can read it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
) -> None:
    """Open the dashboard over the workspace; Ctrl-C ends it."""
    from minutegraph import console
    from minutegraph.serving import run_dashboard

    console.need_extra("dashboard", "streamlit")
    with console.opened(workspace, graph_uri):
        # Whatever is wrong with the workspace is said here, not in a browser.
        pass
    run_dashboard(workspace, graph_uri, host, port)
