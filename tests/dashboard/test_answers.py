"""What became of a recommendation, as it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard import answers
from tests.dashboard.conftest import Open
from tests.dashboard.fake import CABINET, HOSTILE, PANEL, matter, row, step
from tests.dashboard.test_pages import links, text

Answers = dict[str, Any]
ASKED = "that the charge be spread over three years – and be reviewed"
GIVEN = "that the charge be spread over two years"


def answer(outcome: str, **values: Any) -> dict[str, Any]:
    asked = {"asked": "decision/1", "asked_text": ASKED, "asked_date": "2025-07-01", "asked_by": "Roads Panel"}
    about = {"answer": "answer/1", "matter": "matter/1", "title": "Bridge", "asked_of": "Cabinet"}
    return row("answers", **(asked | about | values), outcome=outcome)


@pytest.fixture
def shown(opened: Open, answers: Answers) -> Any:
    def page(*found: dict[str, Any], **rows: list[dict[str, Any]]) -> Any:
        answers["journeys"], answers["answers"] = [matter(1)], list(found)
        answers["journey"] = [step(1, PANEL, "2025-07-01", act="recommend"), step(2, CABINET, "2025-07-22")]
        answers.update(rows)
        return opened("journey", matter="matter/1")

    return page


def test_words_struck_and_added_are_marked_where_they_stand(shown: Any) -> None:
    given = {"given": "decision/2", "given_text": GIVEN, "given_date": "2025-07-22", "given_by": "Cabinet"}
    changes = [
        row("changes", change="c/1", answer="answer/1", position=1, struck="three", added="two"),
        row("changes", change="c/2", answer="answer/1", position=2, struck="years and be reviewed", added="years"),
    ]
    page = shown(answer("accepted with changes", **given), changes=changes)
    said = text(page)
    assert "1 recommendation: 1 accepted with changes" in said
    assert 'over <del><span class="unseen">struck: </span>three</del>' in said
    assert "years – and be reviewed</del>" in said
    assert 'over <ins><span class="unseen">added: </span>two</ins>' in said
    assert "<del>three</del> → <ins>two</ins>" in said
    assert {"fact=decision%2F1&matter=matter%2F1", "fact=decision%2F2&matter=matter%2F1"} <= set(links(page))


def test_no_trace_says_what_was_looked_at_and_what_is_not_here(shown: Any) -> None:
    looked = [
        row("looked", answer="answer/1", date="2025-09-02", meeting="meeting/1"),
        row("looked", answer="answer/1", date="2025-10-07"),
    ]
    said = text(shown(answer("no trace"), looked=looked))
    assert "No trace" in said
    assert "Looked at 1 later meeting of Cabinet: 2 September 2025." in said
    assert "Its papers are not here for 7 October 2025." in said


def test_what_is_changed_can_be_no_html(shown: Any) -> None:
    given = {"given": "decision/2", "given_text": f"so {HOSTILE} on", "given_by": HOSTILE}
    change = row("changes", change="c/1", answer="answer/1", position=1, struck=HOSTILE, added=HOSTILE)
    said = text(shown(answer("accepted with changes", **given, asked_text=HOSTILE), changes=[change]))
    assert "<script" not in said
    assert "<img" not in said


def test_a_piece_that_is_not_there_marks_nothing() -> None:
    assert answers.marked("a & b", ["c", "(", "b"], "del") == 'a &amp; <del><span class="unseen">struck: </span>b</del>'


def test_many_days_are_told_in_part() -> None:
    assert answers.days(["2025-07-01"]) == "1 July 2025"
    many = answers.days([f"2025-07-{day:02}" for day in range(1, 11)])
    assert "4 more and 10 July 2025" in many


def test_a_call_in_says_who_called_in_what_and_what_came_of_it(opened: Open, answers: Answers) -> None:
    answers["journeys"], answers["journey"] = [matter(1)], [step(1, CABINET, "2025-07-22", act="approve")]
    known = {"call_in": "call-in/1", "date": "2025-08-05", "body_name": "Roads Panel", "callers": "five councillors"}
    came = {"outcome": "referred back", "decided": "decision/2", "decided_text": HOSTILE}
    answers["call_ins"] = [
        row("call_ins", suspended=3, suspended_text="that it be so", **known, **came),
        row("call_ins", suspended=0, call_in="call-in/2", outcome="not known"),
    ]
    page = opened("journey", matter="matter/1")
    said = text(page)
    assert "“that it be so” and 2 more clauses were called in by five councillors, and heard by Roads Panel" in said
    assert "<b>Referred back.</b>" in said
    assert "A decision that is not in the documents here was called in" in said
    assert "<script" not in said
    assert {"fact=call-in%2F1&matter=matter%2F1", "fact=decision%2F2&matter=matter%2F1"} <= set(links(page))


def test_clauses_stand_in_the_order_of_their_minutes_under_one_head(shown: Any) -> None:
    found = [answer("no trace", answer=f"answer/{n}", asked_text=f"clause {n}") for n in (1, 2)]
    places = [
        row("clauses", answer="answer/1", number="4", label="4.7 2", position=9),
        row("clauses", answer="answer/2", number="4", label="a", position=8),
    ]
    said = text(shown(*found, clauses=places))
    assert said.index("minute 4 a<") < said.index("clause 2") < said.index("minute 4.7 2<") < said.index("clause 1")
    assert said.count("recommended to Cabinet") == 1
