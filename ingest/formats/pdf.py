"""PDF, by pypdfium2: lines in reading order from geometry."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from ingest.formats import ocr, scan
from ingest.formats.errors import Unreadable
from ingest.layout.furniture import Furniture
from ingest.layout.page import LaidLine, LaidPage, lay_out
from ingest.model import Document, Line, Page, Unread
from ontology.record import Source

LARGER = 1.15  # times the body's letters: from here on a line is a heading
LONGEST_HEADING = 200  # characters
_ONE_AT_A_TIME = threading.Lock()
_DAMAGED = ("the PDF is damaged or cut short", "fetch it again")
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: ("the PDF is encrypted and asks for a password", "save it without a password"),
    pdfium.FPDF_ERR_SECURITY: ("the PDF is encrypted in a way that cannot be read", "save it without protection"),
}


def read(source: Source, data: bytes) -> Document:
    """The PDF's pages and lines. Raises Unreadable: encrypted, damaged, without pages or without any text."""
    pages, laid, furniture = [], [], Furniture()
    with opened(data) as pdf:
        shown = [page_of(pdf, number) for number in range(len(pdf))]
        scans = scan.recognise(pdf, shown)
    for number, page in enumerate(shown):
        page = scans.pages.get(number, page)
        pages.append(Page(number + 1, page.text))
        furniture.see(page)
        laid.append(page.lines)
    if scans.unread and not _worth_reading(pages, scans.unread):
        raise _refusal(scans.unread)
    lines = _lines(pages, laid, furniture.flags())
    return Document(
        source=msgspec.structs.replace(source, pages=len(pages)),
        pages=tuple(pages),
        lines=tuple(lines),
        recognised=tuple(scans.words),
        unread=tuple(scans.unread),
    )


def _worth_reading(pages: list[Page], unread: list[Unread]) -> bool:
    """Whether there is text beside the pictures, and what is stamped on them."""
    pictures = {number for pages in unread for number in pages.pages}
    return any(page.text for page in pages if page.number not in pictures)


def _refusal(unread: list[Unread]) -> Unreadable:
    """A file of nothing but pictures: which pages, why, and what to do."""
    told = " ".join(map(str, unread)).rstrip(".")
    remedy = f"install OCR: {ocr.INSTALL}" if any(pages.lacks_ocr for pages in unread) else "read the original"
    return Unreadable(f"the PDF holds no text: {told}", remedy)


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, closed in the end. One at a time in a process, as pdfium knows no threads. Raises Unreadable."""
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(*_REASONS.get(getattr(error, "err_code", 0), _DAMAGED)) from error
        try:
            if not len(pdf):
                raise Unreadable("the PDF has no pages", "fetch it again")
            yield pdf
        finally:
            pdf.close()


def page_of(pdf: pypdfium2.PdfDocument, number: int) -> LaidPage:
    """The page `number`, from 0, laid out. Raises Unreadable, naming the page."""
    try:
        page = pdf[number]
        try:
            return lay_out(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"page {number + 1} of the PDF is damaged", "fetch the file again") from error


def _lines(pages: list[Page], laid: list[list[LaidLine]], furniture: list[list[bool]]) -> Iterator[Line]:
    body = [
        line
        for lines, flags in zip(laid, furniture, strict=True)
        for line, f in zip(lines, flags, strict=True)
        if not f
    ]
    levels = _levels(body)
    left = _left(body)
    for page, lines, flags in zip(pages, laid, furniture, strict=True):
        for line, is_furniture in zip(lines, flags, strict=True):
            short = line.end - line.start <= LONGEST_HEADING and not line.cells
            yield Line(
                page=page.number,
                start=line.start,
                end=line.end,
                heading=levels.get(round(line.size), 0) if short and not is_furniture else 0,
                bold=line.bold,
                indent=max(0, round(10 * (line.x0 - left) / max(line.size, 1.0))),
                gap=line.gap,
                margin=line.margin,
                furniture=is_furniture,
                cells=line.cells,
            )


def _levels(lines: list[LaidLine]) -> dict[int, int]:
    """Heading levels by size of letters, the largest first; sizes near the body's have none."""
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size)] += line.end - line.start
    if not sizes:
        return {}
    body = max(sizes.items(), key=lambda item: (item[1], -item[0]))[0]
    larger = sorted((size for size in sizes if size > LARGER * body), reverse=True)
    return {size: level for level, size in enumerate(larger, 1)}


def _left(lines: list[LaidLine]) -> float:
    """Where the body's lines begin: the leftmost place at which more than a stray few do."""
    places = Counter(round(line.x0) for line in lines if not line.margin)
    least = 0.03 * sum(places.values())
    return float(min((x for x, times in places.items() if times > least), default=0))
