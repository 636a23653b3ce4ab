"""A mistake in a schema file gets an error with file, line and the nearest right name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.schema import FOLDER, SchemaError, load

# file, what stands there, what is written instead, the error after file and line
MISTAKES = [
    ("schema/Decision.yaml", "range: Body", "range: Bodi", "unknown range 'Bodi'; did you mean 'Body'?"),
    ("schema/Decision.yaml", "range: integer", "range: integr", "unknown range 'integr'; did you mean 'integer'?"),
    (
        "schema/Decision.yaml",
        "layer: document",
        "layer: documents",
        "unknown layer 'documents'; did you mean 'document'?",
    ),
    ("schema/Decision.yaml", "plural:", "plurals:", "unknown key 'plurals'; did you mean 'plural'?"),
    ("schema/Decision.yaml", "0..1", "0..2", "unknown cardinality '0..2'; did you mean '0..1'?"),
    ("schema/Decision.yaml", "besluit:Besluit", "besluiten:Besluit", "prefix 'besluiten'; did you mean 'besluit'?"),
    (
        "schema/Decision.yaml",
        "iri: dcterms:date",
        "iri: dcterm:date",
        "unknown prefix 'dcterm'; did you mean 'dcterms'?",
    ),
    ("schema/Decision.yaml", "iri: dcterms:date", "iri: date", "'date' is no term; write it as prefix:name"),
    ("schema/Decision.yaml", "iri: dcterms:date", "iri: schema:text", "'text' emit the same IRI, schema:text"),
    ("schema/Decision.yaml", "iri: dcterms:date", "iri: mg:day", "did you mean 'mg:date'?"),
    ("schema/Decision.yaml", "iri: mg:Decision", "iri: besluit:Agendapunt", "is the IRI of AgendaItem already"),
    ("schema/Decision.yaml", "iri: schema:text", "iri: mg:takenAt", "did you mean 'mg:text'?"),
    ("schema/Decision.yaml", "caption: text", "caption: texts", "unknown property 'texts'; did you mean 'text'?"),
    ("schema/Decision.yaml", "underItem, label", "underitem, label", "'underitem'; did you mean 'underItem'?"),
    ("schema/Decision.yaml", "close: [", "closer: [", "unknown key 'closer'; did you mean 'close'?"),
    ("schema/Decision.yaml", "  act:", "  text:", "'text' stands here twice; keep one"),
    ("schema/Decision.yaml", "      - note\n", "      - note\n      - note\n", "the value 'note' stands here twice"),
    ("schema/Decision.yaml", "    meaning: The body that took it.\n", "", "'meaning' is missing; add it"),
    ("schema/Decision.yaml", "meaning: The body that took it.", "meaning: the body", "a meaning is one sentence"),
    (
        "schema/Decision.yaml",
        "meaning: The body that took it.",
        "meaning:",
        "'meaning' is empty; fill it or leave it out",
    ),
    ("schema/Decision.yaml", "  label:\n", "  id:\n", "'id' cannot name a property"),
    ("schema/Decision.yaml", "class: Decision", "class: Resolution", "has to be named like its file, 'Decision'"),
    ("schema/Decision.yaml", "index: true", "index: yes", "unknown value of 'index': 'yes'; known: false, true"),
    ("schema/Decision.yaml", "key: [takenAt,", "key: takenAt #", "'key' has to be a list, like [a, b]"),
    (
        "schema/Decision.yaml",
        "mappings:\n  close: [besluit:Besluit, eli-dl:Decision]",
        "mappings: none",
        "be a mapping",
    ),
    ("schema/Decision.yaml", "meaning: The body that took it.", "meaning: [The, body]", "has to be a plain text"),
    ("schema/Decision.yaml", "key: [takenAt,", "key: [takenAt,,", "not valid YAML"),
    ("schema/Document.yaml", '"^[0-9a-f]{64}$"', '"^[0-9a-f{64}$"', "not a regular expression"),
    ("schema/Evidence.yaml", "oa:hasSelector, oa:exact]", "oa:hasSelector, oa:end]", "end with the property's own IRI"),
    ("schema/Vote.yaml", "besluit:aantalVoorstanders", "org:unitOf", "org:unitOf is a relation in Body"),
    ("vocabularies.yaml", "http://www.w3.org/ns/org#", "http://www.w3.org/ns/org", "is no base IRI"),
    ("common.yaml", "range: Evidence", "range: Evidenze", "unknown range 'Evidenze'; did you mean 'Evidence'?"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the schema that a test may spoil."""
    return copied(tmp_path / "ontology")


def copied(folder: Path) -> Path:
    shutil.copytree(FOLDER / "schema", folder / "schema")
    for name in ("vocabularies.yaml", "common.yaml"):
        shutil.copy(FOLDER / name, folder / name)
    return folder


@pytest.mark.parametrize(("file", "right", "wrong", "message"), MISTAKES, ids=lambda value: value[:40])
def test_a_mistake_is_named(folder: Path, file: str, right: str, wrong: str, message: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load(folder)
    place = f"{path.parent.name}/{path.name}"
    assert re.match(rf"{re.escape(place)}:\d+: ", str(caught.value))
    assert message in str(caught.value)


def test_the_line_is_that_of_the_mistake(folder: Path) -> None:
    path = folder / "schema" / "Body.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "range: Authority" in line)
    lines[at] = "    range: Authorities"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SchemaError, match=rf"^schema/Body\.yaml:{at + 1}: .*did you mean 'Authority'\?$"):
        load(folder)


def test_a_folder_without_classes_is_refused(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "vocabularies.yaml", tmp_path / "vocabularies.yaml")
    with pytest.raises(SchemaError, match="no class files"):
        load(tmp_path)


def test_a_copy_reads_as_our_own(folder: Path) -> None:
    assert load(folder) == load()


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_line_taken_away_never_gives_another_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = copied(tmp_path_factory.mktemp("spoilt") / "ontology")
    path = folder / "schema" / data.draw(st.sampled_from(["Decision.yaml", "Evidence.yaml", "Body.yaml"]))
    lines = path.read_text(encoding="utf-8").splitlines()
    gone = data.draw(st.integers(0, len(lines) - 1))
    path.write_text("\n".join(lines[:gone] + lines[gone + 1 :]), encoding="utf-8")
    assert re.match(r"$|[\w/]+\.yaml:\d+: ", mistake(folder))


def mistake(folder: Path) -> str:
    """What is wrong with the schema in a folder; empty when nothing is."""
    try:
        load(folder)
    except SchemaError as error:
        return str(error)
    return ""
