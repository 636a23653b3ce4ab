"""What is said when a Neo4j server can't be used: one line, with what to do."""

import pytest

from graph.stores import neo4j as module
from graph.stores import open_store
from graph.stores.base import LostError, StoreError
from graph.stores.neo4j import open_neo4j
from tests.neo4j_server import Server, free_port


def problem(uri: str, username: str = "", password: str = "", database: str | None = None) -> str:
    with pytest.raises(StoreError) as caught:
        open_neo4j(uri, username, password, database)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_nobody_answers() -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    assert (
        problem(uri) == f"no graph server answers at {uri}: start one (docker compose up -d), or leave --graph-uri out"
    )


@pytest.mark.parametrize("uri", ["http://localhost:7474", "localhost", "bolt://"])
def test_no_address_of_a_graph_server(uri: str) -> None:
    assert problem(uri) == f"{uri} is no address of a graph server: use bolt://HOST:PORT"


@pytest.mark.neo4j
def test_wrong_password(neo4j_server: Server) -> None:
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in problem(neo4j_server.uri, "neo4j", "wrong")
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in problem(neo4j_server.uri)


@pytest.mark.neo4j
def test_no_such_database(neo4j_server: Server) -> None:
    assert "refuses" in problem(*neo4j_server, "nowhere")


@pytest.mark.neo4j
def test_a_server_that_goes_away_is_told_in_one_line(neo4j_server: Server) -> None:
    store = open_neo4j(*neo4j_server[:3])
    store._driver.close()
    with pytest.raises(LostError, match="does not answer any more"):
        store.ask("RETURN 1 AS one")


@pytest.mark.neo4j
def test_too_old(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OLDEST", 99)
    assert "Neo4j 99 or later is needed" in problem(*neo4j_server)


@pytest.mark.neo4j
def test_the_environment_names_user_and_password(
    neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    store = open_store(tmp_path_factory.mktemp("none"), neo4j_server.uri)
    assert store.ask("RETURN 1 AS one") == [{"one": 1}]
    store.close()
