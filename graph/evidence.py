"""Turns the evidence that nodes and edges carry into nodes and edges of the graph itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model import Contribution, Edge, Node, evidence_id, merge_edges, merge_nodes
from ontology.record import Evidence

CLASS = "Evidence"
EVIDENCED_BY = "evidencedBy"
IN_DOCUMENT = "inDocument"


def with_evidence(contribution: Contribution) -> Contribution:
    """The same statements, sorted, each id and each edge once, with Evidence nodes for all the evidence in them."""
    nodes = list(contribution.nodes)
    found = {e for part in (nodes, contribution.edges) for row in part for e in row.evidence}
    edges = [*contribution.edges, *(edge for node in nodes for edge in links(node)), *map(place, found)]
    return Contribution(
        source=contribution.source,
        nodes=tuple(one_each_node(nodes + [evidence_node(e) for e in found])),
        edges=tuple(one_each_edge(edges)),
    )


def links(node: Node) -> Iterator[Edge]:
    """From a node to each piece of its evidence."""
    return (Edge(source=node.id, name=EVIDENCED_BY, target=evidence_id(e)) for e in node.evidence)


def place(evidence: Evidence) -> Edge:
    """From a piece of evidence to its document."""
    return Edge(source=evidence_id(evidence), name=IN_DOCUMENT, target=f"document/{evidence.document}")


def evidence_node(evidence: Evidence) -> Node:
    """The words and their place as a node."""
    return Node(
        id=evidence_id(evidence),
        cls=CLASS,
        props={
            "document": evidence.document,
            "end": evidence.end,
            "page": evidence.page,
            "quote": evidence.quote,
            "start": evidence.start,
        },
    )


def one_each_node(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes sorted by id; those that share an id are merged."""
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.id, []).append(node)
    return (merge_nodes([("", node) for node in groups[key]]) for key in sorted(groups))


def one_each_edge(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Edges sorted by source, name and target; those that share all three are merged."""
    groups: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in edges:
        groups.setdefault((edge.source, edge.name, edge.target), []).append(edge)
    return (merge_edges(groups[key]) for key in sorted(groups))
