"""The merged graph as tables, one a class of nodes and one a type of edges, and files packed with equal bytes."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graph.model import Value, evidence_id, relationship_type
from graph.statements import Statements
from ontology.schema import load

LONG_AGO = (1980, 1, 1, 0, 0, 0)
KINDS = {"integer": "integer", "boolean": "boolean", "number": "number"}
Row = dict[str, Value]


class Column(NamedTuple):
    """A column; `kind` is text, integer, number, boolean or list (of texts)."""

    name: str
    kind: str


def rows(statements: Statements) -> Iterator[tuple[str, Row]]:
    """The name of a table and a row of it: nodes sorted by id, then edges sorted by their key."""
    for node, sources in statements.merged_nodes():
        evidence = tuple(evidence_id(e) for e in node.evidence)
        yield f"nodes-{node.cls}", {"id": node.id, **node.props, "evidence": evidence, "sources": sources}
    for edge in statements.edges():
        evidence = tuple(evidence_id(e) for e in edge.evidence)
        name = f"edges-{relationship_type(edge.name)}"
        yield name, {"source": edge.source, "target": edge.target, "evidence": evidence}


def columns(table: str) -> list[Column]:
    """The columns of a table, in the order of the schema."""
    kind, name = table.split("-", 1)
    if kind == "edges":
        return [Column("source", "text"), Column("target", "text"), Column("evidence", "list")]
    literals = [prop for prop in load().classes[name].properties.values() if not prop.is_relation]
    stated = [Column(p.name, "list" if p.most != 1 else KINDS.get(p.datatype or "", "text")) for p in literals]
    return [Column("id", "text"), *stated, Column("evidence", "list"), Column("sources", "list")]


def pack(files: Iterable[Path], out: BinaryIO) -> None:
    """Zips files under their own names, sorted, with nothing in it of time or machine."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path.name, LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
