"""What OCR leaves to doubt: facts are as sure as the words they stand on, and pages that nobody read are told.

A name with one misread letter is a wrong name, a clause with one misread word is still that clause. So a fact is taken
for as sure as the least sure quarter of the words of its evidence: of a name's two words the worse one, of a line of
eight the worst two, of a clause of a hundred words the worst twenty-five.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from ingest.formats.ocr import INSTALL
from ingest.model import Document, Recognised, Unread
from ontology.record import Doubt, Evidence, Record

# How sure tesseract says it is of a word, and how many in a hundred such words are right: `python -m benchmarks scan`.
_RIGHT = ((0.0, 0.25), (0.5, 0.6), (0.85, 0.75), (0.9, 0.95), (0.95, 0.99), (1.0, 1.0))
SURELY_READ = 0.97  # of words that are right: tesseract gives clean print 0.96, which is more than that
MOST = 0.89  # confidence of what was read less surely: facts from 0.9 on are those that need no second look
_QUARTER = 4


def lower(record: Record, document: Document) -> None:
    """Lower the confidence of every fact that stands on recognised words."""
    pages: dict[int, list[Recognised]] = {}
    for word in document.recognised:
        pages.setdefault(word.page, []).append(word)
    if not pages:
        return
    for row in record.rows():
        words = [word for piece in row.evidence for word in _within(pages.get(piece.page, []), piece)]
        if words:
            row.confidence = as_sure_as(row.confidence, [word.sure for word in words])


def as_sure_as(confidence: float, words: Iterable[float]) -> float:
    """The confidence of a fact, given how sure OCR is of the words of its evidence (at least one)."""
    ordered = sorted(words)
    worst = ordered[: ceil(len(ordered) / _QUARTER)]
    read = sum(map(right, worst)) / len(worst)
    return confidence if read >= SURELY_READ else round(max(0.01, min(MOST, confidence * read)), 2)


def right(sure: float) -> float:
    """How likely a word is right that tesseract is so sure of."""
    for (a, low), (b, high) in pairwise(_RIGHT):
        if sure <= b:
            return low + (high - low) * (sure - a) / (b - a)
    return 1.0


def unread_pages(unread: Iterable[Unread]) -> tuple[Doubt, ...]:
    """A doubt for the pages of a document that are pictures of which nothing was read."""
    return tuple(Doubt(check="pictures", words=_words(pages)) for pages in unread)


def _words(unread: Unread) -> str:
    return f"{unread} To read them, install OCR: {INSTALL}." if unread.lacks_ocr else str(unread)


def _within(words: Sequence[Recognised], piece: Evidence) -> Sequence[Recognised]:
    """The words, in order, that a piece of evidence touches."""
    first = bisect_right(words, piece.start, key=lambda word: word.end)
    return words[first : bisect_left(words, piece.end, key=lambda word: word.start)]
