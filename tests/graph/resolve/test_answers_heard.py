"""Recommendations of which only the minutes of the body asked tell."""

from __future__ import annotations

import pytest

from graph.resolve import resolve
from tests.graph.papers import nodes, targets
from tests.graph.resolve.test_answers import BUILT, answers, cabinet, panel


def test_by_number() -> None:
    judged = resolve(
        [
            cabinet(
                ("approve", "recommendation 1 of the Highways Cabinet Panel be accepted"),
                ("refuse", "recommendation 2 of the Highways Cabinet Panel be not accepted"),
            )
        ]
    )
    assert [outcome for outcome, _ in answers(judged)] == ["accepted", "refused"]
    assert len({answer.id for answer in nodes(judged, "Answer")}) == 2


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("the recommendations of the Highways Cabinet Panel be approved", "accepted"),
        ("the recommendation of the Panel be not accepted", "refused"),
        ("Harrow Lane Bridge be replaced, as recommended by the Panel", "accepted"),
    ],
)
def test_all_at_once_or_in_its_words(text: str, outcome: str) -> None:
    judged = resolve([cabinet(("approve", text))])
    answer = nodes(judged, "Answer")[0]
    assert answer.props["outcome"] == outcome
    assert {e.quote for e in answer.evidence} == {"the recommendations were considered", text}
    (asked,) = targets(judged, answer.id, "answers")
    assert asked.startswith("referral/")


@pytest.mark.parametrize("text", ["the bridge be replaced", "the report be noted", "the officers be thanked"])
def test_where_no_words_answer_nothing_is_heard_of(text: str) -> None:
    assert answers(resolve([cabinet(("approve", text))])) == []


def test_a_body_whose_minutes_are_here_speaks_for_itself() -> None:
    both = resolve([panel(BUILT), cabinet(("approve", "recommendation (a) be accepted"))])
    assert [outcome for outcome, _ in answers(both)] == ["accepted"]
