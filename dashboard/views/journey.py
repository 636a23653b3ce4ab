"""Journeys: find a matter, and follow it step by step."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import answers, call_ins, fields, links, matters, meanings, reading, saving, steps, style, timeline
from dashboard.address import asked, choice_field
from ontology.words import words as words_of

Row = dict[str, Any]

FILTERS = ("words", "authority", "body", "status", "since", "until")
STATUSES = words_of()["status"]
KEY = "● happened &nbsp; ▼ called in &nbsp; ○ on a dashed line: planned or awaited, not seen to have happened"


def main() -> None:
    matter = asked("matter")
    if matter:
        one_journey(reading.leads_to(matter))
    else:
        all_journeys()


def all_journeys() -> None:
    """The matters that fit the fields, those first that were seen last."""
    style.put("<h1>Journeys</h1><p class='lead'>Each matter’s way through the bodies that dealt with it.</p>")
    found = chosen()
    with st.container(key="found", horizontal=True, vertical_alignment="center"):
        style.put(f'<p class="found" role="status">{style.count(len(found), "matter")}</p>')
        if any(asked(name) for name in FILTERS):
            links.link(links.JOURNEY, "Show all")
        saving.table("matters", found, saving.matters)
    style.put(meanings.html("status"))
    if found:
        matters.matter_list(links.JOURNEY, found)
    else:
        style.notice("No matter fits this.", "Try fewer words, another spelling, or take away a filter.")


def chosen() -> list[Row]:
    """The matters that fit what stands in the fields."""
    with st.container(key="filters"):
        words, of = fields.words_and_authority("Look for a matter", "For instance: bridge, school, library")
        left, right, first, last = st.columns([3, 2, 2, 2])
    with left:
        body = fields.body("Before this body", of)
    with right:
        status = choice_field("status", "What became of it", STATUSES, "Anything")
    days = fields.days(first, last)
    return [
        row
        for row in reading.rows("journeys", words=words, **({"body": body} if body else {}))
        if status in ("", row["status"])
        and of in ("", reading.scope(row["id"]))
        and fields.within(row["first_date"], row["last_date"], *days)
    ]


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
    style.name_tab(about["title"])
    style.put(
        f'{heading(about["title"])}<div class="matter-facts">{matters.status_pill(about["status"])} '
        f'<span class="quiet">{matters.facts(about)}</span></div>'
    )
    steps.draw_awaited(step for step in way if step["state"] == "awaited")
    call_ins.draw(about["id"])
    draw_route(way)
    saving.journey(about, way, proofs)
    answers.draw(about, way)
    style.put("<h2>Step by step</h2>")
    steps.draw_stops(about, way, proofs)


def heading(title: str) -> str:
    """The title; a long one is cut, and unfolds whole."""
    is_cut = style.short(title) != steps.squeezed(title)
    unfolds = f"<details><summary>Whole title</summary>{style.folded(title)}</details>" if is_cut else ""
    return f"<h1>{style.title_html(title)}</h1>{unfolds}"


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
