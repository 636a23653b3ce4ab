"""Constraints and indexes for Neo4j 5 Community, of which the built-in store takes the same text."""

from __future__ import annotations

import re

from ontology.schema import Schema

HEAD = "// Uniqueness of ids, and indexes on what questions look up. Written by `python -m ontology`; do not edit.\n"


def cypher(schema: Schema) -> str:
    """One statement a line, each ended by a semicolon; running them again changes nothing."""
    return HEAD + "".join(f"{statement};\n" for statement in statements(schema))


def statements(schema: Schema) -> list[str]:
    """The statements alone: first every constraint, then every index, in the order of class names."""
    unique = [
        f"CREATE CONSTRAINT {snake(name)}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
        for name in schema.classes
    ]
    indexed = [
        f"CREATE INDEX {snake(cls.name)}_{snake(prop.name)} IF NOT EXISTS FOR (n:{cls.name}) ON (n.{prop.name})"
        for cls in schema.classes.values()
        for prop in cls.properties.values()
        if prop.index
    ]
    return unique + indexed


def snake(name: str) -> str:
    """AgendaItem → agenda_item."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
