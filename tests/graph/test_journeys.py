"""Journeys in the form of `journey --json`, put together from questions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph.build import contribution
from graph.journeys import journeys
from graph.library import ask
from graph.load import load
from graph.resolve import resolve
from graph.statements import Statements
from graph.stores.rdf import RdfStore
from tests.samples.compare import differences, titled
from tests.samples.records import records
from tests.samples.truth import MATTERS

STEP = ["body", "date", "minute", "act", "stage", "text", "because", "evidence", "answers", "call_ins"]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("journeys")
    store, truth = RdfStore(folder / "rdf"), records()
    load(Statements(folder / "statements.sqlite"), [store], [*map(contribution, truth), resolve(truth)])
    return partial(ask, store)


def test_the_form_is_that_of_the_design(asking: Any) -> None:
    found = journeys(asking, "bridge")
    assert [list(matter) for matter in found] == [["id", "title", "status", "steps", "awaited"]]
    assert all(list(step) == STEP for step in found[0]["steps"])
    assert all(list(proof) == ["document", "page", "quote"] for step in found[0]["steps"] for proof in step["evidence"])


def test_all_matters_without_words_one_by_its_id_none_for_nonsense(asking: Any) -> None:
    found = journeys(asking)
    assert len(found) == len(MATTERS)
    assert journeys(asking, found[0]["id"]) == found[:1]
    assert journeys(asking, "matter/of/nobody") == []
    assert journeys(asking, "no such words") == []


@pytest.mark.parametrize("truth", MATTERS, ids=lambda m: m["status"])
def test_the_samples_journeys_are_true(asking: Any, truth: dict[str, Any]) -> None:
    assert differences(truth, titled(journeys(asking), truth["words"])) == []


def test_what_is_awaited_says_since_when_and_shows_the_words(asking: Any) -> None:
    awaited = journeys(asking, "care leavers")[0]["awaited"]
    assert [(row["body"], row["act"], row["since"]) for row in awaited] == [("Cabinet", "respond", "2025-07-02")]
    assert "Cabinet be recommended" in awaited[0]["evidence"][0]["quote"]


def test_what_became_of_each_recommendation_with_the_words_at_both_ends(asking: Any) -> None:
    came = {
        words: [row for step in journeys(asking, words)[0]["steps"] for row in step["answers"]]
        for words in ("solar", "transport policy", "care leavers")
    }
    assert [row["outcome"] for row in came["solar"]] == ["accepted", "refused"]
    policy = came["transport policy"][0]
    assert policy["outcome"] == "accepted with changes"
    assert {"struck": "three", "added": "two"} in policy["changes"]
    for end in (policy["asked"], policy["given"]):
        assert end["body"]
        assert end["date"]
        assert end["evidence"]
    silent = came["care leavers"][0]
    assert (silent["outcome"], silent["given"], silent["of"]) == ("no trace", None, "Cabinet")
    assert silent["looked_at"] == ["2025-07-22", "2025-10-21", "2025-11-18"]
    assert silent["not_here"]


def test_every_recommendation_of_the_samples_has_its_answer(asking: Any) -> None:
    steps = [step for journey in journeys(asking) for step in journey["steps"]]
    came = sorted(row["outcome"] for step in steps for row in step["answers"])
    assert came == ["accepted", "accepted", "accepted", "accepted with changes", *["no trace"] * 3, "refused"]


def test_a_call_in_says_what_was_suspended_and_what_came_of_it(asking: Any) -> None:
    steps = journeys(asking, "library opening")[0]["steps"]
    calls = [row for step in steps for row in step["call_ins"]]
    assert [(row["outcome"], bool(row["decision"]), row["suspended"] > 0) for row in calls] == [
        ("referred back", True, True)
    ]


def test_a_join_shows_the_words_that_it_rests_on(asking: Any) -> None:
    later = journeys(asking, "bridge")[0]["steps"][1]
    assert later["because"] == "reference"
    assert len(later["evidence"]) > 1
