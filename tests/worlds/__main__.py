"""`python -m tests.worlds`: records baseline.json; with --sizes, prints the figures of any worlds instead."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.worlds.baseline import PATH, SEEDS, measured, written
from tests.worlds.causes import causes
from tests.worlds.make import world
from tests.worlds.measure import Figures, as_read, coverage, figures, knowledge, perfect
from tests.worlds.papers import Noise

COLUMNS = list(Figures().rates())


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.worlds", description=__doc__)
    ask.add_argument("--sizes", type=int, nargs="+", help="papers in a world")
    ask.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    ask.add_argument("--noise", type=float, nargs="+", default=[1.0], help="0 tidy, 1 ordinary, 3 dreadful")
    ask.add_argument("--read", action="store_true", help="also through ingest, from text")
    ask.add_argument("--causes", action="store_true", help="what went wrong on faultless Records, the commonest first")
    told = ask.parse_args()
    if not told.sizes:
        PATH.write_text(written(measured()), encoding="utf-8")
        print(PATH.read_text(encoding="utf-8"), end="")
        return
    print(f"{'papers':>7} {'noise':>5} {'Records':>9}  {'  '.join(COLUMNS)}")
    for size in told.sizes:
        for degree in told.noise:
            for line in lines(size, Noise.degree(degree), told.seeds, read=told.read):
                print(f"{size:7} {degree:5.1f} {line}", flush=True)
            if told.causes:
                print_causes(size, Noise.degree(degree), told.seeds)


def lines(size: int, noise: Noise, seeds: list[int], *, read: bool) -> Iterator[str]:
    """A line for faultless Records and one for those that ingest read, each over all seeds; and what reading lost."""
    faultless, through = Figures(), Figures()
    shares: defaultdict[str, float] = defaultdict(float)
    for seed in seeds:
        made = world(seed, size, noise)
        faultless += figures(made, perfect(made))
        if read:
            records = as_read(made, noise)
            through += figures(made, records)
            for kind, share in coverage(knowledge(made, records)).items():
                shares[kind] += share
    yield line("faultless", faultless)
    if read:
        yield line("read", through)
        yield "  of what the papers say, was read: " + ", ".join(f"{k} {v / len(seeds):.3f}" for k, v in shares.items())


def line(name: str, total: Figures) -> str:
    rates = total.rates()
    shown = (f"{rates[c]:{len(c)}.3f}" if c != "false refusals" else f"{rates[c]:{len(c)}.0f}" for c in COLUMNS)
    return f"{name:>9}  {'  '.join(shown)}   of {total.answers[1]} answers"


def print_causes(size: int, noise: Noise, seeds: list[int]) -> None:
    """The commonest of each kind."""
    total: dict[str, Counter[str]] = {}
    for seed in seeds:
        made = world(seed, size, noise)
        for heading, counts in causes(made, perfect(made)).items():
            total.setdefault(heading, Counter()).update(counts)
    for heading, counts in total.items():
        print(f"  {heading}: {sum(counts.values())}")
        for cause, count in counts.most_common(12):
            print(f"    {count:5} {cause}")


if __name__ == "__main__":
    main()
