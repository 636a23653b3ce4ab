"""Which writings of an authority are one body, which are two, and what is left for people to say."""

from __future__ import annotations

import random

import pytest

from graph.resolve import resolve
from graph.resolve.bodies.bodies import Bodies
from graph.resolve.bodies.body_names import WORDS, body_name
from graph.resolve.bodies.body_units import renaming
from graph.resolve.judgements import Ruled
from graph.resolve.world import world_of
from ontology.record import DecisionRow, PersonRow, Record, ReferenceRow, ReferralRow
from tests.graph.papers import nodes, paper, targets

SCOPE = "ashcombe-county-council"


def names(*written: str, date: str = "2025-01-01") -> list[tuple[str, ReferralRow]]:
    """Referrals that name bodies."""
    return [("referrals", ReferralRow(to=name, act="refer", stage="made", text=name)) for name in written]


def bodies(*papers: Record, ruled: Ruled | None = None) -> Bodies:
    return world_of(papers, ruled).bodies


def ids(found: Bodies) -> set[str]:
    return {path.removeprefix(f"body/{SCOPE}/") for path in found.all}


def verdicts(found: Bodies) -> set[tuple[str, str, str]]:
    return {
        (*sorted((j.one.rsplit("/", 1)[1], j.other.rsplit("/", 1)[1])), j.verdict)  # type: ignore[misc]
        for j in found.judgements
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children and Families Panel", "Children & Families Panel"),
        ("Highways Sub-Committee", "Highways Sub Cttee"),
        ("Housing Strategic Policy Committee", "Housing SPC"),
        ("Municipal District of Dunmore", "Dunmore Municipal District"),
        ("Health and Wellbeing Board", "Ashcombe Health and Well-being Board"),
        ("Services Scrutiny Committee", "Service Scrutiny Committees"),
        ("Cabinet Member for Highways & Transport", "Executive Member - Highways and Transport"),
        ("Corporate Policy Group", "CPG"),
        ("Licensing Committee", "Licencing Committee"),
        ("Streets Cabinet Panel", "Streets Panel"),
    ],
)
def test_one_body_written_differently(one: str, other: str) -> None:
    found = bodies(paper(one, "2025-01-01"), paper("Council", "2025-02-01", *names(other)))
    assert len(ids(found) - {"council"}) == 1
    assert all(path in found.all for path in found.redirects.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Licensing Sub-Committee A", "Licensing Sub-Committee B"),
        ("Licensing Sub-Committee A", "Licensing Committee"),
        ("North Area Planning Committee", "South Area Planning Committee"),
        ("Planning Committee", "Planning Panel"),
        ("Executive Scrutiny Committee", "Executive"),
        ("Environment Scrutiny Committee", "Overview and Scrutiny Committee"),
        ("Ashcombe Borough Council", "Ashcombe County Council"),
        ("Strategic Planning Committee", "Planning Committee"),
        ("Leader of the Council", "Deputy Leader of the Council"),
        ("Executive Member for Highways", "Executive Member for Housing"),
    ],
)
def test_names_that_are_two_bodies(one: str, other: str) -> None:
    found = bodies(paper(one, "2025-01-01"), paper("Audit Committee", "2025-02-01", *names(other)))
    assert len(ids(found)) == 3


def test_a_name_that_one_other_holds_is_that_body_and_of_two_neither() -> None:
    short = paper("Cabinet", "2025-02-01", *names("Scrutiny Committee"))
    assert "scrutiny-committee" not in ids(bodies(short, paper("Health Scrutiny Committee", "2025-01-01")))
    several = (paper("Health Scrutiny Committee", "2025-01-01"), paper("Housing Scrutiny Committee", "2025-01-02"))
    found = bodies(short, *several)
    assert "scrutiny-committee" in ids(found)
    assert ("health-scrutiny-committee", "scrutiny-committee", "unsure") in verdicts(found)


def test_a_short_name_means_the_body_that_its_document_names_in_full() -> None:
    told = paper("Cabinet", "2025-02-01", *names("Health Scrutiny Committee", "Scrutiny Committee", "the Committee"))
    others = (paper("Health Scrutiny Committee", "2025-01-01"), paper("Housing Scrutiny Committee", "2025-01-02"))
    world = world_of([told, *others])
    here = next(keys for keys in world.papers if keys.record.source.sha256 == told.source.sha256)
    for name in ("Scrutiny Committee", "this Committee"):
        assert world.bodies.of(here, name) == f"body/{SCOPE}/health-scrutiny-committee"


def test_initials_that_a_document_explains() -> None:
    clause = DecisionRow(text="That the Rural Transport Panel (RTP) be asked", act="refer")
    told = paper("Council", "2025-01-01", ("decisions", clause), *names("Rural Transport Panel"))
    found = bodies(told, paper("Cabinet", "2025-02-01", *names("RTP")))
    assert "rtp" not in ids(found)
    assert found.redirects[f"body/{SCOPE}/rtp"] == f"body/{SCOPE}/rural-transport-panel"


def test_a_body_that_was_renamed() -> None:
    clause = DecisionRow(text="That the Streets Panel be renamed the Highways Panel", act="approve")
    met = (paper("Streets Panel", "2024-01-01"), paper("Highways Panel", "2025-01-01"))
    found = bodies(*met, paper("Council", "2024-06-01", ("decisions", clause)))
    assert ids(found) == {"council", "streets-panel"}


def test_a_body_that_came_after_another_is_left_to_people() -> None:
    rows = [("people", PersonRow(name=name, capacity="member")) for name in ("A Bell", "C Dunn", "E Hart")]
    found = bodies(
        paper("Children, Homes and Families Panel", "2024-01-01", *rows),
        paper("Children, Schools and Families Panel", "2024-11-01", *rows),
        paper("Children, Homes and Families Board", "2024-11-01", *rows),
    )
    assert {verdict for _, _, verdict in verdicts(found)} == {"unsure"}
    assert len(ids(found)) == 3


def test_two_that_met_side_by_side_are_two() -> None:
    days = ("2025-01-01", "2025-03-01")
    papers = [paper(body, day) for body in ("Housing Panel", "Housing Repairs Panel") for day in days]
    assert verdicts(bodies(*papers)) == {("housing-panel", "housing-repairs-panel", "different")}


def test_the_days_of_a_meeting_tell_whom_another_name_means() -> None:
    row = ReferenceRow(body="Highways and Transport Panel", date="2025-01-01", relation="past")
    found = bodies(paper("Highways Cabinet Panel", "2025-01-01"), paper("Cabinet", "2025-02-01", ("references", row)))
    assert ids(found) == {"executive", "highways-cabinet-panel"}


def test_what_a_person_ruled_outranks_every_rule() -> None:
    papers = [paper("Housing SPC", "2025-01-01"), paper("Housing Strategic Policy Committee", "2025-02-01")]
    pair = (f"body/{SCOPE}/housing-spc", f"body/{SCOPE}/housing-strategic-policy-committee")
    assert len(ids(bodies(*papers))) == 1
    assert len(ids(bodies(*papers, ruled=Ruled([(*pair, False)])))) == 2
    two = [paper("Streets Panel", "2025-01-01"), paper("Highways Board", "2025-02-01")]
    same = Ruled([(f"body/{SCOPE}/streets-panel", f"body/{SCOPE}/highways-board", True)])
    assert len(ids(bodies(*two, ruled=same))) == 1


def test_a_ruling_holds_for_short_names_too() -> None:
    told = paper("Health Scrutiny Committee", "2025-01-01", *names("Scrutiny Committee"))
    pair = (f"body/{SCOPE}/scrutiny-committee", f"body/{SCOPE}/health-scrutiny-committee")
    assert ids(bodies(told)) == {"health-scrutiny-committee"}
    assert ids(bodies(told, ruled=Ruled([(*pair, False)]))) == {"health-scrutiny-committee", "scrutiny-committee"}


def test_neither_order_nor_another_authority_changes_anything() -> None:
    papers = [
        paper("Housing SPC", "2025-02-01", *names("CPG", "Housing Committee")),
        paper("Housing Strategic Policy Committee", "2025-01-01"),
        paper("Corporate Policy Group", "2025-03-01", *names("Scrutiny Committee", "Council")),
        paper("Health Scrutiny Committee", "2025-03-02", *names("the Committee", "Health Select Committee")),
    ]
    before = bodies(*papers)
    random.shuffle(papers)
    other = paper("Housing SPC", "2025-02-01", *names("Scrutiny Committee"), authority="Fernhollow Council")
    after = bodies(*papers, other)
    assert ids(before) == {path for path in ids(after) if "/" not in path}
    assert before.judgements == [j for j in after.judgements if SCOPE in j.one]
    assert before.redirects == {path: body for path, body in after.redirects.items() if SCOPE in path}


def test_every_writing_leads_to_a_body() -> None:
    found = bodies(paper("Cabinet", "2025-01-01", *names("Executive Board", "full Council", "Scrutiny Committee")))
    for written in ("cabinet", "executive-board", "council"):
        path = f"body/{SCOPE}/{written}"
        assert path in found.all or found.redirects[path] in found.all


def test_a_part_of_a_body_knows_its_whole() -> None:
    papers = [
        paper("Licensing Committee", "2025-01-01"),
        paper("Licensing Sub-Committee A", "2025-01-02"),
        paper("Cabinet", "2025-01-03"),
        paper("Executive Member for Highways", "2025-01-04"),
    ]
    judged = resolve(papers)
    of = {node.id.rsplit("/", 1)[1]: targets(judged, node.id, "subBodyOf") for node in nodes(judged, "Body")}
    assert of["licensing-sub-committee-a"] == [f"body/{SCOPE}/licensing-committee"]
    assert of["executive-member-for-highways"] == [f"body/{SCOPE}/executive"]
    assert of["licensing-committee"] == of["executive"] == []


@pytest.mark.parametrize("row", WORDS["renamed"], ids=lambda row: row["match"][:30])
def test_a_wording_of_a_new_name_takes_its_examples_and_no_other(row: dict[str, list[str]]) -> None:
    pattern = renaming()[WORDS["renamed"].index(row)]
    assert [text for text in row["yes"] if not pattern.search(text)] == []
    for text in row["no"]:
        match = pattern.search(text)
        assert match is None or not all(_is_body(match[name]) for name in ("old", "new"))


def _is_body(written: str) -> bool:
    name = body_name(SCOPE, written)
    return name is not None and bool(name.head) and not name.nameless
