"""Nodes and edges with evidence, in the schema's own names, for every store and export alike.

A Contribution is what one source says: a document (its sha256) or the judgements about one authority's documents.
Stores and exports never see Records.
Node ids are paths without a base (`meeting/ashcombe-county-council/cabinet/2025-03-04`): the IRI is base + "id/" + id.
The same id in two contributions is one node with the evidence of both; `merge_nodes` says how. An edge is keyed by
source, name and target; whatever makes a relation a fact of its own (a seat, a vote, a referral) is a node of its own
class, so parallel facts never merge.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ontology.record import Evidence

Scalar = str | int | float | bool
Value = Scalar | tuple[str, ...]

JUDGEMENTS = "judgements"


def judgements_on(authority: str) -> str:
    """The source of what is judged about one authority's papers: `judgements/ashcombe-county-council`."""
    return f"{JUDGEMENTS}/{authority}"


def is_judged(source: str) -> bool:
    """Whether a source is judgements, and not a document."""
    return source.partition("/")[0] == JUDGEMENTS


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """`cls` is a class of the schema (AgendaItem), `props` are in the schema's names; None is never stored."""

    id: str
    cls: str
    props: dict[str, Value]
    evidence: tuple[Evidence, ...] = ()


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is a property of the schema whose range is a class (takenBy); in Cypher it is TAKEN_BY."""

    source: str
    name: str
    target: str
    evidence: tuple[Evidence, ...] = ()


class Contribution(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says: `source` is a document's sha256, or judgements (`is_judged`).

    `made_from` is a key of what it was made from, where its maker gives one: with the same key it would be the same.
    `documents` are the sha256 of those that judgements were made from, `clues` what is to be known of a document
    without opening it again (of a form that its maker knows).
    """

    source: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    made_from: str = ""
    documents: tuple[str, ...] = ()
    clues: bytes = b""


def relationship_type(name: str) -> str:
    """The Cypher name of a property: takenBy → TAKEN_BY."""
    return "".join(f"_{c}" if c.isupper() else c.upper() for c in name)


def evidence_id(evidence: Evidence) -> str:
    """A path for a piece of evidence: the place, which its words follow from."""
    return f"evidence/{evidence.document[:16]}/{evidence.page}/{evidence.start}-{evidence.end}"


def merge_nodes(parts: Iterable[tuple[str, Node]]) -> Node:
    """One node from what several sources say of one id, the same in any order.

    Where they differ in a property the least value counts, of lists the union, as a query over RDF can tell as well;
    evidence is the union.
    """
    ordered = [node for _, node in sorted(parts, key=lambda pair: pair[0])]
    if len(ordered) == 1:
        (node,) = ordered
        return Node(id=node.id, cls=node.cls, props=dict(sorted(node.props.items())), evidence=_once(node.evidence))
    props: dict[str, Value] = {}
    for node in ordered:
        for key, value in node.props.items():
            props[key] = _least(props[key], value) if key in props else value
    evidence = _once(tuple(e for node in ordered for e in node.evidence))
    return Node(id=ordered[0].id, cls=ordered[0].cls, props=dict(sorted(props.items())), evidence=evidence)


def _least(one: Value, other: Value) -> Value:
    if isinstance(one, tuple) or isinstance(other, tuple):
        return tuple(sorted({*_several(one), *_several(other)}))
    return min(one, other, key=lambda value: (str(type(value)), value))


def _several(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def merge_edges(parts: Iterable[Edge]) -> Edge:
    """One edge from what several sources say of one (source, name, target): the evidence of all."""
    first, *others = parts
    evidence = _once(tuple(e for edge in (first, *others) for e in edge.evidence))
    if not others and evidence == first.evidence:
        return first
    return Edge(source=first.source, name=first.name, target=first.target, evidence=evidence)


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return evidence if len(evidence) < 2 else tuple(sorted(set(evidence)))
