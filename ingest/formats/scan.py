"""Scanned pages of a PDF: which they are, and their words by OCR, laid out as those of any page.

A scanned page shows something and has no text of its own, or hardly more than a stamp ("Agenda item 5, page 17"); what
is stamped on it is recognised with the rest. Where OCR is not installed or finds nothing, the pages are told.
"""

from __future__ import annotations

import math
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from ingest.formats import ocr
from ingest.layout.page import LaidPage, lay_out, places
from ingest.layout.words import Box, frame
from ingest.model import Recognised, Unread

STAMP = 40  # characters: no page of minutes has fewer
PICTURED = 0.5  # share of a stamped page that its picture covers
INK = 0.001  # share of a page that stands out from its ground: a blank sheet, scanned, has less
MOST_PAGES = 200  # of one file that are recognised, at some seconds each
DPI = 300  # what tesseract reads best
MOST_PIXELS = 20_000_000  # of one picture: A3 at 300 dpi has 17 million
BATCH = 8  # pages that are recognised at a time, and lost together when OCR fails
DIRT = 0.7  # how sure OCR must be of a word without letters or digits: less than that, it is a speck or a rule
DIRT_WIDTH = 0.02  # of the page's width: a letter or two
TIGHT, SPACE = 0.2, 0.25  # of the letters' size: a gap too small to be sure of, and that of an ordinary space
LARGER = 1.35  # times the usual size: what OCR finds that much larger is larger
UNMATCHED = 0.5  # how sure a word is that OCR's own list has not at that place
_LOOK = 0.5  # pixels a point: enough to see whether there is anything
_STANDS_OUT = 60  # of 255


class Scans(msgspec.Struct):
    """What became of a file's scanned pages: those that were recognised, by number from 0, and those that were not."""

    pages: dict[int, LaidPage] = msgspec.field(default_factory=dict)
    words: list[Recognised] = msgspec.field(default_factory=list)
    unread: list[Unread] = msgspec.field(default_factory=list)


def is_scan(page: pypdfium2.PdfPage, characters: int) -> bool:
    """Whether a page with so many characters of text, without spaces, is a picture that has its words to itself."""
    if characters >= STAMP or (characters and _pictured(page) < PICTURED):
        return False
    return _ink(page) >= INK


def _pictured(page: pypdfium2.PdfPage) -> float:
    """The share of the page that images cover, counted twice where they lie on each other."""
    width, height = page.get_size()
    covered = 0.0
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered / max(float(width * height), 1.0)


def recognise(pdf: pypdfium2.PdfDocument, laid: Sequence[LaidPage]) -> Scans:
    """The scanned ones among the PDF's pages, recognised where that can be done."""
    wanted = [number for number, page in enumerate(laid) if _is_scan(pdf, number, page)]
    scans = Scans()
    if not wanted:
        return scans
    if not ocr.available():
        _tell(scans, wanted, "without text, and OCR is not installed", lacks_ocr=True)
        return scans
    failed = []
    for at in range(0, min(len(wanted), MOST_PAGES), BATCH):
        batch = wanted[at : min(at + BATCH, MOST_PAGES)]
        try:
            _recognise(pdf, batch, scans)
        except (ocr.Failed, OSError, pypdfium2.PdfiumError):
            failed += batch
    _even(scans.pages, [page for number, page in enumerate(laid) if number not in wanted])
    done = set(wanted[:MOST_PAGES]) - scans.pages.keys() - set(failed)
    _tell(scans, sorted(done), "in which OCR found no words")
    _tell(scans, failed, "on which OCR failed or took too long")
    _tell(scans, wanted[MOST_PAGES:], f"beyond the {MOST_PAGES} that are recognised in one file")
    return scans


def _is_scan(pdf: pypdfium2.PdfDocument, number: int, laid: LaidPage) -> bool:
    characters = sum(map(len, laid.text.split()))
    if characters >= STAMP:
        return False
    page = pdf[number]
    try:
        return is_scan(page, characters)
    except pypdfium2.PdfiumError:
        return False  # a page that cannot be drawn
    finally:
        page.close()


def _ink(page: pypdfium2.PdfPage) -> float:
    """The share of the page, in small, that is much lighter or darker than most of it."""
    shades: Counter[int] = Counter()
    picture = page.render(scale=_scale(page, _LOOK), grayscale=True)
    rows = bytes(picture.buffer)
    for row in range(picture.height):
        shades.update(rows[row * picture.stride : row * picture.stride + picture.width])
    ground = max(shades, key=lambda shade: (shades[shade], shade))
    return sum(n for shade, n in shades.items() if abs(shade - ground) > _STANDS_OUT) / shades.total()


def _scale(page: pypdfium2.PdfPage, wanted: float) -> float:
    """Pixels a point, fewer than wanted where the page is so large that there would be too many."""
    width, height = page.get_size()
    return min(wanted, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))


def _recognise(pdf: pypdfium2.PdfDocument, numbers: Sequence[int], scans: Scans) -> None:
    with tempfile.TemporaryDirectory(prefix="minutegraph-ocr-", ignore_cleanup_errors=True) as folder:
        pictures = Path(folder) / "pictures.pdf"
        _draw(pdf, numbers, pictures)
        out, seen = ocr.recognise(pictures, len(numbers))
        read = pypdfium2.PdfDocument(out)
        try:
            for at, number in enumerate(numbers):
                page = read[at]
                _mend(page, seen[at])
                laid = lay_out(page)
                if seen[at] and laid.text:
                    scans.pages[number] = laid
                    scans.words += _words(page, number + 1, seen[at])
                page.close()
        finally:
            read.close()


def _draw(pdf: pypdfium2.PdfDocument, numbers: Sequence[int], path: Path) -> None:
    """Pages as pictures, as they are shown, each as large as it has pixels at DPI."""
    drawn = pypdfium2.PdfDocument.new()
    try:
        for number in numbers:
            page = pdf[number]
            bitmap = page.render(scale=_scale(page, DPI / 72), grayscale=True)
            page.close()
            width, height = bitmap.width * 72 / DPI, bitmap.height * 72 / DPI
            sheet = drawn.new_page(width, height)
            picture = pypdfium2.PdfImage.new(drawn)
            picture.set_bitmap(bitmap)
            picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            sheet.insert_obj(picture)
            sheet.gen_content()
            sheet.close()
        drawn.save(path)
    finally:
        drawn.close()


def _mend(page: pypdfium2.PdfPage, seen: Sequence[ocr.Seen]) -> None:
    """Takes specks and rules out of the text layer, and sets words apart that OCR knows to be two.

    The layer has an object for each word, in OCR's order; nothing is mended where it has not.
    """
    layer = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    written = [item for item in layer if item.container is not None]
    if len(written) != len(seen):
        return
    shape = frame(page)
    kept = []
    for item, word in zip(written, seen, strict=True):
        if _is_dirt(word):
            pdfium.FPDFFormObj_RemoveObject(item.container.raw, item.raw)
        else:
            left, bottom, right, top = item.get_bounds()
            kept.append((item, shape.show(left, top, right, bottom)))
    for (item, here), (_, there) in pairwise(kept):
        _set_apart(item, here, there)


def _is_dirt(word: ocr.Seen) -> bool:
    """A speck or a rule; what is as broad as a word is a word that OCR could not read, and stays to show it."""
    return word.sure < DIRT and word.x1 - word.x0 < DIRT_WIDTH and not any(map(str.isalnum, word.text))


def _set_apart(item: pypdfium2.PdfTextObj, here: Box, there: Box) -> None:
    """Makes a word narrower that all but touches the next one on its line."""
    size, width = item.get_font_size(), here[2] - here[0]
    on_one_line = abs(here[1] + here[3] - there[1] - there[3]) < size and there[0] > here[0]
    if not on_one_line or there[0] - here[2] >= TIGHT * size or width <= 0:
        return
    share = max(0.3, (there[0] - SPACE * size - here[0]) / width)
    now = item.get_matrix()
    item.set_matrix(pypdfium2.PdfMatrix(now.a * share, now.b * share, now.c, now.d, now.e, now.f))


def _even(scans: dict[int, LaidPage], others: Sequence[LaidPage]) -> None:
    """Gives lines of ordinary height the one size of the file's text: OCR measures each line anew."""
    usual = _usual(others) or _usual(list(scans.values()))
    for page in scans.values():
        body = _usual([page])
        for line in page.lines:
            line.size = usual if line.size < LARGER * body else usual * line.size / body


def _usual(pages: Sequence[LaidPage]) -> float:
    """The size that the middle letter of all has; 0 where there are no letters."""
    sizes = sorted((line.size, line.end - line.start) for page in pages for line in page.lines)
    left = sum(length for _, length in sizes) / 2
    for size, length in sizes:
        left -= length
        if left <= 0:
            return size
    return 0.0


def _words(page: pypdfium2.PdfPage, number: int, seen: Sequence[ocr.Seen]) -> list[Recognised]:
    """Each word of the page's stored text, with OCR's certainty of what it saw there."""
    shape, words = places(page)
    width, height = shape.size
    found = []
    for start, end, letters in words:
        box = (letters[0][0] / width, letters[0][1] / height, letters[-1][2] / width, letters[-1][3] / height)
        sure = min((word.sure for word in seen if _same_place(word, box)), default=UNMATCHED)
        found.append(Recognised(number, start, end, sure))
    return found


def _same_place(word: ocr.Seen, box: Box) -> bool:
    """Whether the middle of one lies in the other."""
    x0, y0, x1, y1 = box
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    if x0 <= x <= x1 and y0 <= y <= y1:
        return True
    return word.x0 <= (x0 + x1) / 2 <= word.x1 and word.y0 <= (y0 + y1) / 2 <= word.y1


def _tell(scans: Scans, numbers: Sequence[int], why: str, *, lacks_ocr: bool = False) -> None:
    if numbers:
        scans.unread.append(Unread(tuple(number + 1 for number in numbers), why, lacks_ocr))
