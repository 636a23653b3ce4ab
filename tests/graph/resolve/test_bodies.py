"""Which body a name means, in its document and in its authority."""

from __future__ import annotations

import pytest

from graph.resolve import resolve
from graph.resolve.world import world_of
from ontology.record import ReferenceRow, ReferralRow, RoleRow
from tests.graph.papers import nodes, paper, targets

PANEL = "Children's Services Cabinet Panel"
BODY = "body/ashcombe-county-council"


def meant(name: str, own: str = PANEL, authority: str | None = "Ashcombe County Council") -> str | None:
    papers = [
        paper(own, "2025-07-01", authority=authority),
        paper("Cabinet", "2025-07-02"),
        paper("Executive Scrutiny Committee", "2025-07-03"),
        paper("Environment Scrutiny Committee", "2025-07-04"),
    ]
    world = world_of(papers)
    here = next(keys for keys in world.papers if keys.record.source.sha256 == papers[0].source.sha256)
    return world.bodies.of(here, name)


@pytest.mark.parametrize(
    "name", ["Cabinet", "the executive", "Executive", "THE CABINET", "Ashcombe County Council's Cabinet"]
)
def test_the_executive_is_one_body(name: str) -> None:
    assert meant(name) == f"{BODY}/executive"


@pytest.mark.parametrize(
    "name", ["Council", "full Council", "County Council", "Annual Council", "Ashcombe County Council"]
)
def test_the_council_is_one_body(name: str) -> None:
    assert meant(name) == f"{BODY}/council"


@pytest.mark.parametrize("name", ["the Panel", "Cabinet Panel", "Childrens Services Cabinet Panel"])
def test_short_forms_are_the_meetings_own_body(name: str) -> None:
    assert meant(name) == f"{BODY}/children-services-cabinet-panel"


def test_a_scrutiny_committee_of_the_executive_is_not_the_executive() -> None:
    assert meant("Executive Scrutiny Committee") == f"{BODY}/executive-scrutiny-committee"


def test_another_county_council_is_not_this_one() -> None:
    assert (
        meant("County Council", authority="Fernhollow District Council")
        == "body/fernhollow-district-council/county-council"
    )


@pytest.mark.parametrize("name", ["the Committee", "Board", "", None])
def test_what_could_be_any_is_none(name: str) -> None:
    assert meant(name) is None


def test_a_short_form_of_two_bodies_is_neither() -> None:
    assert meant("Scrutiny Committee") == f"{BODY}/scrutiny-committee"


def test_bodies_of_two_authorities_are_two() -> None:
    judged = resolve([paper("Cabinet", "2025-07-02"), paper("Cabinet", "2025-07-02", authority="Fernhollow Council")])
    assert [node.id for node in nodes(judged, "Body")] == [f"{BODY}/executive", "body/fernhollow-council/executive"]
    assert [node.props["kind"] for node in nodes(judged, "Body")] == ["executive", "executive"]


def test_the_authority_beside_an_officer_is_no_seat_on_the_council() -> None:
    role = RoleRow(person="Ann Field", role="Director of Highways", organisation="Ashcombe County Council")
    judged = resolve([paper("Cabinet", "2025-07-02", ("roles", role))])
    assert not any(edge.name == "onBody" for edge in judged.edges)
    assert [node.id for node in nodes(judged, "Post")] == ["post/ashcombe-county-council/director-of-highways"]


def test_an_outside_body_belongs_to_no_authority() -> None:
    row = ReferralRow(to="Ofsted", act="report", stage="made", text="submitted to Ofsted")
    judged = resolve([paper("Cabinet", "2025-07-02", ("referrals", row))])
    ofsted = next(node for node in nodes(judged, "Body") if node.props["name"] == "Ofsted")
    assert ofsted.props["kind"] == "outside"
    assert targets(judged, ofsted.id, "ofAuthority") == []


def test_what_a_report_says_of_itself_goes_before_what_speaks_for_another() -> None:
    named = ("references", ReferenceRow(item="1", body=PANEL, date="2025-07-01", relation="past"))
    signed = ("roles", RoleRow(person="Winifred Vane", role="Leader", organisation="Ashcombe County Council"))
    for authority, scope in (("Fernhollow Council", "fernhollow-council"), (None, "ashcombe-county-council")):
        report = paper(None, "2025-12", named, signed)
        report.document.authority = authority
        world = world_of([paper(PANEL, "2025-07-01", signed), report])
        here = next(keys for keys in world.papers if keys.record.source.sha256 == report.source.sha256)
        assert world.authorities.scope(here) == scope


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CABINET", "Cabinet"),
        ("PLANNING COMMITTEE", "Planning Committee"),
        ("Housing Panel and the Streets Panel", "Housing Panel"),
        ("Safeguarding Children'S Board", "Safeguarding Children's Board"),
        ("Overview and Scrutiny Committee (OSC)", "Overview and Scrutiny Committee"),
        ("LCDC", "LCDC"),
    ],
)
def test_a_name_as_it_is_shown(written: str, name: str) -> None:
    (body,) = world_of([paper(written, "2025-07-01")]).bodies.all.values()
    assert body.name == name
