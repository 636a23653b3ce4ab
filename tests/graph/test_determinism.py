"""The same documents give the same statements in every process: Python hashes texts differently in each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATE = """
import hashlib, sys
from pathlib import Path
from graph.build import contribution
from graph.resolve import resolve
from graph.evidence import with_evidence
from ingest.extract import extract
from ingest.read import read
files = sorted(Path(sys.argv[1]).iterdir(), reverse=sys.argv[2] == "1")
records = [extract(read(file.name, file.read_bytes())) for file in files]
stated = sorted(repr(with_evidence(c)) for c in [*map(contribution, records), resolve(records)])
print(hashlib.sha256("".join(stated).encode()).hexdigest())
"""


def test_what_is_stated_depends_on_no_hash_seed_and_no_order() -> None:
    found = set()
    for seed in range(8):
        command = [sys.executable, "-c", STATE, str(ROOT / "samples" / "documents"), str(seed % 2)]
        environment = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
        found.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1
