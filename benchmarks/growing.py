"""A workspace of made-up counties that grows: all of it, once more unchanged, then with one new document.

Goal at 10,000 documents: one more in under 5 seconds until its journeys are right, an unchanged rerun in under 10.
Everything runs as typed, `minutegraph ingest`, from files; wall clock seconds. Its counties have about 400 papers.
`python -m benchmarks.growing SIZE…` takes other sizes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.worlds.make import world
from tests.worlds.styles import text

SIZES = (1_000, 10_000)
SEED = 1
MINUTEGRAPH = Path(sys.executable).with_name("minutegraph")


def main(sizes: Sequence[int] = SIZES) -> None:
    for size in sizes:
        with TemporaryDirectory() as folder:
            grow(Path(folder), size)


def grow(folder: Path, size: int) -> None:
    """Prints what each of the three runs takes."""
    papers, workspace = folder / "papers", folder / "workspace"
    papers.mkdir()
    made = world(SEED, size + size // 5 + 20).papers[: size + 1]
    for n, paper in enumerate(made[:size]):
        (papers / f"{n:06}.txt").write_text(text(paper), "utf-8")
    try:
        whole = seconds("ingest", papers, "--workspace", workspace)
        again = seconds("ingest", papers, "--workspace", workspace)
        (papers / "new.txt").write_text(text(made[size]), "utf-8")
        more = seconds("ingest", papers / "new.txt", "--workspace", workspace)
    finally:
        seconds("stop", "--workspace", workspace)
    print(f"{size:7,} documents  {whole:7.1f} s   again {again:5.1f} s   one more {more:5.1f} s", flush=True)


def seconds(*words: str | Path) -> float:
    """What a command takes; its store's server is left running."""
    begin = time.perf_counter()
    subprocess.run([MINUTEGRAPH, *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
