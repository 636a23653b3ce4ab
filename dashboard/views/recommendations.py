"""Recommendations: what bodies recommended to others, what became of each clause, and a table of it for a report."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import answers, fields, links, meanings, reading, saving, style
from dashboard.address import asked, choice_field
from ontology.words import words as words_of

Row = dict[str, Any]

LEAD = "What one body recommended to another, and what became of each clause, as far as the papers here tell."
FILTERS = ("words", "authority", "by", "to", "outcome", "since", "until")


def main() -> None:
    style.put(f"<h1>Recommendations</h1><p class='lead'>{LEAD}</p>")
    every = reading.rows("answers")
    if not every:
        style.notice("No recommendation was found in these documents.", "Papers of scrutiny bodies have them mostly.")
        return
    found = chosen(every)
    with st.container(key="found", horizontal=True, vertical_alignment="center"):
        style.put(f'<p class="found" role="status">{answers.summary(found)}</p>')
        if any(asked(name) for name in FILTERS):
            links.link(links.RECOMMENDATIONS, "Show all")
        saving.table("recommendations", found, saving.recommendations)
    style.put(meanings.html("answer"))
    kinds = {(reading.scope(body["id"]), body["name"]): body["kind"] for body in reading.rows("bodies")}
    number, shown = links.page_of(found)
    for place, row in enumerate(shown):
        draw(place, row, {name: kind for (scope, name), kind in kinds.items() if scope == reading.scope(row["matter"])})
    links.turn_pages(links.RECOMMENDATIONS, number, len(found))
    if not found:
        style.notice("No recommendation fits all of this.", "Take away a word or a filter.")


def chosen(every: list[Row]) -> list[Row]:
    """The recommendations that fit what stands in the fields, the latest first."""
    with st.container(key="filters"):
        words, of = fields.words_and_authority(
            "Words", "All of these words, in the matter, the recommendation or the answer"
        )
        upper, lower = st.columns(2), st.columns([2, 1, 1])
    own = [row for row in every if of in ("", reading.scope(row["matter"]))]
    with upper[0]:
        by = choice_field("by", "Recommended by", named(own, "asked_by"), "Any body")
    with upper[1]:
        to = choice_field("to", "Put to", named(own, "asked_of"), "Any body")
    with lower[0]:
        outcome = choice_field("outcome", "What became of it", words_of()["answer"], "Anything")
    days = fields.days(lower[1], lower[2])
    if (asked("by") and not by) or (asked("to") and not to):
        style.notice("No such body is among these.", "Recommendations of and to all bodies are shown.", "trouble")
    wanted = {"asked_by": by, "asked_of": to, "outcome": outcome}
    found = [
        row
        for row in own
        if all(not value or row[name] == value for name, value in wanted.items())
        and fields.within(row["asked_date"], row["asked_date"], *days)
        and says(row, words)
    ]
    return sorted(found, key=lambda row: row["asked_date"] or "", reverse=True)


def named(rows: list[Row], column: str) -> dict[str, str]:
    return {name: name for name in sorted({row[column] for row in rows if row[column]})}


def says(row: Row, words: str) -> bool:
    """Whether all the words stand in a recommendation, its matter or its answer."""
    text = " ".join(row[name] or "" for name in ("title", "asked_text", "given_text")).casefold()
    return all(word in text for word in words.casefold().split())


def draw(place: int, row: Row, kinds: dict[str, str | None]) -> None:
    """Both sides of a recommendation, and the ways to its words."""
    with st.container(key=f"answer-{place}", gap=None):
        style.put(row_html(row, kinds))
        with st.container(key=f"answer-links-{place}", horizontal=True, gap="medium"):
            links.link(links.JOURNEY, "Follow this matter", matter=row["matter"])
            links.link(links.EVIDENCE, "Read the recommendation", fact=row["asked"])
            if row["given"]:
                links.link(links.EVIDENCE, "Read the answer", fact=row["given"])


def row_html(row: Row, kinds: dict[str, str | None]) -> str:
    asked_for = f"<blockquote>{style.folded(row['asked_text'])}</blockquote>"
    pill = answers.outcome_pill(row["outcome"])
    if row["given"]:
        said = f"<blockquote>{style.folded(row['given_text'])}</blockquote>"
        reply = f'<p class="answer-head">{pill} {answers.who(row, "given", kinds)}</p>{said}'
    else:
        reply = f'<p class="answer-head">{pill}</p><p>{looked(row)}</p>'
    return (
        f"<h3>{style.title_html(row['title'])}{of_authority(row)}</h3>{answers.head_html(row, kinds)}"
        f'<div class="sides"><div class="side">{asked_for}</div><div class="side">{reply}</div></div>'
    )


def of_authority(row: Row) -> str:
    """The authority, where there are several here, as HTML."""
    name = reading.authorities().get(reading.scope(row["matter"])) if reading.several_authorities() else None
    return f' <span class="quiet">{style.folded(name)}</span>' if name else ""


def looked(row: Row) -> str:
    """Where an answer was looked for."""
    body = style.folded(row["asked_of"] or "the body asked")
    if not row["looked"]:
        return f"No papers of a later meeting of {body} are here."
    until = f", until {style.plain(style.day(row['looked_until']))}" if row["looked_until"] else ""
    return f"Looked at {style.count(row['looked'], 'later meeting')} of {body}{until}."


main()
