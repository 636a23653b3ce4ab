"""The words of a PDF page as segments: stretches of words on one baseline with ordinary spaces between them.

Coordinates are points from the top left corner of the page when most of its text stands upright. Only the first and
the last glyph of each word are asked for, through an untyped function pointer: it is called a thousand times a page,
and type checks by ctypes would cost more than all the rest.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from typing import Any

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]

WIDE = 0.65  # of the letters' height: a gap that no ordinary space fills
GLUED = 0.1  # of the letters' height: pieces this near to each other are one word
HYPHEN = "\x02"  # what pdfium writes for a hyphen at a line end
_WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_SHOWN = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in f"\r\n\t{HYPHEN}"}
_SHOWN |= {ord("\ufffe"): HYPHEN, ord("\uffff"): " ", ord("\uf0b7"): "•", ord("\uf0a7"): "▪", ord("\uf02d"): "-"}


class Segment(msgspec.Struct):
    """Words on one baseline. `words` are their spans in the page's raw text; `spaces` is the sum of the gaps.

    `size` is the height of the first word's letters, which raised or lowered ones leave as it is.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    words: list[tuple[int, int]]
    size: float
    spaces: float = 0.0

    @property
    def height(self) -> float:
        """Height of the letters, which is the font's size where pdfium knows it."""
        return self.y1 - self.y0


class Frame(msgspec.Struct, frozen=True):
    """How a page's own coordinates become points from the top left corner of the page, turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page when turned, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def show(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box as (x0, y0, x1, y1) on the page when turned."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def frame(page: pypdfium2.PdfPage) -> Frame:
    """The frame of a page as it is shown: its crop box and its rotation."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def untyped(function: Any, result: Any = ctypes.c_int) -> Any:
    """The same C function without conversion of its arguments: call it with ctypes objects and ints only."""
    return ctypes.CFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_LOOSE = untyped(pdfium.FPDFText_GetLooseCharBox)
_ANGLE = untyped(pdfium.FPDFText_GetCharAngle, ctypes.c_float)


def raw_text(textpage: pypdfium2.PdfTextPage) -> str:
    """The page's text in the order of its content stream, with CR LF line ends.

    A character for each of pdfium's, which counts one beyond U+FFFF as two: a pair of surrogates, as in UTF-16.
    """
    text: str = textpage.get_text_range(errors="surrogatepass")
    text = _SURROGATE.sub("\ufffd", text).translate(_SHOWN)
    return text if text.isascii() else _BEYOND.sub(_pair, text)


def _pair(match: re.Match[str]) -> str:
    high, low = divmod(ord(match[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def readable(text: str) -> str:
    """A stretch of raw text as it is stored: pairs of surrogates as the one character that they are."""
    text = text.replace(HYPHEN, "-")
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Glyphs:
    """Boxes of the glyphs of one page, by their place in the raw text."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, frame: Frame, text: str) -> None:
        self.frame = frame
        self._page = textpage
        self._text = text
        self._straight = len(text) == textpage.count_chars()
        self._rect = pdfium.FS_RECTF()
        self._numbers = (ctypes.c_float * 4).from_address(ctypes.addressof(self._rect))

    def within(self, frame: Frame) -> Glyphs:
        """The same glyphs in another frame."""
        return Glyphs(self._page, frame, self._text)

    def index(self, at: int) -> int:
        """The index that pdfium knows the character by: it leaves some glyphs out of its text."""
        return at if self._straight else int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, at))

    def turn(self, at: int) -> int:
        """By how many degrees clockwise the page must be turned for the glyph to stand upright: 0, 90, 180 or 270."""
        angle: float = _ANGLE(self._page.raw, self.index(at))
        return round(angle / math.radians(90)) % 4 * 90

    def box(self, at: int) -> Box:
        """The glyph's box in the frame: as high as its font, as wide as its advance; else its tight box."""
        index = self.index(at)
        _LOOSE(self._page.raw, index, ctypes.byref(self._rect))
        left, top, right, bottom = self._numbers[:]
        if top - bottom < 1:  # turned text has no height along the page
            left, bottom, right, top = self._page.get_charbox(index)
        return self.frame.show(left, top, right, bottom)

    def boxes(self, start: int, end: int) -> list[Box]:
        """The boxes of the characters between two places in the raw text, one for a pair of surrogates."""
        return [self.box(at) for at in range(start, end) if not "\udc00" <= self._text[at] <= "\udfff"]

    def boxer(self) -> Callable[[int], Box]:
        """`box`, as fast as it can be made for pages that are not turned and leave no glyph out."""
        if not self._straight or self.frame.rotation:
            return self.box
        handle, rect, numbers = self._page.raw, ctypes.byref(self._rect), self._numbers
        x, y, slow, loose = self.frame.left, self.frame.top, self.box, _LOOSE

        def box(at: int) -> Box:
            loose(handle, at, rect)
            left, top, right, bottom = numbers[:]
            return (left - x, y - top, right - x, y - bottom) if top - bottom >= 1 else slow(at)

        return box


def segments(text: str, box: Callable[[int], Box]) -> list[Segment]:
    """Segments in the order of the content stream, with the text that a reader sees."""
    found: list[Segment] = []
    words: list[tuple[int, int]] = []
    left = right = top = bottom = size = spaces = 0.0
    shown = ""
    for match in _WORD.finditer(text):
        a, b = match.span()
        x0, y0, x1, y1 = box(a)
        if b - a > 1:
            _, high, x1, low = box(b - 1)
            if high != y0 or low != y1:
                y0, y1 = min(y0, high), max(y1, low)
        gap, height = x0 - right, y1 - y0
        near = -0.5 * height < gap < WIDE * height
        if near and words and ((y0 == top and y1 == bottom) or _level(y0, y1, top, bottom)):
            shown += match[0] if gap < GLUED * height else " " + match[0]
            words.append((a, b))
            spaces += gap
            if y0 != top or y1 != bottom:
                top, bottom = min(top, y0), max(bottom, y1)
        else:
            if words:
                found.append(Segment(left, top, right, bottom, readable(shown), words, size, spaces))
            words, shown = [(a, b)], match[0]
            left, top, bottom, size, spaces = x0, y0, y1, height, 0.0
        right = x1
    if words:
        found.append(Segment(left, top, right, bottom, readable(shown), words, size, spaces))
    return found


def _level(y0: float, y1: float, top: float, bottom: float) -> bool:
    """Whether two vertical stretches share more than half of the smaller."""
    return min(y1, bottom) - max(y0, top) > 0.5 * min(y1 - y0, bottom - top)


def join(left: Segment, right: Segment) -> Segment:
    """Two segments of one row as one."""
    gap = right.x0 - left.x1
    between = "" if gap < GLUED * right.height and not left.text.endswith(" ") else " "
    return Segment(
        left.x0,
        min(left.y0, right.y0),
        max(left.x1, right.x1),
        max(left.y1, right.y1),
        left.text + between + right.text,
        left.words + right.words,
        left.size,
        left.spaces + right.spaces + max(gap, 0.0),
    )
