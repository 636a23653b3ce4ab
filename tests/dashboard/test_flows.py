"""The Sankey: no circle, names that stay names, and a click that asks only for what is there."""

from __future__ import annotations

import json

from dashboard import flows
from tests.dashboard.fake import CABINET, COUNCIL, HOSTILE, PANEL, flow

FORWARD = [flow(PANEL, CABINET, 3), flow(CABINET, COUNCIL, 2), flow(PANEL, COUNCIL, 1)]
BACK = [flow(CABINET, PANEL, 1), flow(COUNCIL, CABINET, 1)]
NOBODY = ("", "")


def test_what_goes_back_is_no_band() -> None:
    assert flows.split([*BACK, *FORWARD]) == (FORWARD, BACK)


def test_bands_lead_from_a_column_to_one_further_right() -> None:
    series = flows.chart(FORWARD, NOBODY)["series"][0]
    depth = {node["name"]: node["depth"] for node in series["data"]}
    assert len(depth) == 3
    assert all(depth[link["source"]] < depth[link["target"]] for link in series["links"])
    assert [link["value"] for link in series["links"]] == [3, 2, 1]


def test_the_chosen_band_stands_out() -> None:
    links = flows.chart(FORWARD, (CABINET, COUNCIL))["series"][0]["links"]
    opacity = [link["lineStyle"]["opacity"] for link in links]
    assert opacity[1] > opacity[0] == opacity[2]


def test_a_name_can_be_no_code_and_no_template() -> None:
    # What stands between these marks would be run by the chart's wrapper.
    mark = "--x_x--0_0--"
    bad = {**FORWARD[0], "source_name": f"{mark}alert(1){mark} {HOSTILE}"}
    text = json.dumps(flows.chart([bad], NOBODY))
    assert mark not in text
    assert "{b}" not in text


def test_a_mark_that_is_left_over_is_taken_out_too() -> None:
    assert "--x_x--" not in flows.harmless("--x_x----x_x--0_0--")
    assert "--x_x--" not in flows.harmless("--x_--x_x--x--0_0--")


def test_a_click_on_a_band_asks_for_its_ends() -> None:
    at = {name: f"b{n}" for n, (name, _, _) in enumerate(flows.nodes(FORWARD))}
    assert flows.clicked([at[PANEL], at[CABINET]], FORWARD) == {"source": PANEL, "target": CABINET}
    assert flows.clicked([at[COUNCIL]], FORWARD) == {"body": COUNCIL}


def test_a_click_on_what_is_not_there_asks_for_nothing() -> None:
    for event in (None, [], ["b9"], ["b0", "nobody"], "b0", {"b0": 1}):
        assert flows.clicked(event, FORWARD) == {}
