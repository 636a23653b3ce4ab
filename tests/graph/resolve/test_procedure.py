"""What may follow in each system of local government, and that every rule names its source."""

from __future__ import annotations

import pytest

from graph.resolve.bodies.procedure import FOLDER, Procedure, months_after, procedure_of, procedures
from ontology.schema import load

COUNTY = {"executive", "scrutiny", "council", "regulatory"}


@pytest.fixture
def county() -> Procedure:
    found = procedure_of("ashcombe-county-council", COUNTY, ["Cabinet", "Highways Panel"])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scope", "kinds", "names", "name"),
    [
        ("ashcombe-county-council", COUNTY, ["Cabinet"], "executive"),
        ("ashcombe-borough-council", {"committee", "council"}, ["Housing Committee"], "committees"),
        ("bell-parish-council", {"committee", "council"}, ["Planning Committee"], "local"),
        ("dunn-county-council", {"committee", "council"}, ["Housing SPC"], "ireland"),
        ("cyngor-sir-hart", {"executive", "council"}, ["Cabinet"], "wales"),
        ("three-dunns-combined-authority", {"joint", "scrutiny"}, ["Combined Authority Board"], "combined"),
        ("unknown-1", {"outside"}, [], None),
    ],
)
def test_the_map_is_chosen_from_what_bodies_there_are(
    scope: str, kinds: set[str], names: list[str], name: str | None
) -> None:
    found = procedure_of(scope, kinds, names)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        ("scrutiny", "recommend", "executive"),
        ("executive", "recommend", "council"),
        ("executive", "call_in", "scrutiny"),
        ("scrutiny", "recommend", "council"),
        ("council", "refer", "executive"),
        ("joint", "report", "executive"),
        ("executive", "note", "outside"),
    ],
)
def test_what_may_follow(county: Procedure, before: str, act: str, after: str) -> None:
    assert county.may_follow(before, act, after)
    assert county.impossible(before, act, after) is None


def test_a_decision_of_council_or_of_a_regulatory_committee_is_never_called_in(county: Procedure) -> None:
    for before in ("council", "regulatory"):
        assert not county.may_follow(before, "call_in", "scrutiny", told=True)
        rule = county.impossible(before, "call_in", "scrutiny")
        assert rule is not None
        assert "9F" in rule.source


def test_a_regulatory_decision_does_not_go_to_the_executive_unless_a_document_says_so(county: Procedure) -> None:
    assert not county.may_follow("regulatory", "approve", "executive")
    assert county.may_follow("regulatory", "approve", "executive", told=True)
    assert county.impossible("regulatory", "approve", "executive") is None


def test_scrutiny_awaits_an_answer_within_two_months(county: Procedure) -> None:
    awaited = county.answers("recommend", "scrutiny", "executive")
    assert awaited is not None
    assert (awaited.wants, awaited.months) == ("respond", 2)
    assert awaited.due("2025-03-04") == "2025-05-04"
    assert awaited.due("2025-03") is None
    assert awaited.due(None) is None


def test_the_council_decides_what_the_executive_recommends(county: Procedure) -> None:
    awaited = county.answers("recommend", "executive", "council")
    assert awaited is not None
    assert (awaited.wants, awaited.due("2025-03-04")) == ("decide", None)
    assert county.answers("note", "executive", "council") is None


def test_panel_before_cabinet_before_council(county: Procedure) -> None:
    assert sorted(["council", "executive", "scrutiny"], key=county.rank) == ["scrutiny", "executive", "council"]


@pytest.mark.parametrize(("day", "months", "later"), [("2025-12-31", 2, "2026-02-28"), ("2025-11-30", 1, "2025-12-30")])
def test_months_end_where_months_end(day: str, months: int, later: str) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize("name", sorted(procedures()))
def test_every_rule_has_a_source_and_says_whether_it_was_looked_up(name: str) -> None:
    procedure = procedures()[name]
    rules = [*procedure.rules, *(awaited.rule for awaited in procedure.awaited)]
    assert rules
    for rule in rules:
        assert rule.source
        assert rule.note
        assert rule.basis in ("looked up", "from memory")
        assert rule.verdict in ("may", "unlikely", "never")


def test_kinds_are_those_of_the_schema() -> None:
    known = set(load().property("Body", "kind").values)
    for procedure in procedures().values():
        rules = [*procedure.rules, *(awaited.rule for awaited in procedure.awaited)]
        named = {kind for rule in rules for kind in (*rule.before, *rule.after)}
        assert named <= {*known, "any"}
        assert set().union(*procedure.order) >= known - {"executive"}


def test_every_file_is_a_procedure() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(procedures())
