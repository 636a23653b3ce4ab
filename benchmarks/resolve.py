"""What judging costs a document at 1,000, 10,000 and 30,000 Records of made-up counties, against the smallest.

Goal: at 30,000 at most 1.1 times what a document costs at 1,000; 100,000 within 15 minutes and 4 GB, by extrapolation.
Records are faultless (no text is read) and lie in a workspace, as they do for `minutegraph build`; each size is judged
by a process of its own, authority by authority: processor seconds, and the most memory that it held. Counties have
about 400 papers each, so that a larger size is more counties; with `--one` all are of one county, followed for as long
as it takes: what grows within an authority. `python -m benchmarks.resolve SIZE…` takes other sizes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from graph.build import keyed
from graph.resolve import contribution_of
from graph.resolve.authorities import Authorities, clues_of
from graph.resolve.units import world_ruled
from graph.resolve.world import Within
from graph.workspace import Workspace
from ontology.record import Record
from tests.worlds.make import world
from tests.worlds.measure import perfect

SIZES = (1_000, 10_000, 30_000)
FAR = 100_000
PART = 10_000  # papers that are made at once: whole counties
SEED = 1


def records_of(size: int, *, one: bool = False) -> Iterator[Record]:
    """Exactly so many; a world loses some of its minutes, so it is asked for more."""
    for seed, start in enumerate(range(0, size, PART), start=SEED):
        part = min(PART, size - start)
        wanted = part + part // 5 + 20
        made = world(seed, size + size // 5 + 20, years=size) if one else world(seed, wanted)
        yield from perfect(made)[: size if one else part]
        if one:
            return


def judged(folder: Path) -> tuple[float, int]:
    """Processor seconds that all authorities of a workspace take together, and the most MB that the process held."""
    with Workspace(folder) as workspace:
        begin = process_time()
        authorities = Authorities(clue for record in workspace.records() for clue in clues_of(keyed(record)))
        for scope, papers in authorities.papers().items():
            records = (workspace.record(sha256) for sha256 in dict.fromkeys(sha256 for sha256, _ in papers))
            contribution_of(world_ruled(records, within=Within(authorities, scope)))
        return process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measured(size: int, *, one: bool) -> tuple[float, int]:
    """As `judged`, by a process that has made no counties."""
    with TemporaryDirectory() as folder:
        with Workspace(Path(folder), create=True) as workspace:
            for record in records_of(size, one=one):
                workspace.put(record, [], b"")
        command = [sys.executable, "-m", "benchmarks.resolve", "--judge", folder]
        seconds, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(memory)


def main(sizes: Sequence[int] = SIZES, *, one: bool = False) -> None:
    first = 0.0
    for size in sizes:
        seconds, memory = measured(size, one=one)
        each = seconds / size
        first = first or each
        told = f"{each * 1000:6.2f} ms a document   {each / first:5.2f} × {sizes[0]:,}   {memory:,} MB"
        print(f"{size:7,} Records  {seconds:7.1f} s  {told}", flush=True)
    print(f"{FAR:7,} Records  {each * FAR / 60:7.1f} min by extrapolation")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--judge"]:
        print(*judged(Path(sys.argv[2])))
    else:
        numbers = [int(size) for size in sys.argv[1:] if size != "--one"]
        main(numbers or SIZES, one="--one" in sys.argv)
