"""The SPARQL endpoint answers by the protocol, asks no other server, writes nothing, and runs nothing of a document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from graph.endpoint import LONGEST_QUERY, endpoint
from graph.load import load
from graph.model import Contribution, Node
from graph.statements import Statements
from graph.stores.rdf import RdfStore
from ontology.record import Evidence

BASE = "https://county.example/"
SHA = "a" * 64
MOVED = {"person/x/old": "person/x/new é", "person/x/gone": None, "decision/x": "decision/y"}
HOSTILE = "<script>alert('minutes')</script>"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("endpoint")
    statements = Statements(folder / "statements.sqlite")
    said = (Evidence(SHA, 1, 0, 4, "That"),)
    nodes = (
        Node(id=f"document/{SHA}", cls="Document", props={"name": "minutes.txt", "sha256": SHA}),
        Node(
            id="decision/x",
            cls="Decision",
            props={"text": HOSTILE, "act": "note", "position": 1, "label": "a"},
            evidence=said,
        ),
    )
    rdf = RdfStore(folder / "rdf", BASE)
    load(statements, [rdf], [Contribution(source=SHA, nodes=nodes, edges=())])
    yield TestClient(endpoint(rdf, BASE, "http://127.0.0.1:8000", MOVED.__getitem__), follow_redirects=False)
    rdf.close()
    statements.close()


def ask(client: TestClient, query: str) -> dict[str, object]:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_query_is_answered_by_get_and_by_post(client: TestClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a <https://minutegraph.example/ontology#Decision> }"
    posted = client.post("/sparql", content=query, headers={"content-type": "application/sparql-query"})
    assert ask(client, query)["results"]["bindings"][0]["n"]["value"] == "1"  # type: ignore[index]
    assert posted.status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { ?s ?p ?o } UNION { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    ],
)
def test_no_other_server_is_asked(client: TestClient, query: str) -> None:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 400
    assert "SERVICE is refused" in answer.text


def test_nothing_is_written(client: TestClient) -> None:
    update = "DELETE WHERE { ?s ?p ?o }"
    answer = client.post("/sparql", content=update, headers={"content-type": "application/sparql-update"})
    assert answer.status_code == 403
    assert ask(client, "ASK { ?s ?p ?o }")["boolean"] is True


def test_a_query_without_end_is_refused(client: TestClient) -> None:
    query = "SELECT * { ?s ?p ?o } #" + "x" * LONGEST_QUERY
    answer = client.post("/sparql", content=query, headers={"content-type": "application/sparql-query"})
    assert answer.status_code == 413


@pytest.mark.parametrize("media", ["text/turtle", "application/ld+json", "application/n-triples"])
def test_an_identifier_answers_in_the_form_asked_for(client: TestClient, media: str) -> None:
    answer = client.get("/id/decision/x", headers={"accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert "ontology#Decision" in answer.text or "mg:Decision" in answer.text


def test_what_is_none_any_more_leads_on_or_says_that_it_is_gone(client: TestClient) -> None:
    answer = client.get("/id/person/x/old")
    assert (answer.status_code, answer.headers["location"]) == (301, "/id/person/x/new%20%C3%A9")
    assert client.get("/id/person/x/gone").status_code == 410
    assert client.get("/id/decision/x").status_code == 200


def test_what_is_not_known_is_404(client: TestClient) -> None:
    assert client.get("/id/decision/unknown").status_code == 404
    assert client.get("/id/a b<c>").status_code in {400, 404}


def test_a_document_cannot_run_script_in_a_browser(client: TestClient) -> None:
    text = client.get("/id/decision/x", headers={"accept": "text/html"}).text
    assert "&lt;script&gt;" in text
    assert "<script" not in text


def test_the_page_for_browsers_fetches_nothing(client: TestClient) -> None:
    text = client.get("/sparql", headers={"accept": "text/html"}).text
    assert "<form" in text
    assert "http" not in text
