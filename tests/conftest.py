"""The stores that tests run on, each empty for each test that asks for one; and which worker runs what.

`make test` starts a worker for each processor. A file goes to one of them whole, so that what it builds once is built
once; files that share the stores of the session go together, so that one server of each kind is started.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from graph.stores.base import GraphStore
from graph.stores.builtin import open_builtin, stop
from graph.stores.neo4j import open_neo4j
from tests import neo4j_server as real

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("minutegraph", deadline=None)
settings.load_profile("minutegraph")

# Servers that live for seconds spend most of their time in Java's second compiler, which never pays here.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")

# It warns at each import outside a dashboard, and workers show it.
logging.getLogger("streamlit.runtime.caching.cache_data_api").disabled = True

ON_SHARED_STORES = ("test_library", "test_person_questions", "test_cypher_stores", "test_neo4j")
# What takes longest begins first, so that all workers end together.
FIRST = (*ON_SHARED_STORES, "test_browser", "test_kill", "test_builtin", "test_cli", "test_readme", "test_determinism")


class Together(LoadFileScheduling):
    """Files in the order of the collection, one after the other to whoever has least left to do."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "on shared stores" if Path(file).stem in ON_SHARED_STORES else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    config.option.loadscopereorder = False
    return Together(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest first, in a worker; a single run keeps the order of the files."""
    if hasattr(config, "workerinput"):
        places = {name: place for place, name in enumerate(FIRST)}
        items.sort(key=lambda item: places.get(item.path.stem, len(places)))


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
