"""Lines `Action: … (AB)`, names by their initial, and further ways in which business moves and posts are told."""

import pytest

from ontology.record import Record
from tests.ingest.helpers import record

HEAD = "Minutes of the meeting of the {body} held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
PRESENT = "Present: Councillors Ann Bell (Chair), Carl Dunn and Eve Hart\n\n"
FIRST = "1. APOLOGIES\n\nNone were received.\n\n"


def of(body: str, text: str, title: str = "Quay repairs") -> Record:
    return record(f"{HEAD.format(body=body)}{PRESENT}{FIRST}2. {title.upper()}\n\n{text}\n")


LISTS = [
    (
        "Action: Set a date for the trip. Send out the letters. (AB)",
        [("Set a date for the trip.", "AB"), ("Send out the letters.", "AB")],
    ),
    ("Action: Buy the oars. Paint the shed. (AB & CD)", [("Buy the oars.", "AB & CD"), ("Paint the shed.", "AB & CD")]),
    ("ACTION – Order new ropes (Eve Hart)", [("Order new ropes", "Eve Hart")]),
    (
        "Action: Buy the oars. A deputy to be named by CD. (AB)",
        [("Buy the oars.", "AB"), ("A deputy to be named by CD.", "CD")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_each_sentence_of_an_action_line_is_work(text: str, wanted: list[tuple[str, str]]) -> None:
    found = of("Harbour Panel", f"The quay was seen.\n\n{text}\n\nThe tide was noted.").actions
    assert [(row.text, row.owner) for row in found] == wanted


NO_WORK = [
    "The Chair asked Members to declare any interests in the business.",
    "Councillor Dunn undertook to leave the meeting for the item.",
    "Councillor Hart asked Members to think of the harbour.",
]


@pytest.mark.parametrize("text", NO_WORK)
def test_what_gives_nobody_work(text: str) -> None:
    assert of("Harbour Panel", text).actions == []


MOVES = [
    (
        "Cabinet",
        "RESOLVED to recommend Council to approve the harbour budget.",
        ("Cabinet", "Council", "recommend", "made"),
    ),
    (
        "Harbour Panel",
        "The plan will now be brought to the Cabinet for final approval.",
        ("Harbour Panel", "Cabinet", "refer", "planned"),
    ),
    (
        "Ashcombe County Council",
        "Members noted resolution passed by Dunmore County Council calling on ports to close.",
        ("Dunmore County Council", "Ashcombe County Council", "refer", "received"),
    ),
    (
        "Ashcombe County Council",
        "Members noted response from Harbourcare in relation to the motion on tides.",
        ("Harbourcare", "Ashcombe County Council", "respond", "received"),
    ),
    (
        "Harbour Panel",
        "The Audit Committee wanted a view on the ferry.",
        ("Audit Committee", "Harbour Panel", "refer", "received"),
    ),
    (
        "Harbour Panel",
        "The following motion had been referred to the Panel by the Council at its May sitting.",
        ("Council", "Harbour Panel", "refer", "received"),
    ),
    (
        "Harbour Panel",
        "The views of the Panel were sought before a decision was taken by the Cabinet on 22 July 2025.",
        (None, "Cabinet", "report", "planned"),
    ),
    (
        "Harbour Panel",
        "The report had been before the Audit Committee on 3 February 2025.",
        (None, "Audit Committee", "report", "received"),
    ),
]


@pytest.mark.parametrize(("body", "text", "wanted"), MOVES)
def test_what_moves(body: str, text: str, wanted: tuple[str | None, ...]) -> None:
    assert wanted in [(r.from_, r.to, r.act, r.stage) for r in of(body, text).referrals]


def test_an_initial_and_surname_mean_the_one_person_present() -> None:
    found = of("Harbour Panel", "Cllr. A. Bell declared an interest in item 2.", "Declarations of interest").interests
    assert [row.person for row in found] == ["Ann Bell"]


def test_one_who_did_likewise_declared_the_same() -> None:
    text = "Cllr Bell declared a personal interest in item 2. Cllr Hart did likewise, being a rower."
    found = of("Harbour Panel", text, "Declarations of interest").interests
    assert [(row.person, row.item) for row in found] == [("Ann Bell", "2"), ("Eve Hart", "2")]


def test_the_chair_of_a_body_that_stands_behind_a_name() -> None:
    text = "Joan Quayle, Chairperson of the Audit Committee, presented its report."
    found = [(r.person, r.role, r.organisation) for r in of("Ashcombe County Council", text).roles]
    assert ("Joan Quayle", "Chairperson", "Audit Committee") in found
