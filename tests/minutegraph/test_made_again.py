"""A build makes what changed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.build import contribution
from graph.statements import Statements
from graph.workspace import Workspace
from minutegraph import pipeline
from ontology.record import PersonRow, Record
from tests.graph.papers import paper


@pytest.fixture
def here(tmp_path: Path) -> Iterator[tuple[Workspace, Statements]]:
    workspace, statements = Workspace(tmp_path, create=True), Statements(tmp_path / "graph")
    yield workspace, statements
    workspace.close()
    statements.close()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dates of the documents that were made, and `judged` for each time that all was judged."""
    found: list[str] = []

    def one(record: Record) -> Any:
        found.append(str(record.meeting and record.meeting.date))
        return contribution(record)

    judge = pipeline.judge

    def judged(workspace: Workspace) -> Any:
        found.append("judged")
        return judge(workspace)

    monkeypatch.setattr(pipeline, "contribution", one)
    monkeypatch.setattr(pipeline, "judge", judged)
    return found


def cabinet(date: str) -> Record:
    return paper("Cabinet", date, ("people", PersonRow(name="P Marsh", capacity="member")))


def test_what_is_as_it_was_is_not_made_again(here: tuple[Workspace, Statements], made: list[str]) -> None:
    workspace, statements = here
    workspace.put(cabinet("2025-07-01"), [], b"")
    pipeline.build(workspace, statements, [])
    assert made == ["2025-07-01", "judged"]
    pipeline.build(workspace, statements, [])
    assert made == ["2025-07-01", "judged"]
    workspace.put(cabinet("2025-09-01"), [], b"")
    pipeline.build(workspace, statements, [])
    assert made[2:] == ["2025-09-01", "judged"]
    pipeline.build(workspace, statements, [], again=True)
    assert sorted(made[4:]) == ["2025-07-01", "2025-09-01", "judged"]


def test_a_document_taken_away_and_a_word_in_the_rulings_are_judged_again(
    here: tuple[Workspace, Statements], made: list[str]
) -> None:
    workspace, statements = here
    for date in ("2025-07-01", "2025-09-01"):
        workspace.put(cabinet(date), [], b"")
    pipeline.build(workspace, statements, [])
    workspace.remove(cabinet("2025-09-01").source.sha256)
    pipeline.build(workspace, statements, [])
    assert made[3:] == ["judged"]
    (workspace.path / "judgements.yaml").write_text("- one: person/nobody\n", encoding="utf-8")
    first, second = (pipeline.build(workspace, statements, []) for _ in range(2))
    assert first
    assert first == second, "a mistake is told until it is mended"
