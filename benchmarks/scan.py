"""OCR of made-up scans: processor seconds a page, character errors, and how many of the words it is sure of are wrong.

Needs the extra `ocr` and Debian's tesseract-ocr. The born-digital file, read in the same way, is the truth.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from ingest.formats import ocr
from ingest.model import Document
from ingest.read import read
from samples import DOCUMENTS
from tests.ingest.formats.scans import scanned

NAMES = ("highways-panel-2025-07-01.pdf", "executive-report-2025-12.pdf")
# How the paper lay, and how worn the print is.
CONDITIONS = {"clean": (0.0, 0.0), "tilted": (0.8, 0.3), "worn": (-0.5, 0.6), "bad": (0.3, 1.0)}
BANDS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.96)


def words(document: Document) -> list[str]:
    return " ".join(page.text for page in document.pages).split()


def wrong(document: Document, truth: list[str]) -> tuple[Counter[float], Counter[float]]:
    """Words that OCR read, and those of them that are not the truth's, by band of certainty."""
    texts = {page.number: page.text for page in document.pages}
    shown = [texts[word.page][word.start : word.end] for word in document.recognised]
    right = {
        i
        for a, _, size in SequenceMatcher(None, shown, truth, autojunk=False).get_matching_blocks()
        for i in range(a, a + size)
    }
    seen, bad = Counter[float](), Counter[float]()
    for i, word in enumerate(document.recognised):
        band = max(b for b in BANDS if b <= word.sure)
        seen[band] += 1
        bad[band] += i not in right
    return seen, bad


def main() -> None:
    if not ocr.available():
        sys.exit(f"benchmarks: OCR is not installed: {ocr.INSTALL}")
    seen, bad = Counter[float](), Counter[float]()
    for condition, (tilt, worn) in CONDITIONS.items():
        pages, taken, errors, length = 0, 0.0, 0, 0
        for name in NAMES:
            data = (DOCUMENTS / name).read_bytes()
            truth = words(read(name, data))
            picture = scanned(data, tilt=tilt, worn=worn)
            begin = sum(os.times()[:4])
            document = read(name, picture)
            taken += sum(os.times()[:4]) - begin
            pages += len(document.pages)
            errors += Levenshtein.distance(" ".join(truth), " ".join(words(document)))
            length += len(" ".join(truth))
            more_seen, more_bad = wrong(document, truth)
            seen, bad = seen + more_seen, bad + more_bad
        share = 100 * errors / length
        print(f"{condition:8} {taken / pages:5.1f} s a page   {share:6.2f} % of characters wrong", flush=True)
    for band in sorted(seen):
        print(f"certainty from {band:.2f}: {seen[band]:5} words, {100 * bad[band] / seen[band]:6.2f} % wrong")
