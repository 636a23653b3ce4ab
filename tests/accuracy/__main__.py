"""`python -m tests.accuracy` (`make accuracy`): score all gold that is there, and write the figures down.

Writes `baseline.json`, below which nothing may fall, and `docs/accuracy.md`. Where the shared gold is missing, only
the samples are scored, their figures are printed, and the page is left as it is.
"""

from __future__ import annotations

import sys

from tests.accuracy.figures import BASELINE, PAGE, figures, read_all, recorded, to_text
from tests.accuracy.gold import blind, missing, unread
from tests.accuracy.page import page


def main() -> int:
    """Score, say what changed, write."""
    read = read_all()
    before, after = recorded(), {**recorded(), **figures(read)}
    for name, row in figures(read).items():
        print(f"{name:10} mean F1 {row['mean']:.3f}")
        for measure, value in row.items():
            was = before.get(name, {}).get(measure)
            if was != value:
                print(f"    {measure}: {was} -> {value}")
    BASELINE.write_text(to_text(after), encoding="utf-8")
    if reason := missing():
        print(f"{reason}; {PAGE.name} is left as it was", file=sys.stderr)
        return 0
    PAGE.write_text(page(read, blind(), unread()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
