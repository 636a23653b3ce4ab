"""The reader of plain text."""

import pytest

from ingest.formats.txt import decode, split_pages
from tests.ingest.helpers import document


def test_form_feeds_part_pages() -> None:
    source = document("one\n\ftwo\n")
    assert [(page.number, page.text) for page in source.pages] == [(1, "one\n"), (2, "two\n")]
    assert [(line.page, source.pages[line.page - 1].text[line.start : line.end]) for line in source.lines] == [
        (1, "one"),
        (2, "two"),
    ]


def test_a_closing_form_feed_starts_no_page() -> None:
    assert split_pages("one\f\n") == ["one"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve £5 – “so”".encode(), "naïve £5 – “so”"),
        (b"\xef\xbb\xbfbom", "bom"),
        ("£5 – “so”".encode("cp1252"), "£5 – “so”"),
        ("wide".encode("utf-16"), "wide"),
        (b"a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_bytes_become_text(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_lines_know_gap_and_indent() -> None:
    source = document("first\n   second\n\nthird\n")
    assert [(line.gap, line.indent) for line in source.lines] == [(True, 0), (False, 3), (True, 0)]
