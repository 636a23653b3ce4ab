"""Evidence: from a fact to the words that prove it."""

from __future__ import annotations

import streamlit as st

from dashboard import evidence, facts, links, reading, style
from dashboard.address import asked


def main() -> None:
    fact, matter = asked("fact"), asked("matter")
    if matter:
        links.link(links.JOURNEY, "← Back to the journey", matter=matter)
    style.put("<h1>The words that prove it</h1>")
    if not fact:
        style.notice("Every fact has its words.", "Follow “Read it in the document” from a journey or a decision.")
        links.link(links.JOURNEY, "To the journeys")
        return
    found = reading.rows("fact", fact=fact)
    if not found:
        style.notice("There is no such fact here.", style.ELSEWHERE, "trouble")
        return
    show(found[0], linked=bool(matter))


def show(fact: reading.Row, linked: bool) -> None:
    """What the fact is and its words; the way to its journey unless the page is `linked` to one already."""
    style.put(f'<p class="lead">{facts.about_html(fact)}</p>')
    if fact["matter"] and not linked:
        links.link(links.JOURNEY, "Follow this matter", matter=fact["matter"])
    if fact["cls"] == "Person":
        links.link(links.PEOPLE, "See this person", person=fact["id"])
    elif fact["body"]:
        links.link(links.BODIES, "See this body", body=fact["body"])
    pieces = reading.rows("evidence", fact=fact["id"])
    if pieces:
        show_pieces(pieces)
    else:
        style.notice("No words of its own.", "It was put together out of other facts, and each of them has its words.")


def show_pieces(pieces: list[reading.Row]) -> None:
    """One piece as it is, several under tabs."""
    if len(pieces) == 1:
        evidence.show(pieces[0], "0")
        return
    titles = [f"{place} · page {int(piece['page'])}" for place, piece in enumerate(pieces, 1)]
    for place, (tab, piece) in enumerate(zip(st.tabs(titles), pieces, strict=True)):
        with tab:
            evidence.show(piece, str(place))


main()
