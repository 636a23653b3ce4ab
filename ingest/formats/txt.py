"""Plain text → Document: form feeds part the pages, every other offset is the file's own."""

from __future__ import annotations

import re

from ingest.model import Document, Line, Page
from ontology.record import Source

_TAB_STOP = 4


def read(source: Source, data: bytes) -> Document:
    """A Document of the pages and lines of a text file. Never raises: bytes that are no UTF-8 are read as cp1252."""
    pages = tuple(Page(number, text) for number, text in enumerate(split_pages(decode(data)), start=1))
    lines = tuple(line for page in pages for line in page_lines(page))
    return Document(source=source, pages=pages, lines=lines)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else cp1252; line ends become a single newline."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x0b\x1c-\x1e\x85\u2028\u2029]", "\n", text)


def split_pages(text: str) -> list[str]:
    """The pages of a text; a form feed at the very end starts no further page."""
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return pages


def page_lines(page: Page) -> list[Line]:
    """The lines of a page that hold anything, without the white space around them."""
    found: list[Line] = []
    previous, offset = -1, 0
    for number, raw in enumerate(page.text.split("\n")):
        body = raw.strip()
        if body:
            lead = len(raw) - len(raw.lstrip())
            start = offset + lead
            found.append(
                Line(
                    page=page.number,
                    start=start,
                    end=start + len(body),
                    indent=len(raw[:lead].expandtabs(_TAB_STOP)),
                    gap=number != previous + 1 or not found,
                )
            )
            previous = number
        offset += len(raw) + 1
    return found
