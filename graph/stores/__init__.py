"""Where the graph is kept: the built-in store, any Neo4j server, and the RDF dataset."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores.base import GraphStore


def open_store(workspace: Path, uri: str | None = None) -> GraphStore:
    """The workspace's built-in store, or the Neo4j server at `uri`, with NEO4J_USERNAME and NEO4J_PASSWORD.

    Raises StoreError, in one line, where it can't be opened.
    """
    if not uri:
        from graph.stores.builtin import open_builtin

        return open_builtin(workspace / "graph")
    from graph.stores.neo4j import open_neo4j

    return open_neo4j(uri, os.environ.get("NEO4J_USERNAME", ""), os.environ.get("NEO4J_PASSWORD", ""))
