"""A list of matters, each a link to its journey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import links, reading, style
from ontology.words import label

Row = dict[str, Any]


def status_pill(status: str) -> str:
    """A matter's status in words, with a mark, so that colour isn't needed to tell."""
    return f'<span class="status status-{status.replace(" ", "-")}">{style.folded(label("status", status))}</span>'


def matter_html(matter: Row) -> str:
    return titled(matter["title"], f'{status_pill(matter["status"])} <span class="quiet">{facts(matter)}</span>')


def awaited_html(row: Row) -> str:
    """A matter that waits for an answer, and from whom."""
    body = reading.body_names().get(row["body"]) or row["body_name"]
    return titled(row["title"], style.nothing_found(row["act"], body, row["since"]))


def titled(title: str, about: str) -> str:
    """A title, and HTML about it below."""
    head = f'<div class="matter-title">{style.title_html(title)}</div>'
    return f'<div class="matter">{head}<div class="matter-facts">{about}</div></div>'


def facts(matter: Row) -> str:
    """3 bodies · 5 steps · 1 July 2025 to 18 September 2025; before it the authority, where there are several here."""
    of = [matter["authority"]] if matter["authority"] and reading.several_authorities() else []
    first, last = matter["first_date"], matter["last_date"]
    when = style.day(first) if first == last else f"{style.day(first)} to {style.day(last)}"
    sizes = [style.count(matter["bodies"], "body", "bodies"), style.count(matter["steps"], "step")]
    return style.plain(" · ".join([*of, *sizes, when]))


def matter_list(page: str, matters: Sequence[Row]) -> None:
    """One page of the matters, and links to the others."""
    number, shown = links.page_of(matters)
    for place, matter in enumerate(shown):
        links.card(f"matter-{place}", matter_html(matter), links.JOURNEY, "Follow this matter", matter=matter["id"])
    links.turn_pages(page, number, len(matters))
