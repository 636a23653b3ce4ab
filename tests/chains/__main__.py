"""Prints the figures of all councils and records them; with `--misses`, prints what is wrong."""

from __future__ import annotations

import json
import sys

from tests.chains.measure import COUNCILS, told
from tests.chains.test_chains import BASELINE

found = {council: told(council).figures() for council in COUNCILS}
BASELINE.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
for council in COUNCILS:
    print(council, found[council])
    if "--misses" in sys.argv:
        print(*(f"  {miss}" for miss in told(council).misses), sep="\n")
