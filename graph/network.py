"""Who sends business to whom, as a network that networkx takes further."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx

Row = dict[str, Any]
Ask = Callable[..., list[Row]]


def network(ask: Ask) -> nx.DiGraph[str]:
    """A node a body (`name`, `kind`, `authority`), an edge for the matters that went from one to another (`matters`).

    `ask(question, **parameters)` answers questions of the library.
    """
    bodies: nx.DiGraph[str] = nx.DiGraph()
    for row in ask("bodies"):
        bodies.add_node(row["id"], name=row["name"], kind=row["kind"], authority=row["authority"])
    for row in ask("flows"):
        bodies.add_edge(row["source"], row["target"], matters=row["matters"])
    return bodies
