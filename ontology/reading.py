"""From the schema's YAML files to classes and properties, each checked against all the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from ontology.classes import Class, Datatype, Layer, Mapping, MappingKind, Property
from ontology.strict import SchemaError, Table, Text, read

DATATYPES = tuple(name for name in get_args(Datatype) if name != "enum")
CARDINALITIES = {"0..1": (0, 1), "1..1": (1, 1), "0..*": (0, None), "1..*": (1, None)}
RESERVED = ("id", "evidence", "sources")
CLASS_KEYS = (
    "class",
    "label",
    "plural",
    "meaning",
    "layer",
    "iri",
    "mappings",
    "key",
    "identity",
    "caption",
    "one_source",
    "properties",
)
PROPERTY_KEYS = (
    "meaning",
    "range",
    "cardinality",
    "iri",
    "path",
    "label",
    "layer",
    "mappings",
    "pattern",
    "words",
    "index",
)

Known = tuple[dict[str, str], dict[str, Class], dict[str, Property]]


def read_schema(folder: Path) -> Known:
    """Prefixes, classes and common properties of the schema in `folder`."""
    prefixes = read_prefixes(folder / "vocabularies.yaml")
    tables = {path.stem: read(path) for path in sorted((folder / "schema").glob("*.yaml"))}
    if not tables:
        raise SchemaError(f"{folder.name}/schema: no class files (*.yaml) here")
    reading = Reading(prefixes, tables.keys())
    classes = {name: reading.read_class(name, table) for name, table in tables.items()}
    common = reading.properties(read(folder / "common.yaml"), "document")
    check_terms(tables, classes)
    return prefixes, classes, dict(common)


def read_prefixes(path: Path) -> dict[str, str]:
    """Each prefix with its base IRI."""
    table = read(path)
    bases = {str(key): table.text(key) for key in table.keys.values()}
    for base in bases.values():
        if not re.fullmatch(r"https?://\S+[#/]", base):
            raise base.wrong(f"{str(base)!r} is no base IRI; it has to end with # or /")
    return {prefix: str(base) for prefix, base in bases.items()}


class Reading:
    """What a file may refer to while it is read: the prefixes, and the names of all classes."""

    def __init__(self, prefixes: dict[str, str], classes: Iterable[str]) -> None:
        self.prefixes = prefixes
        self.classes = tuple(classes)

    def read_class(self, name: str, table: Table) -> Class:
        """The class in the file NAME.yaml."""
        table.only(CLASS_KEYS)
        if table.text("class") != name:
            raise table.text("class").wrong(f"the class has to be named like its file, {name!r}")
        layer: Any = table.text("layer").one_of(get_args(Layer), "layer")
        properties = self.properties(table.table("properties"), layer)
        curie = self.own_or_standard(table.text("iri"), name)
        return Class(
            name=name,
            label=str(table.text("label")),
            plural=str(table.text("plural")),
            meaning=sentence(table.text("meaning")),
            layer=layer,
            curie=curie,
            iri=self.expand(table.text("iri")),
            caption=table.text("caption").one_of(properties, "property"),
            identity=sentence(table.text("identity")),
            properties=MappingProxyType(properties),
            key=tuple(word.one_of(properties, "property") for word in table.words("key")),
            mappings=self.mappings(table.table("mappings")),
            one_source=table.flag("one_source"),
        )

    def properties(self, table: Table, layer: Layer) -> dict[str, Property]:
        """The properties under one another, none with the IRI of another."""
        found: dict[str, Property] = {}
        for name, row in table.tables():
            found[name] = prop = self.read_property(name, row, layer)
            same = [other.name for other in found.values() if other.path == prop.path and other is not prop]
            if same:
                raise name.wrong(f"{str(name)!r} and {same[0]!r} emit the same IRI, {prop.curie}; give one its own")
        return found

    def read_property(self, name: Text, table: Table, layer: Layer) -> Property:
        """One property; its layer is its class's unless it says otherwise, its IRI our own unless it names another."""
        if name in RESERVED or not re.fullmatch(r"[a-z][A-Za-z0-9]*", name):
            raise name.wrong(f"{str(name)!r} cannot name a property; use lowerCamelCase, and none of {RESERVED}")
        table.only(PROPERTY_KEYS)
        least, most = CARDINALITIES[table.text("cardinality").one_of(CARDINALITIES, "cardinality")]
        chosen: Any = table.text("layer").one_of(get_args(Layer), "layer") if "layer" in table else layer
        curie = self.own_or_standard(table.text("iri"), name) if "iri" in table else f"mg:{name}"
        return Property(
            name=str(name),
            label=str(table.text("label")) if "label" in table else spoken(name),
            meaning=sentence(table.text("meaning")),
            least=least,
            most=most,
            layer=chosen,
            curie=curie,
            iri=self.expand(Text(curie, name.place)),
            path=self.path(table, Text(curie, name.place)),
            mappings=self.mappings(table.table("mappings")),
            pattern=pattern(table),
            words=str(table.text("words")) if "words" in table else str(name),
            index=table.flag("index"),
            **self.range(table),
        )

    def range(self, table: Table) -> dict[str, Any]:
        """What a property points at: a datatype, the values of an enum, or classes."""
        if table.is_list("range"):
            words = table.words("range")
            double = next((word for word in words if words.count(word) > 1), None)
            if double is not None:
                raise double.wrong(f"the value {str(double)!r} stands here twice; keep one")
            return {"datatype": "enum", "values": tuple(str(word) for word in words)}
        text = table.text("range")
        if text in DATATYPES:
            return {"datatype": str(text)}
        names = [Text(part.strip(), text.place) for part in text.split("|")]
        return {"classes": tuple(part.one_of((*DATATYPES, *self.classes), "range") for part in names)}

    def mappings(self, table: Table) -> tuple[Mapping, ...]:
        """Terms of other vocabularies, by how near they are."""
        table.only(get_args(MappingKind))
        kinds: list[Any] = list(table.keys)
        return tuple(
            Mapping(kind=kind, curie=str(term), iri=self.expand(term)) for kind in kinds for term in table.words(kind)
        )

    def path(self, table: Table, curie: Text) -> tuple[str, ...]:
        """The IRIs from the node to the value, the last being the property's own."""
        steps = table.words("path") or [curie]
        if steps[-1] != curie:
            raise steps[-1].wrong(f"the path has to end with the property's own IRI, {str(curie)!r}")
        return tuple(self.expand(step) for step in steps)

    def expand(self, curie: Text) -> str:
        """A full IRI from `prefix:local`."""
        prefix, colon, local = curie.partition(":")
        if not (colon and local):
            raise curie.wrong(f"{str(curie)!r} is no term; write it as prefix:name")
        return self.prefixes[Text(prefix, curie.place).one_of(self.prefixes, "prefix")] + local

    def own_or_standard(self, curie: Text, name: str) -> str:
        """The term, which, where it is one of ours, has to bear the schema's own name."""
        if curie.startswith("mg:") and curie != f"mg:{name}":
            raise curie.wrong(f"a term of our own has the schema's name; did you mean 'mg:{name}'?")
        return str(curie)


def sentence(text: Text) -> str:
    """A meaning, which has to be one sentence."""
    if not re.fullmatch(r"[A-Z].*[^.]\.", text) or ". " in text:
        raise text.wrong("a meaning is one sentence, with a capital and a full stop")
    return str(text)


def spoken(name: str) -> str:
    """takenBy → taken by."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: " " + found[1].lower(), name)


def pattern(table: Table) -> str | None:
    """A regular expression that every value has to match."""
    if "pattern" not in table:
        return None
    text = table.text("pattern")
    try:
        re.compile(text)
    except re.error as error:
        raise text.wrong(f"not a regular expression: {error}") from error
    return str(text)


def check_terms(tables: dict[str, Table], classes: dict[str, Class]) -> None:
    """No two classes share an IRI, and no IRI is a relation here and a literal there."""
    owner: dict[str, str] = {}
    kind: dict[str, tuple[bool, str]] = {}
    for name, cls in classes.items():
        if owner.setdefault(cls.iri, name) != name:
            raise tables[name].text("iri").wrong(f"{cls.curie} is the IRI of {owner[cls.iri]} already; use mg:{name}")
        for prop in cls.properties.values():
            relation, where = kind.setdefault(prop.iri, (prop.is_relation, name))
            if relation != prop.is_relation:
                place = tables[name].table("properties").keys[prop.name]
                raise place.wrong(f"{prop.curie} is a {'relation' if relation else 'literal'} in {where}; be one kind")
