"""The options that commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Workspace = Annotated[
    Path,
    typer.Option("--workspace", "-w", envvar="MINUTEGRAPH_WORKSPACE", help="The folder that holds everything."),
]
WORKSPACE = Path("workspace")

GraphUri = Annotated[
    str | None,
    typer.Option(
        "--graph-uri",
        envvar="MINUTEGRAPH_GRAPH_URI",
        help="A Neo4j server, e.g. bolt://127.0.0.1:7687; user and password from NEO4J_USERNAME and NEO4J_PASSWORD. "
        "Default: the built-in store.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
