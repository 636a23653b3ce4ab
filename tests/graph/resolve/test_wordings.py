"""What the words of a clause do with a recommendation, and which one they name."""

from __future__ import annotations

from typing import Any

import pytest
from ruamel.yaml import YAML

from graph.resolve.answers.changes import Change, changes
from graph.resolve.answers.wordings import PATH, Named, core, mended, named, parts, says, sender, subject, told

FAMILIES = {n: row for n, row in YAML(typ="safe").load(PATH.read_text("utf-8")).items() if isinstance(row, dict)}


@pytest.mark.parametrize("name", FAMILIES)
def test_each_family_takes_its_examples_and_no_other(name: str) -> None:
    row: dict[str, Any] = FAMILIES[name]
    assert [text for text in row["yes"] if not says(name, text)] == []
    assert [text for text in row["no"] if says(name, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "it be recommended to Cabinet that the bridge be replaced",
        "Cabinet be recommended to agree that the bridge be replaced;",
        "That the Highways Panel recommends to the Cabinet that the bridge be replaced; and",
        "That it be recommended to the executive: the bridge be replaced.",
        "the bridge be replaced, as recommended by the Panel",
    ],
)
def test_what_is_asked_is_told_without_the_asking(text: str) -> None:
    assert core(text) == "the bridge be replaced"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("the bridge be replaced", "accepted"),
        ("the bridge be not replaced", "refused"),
        ("the proposal that the bridge be replaced be rejected", "refused"),
        ("the proposal that the bridge be replaced, subject to a survey, be rejected", "refused"),
        ("the bridge be replaced, subject to the old one not being demolished", "accepted"),
        ("the work be finished not later than May", "accepted"),
        ("the recommendations of the Panel be noted", "noted"),
        ("consideration of the bridge be deferred to a later meeting", "deferred"),
        ("the recommendation, having been overtaken by events, be not pursued", "superseded"),
    ],
)
def test_what_the_words_do(text: str, outcome: str) -> None:
    assert told(text) == outcome


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("recommendation (b) of the Panel be accepted", Named(("b",))),
        ("Recommendations 1 to 3 and 5 be agreed", Named(("1", "2", "3", "5"))),
        ("recommendations (a)–(c) be noted", Named(("a", "b", "c"))),
        ("the recommendations of the Panel be approved", Named(all=True)),
        ("the recommendation be accepted", Named(one=True)),
        ("recommendations R1 to R3 be agreed", Named(("1", "2", "3"))),
        ("the Panel be told of the reasons for not accepting its first recommendation", Named(("1",))),
        ("the first and second recommendations of the Panel be agreed", Named(("1", "2"))),
        ("the first bridge be replaced", Named()),
        ("the bridge be replaced", Named()),
    ],
)
def test_which_recommendations_are_named(text: str, found: Named) -> None:
    assert named(text) == found


def test_what_a_scanner_misread_is_mended() -> None:
    assert mended("Thc recommcndation of tlie Cabinct Pane1 bc not accepted by Ashcombe BC") == (
        "The recommendation of the Cabinet Panel be not accepted by Ashcombe BC"
    )
    assert named("recommendation(2) of the Panel") == Named(("2",))


def test_whose_recommendation_and_about_what() -> None:
    text = "the views of the Highways Panel on the bridge be noted"
    assert (sender(text), subject(text)) == ("Highways Panel", "the bridge")


def test_a_clause_that_does_two_things_is_two() -> None:
    text = "the bridge be replaced, and the alternative of doing nothing be rejected"
    assert parts(text) == ("the bridge be replaced", "the alternative of doing nothing be rejected")


def test_recommendations_that_fare_differently_are_told_apart() -> None:
    text = "to accept recommendations 1, 2 and 4, and to reject recommendation 3"
    assert [(named(part).labels, told(part)) for part in parts(text)] == [
        (("1", "2", "4"), "accepted"),
        (("3",), "refused"),
    ]
    text = "recommendations (a) and (c) be accepted, recommendation (b) be not accepted"
    assert [(named(part).labels, told(part)) for part in parts(text)] == [(("a", "c"), "accepted"), (("b",), "refused")]


@pytest.mark.parametrize(
    ("asked", "given", "found"),
    [
        (
            "the bridge be replaced at a cost of £2.4m",
            "the bridge be replaced at a cost of £3.1m",
            [("£2.4m", "£3.1m")],
        ),
        ("the hall be closed from 1 April", "the hall be closed from 1 September", [("April", "September")]),
        ("the hall be closed", "the hall be closed, subject to a survey", [("", "subject to a survey")]),
        ("Cabinet approves the new hall", "the new hall be approved", []),
        ("the hall at Orrincombe be closed from 1 April", "the hall at Orrincombc be closed from 1 Apri1", []),
        ("add £6m to the programme", "£6m be added to the programme", []),
        ("the hall at Elm Road, Orrin be closed", "the hall at Elm Road,Orrin beclosed", []),
        (
            "the scheme be approvedat an estimated cost of £0.4m",
            "the scheme be approved at an estimated cost of £0.4m",
            [],
        ),
        ("the hall be kept until 31st March", "the hall be kept until 31 March", []),
    ],
)
def test_changes_word_by_word(asked: str, given: str, found: list[tuple[str, str]]) -> None:
    assert list(changes(asked, given)) == [Change(*change) for change in found]
