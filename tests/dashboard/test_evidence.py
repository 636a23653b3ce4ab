"""Evidence on the screen: the words marked exactly, and nothing of a document taken for HTML."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import evidence
from tests.dashboard.fake import HOSTILE, PAGE

TEXT = "\n".join(f"line {n} of a page" for n in range(200))


def marked(html: str) -> str:
    return shown(html.split("<mark>")[1].split("</mark>")[0])


def shown(html: str) -> str:
    """The text of HTML, as a browser takes it out."""
    return unescape(re.sub(r"</?(?:mark|span)[^>]*>", "", html))


def test_hostile_text_is_shown_as_text() -> None:
    start = PAGE.index(HOSTILE)
    html = evidence.page_html(PAGE, start, start + len(HOSTILE), None)
    assert marked(html) == HOSTILE
    assert "<script" not in html
    assert "<img" not in html
    assert "onerror=&quot;" in html


@given(st.text(st.sampled_from("word A1.(\n -") | st.characters(), max_size=400), st.data())
def test_the_mark_holds_the_slice_and_nothing_is_lost(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    html = evidence.page_html(text, start, end, None)
    assert marked(html) == text[start:end]
    body = html[html.index(">") + 1 : -len("</div>")]
    assert shown(body) == text


@pytest.mark.parametrize(
    ("after", "soft"),
    [
        ("and so on", 1),
        ("The next", 1),
        ("", 0),
        ("\nNew", 0),
        ("(a) that", 0),
        ("2. Item", 0),
        ("- one", 0),
        ("ii) two", 0),
    ],
)
def test_line_ends_inside_a_paragraph_are_soft(after: str, soft: int) -> None:
    page = f"{'a long line of words ' * 3}end\n{after}"
    assert evidence.lines_html(page, 0, len(page)).count('class="soft"') == soft
    ended = page.replace("end\n", "end.\n")
    assert evidence.lines_html(ended, 0, len(ended)).count('class="soft"') == 0
    assert evidence.lines_html(f"a short line\n{after}", 0, 12 + len(after)).count('class="soft"') == 0


@pytest.mark.parametrize("start", [0, 5, 700, 1800, len(TEXT) - 8])
def test_an_excerpt_holds_the_words_and_begins_with_a_line(start: int) -> None:
    first, last = evidence.window(TEXT, start, start + 8, 300)
    assert first <= start
    assert start + 8 <= last <= len(TEXT)
    assert first == 0 or TEXT[first - 1] == "\n"
    assert last == len(TEXT) or TEXT[last] == "\n"
    assert last - first < 700


def test_an_excerpt_of_a_page_without_line_ends() -> None:
    first, last = evidence.window("x" * 5000, 2000, 2100, 300)
    assert first <= 2000
    assert 2100 <= last < 3000


def test_boxes_stand_in_percent() -> None:
    html = evidence.picture_html(b"png", [(0.1, 0.2, 0.6, 0.25)], 3)
    assert "left:10.00%;top:20.00%;width:50.00%;height:5.00%" in html
