"""SHACL shapes that hold of the default graph of an export, and of the union of its named graphs as well."""

from __future__ import annotations

from ontology.derive import turtle
from ontology.derive.turtle import Line, term, text
from ontology.literals import datatypes
from ontology.schema import Class, Property, Schema


def shacl(schema: Schema) -> str:
    """A node shape a class, in the order of class names."""
    shapes = [shape(schema, cls) for cls in schema.classes.values()]
    return turtle.document(schema, "SHACL shapes for what Minutegraph exports.", shapes)


def shape(schema: Schema, cls: Class) -> str:
    """The shape of all nodes of a class."""
    parts = [property_shape(schema, cls, prop) for prop in cls.properties.values()]
    parts += [property_shape(schema, cls, prop) for prop in schema.common.values()]
    lines: list[Line] = [
        ("a", ["sh:NodeShape"]),
        ("sh:targetClass", [term(schema, cls.iri)]),
        ("sh:nodeKind", ["sh:IRI"]),
        ("sh:property", parts),
    ]
    return turtle.block(f"<{schema.prefixes['mg'].rstrip('#')}/shapes#{cls.name}>", lines)


def property_shape(schema: Schema, cls: Class, prop: Property) -> str:
    """What the values of one property have to be, and how many there may be."""
    steps = [term(schema, iri) for iri in prop.path]
    lines: list[Line] = [
        ("sh:path", [steps[0] if len(steps) == 1 else turtle.collection(steps)]),
        ("sh:name", [text(prop.label, "en")]),
        ("sh:minCount", [str(prop.least)] if prop.least else []),
        ("sh:maxCount", [str(prop.most)] if prop.most is not None and holds_once(cls, prop) else []),
        *value_lines(schema, prop),
    ]
    return turtle.blank(lines)


def holds_once(cls: Class, prop: Property) -> bool:
    """Whether the greatest number holds over all documents together.

    Two documents about one meeting may state two start times, and their named graphs keep both; what only one source
    states, and relations, which follow from the identity of their node, cannot differ so.
    """
    return prop.is_relation or cls.one_source or prop.layer == "judgements"


def value_lines(schema: Schema, prop: Property) -> list[Line]:
    """Class, or datatype, list of values and pattern."""
    if prop.is_relation:
        return [
            ("sh:nodeKind", ["sh:IRI"]),
            *one_or_any("sh:class", [schema.classes[c].iri for c in prop.classes], schema),
        ]
    if prop.values:
        return [("sh:in", [turtle.collection(text(value) for value in prop.values)])]
    return [
        *one_or_any("sh:datatype", list(datatypes(prop)), schema),
        ("sh:minLength", ["1"] if prop.datatype == "string" else []),
        ("sh:minInclusive", ["0"] if prop.datatype in ("integer", "number") else []),
        ("sh:pattern", [text(prop.pattern)] if prop.pattern else []),
    ]


def one_or_any(predicate: str, iris: list[str], schema: Schema) -> list[Line]:
    """A constraint with one IRI, or with any of several."""
    terms = [term(schema, iri) for iri in iris]
    if len(terms) == 1:
        return [(predicate, terms)]
    return [("sh:or", [turtle.collection(f"[ {predicate} {name} ]" for name in terms)])]
