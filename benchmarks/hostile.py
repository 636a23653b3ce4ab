"""How long the slowest patterns take on lines made to make them backtrack, against the plain search for a word.

A page cannot take unbounded time: each line is the longest paragraph that a reader hands on whole. The tests run the
same lines; how long they took says how busy a machine is, so it is measured here and not asserted there.
"""

from __future__ import annotations

import re
from statistics import median
from time import process_time

from ingest.wordings import families, family
from tests.ingest.test_wordings import HOSTILE, shown

SHOWN = 8


def main() -> None:
    taken = []
    for name in families():
        for wording in family(name).wordings:
            for line in HOSTILE:
                text = shown(name, line)
                begin = process_time()
                wording.pattern.search(text)
                taken.append((process_time() - begin, f"{name}/{wording.id}", line[:30]))
    plain = median(_seconds(line) for line in HOSTILE)
    for seconds, pattern, line in sorted(taken, reverse=True)[:SHOWN]:
        print(f"{seconds * 1000:8.1f} ms  {pattern:40} on {line!r}…")
    print(
        f"{len(taken)} searches in {sum(t for t, _, _ in taken):.2f} s; a plain word takes {plain * 1e6:.0f} µs a line"
    )


def _seconds(line: str) -> float:
    begin = process_time()
    for _ in range(100):
        re.search(r"resolution", line)
    return (process_time() - begin) / 100
