"""Call-ins: who called in what, what was suspended, what came of it."""

from __future__ import annotations

import pytest

from graph.model import Contribution
from graph.resolve import resolve
from graph.resolve.matters.call_ins import callers_in
from ontology.record import Record, ReferenceRow
from tests.graph.papers import nodes, paper, targets
from tests.graph.resolve.test_matters import AUGUST, CABINET, JULY, clause, item, named, sent

ASKED = "Five members, calling in the decision of the Cabinet"


def heard(decided: str, asked: str = ASKED) -> Contribution:
    decision = paper(CABINET, JULY, *item(), *clause("approve", "the bridge be closed"), *clause("note", "thanks"))
    rows = (*item("Call-in: Harrow Lane Bridge Replacement"), *sent("call_in", None, "received", asked, CABINET))
    hearing: Record = paper("Scrutiny Committee", AUGUST, *rows, *clause("other", decided), *named(CABINET, JULY, "4"))
    return resolve([decision, hearing])


@pytest.mark.parametrize(
    ("decided", "outcome"),
    [
        ("the decision be referred back to Cabinet for reconsideration", "referred back"),
        ("no further action be taken and the decision stand", "stands"),
        ("the decision be referred to full Council", "referred to council"),
        ("the call-in be withdrawn", "withdrawn"),
        ("members be thanked", "not known"),
    ],
)
def test_what_came_of_it(decided: str, outcome: str) -> None:
    judged = heard(decided)
    found = nodes(judged, "CallIn")
    assert [node.props["outcome"] for node in found] == [outcome]
    assert bool(targets(judged, found[0].id, "resolvedIn")) == (outcome != "not known")


def test_the_decision_that_is_suspended_and_by_whom() -> None:
    judged = heard("the decision be referred back to Cabinet")
    call = nodes(judged, "CallIn")[0]
    assert call.props["callers"] == "Five members"
    assert len(targets(judged, call.id, "suspends")) == 1
    assert targets(judged, call.id, "heardBy") == ["body/ashcombe-county-council/scrutiny-committee"]


def test_names_are_those_after_their_title() -> None:
    assert callers_in("called in by Councillors A Bell, B Dunn and C Hart on 3 May") == ["A Bell", "B Dunn", "C Hart"]
    assert callers_in("the decision was called in") == []


def test_wards_and_titles_are_no_part_of_a_name() -> None:
    told = "Councillor Vane said that it was called in by Councillors S Bell (Upper Dale), Dunn and Ms J Hart (Mill)."
    assert callers_in(told) == ["S Bell", "Dunn", "J Hart"]


def test_a_lost_motion_is_not_what_came_of_it() -> None:
    decision = paper(CABINET, JULY, *item(), *clause("approve", "the bridge be closed"))
    lost = clause("refuse", "the decision be referred back to Cabinet")
    rows = (*item("Call-in: Harrow Lane Bridge Replacement"), *sent("call_in", None, "received", ASKED, CABINET))
    hearing = paper("Scrutiny Committee", AUGUST, *rows, *lost, *clause("other", "no further action be taken"))
    assert [node.props["outcome"] for node in nodes(resolve([decision, hearing]), "CallIn")] == ["stands"]


def test_two_call_ins_at_one_meeting_each_suspend_their_own_decision() -> None:
    titles = ("Review of Parking Charges", "Closure of Conveniences at Lock Street")
    kept = [clause("approve", f"{title} be agreed", number) for title, number in zip(titles, ("51", "52"), strict=True)]
    decided = paper(CABINET, JULY, *item(titles[0], "51"), *kept[0], *item(titles[1], "52"), *kept[1])
    heads = (f"Call-in: {titles[0]} (Cabinet, 1 July 2025, Minute No. 51)", "Call-in: Conveniences")
    rows = (
        *item(heads[0], "4"),
        *clause("refer", "the decision be referred back to Cabinet", "4"),
        *sent("call_in", None, "received", ASKED, CABINET),
        *named(CABINET, JULY, "51"),
        *item(heads[1], "5"),
        *clause("other", "no further action be taken", "5"),
    )
    second = ReferenceRow(item="5", item_id="item-5", body=CABINET, date=JULY, relation="past", minute="52")
    judged = resolve([decided, paper("Scrutiny Committee", AUGUST, *rows, ("references", second))])
    found = nodes(judged, "CallIn")
    assert sorted(str(node.props["outcome"]) for node in found) == ["referred back", "stands"]
    assert [len(targets(judged, node.id, "suspends")) for node in found] == [1, 1]
