"""Score the seeds, and write the figures down: `python -m tests.accuracy.record`.

The figures are those of ../shared/gold/score.py over ../shared/gold/facts, per fact type, in `baseline.json`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from ingest.extract import extract
from ingest.formats import txt
from ontology.record import Source, to_json

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BASELINE = Path(__file__).with_name("baseline.json")
COMMAND = "python -m tests.accuracy.record"


def missing() -> str | None:
    """Why the seeds cannot be scored here, or None where they can."""
    for path in (SHARED / "seeds", SHARED / "gold" / "facts", SHARED / "gold" / "score.py"):
        if not path.exists():
            return f"../{path.relative_to(ROOT.parent)} is missing: accuracy on the seeds is not measured"
    return None


def figures() -> dict[str, float]:
    """F1 by fact type, and their mean, three decimals each."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for path in sorted((SHARED / "seeds").glob("*.txt")):
            data = path.read_bytes()
            sha = hashlib.sha256(data).hexdigest()
            source = Source(sha256=sha, name=path.name, media_type="text/plain", size=len(data), pages=1)
            (out / f"{path.stem}.json").write_bytes(to_json(extract(txt.read(source, data))))
        scores = out / "scores.out"
        script = SHARED / "gold" / "score.py"
        command = [sys.executable, str(script), str(SHARED / "gold" / "facts"), str(out), "--json", str(scores)]
        subprocess.run(command, check=True, capture_output=True)
        told = json.loads(scores.read_text(encoding="utf-8"))
    found = {name: round(row["f1"], 3) for name, row in told["by_type"].items()}
    return {"mean": round(told["mean_f1"], 3), **found}


def main() -> int:
    """Write the baseline anew, and say what changed."""
    if reason := missing():
        print(reason, file=sys.stderr)
        return 1
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    after = figures()
    for name, value in after.items():
        if before.get(name) != value:
            print(f"{name}: {before.get(name)} -> {value}")
    BASELINE.write_text(json.dumps(after, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
