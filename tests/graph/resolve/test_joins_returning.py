"""Business that comes back to a body or is answered there under another title, and numbers that join wrongly."""

from __future__ import annotations

import pytest

from graph.resolve.matters.titles import siblings, signs_of, words_of
from ontology.record import Record, ReferenceRow, ReferralRow
from tests.graph.papers import paper
from tests.graph.resolve.test_joins import joined
from tests.graph.resolve.test_matters import (
    AUGUST,
    CABINET,
    COUNCIL,
    JULY,
    PANEL,
    SEPTEMBER,
    clause,
    item,
    named,
    recommending,
    sent,
)

OCTOBER, NOVEMBER = "2025-10-07", "2025-11-11"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Corn Hall: Reference Back from Council", "Corn Hall"),
        ("Selective Licensing (Key Decision; Forward Plan HP/24/06)", "Selective Licensing"),
        ("Call-in: Corn Hall Charges (Cabinet, 9 October 2025, Minute No. 51)", "Corn Hall Charges"),
    ],
)
def test_how_an_item_came_to_the_agenda_says_nothing_of_its_subject(title: str, plain: str) -> None:
    assert words_of(title) == words_of(plain)
    assert signs_of(title) == {}


def test_what_is_asked_for_is_no_other_name() -> None:
    assert not siblings("Mill Lane: Request for Lower Speed Limit", "Mill Lane - Proposed 20 mph Speed Limit Order")


def test_a_matter_before_five_meetings_is_followed_through_all() -> None:
    """Its own words are in many of the few titles there are, and tell all the same."""
    papers = [
        paper(CABINET, JULY, *item("Corn Hall Refurbishment"), *clause("recommend", "x"), *sent("recommend", COUNCIL)),
        paper(COUNCIL, AUGUST, *item("Corn Hall"), *clause("defer", "it be deferred"), *sent("refer", CABINET)),
        paper(CABINET, SEPTEMBER, *item("Corn Hall: Reference Back from Council"), *clause("defer", "it be deferred")),
        paper(
            CABINET,
            OCTOBER,
            *item("Future of the Corn Hall: Revised Scheme"),
            *clause("recommend", "x"),
            *sent("recommend", COUNCIL),
        ),
        paper(COUNCIL, NOVEMBER, *item("Corn Hall: Revised Scheme"), *clause("refuse", "it be not approved")),
    ]
    others = [paper(PANEL, JULY, *item(f"Subject {word}", word)) for word in ("oak", "elm", "ash")]
    assert joined(*papers, *others) == 5


def test_what_comes_back_may_name_whom_it_was_before_in_between() -> None:
    title = "Introduction of Parking Charges at Country Parks"
    announced = paper(CABINET, JULY, *item(title), *clause("approve", "x"), *named(CABINET, "2025-09", None, "future"))
    back = paper(
        CABINET, SEPTEMBER, *item("Country Parks: Parking Charges"), *clause("approve", "y"), *named(PANEL, AUGUST)
    )
    assert joined(announced, back) == 2


def received(title: str, *more: tuple[str, object]) -> Record:
    rows = (
        *item(title),
        *clause("defer", "the response be deferred"),
        *sent("recommend", None, "received", "x", PANEL),
    )
    return paper(CABINET, AUGUST, *rows, *named(CABINET, SEPTEMBER, None, "future"), *more)  # type: ignore[arg-type]


def answering(*titles: str) -> Record:
    rows = [row for n, title in enumerate(titles) for row in item(title, str(4 + n))]
    return paper(CABINET, SEPTEMBER, *rows, *clause("approve", "the response be approved"), *sent("respond", PANEL))


def test_the_one_item_that_answers_the_sender_on_the_day_named_is_the_response() -> None:
    """The panel's own step, which the first item tells of, counts too."""
    task_group = received("Warm Homes Task Group: Report from the Highways Cabinet Panel")
    assert joined(task_group, answering("Damp and Mould: Response to the Panel", "Libraries")) == 3
    assert joined(task_group, paper(CABINET, SEPTEMBER, *item("Damp and Mould"), *clause("approve", "x"))) == 2


def numbered(body: str, day: str, title: str, text: str) -> Record:
    return paper(body, day, *item(title, "4", "Forward Plan ref. C017/25"), *clause("approve", text))


def test_a_number_under_two_short_titles_that_say_nothing_of_each_other_is_a_wrong_one() -> None:
    plan = numbered(PANEL, JULY, "Youth Justice Plan", "recommendation (b) of the Highways Group be accepted gladly")
    other = numbered(CABINET, AUGUST, "Tanner Lane Car Park", "charges there be raised from April by officers")
    assert joined(plan, other) == 0
    assert joined(plan, numbered(CABINET, AUGUST, "Young Offenders", "the youth plan be approved from April")) == 2


def test_business_under_no_item_has_the_meetings_that_its_own_words_name() -> None:
    """Where no items were read, the words of a call-in still say which decision it is of."""
    title = "Corn Hall Charges"
    decided = paper(CABINET, JULY, *item(title), *clause("approve", "charges be made"))
    words = f"Call-in: {title} (Cabinet, 1 July 2025, Minute No. 4)"
    row = ReferralRow(act="recommend", stage="received", text=words, from_=CABINET, to=PANEL)
    heard = paper(PANEL, AUGUST, ("referrals", row))
    said = heard.referrals[0].evidence
    heard.references.append(
        ReferenceRow(id="r", body=CABINET, date=JULY, relation="past", minute="4", item=None, evidence=said)
    )
    assert joined(decided, heard) == 2


def test_like_clauses_about_two_places_join_nothing() -> None:
    """What was said of one school is said of the next one in the same words."""
    words = "the expansion of {} from one form of entry to two be agreed, with a further exhibition in the autumn"
    asked = recommending("Proposed Expansion of Northfields Primary School, Yarrow", words.format("Northfields"))
    title = "St Oswald's Primary School, Larkstoke: Additional Places"
    answered = paper(CABINET, AUGUST, *item(title), *clause("refuse", words.format("St Oswald's")))
    same = paper(
        CABINET,
        AUGUST,
        *item("Northfields School, Yarrow: Additional Places"),
        *clause("approve", words.format("Northfields")),
    )
    assert joined(asked, answered) <= 1
    assert joined(asked, same) == 2


def test_what_is_on_its_way_to_a_body_has_not_come_from_there() -> None:
    first = recommending("Northfields Junior School")
    rows = (*item("Northfield Junior School"), *clause("note", "x"))
    assert joined(first, paper("Schools Forum", AUGUST, *rows, *sent("report", CABINET, "planned"))) <= 1
    assert joined(first, paper("Schools Forum", AUGUST, *rows)) == 2
