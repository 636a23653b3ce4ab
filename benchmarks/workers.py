"""How much faster two workers read 200 documents than one, on the wall.

Goal: at least 1.8 times. Only reading is timed: the one writer of the workspace comes after it.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from benchmarks.made import minutes, pdf
from minutegraph.pipeline import File, readings

DOCUMENTS, ITEMS, ROUNDS = 200, 20, 3


def files() -> list[File]:
    """Made-up PDFs of about 5 pages, no two alike."""
    return [(f"{n}.pdf", f"{n}.pdf", pdf(minutes(ITEMS, seed=n))) for n in range(DOCUMENTS)]


def seconds(made: list[File], workers: int) -> float:
    begin = perf_counter()
    facts = sum(len(reading.record.rows()) for _, _, reading in readings(made, workers) if reading.record)
    taken = perf_counter() - begin
    print(f"{workers} worker{'s' if workers > 1 else ' '} {len(made) / taken:8.1f} documents/s   {facts} facts")
    return taken


def main() -> None:
    made = files()
    ratios = [seconds(made, 1) / seconds(made, 2) for _ in range(ROUNDS)]
    print(f"two workers are {median(ratios):.2f} × one (median of {ROUNDS} rounds; goal 1.80)")
