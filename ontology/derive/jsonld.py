"""A JSON-LD 1.1 context: the schema's names stand for the IRIs that RDF emits."""

from __future__ import annotations

import json
from typing import Any

from ontology.literals import datatypes
from ontology.schema import Class, Property, Schema

# The IRI of a term, with how its values are written.
Term = dict[str, str]


def jsonld(schema: Schema) -> str:
    """Prefixes, classes, and every name that means the same in all classes; the others stand within their classes."""
    everywhere = {name: terms[0] for name, terms in terms_by_name(schema).items() if all_same(terms)}
    context: dict[str, Any] = {"@version": 1.1, **schema.prefixes, "id": "@id"}
    context |= {name: class_term(cls, everywhere) for name, cls in schema.classes.items()}
    context |= {name: everywhere[name] for name in sorted(everywhere)}
    return json.dumps({"@context": context}, indent=2, ensure_ascii=False) + "\n"


def terms_by_name(schema: Schema) -> dict[str, list[Term]]:
    """Every property's name with its term in each class that has it."""
    found: dict[str, list[Term]] = {name: [term(prop)] for name, prop in schema.common.items()}
    for cls in schema.classes.values():
        for prop in direct(cls):
            found.setdefault(prop.name, []).append(term(prop))
    return found


def all_same(terms: list[Term]) -> bool:
    return all(other == terms[0] for other in terms)


def direct(cls: Class) -> list[Property]:
    """The properties whose values stand on the node itself."""
    return [prop for prop in cls.properties.values() if len(prop.path) == 1]


def class_term(cls: Class, everywhere: dict[str, Term]) -> str | dict[str, Any]:
    """A class, with a context of its own for the names that mean something else elsewhere."""
    own = {prop.name: term(prop) for prop in direct(cls) if prop.name not in everywhere}
    return {"@id": cls.curie, "@context": own} if own else cls.curie


def term(prop: Property) -> Term:
    """IRI and type; a partial date has no single type, so each of its values carries its own."""
    if prop.is_relation:
        return {"@id": prop.curie, "@type": "@id"}
    types = datatypes(prop)
    if len(types) > 1 or types[0].endswith("#string"):
        return {"@id": prop.curie}
    return {"@id": prop.curie, "@type": "xsd:" + types[0].rpartition("#")[2]}
