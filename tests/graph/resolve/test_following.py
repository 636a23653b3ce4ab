"""Procedure in matters: what cannot follow is not joined, the order of one day, and by when an answer was due."""

from __future__ import annotations

import pytest

from graph.check import impossible_joins
from graph.resolve import resolve
from graph.resolve.world import world_of
from ontology.record import Record
from tests.graph.papers import journeys, nodes, paper
from tests.graph.resolve.test_matters import (
    AUGUST,
    BRIDGE,
    CABINET,
    COUNCIL,
    JULY,
    PANEL,
    bodies,
    clause,
    followed,
    item,
    named,
    recommending,
    sent,
)

PLANNING = "Planning Committee"


def planning(*, told: bool) -> list[Record]:
    """A decision of the planning committee, and the cabinet's on a thing of the same name."""
    decided = paper(PLANNING, JULY, *item(), *clause("approve", "permission be granted"), *sent("report", CABINET))
    naming = named(PLANNING, JULY, "4") if told else []
    return [decided, paper(CABINET, AUGUST, *item(), *clause("approve", "the land be bought"), *naming)]


def test_a_planning_decision_goes_to_the_executive_only_where_a_document_says_so() -> None:
    decided, bought = planning(told=False)
    decided.referrals.clear()
    assert followed(decided, bought) == {}
    assert [bodies(found) for found in followed(*planning(told=True)).values()] == [["planning-committee", "executive"]]


def test_without_an_executive_no_map_of_one_keeps_anything_apart() -> None:
    first = paper(
        "Land Committee", JULY, *item(), *clause("approve", "it be sold"), *sent("refer", "Finance Committee")
    )
    last = paper("Finance Committee", AUGUST, *item(), *clause("approve", "it be sold"))
    assert [bodies(found) for found in followed(first, last).values()] == [["land-committee", "finance-committee"]]


@pytest.mark.parametrize("number", ["4", "77"])
def test_on_one_day_the_cabinet_comes_before_the_council(number: str) -> None:
    cabinet = paper(
        CABINET, JULY, *item(BRIDGE, number, "CD/2025/017"), *clause("recommend", "Council agree it", number)
    )
    council = paper(COUNCIL, JULY, *item(BRIDGE, "4", "CD/2025/017"), *clause("approve", "it be agreed"))
    for records in ((cabinet, council), (council, cabinet)):
        assert [bodies(found) for found in followed(*records).values()] == [["executive", "council"]]


def test_what_is_awaited_says_by_when_and_by_which_law() -> None:
    judged = resolve([recommending(), paper(CABINET, "2025-06-01")])
    (step,) = [step for step in nodes(judged, "Step") if step.props["state"] == "awaited"]
    assert step.props["act"] == "respond"
    assert "2025-09-01" in str(step.props["text"])
    assert "s. 9FE" in str(step.props["text"])


def test_a_council_decides_in_its_own_time() -> None:
    judged = resolve(
        [paper(CABINET, JULY, *item(), *clause("recommend", "Council agree it"), *sent("recommend", COUNCIL))]
    )
    (step,) = [step for step in nodes(judged, "Step") if step.props["state"] == "awaited"]
    assert step.props["act"] == "decide"
    assert "due by" not in str(step.props["text"])


def test_a_call_in_of_the_council_is_no_step_and_check_tells_of_it() -> None:
    decided = paper(COUNCIL, JULY, *item(), *clause("approve", "the bridge be replaced"))
    call_in = sent("call_in", None, "received", sender="Council")
    heard = paper(PANEL, AUGUST, *item(), *clause("refer", "it be sent back"), *call_in, *named(COUNCIL, JULY, "4"))
    (matter,) = followed(decided, heard, paper(CABINET, JULY)).values()
    assert not any(step[:3] == ("council", "happened", "decided") for step in matter["steps"])
    (found,) = list(impossible_joins(world_of([decided, heard, paper(CABINET, JULY)])))
    assert "s. 9F" in found.words
    assert found.evidence


def test_a_call_in_is_joined_to_the_executive_s_decision() -> None:
    decided = paper(CABINET, JULY, *item(), *clause("approve", "the bridge be replaced"))
    heard = paper(
        PANEL, AUGUST, *item(), *clause("refer", "it be sent back"), *sent("call_in", None, "received", sender=CABINET)
    )
    (found,) = journeys(resolve([decided, heard])).values()
    assert bodies(found)[:2] == ["executive", "highways-cabinet-panel"]
