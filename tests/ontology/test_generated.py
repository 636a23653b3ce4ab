"""What is derived from the schema is committed, and each target reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from ontology import __main__
from ontology.derive.cypher import statements
from ontology.derive.matrix import claims
from ontology.generated import ROOT, derived, stale, write
from ontology.schema import Class, SchemaError, load


def test_what_is_committed_is_what_the_schema_says() -> None:
    assert stale() == [], "run `python -m ontology` and commit what it writes"


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    assert write(tmp_path) == sorted(derived())
    assert write(tmp_path) == []


def test_the_command_says_a_mistake_on_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[str]:
        raise SchemaError("schema/Body.yaml:3: unknown key")

    monkeypatch.setattr(__main__, "write", broken)
    assert __main__.main() == 1
    assert capsys.readouterr().err == "schema/Body.yaml:3: unknown key\n"


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_turtle_is_read_by_two_libraries_alike(name: str) -> None:
    path = ROOT / "ontology" / "generated" / name
    ours = rdflib.Graph().parse(path, format="turtle")
    theirs = list(parse(path.read_bytes(), format=RdfFormat.TURTLE))
    assert len(ours) == len(theirs) > 400


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=derived()["ontology/generated/ontology.ttl"], format="turtle")


def test_every_class_and_property_is_in_the_ontology() -> None:
    graph = ontology()
    for cls in load().classes.values():
        assert (rdflib.URIRef(cls.iri), rdflib.RDF.type, rdflib.OWL.Class) in graph
        for prop in cls.properties.values():
            kind = rdflib.OWL.ObjectProperty if prop.is_relation else rdflib.OWL.DatatypeProperty
            assert list(graph.objects(rdflib.URIRef(prop.iri), rdflib.RDF.type)) == [kind]


def test_terms_of_others_get_no_axioms() -> None:
    graph = ontology()
    axioms = [rdflib.RDFS.domain, rdflib.RDFS.range, rdflib.RDFS.subClassOf, rdflib.RDFS.subPropertyOf]
    axioms += [rdflib.OWL.equivalentClass, rdflib.OWL.equivalentProperty]
    subjects = {str(s) for axiom in axioms for s in graph.subjects(axiom)}
    assert subjects
    assert all(s.startswith(load().prefixes["mg"]) for s in subjects)


def test_cypher_is_one_statement_a_line() -> None:
    lines = derived()["ontology/generated/constraints.cypher"].splitlines()[1:]
    assert [line.removesuffix(";") for line in lines] == statements(load())
    assert all(re.fullmatch(r"CREATE (CONSTRAINT|INDEX) \w+ IF NOT EXISTS FOR \(n:\w+\) .+;", line) for line in lines)
    names = [line.split()[2] for line in lines]
    assert len(set(names)) == len(names)


def test_the_context_gives_every_name_the_iri_that_is_emitted() -> None:
    context = json.loads(derived()["ontology/generated/context.jsonld"])
    for cls in load().classes.values():
        direct = {prop.name: prop.iri for prop in cls.properties.values() if len(prop.path) == 1}
        assert predicates(context, cls, direct) == set(direct.values())


def predicates(context: dict[str, object], cls: Class, names: Iterable[str]) -> set[str]:
    """The predicates that a JSON-LD reader finds for names in a thing of a class."""
    node = {**context, "id": "https://example.org/a", "@type": cls.name, **dict.fromkeys(names, "2025")}
    graph = rdflib.Graph().parse(data=json.dumps(node), format="json-ld")
    assert str(graph.value(rdflib.URIRef("https://example.org/a"), rdflib.RDF.type)) == cls.iri
    return {str(p) for p in graph.predicates() if p != rdflib.RDF.type}


def test_the_page_names_every_property_in_both_languages() -> None:
    page = derived()["docs/reference/ontology.md"]
    for cls in load().classes.values():
        part = page.split(f"\n## {cls.name}\n")[1].split("\n## ")[0]
        assert all(f"| `{prop.name}` |" in part and prop.curie in part for prop in cls.properties.values())


def test_the_matrix_has_a_reason_for_every_cell() -> None:
    known, targets, rows = claims()
    assert len(rows) > 12
    assert all(set(row) == set(targets) for row in rows.values())
    assert {word for row in rows.values() for word, _ in row.values()} == set(known)
