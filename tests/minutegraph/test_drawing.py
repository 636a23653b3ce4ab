"""What the terminal shows below a journey: call-ins, and what became of each recommendation."""

from __future__ import annotations

from typing import Any

import pytest

from minutegraph.drawing import draw_answers, draw_call_ins

ASKED: dict[str, Any] = {
    "body": "Highways Panel",
    "date": "2025-07-01",
    "text": "the bridge be replaced",
    "evidence": [],
}
PROOF = {"document": "cabinet.pdf", "page": 2, "quote": "the bridge be\nreplaced at £3m"}


def answer(**told: Any) -> dict[str, Any]:
    plain = {"asked": ASKED, "of": "Cabinet", "given": None, "changes": [], "looked_at": [], "not_here": []}
    return {**plain, **told}


def test_changed_words_and_the_words_that_changed_them(capsys: pytest.CaptureFixture[str]) -> None:
    given = {"body": "Cabinet", "date": "2025-08-05", "text": "x", "evidence": [PROOF]}
    changes = [{"struck": "£2m", "added": "£3m"}, {"struck": None, "added": "subject to a survey"}]
    draw_answers([answer(outcome="accepted with changes", given=given, changes=changes)], 100)
    drawn = capsys.readouterr().out
    assert "Accepted with changes · Cabinet · 2025-08-05" in drawn
    assert "struck: “£2m” · added: “£3m”" in drawn
    assert "added: “subject to a survey”" in drawn
    assert "“the bridge be replaced at £3m”" in drawn
    assert "cabinet.pdf, page 2" in drawn


def test_no_trace_says_what_was_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    draw_answers([answer(outcome="no trace", looked_at=["2025-08-05"], not_here=["2025-09-02"])], 100)
    drawn = capsys.readouterr().out
    assert "looked at: 2025-08-05" in drawn
    assert "not in the workspace: 2025-09-02" in drawn
    draw_answers([answer(outcome="no trace")], 100)
    assert "no later meeting of that body is in the workspace" in capsys.readouterr().out


def test_a_call_in_says_who_what_and_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"body": "Scrutiny", "date": "2025-08-05", "callers": "A Bell", "outcome": "stands", "decision": "x be sold"}
    row |= {"suspended": 3}
    draw_call_ins([row], 100)
    drawn = capsys.readouterr().out
    assert "Called in by A Bell · Scrutiny · 2025-08-05" in drawn
    assert "x be sold (and 2 more)" in drawn
    assert "The decision stands" in drawn


def test_nothing_is_drawn_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    draw_answers([], 100)
    draw_call_ins([], 100)
    assert capsys.readouterr().out == ""
