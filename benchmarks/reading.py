"""Pages a second from PDF and from text to Records, against bare pypdfium2 text extraction of the same pages.

Goal: at most 2 times as long as bare extraction; at most 8 for now.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

import pypdfium2

from benchmarks.made import minutes, pdf
from ingest.extract import extract
from ingest.read import read

ITEMS = 400
ROUNDS = 5


def bare(data: bytes) -> int:
    """Plain text of every page, and nothing else; returns the number of pages."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)


def seconds(task: Callable[[], object]) -> float:
    """Processor seconds: on a busy machine, time on the wall tells how busy it is."""
    begin = process_time()
    task()
    return process_time() - begin


def main() -> None:
    text = minutes(ITEMS)
    data = pdf(text)
    pages = bare(data)
    plain = text.encode()
    rounds = [
        (
            seconds(lambda: bare(data)),
            seconds(lambda: read("minutes.pdf", data)),
            seconds(lambda: extract(read("minutes.pdf", data))),
            seconds(lambda: extract(read("minutes.txt", plain))),
        )
        for _ in range(ROUNDS)
    ]
    for name, column in zip(
        ("bare pypdfium2", "PDF to pages", "PDF to Record", "text to Record"), range(4), strict=True
    ):
        taken = median(r[column] for r in rounds)
        ratio = median(r[column] / r[0] for r in rounds)
        print(f"{name:16} {pages / taken:8.0f} pages/s   {ratio:5.2f} × bare")
