"""The network of bodies: every body is in it, and matters are counted on the edges."""

from __future__ import annotations

from typing import Any

from graph.network import network

ROWS: dict[str, list[dict[str, Any]]] = {
    "bodies": [
        {"id": "body/a/panel", "name": "Panel", "kind": "scrutiny", "authority": "A"},
        {"id": "body/a/executive", "name": "Cabinet", "kind": "executive", "authority": "A"},
        {"id": "body/a/audit", "name": "Audit", "kind": "committee", "authority": "A"},
    ],
    "flows": [{"source": "body/a/panel", "target": "body/a/executive", "matters": 3}],
}


def test_bodies_and_what_went_between_them() -> None:
    found = network(lambda question: ROWS[question])
    assert set(found) == {row["id"] for row in ROWS["bodies"]}
    assert found.nodes["body/a/executive"]["name"] == "Cabinet"
    assert found.edges["body/a/panel", "body/a/executive"]["matters"] == 3
    assert list(found.neighbors("body/a/audit")) == []
