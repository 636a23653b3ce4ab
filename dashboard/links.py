"""Links between pages: cards that can be clicked anywhere, and pages of results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from dashboard import style
from dashboard.address import asked

T = TypeVar("T")

JOURNEY = "views/journey.py"
RECOMMENDATIONS = "views/recommendations.py"
DECISIONS = "views/decisions.py"
EVIDENCE = "views/evidence.py"
OVERVIEW = "views/overview.py"
PEOPLE = "views/people.py"
BODIES = "views/bodies.py"
ACTIONS = "views/actions.py"
REVIEW = "views/review.py"
NETWORK = "views/network.py"

PAGE_SIZE = 20
FEW = 8
MANY = 60


def card(key: str, html: str, page: str, label: str, /, **parameters: str) -> None:
    """`html` with a link below it whose area is the whole card. `label` is ours, never a document's text."""
    with st.container(key=f"card-{key}", gap=None):
        style.put(html)
        st.page_link(page, label=label, query_params=parameters)


def line(key: str, html: str, page: str, label: str, /, **parameters: str) -> None:
    """A card of one line, whose link is heard and reached by keyboard but takes no room."""
    card(
        f"line-{key}",
        f'<div class="line">{html}<span class="go" aria-hidden="true">›</span></div>',
        page,
        label,
        **parameters,
    )


def link(page: str, label: str, /, **parameters: str) -> None:
    """A plain link to another page. `label` is ours, never a document's text."""
    st.page_link(page, label=label, query_params=parameters)


def only(**parameters: str) -> dict[str, str]:
    """The parameters that say something."""
    return {name: value for name, value in parameters.items() if value}


def few(page: str, name: str, rows: Sequence[T], draw: Callable[[str, T], None]) -> None:
    """The first rows of a section, drawn with a key each; all of them where the address says `all=name`."""
    shown = rows if asked("all") == name else rows[:FEW]
    with st.container(key=f"list-{name}", gap=None):
        for place, row in enumerate(shown):
            draw(f"{name}-{place}", row)
    if len(rows) > len(shown):
        here = {key: value for key, value in st.query_params.items() if key != "all"}
        link(page, f"Show all {len(rows):,}", **here, all=name)


def page_of(results: Sequence[T], size: int = PAGE_SIZE) -> tuple[int, Sequence[T]]:
    """The number of the page of results that the address asks for, from 1, and what is on it."""
    last = max(1, -(-len(results) // size))
    text = asked("page")
    number = min(max(int(text), 1), last) if text.isascii() and text.isdigit() else 1
    return number, results[(number - 1) * size : number * size]


def turn_pages(page: str, number: int, total: int, size: int = PAGE_SIZE) -> None:
    """Links to the pages of results before and after this one; nothing where there is only one."""
    if total <= size:
        return
    here = {name: value for name, value in st.query_params.items() if name != "page"}
    first, last = (number - 1) * size + 1, min(number * size, total)
    with st.container(key="pages", horizontal=True, vertical_alignment="center"):
        if number > 1:
            link(page, "← Previous", **here, page=str(number - 1))
        style.put(f'<span class="quiet">{first:,}–{last:,} of {total:,}</span>')
        if last < total:
            link(page, "Next →", **here, page=str(number + 1))
