"""A journey as a time line: one stop for each body and day, in it the steps with the words that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import links, reading, style
from ontology.words import label

Row = dict[str, Any]

QUOTE_SHOWN = 420

READ = {
    "happened": "Read it in the document",
    "planned": "Read what was planned",
    "awaited": "Read what was asked for",
}

# In plain English, how a step was joined to those before it.
BECAUSE = {
    "reference": "Belongs here because the document names the earlier meeting or minute.",
    "decision number": "Belongs here because it carries the same decision number.",
    "title": "Belongs here because both items have the same title.",
    "judged": "Belongs here because the two items were judged to be the same business.",
}


def draw_stops(about: Row, steps: Sequence[Row], proofs: Iterable[Row]) -> None:
    """The steps of the matter `about`, from the first to what is planned or awaited."""
    by_step: dict[str, list[Row]] = {}
    for proof in proofs:
        by_step.setdefault(proof["step"], []).append(proof)
    stops = groupby(steps, key=lambda step: (step["state"], step["body"], step["date"]))
    with st.container(key="stops", gap=None):
        for place, (_, members) in enumerate(stops):
            draw_stop(about, place, list(members), by_step)


def draw_stop(about: Row, place: int, steps: Sequence[Row], proofs: dict[str, list[Row]]) -> None:
    first = steps[0]
    kind = style.kind_class(first["body_kind"])
    with st.container(key=f"stop-{place}-{kind}-{first['state']}", gap=None):
        style.put(stop_html(first))
        for title, members in groupby(steps, key=lambda step: " ".join((step["item_title"] or "").split())):
            if title and title.casefold() != about["title"].casefold():
                style.put(f'<p class="item">{style.plain(title)}</p>')
            for step in members:
                draw_step(about["id"], step, proofs.get(step["step"], []))


def stop_html(step: Row) -> str:
    """The day, the body and, where its name does not say it, its kind."""
    name = step["body_name"] or "A body not named"
    kind = label("body_kind", step["body_kind"] or "committee")
    aside = "" if kind.lower() in name.lower() else f'<span class="quiet">{style.plain(kind)}</span>'
    state = "" if step["state"] == "happened" else f'<span class="tag">{label("state", step["state"])}</span>'
    day = style.plain(style.day(step["date"]))
    when = f"Since {day}" if step["state"] == "awaited" and step["date"] else day[:1].upper() + day[1:]
    return (
        f'<div class="stop-head"><span class="stop-date">{when}</span>{state}'
        f"<h3>{style.body_chip(name, step['body_kind'])}{aside}</h3></div>"
    )


def draw_step(matter: str, step: Row, proofs: Sequence[Row]) -> None:
    style.put(step_html(step, proofs))
    fact = step["fact"] or step["step"]
    with st.container(key=f"step-links-{step['position']}", horizontal=True, gap="medium"):
        if step["fact"] or proofs:
            links.link(links.EVIDENCE, READ[step["state"]], fact=fact, matter=matter)
        if step["because"] and proofs:
            links.link(links.EVIDENCE, "See how it was joined", fact=step["step"], matter=matter)


def step_html(step: Row, proofs: Sequence[Row]) -> str:
    """What was done, where it is minuted, the words, and why the step belongs here."""
    if step["state"] == "awaited":
        return f'<p class="step"><b>No {style.missing(step["act"])} found</b> in the documents that are here.</p>'
    minute = f'<span class="quiet">minute {style.folded(step["minute"])}</span>' if step["minute"] else ""
    because = BECAUSE.get(step["because"] or "", "")
    joined = f'<p class="because">{because}</p>' if because else ""
    return (
        f'<div class="step"><p class="step-verb"><b>{style.folded(verb(step))}</b> {minute}</p>'
        f"{quote_of(step, proofs)}{joined}</div>"
    )


def verb(step: Row) -> str:
    """What the body did, in a word or two."""
    if step["state"] == "planned":
        return "To be dealt with"
    return label("act", step["act"]) if step["act"] else label("step_kind", step["kind"])


def quote_of(step: Row, proofs: Sequence[Row]) -> str:
    """The words that say the step, with their place; its own text where nothing proves it."""
    proof = best(step["text"], proofs)
    if not proof:
        return quote_html(squeezed(step["text"] or ""), "")
    return quote_html(squeezed(proof["quote"]), f"{proof['document_name']}, page {proof['page']}")


def best(said: str | None, proofs: Sequence[Row]) -> Row | None:
    """Of several proofs the one whose words fit best to what is said; None where there is none."""
    return max(proofs, key=lambda proof: agreement(squeezed(said or ""), squeezed(proof["quote"])), default=None)


def agreement(said: str, quote: str) -> tuple[int, int]:
    """How well a quote fits what a step says: by their common words, then by length."""
    return len(set(said.casefold().split()) & set(quote.casefold().split())), len(quote)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def quote_html(words: str, source: str) -> str:
    if not words:
        return ""
    short = words if len(words) <= QUOTE_SHOWN else words[:QUOTE_SHOWN].rsplit(" ", 1)[0] + " …"
    cite = f"<cite>{style.folded(source)}</cite>" if source else ""
    return f"<blockquote>{style.folded(short)}{cite}</blockquote>"


def draw_awaited(steps: Iterable[Row]) -> None:
    """What should have followed and was not found, and what was looked at."""
    for step in steps:
        said = style.nothing_found(step["act"], step["body_name"], step["date"])
        known = step["body"] and step["date"]
        looked = looked_at(step, reading.rows("meetings", body=step["body"])) if known else ""
        style.notice("Still waiting.", f"{said}. {looked}", "awaited")


def looked_at(step: Row, meetings: Iterable[Row]) -> str:
    """How many later meetings of the body are here, as HTML."""
    name = style.folded(step["body_name"])
    days = sorted(row["date"] for row in meetings if row["items"] and (row["date"] or "") > step["date"])
    if not days:
        return f"No papers of a later meeting of {name} are here."
    if len(days) == 1:
        return f"One later meeting of {name} is here, of {style.plain(style.day(days[0]))}, and does not show one."
    span = f"from {style.plain(style.day(days[0]))} to {style.plain(style.day(days[-1]))}"
    return f"{style.count(len(days), 'later meeting')} of {name} are here, {span}, and none of them shows one."


def route_html(steps: Iterable[Row]) -> str:
    """The bodies in order, each once in a row, with arrows between; nothing for one body alone."""
    bodies = [next(group) for _, group in groupby(steps, key=lambda step: step["body"])]
    chips = [style.body_chip(step["body_name"] or "?", step["body_kind"]) for step in bodies]
    arrow = ' <span class="arrow" aria-label="then">→</span> '
    return f'<p class="route">{arrow.join(chips)}</p>' if len(chips) > 1 else ""
