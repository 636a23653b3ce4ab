"""The words of a PDF page as segments: stretches of words on one baseline with ordinary spaces between them.

Coordinates are points from the top left corner of the page when most of its text stands upright. Only the first and
the last glyph of each word are asked for, all of a page in one sweep and through an untyped function pointer: it is
called a thousand times a page, and type checks by ctypes would cost more than all the rest.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from itertools import repeat
from operator import lt, sub
from typing import Any

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
Sides = tuple[list[float], list[float], list[float], list[float]]  # of boxes: each one's x0, y0, x1 and y1

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
_RECTS = (pdfium.FS_RECTF * 1024)()  # pdfium knows no threads: who opens a page is alone with it, and with these
_PLACES = [ctypes.byref(_RECTS, ctypes.sizeof(pdfium.FS_RECTF) * i) for i in range(len(_RECTS))]
_FLOATS = memoryview(_RECTS).cast("B").cast("f")
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

    def within(self, frame: Frame) -> Glyphs:
        """The same glyphs in another frame."""
        return Glyphs(self._page, frame, self._text)

    def index(self, at: int) -> int:
        """The index that pdfium knows the character by: it leaves some glyphs out of its text."""
        return at if self._straight else int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, at))

    def turns(self, places: Sequence[int]) -> list[int]:
        """By how many degrees clockwise the page must be turned for each glyph to stand upright: 0, 90, 180 or 270."""
        angles: list[float] = list(map(_ANGLE, repeat(self._page.raw), map(self.index, places)))
        return [round(angle / math.radians(90)) % 4 * 90 for angle in angles]

    def sides(self, places: Sequence[int]) -> Sides:
        """The glyphs' boxes in the frame: as high as their font, as wide as their advance; else their tight boxes."""
        indices = places if self._straight else [self.index(at) for at in places]
        flat = self._loose(indices)
        left, top, right, bottom = flat[0::4], flat[1::4], flat[2::4], flat[3::4]
        frame = self.frame
        if frame.rotation or any(map(lt, map(sub, top, bottom), repeat(1))):
            loose = zip(indices, zip(left, top, right, bottom, strict=True), strict=True)
            x0, y0, x1, y1 = zip(*(frame.show(*self._box(index, box)) for index, box in loose), strict=True)
            return list(x0), list(y0), list(x1), list(y1)
        x, y = frame.left, frame.top
        return [v - x for v in left], [y - v for v in top], [v - x for v in right], [y - v for v in bottom]

    def _loose(self, indices: Sequence[int]) -> list[float]:
        """What pdfium tells of each character: left, top, right and bottom of its loose box."""
        found: list[float] = []
        for start in range(0, len(indices), len(_PLACES)):
            sweep = indices[start : start + len(_PLACES)]
            for _ in map(_LOOSE, repeat(self._page.raw), sweep, _PLACES):
                pass
            found += _FLOATS[: 4 * len(sweep)].tolist()
        return found

    def _box(self, index: int, loose: Box) -> Box:
        if loose[1] - loose[3] >= 1:
            return loose
        left, bottom, right, top = self._page.get_charbox(index)  # turned text has no height along the page
        return left, top, right, bottom

    def boxes(self, start: int, end: int) -> list[Box]:
        """The boxes of the characters between two places in the raw text, one for a pair of surrogates."""
        places = [at for at in range(start, end) if not "\udc00" <= self._text[at] <= "\udfff"]
        return list(zip(*self.sides(places), strict=True))


def segments(text: str, glyphs: Glyphs) -> list[Segment]:
    """Segments in the order of the content stream, with the text that a reader sees."""
    found: list[Segment] = []
    words: list[tuple[int, int]] = []
    shown: list[str] = []
    left = right = top = bottom = size = spaces = tight = wide = 0.0
    spans = [match.span() for match in _WORD.finditer(text)]
    x0s, y0s, _, y1s = glyphs.sides([a for a, _ in spans])
    _, highs, x1s, lows = glyphs.sides([b - 1 for _, b in spans])
    for span, x0, y0, y1, x1, high, low in zip(spans, x0s, y0s, y1s, x1s, highs, lows, strict=True):
        gap = x0 - right
        if y0 == top == high and y1 == bottom == low and tight < gap < wide:  # as most are, and soon told
            shown.append(text[span[0] : span[1]])
            words.append(span)
            spaces += gap
            right = x1
            continue
        y0, y1 = min(y0, high), max(y1, low)
        height, word = y1 - y0, text[span[0] : span[1]]
        if words and -0.5 * height < gap < WIDE * height and _level(y0, y1, top, bottom):
            if gap < GLUED * height:
                shown[-1] += word
            else:
                shown.append(word)
            words.append(span)
            spaces += gap
            top, bottom = min(top, y0), max(bottom, y1)
        else:
            if words:
                found.append(Segment(left, top, right, bottom, readable(" ".join(shown)), words, size, spaces))
            words, shown = [span], [word]
            left, top, bottom, size, spaces = x0, y0, y1, height, 0.0
        tight, wide = GLUED * (bottom - top), WIDE * (bottom - top)
        right = x1
    if words:
        found.append(Segment(left, top, right, bottom, readable(" ".join(shown)), words, size, spaces))
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
