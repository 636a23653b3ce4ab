"""Call-ins of a matter: who called in which decision, which body heard it, and what came of it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import links, reading, steps, style
from ontology.words import label

Row = dict[str, Any]


def draw(matter: str) -> None:
    """A message for each call-in, with the ways to its words."""
    for place, row in enumerate(reading.rows("call_ins", matter=matter)):
        with st.container(key=f"call-in-{place}", gap=None):
            style.notice("Called in.", call_in_html(row), "awaited")
            with st.container(key=f"step-links-call-in-{place}", horizontal=True, gap="medium"):
                links.link(links.EVIDENCE, "Read the call-in", fact=row["call_in"], matter=matter)
                if row["decided"]:
                    links.link(links.EVIDENCE, "Read what came of it", fact=row["decided"], matter=matter)


def call_in_html(row: Row) -> str:
    """Who, what, before whom, and the outcome."""
    who = f" by {style.folded(row['callers'])}" if row["callers"] else ""
    when = f" on {style.plain(style.day(row['date']))}" if row["date"] else ""
    body = style.folded(row["body_name"] or "a body not named")
    decided = f" {steps.quote_html(steps.squeezed(row['decided_text']), '')}" if row["decided_text"] else ""
    outcome = style.plain(label("call_in_outcome", row["outcome"]))
    return f"{suspended(row)} called in{who}, and heard by {body}{when}. <b>{outcome}.</b>{decided}"


def suspended(row: Row) -> str:
    """The clauses that could not take effect meanwhile: one of them in its words, and how many more."""
    if not row["suspended"]:
        return "A decision that is not in the documents here was"
    words = steps.squeezed(row["suspended_text"])
    short = words if len(words) <= steps.QUOTE_SHOWN else words[: steps.QUOTE_SHOWN].rsplit(" ", 1)[0] + " …"
    more = f" and {style.count(row['suspended'] - 1, 'more clause')} were" if row["suspended"] > 1 else " was"
    return f"“{style.folded(short)}”{more}"
