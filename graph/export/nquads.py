"""N-Quads: one line a statement, with the graph of the document that says it."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from graph.export import _quads
from graph.rdf import Names
from graph.statements import Statements

LACKS = _quads.NO_ORDER


def write(statements: Statements, out: BinaryIO, base: str) -> None:
    for graph in _quads.named_graphs(statements, Names(base)):
        ox.serialize(graph, out, ox.RdfFormat.N_QUADS)
