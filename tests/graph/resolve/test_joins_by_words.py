"""What joins items whose titles differ: the words of their clauses, the meeting named, a stage that a title tells."""

from __future__ import annotations

import pytest

from graph.resolve.matters.links import numbers
from graph.resolve.matters.titles import signs_of, words_of
from ontology.record import Record
from tests.graph.papers import paper
from tests.graph.resolve.test_matters import (
    AUGUST,
    CABINET,
    COUNCIL,
    JULY,
    PANEL,
    SEPTEMBER,
    bodies,
    clause,
    followed,
    item,
    named,
    sent,
)

DEPOTS = "Harbour Depots - Future Provision"
RE_USE = "a re-use shop at Orrinmere be opened with a charity and weekend opening be kept"
BOTH = ["highways-cabinet-panel", "executive"]


def panel(text: str = RE_USE, title: str = DEPOTS, to: str = CABINET) -> Record:
    return paper(PANEL, JULY, *item(title), *clause("recommend", text), *sent("recommend", to))


def cabinet(text: str, title: str = "HDR Review: the way ahead", day: str = AUGUST) -> Record:
    received = sent("recommend", CABINET, "received", sender=PANEL)
    return paper(CABINET, day, *item(title), *clause("approve", text), *received)


def test_clauses_of_like_words_join_where_the_titles_have_none_in_common() -> None:
    answer = cabinet("a re-use shop at Orrinmere harbour be opened with a charity; weekend opening of depots be kept")
    assert bodies(followed(panel(), answer)[DEPOTS]) == BOTH
    (journey,) = followed(panel(), answer).values()
    assert journey["steps"][1][4] == "title"


def test_clauses_of_other_words_do_not() -> None:
    journeys = followed(panel(), cabinet("the fees for moorings be raised by a tenth"))
    assert journeys[DEPOTS]["status"] == "awaiting answer"


def test_of_two_that_say_the_like_neither_is_taken() -> None:
    said = "a re-use shop at Orrinmere harbour be opened with a charity; weekend opening of depots be kept"
    items = (*item("First", "4"), *clause("approve", said, "4"), *item("Second", "5"), *clause("approve", said, "5"))
    twice = paper(CABINET, AUGUST, *items)
    assert followed(panel(), twice)[DEPOTS]["status"] == "awaiting answer"


def test_the_one_thing_that_the_named_meeting_sent_here_is_meant() -> None:
    sending = panel("Beds at the home in Orrinmere be kept for reablement", "Reablement beds at Orrinmere")
    told = paper(
        CABINET,
        AUGUST,
        *item("Priory Lodge, Orrinmere: Response to the Panel"),
        *clause("approve", "Ten reablement beds be kept at the lodge for a year"),
        *named(PANEL, JULY),
    )
    assert bodies(followed(sending, told)["Reablement beds at Orrinmere"]) == BOTH


def test_a_call_in_is_known_by_its_title_and_the_date_in_it_is_no_sign() -> None:
    assert signs_of("Call-in: Cabinet Decision of 5 August 2025 on Harbour Ferries") == {}
    title = "Harbour Ferries: Supported Services from January 2026"
    decided = paper(CABINET, AUGUST, *item(title), *clause("approve", "support be withdrawn from two ferries"))
    called = paper(
        PANEL,
        SEPTEMBER,
        *item("Call-in: Cabinet Decision of 5 August 2025 on Harbour Ferries"),
        *clause("refer", "the decision be referred back"),
        *sent("refer", CABINET),
    )
    steps = [step for step in followed(decided, called)[title]["steps"] if step[1] == "happened"]
    assert [step[0] for step in steps] == ["executive", "highways-cabinet-panel"]


@pytest.mark.parametrize(
    ("later", "joined"),
    [("Orrinmere School: Determination of Proposal", True), ("Orrinmere School: Kitchen", False)],
)
def test_a_later_stage_follows_what_the_same_body_began(later: str, joined: bool) -> None:
    began = paper(CABINET, JULY, *item("Proposed Expansion of Orrinmere School"), *clause("approve", "notice be given"))
    ended = paper(CABINET, SEPTEMBER, *item(later), *clause("approve", "agreed"))
    assert bool(followed(began, ended)) is joined


def test_what_was_sent_to_a_body_without_minutes_here_goes_on_under_its_title() -> None:
    council = paper(COUNCIL, SEPTEMBER, *item("Harbour Ferries Subsidy"), *clause("approve", "agreed"))
    journeys = followed(panel("a subsidy", "Harbour Ferries Subsidy"), council)
    assert [s[0] for s in journeys["Harbour Ferries Subsidy"]["steps"] if s[1] == "happened"] == [
        "highways-cabinet-panel",
        "council",
    ]


def test_a_bracket_that_nothing_closes_is_a_clause_too() -> None:
    assert numbers("47/25(b") == numbers("47/25") == ("47", "25")


def test_a_scanners_slips_are_the_same_word() -> None:
    assert words_of("MiII Lane C1osure") == words_of("Mill Lane Closure")
