"""How things look and read: escaped HTML out of untrusted text, dates in words, colours of the kinds of body.

Whatever comes out of a document goes through `plain` or `folded` on its way to the screen, and never into a Streamlit
label, where Markdown would be interpreted.
"""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

ELSEWHERE = "The address may be mistyped, or of another workspace."

# One colour a kind of body, on every page, as in style.css; contrast on white is at least 5:1 (WCAG AA asks 4.5).
KIND_COLOURS = {
    "scrutiny": "#0a6b60",
    "executive": "#6a3d9a",
    "council": "#1d4f91",
    "regulatory": "#8a4b08",
    "committee": "#4a5568",
    "joint": "#9d2671",
    "outside": "#5f6368",
}


def plain(text: object) -> str:
    """Text as HTML that shows it as it is."""
    return escape(str(text), quote=True)


def folded(text: object) -> str:
    """The same, with white space folded."""
    return plain(" ".join(str(text).split()))


def put(html: str) -> None:
    """Show HTML of our own making."""
    st.html(html)


def kind_class(kind: str | None) -> str:
    """The CSS class that carries the colour of a kind of body."""
    return f"kind-{kind if kind in KIND_COLOURS else 'committee'}"


def body_chip(name: object, kind: str | None) -> str:
    """A body's name in the colour of its kind."""
    return f'<span class="body-chip {kind_class(kind)}">{folded(name)}</span>'


def day(value: str | None) -> str:
    """2025-07-01 → 1 July 2025; 2025-07 → July 2025; anything else as it is."""
    if not value:
        return "date not told"
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        return month(value)
    return f"{parsed.day} {parsed:%B %Y}"


def month(value: str) -> str:
    try:
        return f"{datetime.strptime(value, '%Y-%m'):%B %Y}"
    except ValueError:
        return value


def missing(act: str | None) -> str:
    """What a step that is awaited lacks; `act`: decide, respond or None."""
    return "decision" if act == "decide" else "answer"


def nothing_found(act: str | None, body: str | None, since: str | None) -> str:
    """No answer found from Cabinet since 2 July 2025"""
    when = f" since {plain(day(since))}" if since else ""
    return f"No {missing(act)} found from {folded(body or 'the body asked')}{when}"


def count(number: int, one: str, many: str | None = None) -> str:
    """1 step, 2 steps, 12,000 bodies."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def dress() -> None:
    """The style sheet, on every page."""
    st.html(HERE / "style.css")


def notice(title: str, text: str = "", tone: str = "calm") -> None:
    """A message in words; `text` may be HTML of our own making. Tones: calm, awaited, trouble."""
    put(f'<div class="notice {tone}" role="status"><strong>{folded(title)}</strong> {text}</div>')
