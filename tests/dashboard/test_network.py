"""The picture of the network: who is on the ring, how thick an arrow is, what a click and the words say."""

from __future__ import annotations

import json
from typing import Any

from dashboard import network
from tests.dashboard.fake import CABINET, COUNCIL, HOSTILE, NAMES, PANEL

Row = dict[str, Any]
NODES = [
    {"id": body, "name": name, "kind": kind, "awaited": int(body == CABINET), "no_trace": 2 * (body == CABINET)}
    for body, (name, kind) in NAMES.items()
]
EDGES: list[Row] = [
    {"source": PANEL, "target": CABINET, "matters": 4, "days": 21.0, "timed": 3},
    {"source": CABINET, "target": COUNCIL, "matters": 2},
]


def test_the_ring_begins_with_council_and_holds_whom_matters_reached() -> None:
    ring, edges = network.drawn([*NODES, {"id": "body/alone", "name": "Alone", "kind": "joint"}], EDGES)
    assert [node["id"] for node in ring] == [COUNCIL, CABINET, PANEL]
    assert edges == EDGES


def test_of_many_bodies_the_busiest_are_drawn() -> None:
    many = [{"id": f"body/{n}", "name": str(n), "kind": "committee"} for n in range(50)]
    ways = [{"source": "body/0", "target": f"body/{n}", "matters": n} for n in range(1, 50)]
    ring, edges = network.drawn(many, ways)
    assert len(ring) == network.MOST_BODIES
    assert "body/49" in {node["id"] for node in ring}
    assert len(edges) == network.MOST_BODIES - 1


def test_an_arrow_is_as_thick_as_its_matters_are_many() -> None:
    series = network.chart(*network.drawn(NODES, EDGES))["series"][0]
    first, second = (link["lineStyle"]["width"] for link in series["links"])
    assert first == network.LINE[1] > second > network.LINE[0]


def test_a_name_can_be_no_code_and_no_template() -> None:
    bad = "--x_x--0_0--alert(1)--x_x--0_0-- " + HOSTILE
    shown = json.dumps(network.chart(*network.drawn([{**node, "name": bad} for node in NODES], EDGES)))
    assert "--x_x--" not in shown
    assert "{b}" not in shown


def test_a_click_leads_to_a_body_or_to_both_ends() -> None:
    ring, _ = network.drawn(NODES, EDGES)
    assert network.clicked(["b0"], ring) == [COUNCIL]
    assert network.clicked(["b2", "b1"], ring) == [PANEL, CABINET]
    assert network.clicked(["b9"], ring) == network.clicked(None, ring) == []


def test_the_words_say_what_one_sees() -> None:
    said = " ".join(network.sentences(NODES, EDGES))
    assert "3 bodies passed business to one another, over 2 ways." in said
    assert "from Roads Panel to Cabinet: 4 matters, in 21 days (median of 3)." in said
    assert "Most comes to Cabinet: 4 matters." in said
    assert "Matters stop at Cabinet: 1 answer or decision awaited and 2 recommendations without" in said
    assert network.sentences(NODES, []) == []
