"""Call-ins: who called in what, what was suspended, what came of it."""

from __future__ import annotations

import pytest

from graph.model import Contribution
from graph.resolve import resolve
from graph.resolve.matters.call_ins import callers_in
from ontology.record import Record
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
