"""The generated SHACL shapes hold for real exports, and refuse one that was broken."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from graph.build import contribution
from graph.export import export
from graph.load import load
from graph.resolve import resolve
from graph.statements import Statements
from ingest.extract import extract
from ingest.read import read

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "documents"
SEEDS = ROOT.parent / "shared" / "seeds"
SHAPES = ROOT / "ontology" / "generated" / "shapes.ttl"
MG = "https://minutegraph.example/ontology#"


def exported(files: Iterable[Path], folder: Path) -> Graph:
    """The Turtle export of these files, as rdflib reads it."""
    statements = Statements(folder / "statements.sqlite")
    records = [extract(read(file.name, file.read_bytes())) for file in sorted(files)]
    load(statements, [], [*map(contribution, records), resolve(records)])
    out = BytesIO()
    export("turtle", statements, out, "https://minutegraph.example/")
    statements.close()
    return Graph().parse(out.getvalue(), format="turtle")


def violations(data: Graph) -> str:
    conforms, _, report = validate(data, shacl_graph=str(SHAPES), advanced=False)
    return "" if conforms else str(report)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return exported(SAMPLES.iterdir(), tmp_path_factory.mktemp("samples"))


def test_the_samples_conform(samples: Graph) -> None:
    assert len(samples) > 10_000
    assert violations(samples) == ""


@pytest.mark.shared
def test_the_seeds_conform(tmp_path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not here")
    data = exported(SEEDS.iterdir(), tmp_path)
    assert len(data) > 5_000
    assert violations(data) == ""


def broken(data: Graph) -> Graph:
    copy = Graph()
    for triple in data:
        copy.add(triple)
    return copy


def decision(data: Graph) -> URIRef:
    return next(s for s in sorted(data.subjects(RDF.type, URIRef(f"{MG}Decision"))) if isinstance(s, URIRef))


def test_a_decision_without_its_words_is_refused(samples: Graph) -> None:
    data = broken(samples)
    data.remove((decision(data), URIRef("https://schema.org/text"), None))
    assert "schema:text" in violations(data)


def test_an_act_that_there_is_none_of_is_refused(samples: Graph) -> None:
    data = broken(samples)
    data.set((decision(data), URIRef(f"{MG}act"), Literal("dithered")))
    assert "dithered" in violations(data)


def test_a_decision_taken_at_no_meeting_but_a_person_is_refused(samples: Graph) -> None:
    data = broken(samples)
    person = next(data.subjects(RDF.type, URIRef("http://xmlns.com/foaf/0.1/Person")))
    data.set((decision(data), URIRef(f"{MG}takenAt"), person))
    assert "takenAt" in violations(data)
