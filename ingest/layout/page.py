"""One PDF page as stored text with lines, and where on the page each stretch of that text stands."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from ingest.layout.order import Piece, reading_order
from ingest.layout.rows import rows
from ingest.layout.words import Frame, Glyphs, Segment, frame, raw_text, segments, untyped

_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibd", b"demi")
_SAMPLE = 20  # glyphs
_HEAVY = 650  # font weight from which letters look bold
_NAME = 96  # bytes of a font's name
_INFO = untyped(pdfium.FPDFText_GetFontInfo)
_WEIGHT = untyped(pdfium.FPDFText_GetFontWeight)
_SIZE, _FLAGS = ctypes.c_ulong(_NAME), ctypes.byref(ctypes.c_int())


class LaidLine(msgspec.Struct):
    """A line with its place: points from the page's top left corner; `size` is the height of its letters."""

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    gap: bool
    margin: bool
    bold: bool
    cells: tuple[tuple[int, int], ...]


class LaidPage(msgspec.Struct):
    """The page's stored text, its lines in reading order, and its size in points."""

    text: str
    lines: list[LaidLine]
    width: float
    height: float


def lay_out(page: pypdfium2.PdfPage) -> LaidPage:
    """The page in reading order. The same page gives the same text, whatever stands on other pages."""
    textpage = page.get_textpage()
    try:
        glyphs, pieces = _pieces(textpage, frame(page))
        lines, parts, at = [], [], 0
        for piece in pieces:
            text, cells = _text(piece, at)
            lines.append(_line(piece, at, at + len(text), cells, _bold(textpage, glyphs, piece)))
            parts.append(text)
            at += len(text) + 1
        return LaidPage("\n".join(parts), lines, *glyphs.frame.size)
    finally:
        textpage.close()


def places(page: pypdfium2.PdfPage) -> tuple[Frame, list[tuple[int, int, list[tuple[float, float, float, float]]]]]:
    """The page as shown, and for each word of the stored text: start, end, and the box of each of its characters."""
    textpage = page.get_textpage()
    try:
        shown = frame(page)
        glyphs, pieces = _pieces(textpage, shown)
        glyphs = glyphs.within(shown)
        found, at = [], 0
        for piece in pieces:
            text, _ = _text(piece, at)
            offset = 0
            for a, b in _words(piece):
                while text[offset] in " \t":
                    offset += 1
                letters = glyphs.boxes(a, b)
                found.append((at + offset, at + offset + len(letters), letters))
                offset += len(letters)
            at += len(text) + 1
        return shown, found
    finally:
        textpage.close()


def _pieces(textpage: pypdfium2.PdfTextPage, shown: Frame) -> tuple[Glyphs, list[Piece]]:
    """The page's pieces in a frame in which most of its text is upright; text that is turned otherwise comes last."""
    raw = raw_text(textpage)
    glyphs = Glyphs(textpage, shown, raw)
    turn = _usual_turn(glyphs, raw)
    glyphs = glyphs.within(msgspec.structs.replace(shown, rotation=turn))
    found = segments(raw, glyphs)
    turns = glyphs.turns([segment.words[0][0] for segment in found])
    straight = [segment for segment, its in zip(found, turns, strict=True) if its == turn]
    pieces = reading_order(rows(straight), glyphs.frame.size[0]) if straight else []
    if len(straight) < len(found):
        pieces += _turned([segment for segment, its in zip(found, turns, strict=True) if its != turn], raw)
    return glyphs, pieces


def _usual_turn(glyphs: Glyphs, raw: str) -> int:
    """How most of the page's text is turned, by a sample."""
    step = max(1, len(raw) // _SAMPLE)
    turns = Counter(glyphs.turns([at for at in range(0, len(raw), step) if not raw[at].isspace()]))
    return max(turns, key=lambda turn: (turns[turn], -turn), default=0)


def _turned(found: list[Segment], raw: str) -> list[Piece]:
    """A piece for each line of the content stream."""
    pieces: list[Piece] = []
    last = 0
    for segment in found:
        (start, _), (_, end) = segment.words[0], segment.words[-1]
        if pieces and "\n" not in raw[last:start]:
            pieces[-1].cells[0].append(segment)
        else:
            pieces.append(Piece([[segment]], gap=True))
        last = end
    return pieces


def _words(piece: Piece) -> Iterator[tuple[int, int]]:
    for cell in piece.cells:
        for segment in cell:
            yield from segment.words


def _text(piece: Piece, at: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The piece's text, and the spans of its cells if it has several, for a text that begins at `at`."""
    cells = [_cell_text(cell) for cell in piece.cells]
    if len(cells) == 1:
        return cells[0], ()
    spans = []
    for cell in cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    return "\t".join(cells), tuple(spans)


def _cell_text(cell: list[Segment]) -> str:
    """Segments joined by spaces; a word broken in a cell keeps its hyphen and goes on without a space."""
    text = ""
    for segment in cell:
        broken = text.endswith("-") and not text.endswith(" -") and segment.text[0].islower()
        text += segment.text if broken or not text else f" {segment.text}"
    return text


def _line(piece: Piece, start: int, end: int, cells: tuple[tuple[int, int], ...], bold: bool) -> LaidLine:
    first = piece.first
    return LaidLine(
        start=start,
        end=end,
        x0=first.x0,
        y0=first.y0,
        x1=piece.right,
        y1=piece.bottom,
        size=max(first.size, piece.last.size),
        gap=piece.gap,
        margin=piece.margin,
        bold=bold,
        cells=cells,
    )


def _bold(textpage: pypdfium2.PdfTextPage, glyphs: Glyphs, piece: Piece) -> bool:
    """Whether the piece's middle and its end are bold: a number before a bold heading need not be."""
    words = piece.last.words
    end, middle = words[-1][1] - 1, words[len(words) // 2][1] - 1
    return _heavy(textpage, glyphs.index(end)) and (middle == end or _heavy(textpage, glyphs.index(middle)))


def _heavy(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(_NAME)
    length = _INFO(textpage.raw, index, name, _SIZE, _FLAGS)
    return (length <= _NAME and _sounds_bold(name.value)) or _WEIGHT(textpage.raw, index) >= _HEAVY


@lru_cache(maxsize=1024)
def _sounds_bold(font: bytes) -> bool:
    return any(word in font.lower() for word in _BOLD_NAMES)
