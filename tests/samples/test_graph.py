"""The whole way over the made-up county: the six journeys come out as a careful reader would follow them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import minutegraph
from samples import DOCUMENTS
from tests.samples.compare import Row, differences, holds_both, titled
from tests.samples.truth import APART, MATTERS

COMMAND = Path(sys.executable).with_name("minutegraph")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Row]]:
    """All matters that crossed bodies, in the form of `journey --json`."""
    path = tmp_path_factory.mktemp("samples") / "w"
    with minutegraph.open(path, create=True) as mg:
        mg.ingest([DOCUMENTS])
        yield mg.journeys()
    subprocess.run([COMMAND, "stop", "--workspace", path], check=True, capture_output=True)


def test_six_matters_crossed_bodies(found: list[Row]) -> None:
    assert len(found) == len(MATTERS), sorted(j["title"] for j in found)


@pytest.mark.parametrize("truth", MATTERS, ids=lambda m: m["status"])
def test_a_journey_is_as_the_truth_tells_it(found: list[Row], truth: Row) -> None:
    assert differences(truth, titled(found, truth["words"])) == []


@pytest.mark.parametrize("truth", MATTERS, ids=lambda m: m["status"])
def test_every_step_shows_its_words(found: list[Row], truth: Row) -> None:
    for step in titled(found, truth["words"])["steps"]:
        assert step["evidence"]
        assert all(e["quote"].strip() and e["page"] >= 1 for e in step["evidence"])


@pytest.mark.parametrize("pair", APART, ids=lambda p: p["why"])
def test_neighbours_stay_apart(found: list[Row], pair: Row) -> None:
    assert not any(holds_both(journey, pair) for journey in found)
