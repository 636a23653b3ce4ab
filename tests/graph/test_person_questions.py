"""The questions of one person, of work and of recommendations answer alike in Cypher and SPARQL."""

from __future__ import annotations

import pytest

from graph.build import contribution
from graph.library import ask
from graph.load import load
from graph.model import Contribution, Edge, Node
from graph.resolve import resolve
from graph.statements import Statements
from graph.stores.base import GraphStore
from graph.stores.rdf import RdfStore
from tests.samples.records import records

OF_A_PERSON = ("named", "seen", "interests", "ballots", "moved")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> tuple[Statements, RdfStore]:
    """The samples' truth, and of one person a motion and a ballot, and an action that is done."""
    folder = tmp_path_factory.mktemp("people")
    statements, store = Statements(folder / "statements.sqlite"), RdfStore(folder / "rdf")
    truth = records()
    told = [*map(contribution, truth), resolve(truth)]
    load(statements, [store], [*told, more(told)])
    return statements, store


def more(told: list[Contribution]) -> Contribution:
    """What the samples have none of."""
    nodes = [node for part in told for node in part.nodes]
    edges = [edge for part in told for edge in part.edges]
    person = min(node.id for node in nodes if node.cls == "Person")
    vote = min(node.id for node in nodes if node.cls == "Vote")
    first, last = sorted(node.id for node in nodes if node.cls == "Action")[:2]
    meeting = next(edge.target for edge in edges if edge.source == vote and edge.name == "heldAt")
    motion = Node(id="motion/made-up", cls="Motion", props={"text": "That it be so", "kind": "motion"})
    ballot = Node(id="ballot/made-up", cls="Ballot", props={"name": "Cllr Marsh", "choice": "for"})
    ties = [
        Edge(source=motion.id, name="movedAt", target=meeting),
        Edge(source=motion.id, name="movedBy", target=person),
        Edge(source=motion.id, name="secondedBy", target=person),
        Edge(source=ballot.id, name="inVote", target=vote),
        Edge(source=ballot.id, name="castBy", target=person),
        Edge(source=first, name="closedIn", target=last),
    ]
    return Contribution(source="ab" * 32, nodes=(motion, ballot), edges=tuple(ties))


def test_all_stores_answer_alike(dataset: tuple[Statements, RdfStore], graph_store: GraphStore) -> None:
    statements, rdf = dataset
    load(statements, [graph_store], [])
    everybody = [row["id"] for row in ask(rdf, "people")]
    asked = [(name, {"person": person}) for name in OF_A_PERSON for person in [*everybody, "no id"]]
    bodies = [row["id"] for row in ask(rdf, "bodies")]
    asked += [("named", {"words": "mar"}), ("tenures", {"person": everybody[0], "body": bodies[0]})]
    asked += [("tenures", {"person": person}) for person in everybody]
    asked += [("tenures", {"body": body}) for body in bodies]
    asked += [("actions", given) for given in ({}, {"words": "the"}, {"body": "cabinet"}, {"body": "none"})]
    asked += [("recommended", {"body": body}) for body in bodies]
    asked += [("clauses", {"matter": row["id"]}) for row in ask(rdf, "journeys")]
    found = dict.fromkeys((name for name, _ in asked), 0)
    for name, given in asked:
        rows = ask(rdf, name, **given)
        assert ask(graph_store, name, **given) == rows, (name, given)
        found[name] += len(rows)
    assert all(found.values()), found


def test_motions_tell_who_moved_and_who_seconded(dataset: tuple[Statements, RdfStore]) -> None:
    person = min(row["id"] for row in ask(dataset[1], "people"))
    parts = [row["part"] for row in ask(dataset[1], "moved", person=person) if row["id"] == "motion/made-up"]
    assert parts == ["moved", "seconded"]


def test_an_action_is_told_once_with_the_first_words_that_close_it(dataset: tuple[Statements, RdfStore]) -> None:
    rows = {row["id"]: row for row in ask(dataset[1], "actions")}
    assert len(rows) == len(ask(dataset[1], "actions"))
    edges: dict[str, list[str]] = {}
    for edge in dataset[0].edges():
        if edge.name == "closedIn":
            edges.setdefault(edge.source, []).append(edge.target)
    assert edges
    for action, row in rows.items():
        assert (row["closing"] in edges[action]) if action in edges else (row["closing"], row["closed"]) == (None, None)
