"""One suite over every store that answers Cypher."""

from pathlib import Path

import pytest

from graph.load import load
from graph.model import Contribution, Edge, Node
from graph.statements import Statements
from graph.stores.base import GraphStore, ReadOnlyError, StoreError
from tests.graph.in_memory import held, stated
from tests.graph.made_up import CABINET, MEETING, document, judgements, sha

HOSTILE = ['O\'Neill "x" `y` \\ \n\t', "'}) DETACH DELETE n //", "Ĵoŝé 🏛 ‮ \u2028", "\\u0027", "$id {id}", ""]


@pytest.fixture
def statements(tmp_path: Path) -> Statements:
    return Statements(tmp_path)


def test_load_reload_replace_remove(graph_store: GraphStore, statements: Statements) -> None:
    first = [document("a", {"1": "That it be built", "2": "x"}), document("b", {"1": "That it be built"}, venue="Hall")]
    load(statements, [graph_store], [*first, judgements("1", "2")])
    assert held(graph_store) == stated(statements)
    mark = graph_store.mark()
    load(statements, [graph_store], [*first, judgements("1", "2")])
    assert graph_store.mark() == mark
    load(statements, [graph_store], [document("a", {"1": "That it be mended"}), judgements("1")])
    assert held(graph_store) == stated(statements)
    load(statements, [graph_store], [], [sha("b")])
    assert held(graph_store) == stated(statements)
    load(statements, [graph_store], [], [sha("a"), "judgements"])
    assert held(graph_store) == ({}, {})


def test_an_edge_waits_for_its_ends(graph_store: GraphStore, statements: Statements) -> None:
    load(statements, [graph_store], [judgements("1")])
    assert held(graph_store)[1] == {}
    load(statements, [graph_store], [document("a", {"1": "x"})])
    assert (MEETING, "heldBy", CABINET) in held(graph_store)[1]
    assert held(graph_store) == stated(statements)


def test_evidence_is_reached_and_listed(graph_store: GraphStore, statements: Statements) -> None:
    load(statements, [graph_store], [document("a", {"1": "That it be built"})])
    rows = graph_store.ask(
        "MATCH (d:Decision)-[:EVIDENCED_BY]->(e:Evidence)-[:IN_DOCUMENT]->(f:Document) "
        "MATCH (d)-[t:TAKEN_AT]->(:Meeting) "
        "RETURN e.quote AS quote, e.start AS start, f.name AS name, d.evidence = [e.id] AS listed, "
        "t.evidence = d.evidence AS same, d.sources AS sources"
    )
    assert rows == [
        {
            "quote": "That it be built",
            "start": 100,
            "name": "a.txt",
            "listed": True,
            "same": True,
            "sources": [sha("a")],
        }
    ]


def test_parallel_facts_stay_apart(graph_store: GraphStore, statements: Statements) -> None:
    """One person with two seats at one meeting: two Attendance nodes, and nothing merges."""
    seats = [
        Node(id=f"attendance/{n}", cls="Attendance", props={"name": "Ann Lee", "capacity": "member", "post": post})
        for n, post in enumerate(["Chair", "Clerk"])
    ]
    meeting = Node(id=MEETING, cls="Meeting", props={"title": "Cabinet"})
    edges = tuple(Edge(source=seat.id, name="atMeeting", target=MEETING) for seat in seats)
    load(statements, [graph_store], [Contribution(source=sha("a"), nodes=(meeting, *seats), edges=edges)])
    rows = graph_store.ask("MATCH (a:Attendance)-[:AT_MEETING]->(m) RETURN a.post AS post ORDER BY post")
    assert [row["post"] for row in rows] == ["Chair", "Clerk"]


def test_hostile_values_come_back_as_they_are(graph_store: GraphStore, statements: Statements) -> None:
    texts = {str(at): text for at, text in enumerate(HOSTILE)}
    load(statements, [graph_store], [document("a", texts)])
    rows = graph_store.ask("MATCH (d:Decision) RETURN d.label AS label, d.text AS text ORDER BY d.label")
    assert {row["label"]: row["text"] for row in rows} == texts
    found = graph_store.ask("MATCH (d:Decision {text: $text}) RETURN d.label AS label", {"text": HOSTILE[1]})
    assert found == [{"label": "1"}]


def test_values_keep_their_types(graph_store: GraphStore, statements: Statements) -> None:
    props = {"label": "é", "text": "t", "act": "note", "position": 2**40, "date": "2025-03"}
    item = Node(id="item/1", cls="AgendaItem", props={"title": "t", "identifiers": ("25/1", "25/2"), "position": 1})
    whole = Node(id="document/1", cls="Document", props={"taken": 1.0, "pages": 1})
    nodes = (Node(id="d/1", cls="Decision", props=props), item, whole)
    load(statements, [graph_store], [Contribution(source=sha("a"), nodes=nodes, edges=())])
    rows = graph_store.ask(
        "MATCH (d:Decision), (i:AgendaItem), (f:Document) RETURN d.position AS p, i.identifiers AS i, f.taken AS t"
    )
    assert rows == [{"p": 2**40, "i": ["25/1", "25/2"], "t": 1.0}]
    assert isinstance(rows[0]["t"], float)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Body {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Meeting) SET n.title = 'x' RETURN n",
        "match (n) remove n.title",
        "MERGE (n:Body {id: 'x'})",
        "CREATE INDEX x FOR (n:Body) ON (n.kind)",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "CALL apoc.create.node(['Body'], {}) YIELD node RETURN node",
        "CALL { CREATE (n:Body) } RETURN 1",
        "MATCH (n) FOREACH (x IN [1] | SET n.y = x)",
        "DROP CONSTRAINT body_id",
    ],
)
def test_questions_only_read(graph_store: GraphStore, statements: Statements, query: str) -> None:
    load(statements, [graph_store], [document("a", {"1": "x"})])
    before = held(graph_store)
    with pytest.raises(ReadOnlyError, match="only read"):
        graph_store.ask(query)
    assert held(graph_store) == before


def test_what_only_looks_like_writing_is_answered(graph_store: GraphStore) -> None:
    rows = graph_store.ask("RETURN 'DELETE' AS set, {create: 1}.create AS b // MERGE\n, \"it's SET\" AS `drop`")
    assert rows == [{"set": "DELETE", "b": 1, "drop": "it's SET"}]


def test_bad_cypher_is_one_line(graph_store: GraphStore) -> None:
    with pytest.raises(StoreError, match="does not understand") as caught:
        graph_store.ask("MATCH (n RETURN n")
    assert "\n" not in str(caught.value)


def test_nodes_and_paths_come_as_plain_values(graph_store: GraphStore, statements: Statements) -> None:
    load(statements, [graph_store], [document("a", {"1": "x"}), judgements("1")])
    rows = graph_store.ask("MATCH p = (m:Meeting)-[r:HELD_BY]->(b:Body) RETURN b, r, p")
    assert rows[0]["b"] == {"id": CABINET, "kind": "executive", "name": "Cabinet", "sources": ["judgements"]}
    assert rows[0]["r"] == {}
    assert [part.get("id") for part in rows[0]["p"]] == [MEETING, None, CABINET]


@pytest.mark.neo4j
def test_clear_leaves_what_is_not_ours(neo4j_store: GraphStore, statements: Statements) -> None:
    load(statements, [neo4j_store], [document("a", {"1": "x"})])
    driver = neo4j_store._driver  # type: ignore[attr-defined]
    driver.execute_query("CREATE (:Meeting {id: 'theirs'})")
    neo4j_store.clear()
    assert neo4j_store.ask("MATCH (n) RETURN n.id AS id") == [{"id": "theirs"}]
    driver.execute_query("MATCH (n) DETACH DELETE n")
