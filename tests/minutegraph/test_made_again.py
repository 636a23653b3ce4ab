"""A build makes what changed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.build import contribution
from graph.statements import Statements
from graph.workspace import Workspace
from minutegraph import building
from minutegraph.building import Docket, Share
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
    """The dates of the documents that were made, and the authorities that were judged."""
    found: list[str] = []

    def one(record: Record) -> Any:
        found.append(str(record.meeting and record.meeting.date))
        return contribution(record)

    world = building.world

    def judged(workspace: Workspace, docket: Docket, share: Share) -> Any:
        found.append(share.scope)
        return world(workspace, docket, share)

    monkeypatch.setattr(building, "contribution", one)
    monkeypatch.setattr(building, "world", judged)
    return found


ASHCOMBE, FERNHOLLOW = "ashcombe-county-council", "fernhollow-council"


def cabinet(date: str, authority: str = "Ashcombe County Council") -> Record:
    return paper("Cabinet", date, ("people", PersonRow(name="P Marsh", capacity="member")), authority=authority)


def test_what_is_as_it_was_is_not_made_again(here: tuple[Workspace, Statements], made: list[str]) -> None:
    workspace, statements = here
    workspace.put(cabinet("2025-07-01"), [], b"")
    building.build(workspace, statements, [])
    assert made == ["2025-07-01", ASHCOMBE]
    building.build(workspace, statements, [])
    assert made == ["2025-07-01", ASHCOMBE]
    workspace.put(cabinet("2025-09-01"), [], b"")
    building.build(workspace, statements, [])
    assert made[2:] == ["2025-09-01", ASHCOMBE]
    building.build(workspace, statements, [], again=True)
    assert sorted(made[4:]) == ["2025-07-01", "2025-09-01", ASHCOMBE]


def test_a_document_taken_away_and_a_word_in_the_rulings_are_judged_again(
    here: tuple[Workspace, Statements], made: list[str]
) -> None:
    workspace, statements = here
    for date in ("2025-07-01", "2025-09-01"):
        workspace.put(cabinet(date), [], b"")
    building.build(workspace, statements, [])
    workspace.remove(cabinet("2025-09-01").source.sha256)
    building.build(workspace, statements, [])
    assert made[3:] == [ASHCOMBE]
    (workspace.path / "judgements.yaml").write_text("- one: person/nobody\n", encoding="utf-8")
    first, second = (building.build(workspace, statements, []) for _ in range(2))
    assert first
    assert first == second, "a mistake is told until it is mended"


def test_another_authority_is_not_judged_again(here: tuple[Workspace, Statements], made: list[str]) -> None:
    workspace, statements = here
    workspace.put(cabinet("2025-07-01"), [], b"")
    workspace.put(cabinet("2025-07-02", "Fernhollow Council"), [], b"")
    building.build(workspace, statements, [])
    assert made[2:] == [ASHCOMBE, FERNHOLLOW]
    workspace.put(cabinet("2025-09-01"), [], b"")
    building.build(workspace, statements, [])
    assert made[4:] == ["2025-09-01", ASHCOMBE]
    ruled = f"- one: person/{FERNHOLLOW}/p-marsh\n  other: person/{FERNHOLLOW}/nobody\n  verdict: different\n"
    (workspace.path / "judgements.yaml").write_text(ruled, encoding="utf-8")
    (mistake,) = building.build(workspace, statements, [])
    assert "nobody" in str(mistake)
    assert made[6:] == [FERNHOLLOW]


def test_an_authority_that_is_gone_takes_its_judgements_along(here: tuple[Workspace, Statements]) -> None:
    workspace, statements = here
    workspace.put(cabinet("2025-07-01"), [], b"")
    theirs = cabinet("2025-07-02", "Fernhollow Council")
    workspace.put(theirs, [], b"")
    building.build(workspace, statements, [])
    assert f"judgements/{FERNHOLLOW}" in statements.sources()
    workspace.remove(theirs.source.sha256)
    building.build(workspace, statements, [])
    assert f"judgements/{FERNHOLLOW}" not in statements.sources()
    assert workspace.lead(f"person/{FERNHOLLOW}/p-marsh") is None
    assert workspace.lead(f"person/{ASHCOMBE}/p-marsh") == f"person/{ASHCOMBE}/p-marsh"
