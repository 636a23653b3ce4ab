"""What a schema is made of: classes with properties, and the vocabularies that their terms come from."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Literal

import msgspec

from ontology.strict import nearest

Layer = Literal["document", "judgements"]
Datatype = Literal["string", "integer", "boolean", "date", "partial_date", "time", "number", "enum"]
MappingKind = Literal["exact", "close", "broad", "narrow"]


class Mapping(msgspec.Struct, frozen=True):
    """A term of another vocabulary, and how near it is: `broad` means that the other term is the broader."""

    kind: MappingKind
    curie: str
    iri: str


class Property(msgspec.Struct, frozen=True, kw_only=True):
    """A property of a class: a literal (`datatype`, with `values` if an enum) or a relation (`classes`).

    `least` and `most` count the values that one source states (`most` None: any number). `iri` is what RDF emits;
    `path` are the IRIs from the node to the value, more than one only where RDF keeps the value on a node further on.
    """

    name: str
    label: str
    meaning: str
    least: int
    most: int | None
    layer: Layer
    curie: str
    iri: str
    path: tuple[str, ...]
    datatype: Datatype | None = None
    values: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    pattern: str | None = None
    words: str = ""
    index: bool = False

    @property
    def is_relation(self) -> bool:
        return self.datatype is None

    @property
    def cardinality(self) -> str:
        return f"{self.least}..{'*' if self.most is None else self.most}"


class Class(msgspec.Struct, frozen=True, kw_only=True):
    """A class. `key` names the properties that make identity, `identity` says it; `caption` is what a page shows.

    `one_source`: no more than one source states a thing of this class, so its values cannot contradict each other.
    """

    name: str
    label: str
    plural: str
    meaning: str
    layer: Layer
    curie: str
    iri: str
    caption: str
    identity: str
    properties: MappingOf[str, Property]
    key: tuple[str, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    one_source: bool = False


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """All classes by name, in alphabetical order; `common` are the properties that every node may have."""

    prefixes: MappingOf[str, str]
    classes: MappingOf[str, Class]
    common: MappingOf[str, Property]

    def expand(self, curie: str) -> str:
        """`org:Organization` as a full IRI. Raises KeyError for a prefix that is not in vocabularies.yaml."""
        prefix, _, local = curie.partition(":")
        if prefix not in self.prefixes:
            raise KeyError(f"unknown prefix {prefix!r}; {nearest(prefix, self.prefixes)}")
        return self.prefixes[prefix] + local

    def compact(self, iri: str) -> str:
        """A full IRI as `prefix:local`, or the IRI itself where no vocabulary is known for it."""
        for prefix, base in self.prefixes.items():
            if iri.startswith(base):
                return f"{prefix}:{iri.removeprefix(base)}"
        return iri

    def property(self, cls: str, name: str) -> Property:
        """A property of a class, or one that every node may have. Raises KeyError with the nearest right name."""
        if cls not in self.classes:
            raise KeyError(f"unknown class {cls!r}; {nearest(cls, self.classes)}")
        known = {**self.common, **self.classes[cls].properties}
        if name not in known:
            raise KeyError(f"{cls} has no property {name!r}; {nearest(name, known)}")
        return known[name]

    def relations(self) -> list[tuple[Class, Property]]:
        """Every class with every relation that it has, in the order of names."""
        return [(c, p) for c in self.classes.values() for p in c.properties.values() if p.is_relation]
