"""Memory while 1,000 documents are read and stored, some of 300 pages: does it grow with their number?

Goal: flat. The peak up to the end is compared with the peak up to the fourth part, both after large documents.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made import minutes, pdf
from graph.workspace import Workspace
from minutegraph.pipeline import File, readings

DOCUMENTS, ITEMS = 1000, 12
LARGE, LARGE_ITEMS = 100, 1200


def files() -> Iterator[File]:
    """Text of a few pages; each hundredth document is a PDF of about 300 pages."""
    for n in range(DOCUMENTS):
        large = n % LARGE == 0
        text = minutes(LARGE_ITEMS if large else ITEMS, seed=n)
        yield (f"{n}.pdf", f"{n}.pdf", pdf(text)) if large else (f"{n}.txt", f"{n}.txt", text.encode())


def main() -> None:
    peaks: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "w", create=True)
        with workspace.writing():
            for done, (path, data, reading) in enumerate(readings(files(), 1), start=1):
                if reading.record is None:
                    raise SystemExit(f"{path} was refused: {reading.refusal}")
                workspace.put(reading.record, reading.pages, data)
                if done * 4 % DOCUMENTS == 0:
                    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
                    print(f"{done:5} documents   peak {peaks[-1]} MiB")
        workspace.close()
    print(f"the peak grew {peaks[-1] / peaks[0]:.2f} times from {DOCUMENTS // 4} documents to {DOCUMENTS}")
