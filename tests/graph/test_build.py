"""The document layer: what one document says, under ids that depend on nothing but what is said."""

from __future__ import annotations

import msgspec

from graph.build import contribution
from graph.build.ids import body_slug, slug
from graph.model import Node
from ontology.record import (
    ActionRow,
    BallotRow,
    DecisionRow,
    InterestRow,
    ItemRow,
    MotionRow,
    PersonRow,
    Record,
    ReferenceRow,
    ReferralRow,
    RoleRow,
    Row,
    VoteRow,
)
from ontology.schema import load
from tests.graph.papers import nodes, paper, targets

MEETING = "meeting/ashcombe-county-council/cabinet/2025-07-22"


def minutes(name: str = "") -> Record:
    """A meeting with a fact of every kind."""
    ballots = (BallotRow(person="A K Rowe", choice="for"),)
    rows: list[tuple[str, Row]] = [
        ("people", PersonRow(name="A K Rowe", capacity="member", office="Leader")),
        ("items", ItemRow(number="27", title="Harrow Lane Bridge", id="item-27", identifiers=("C017/25",))),
        ("decisions", DecisionRow(item="27", label="a", text="the bridge be approved", act="approve", id="decision-1")),
        ("referrals", ReferralRow(item="27", act="refer", stage="made", text="to Council", decision_id="decision-1")),
        ("votes", VoteRow(item="27", for_=5, decision_ids=("decision-1",), ballots=ballots)),
        ("motions", MotionRow(item="27", text="that it be approved", mover="A K Rowe")),
        ("interests", InterestRow(item="27", person="A K Rowe", type="personal")),
        ("actions", ActionRow(item="27", owner="the director", text="to award the contract")),
        ("roles", RoleRow(person="A K Rowe", role="Leader", organisation=None)),
        ("references", ReferenceRow(item="27", body="Highways Panel", date="2025-07-01", relation="past", minute="4")),
    ]
    return paper("Cabinet", "2025-07-22", *rows, name=name)


def test_every_class_and_property_is_one_of_the_schema() -> None:
    made = contribution(minutes())
    classes = {node.id: node.cls for node in made.nodes}
    for node in made.nodes:
        assert all(load().property(node.cls, name) for name in node.props)
    for edge in made.edges:
        assert classes[edge.target] in load().property(classes[edge.source], edge.name).classes


def test_every_node_and_edge_but_of_document_and_run_has_evidence() -> None:
    made = contribution(minutes())
    assert [node.id for node in made.nodes if not node.evidence and node.cls not in ("Document", "Run")] == []
    assert [edge for edge in made.edges if not edge.evidence and edge.name != "readBy"] == []


def test_ids_are_readable_and_lie_below_the_meeting() -> None:
    made = contribution(minutes())
    assert [node.id for node in nodes(made, "Meeting")] == [MEETING]
    assert [n.id for n in nodes(made, "AgendaItem")] == [
        "item/ashcombe-county-council/cabinet/2025-07-22/27-harrow-lane-bridge"
    ]
    assert nodes(made, "Decision")[0].id.startswith("decision/ashcombe-county-council/cabinet/2025-07-22/27/a-")
    assert targets(made, nodes(made, "Decision")[0].id, "takenAt") == [MEETING]


def test_rows_point_at_each_other() -> None:
    made = contribution(minutes())
    decision = nodes(made, "Decision")[0].id
    assert targets(made, nodes(made, "Vote")[0].id, "onDecision") == [decision]
    assert targets(made, nodes(made, "Referral")[0].id, "statedIn") == [decision]
    assert targets(made, nodes(made, "Ballot")[0].id, "inVote") == [nodes(made, "Vote")[0].id]


def test_two_documents_that_say_the_same_give_the_same_ids() -> None:
    one, other = contribution(minutes(name="one")), contribution(minutes(name="other"))
    shared = {"Meeting", "AgendaItem", "Decision", "Referral", "Vote", "Motion", "Interest", "Action", "Attendance"}
    assert facts(one.nodes, shared) == facts(other.nodes, shared)
    assert one.source != other.source


def facts(found: tuple[Node, ...], classes: set[str]) -> dict[str, dict[str, object]]:
    return {node.id: dict(node.props) for node in found if node.cls in classes}


def test_the_same_number_with_another_title_is_another_item() -> None:
    rows = [("items", ItemRow(number="4", title=title)) for title in ("Budget", "Libraries")]
    made = contribution(paper("Cabinet", "2025-07-22", *rows))
    assert len(nodes(made, "AgendaItem")) == 2


def test_a_clause_printed_twice_is_one_decision_with_both_places() -> None:
    rows = [
        ("decisions", DecisionRow(text=text, act="note")) for text in ("the report be noted", "The report  be noted.")
    ]
    found = nodes(contribution(paper("Cabinet", "2025-07-22", *rows)), "Decision")
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_two_of_one_name_in_a_list_are_two() -> None:
    rows = [("people", PersonRow(name="J Mead", capacity="member")) for _ in range(2)]
    assert len(nodes(contribution(paper("Cabinet", "2025-07-22", *rows)), "Attendance")) == 2


def test_a_report_hangs_its_items_on_the_document() -> None:
    made = contribution(paper(None, None, ("items", ItemRow(number="1", title="Anticipated decisions"))))
    assert targets(made, nodes(made, "AgendaItem")[0].id, "inDocument") == [nodes(made, "Document")[0].id]


def test_meetings_of_unstated_authorities_are_never_one() -> None:
    one, other = (contribution(paper("Cabinet", "2025-07-22", authority=None, name=name)) for name in "ab")
    assert nodes(one, "Meeting")[0].id != nodes(other, "Meeting")[0].id


def test_a_pack_tells_what_its_parts_say() -> None:
    pack = paper(None, None, name="pack")
    part = msgspec.structs.replace(minutes(), source=pack.source)
    made = contribution(msgspec.structs.replace(pack, parts=[part]))
    assert targets(made, f"document/{pack.source.sha256}", "records") == [MEETING]
    assert made.source == pack.source.sha256


def test_the_run_is_version_and_patterns() -> None:
    made = contribution(msgspec.structs.replace(minutes(), run="0.1.0+3f2a"))
    assert nodes(made, "Run")[0].props == {"version": "0.1.0", "patterns": "3f2a"}


def test_slugs() -> None:
    assert body_slug("the Children's Services Cabinet Panel") == "children-services-cabinet-panel"
    assert slug("Café & Bar – Æ") == "cafe-and-bar"
    assert len(slug("word " * 40)) < 70
    assert slug("word " * 40) != slug("word " * 41)
    assert slug("…") == slug("…") != slug("?")
