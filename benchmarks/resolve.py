"""What resolve costs a document at 1,000, 3,000 and 10,000 Records of made-up counties, against the smallest.

Goal: at 30,000 at most 1.1 times what a document costs at 1,000. Records are faultless: no text is read.
`python -m benchmarks.resolve SIZE…` takes other sizes; counties are of about 660 papers each, so that a larger size is
more counties. With `--one` all are of one county, followed for as long as it takes: what grows within an authority.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Sequence
from statistics import median
from time import process_time

from graph.resolve import resolve
from ontology.record import Record
from tests.worlds.make import world
from tests.worlds.measure import perfect

SIZES = (1_000, 3_000, 10_000)
ROUNDS = 3
SEED = 1


def seconds(records: Sequence[Record]) -> float:
    """Processor seconds of one resolve, without what it leaves to collect."""
    gc.collect()
    begin = process_time()
    resolve(records)
    return process_time() - begin


def records_of(size: int, *, one: bool = False) -> list[Record]:
    """Exactly so many; a world loses some of its minutes, so it is asked for more."""
    made = world(SEED, size + size // 5 + 20, years=size) if one else world(SEED, size + size // 5 + 20)
    return perfect(made)[:size]


def main(sizes: Sequence[int] = SIZES, *, one: bool = False) -> None:
    first = 0.0
    for size in sizes:
        records = records_of(size, one=one)
        # The largest takes long enough that one round tells.
        taken = median(seconds(records) for _ in range(ROUNDS if size < 10_000 else 1))
        each = taken / len(records)
        first = first or each
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told = f"{each * 1000:6.2f} ms a document   {each / first:5.2f} × {sizes[0]:,}"
        print(f"{len(records):7,} Records  {taken:7.1f} s  {told}   {peak:,} MB so far", flush=True)


if __name__ == "__main__":
    numbers = [int(size) for size in sys.argv[1:] if size != "--one"]
    main(numbers or SIZES, one="--one" in sys.argv)
