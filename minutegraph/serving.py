"""What listens: the dashboard and the SPARQL endpoint. Both on loopback unless told otherwise, both read-only."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from minutegraph.interface import Minutegraph


def dashboard_command(host: str, port: int) -> list[str]:
    """Streamlit over the dashboard package; its settings stand beside it in dashboard/.streamlit/config.toml."""
    spec = find_spec("dashboard")
    folder = next(iter(spec.submodule_search_locations or [])) if spec else "dashboard"
    app = str(Path(folder) / "app.py")
    return [sys.executable, "-m", "streamlit", "run", app, f"--server.address={host}", f"--server.port={port}"]


def run_dashboard(workspace: Path, graph_uri: str | None, host: str, port: int) -> NoReturn:
    """Become the dashboard, so that whoever ends this process ends the dashboard, and none stays behind."""
    environment = dict(os.environ, MINUTEGRAPH_WORKSPACE=str(workspace.resolve()))
    if graph_uri:
        environment["MINUTEGRAPH_GRAPH_URI"] = graph_uri
    print(f"The dashboard: http://{host}:{port} (Ctrl-C ends it)", flush=True)
    os.execve(sys.executable, dashboard_command(host, port), environment)  # noqa: S606


def run_endpoint(mg: Minutegraph, host: str, port: int) -> None:
    """Serve the workspace's RDF dataset until it is ended."""
    import uvicorn

    from graph.endpoint import endpoint

    app = endpoint(mg.rdf, mg.base, f"http://{host}:{port}", mg.workspace.lead)
    print(f"SPARQL: http://{host}:{port}/sparql (Ctrl-C ends it)", flush=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")
