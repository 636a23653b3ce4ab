"""The schema: every class with its properties, read from `schema/CLASS.yaml`, and checked while it is read.

schema = load()
schema.classes["Decision"].properties["takenBy"].iri
schema.expand("org:Organization")
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from ontology.classes import Class, Mapping, Property, Schema
from ontology.reading import read_schema
from ontology.strict import SchemaError

__all__ = ["Class", "Mapping", "Property", "Schema", "SchemaError", "load"]

FOLDER = Path(__file__).parent


def load(folder: Path | None = None) -> Schema:
    """The schema in `folder` (which holds schema/, common.yaml, vocabularies.yaml); by default our own, kept once read.

    Raises SchemaError, whose text names file, line and the nearest right name.
    """
    return _own() if folder is None else _load(folder)


@cache
def _own() -> Schema:
    return _load(FOLDER)


def _load(folder: Path) -> Schema:
    prefixes, classes, common = read_schema(folder)
    return Schema(
        prefixes=MappingProxyType(prefixes), classes=MappingProxyType(classes), common=MappingProxyType(common)
    )
