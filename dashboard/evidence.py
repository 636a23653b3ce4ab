"""The widget that shows evidence: the page's text with the words marked, beside the page's picture."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Any

import streamlit as st

from dashboard import reading, style
from ingest.formats.errors import Unreadable

Row = dict[str, Any]

# Code points of the page shown on either side of the words before the reader asks for more.
AROUND = 700
PDF = "application/pdf"

# The end of a long line that the next one goes on from, as far as one can see: where there is little room, such line
# ends are shown as spaces. The text stays as it is.
SOFT = re.compile(
    r"(?<=[^\n]{44}[^\n.:;!?-])\n(?=\S)(?!\(?(?:\w|[ivx]+|[\d.]+)[.)]\s|\d[\d.]*\s|[-–•*]\s)", re.IGNORECASE
)


def show(piece: Row, key: str) -> None:
    """One piece of evidence: where it is, the words in their page, the picture where there is one, and the file."""
    style.put(place_html(piece))
    if piece["media_type"] == PDF:
        words, page = st.columns([7, 6], gap="medium")
        with words:
            show_words(piece, key)
        with page:
            show_picture(piece)
    else:
        show_words(piece, key)
    download(piece, key)


def place_html(piece: Row) -> str:
    return (
        f'<p class="place"><b>{style.folded(piece["document_name"])}</b> '
        f'<span class="quiet">page {int(piece["page"])}</span></p>'
    )


def show_words(piece: Row, key: str) -> None:
    try:
        text = reading.page_text(piece["document"], piece["page"])
    except KeyError:
        style.notice("The page’s text is not in this workspace.", style.plain("Ingest the document again."), "trouble")
        return
    whole = len(text) <= 2 * AROUND or st.toggle("Show the whole page", key=f"whole-{key}")
    with st.container(key=f"page-{'pdf' if piece['media_type'] == PDF else 'text'}-{key}"):
        style.put(page_html(text, piece["start"], piece["end"], None if whole else AROUND))


def page_html(text: str, start: int, end: int, around: int | None) -> str:
    """A page's text, all escaped, with `start` to `end` marked; `around`: only the lines within so many code points."""
    first, last = (0, len(text)) if around is None else window(text, start, end, around)
    before = "…\n" if first else ""
    after = "\n…" if last < len(text) else ""
    here = '<span class="here"></span>'
    marked = f"{here}<mark>{lines_html(text, start, end)}</mark>"
    words = f"{lines_html(text, first, start)}{marked}{lines_html(text, end, last)}"
    kind = "page-text whole" if around is None else "page-text"
    opening = f'<div class="{kind}" tabindex="0" role="region" aria-label="Text of the page">'
    return f"{opening}{before}{words}{after}</div>"


def lines_html(text: str, first: int, last: int) -> str:
    """`first` to `last` of a page's text, escaped, with soft line ends told apart."""
    parts, at = [], first
    for end in SOFT.finditer(text):
        if first <= end.start() < last:
            parts.append(style.plain(text[at : end.start()]))
            at = end.end()
    return '<span class="soft">\n</span>'.join([*parts, style.plain(text[at:last])])


def window(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """About `around` code points on either side of `start` to `end`, beginning and ending with a line."""
    first = text.find("\n", max(0, start - around), start) + 1 if start > around else 0
    last = text.rfind("\n", end, end + around) if end + around < len(text) else len(text)
    return first, last if last > end else min(len(text), end + around)


def show_picture(piece: Row) -> None:
    """The page as printed, with boxes over the words."""
    try:
        picture = reading.page_picture(piece["document"], piece["page"])
        found = reading.quote_boxes(piece["document"], piece["page"], piece["start"], piece["end"])
    except (KeyError, IndexError, Unreadable):
        style.notice("The page cannot be drawn.", "Save the original and look there.", "trouble")
        return
    style.put(picture_html(picture, found, piece["page"]))


def picture_html(picture: bytes, found: list[reading.Box], page: int) -> str:
    marks = "".join(box_html(box) for box in found)
    data = b64encode(picture).decode("ascii")
    return (
        f'<figure class="page-picture"><img alt="Page {int(page)} as printed, the words marked" '
        f'src="data:image/png;base64,{data}">{marks}</figure>'
    )


def box_html(box: reading.Box) -> str:
    left, top, right, bottom = (100 * value for value in box)
    return f'<i style="left:{left:.2f}%;top:{top:.2f}%;width:{right - left:.2f}%;height:{bottom - top:.2f}%"></i>'


def download(piece: Row, key: str) -> None:
    """The original file, to be saved: a document must never be opened as a page of this site."""
    try:
        data = reading.original(piece["document"])
    except KeyError:
        return
    st.download_button(
        "Save the original",
        data=data,
        file_name=piece["document_name"],
        mime="application/octet-stream",
        key=f"original-{key}",
        on_click="ignore",
        icon=":material/download:",
    )
