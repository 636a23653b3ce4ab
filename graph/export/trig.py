"""TriG: as N-Quads, in a form that people can read."""

from __future__ import annotations

from itertools import chain
from typing import BinaryIO

import pyoxigraph as ox

from graph.export import _quads
from graph.rdf import TERMS, Names
from graph.statements import Statements

LACKS = _quads.NO_ORDER


def write(statements: Statements, out: BinaryIO, base: str) -> None:
    quads = chain.from_iterable(_quads.named_graphs(statements, Names(base)))
    ox.serialize(quads, out, ox.RdfFormat.TRIG, prefixes=dict(TERMS))
