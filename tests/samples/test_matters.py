"""Which items are one matter, judged on perfect facts: what is wrong here is not extraction's fault."""

from __future__ import annotations

import pytest

from graph.model import Contribution, Node
from graph.resolve.resolve import resolve
from tests.samples.compare import Row, differences, holds_both, titled
from tests.samples.records import records
from tests.samples.truth import APART, MATTERS

NAMELESS = "(a body without a node)"


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return journeys(resolve(records()))


def journeys(judged: Contribution) -> list[Row]:
    """The matters of the judgement layer in the form of `journey --json`, as far as the truth speaks of them."""
    nodes = {node.id: node for node in judged.nodes}
    before = {e.source: _name(nodes, e.target) for e in judged.edges if e.name == "before"}
    steps: dict[str, list[Row]] = {}
    for edge in (e for e in judged.edges if e.name == "partOf" and nodes[e.source].cls == "Step"):
        blank = dict.fromkeys(("date", "minute", "act", "stage"))
        step = {**blank, **nodes[edge.source].props, "body": before.get(edge.source)}
        steps.setdefault(edge.target, []).append(step)
    return [_journey(nodes[key].props, rows) for key, rows in sorted(steps.items())]


def _name(nodes: dict[str, Node], body: str) -> str:
    return str(nodes[body].props["name"]) if body in nodes else NAMELESS


def _journey(matter: Row, steps: list[Row]) -> Row:
    ordered = sorted(steps, key=lambda s: s["position"])
    awaited = [s for s in ordered if s["state"] == "awaited"]
    return {**matter, "steps": [s for s in ordered if s not in awaited], "awaited": awaited}


def test_every_body_of_a_step_has_a_node(found: list[Row]) -> None:
    assert [j["title"] for j in found if any(s["body"] == NAMELESS for s in [*j["steps"], *j["awaited"]])] == []


def test_six_matters_crossed_bodies(found: list[Row]) -> None:
    assert len(found) == len(MATTERS), sorted(j["title"] for j in found)


@pytest.mark.parametrize("truth", MATTERS, ids=lambda m: m["status"])
def test_a_journey_is_as_the_truth_tells_it(found: list[Row], truth: Row) -> None:
    assert differences(truth, titled(found, truth["words"])) == []


@pytest.mark.parametrize("pair", APART, ids=lambda p: p["why"])
def test_neighbours_stay_apart(found: list[Row], pair: Row) -> None:
    assert not any(holds_both(journey, pair) for journey in found)
