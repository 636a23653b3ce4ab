"""What a source states, as RDF: a named graph a source, with the IRIs that the schema gives.

A node is base + "id/" + its id. The default graph holds every node and edge once, merged from all that state it, as the
other stores have it: a union of the named graphs would count twice what two documents say. Evidence is a Web
Annotation: a target in the document with a selector that holds both the words and their place. An edge's own evidence
hangs on an rdf:Statement, and only where it differs from its node's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

import pyoxigraph as ox

from graph.evidence import CLASS, EVIDENCED_BY, IN_DOCUMENT
from graph.model import Contribution, Edge, Node, Value, evidence_id, is_judged
from graph.statements import Statements
from ontology.literals import literal
from ontology.schema import Property, load

BASE = "https://minutegraph.example/"
TERMS = load().prefixes
Term = ox.NamedNode | ox.Literal
ClassOf = Callable[[str], str | None]


class Names:
    """The IRIs of a dataset, whose base its publisher sets."""

    def __init__(self, base: str = BASE) -> None:
        self.base = base if base.endswith(("/", "#")) else base + "/"
        self.ids = f"{self.base}id/"

    def node(self, path: str) -> ox.NamedNode:
        """The identifier of a node, or of a part of one (`evidence/…#target`)."""
        return ox.NamedNode(self.ids + escaped(path))

    def graph(self, source: str) -> ox.NamedNode:
        """The name of the graph that holds what a source states."""
        return self.node(f"graph/{source}" if is_judged(source) else f"document/{source}")

    @property
    def dataset(self) -> ox.NamedNode:
        return self.node("graph/dataset")


@lru_cache(1 << 16)  # every node is named where it is told of, and again by each edge
def escaped(path: str) -> str:
    """An id as the end of an IRI, whatever it holds."""
    return quote(path, safe="/-._~:@!$&'()*+,;=#")


def term(curie: str) -> ox.NamedNode:
    """`oa:exact` as an IRI."""
    return ox.NamedNode(load().expand(curie))


RDF_TYPE = term("rdf:type")


def quads(contribution: Contribution, class_of: ClassOf, names: Names) -> Iterator[ox.Quad]:
    """What a contribution (with its Evidence nodes) states, in its own graph; some may come twice.

    `class_of` tells the class of any node that any source states: an edge is told when both its ends are.
    Raises KeyError for a class or property that the schema does not have, ValueError for a value out of its range.
    """
    graph = names.graph(contribution.source)
    for triple in triples(contribution, class_of, names):
        yield ox.Quad(*triple, graph)


def triples(
    contribution: Contribution, class_of: ClassOf, names: Names
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Term]]:
    """The same without the graph."""
    own = {node.id: node for node in contribution.nodes}
    for node in contribution.nodes:
        yield from of_evidence(node, names) if node.cls == CLASS else of_node(node, names)
    for edge in contribution.edges:
        cls = class_of(edge.source)
        if cls is None or class_of(edge.target) is None or (cls == CLASS and edge.name == IN_DOCUMENT):
            continue
        yield names.node(edge.source), iri(cls, edge.name), names.node(edge.target)
        shown = own[edge.source].evidence if edge.source in own else ()
        if edge.evidence and set(edge.evidence) != set(shown):
            yield from of_edge(edge, iri(cls, edge.name), contribution.source, names)


def merged(node: Node, edges: Iterable[Edge], class_of: ClassOf, names: Names) -> Iterator[ox.Quad]:
    """A node with the edges that leave it, as all sources together have them, in the default graph."""
    whole = Contribution(source="", nodes=(node,), edges=tuple(edges))
    return (ox.Quad(*triple) for triple in triples(whole, class_of, names))


def of_node(node: Node, names: Names) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Term]]:
    """The type and the literals of a node."""
    subject = names.node(node.id)
    yield subject, RDF_TYPE, ox.NamedNode(load().classes[node.cls].iri)
    for name, value in node.props.items():
        prop = load().property(node.cls, name)
        for one in value if isinstance(value, tuple) else (value,):
            yield subject, ox.NamedNode(prop.iri), written(prop, one, node)


def of_evidence(node: Node, names: Names) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Term]]:
    """An annotation, its target and its selector."""
    subject, target, selector = (names.node(node.id + part) for part in ("", "#target", "#selector"))
    values = {name: written(load().property(CLASS, name), value, node) for name, value in node.props.items()}
    yield subject, RDF_TYPE, ox.NamedNode(load().classes[CLASS].iri)
    yield subject, term("oa:hasTarget"), target
    yield target, RDF_TYPE, term("oa:SpecificResource")
    yield target, term("oa:hasSource"), names.node(f"document/{node.props['document']}")
    yield target, term("oa:hasSelector"), selector
    yield target, iri(CLASS, "page"), values["page"]
    yield selector, RDF_TYPE, term("oa:TextQuoteSelector")
    yield selector, RDF_TYPE, term("oa:TextPositionSelector")
    for name in ("quote", "start", "end"):
        yield selector, iri(CLASS, name), values[name]


def of_edge(
    edge: Edge, predicate: ox.NamedNode, source: str, names: Names
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Term]]:
    """An edge as a thing that evidence can hang on."""
    key = sha256("\x1f".join((edge.source, edge.name, edge.target, source)).encode()).hexdigest()[:20]
    subject = names.node(f"statement/{key}")
    yield subject, RDF_TYPE, term("rdf:Statement")
    yield subject, term("rdf:subject"), names.node(edge.source)
    yield subject, term("rdf:predicate"), predicate
    yield subject, term("rdf:object"), names.node(edge.target)
    for evidence in edge.evidence:
        yield subject, ox.NamedNode(load().common[EVIDENCED_BY].iri), names.node(evidence_id(evidence))


def dataset_quads(statements: Statements, names: Names) -> Iterator[ox.Quad]:
    """The dataset's description of itself: its graphs, and what was made from what."""
    void = "http://rdfs.org/ns/void#"
    dataset = names.dataset
    rows: list[tuple[ox.NamedNode, ox.NamedNode, Term]] = [
        (dataset, RDF_TYPE, ox.NamedNode(void + "Dataset")),
        (dataset, term("dcterms:title"), ox.Literal("Minutegraph: council business, with the words that prove it")),
        (dataset, ox.NamedNode(void + "uriSpace"), ox.Literal(names.ids)),
        (dataset, ox.NamedNode(void + "vocabulary"), ox.NamedNode(TERMS["mg"])),
    ]
    rows += [(dataset, ox.NamedNode(void + "subset"), names.graph(source)) for source in statements.sources()]
    derived = statements.derived()
    rows += [(names.graph(one), term("prov:wasDerivedFrom"), names.graph(document)) for one, document in derived]
    rows += [(names.node(run), term("prov:used"), names.node(document)) for run, document in statements.runs()]
    return (ox.Quad(*row, dataset) for row in rows)


def iri(cls: str, name: str) -> ox.NamedNode:
    """The predicate that a property of a class is written with."""
    return ox.NamedNode(load().property(cls, name).iri)


def written(prop: Property, value: Value, node: Node) -> ox.Literal:
    """A typed literal. Raises ValueError, naming node and property, where the value is not in the range."""
    assert not isinstance(value, tuple)
    try:
        text, datatype = literal(prop, value)
    except ValueError as error:
        raise ValueError(f"{node.id}: {prop.name}: {error}") from None
    return ox.Literal(text, datatype=ox.NamedNode(datatype))
