"""Resolutions, recommendations, notices and votes in the forms in which councils write them; all of them made up."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ingest.helpers import minutes

FILES = (
    "decision_forms.yaml",
    "decision_forms_more.yaml",
    "decision_forms_told.yaml",
    "decision_forms_beside.yaml",
)
FORMS: list[dict[str, Any]] = [
    form for name in FILES for form in YAML(typ="safe").load((Path(__file__).parent / name).read_text(encoding="utf-8"))
]
NAMES = [f"{number} {form['body'][:50]}" for number, form in enumerate(FORMS)]


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_a_form_is_read(form: dict[str, Any]) -> None:
    found = minutes(form["body"], title=form.get("title", "Report"))
    if "decisions" in form:
        assert [[row.label, row.act, row.text] for row in found.decisions] == form["decisions"]
    if "votes" in form:
        votes = [[row.for_, row.against, row.abstain, bool(row.unanimous)] for row in found.votes]
        assert votes == form["votes"]


LAID_OUT = [
    (
        "A recorded vote was taken:\n\nFor             Against          Abstain\n"
        "Cllr Bell       Cllr Hart        Cllr Lane\nCllr Dunn       Cllr Mace\nCllr Stock\n\nThe motion was carried.",
        (3, 2, 1),
        ["Bell", "Dunn", "Stock"],
    ),
    (
        "The result was:\n\nFOR - 2             AGAINST - 1         ABSTAINED - 0\n"
        "Ald. Bell           Cllr Hart\nCllr Dunn\n\nThe Mayor declared the motion carried.",
        (2, 1, 0),
        ["Bell", "Dunn"],
    ),
    (
        "On a division, there voted:-\n\n     For the Motion             For the Amendment\n\n"
        "     Councillor Bell            Councillor Hart\n     Councillor Dunn            Councillor Mace\n"
        "     Councillor Lane\n          (3)                        (2)\n\nThe motion was therefore carried.",
        (3, 2, None),
        ["Bell", "Dunn", "Lane"],
    ),
]


@pytest.mark.parametrize(("body", "counts", "pro"), LAID_OUT)
def test_a_table_of_votes(body: str, counts: tuple[int, int, int | None], pro: list[str]) -> None:
    (vote,) = minutes(body).votes
    assert (vote.for_, vote.against, vote.abstain) == counts
    assert [ballot.person for ballot in vote.ballots if ballot.choice == "for"] == pro
    assert vote.method == "recorded"


def test_a_dissent_names_its_clause() -> None:
    found = minutes(
        "RESOLVED –\n\n(a) That the report be noted.\n\n(b) That the fee be raised.\n\nCouncillor Bell asked that his "
        "vote against clause (b) be recorded."
    )
    (vote,) = found.votes
    assert (vote.label, vote.unanimous, vote.for_) == ("b", False, None)
    assert [(ballot.person, ballot.choice) for ballot in vote.ballots] == [("Bell", "against")]


def test_the_public_is_excluded_for_what_follows() -> None:
    found = minutes(
        "RESOLVED that the plan be adopted.\n\nRESOLVED that the public be excluded from the meeting for Item 2 under "
        "paragraph 3 of Schedule 12A."
    )
    assert [(row.item, row.act) for row in found.decisions] == [("1", "approve"), (None, "exclude_public")]


def test_a_table_belongs_to_its_clause() -> None:
    found = minutes(
        "RESOLVED\n\n(1) That the following be appointed:-\n\n     Board          Chair               Deputy\n"
        "     Harbour        Councillor Bell     Councillor Dunn\n\n(2) That the Clerk be authorised to fill vacancies."
    )
    assert [(row.label, row.act) for row in found.decisions] == [("1", "appoint"), ("2", "delegate")]
    assert found.decisions[0].text.endswith("Councillor Bell Councillor Dunn")


def test_an_amendment_is_put_before_its_motion() -> None:
    found = minutes(
        "Councillor Bell moved, and Councillor Dunn seconded, that the hall be sold. Councillor Hart moved an "
        "amendment that the hall be leased, seconded by Councillor Mace. The amendment was put to the vote and "
        "lost. The motion was put to the vote and carried."
    )
    assert [row.act for row in found.decisions] == ["approve", "refuse"]
    assert [row.outcome for row in found.votes] == ["lost", "carried"]
    assert [(row.kind, row.outcome) for row in found.motions] == [("motion", "carried"), ("amendment", "lost")]
