"""How seldom an identifier changes while documents come: counties that grow by date, newest first, or at random.

Every so many papers, the identifiers given so far are looked up. One that is none any more was joined (what it stood
for turned out to be something else that was known already) or renamed. Printed for each class: how many were ever
given, the share of them that was joined and that was renamed, and how many lead nowhere: none may.
`python -m benchmarks.identifiers SIZE` takes another number of papers.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from graph.resolve import contribution_of
from graph.resolve.identifiers import KEPT, Known, succession
from graph.resolve.units import person_or_body, world_ruled
from ontology.record import Record
from tests.worlds.make import world
from tests.worlds.measure import perfect

SIZE, STEPS, SEEDS = 600, 12, (1, 2)
Papers = Sequence[Record]
ORDERS: dict[str, Callable[[Papers], Papers]] = {
    "by date": lambda papers: papers,
    "newest first": lambda papers: papers[::-1],
    "at random": lambda papers: random.Random(1).sample(papers, len(papers)),
}


def main(size: int = SIZE) -> None:
    for order, ordered in ORDERS.items():
        counts = Counter[tuple[str, str]]()
        for seed in SEEDS:
            counts += grown(ordered(perfect(world(seed, size))))
        for cls in sorted(KEPT):
            given = counts[cls, "given"]
            rates = "  ".join(f"{what} {counts[cls, what] / given:6.2%}" for what in ("joined", "renamed"))
            print(
                f"{order:>12}  {cls.lower():6}  {given:6,} given  {rates}  nowhere {counts[cls, 'nowhere']}", flush=True
            )


def grown(papers: Papers) -> Counter[tuple[str, str]]:
    """Class and what became of an identifier of it (given, joined, renamed, nowhere) → how often."""
    known: dict[str, Known] = {}
    counts = Counter[tuple[str, str]]()
    classes: dict[str, str] = {}
    for _, size in pairwise(len(papers) * step // STEPS for step in range(STEPS + 1)):
        judged = world_ruled(papers[:size])
        found = contribution_of(judged)
        before, known = known, succession(known, found, partial(person_or_body, judged.world))
        now = {node.id: node.cls for node in found.nodes if node.cls in KEPT}
        counts.update((cls, "given") for path, cls in now.items() if path not in before)
        for path in (path for path, it in before.items() if it.leads == path and path not in now):
            counts[classes[path], "joined" if known[path].leads in before else "renamed"] += 1
        classes |= now
    counts.update((classes[path], "nowhere") for path, it in known.items() if it.leads is None)
    return counts


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
