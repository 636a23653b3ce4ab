"""All that one document says, as one Contribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.build.facts import FACTS, Fact, node
from graph.build.ids import slug
from graph.build.keys import keyed
from graph.model import Contribution, Edge, Node, merge_edges, merge_nodes
from ontology.record import Record


def contribution(record: Record) -> Contribution:
    """The document layer: literals as stated, every node and edge with its evidence (Document and Run may have none).

    Two documents of one meeting that say the same give the same ids. Parts of a pack are told with the pack.
    """
    parts = keyed(record)
    stated = [fact for part in parts for make in FACTS for fact in make(part)]
    return gather(record.source.sha256, [*_document(record), *stated])


def gather(source: str, facts: Iterable[Fact]) -> Contribution:
    """A Contribution of nodes and edges, of which those with the same key are one."""
    nodes: dict[str, list[Node]] = {}
    edges: dict[tuple[str, str, str], list[Edge]] = {}
    for fact in facts:
        if isinstance(fact, Node):
            nodes.setdefault(fact.id, []).append(fact)
        else:
            edges.setdefault((fact.source, fact.name, fact.target), []).append(fact)
    return Contribution(
        source=source,
        nodes=tuple(merge_nodes([(source, node) for node in nodes[path]]) for path in sorted(nodes)),
        edges=tuple(merge_edges(edges[key]) for key in sorted(edges)),
    )


def _document(record: Record) -> Iterator[Fact]:
    source, facts = record.source, record.document
    path = f"document/{source.sha256}"
    yield node(
        "Document",
        path,
        facts.evidence,
        sha256=source.sha256,
        name=source.name,
        mediaType=source.media_type,
        kind=facts.kind,
        pages=source.pages,
        date=facts.date,
        author=facts.author,
        authorRole=facts.author_role,
        addressedTo=facts.addressed_to,
        taken=record.taken,
    )
    if record.run:
        yield from _run(record, path)


def _run(record: Record, document: str) -> Iterator[Fact]:
    """`run` is the version of the code, a plus sign, and the version of its patterns (which may be missing)."""
    version, _, patterns = record.run.partition("+")
    path = f"run/{slug(record.run)}"
    yield node("Run", path, (), version=version, patterns=patterns or None)
    yield Edge(source=document, name="readBy", target=path)
