"""Minutegraph: what became of it, from council minutes alone.

    import minutegraph
    with minutegraph.open("workspace") as mg:
        rows = mg.ask("journeys", words="bridge")

Rows are plain dicts, which pandas and networkx take as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutegraph.interface import Minutegraph

__version__ = "0.1.0"


def open(path: str | Path = "workspace", *, graph_uri: str | None = None, create: bool = False) -> Minutegraph:  # noqa: A001
    """Open the workspace at `path` (with `create`, make it). Close it, or use it in a `with`.

    Raises graph.workspace.WorkspaceError where there is none.
    """
    from minutegraph.interface import Minutegraph

    return Minutegraph(Path(path), graph_uri=graph_uri, create=create)
