"""Which items are one matter, what its steps are, and what became of it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from graph.resolve import resolve
from ontology.record import (
    Act,
    DecisionRow,
    ItemRow,
    MotionRow,
    Record,
    ReferenceRow,
    ReferralAct,
    ReferralRow,
    Relation,
    Row,
    Stage,
)
from tests.graph.papers import journeys, nodes, paper

PANEL, CABINET, COUNCIL = "Highways Cabinet Panel", "Cabinet", "County Council"
JULY, AUGUST, SEPTEMBER = "2025-07-01", "2025-08-05", "2025-09-18"
BRIDGE = "Harrow Lane Bridge Replacement"
Rows = list[tuple[str, Row]]


def item(title: str = BRIDGE, number: str = "4", *identifiers: str) -> Rows:
    return [("items", ItemRow(number=number, title=title, id=f"item-{number}", identifiers=identifiers))]


def clause(act: Act, text: str, number: str = "4", label: str | None = None) -> Rows:
    return [("decisions", DecisionRow(item=number, item_id=f"item-{number}", label=label, text=text, act=act))]


def sent(
    act: ReferralAct, to: str | None, stage: Stage = "made", text: str = "it is sent", sender: str | None = None
) -> Rows:
    row = ReferralRow(item="4", item_id="item-4", from_=sender, to=to, act=act, stage=stage, text=text)
    return [("referrals", row)]


def named(body: str, date: str, minute: str | None = None, relation: Relation = "past") -> Rows:
    row = ReferenceRow(item="4", item_id="item-4", body=body, date=date, relation=relation, minute=minute)
    return [("references", row)]


def recommending(
    title: str = BRIDGE, text: str = "Cabinet be recommended to approve the bridge", to: str = CABINET
) -> Record:
    return paper(PANEL, JULY, *item(title), *clause("recommend", text), *sent("recommend", to))


def followed(*records: Record) -> dict[str, dict[str, Any]]:
    return journeys(resolve(records))


def bodies(journey: dict[str, Any]) -> list[str]:
    return [step[0] for step in journey["steps"]]


def test_a_recommendation_and_what_the_cabinet_made_of_it() -> None:
    found = followed(recommending(), paper(CABINET, AUGUST, *item(), *clause("approve", "the bridge be approved")))
    assert found == {
        BRIDGE: {
            "status": "agreed",
            "steps": [
                ("highways-cabinet-panel", "happened", "recommended", "recommend", None),
                ("executive", "happened", "decided", "approve", "title"),
            ],
        }
    }


def test_the_way_through_three_bodies_is_one_line() -> None:
    cabinet = paper(
        CABINET, AUGUST, *item(number="4"), *clause("recommend", "Council adds £6m"), *sent("recommend", COUNCIL)
    )
    council = paper(COUNCIL, SEPTEMBER, *item(), *clause("approve", "£6m be added"))
    judged = resolve([recommending(), cabinet, council])
    assert journeys(judged)[BRIDGE]["status"] == "agreed"
    assert len([edge for edge in judged.edges if edge.name == "follows"]) == 2


def test_a_reference_by_minute_joins_items_of_other_titles() -> None:
    later = paper(
        CABINET, AUGUST, *item("Capital Works"), *clause("approve", "agreed"), *named(PANEL, JULY, "Minute 4")
    )
    found = followed(recommending(), later)
    assert found[BRIDGE]["steps"][1] == ("executive", "happened", "decided", "approve", "reference")


def test_a_reference_without_a_minute_needs_a_title_that_is_alike() -> None:
    panel = paper(PANEL, JULY, *item("Road Signs", "3"), *item(), *clause("note", "noted"))
    alike = paper(CABINET, AUGUST, *item("Harrow Lane Bridge"), *clause("approve", "agreed"), *named(PANEL, JULY))
    assert list(followed(panel, alike)) == [BRIDGE]
    other = paper(CABINET, AUGUST, *item("Libraries"), *clause("approve", "agreed"), *named(PANEL, JULY))
    assert followed(panel, other) == {}


def test_the_same_decision_number_joins() -> None:
    panel = paper(PANEL, JULY, *item(BRIDGE, "4", "Forward Plan ref. C017/25"), *clause("note", "noted"))
    cabinet = paper(
        CABINET, AUGUST, *item("River Crossing", "9", "forward plan ref C017/25"), *clause("approve", "x", "9")
    )
    assert followed(panel, cabinet)[BRIDGE]["steps"][1][4] == "decision number"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bus Priority Scheme: Phase 1", "Bus Priority Scheme: Phase 2"),
        ("Winter Service Plan 2024/25", "Winter Service Plan 2025/26"),
        (BRIDGE, "Harrow Lane Depot: Disposal of Land"),
        ("Bracken Hill Solar Farm", "Bracken Hill Country Park: Parking Charges"),
    ],
)
def test_what_is_not_one_matter_stays_apart(one: str, other: str) -> None:
    decided = paper(CABINET, AUGUST, *item(other), *clause("approve", "agreed"), *named(PANEL, JULY))
    assert bodies(followed(recommending(one), decided)[one]) == ["highways-cabinet-panel", "executive"]
    assert followed(recommending(one), decided)[one]["status"] == "awaiting answer"


@pytest.mark.parametrize("title", ["Minutes", "Declarations of Interest", "Work Programme", "Urgent Items"])
def test_standing_business_is_no_matter(title: str) -> None:
    assert followed(recommending(title), paper(CABINET, AUGUST, *item(title), *clause("approve", "x"))) == {}


def test_business_that_comes_again_follows_the_last_time_only() -> None:
    papers = [
        paper(PANEL, date, *item("Gritting Fleet"), *clause("recommend", "Cabinet agrees"), *sent("recommend", CABINET))
        for date in ("2025-02-01", "2025-05-01")
    ]
    judged = resolve([*papers, paper(CABINET, "2025-06-01", *item("Gritting Fleet"), *clause("approve", "agreed"))])
    assert sorted(str(n.props["status"]) for n in nodes(judged, "Matter")) == ["agreed", "awaiting answer"]


def test_the_same_title_years_later_is_not_an_answer() -> None:
    later = paper(CABINET, "2026-09-01", *item(), *clause("approve", "agreed"))
    assert followed(recommending(), later)[BRIDGE]["status"] == "awaiting answer"


def test_words_that_every_title_has_join_nothing() -> None:
    other = paper(CABINET, AUGUST, *item("Annual Performance Report"), *clause("approve", "agreed"))
    found = followed(recommending("Annual Report and Budget"), other)
    assert found["Annual Report and Budget"]["status"] == "awaiting answer"


def test_what_comes_before_cannot_follow() -> None:
    earlier = paper(CABINET, "2025-06-01", *item(), *clause("approve", "agreed"))
    assert followed(recommending(), earlier)[BRIDGE]["status"] == "awaiting answer"


def test_nothing_is_joined_across_authorities() -> None:
    other = paper(CABINET, AUGUST, *item(), *clause("approve", "agreed"), authority="Fernhollow County Council")
    assert followed(recommending(), other)[BRIDGE]["status"] == "awaiting answer"


def test_a_recommendation_without_an_answer_is_awaited() -> None:
    judged = resolve([recommending()])
    awaited = next(n for n in nodes(judged, "Step") if n.props["state"] == "awaited")
    assert (awaited.props["act"], awaited.props["date"]) == ("respond", JULY)
    assert awaited.evidence


def test_an_item_that_stays_in_its_body_is_no_matter() -> None:
    assert followed(paper(PANEL, JULY, *item(), *clause("note", "the report be noted"))) == {}


def test_refused() -> None:
    refusal = paper(CABINET, AUGUST, *item(), *clause("refuse", "the recommendation be rejected"))
    assert followed(recommending(), refusal)[BRIDGE]["status"] == "refused"


@pytest.mark.parametrize(
    "text",
    [
        "the bridge be approved, subject to a footway",
        "the scheme as amended be approved",
        "a bridge for £4.1m be approved",
    ],
)
def test_agreed_with_changes(text: str) -> None:
    asked = recommending(text="Cabinet be recommended to approve the bridge for £6.4m")
    assert (
        followed(asked, paper(CABINET, AUGUST, *item(), *clause("approve", text)))[BRIDGE]["status"]
        == "agreed with changes"
    )


@pytest.mark.parametrize("text", ["the bridge be approved for £6.4m", "the bridge be approved"])
def test_agreed_as_asked(text: str) -> None:
    asked = recommending(text="Cabinet be recommended to approve the bridge for £6.4m")
    assert followed(asked, paper(CABINET, AUGUST, *item(), *clause("approve", text)))[BRIDGE]["status"] == "agreed"


def test_an_amendment_that_was_carried_is_a_change() -> None:
    moved = (
        "motions",
        MotionRow(item="4", item_id="item-4", kind="amendment", text="add a footway", outcome="carried"),
    )
    decided = paper(CABINET, AUGUST, *item(), *clause("approve", "agreed"), moved)
    assert followed(recommending(), decided)[BRIDGE]["status"] == "agreed with changes"


def test_a_call_in_is_sent_back_and_waits_for_the_cabinet() -> None:
    decided = paper(CABINET, JULY, *item(), *clause("approve", "the bridge be approved"))
    rows = [*item(f"Call-in: {BRIDGE}"), *clause("refer", "the decision be referred back"), *sent("refer", CABINET)]
    found = followed(decided, paper("Scrutiny Committee", AUGUST, *rows, *named(CABINET, JULY, "4")))[BRIDGE]
    assert found["status"] == "sent back"
    assert [step[1:3] for step in found["steps"]] == [
        ("happened", "decided"),
        ("happened", "called in"),
        ("awaited", "answered"),
    ]


def test_what_is_planned_stays_planned_until_minutes_show_it() -> None:
    noted = [
        *item(),
        *clause("note", "noted"),
        *sent("report", CABINET, "planned"),
        *named(CABINET, AUGUST, relation="future"),
    ]
    planned = followed(paper(PANEL, JULY, *noted))[BRIDGE]
    assert (planned["status"], planned["steps"][1][1]) == ("planned", "planned")
    taken = followed(paper(PANEL, JULY, *noted), paper(CABINET, AUGUST, *item(), *clause("approve", "agreed")))[BRIDGE]
    assert [step[1] for step in taken["steps"]] == ["happened", "happened"]


def test_the_far_end_of_what_was_received_is_told_without_a_date() -> None:
    received = sent("recommend", None, "received", sender="Highways Scrutiny Committee")
    found = followed(paper(CABINET, AUGUST, *item(), *clause("approve", "agreed"), *received))[BRIDGE]
    assert bodies(found) == ["highways-scrutiny-committee", "executive"]
    assert found["status"] == "agreed"


def test_a_far_end_between_two_bodies_is_dated_by_what_names_it() -> None:
    received = sent("recommend", None, "received", sender=CABINET)
    asked = [
        *item(),
        *clause("recommend", "to Cabinet and Council"),
        *sent("recommend", CABINET),
        *sent("recommend", COUNCIL),
    ]
    council = paper(COUNCIL, SEPTEMBER, *item(), *clause("approve", "agreed"), *received, *named(CABINET, AUGUST, "27"))
    judged = resolve([paper(PANEL, JULY, *asked), council])
    found = journeys(judged)[BRIDGE]
    assert (found["status"], bodies(found)) == ("agreed", ["highways-cabinet-panel", "executive", "council"])
    middle = next(n for n in nodes(judged, "Step") if n.props["position"] == 2)
    assert (middle.props["date"], middle.props["minute"], middle.props["because"]) == (AUGUST, "27", "title")


def test_a_report_announces_and_is_no_step_itself() -> None:
    row = ReferralRow(item="3", to=CABINET, act="report", stage="planned", text=f"Cabinet will consider the {BRIDGE}")
    role = ReferenceRow(item="3", body=CABINET, date="2026-02-10", relation="future")
    report = paper(None, "2025-12", ("referrals", row), ("references", role), addressed_to="Ashcombe County Council")
    noted = paper(PANEL, JULY, *item(), *clause("note", "noted"))
    judged = resolve([report, noted])
    assert bodies(journeys(judged)[BRIDGE]) == ["highways-cabinet-panel", "executive"]
    assert next(n for n in nodes(judged, "Step") if n.props["state"] == "planned").props["date"] == "2026-02-10"


def test_the_open_and_the_closed_half_of_an_item_are_one_step() -> None:
    closed = ("items", ItemRow(number="9", title=BRIDGE, part="closed"))
    found = followed(recommending(), paper(CABINET, AUGUST, *item(), *clause("approve", "agreed"), closed))
    assert bodies(found[BRIDGE]) == ["highways-cabinet-panel", "executive"]


def test_two_documents_of_one_meeting_are_one_step_with_the_words_of_both() -> None:
    rows = [*item(), *clause("approve", "the bridge be approved")]
    notice, minutes = (paper(CABINET, AUGUST, *rows, name=name) for name in ("notice", "minutes"))
    judged = resolve([recommending(), notice, minutes])
    assert bodies(journeys(judged)[BRIDGE]) == ["highways-cabinet-panel", "executive"]
    decided = next(n for n in nodes(judged, "Step") if n.props["kind"] == "decided")
    assert {e.document for e in decided.evidence} == {notice.source.sha256, minutes.source.sha256}


def test_every_judgement_has_its_words_and_every_join_those_of_both_ends() -> None:
    later = paper(CABINET, AUGUST, *item(), *clause("approve", "agreed"), *named(PANEL, JULY, "4"))
    judged = resolve([recommending(), later])
    assert [node.id for node in judged.nodes if not node.evidence] == []
    assert [edge for edge in judged.edges if not edge.evidence] == []
    join = next(edge for edge in judged.edges if edge.name == "follows")
    assert len({e.document for e in join.evidence}) == 2
    assert PANEL in {e.quote for e in join.evidence}


def test_the_order_of_documents_changes_nothing() -> None:
    papers = [
        recommending(),
        paper(CABINET, AUGUST, *item(), *clause("recommend", "to Council"), *sent("recommend", COUNCIL)),
        paper(COUNCIL, SEPTEMBER, *item(), *clause("refuse", "rejected"), *named(CABINET, AUGUST, "4")),
        paper(CABINET, AUGUST, *item(), authority="Fernhollow Council"),
        paper(None, "2025-12", addressed_to="County Council"),
    ]
    expected = resolve(papers)
    for seed in range(5):
        random.Random(seed).shuffle(papers)
        assert resolve(papers) == expected


def test_what_stands_under_no_item_is_proved_by_its_own_words() -> None:
    plan = ReferralRow(act="report", stage="planned", text="The plan will be brought to Cabinet", to="Cabinet")
    judged = resolve([paper("Highways Panel", "2025-07-02", ("referrals", plan))])
    assert nodes(judged, "Matter")
    assert [thing for thing in (*judged.nodes, *judged.edges) if not thing.evidence] == []
