"""How things look and read: escaped HTML out of untrusted text, dates in words, colours of the kinds of body.

Whatever comes out of a document goes through `plain` or `folded` on its way to the screen, and never into a Streamlit
label, where Markdown would be interpreted.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from html import escape
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

ELSEWHERE = "The address may be mistyped, or of another workspace."

# A title is cut where it has more characters than this, and no earlier than the other.
LONGEST, SHORTEST = 100, 45
MARK = re.compile(r"(?:[;:,]| [–-])(?= )")
# Nothing is cut after a word that leads on to the next one.
LEFT_OVER = re.compile(r"(?:[\s,;:–-](?:and|or|of|for|to|in|on|at|by|with|from|the|an?)?)*$", re.IGNORECASE)
# Business without a heading has a sentence of its minutes for a title.
SENTENCE = re.compile(r"\w{3,}\.$|…$")

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


def short(text: object) -> str:
    """A text for a heading: cut at a mark or between words where it is long, with "…" for what is left out."""
    whole = " ".join(str(text).split())
    if len(whole) <= LONGEST:
        return whole
    marks = [found.start() for found in MARK.finditer(whole, SHORTEST, LONGEST)]
    end = marks[-1] if marks else whole.rfind(" ", SHORTEST, LONGEST)
    return LEFT_OVER.sub("", whole[: end if end > 0 else LONGEST]) + " …"


def title_html(text: object) -> str:
    """A title as HTML: cut where it is long and whole under the pointer; apart where it is a sentence of minutes."""
    whole, cut = " ".join(str(text).split()), short(text)
    hover = f' title="{plain(whole)}"' if cut != whole else ""
    said = ' class="sentence"' if SENTENCE.search(whole) else ""
    return f"<span{said}{hover}>{plain(cut)}</span>" if hover or said else plain(cut)


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


def name_tab(name: object) -> None:
    """What the page is about, in the title of its tab."""
    st.set_page_config(page_title=f"{' '.join(str(name).split())} · Minutegraph")


def dress() -> None:
    """The style sheet, on every page."""
    st.html(HERE / "style.css")


def notice(title: str, text: str = "", tone: str = "calm") -> None:
    """A message in words; `text` may be HTML of our own making. Tones: calm, awaited, trouble."""
    put(f'<div class="notice {tone}" role="status"><strong>{folded(title)}</strong> {text}</div>')
