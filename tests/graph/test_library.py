"""The question library: every file is sound, mistakes are told with their place, and all stores answer alike."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from graph.build import contribution
from graph.library import QUERIES, Question, QuestionError, ask, find, one_each, questions, quoted, read_question
from graph.load import load
from graph.model import Contribution, Edge, Node
from graph.resolve import resolve
from graph.statements import Statements
from graph.stores.base import GraphStore
from graph.stores.rdf import RdfStore
from ontology.schema import load as load_schema
from ontology.strict import SchemaError
from tests.samples.records import records

GIVEN: dict[str, list[dict[str, str]]] = {
    "actions": [{"words": "lanes"}],
    "decisions": [
        {"body": "cabinet", "words": "bridge APPROVED"},
        {"since": "2025-09", "until": "2025-11"},
        {"act": "recommend", "body": "body/ashcombe-county-council/executive"},
        {"words": 'a "quoted" \\ backslash and £6.4m'},
        {"words": "harrow AGREED"},
        {"words": "bridge", "act": "approve", "until": "2025"},
        {"body": "cabinet", "since": "2025-07-01"},
        {"act": "refuse"},
    ],
    "journeys": [
        {"words": "bridge"},
        {"words": "spare seat charge"},
        {"body": "County Council"},
        {"body": "body/ashcombe-county-council/executive"},
        {"source": "body/ashcombe-county-council/executive"},
        {"target": "body/ashcombe-county-council/executive"},
        {"id": "matter/none of this name"},
        {"words": "bridge", "body": "Cabinet"},
        {"words": "bridge", "target": "body/ashcombe-county-council/executive"},
        {"body": "none of this name"},
        {"source": "body/ashcombe-county-council/executive", "target": "body/ashcombe-county-council/council"},
    ],
    "meetings": [{"body": "Cabinet"}, {"body": "body/ashcombe-county-council/council"}],
    "people": [{"words": "marsh"}],
    "awaited": [{"body": "Cabinet"}],
}


def cases() -> list[tuple[str, dict[str, str]]]:
    found = [(name, given) for name, several in GIVEN.items() for given in several]
    whole: list[tuple[str, dict[str, str]]] = [
        (name, {})
        for name, question in questions().items()
        if all(p.default == "" for p in question.parameters.values())
    ]
    return [*whole, *found, *((q.name, q.example) for q in questions().values() if q.example)]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> tuple[Statements, RdfStore]:
    """The samples' truth as a graph, in RDF."""
    folder = tmp_path_factory.mktemp("library")
    statements, store = Statements(folder / "statements.sqlite"), RdfStore(folder / "rdf")
    truth = records()
    told = [*map(contribution, truth), resolve(truth)]
    load(statements, [store], [*told, motion_and_ballot(told)])
    return statements, store


def motion_and_ballot(told: list[Contribution]) -> Contribution:
    """What the samples do not have, under an item that they put to the vote."""
    edges = [edge for part in told for edge in part.edges]
    vote = next(edge for edge in edges if edge.name == "heldAt")
    item = next(edge for edge in edges if edge.name == "underItem" and edge.source == vote.source)
    motion = Node(
        id="motion/made-up", cls="Motion", props={"text": "That it be so", "kind": "motion", "outcome": "lost"}
    )
    ballot = Node(id="ballot/made-up", cls="Ballot", props={"name": "Cllr Marsh", "choice": "for"})
    run = Node(id="run/made-up", cls="Run", props={"version": "1"})
    places = (
        Edge(source=motion.id, name="underItem", target=item.target),
        Edge(source=motion.id, name="movedAt", target=vote.target),
        Edge(source=ballot.id, name="inVote", target=vote.source),
    )
    return Contribution(source="ab" * 32, nodes=(motion, ballot, run), edges=places)


def test_all_stores_answer_alike(dataset: tuple[Statements, RdfStore], graph_store: GraphStore) -> None:
    statements, rdf = dataset
    load(statements, [graph_store], [])
    matters = [row["id"] for row in ask(rdf, "journeys")]
    facts = [*one_of_each(statements), "decision/none", "no id"]
    asked = [*cases(), *((name, {"fact": fact}) for name in ("evidence", "fact") for fact in facts)]
    asked += [(name, {"matter": matter}) for name in ("journey", "proofs") for matter in [*matters, "no id"]]
    asked += [("journeys", {"id": matter}) for matter in matters]
    for name, given in asked:
        rows = ask(rdf, name, **given)
        assert ask(graph_store, name, **given) == rows, (name, given)
        assert all(list(row) == list(questions()[name].columns) for row in rows)


def one_of_each(statements: Statements) -> list[str]:
    """The first things of each class, by id."""
    nodes = sorted((node.cls, node.id) for node in statements.nodes())
    return [path for _, several in groupby(nodes, key=lambda node: node[0]) for _, path in list(several)[:4]]


def test_a_fact_tells_what_it_is_and_the_matter_that_it_is_of(dataset: tuple[Statements, RdfStore]) -> None:
    statements, rdf = dataset
    known = {node.id: node.cls for node in statements.nodes()}
    for fact, cls in known.items():
        rows = ask(rdf, "fact", fact=fact)
        assert [(row["id"], row["cls"]) for row in rows] == [(fact, cls)]
    assert set(known.values()) == set(load_schema().classes)
    motion, ballot = (ask(rdf, "fact", fact=f"{kind}/made-up")[0] for kind in ("motion", "ballot"))
    assert (motion["title"], motion["detail"]) == ("That it be so", "lost")
    assert (ballot["title"], ballot["detail"]) == ("Cllr Marsh", "for")
    assert all(row["item_title"] and row["date"] and row["body_name"] for row in (motion, ballot))


def test_a_fact_is_of_the_matter_of_its_decision_or_item(dataset: tuple[Statements, RdfStore]) -> None:
    statements, rdf = dataset
    edges = {(edge.source, edge.name): edge.target for edge in statements.edges()}
    bridge = ask(rdf, "journeys", words="harrow lane")[0]["id"]
    step = next(row["step"] for row in ask(rdf, "journey", matter=bridge) if row["body_name"] == "Cabinet")
    item, decision = edges[step, "atItem"], edges[step, "recordedIn"]
    under = [source for (source, name), target in edges.items() if name == "underItem" and target == item]
    meeting = edges[item, "atMeeting"]
    assert len(under) > 1
    for fact in (bridge, step, item, decision, *under):
        assert ask(rdf, "fact", fact=fact)[0]["matter"] == bridge, fact
    said = {key: ask(rdf, "fact", fact=decision)[0][key] for key in ("body_name", "date", "number", "item_title")}
    assert said == {
        "body_name": "Cabinet",
        "date": "2025-07-22",
        "number": "27",
        "item_title": "Harrow Lane Bridge Replacement",
    }
    assert ask(rdf, "fact", fact=meeting)[0]["matter"] is None
    assert {row["matter"] for row in ask(rdf, "decisions") if row["id"] in under} == {bridge}


def test_an_id_that_is_no_iri_finds_nothing(dataset: tuple[Statements, RdfStore]) -> None:
    for name, parameter in (("fact", "fact"), ("evidence", "fact"), ("journey", "matter"), ("proofs", "matter")):
        for value in ("no id", "x> ?p ?o . <y", '"', "decision/<"):
            assert ask(dataset[1], name, **{parameter: value}) == []


def test_no_question_is_empty_on_the_samples(dataset: tuple[Statements, RdfStore]) -> None:
    plain = [
        name for name, question in questions().items() if all(p.default == "" for p in question.parameters.values())
    ]
    assert [name for name in plain if not ask(dataset[1], name)] == []


def test_the_words_of_a_parameter_never_leave_their_quotes(dataset: tuple[Statements, RdfStore]) -> None:
    assert ask(dataset[1], "decisions", body='") || true || ("') == []
    assert quoted('a"b\\c\nd') == r'"a\"b\\c\nd"'


def test_identifiers_follow_the_publishers_base() -> None:
    asked = find("journey").as_sparql({"matter": "matter/x"}, "https://ashcombe.example/id/")
    assert "https://ashcombe.example/id/" in asked
    assert "minutegraph.example/id/" not in asked


def test_every_question_of_the_contract_is_there() -> None:
    wanted = {"overview", "flows", "journeys", "journey", "decisions", "bodies", "meetings", "evidence", "proofs"}
    wanted |= {"votes", "documents"}
    assert wanted <= set(questions())


def test_an_unknown_question_or_parameter_gets_the_nearest_name() -> None:
    with pytest.raises(QuestionError, match="did you mean 'decisions'"):
        find("decision")
    with pytest.raises(QuestionError, match="did you mean 'since'"):
        find("decisions").values({"sinse": "2025"})
    with pytest.raises(QuestionError, match="it has none"):
        find("bodies").values({"x": "1"})
    with pytest.raises(QuestionError, match="needs matter="):
        find("journey").values({})


def test_rows_of_one_key_are_one_with_the_least_of_what_differs() -> None:
    question = find("people")
    rows = [{"id": "person/a", "name": name, "meetings": 1} for name in ("P Marsh", "Marsh")]
    assert one_each(rows, question) == [{"id": "person/a", "name": "Marsh", "meetings": 1}]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("title: Bodies", "titel: Bodies"), r"bodies.yaml:1: .*did you mean 'title'"),
        (("{Body.name} ?name", "{Body.nam} ?name"), r"bodies.yaml:\d+: .*did you mean 'name'"),
        (("a {Body}", "a {Bodie}"), r"bodies.yaml:\d+: .*did you mean 'Body'"),
        (("key: [id]", "key: [idd]"), r"bodies.yaml:\d+: .*did you mean 'id'"),
        (("MATCH (b:Body)", "MATCH (b:Body {id: $bodi})"), r"bodies.yaml:\d+: cypher uses \$bodi"),
        (("ORDER BY coalesce", "ORDERED coalesce"), r"bodies.yaml:\d+: cypher has no ORDER BY"),
    ],
)
def test_a_mistake_in_a_question_is_told_with_its_place(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    text = (QUERIES / "bodies.yaml").read_text("utf-8")
    assert change[0] in text
    path = tmp_path / "bodies.yaml"
    path.write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(SchemaError, match=told):
        read_question(path)


@pytest.mark.parametrize("question", questions().values(), ids=lambda q: q.name)
def test_a_question_says_what_it_answers(question: Question) -> None:
    assert question.words.endswith("?")
    assert all(parameter.meaning for parameter in question.parameters.values())
