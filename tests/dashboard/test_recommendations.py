"""What became of all recommendations, on one page; and what can be taken along for a report."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from dashboard import fields, report, saving, style
from tests.dashboard.conftest import Open
from tests.dashboard.fake import BODIES, HOSTILE, PANEL, decision, matter, row, step
from tests.dashboard.test_pages import links, text

Answers = dict[str, Any]
Row = dict[str, Any]
BUSES = {
    "answer": "answer/1",
    "outcome": "no trace",
    "matter": "matter/a/buses",
    "title": "Buses",
    "asked": "decision/a/1",
    "asked_text": "that buses be free",
    "asked_date": "2025-07-01",
    "asked_by": "Roads Panel",
    "asked_of": "Cabinet",
    "looked": 3,
    "looked_until": "2025-11-18",
}
TRAMS = BUSES | {
    "answer": "answer/2",
    "outcome": "accepted with changes",
    "matter": "matter/a/trams",
    "title": "Trams",
    "asked": "decision/a/2",
    "asked_date": "2025-09-02",
    "asked_of": "Council",
    "given": "decision/a/3",
    "given_text": "that two trams be bought",
    "given_date": "2025-10-01",
    "given_by": "Council",
}


@pytest.fixture
def found(answers: Answers) -> list[Row]:
    """Two recommendations: one without a trace, one accepted with changes."""
    rows = [row("answers", **BUSES), row("answers", **TRAMS)]
    answers["answers"] = lambda **given: [one for one in rows if given.get("matter", one["matter"]) == one["matter"]]
    answers["clauses"] = [row("clauses", answer="answer/1", asked="decision/a/1", number="4", label="b", position=1)]
    answers["changes"] = [row("changes", answer="answer/2", struck="three", added=None)]
    answers["looked"] = [row("looked", answer="answer/1", date="2025-07-22", meeting="meeting/a/1")]
    place = {"document": "d", "document_name": "panel.pdf", "page": 2, "quote": "that buses be free"}
    answers["answer_proofs"] = [row("answer_proofs", answer="answer/1", part="asked", **place)]
    return rows


def lines(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))


# The page


def test_the_latest_comes_first_with_the_ways_to_its_words(opened: Open, found: list[Row]) -> None:
    page = opened("recommendations")
    shown = text(page)
    assert "2 recommendations: 1 accepted with changes, 1 no trace" in shown
    assert shown.index("Trams") < shown.index("Buses")
    assert "Looked at 3 later meetings of Cabinet, until 18 November 2025." in shown
    assert {"matter=matter%2Fa%2Ftrams", "fact=decision%2Fa%2F2", "fact=decision%2Fa%2F3"} <= set(links(page))


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"outcome": "no trace"}, "Buses"),
        ({"to": "council"}, "Trams"),
        ({"since": "2025-08-01"}, "Trams"),
        ({"until": "2025-08-01"}, "Buses"),
        ({"words": "TWO bought"}, "Trams"),
    ],
)
def test_recommendations_are_found_by_what_the_address_asks(
    opened: Open, found: list[Row], asked: dict[str, str], title: str
) -> None:
    shown = text(opened("recommendations", **asked))
    assert "1 recommendation:" in shown
    assert f"<h3>{title}</h3>" in shown


def test_none_and_none_that_fit_are_told_apart(opened: Open, answers: Answers) -> None:
    assert "No recommendation was found in these documents." in text(opened("recommendations"))
    answers["answers"] = [row("answers", **BUSES)]
    assert "No recommendation fits all of this." in text(opened("recommendations", words="ships"))


def test_one_authority_is_chosen_among_several(opened: Open, answers: Answers, found: list[Row]) -> None:
    other = row("bodies", id="body/b/board", name="Board", kind="committee", authority="Marl", decisions=1)
    answers["bodies"] = [*BODIES, other]
    assert "Buses" in text(opened("recommendations", authority="A"))
    assert "No recommendation fits" in text(opened("recommendations", authority="Marl"))
    answers["decisions"] = [decision(1, id="decision/a/1"), decision(2, id="decision/b/2")]
    assert "1 decision<" in text(opened("decisions", authority="Marl"))
    answers["journeys"] = [matter(1) | {"id": "matter/a/1"}, matter(2, "Solar farm") | {"id": "matter/b/2"}]
    shown = text(opened("journey", authority="Marl"))
    assert "Solar farm" in shown
    assert "Harrow" not in shown


# What can be taken along


def test_a_table_has_a_line_a_recommendation_with_both_documents(answers: Answers, found: list[Row]) -> None:
    buses, trams = lines(saving.csv_of(saving.recommendations(found)))
    assert buses["Minute"] == "4 b"
    assert buses["What became of it"] == "No trace"
    assert buses["Looked for"] == "Looked at 1 later meeting of Cabinet: 22 July 2025."
    assert buses["Document of the recommendation"] == "panel.pdf, page 2"
    assert trams["Words changed"] == "three → nothing"
    assert (trams["Answered on"], trams["Answered by"]) == ("2025-10-01", "Council")


def test_a_spreadsheet_gets_no_formula_and_one_line_a_cell() -> None:
    told = lines(saving.csv_of([{"a": '=HYPERLINK("x")', "b": "two\nlines", "c": None, "d": " @SUM", "e": 3}]))
    assert told == [{"a": '\'=HYPERLINK("x")', "b": "two lines", "c": "", "d": "'@SUM", "e": "3"}]
    assert saving.csv_of([]) == "\ufeff\r\n".encode()


def test_a_journey_as_text_says_what_its_page_says(answers: Answers, found: list[Row]) -> None:
    way = [
        step(1, PANEL, "2025-07-01", act="recommend", minute="4 b", text=HOSTILE),
        step(2, PANEL, "2025-09-02", state="awaited", act="respond", fact=None),
    ]
    about = matter(1, "Buses & trams") | {"id": "matter/a/buses"}
    answers["call_ins"] = [row("call_ins", call_in="c", body_name="Roads Panel", outcome="stands", suspended=0)]
    said = " ".join(report.text(about, way, []).split())
    for words in (
        "Buses & trams Agreed · 3 bodies",
        "1 July 2025 · Roads Panel · minute 4 b · Recommended “<script>alert(1)</script>",
        "Still waiting. No answer found from Roads Panel since 2 September 2025.",
        "Called in. A decision that is not in the documents here was called in, and heard by Roads Panel.",
        "1 recommendation: 1 no trace",
        "→ No trace Looked at 1 later meeting of Cabinet: 22 July 2025.",
    ):
        assert words in said, words


def test_each_step_is_a_line_with_its_words_and_document() -> None:
    proof = row("proofs", step="step/1", document_name="panel.pdf", page=2, quote="that it be\nso")
    (told,) = lines(saving.csv_of(saving.step_lines([step(1, PANEL, "2025-07-01", act="note")], [proof])))
    assert (told["Date"], told["Body"], told["What was done"]) == ("2025-07-01", "Roads Panel", "Noted")
    assert (told["Words"], told["Document"]) == ("that it be so", "panel.pdf, page 2")


# Titles and days


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Harrow Lane Bridge", "Harrow Lane Bridge"),
        (
            "To consider a report on the future of Harrow Lane Bridge: options for repair, and what they cost to run",
            "To consider a report on the future of Harrow Lane Bridge: options for repair …",
        ),
        ("word " * 20 + "in the end of it all", "word " * 19 + "word …"),
        ("-" * 120, " …"),
        ("x" * 120, "x" * 100 + " …"),
    ],
)
def test_a_long_title_is_cut_at_a_sensible_place(title: str, cut: str) -> None:
    assert style.short(title) == cut


def test_a_cut_title_is_whole_under_the_pointer_and_a_sentence_looks_like_one() -> None:
    assert style.title_html("Bridge & lane") == "Bridge &amp; lane"
    assert f'title="{"word " * 30}x"' in style.title_html("word " * 30 + "x")
    assert 'class="sentence"' in style.title_html("This was referred to the Panel.")
    assert "<script>" not in style.title_html(HOSTILE * 3)


def test_the_whole_of_a_long_title_unfolds_on_its_journey(opened: Open, answers: Answers) -> None:
    answers["journeys"], answers["journey"] = [matter(1, "word " * 40)], [step(1, PANEL, "2025-07-01")]
    shown = text(opened("journey", matter="matter/1"))
    assert f"<details><summary>Whole title</summary>{('word ' * 40).strip()}</details>" in shown


@pytest.mark.parametrize(
    ("first", "last", "since", "until", "fits"),
    [
        ("2025-01-01", "2025-03-01", "2025-02-01", "2025-02-02", True),
        ("2025-01-01", "2025-01-31", "2025-02-01", "", False),
        ("2025-03-01", "2025-03-31", "", "2025-02-28", False),
        (None, None, "", "", True),
        (None, None, "2025-01-01", "", False),
    ],
)
def test_what_went_on_meanwhile_is_within_the_days(
    first: str | None, last: str | None, since: str, until: str, fits: bool
) -> None:
    assert fields.within(first, last, since, until) is fits
