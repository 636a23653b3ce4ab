"""Killed at any moment, run again: the result is the same as without the kill."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import minutegraph

DOCUMENTS = Path(__file__).parents[2] / "samples" / "documents"
WORLDS, KILLS = 4, 5

NODES = "MATCH (n) WHERE n.id IS NOT NULL RETURN labels(n)[0] AS label, n.id AS id, n.text AS text ORDER BY label, id"
EDGES = "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL RETURN a.id AS a, type(r) AS r, b.id AS b ORDER BY a, r, b"


def ingest(workspace: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "minutegraph", "ingest", "-q", str(DOCUMENTS), "-w", str(workspace)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def contents(workspace: Path, target: Path) -> tuple[bytes, list[object]]:
    """The RDF export, and every node and edge of the property graph."""
    with minutegraph.open(workspace) as mg, target.open("wb") as out:
        mg.export("nquads", out)
        graph = [*mg.cypher(NODES), *mg.cypher(EDGES)]
        quads = mg.sparql("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        mg.stop()
    return target.read_bytes(), [*graph, *quads]


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[bytes, list[object]], float]:
    workspace = tmp_path_factory.mktemp("unharmed")
    begin = time.monotonic()
    assert ingest(workspace).wait() == 0
    lasted = time.monotonic() - begin
    return contents(workspace, workspace / "all.nq"), lasted


@pytest.mark.parametrize("world", range(WORLDS))
def test_killed_at_random_moments(
    world: int, tmp_path: Path, unharmed: tuple[tuple[bytes, list[object]], float]
) -> None:
    expected, lasted = unharmed
    seed = random.randrange(10**9)
    print(f"seed {seed}")  # shown when the test fails
    dice = random.Random(seed)
    for _ in range(KILLS):
        process = ingest(tmp_path)
        time.sleep(dice.uniform(0.2, lasted))
        process.kill()
        process.wait()
    assert ingest(tmp_path).wait() == 0
    assert contents(tmp_path, tmp_path / "all.nq") == expected
