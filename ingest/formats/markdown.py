"""Markdown → Document. The page text is the source text; lines know what the markup says and leave it out."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from ingest.formats.txt import decode, page_lines, split_pages
from ingest.model import Document, Line, Page
from ontology.record import Source

_ATX = re.compile(r"(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)$")
_RULE = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$")
_FENCE = re.compile(r"(?:```|~~~)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ENTRY = re.compile(r"(\d{1,9})([.)])[ \t]")
_FRONT = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|$)")


def read(source: Source, data: bytes) -> Document:
    """A Document of a Markdown file: heading levels and table cells told, rules, fences and front matter left out."""
    pages = tuple(Page(number, text) for number, text in enumerate(split_pages(decode(data)), start=1))
    lines = tuple(line for page in pages for line in _numbered(page, _marked(page)))
    return Document(source=source, pages=pages, lines=lines)


def _marked(page: Page) -> list[Line]:
    front = _FRONT.match(page.text)
    skip = front.end() if front else 0
    found: list[Line] = []
    for line in page_lines(page):
        text = page.text[line.start : line.end]
        if line.start < skip or _FENCE.match(text) or (_TABLE_RULE.fullmatch(text) and "|" in text):
            continue
        if _underlines(found, line, text):
            found[-1] = _with(found[-1], heading=1 if text.startswith("=") else 2)
        elif not _RULE.fullmatch(text):
            plain = _plain(page, line)
            found += [plain] if plain.start < plain.end else []
    return found


def _underlines(found: list[Line], line: Line, text: str) -> bool:
    return bool(found) and not line.gap and not found[-1].cells and _UNDERLINE.fullmatch(text) is not None


def _plain(page: Page, line: Line) -> Line:
    """The line without its quote marks and heading marks, cells found."""
    start, end, heading = line.start, line.end, 0
    if quote := _QUOTE.match(page.text, start, end):
        start = quote.end()
    if mark := _ATX.match(page.text, start, end):
        heading, start = len(mark.group(1)), mark.end()
        if closing := _CLOSING.search(page.text[start:end]):
            end = start + closing.start()
    cells = _cells(page.text, start, end) if page.text.startswith("|", start) else ()
    return _with(line, start=start, end=max(start, end), heading=heading, cells=cells)


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    bounds = [i for i in range(start, end) if text[i] == "|" and text[i - 1] != "\\"]
    if bounds and text[bounds[-1] + 1 : end].strip():
        bounds.append(end)
    found = []
    for left, right in pairwise(bounds):
        body = text[left + 1 : right]
        lead = len(body) - len(body.lstrip())
        found.append((left + 1 + lead, max(left + 1 + lead, left + 1 + len(body.rstrip()))))
    return tuple(found)


def _with(line: Line, **changes: object) -> Line:
    return msgspec.structs.replace(line, **changes)


class Entries(msgspec.Struct):
    """A numbered list that is open: where its entries begin, and the number of the next."""

    indent: int
    sign: str
    number: int


def _numbered(page: Page, lines: list[Line]) -> list[Line]:
    """The lines with the numbers that a browser would show: counted from each list's first."""
    found: list[Line] = []
    lists: list[Entries] = []
    for line in lines:
        entry = None if line.heading else _ENTRY.match(page.text, line.start, line.end)
        if entry is None:
            if line.gap or line.heading:
                lists = [a for a in lists if a.indent < line.indent and not line.heading]
            found.append(line)
            continue
        lists = [a for a in lists if a.indent < line.indent or (a.indent == line.indent and a.sign == entry.group(2))]
        if not lists or lists[-1].indent < line.indent:
            lists.append(Entries(line.indent, entry.group(2), int(entry.group(1))))
        here = lists[-1]
        shown, here.number = str(here.number), here.number + 1
        found.append(_with(line, number=shown) if shown != entry.group(1) else line)
    return found
