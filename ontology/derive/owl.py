"""The ontology as OWL in Turtle.

Nothing is asserted that would change what a term of another vocabulary means: those only get annotations (how and
where we use them, SKOS mappings), and OWL axioms are for our own terms.
"""

from __future__ import annotations

from collections.abc import Iterable

from ontology.derive import turtle
from ontology.derive.turtle import Line, term, text
from ontology.literals import datatypes
from ontology.schema import Class, Mapping, Property, Schema

# What a mapping of one of our own terms says in OWL; where nothing is listed, and for foreign terms, SKOS says it.
CLASS_AXIOMS = {"exact": "owl:equivalentClass", "broad": "rdfs:subClassOf"}
PROPERTY_AXIOMS = {"exact": "owl:equivalentProperty", "broad": "rdfs:subPropertyOf"}

Use = tuple[Class | None, Property]


def owl(schema: Schema) -> str:
    """Classes in the order of their names, then properties in the order of their IRIs."""
    classes = [class_block(schema, cls) for cls in schema.classes.values()]
    uses = uses_by_iri(schema)
    properties = [property_block(schema, iri, uses[iri]) for iri in sorted(uses)]
    return turtle.document(schema, "The ontology of Minutegraph.", [header(schema), *classes, *properties])


def header(schema: Schema) -> str:
    """The ontology itself."""
    lines: list[Line] = [
        ("a", ["owl:Ontology"]),
        ("dcterms:title", [text("Minutegraph: what records of governance say", "en")]),
    ]
    return turtle.block(f"<{schema.prefixes['mg'].rstrip('#')}>", lines)


def class_block(schema: Schema, cls: Class) -> str:
    """One class."""
    own = cls.curie.startswith("mg:")
    lines: list[Line] = [("a", ["owl:Class"]), *notes(own, cls.label, [cls.meaning])]
    return turtle.block(term(schema, cls.iri), [*lines, *mapped(schema, own, cls.mappings, CLASS_AXIOMS)])


def uses_by_iri(schema: Schema) -> dict[str, list[Use]]:
    """Every IRI that a property emits, with the classes that use it so."""
    found: dict[str, list[Use]] = {}
    for prop in schema.common.values():
        found.setdefault(prop.iri, []).append((None, prop))
    for cls in schema.classes.values():
        for prop in cls.properties.values():
            found.setdefault(prop.iri, []).append((cls, prop))
    return found


def property_block(schema: Schema, iri: str, uses: list[Use]) -> str:
    """One property, with all the classes that have it."""
    own = uses[0][1].curie.startswith("mg:")
    kind = "owl:ObjectProperty" if uses[0][1].is_relation else "owl:DatatypeProperty"
    labels = sorted({prop.label for _, prop in uses})
    meanings = [f"{cls.label}: {prop.meaning}" if cls else prop.meaning for cls, prop in uses]
    mappings = weakest(mapping for _, prop in uses for mapping in prop.mappings)
    # Where several classes share a term, what one of them maps it to need not hold for the others.
    axioms = PROPERTY_AXIOMS if len(uses) == 1 else {}
    lines: list[Line] = [("a", [kind]), *notes(own, labels[0], meanings), *places(schema, own, uses)]
    return turtle.block(term(schema, iri), [*lines, *mapped(schema, own, mappings, axioms)])


def weakest(mappings: Iterable[Mapping]) -> list[Mapping]:
    """Each term once: where one class calls it exact and another close, it is close for all of them together."""
    found: dict[str, Mapping] = {}
    for mapping in mappings:
        same = found.setdefault(mapping.iri, mapping)
        if same.kind != mapping.kind:
            found[mapping.iri] = Mapping(kind="close", curie=mapping.curie, iri=mapping.iri)
    return list(found.values())


def notes(own: bool, label: str, meanings: list[str]) -> list[Line]:
    """Label and meaning: ours to give for our own terms, a note on how we use the terms of others."""
    if own:
        return [("rdfs:label", [text(label, "en")]), ("rdfs:comment", [text(m, "en") for m in meanings])]
    return [("skos:altLabel", [text(label, "en")]), ("skos:scopeNote", [text(m, "en") for m in meanings])]


def places(schema: Schema, own: bool, uses: list[Use]) -> list[Line]:
    """Domain and range: axioms for our own terms, and hints that entail nothing for the terms of others."""
    domains = [] if any(is_elsewhere(use) for use in uses) else sorted({term(schema, c.iri) for c, _ in uses if c})
    ranges = sorted({name for _, prop in uses for name in range_of(schema, prop)})
    if not own:
        return [("schema:domainIncludes", domains), ("schema:rangeIncludes", ranges)]
    relation = uses[0][1].is_relation
    return [
        ("rdfs:domain", union(domains)),
        ("rdfs:range", union(ranges, "owl:Class" if relation else "rdfs:Datatype")),
    ]


def is_elsewhere(use: Use) -> bool:
    """Whether the value stands on any node, or on one further on, so that no class is the property's domain."""
    cls, prop = use
    return cls is None or len(prop.path) > 1


def range_of(schema: Schema, prop: Property) -> list[str]:
    """The classes or datatypes that a property points at."""
    if prop.is_relation:
        return [term(schema, schema.classes[name].iri) for name in prop.classes]
    return [term(schema, iri) for iri in datatypes(prop)]


def union(names: list[str], kind: str = "owl:Class") -> list[str]:
    """One name as it is, several as their union."""
    if len(names) < 2:
        return names
    return [turtle.blank([("a", [kind]), ("owl:unionOf", [turtle.collection(names)])])]


def mapped(schema: Schema, own: bool, mappings: Iterable[Mapping], axioms: dict[str, str]) -> list[Line]:
    """Mappings to other vocabularies, by predicate."""
    lines: dict[str, list[str]] = {}
    for mapping in mappings:
        predicate = axioms.get(mapping.kind) if own else None
        lines.setdefault(predicate or f"skos:{mapping.kind}Match", []).append(term(schema, mapping.iri))
    return [(predicate, sorted(lines[predicate])) for predicate in sorted(lines)]
