"""Who is who, what is one matter, what became of it, in counties too large for `make test`.

Seeds are drawn anew at each run, and recorded with the figures in `tests/worlds/large.json`; `make accuracy` puts them
on the accuracy page. Goals: people P 0.99, R 0.95; joins P 0.98, R 0.85; answers 0.90; no false refusal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom
from typing import NamedTuple

import tests.worlds
from tests.worlds.make import world
from tests.worlds.measure import Figures, as_read, figures, perfect
from tests.worlds.papers import Noise

PATH = Path(tests.worlds.__file__).with_name("large.json")


class Size(NamedTuple):
    """Papers of a county, of how many counties, with how much noise (1 ordinary, 3 dreadful), and who reads them."""

    papers: int
    counties: int
    noise: float
    read: bool


SIZES = (
    Size(300, 4, 1, read=False),
    Size(1_000, 2, 1, read=False),
    Size(300, 2, 3, read=False),
    Size(60, 4, 1, read=True),
    Size(300, 2, 1, read=True),
    Size(300, 1, 3, read=True),
)


def measured(size: Size, seeds: list[int]) -> Figures:
    """Of all counties of these seeds together."""
    noise, total = Noise.degree(size.noise), Figures()
    for seed in seeds:
        made = world(seed, size.papers, noise)
        total += figures(made, as_read(made, noise) if size.read else perfect(made))
    return total


def rows() -> Iterator[dict[str, object]]:
    dice = SystemRandom()
    for size in SIZES:
        seeds = dice.sample(range(1_000, 1_000_000), size.counties)
        row = {**size._asdict(), "seeds": seeds, "rates": measured(size, seeds).rates()}
        print(json.dumps(row), flush=True)
        yield row


def main() -> None:
    PATH.write_text(json.dumps(list(rows()), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
