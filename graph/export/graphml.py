"""GraphML, as Gephi, yEd and networkx read it."""

from __future__ import annotations

import re
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from graph.export import _tables
from graph.export.csv import cell
from graph.model import Value, evidence_id, relationship_type
from graph.statements import Statements
from ontology.schema import load

LACKS = (
    "lists (joined by '; '), characters that XML has none of (control characters become U+FFFD), which document gave"
    " which value; the property label is named printedLabel, because Gephi shows label as the caption"
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
TYPES = {"text": "string", "integer": "long", "number": "double", "boolean": "boolean", "list": "string"}
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(statements: Statements, out: BinaryIO, base: str) -> None:  # noqa: ARG001 - ids have no base here
    out.write(HEAD.encode())
    for name, kind in sorted(node_keys().items()):
        out.write(f'<key id="n-{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n'.encode())
    for name in ("evidence", "label"):
        out.write(f'<key id="e-{name}" for="edge" attr.name="{name}" attr.type="string"/>\n'.encode())
    out.write(b'<graph edgedefault="directed">\n')
    for node, sources in statements.merged_nodes():
        caption = node.props.get(load().classes[node.cls].caption, node.id)
        stated = {"printedLabel" if name == "label" else name: value for name, value in node.props.items()}
        data: dict[str, Value] = {"class": node.cls, "label": caption, **stated, "sources": sources}
        out.write(f"<node id={quoted(node.id)}>{fields('n', data)}</node>\n".encode())
    for number, edge in enumerate(statements.edges()):
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        data = {"label": relationship_type(edge.name), "evidence": tuple(map(evidence_id, edge.evidence))}
        out.write(f'<edge id="e{number}" {ends}>{fields("e", data)}</edge>\n'.encode())
    out.write(b"</graph>\n</graphml>\n")


def node_keys() -> dict[str, str]:
    """Every key that a node may have, with its type; text where classes differ."""
    found: dict[str, set[str]] = {"class": {"string"}, "label": {"string"}}
    for cls in load().classes:
        for column in _tables.columns(f"nodes-{cls}"):
            name = "printedLabel" if column.name == "label" else column.name
            found.setdefault(name, set()).add(TYPES[column.kind])
    return {name: kinds.pop() if len(kinds) == 1 else "string" for name, kinds in found.items() if name not in SKIPPED}


SKIPPED = ("id", "evidence")


def fields(prefix: str, data: dict[str, Value]) -> str:
    """The data elements of a node or an edge; what is empty has none."""
    shown = ((name, text(value)) for name, value in data.items() if value not in ("", ()))
    return "".join(f'<data key="{prefix}-{name}">{escape(value)}</data>' for name, value in shown)


def text(value: Value) -> str:
    return NO_XML.sub("\ufffd", cell(value))


def quoted(value: str) -> str:
    return quoteattr(NO_XML.sub("\ufffd", value))
