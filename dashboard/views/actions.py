"""Actions: work that people took on or were given, and whether later minutes say that it is done."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import fields, links, reading, saving, style
from dashboard.address import asked, choice_field

Row = dict[str, Any]

LEAD = "What somebody is to do, and by when. Open means that no minutes here say that it is done; others may."
FILTERS = ("words", "authority", "body", "owner", "state", "since", "until")
STATES = {"open": "Open", "closed": "Done, as minutes say"}


def main() -> None:
    style.put(f"<h1>Actions</h1><p class='lead'>{LEAD}</p>")
    with st.container(key="filters"):
        words, of = fields.words_and_authority("Words", "All of these words, in the action or its owner")
        every = [row for row in gathered(reading.rows("actions")) if of in ("", reading.scope(row["id"]))]
        chosen, days = filters(every, of)
    wanted = {row["id"] for row in reading.rows("actions", words=words)} if words else None
    found = [row for row in every if fits(row, chosen, days) and (wanted is None or row["id"] in wanted)]
    with st.container(key="found", horizontal=True, vertical_alignment="center"):
        style.put(f'<p class="found" role="status">{numbers(found)}</p>')
        if any(asked(name) for name in FILTERS):
            links.link(links.ACTIONS, "Show all")
        saving.table("actions", found, saving.actions)
    number, shown = links.page_of(found)
    for place, row in enumerate(shown):
        draw(place, row)
    links.turn_pages(links.ACTIONS, number, len(found))
    if not found:
        style.notice("No action fits all of this.", "Take away a word or a filter.")


def gathered(rows: list[Row]) -> list[Row]:
    """One row an action, with the earliest words that close it; what is open first."""
    found: dict[str, Row] = {}
    for row in rows:
        known = found.setdefault(row["id"], row)
        if row["closing"] and (row["closed"] or "~") < (known["closed"] or "~"):
            found[row["id"]] = row
    return sorted(found.values(), key=lambda row: bool(row["closing"]))


def filters(every: list[Row], of: str) -> tuple[dict[str, str], tuple[str, str]]:
    """What stands in the fields besides words and authority; and the days, both "" for any."""
    owners = {" ".join(row["owner"].split()) for row in every if row["owner"]}
    left, middle, right, first, last = st.columns([3, 3, 2, 2, 2])
    with left:
        owner = choice_field("owner", "Who is to do it", {name: name for name in sorted(owners)}, "Anybody")
    with middle:
        body = fields.body("Set at meetings of", of, {row["body"] for row in every if row["body"]})
    with right:
        state = choice_field("state", "State", STATES, "Open and done")
    return {"owner": owner, "body": body, "state": state}, fields.days(first, last)


def fits(row: Row, chosen: dict[str, str], days: tuple[str, str]) -> bool:
    own = {"owner": " ".join((row["owner"] or "").split()), "body": row["body"]}
    own["state"] = "closed" if row["closing"] else "open"
    is_right = all(not value or own[name] == value for name, value in chosen.items())
    return is_right and fields.within(row["date"], row["date"], *days)


def numbers(found: list[Row]) -> str:
    """12 actions, 3 of them done"""
    done = sum(bool(row["closing"]) for row in found)
    return style.count(len(found), "action") + (f", {done:,} of them done" if done else "")


def draw(place: int, row: Row) -> None:
    with st.container(key=f"decision-action-{place}", gap=None):
        style.put(action_html(row))
        with st.container(horizontal=True, key=f"decision-links-{place}"):
            links.link(links.EVIDENCE, "Read it in the document", fact=row["id"])
            if row["closing"]:
                links.link(links.EVIDENCE, "Read that it is done", fact=row["closing"])
            if row["matter"]:
                links.link(links.JOURNEY, "Follow this matter", matter=row["matter"])


def action_html(row: Row) -> str:
    """Who, for whom, by when, and the words."""
    name = reading.body_names().get(row["body"]) or row["body_name"]
    chip = style.body_chip(name, row["body_kind"]) if name else ""
    due = f'<span class="due">due {style.plain(style.day(row["due"]))}</span>' if row["due"] else ""
    owner = f'<span class="act">{style.folded(row["owner"] or "Owner not told")}</span>'
    return (
        f'<div class="decision-head">{state_pill(row)}{owner}'
        f'{due}<span class="quiet">set {style.plain(style.day(row["date"]))} by</span>{chip}</div>'
        f'<p class="words">{style.folded(row["text"])}</p>'
    )


def state_pill(row: Row) -> str:
    if not row["closing"]:
        return '<span class="status status-planned">Open</span>'
    when = f", as minutes of {style.plain(style.day(row['closed']))} say" if row["closed"] else ", as later minutes say"
    return f'<span class="status status-agreed">Done{when}</span>'


main()
