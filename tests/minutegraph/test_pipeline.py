"""Reading many files: whatever one of them does to its reader, the others are read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from graph.export import export
from graph.rdf import BASE
from graph.statements import Statements
from graph.workspace import Workspace
from minutegraph import pipeline
from minutegraph.building import build, silent
from minutegraph.pipeline import Reading, read_into, readings

REAL = pipeline.read_one
DOCUMENTS = Path(__file__).parents[2] / "samples" / "documents"
FILES = [(f"{n}.txt", f"{n}.txt", f"Minutes {n}".encode()) for n in range(12)]


def deadly(path: str, name: str, data: bytes) -> Reading:
    """Ends its process on one file, as a fault in a library would."""
    if name == "5.txt":
        os._exit(1)
    return REAL(path, name, data)


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_files_come_back_in_order(jobs: int | None) -> None:
    assert [path for path, _, _ in readings(iter(FILES), jobs)] == [path for path, _, _ in FILES]


def test_any_number_of_workers_gives_the_same_export(tmp_path: Path) -> None:
    """The whole county of the samples, read by one process and by three."""
    found = {exported(tmp_path / str(jobs), jobs) for jobs in (1, 3)}
    assert len(found) == 1


def exported(folder: Path, jobs: int) -> bytes:
    with Workspace(folder, create=True) as workspace:
        read_into(workspace, [DOCUMENTS], jobs, silent, print)
        statements = Statements(folder / "graph")
        assert build(workspace, statements, []) == []
        out = io.BytesIO()
        export("nquads", statements, out, BASE)
        statements.close()
        return out.getvalue()


def test_a_file_that_ends_its_worker_is_refused_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_one", deadly)
    found = {path: reading for path, _, reading in readings(iter(FILES), 2)}
    refused = {path for path, reading in found.items() if reading.record is None}
    assert refused == {"5.txt"}
    assert "ended the reader" in str(found["5.txt"].refusal)
    assert len(found) == len(FILES)


def test_a_fault_of_ours_is_told_and_goes_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(pipeline, "extract", fault)
    reading = REAL("a/b.txt", "b.txt", b"Minutes of the meeting")
    assert reading.record is None
    assert "ZeroDivisionError" in str(reading.refusal)
    assert str(reading.refusal).startswith("a/b.txt: ")
