"""Turtle: the merged graph, where each fact stands once."""

from __future__ import annotations

from itertools import chain
from typing import BinaryIO

import pyoxigraph as ox

from graph.export import _quads
from graph.rdf import TERMS, Names
from graph.statements import Statements

LACKS = (
    "which document says a fact, but by its evidence (no named graphs), and what another document says instead; "
    + _quads.NO_ORDER
)


def write(statements: Statements, out: BinaryIO, base: str) -> None:
    quads = chain.from_iterable(_quads.merged(statements, Names(base)))
    ox.serialize((quad.triple for quad in quads), out, ox.RdfFormat.TURTLE, prefixes=dict(TERMS))
