"""The statements as RDF in an order of its own, for the formats that write it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph import rdf
from graph.model import is_judged
from graph.statements import Statements

NO_ORDER = "the order of several values of one property"


def named_graphs(statements: Statements, names: rdf.Names) -> Iterator[list[ox.Quad]]:
    """The dataset's description, each document's graph in the order of their hashes, and the judgements."""
    sources = sorted(statements.sources(), key=lambda source: (is_judged(source), source))
    yield ordered(rdf.dataset_quads(statements, names))
    for source in sources:
        yield ordered(rdf.quads(statements.contribution(source), statements.class_of, names))


def merged(statements: Statements, names: rdf.Names) -> Iterator[list[ox.Quad]]:
    """What the default graph says, node by node."""
    for node in statements.nodes():
        yield ordered(rdf.merged(node, statements.edges_from(node.id), statements.class_of, names))


def ordered(quads: Iterator[ox.Quad]) -> list[ox.Quad]:
    """Each quad once, sorted as text."""
    return sorted(set(quads), key=str)
