"""Every format: the same bytes whatever the order, and what is in them read again by other programs."""

import csv
import io
import json
import zipfile
from pathlib import Path

import networkx
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.export import export, formats
from graph.load import load
from graph.model import JUDGEMENTS, Contribution, Edge, Node
from graph.rdf import BASE, Names
from graph.statements import Statements
from tests.graph.made_up import CABINET, MEETING, document, judgements, proof, sha

HOSTILE = "O'Neill & <b>\"x\"</b>\f\x00\ud7ff; =1+1,\n'@\\ é 🏛"
CONTRIBUTIONS = [
    document("a", {"1": "That it be built", "2": HOSTILE}, startTime="10:00"),
    document("b", {"1": "That it be built"}, venue="Town Hall", startTime="10:05"),
    document("c", {}),
    judgements("1", "2"),
]


def written(statements: Statements, form: str, base: str = BASE) -> bytes:
    out = io.BytesIO()
    export(form, statements, out, base)
    return out.getvalue()


@pytest.fixture
def statements(tmp_path: Path) -> Statements:
    result = Statements(tmp_path / "whole")
    load(result, [], CONTRIBUTIONS)
    return result


def test_the_formats_are_those_of_the_package_and_say_what_they_lack() -> None:
    assert list(formats()) == ["csv", "graphml", "jsonld", "nquads", "parquet", "trig", "turtle"]
    assert all(formats().values())


def test_an_unknown_format_is_a_key_error(statements: Statements) -> None:
    with pytest.raises(KeyError):
        written(statements, "_tables")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(CONTRIBUTIONS), extra=st.sampled_from(["a", "z"]), again=st.booleans())
def test_any_order_gives_equal_bytes(
    statements: Statements, tmp_path_factory: pytest.TempPathFactory, order: list[Contribution], extra: str, again: bool
) -> None:
    """However it came to be so: in any order, twice, or after something else was said and taken back."""
    other = Statements(tmp_path_factory.mktemp("other"))
    load(other, [], [document(extra, {"9": "That nothing be done"})])
    load(other, [], order + (order if again else []), [sha(extra)])
    for form in formats():
        assert written(other, form) == written(statements, form), form
    other.close()


def quads(statements: Statements, form: str) -> set[ox.Quad]:
    formats_ = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "turtle": ox.RdfFormat.TURTLE}
    return set(ox.parse(written(statements, form), formats_[form]))


def test_trig_holds_what_nquads_hold(statements: Statements) -> None:
    assert quads(statements, "trig") == quads(statements, "nquads")


def test_jsonld_holds_what_nquads_hold(statements: Statements) -> None:
    """Read by rdflib, which knows contexts of types; without them the names would mean something else."""
    read, meant = rdflib.Dataset(), rdflib.Dataset()
    read.parse(data=written(statements, "jsonld"), format="json-ld")
    meant.parse(data=written(statements, "nquads"), format="nquads")
    assert {tuple(map(str, q)) for q in read.quads()} == {tuple(map(str, q)) for q in meant.quads()}
    assert {q[2] for q in read.quads()} == {q[2] for q in meant.quads()}


def test_jsonld_speaks_the_names_of_the_schema(statements: Statements) -> None:
    graphs = json.loads(written(statements, "jsonld"))["@graph"]
    judged = next(graph for graph in graphs if graph["@id"].endswith("graph/judgements"))["@graph"]
    meeting = next(thing for thing in judged if thing["@id"].endswith("2025-03-04"))
    assert meeting == {"@id": f"{BASE}id/{MEETING}", "heldBy": f"{BASE}id/{CABINET}"}
    body = next(thing for thing in judged if thing.get("@type") == "Body")
    assert (body["name"], body["kind"]) == ("Cabinet", "executive")


def test_turtle_holds_each_fact_once_merged(statements: Statements) -> None:
    graph = rdflib.Graph().parse(data=written(statements, "turtle"), format="turtle")
    start = rdflib.URIRef("https://schema.org/startTime")
    times = {str(value) for value in graph.objects(rdflib.URIRef(f"{BASE}id/{MEETING}"), start)}
    assert len(times) == 1


def test_the_base_is_the_publishers(statements: Statements) -> None:
    data = written(statements, "nquads", "https://data.ashcombe.example").decode()
    assert f"<https://data.ashcombe.example/id/{MEETING}>" in data
    assert "https://minutegraph.example/id/" not in data


def test_csv_cells_come_back_as_they_were(statements: Statements) -> None:
    with zipfile.ZipFile(io.BytesIO(written(statements, "csv"))) as archive:
        assert "edges-TAKEN_BY.csv" in archive.namelist()
        text = archive.read("nodes-Decision.csv").decode()
    rows = {row["label"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["2"]["text"] == HOSTILE
    assert rows["1"]["sources"] == "; ".join(sorted([sha("a"), sha("b")]))


def test_parquet_has_types(statements: Statements) -> None:
    with zipfile.ZipFile(io.BytesIO(written(statements, "parquet"))) as archive:
        table = pq.read_table(io.BytesIO(archive.read("nodes-Decision.parquet")))
    rows = {row["label"]: row for row in table.to_pylist()}
    assert rows["2"]["text"] == HOSTILE
    assert rows["2"]["position"] == 2
    assert rows["1"]["sources"] == sorted([sha("a"), sha("b")])


def test_graphml_is_read_by_networkx(statements: Statements) -> None:
    graph = networkx.read_graphml(io.BytesIO(written(statements, "graphml")), force_multigraph=True)
    assert graph.number_of_nodes() == len(list(statements.nodes()))
    assert graph.number_of_edges() == len(list(statements.edges()))
    decision = graph.nodes[f"decision/{MEETING}/2"]
    assert decision["class"] == "Decision"
    assert decision["label"] == decision["text"] == HOSTILE.replace("\f", "\ufffd").replace("\x00", "\ufffd")
    assert decision["printedLabel"] == "2"
    assert decision["position"] == 2


def test_evidence_is_an_annotation(statements: Statements) -> None:
    """The path that the schema states from evidence to each of its values leads there."""
    from ontology.schema import load as schema

    store = ox.Store()
    store.extend(quads(statements, "turtle"))
    for name, prop in schema().classes["Evidence"].properties.items():
        path = "/".join(f"<{iri}>" for iri in prop.path)
        found = list(store.query(f"SELECT ?v {{ ?e a <http://www.w3.org/ns/oa#Annotation> ; {path} ?v }}"))
        assert len(found) == sum(node.cls == "Evidence" for node in statements.nodes()), name


def test_an_edge_with_words_of_its_own_is_a_statement(tmp_path: Path) -> None:
    seat = Node(id="seat", cls="Attendance", props={"name": "Ann Lee"}, evidence=proof(sha("a"), 0, "Ann Lee"))
    meeting = Node(id=MEETING, cls="Meeting", props={})
    edge = Edge(source="seat", name="atMeeting", target=MEETING, evidence=proof(sha("a"), 50, "Present"))
    same = Edge(source="seat", name="attendee", target="person", evidence=seat.evidence)
    person = Node(id="person", cls="Person", props={"name": "Ann Lee"})
    statements = Statements(tmp_path)
    load(statements, [], [Contribution(source=sha("a"), nodes=(seat, meeting, person), edges=(edge, same))])
    reified = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#object")
    objects = [quad.object for quad in quads(statements, "nquads") if quad.predicate == reified]
    assert objects == [Names().node(MEETING)]


def test_no_judgements_no_graph_of_them(tmp_path: Path) -> None:
    statements = Statements(tmp_path)
    load(statements, [], [document("a", {})])
    assert JUDGEMENTS not in written(statements, "trig").decode()
