"""Pages a second from PDF and from text to Records, against bare pypdfium2 text extraction of the same pages.

Goal: at most 2 times as long as bare extraction; at most 8 for now. Then where the time goes, step by step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from inspect import isfunction
from statistics import median
from time import process_time
from typing import Any

import pypdfium2

from benchmarks.made import minutes, pdf
from ingest import extract as steps
from ingest.read import read

ITEMS = 400
ROUNDS = 5
LEAST = 0.01  # of the time: steps that take less are left out


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


def shares(data: bytes) -> dict[str, float]:
    """What part of the time from PDF to Record each step takes, the longest first.

    A step that asks for what the reading keeps (bodies, masked text, sentences) pays for it; later ones do not.
    """
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, step: Callable[..., object]) -> Callable[..., object]:
        @wraps(step)
        def run(*args: Any) -> object:
            begin = process_time()
            try:
                return step(*args)
            finally:
                spent[name] += process_time() - begin

        return run

    plain = {name: step for name, step in vars(steps).items() if isfunction(step) and step.__module__ != steps.__name__}
    document = read("minutes.pdf", data)
    total = spent["PDF to pages"] = seconds(lambda: read("minutes.pdf", data))
    try:
        for name, step in plain.items():
            setattr(steps, name, timed(step.__module__.removeprefix("ingest."), step))
        total += seconds(lambda: steps.extract(document))
    finally:
        for name, step in plain.items():
            setattr(steps, name, step)
    spent["all else"] = total - sum(spent.values())
    return {name: spent[name] / total for name in sorted(spent, key=lambda name: -spent[name])}


def _round(data: bytes, text: bytes) -> tuple[float, float, float, float]:
    return (
        seconds(lambda: bare(data)),
        seconds(lambda: read("minutes.pdf", data)),
        seconds(lambda: steps.extract(read("minutes.pdf", data))),
        seconds(lambda: steps.extract(read("minutes.txt", text))),
    )


def main() -> None:
    # no two documents alike: nothing that was kept from one helps with another
    texts = [minutes(ITEMS, seed) for seed in range(2 * ROUNDS)]
    papers = [pdf(text) for text in texts[:ROUNDS]]
    pages = bare(papers[0])
    rounds = [_round(data, text.encode()) for data, text in zip(papers, texts[ROUNDS:], strict=True)]
    for name, column in zip(
        ("bare pypdfium2", "PDF to pages", "PDF to Record", "text to Record"), range(4), strict=True
    ):
        taken = median(r[column] for r in rounds)
        ratio = median(r[column] / r[0] for r in rounds)
        print(f"{name:16} {pages / taken:8.0f} pages/s   {ratio:5.2f} × bare")
    for step, share in shares(pdf(minutes(ITEMS, 2 * ROUNDS))).items():
        if share >= LEAST:
            print(f"  {share:4.0%} {step}")
