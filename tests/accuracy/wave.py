"""`python -m tests.accuracy.wave N`: measure a wave blind, once, before anyone opens its documents or its gold.

Writes the figures, with the commit they are of, into `blind.json`. A wave that stands there is never measured again
by this, and one that does not stand there is scored by nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.accuracy.gold import BLIND, ROOT, blind, wave
from tests.accuracy.yardstick import mean, scores


def main(number: int) -> int:
    """Measure wave `number`; refuses where it was measured before, or where the code is not committed."""
    told = blind()
    if number != len(told) + 1:
        print(f"waves are measured in order, each once; the next is {len(told) + 1}", file=sys.stderr)
        return 2
    if _git("status", "--porcelain", "--", "ingest", "ontology"):
        print(
            "commit ingest/ and ontology/ first, so that the figures are of a state that can be found", file=sys.stderr
        )
        return 2
    total = scores([case.facts() for case in wave(number)])
    row = {
        "wave": number,
        "commit": _git("rev-parse", "--short=7", "HEAD"),
        "mean": round(mean(total), 3),
        "by_type": {measure: round(score.f1, 3) for measure, score in total.items()},
    }
    print(f"wave {number}: mean F1 {row['mean']}")
    BLIND.write_text(json.dumps([*told, row], indent=1) + "\n", encoding="utf-8")
    return 0


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
