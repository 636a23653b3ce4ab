"""The network of bodies and people: who sends to whom, how long it takes, where matters stop, and GraphML of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.network import communities, crossings, days_between, flows, network, picture, stops, write_graphml

A, B = "body/a", "body/b"


def body(path: str, name: str, kind: str = "committee", authority: str | None = "A") -> dict[str, Any]:
    return {"id": path, "name": name, "kind": kind, "authority": authority, "meetings": 2, "decisions": 3}


def hop(step: str, source: str, target: str, sent: str | None, dealt: str | None) -> dict[str, Any]:
    told = {"step": step, "next": f"{step}-n", "matter": f"matter/{step}", "source": source, "target": target}
    return {**told, "act": "recommend", "answer": "approve", "sent": sent, "dealt": dealt}


def seat(person: str, where: str, meetings: int = 1) -> dict[str, Any]:
    return {
        "person": f"person/{person}",
        "name": person.title(),
        "body": where,
        "body_name": where,
        "meetings": meetings,
    }


ROWS: dict[str, list[dict[str, Any]]] = {
    "bodies": [
        body(f"{A}/panel", "Panel", "scrutiny"),
        body(f"{A}/executive", "Cab\x07inet", "executive"),
        body(f"{A}/audit", "Audit"),
        body(f"{A}/council", "Council", "council"),
        body(f"{B}/executive", "Cabinet", "executive", None),
    ],
    "hops": [
        hop("1", f"{A}/panel", f"{A}/executive", "2025-01-01", "2025-01-11"),
        hop("2", f"{A}/panel", f"{A}/executive", "2025-02-01", "2025-03-03"),
        hop("3", f"{A}/panel", f"{A}/executive", "2025-02", "2025-03-03"),
        hop("4", f"{A}/executive", f"{A}/audit", None, None),
    ],
    "stops": [
        {"body": f"{A}/executive", "name": "Cabinet", "kind": "executive", "awaited": 2, "no_trace": 1, "asked": 4}
    ],
    "sitting": [
        seat("ann", f"{A}/panel", 4),
        seat("ann", f"{A}/executive"),
        seat("bob", f"{A}/panel"),
        seat("cat", f"{A}/executive"),
        seat("dan", f"{B}/executive"),
        *(seat(name, f"{A}/council") for name in ("ann", "bob", "cat")),
    ],
}


def ask(question: str) -> list[dict[str, Any]]:
    return ROWS[question]


def test_who_sends_to_whom_and_how_long_it_takes() -> None:
    first, second = flows(ask)
    assert (first["source_name"], first["matters"], first["days"], first["timed"]) == ("Panel", 3, 20.0, 2)
    assert (second["target_name"], second["matters"], second["days"], second["timed"]) == ("Audit", 1, None, 0)


@pytest.mark.parametrize(
    ("sent", "dealt", "days"),
    [("2025-01-01", "2025-03-01", 59), ("2025-01", "2025-03-01", None), (None, "2025-03-01", None), ("", None, None)],
)
def test_days_are_counted_from_whole_dates(sent: str | None, dealt: str | None, days: int | None) -> None:
    assert days_between(sent, dealt) == days


def test_who_sits_where_matters_cross_which_the_council_does_not_tell() -> None:
    (ann,) = crossings(ask)
    assert (ann["name"], ann["matters"], ann["bodies"]) == ("Ann", 3, [f"{A}/executive", f"{A}/panel"])
    assert ann["betweenness"] == pytest.approx(4 / 6, abs=1e-6)


def test_bodies_that_deal_with_each_other() -> None:
    found = {row["body"]: row["community"] for row in communities(ask)}
    assert found[f"{A}/panel"] == found[f"{A}/executive"]
    assert f"{B}/executive" not in found


def test_a_graph_for_networkx() -> None:
    found = network(ask)
    assert set(found) == {row["id"] for row in ROWS["bodies"]}
    edge = found.edges[f"{A}/panel", f"{A}/executive"]
    assert (edge["matters"], edge["days"], edge["tie"]) == (3, 20.0, "matters")
    assert "days" not in found.edges[f"{A}/executive", f"{A}/audit"]
    assert found.nodes[f"{A}/executive"]["awaited"] == 2
    assert found.nodes[f"{A}/audit"]["no_trace"] == 0
    assert network(ask, people=True).edges["person/ann", f"{A}/panel"]["meetings"] == 4


def test_a_picture_is_plain_rows() -> None:
    found = picture(ask, people=True)
    assert {node["id"] for node in found["nodes"]} >= {f"{A}/panel", "person/ann"}
    assert {edge["tie"] for edge in found["edges"]} == {"matters", "sits"}


def test_nothing_is_asked_of_an_empty_workspace() -> None:
    def nothing(question: str) -> list[dict[str, Any]]:
        return []

    assert flows(nothing) == stops(nothing) == crossings(nothing) == communities(nothing) == []
    assert len(network(nothing, people=True)) == 0


def test_graphml_is_read_back_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "county.graphml"
    write_graphml(network(ask, people=True), path)
    back = nx.read_graphml(path)
    assert isinstance(back, nx.DiGraph)
    assert back.nodes[f"{A}/executive"]["name"] == "Cab\ufffdinet"
    assert back.nodes["person/ann"]["betweenness"] == pytest.approx(4 / 6, abs=1e-6)
    assert back.edges[f"{A}/panel", f"{A}/executive"]["days"] == 20.0
    keys = ElementTree.parse(path).getroot().findall("{http://graphml.graphdrawing.org/xmlns}key")
    types = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in keys}
    assert len(types) == len(keys)  # a name with two types would be two columns in Gephi
    for name, of in {"label": "string", "awaited": "long", "meetings": "long", "betweenness": "double"}.items():
        assert types["node", name] == of
    for name, of in {"matters": "long", "days": "double", "weight": "long", "tie": "string"}.items():
        assert types["edge", name] == of
