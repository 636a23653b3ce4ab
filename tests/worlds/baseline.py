"""The figures that today's judgements are held against: small worlds, faultless and read; `baseline.json` has them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.worlds.make import world
from tests.worlds.measure import Figures, as_read, figures, perfect
from tests.worlds.papers import Noise

PATH = Path(__file__).with_name("baseline.json")
# Arbitrary: whoever measures gives seeds of their own to `python -m tests.worlds`.
SEEDS = range(1, 3)
FAULTLESS, READ = 120, 20
Rates = dict[str, dict[str, float]]


def measured() -> Rates:
    """Name → figures, over all seeds."""
    noise = Noise.degree(1)
    faultless, small_faultless, read = Figures(), Figures(), Figures()
    for seed in SEEDS:
        made = world(seed, FAULTLESS, noise)
        faultless += figures(made, perfect(made))
        small = world(seed, READ, noise)
        small_faultless += figures(small, perfect(small))
        read += figures(small, as_read(small, noise))
    return {
        f"{FAULTLESS} papers, faultless": faultless.rates(),
        f"{READ} papers, faultless": small_faultless.rates(),
        f"{READ} papers, read": read.rates(),
    }


def written(rates: Rates) -> str:
    return json.dumps(rates, indent=2) + "\n"


def recorded() -> Rates:
    """What `python -m tests.worlds` recorded last."""
    found: Rates = json.loads(PATH.read_text(encoding="utf-8"))
    return found


def worse(figure: str, before: float, now: float) -> bool:
    """Of false refusals, more are worse; of all else, less."""
    return now > before if figure == "false refusals" else now < before
