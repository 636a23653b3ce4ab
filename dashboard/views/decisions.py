"""Decisions: what bodies resolved, by body, date, act and words."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import fields, links, reading, saving, style
from dashboard.address import asked, choice_field
from ontology.words import label

Row = dict[str, Any]

FILTERS = ("words", "authority", "body", "act", "since", "until")
ACTS = (
    "approve",
    "recommend",
    "refer",
    "request",
    "delegate",
    "appoint",
    "defer",
    "refuse",
    "note",
    "confirm_minutes",
    "exclude_public",
    "other",
)


def main() -> None:
    style.put("<h1>Decisions</h1><p class='lead'>What each body agreed, noted, recommended or refused.</p>")
    of, given = filters()
    found = [row for row in reading.rows("decisions", **given) if of in ("", reading.scope(row["id"]))]
    with st.container(key="found", horizontal=True, vertical_alignment="center"):
        style.put(f'<p class="found" role="status">{style.count(len(found), "decision")}</p>')
        if any(asked(name) for name in FILTERS):
            links.link(links.DECISIONS, "Show all")
        saving.table("decisions", found, saving.decisions)
    number, shown = links.page_of(found)
    for place, decision in enumerate(shown):
        draw(place, decision)
    links.turn_pages(links.DECISIONS, number, len(found))
    if not found:
        style.notice("No decision fits all of this.", "Take away a word or a filter.")


def filters() -> tuple[str, dict[str, str]]:
    """The authority, and the parameters of the question, out of the fields."""
    bodies = [row["id"] for row in reading.rows("bodies") if row["decisions"]]
    with st.container(key="filters"):
        words, of = fields.words_and_authority("Words", "All of these words, in the decision or its heading")
        left, middle, first, last = st.columns([3, 2, 2, 2])
    with left:
        body = fields.body("Body", of, bodies)
    with middle:
        act = choice_field("act", "What was done", {act: label("act", act) for act in ACTS}, "Anything")
    since, until = fields.days(first, last)
    given = {"words": words, "body": body, "act": act, "since": since, "until": until}
    return of, {name: value for name, value in given.items() if value}


def draw(place: int, decision: Row) -> None:
    with st.container(key=f"decision-{place}", gap=None):
        style.put(decision_html(decision))
        with st.container(horizontal=True, key=f"decision-links-{place}"):
            links.link(links.EVIDENCE, "Read it in the document", fact=decision["id"])
            if decision["matter"]:
                links.link(links.JOURNEY, "Follow this matter", matter=decision["matter"])
            if decision["body"] and decision["date"]:
                day = decision["date"]
                links.link(links.DECISIONS, "All of this meeting", body=decision["body"], since=day, until=day)


def decision_html(decision: Row) -> str:
    number = style.folded(" ".join(part for part in (decision["number"], decision["label"]) if part))
    act = label("act", decision["act"] or "other")
    name = reading.body_names().get(decision["body"]) or decision["body_name"] or "Body not told"
    return (
        f'<div class="decision-head"><span class="act">{style.folded(act)}</span>'
        f"{style.body_chip(name, reading.body_kind(decision['body']))}"
        f'<span class="quiet">{style.plain(style.day(decision["date"]))}</span></div>'
        f"<h3>{number} {style.folded(decision['title'] or '')}</h3>"
        f'<p class="words">{style.folded(decision["text"] or "")}</p>'
    )


main()
