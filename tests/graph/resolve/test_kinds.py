"""Kinds of bodies, by name and by what they do."""

from __future__ import annotations

import pytest

from graph.resolve.world import world_of
from ontology.record import DecisionRow, ReferralRow
from tests.graph.papers import paper

AUTHORITY = "Ashcombe County Council"


@pytest.mark.parametrize(
    ("name", "kind", "authority"),
    [
        ("Planning Committee", "regulatory", AUTHORITY),
        ("Planning Committee", "committee", "Bell Parish Council"),
        ("Planning Strategic Policy Committee", "committee", AUTHORITY),
        ("Pensions Advisory Panel", "committee", AUTHORITY),
        ("Highways Panel", "scrutiny", AUTHORITY),
        ("Cabinet Member for Highways", "executive", AUTHORITY),
        ("Strategic Director for Streets", "executive", AUTHORITY),
        ("Ballydunn Municipal District", "committee", AUTHORITY),
        ("Fire Authority", "council", "Ashcombe Fire and Rescue Authority"),
        ("Ashcombe Safeguarding Children Board", "joint", AUTHORITY),
    ],
)
def test_by_name(name: str, kind: str, authority: str) -> None:
    (body,) = world_of([paper(name, "2025-01-01", authority=authority)]).bodies.all.values()
    assert body.kind == kind


@pytest.mark.parametrize("name", ["District Council", "Fernhollow City Council", "Boundary Commission", "Ofsted"])
def test_what_is_only_named_and_another_s_is_outside(name: str) -> None:
    row = ReferralRow(to=name, act="refer", stage="made", text=name)
    found = world_of([paper("Bell Parish Council", "2025-01-01", ("referrals", row), authority="Bell Parish Council")])
    assert {body.kind for path, body in found.bodies.all.items() if not path.endswith("/council")} == {"outside"}


def test_a_board_that_sends_to_the_executive_is_scrutiny() -> None:
    sent = [
        ("referrals", ReferralRow(to="Cabinet", act="recommend", stage="made", text=f"That Cabinet do {n}"))
        for n in range(3)
    ]
    found = world_of([paper("Streets Forum", "2025-01-01", *sent)])
    assert found.bodies.all["body/ashcombe-county-council/streets-forum"].kind == "scrutiny"


def test_a_panel_that_decides_and_sends_nothing_is_a_committee() -> None:
    clauses = [("decisions", DecisionRow(text=f"That {n} be approved", act="approve")) for n in range(4)]
    found = world_of([paper("Allotments Panel", "2025-01-01", *clauses)])
    assert found.bodies.all["body/ashcombe-county-council/allotments-panel"].kind == "committee"
