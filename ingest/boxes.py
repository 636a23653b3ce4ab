"""A quote on the picture of its page: where its words stand, and the picture itself. PDF only."""

from __future__ import annotations

import io

from ingest.formats.pdf import opened
from ingest.formats.scan import is_scan
from ingest.layout.page import places
from ingest.layout.words import Box


def boxes(data: bytes, page: int, start: int, end: int) -> list[Box]:
    """Where `text[start:end]` of a stored page stands: a box (x0, y0, x1, y1) for each line of words it touches.

    `page` counts from 1; boxes are fractions (0 to 1) of the page as shown, from its top left corner, in reading order.
    None for a scanned page: where the words that OCR read stand, only OCR knew.
    Raises Unreadable for a file that is no readable PDF, and IndexError for a page that it has not.
    """
    with opened(data) as pdf:
        if not 1 <= page <= len(pdf):
            raise IndexError(f"no page {page}: the PDF has {len(pdf)}")
        leaf = pdf[page - 1]
        shape, words = places(leaf)
        scanned = is_scan(leaf, sum(b - a for a, b, _ in words))
        leaf.close()
    if scanned:
        return []
    found: list[Box] = []
    for a, b, letters in words:
        if a < end and start < b:
            _add(found, letters[max(0, start - a) : min(b, end) - a])
    width, height = shape.size
    return [(_part(x0, width), _part(y0, height), _part(x1, width), _part(y1, height)) for x0, y0, x1, y1 in found]


def picture(data: bytes, page: int, scale: float = 2.0) -> bytes:
    """The page as PNG, `scale` pixels a point (2.0 is 144 dpi). Raises as `boxes` does."""
    with opened(data) as pdf:
        if not 1 <= page <= len(pdf):
            raise IndexError(f"no page {page}: the PDF has {len(pdf)}")
        image = pdf[page - 1].render(scale=scale).to_pil()
        out = io.BytesIO()
        image.save(out, "PNG")
        return out.getvalue()


def _add(found: list[Box], letters: list[Box]) -> None:
    """Joins a word to the last box where it stands next to it on the same line, else begins a new one."""
    word = (
        min(b[0] for b in letters),
        min(b[1] for b in letters),
        max(b[2] for b in letters),
        max(b[3] for b in letters),
    )
    if found:
        last, height = found[-1], word[3] - word[1]
        level = min(last[3], word[3]) - max(last[1], word[1]) > 0.5 * min(height, last[3] - last[1])
        if level and -height < word[0] - last[2] < 2 * height:
            joined = (min(last[0], word[0]), min(last[1], word[1]), max(last[2], word[2]), max(last[3], word[3]))
            found[-1] = joined
            return
    found.append(word)


def _part(value: float, whole: float) -> float:
    return min(1.0, max(0.0, value / whole))
