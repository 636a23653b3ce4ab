from pathlib import Path

import pytest

from graph.model import Contribution, Edge, Node
from graph.statements import LAYOUT, Statements
from tests.graph.made_up import CABINET, MEETING, document, judgements, proof, sha


@pytest.fixture
def statements(tmp_path: Path) -> Statements:
    return Statements(tmp_path)


def test_the_same_again_changes_nothing(statements: Statements) -> None:
    assert statements.replace(document("a", {"1": "That it be built"}))
    position = statements.position
    assert not statements.replace(document("a", {"1": "That it be built"}))
    assert statements.position == position


def test_a_source_knows_no_order_and_every_value(statements: Statements) -> None:
    one = document("a", {"1": "x", "2": "y"})
    turned = Contribution(source=one.source, nodes=one.nodes[::-1], edges=one.edges[::-1])
    assert statements.replace(one)
    assert not statements.replace(turned)
    assert statements.replace(document("a", {"1": "x", "2": "z"}))


def test_a_source_that_states_nothing_is_known(statements: Statements) -> None:
    nothing = Contribution(source="judgements/nowhere", nodes=(), edges=())
    assert statements.replace(nothing)
    assert not statements.replace(nothing)
    assert statements.changed_sources(0) == {"judgements/nowhere": set()}


def test_a_change_names_what_a_source_says_otherwise(statements: Statements) -> None:
    statements.replace(document("a", {"1": "That it be built", "2": "That it be paid for"}))
    position = statements.position
    statements.replace(document("a", {"1": "That it be built", "2": "That it be paid"}))
    changed = statements.changed_sources(position)[sha("a")]
    assert f"decision/{MEETING}/2" in changed
    assert f"decision/{MEETING}/1" not in changed
    said = statements.said_of(sha("a"), [f"decision/{MEETING}/2", "decision/nobody's"])
    assert [node.id for node in said.nodes] == [f"decision/{MEETING}/2"]
    assert {edge.source for edge in said.edges} == {f"decision/{MEETING}/2"}


def test_two_documents_that_say_the_same_are_one_fact_with_two_evidences(statements: Statements) -> None:
    statements.replace(document("a", {"1": "That it be built"}))
    statements.replace(document("b", {"1": "That it be built"}))
    merged = statements.node(f"decision/{MEETING}/1")
    assert merged is not None
    assert {e.document for e in merged.node.evidence} == {sha("a"), sha("b")}
    assert merged.sources == tuple(sorted((sha("a"), sha("b"))))
    edge = next(edge for edge in statements.edges() if edge.name == "takenAt")
    assert {e.document for e in edge.evidence} == {sha("a"), sha("b")}


def test_a_document_taken_away_takes_its_facts_and_leaves_what_others_say(statements: Statements) -> None:
    statements.replace(document("a", {"1": "That it be built", "2": "That it be paid for"}))
    statements.replace(document("b", {"1": "That it be built"}))
    assert statements.remove(sha("a"))
    assert not statements.remove(sha("a"))
    ids = {node.id for node in statements.nodes()}
    assert f"decision/{MEETING}/1" in ids
    assert f"decision/{MEETING}/2" not in ids
    assert not [node for node in statements.nodes() if sha("a")[:16] in node.id]


def test_an_edge_without_both_its_ends_is_not_part_of_the_graph(statements: Statements) -> None:
    statements.replace(judgements("1"))
    assert list(statements.edges()) == []
    statements.replace(document("a", {"1": "That it be built"}))
    assert Edge(source=MEETING, name="heldBy", target=CABINET) in list(statements.edges())


def test_a_node_that_comes_logs_the_edges_that_waited_for_it(statements: Statements) -> None:
    statements.replace(judgements("1"))
    position = statements.position
    statements.replace(document("a", {"1": "That it be built"}))
    logged = {(line.id, line.name, line.target) for line in statements.changes(position, 1000) if line.kind == "edge"}
    assert (f"decision/{MEETING}/1", "takenBy", CABINET) in logged
    assert "judgements" in statements.changed_sources(position)


def test_evidence_becomes_nodes_and_edges_once_each(statements: Statements) -> None:
    statements.replace(document("a", {"1": "That it be built"}))
    quotes = [node.props["quote"] for node in statements.nodes() if node.cls == "Evidence"]
    assert sorted(quotes) == ["4 March", "That it be built"]
    names = [edge.name for edge in statements.edges()]
    assert names.count("evidencedBy") == 2
    assert names.count("inDocument") == 2


def test_a_node_stated_twice_in_one_contribution_is_one(statements: Statements) -> None:
    node = Node(id="body/x", cls="Body", props={"name": "X"}, evidence=proof(sha("a"), 1, "X"))
    other = Node(id="body/x", cls="Body", props={"kind": "council"}, evidence=proof(sha("a"), 9, "X"))
    statements.replace(Contribution(source=sha("a"), nodes=(node, other), edges=()))
    merged = statements.node("body/x")
    assert merged is not None
    assert merged.node.props == {"name": "X", "kind": "council"}
    assert len(merged.node.evidence) == 2


def test_a_file_of_another_layout_starts_empty(tmp_path: Path) -> None:
    import sqlite3

    first = Statements(tmp_path)
    first.replace(document("a", {}))
    first.close()
    with sqlite3.connect(tmp_path / "statements.sqlite") as db:
        db.execute(f"PRAGMA user_version = {LAYOUT + 1}")
    db.close()
    second = Statements(tmp_path)
    assert second.sources() == []
    assert second.origin != first.origin


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    writer, reader = Statements(tmp_path), Statements(tmp_path)
    writer.replace(document("a", {"1": "x"}))
    with reader.snapshot():
        before = list(reader.nodes())
        writer.replace(document("b", {"2": "y"}))
        assert list(reader.nodes()) == before
    assert list(reader.nodes()) != before
