"""What holds for every Document, whatever it was read from."""

from __future__ import annotations

from ingest.model import Document, Line


def texts(document: Document, page: int = 0) -> list[str]:
    """The lines' texts, of one page or of all."""
    return [text(document, line) for line in document.lines if page in (0, line.page)]


def text(document: Document, line: Line) -> str:
    return document.pages[line.page - 1].text[line.start : line.end]


def find(document: Document, words: str) -> Line:
    """The one line that holds `words`."""
    found = [line for line in document.lines if words in text(document, line)]
    assert len(found) == 1, f"{words!r} stands in {len(found)} lines"
    return found[0]


def cells(document: Document, line: Line) -> list[str]:
    return [document.pages[line.page - 1].text[a:b] for a, b in line.cells]


def assert_sound(document: Document) -> None:
    """Pages count from 1; lines lie within their page, in order, apart from each other; cells lie within their line."""
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.source.pages == len(document.pages)
    last = (0, 0)
    for line in document.lines:
        assert (line.page, line.start) >= last
        assert line.start < line.end <= len(document.pages[line.page - 1].text)
        assert text(document, line) == text(document, line).strip(" \n")
        last = (line.page, line.end)
        at = line.start
        for a, b in line.cells:
            assert at <= a <= b <= line.end
            at = b
