"""Nodes and edges a second into a real Neo4j server: our load against neo4j-graphrag's Neo4jWriter, the same graph.

Goal: at least as fast. Ours also keys every node and edge, so that loading twice changes nothing; the writer does not.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import neo4j
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

from benchmarks.made import minutes
from graph.build import contribution
from graph.load import sync
from graph.model import relationship_type
from graph.statements import Statements
from graph.stores.bolt import edge_row, node_row
from graph.stores.neo4j import open_neo4j
from ingest.extract import extract
from ingest.read import read
from tests import neo4j_server

DOCUMENTS = 60
ITEMS = 30
ROUNDS = 3


def main() -> None:
    if problem := neo4j_server.missing():
        raise SystemExit(problem)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "server").mkdir()
        shutil.copytree(apoc(), home / "server" / "plugins")
        statements = stated(home / "statements.sqlite")
        graph = as_writer_takes_it(statements)
        size = len(graph.nodes) + len(graph.relationships)
        print(f"{len(graph.nodes)} nodes, {len(graph.relationships)} edges from {DOCUMENTS} documents")
        with neo4j_server.running(home / "server") as server:
            rounds = [(ours(server, statements), theirs(server, graph)) for _ in range(ROUNDS)]
    for name, seconds in zip(("minutegraph", "Neo4jWriter"), zip(*rounds, strict=True), strict=True):
        print(f"{name:12} {size / median(seconds):8.0f} nodes and edges a second")
    print(f"{'ratio':12} {median(b / a for a, b in rounds):8.2f} × as fast as Neo4jWriter")


def apoc() -> Path:
    """The server's procedures that the writer calls, from Maven Central into build/."""
    target = Path("build/apoc").absolute()
    if not target.exists():
        pom = Path(__file__).with_name("apoc.xml")
        command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={target}"]
        subprocess.run(command, check=True)
    return target


def stated(path: Path) -> Statements:
    statements = Statements(path)
    for seed in range(DOCUMENTS):
        day = f"{seed % 28 + 1} {('March', 'May', 'July')[seed % 3]} {2010 + seed % 15}"
        text = minutes(ITEMS, seed).replace("Tuesday 4 March 2025", day)
        statements.replace(contribution(extract(read(f"{seed}.txt", text.encode()))))
    return statements


def as_writer_takes_it(statements: Statements) -> Neo4jGraph:
    """The same nodes and edges with the same properties."""
    nodes = [Neo4jNode(id=n.node.id, label=n.node.cls, properties=node_row(n)) for n in statements.merged_nodes()]
    edges = [
        Neo4jRelationship(
            start_node_id=e.edge.source,
            end_node_id=e.edge.target,
            type=relationship_type(e.edge.name),
            properties=edge_row(e)["props"],
        )
        for e in statements.merged_edges()
    ]
    return Neo4jGraph(nodes=nodes, relationships=edges)


def ours(server: neo4j_server.Server, statements: Statements) -> float:
    empty(server)
    store = open_neo4j(server.uri, server.username, server.password)
    begin = perf_counter()
    sync(statements, store)
    taken = perf_counter() - begin
    store.close()
    return taken


def theirs(server: neo4j_server.Server, graph: Neo4jGraph) -> float:
    empty(server)
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        begin = perf_counter()
        outcome = asyncio.run(Neo4jWriter(driver).run(graph))
        taken = perf_counter() - begin
    if outcome.status != "SUCCESS":
        raise SystemExit(f"Neo4jWriter failed: {outcome.metadata}")
    return taken


def empty(server: neo4j_server.Server) -> None:
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
