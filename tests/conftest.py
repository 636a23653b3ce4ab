"""The stores that tests run on. Each test that asks for one gets it empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from graph.stores.base import GraphStore
from graph.stores.builtin import open_builtin, stop
from graph.stores.neo4j import open_neo4j
from tests import neo4j_server as real

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("minutegraph", deadline=None)
settings.load_profile("minutegraph")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[real.Server]:
    """A real Neo4j 5 LTS, started once. Without what it needs, tests fail and say how to get it."""
    if real.skipped():
        pytest.skip("MINUTEGRAPH_SKIP_NEO4J=1")
    if problem := real.missing():
        pytest.fail(problem)
    with real.running(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
def builtin_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a built-in store whose server serves the whole session."""
    folder = tmp_path_factory.mktemp("builtin") / "graph"
    yield folder
    stop(folder)


@pytest.fixture
def builtin_store(builtin_folder: Path) -> Iterator[GraphStore]:
    """The built-in store, empty."""
    store = open_builtin(builtin_folder)
    store.clear()
    yield store
    store.close()


@pytest.fixture
def neo4j_store(neo4j_server: real.Server) -> Iterator[GraphStore]:
    """The store on the real Neo4j server, empty."""
    store = open_neo4j(neo4j_server.uri, neo4j_server.username, neo4j_server.password)
    store.clear()
    yield store
    store.close()


@pytest.fixture(params=["builtin", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def graph_store(request: pytest.FixtureRequest) -> GraphStore:
    """Each store that answers Cypher, in turn, empty."""
    store: GraphStore = request.getfixturevalue(f"{request.param}_store")
    return store
