"""Journeys: find a matter, and follow it step by step."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import answers, call_ins, links, matters, reading, steps, style, timeline
from dashboard.address import asked, choice_field, words_field
from ontology.words import words as words_of

Row = dict[str, Any]

STATUSES = words_of()["status"]
KEY = "● happened &nbsp; ▼ called in &nbsp; ○ on a dashed line: planned or awaited, not seen to have happened"


def main() -> None:
    matter = asked("matter")
    if matter:
        one_journey(reading.leads_to(matter))
    else:
        all_journeys()


def all_journeys() -> None:
    """The matters, with a field to look for words."""
    style.put("<h1>Journeys</h1><p class='lead'>Each matter’s way through the bodies that dealt with it.</p>")
    left, right = st.columns([3, 1])
    with left:
        words = words_field("words", "Look for a matter", "For instance: bridge, school, library")
    with right:
        status = choice_field("status", "What became of it", STATUSES, "Anything")
    found = [row for row in reading.rows("journeys", words=words) if status in ("", row["status"])]
    style.put(f'<p class="quiet" role="status">{style.count(len(found), "matter")}</p>')
    if found:
        matters.matter_list(links.JOURNEY, found)
    else:
        style.notice("No matter fits this.", "Try fewer words, or another spelling.")


def one_journey(matter: str) -> None:
    way = reading.rows("journey", matter=matter)
    found = reading.rows("journeys", id=matter)
    links.link(links.JOURNEY, "← All journeys")
    if not way or not found:
        style.notice("There is no such matter here.", style.ELSEWHERE, "trouble")
        return
    draw(found[0], way, reading.rows("proofs", matter=matter))


def draw(about: Row, way: list[Row], proofs: list[Row]) -> None:
    """The heading, what is awaited, and the time line."""
    st.set_page_config(page_title=f"{' '.join(about['title'].split())} · Minutegraph")
    style.put(
        f'<h1>{style.folded(about["title"])}</h1><div class="matter-facts">{matters.status_pill(about["status"])} '
        f'<span class="quiet">{matters.facts(about)}</span></div>'
    )
    steps.draw_awaited(step for step in way if step["state"] == "awaited")
    call_ins.draw(about["id"])
    draw_route(way)
    answers.draw(about, way)
    style.put("<h2>Step by step</h2>")
    steps.draw_stops(about, way, proofs)


def draw_route(way: list[Row]) -> None:
    """The bodies in order: as a picture where there is room and movement, else in words."""
    picture = timeline.chart(way)
    if picture is not None:
        said = "Bodies and days of this journey; the steps below say the same"
        with st.container(key="picture", gap=None):
            st.altair_chart(picture, width="stretch", alt=said)
            style.put(f'<p class="quiet">{KEY}</p>')
    if route := steps.route_html(step for step in way if step["state"] != "awaited"):
        with st.container(key="route-beside-picture" if picture else "route"):
            style.put(route)


main()
