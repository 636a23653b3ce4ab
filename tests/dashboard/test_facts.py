"""A fact of any class in one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard import facts
from ontology.schema import load
from tests.dashboard.fake import fact

SAID: list[tuple[str, dict[str, Any], str]] = [
    ("Action", {"detail": "Director of Roads"}, "Work for Director of Roads"),
    ("AgendaItem", {"title": "Bridge"}, "Item: Bridge"),
    ("Attendance", {"title": "A Marsh", "detail": "apologies"}, "A Marsh at the meeting: Sent apologies"),
    ("Ballot", {"title": "A Marsh", "detail": "against"}, "Vote of A Marsh: Against"),
    ("Body", {"detail": "executive"}, "Cabinet"),
    ("Decision", {"act": "approve"}, "Approved"),
    ("Interest", {"title": "A Marsh", "detail": "personal"}, "A Marsh declared an interest: personal"),
    ("Interest", {"title": "A Marsh"}, "A Marsh declared an interest"),
    ("Motion", {"detail": "lost"}, "Motion: Lost"),
    ("Motion", {"detail": "amendment"}, "Motion"),
    ("Person", {"title": "A Marsh"}, "A Marsh, as named in the documents"),
    ("Reference", {"title": "Cabinet", "detail": "minutes_confirmed"}, "Minutes confirmed: Cabinet"),
    ("Referral", {"act": "recommend", "detail": "Council", "state": "made"}, "Recommended to Council"),
    ("Referral", {"act": "recommend", "detail": "Council", "state": "received"}, "Received by Council"),
    ("Referral", {"act": "report", "detail": "Council", "state": "planned"}, "Planned to go to Council"),
    ("Referral", {"act": "refer", "state": "made"}, "Referred on"),
    ("Step", {"act": "approve", "detail": "decided", "state": "happened"}, "Approved"),
    ("Step", {"act": None, "detail": "considered", "state": "happened"}, "Considered"),
    ("Step", {"act": "respond", "detail": "answered", "state": "awaited"}, "Awaited"),
    ("Tenure", {"title": "A Marsh", "detail": "Chair"}, "A Marsh, Chair"),
    ("Vote", {"detail": "carried"}, "Vote: Carried"),
]


@pytest.mark.parametrize(("cls", "values", "said"), SAID)
def test_what_a_fact_is(cls: str, values: dict[str, Any], said: str) -> None:
    assert facts.sentence(fact(cls, **values)) == said


@pytest.mark.parametrize("cls", sorted(load().classes))
def test_every_class_has_a_sentence_even_of_nothing(cls: str) -> None:
    bare = fact(cls, title=None, state="made" if cls == "Referral" else None)
    assert facts.sentence(bare).strip() or cls == "Referral"


def test_braces_and_marks_in_a_document_stay_as_they_are() -> None:
    assert facts.sentence(fact("Tenure", title="{detail} <b>", detail="{0}")) == "{detail} &lt;b&gt;, {0}"
