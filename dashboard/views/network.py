"""Network: who sends business to whom, as a picture, as a table and in words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st
from streamlit_echarts import st_echarts

from dashboard import bands, links, network, reading, style
from dashboard.address import choice_field
from graph.network import crossings, picture

Row = dict[str, Any]

HEIGHT = 600


@st.cache_data(ttl=reading.FRESH, show_spinner=False)
def whole() -> dict[str, list[Row]]:
    """All bodies and what went between them, and people who sit on several."""
    return {**picture(reading.rows), "people": crossings(reading.rows)}


def main() -> None:
    style.put("<h1>Network</h1><p class='lead'>Who sends business to whom, how long it takes, and where it stops.</p>")
    found, names = whole(), reading.body_names()
    of = authority(found["edges"])
    nodes = [
        # Of one authority no name needs to say of which.
        node | {"name": node["name"] if of else names[node["id"]]}
        for node in found["nodes"]
        if of in ("", reading.scope(node["id"]))
    ]
    ids = {node["id"] for node in nodes}
    edges = [edge for edge in found["edges"] if edge["source"] in ids and edge["target"] in ids]
    if not edges:
        style.notice("No matter has been followed from one body to another here.", "More documents may show some.")
        return
    said = "".join(f"<li>{sentence}</li>" for sentence in network.sentences(nodes, edges))
    style.put(f'<ul class="seen-text">{said}</ul>')
    draw(nodes, edges)
    scopes = {reading.scope(body) for body in ids}
    people([row for row in found["people"] if reading.scope(row["person"]) in scopes])


def authority(edges: list[Row]) -> str:
    """The authority chosen, else the one with the most movement: nothing goes from one to another. "" for one alone."""
    moved: Counter[str] = Counter()
    for edge in edges:
        moved[reading.scope(edge["source"])] += edge["matters"]
    names = {scope: name for scope, name in reading.authorities().items() if moved[scope]}
    if len(moved) < 2 or not names:
        return ""
    first = max(names, key=lambda scope: (moved[scope], scope))
    others = {name: name for scope, name in names.items() if scope != first}
    name = choice_field("authority", "Authority", others, names[first])
    return next((scope for scope in names if names[scope] == name), first)


def draw(nodes: list[Row], edges: list[Row]) -> None:
    """The picture, and the same as a list beside it."""
    ring, between = network.drawn(nodes, edges)
    with st.container(key="network-page"):
        left, right = st.columns([8, 5], gap="medium")
    with left, st.container(key="network-picture"):
        style.put(f'<p class="legend">{bands.legend_of(node.get("kind") for node in ring)}</p>')
        style.put(f'<p class="quiet">{told(ring, edges)}</p>')
        result = st_echarts(
            network.chart(ring, between),
            events={"click": network.ON_CLICK},
            height=f"{HEIGHT}px",
            renderer="svg",
            key="network",
        )
    follow(network.clicked(result.get("chart_event"), ring))
    with right:
        table(nodes, edges)


def told(ring: list[Row], edges: list[Row]) -> str:
    """How to read the picture, and what it leaves out."""
    ends = {edge[end] for edge in edges for end in ("source", "target")}
    less = f" Of {len(ends)} bodies the {len(ring)} busiest are drawn." if len(ends) > len(ring) else ""
    return f"An arrow is as thick as its matters are many, and has the colour of the body that sends.{less}"


def follow(chosen: list[str]) -> None:
    """To the body that was clicked, or to the matters of the arrow."""
    if len(chosen) == 1:
        st.switch_page(links.BODIES, query_params={"body": chosen[0]})
    elif chosen:
        st.switch_page(links.OVERVIEW, query_params={"source": chosen[0], "target": chosen[1]})


def table(nodes: list[Row], edges: list[Row]) -> None:
    """Every arrow as a line: from, to, matters, days."""
    known = {node["id"]: node for node in nodes}
    rows = [
        {
            **edge,
            **{f"{end}_name": known[edge[end]]["name"] for end in ("source", "target")},
            **{f"{end}_kind": known[edge[end]].get("kind") for end in ("source", "target")},
        }
        for edge in sorted(edges, key=lambda edge: (-edge["matters"], edge["source"], edge["target"]))
    ]
    style.put(f'<h2 class="small">From body to body <span class="number">{len(rows):,}</span></h2>')
    most = rows[0]["matters"]

    def draw_row(key: str, row: Row) -> None:
        ends = {"source": row["source"], "target": row["target"]}
        links.card(f"flow-{key}", bands.flow_html(row, most), links.OVERVIEW, "Show these matters", **ends)

    links.few(links.NETWORK, "ways", rows, draw_row)


def people(rows: list[Row]) -> None:
    """Who sits on several bodies, those first over whom most ways lead."""
    if not rows:
        return
    style.put(f'<h2>Who sits where matters cross <span class="number">{len(rows):,}</span></h2>')

    def draw_row(key: str, row: Row) -> None:
        on = ", ".join(map(style.folded, row["bodies"]))
        went = f" · {style.count(row['matters'], 'matter')} went between them" if row["matters"] else ""
        html = f'<div><b>{style.folded(row["name"])}</b> <span class="quiet">{on}{went}</span></div>'
        links.line(key, html, links.PEOPLE, "See this person", person=row["person"])

    links.few(links.NETWORK, "crossing", rows, draw_row)


main()
