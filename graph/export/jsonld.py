"""JSON-LD with the schema's own names, which its context explains; named graphs as in N-Quads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from graph.export import _quads
from graph.rdf import RDF_TYPE, Names
from graph.statements import Statements
from ontology.derive.jsonld import jsonld
from ontology.schema import load

LACKS = _quads.NO_ORDER
Resource = dict[str, Any]


def write(statements: Statements, out: BinaryIO, base: str) -> None:
    context = json.loads(jsonld(load()))["@context"]
    out.write(b'{"@context":' + dumped(context) + b',"@graph":[')
    for number, quads in enumerate(_quads.named_graphs(statements, Names(base))):
        if quads:
            name = str(quads[0].graph_name)[1:-1]
            out.write((b"," if number else b"") + b"\n" + dumped({"@id": name, "@graph": list(resources(quads))}))
    out.write(b"\n]}\n")


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def resources(quads: list[ox.Quad]) -> Iterator[Resource]:
    """One object a subject, in the order of its quads."""
    for subject, group in groupby(quads, key=lambda quad: str(quad.subject)):
        rows = [(quad.predicate, quad.object) for quad in group]
        types = [str(value)[1:-1] for predicate, value in rows if predicate == RDF_TYPE]
        values: dict[str, list[Any]] = {}
        for predicate, value in rows:
            if predicate != RDF_TYPE:
                name, coerced = spelled(types[0] if types else "", predicate.value)
                values.setdefault(name, []).append(written(value, coerced))
        if types:
            values["@type"] = [class_names().get(iri) or load().compact(iri) for iri in types]
        yield {"@id": subject[1:-1], **{name: one[0] if len(one) == 1 else one for name, one in values.items()}}


@cache
def class_names() -> dict[str, str]:
    """The schema's name of each class, by IRI."""
    return {cls.iri: cls.name for cls in load().classes.values()}


@cache
def spelled(class_iri: str, predicate: str) -> tuple[str, str]:
    """How a predicate is written in a resource of this class, and the type that the context gives its values."""
    context = json.loads(jsonld(load()))["@context"]
    own = context.get(class_names().get(class_iri, ""))
    terms = {**context, **(own["@context"] if isinstance(own, dict) else {})}
    for name, term in terms.items():
        if isinstance(term, dict) and "@context" not in term and load().expand(term["@id"]) == predicate:
            return name, term.get("@type", "")
    return load().compact(predicate), ""


def written(term: Any, coerced: str) -> Any:
    """A value, as short as the context allows."""
    if isinstance(term, ox.NamedNode):
        return term.value if coerced == "@id" else {"@id": term.value}
    datatype = load().compact(term.datatype.value)
    if datatype == "xsd:string" and not coerced:
        return term.value
    if datatype != coerced:
        return {"@value": term.value} if datatype == "xsd:string" else {"@value": term.value, "@type": datatype}
    if datatype in ("xsd:integer", "xsd:boolean"):
        return json.loads(term.value)
    return term.value
