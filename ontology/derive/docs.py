"""The reference page: a table a class, with the name in Cypher beside the name in RDF."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.schema import Class, Mapping, Property, Schema
from ontology.words import words

INTRODUCTION = """\
# The ontology

<!-- Written by `python -m ontology` from ontology/schema; do not edit. -->

What Minutegraph says about governance records, and how to ask for it. The names are the same everywhere: a class is
a label in Cypher, a literal is a property key, and a relation is a relationship type in capitals: `takenBy` is
`TAKEN_BY`.
In RDF a term of a standard vocabulary is used where one fits, and one of our own (`mg:`) where none does.

```cypher
MATCH (d:Decision)-[:TAKEN_BY]->(b:Body) RETURN b.name, d.act, d.text
```

```sparql
SELECT ?name ?act ?text WHERE {{ ?d a {decision} ; {takenBy} ?b ; {act} ?act ; {text} ?text . ?b {name} ?name }}
```

Every node has an `id`; its IRI is the base, `id/` and the id. In Cypher every node that comes from documents also has
`sources` (who states it) and `evidence` (ids of its Evidence nodes); so has every relationship its `evidence`.
The *layer* says who states a fact: a **document** in its own words, or **judgements** over all documents (who is who,
which items are one matter). *How many* is what one source states: two documents may differ, and their named graphs in
RDF keep both, where all else keeps one.
The targets and what each can hold: [the matrix](../../ontology/generated/matrix.md).
"""


def docs(schema: Schema) -> str:
    """The whole page: introduction, list of classes, a part a class, the prefixes."""
    parts = [introduction(schema), contents(schema), common(schema)]
    parts += [class_part(schema, cls) for cls in schema.classes.values()]
    return "\n".join([*parts, prefixes(schema)])


def introduction(schema: Schema) -> str:
    """What the page says first, with an example of each language."""
    decision = schema.classes["Decision"]
    names = {name: decision.properties[name].curie for name in ("takenBy", "act", "text")}
    name = schema.classes["Body"].properties["name"].curie
    return INTRODUCTION.format(decision=decision.curie, name=name, **names)


def contents(schema: Schema) -> str:
    """All classes, each with its meaning."""
    rows = ((f"[{c.name}](#{c.name.lower()})", f"`{c.curie}`", c.layer, c.meaning) for c in schema.classes.values())
    return "## Classes\n\n" + table(("Class", "In RDF", "Layer", "Meaning"), rows)


def common(schema: Schema) -> str:
    """What every node may have."""
    return "## Every node\n\n" + properties(schema, schema.common.values(), "document")


def class_part(schema: Schema, cls: Class) -> str:
    """One class: meaning, identity, mappings, properties."""
    lines = [f"## {cls.name}", "", f"**{cls.label}.** {cls.meaning}", ""]
    lines += [f"- In Cypher `:{cls.name}`, in RDF `{cls.curie}`" + mappings(cls.mappings)]
    key = ", ".join(f"`{name}`" for name in cls.key)
    lines += [f"- Identity: {cls.identity}" + (f" ({key})" if key else "")]
    return "\n".join(lines) + "\n\n" + properties(schema, cls.properties.values(), cls.layer)


def properties(schema: Schema, found: Iterable[Property], layer: str) -> str:
    """A table of properties; the layer is said where it is not the class's."""
    rows = (
        (
            f"`{prop.name}`",
            f"`{cypher_name(prop)}`",
            path(schema, prop) + mappings(prop.mappings),
            value(prop),
            prop.cardinality,
            prop.meaning + ("" if prop.layer == layer else f" *({prop.layer})*"),
        )
        for prop in found
    )
    return table(("Property", "In Cypher", "In RDF", "Value", "How many", "Meaning"), rows)


def cypher_name(prop: Property) -> str:
    """takenBy → TAKEN_BY for a relation; a literal keeps its name."""
    if not prop.is_relation:
        return prop.name
    return "".join(f"_{c}" if c.isupper() else c.upper() for c in prop.name)


def path(schema: Schema, prop: Property) -> str:
    """The way in RDF from the node to the value."""
    return "`" + " / ".join(schema.compact(iri) for iri in prop.path) + "`"


def value(prop: Property) -> str:
    """What the values are: classes, a list with the words that people read, or a datatype."""
    if prop.is_relation:
        return " or ".join(f"[{name}](#{name.lower()})" for name in prop.classes)
    if prop.values:
        labels = words()[prop.words]
        return ", ".join(f"`{value}` ({labels[value]})" for value in prop.values)
    return (prop.datatype or "").replace("_", " ")


def mappings(found: Iterable[Mapping]) -> str:
    """Near terms of other vocabularies."""
    return "".join(f"; {mapping.kind} `{mapping.curie}`" for mapping in found)


def prefixes(schema: Schema) -> str:
    """The vocabularies."""
    rows = ((f"`{name}`", f"<{base}>") for name, base in schema.prefixes.items())
    return "## Vocabularies\n\n" + table(("Prefix", "Base"), rows)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
