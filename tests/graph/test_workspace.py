"""The workspace: what is put comes back the same, one writer at a time, and clear words for what is no workspace."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph.resolve.identifiers import Known
from graph.workspace import Busy, Workspace, WorkspaceError
from ontology.record import DocumentFacts, Evidence, ItemRow, Record, Source


def record(sha256: str, name: str = "minutes.txt", run: str = "1") -> Record:
    evidence = (Evidence(sha256, 1, 0, 7, "Minutes"),)
    return Record(
        source=Source(sha256=sha256, name=name, media_type="text/plain", size=7, pages=1),
        document=DocumentFacts(kind="minutes", evidence=evidence),
        items=[ItemRow(id="item-1", number="1", title="Minutes", evidence=evidence)],
        run=run,
    )


def test_what_is_put_comes_back_the_same(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w", create=True) as workspace:
        workspace.put(record("b" * 64), [(1, "Minutes")], b"Minutes")
        workspace.put(record("a" * 64, "agenda.txt"), [(1, "Minutes"), (2, "")], b"Minutes\f")
    with Workspace(tmp_path / "w") as workspace:
        assert [r.source.sha256 for r in workspace.records()] == ["a" * 64, "b" * 64]
        assert workspace.record("b" * 64) == record("b" * 64)
        assert workspace.page("a" * 64, 2) == ""
        assert workspace.file("b" * 64) == b"Minutes"
        assert [d.name for d in workspace.documents()] == ["agenda.txt", "minutes.txt"]


def test_putting_again_replaces(tmp_path: Path) -> None:
    with Workspace(tmp_path, create=True) as workspace:
        workspace.put(record("a" * 64), [(1, "old"), (2, "old")], b"x")
        workspace.put(record("a" * 64, run="2"), [(1, "new")], b"x")
        assert workspace.page("a" * 64, 1) == "new"
        assert [d.run for d in workspace.documents()] == ["2"]
        with pytest.raises(KeyError):
            workspace.page("a" * 64, 2)


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    with Workspace(tmp_path, create=True) as workspace:
        workspace.put(record("a" * 64), [(1, "text")], b"x")
        workspace.remove("a" * 64)
        assert workspace.documents() == []
        for ask in (workspace.file, workspace.record, workspace.remove):
            with pytest.raises(KeyError):
                ask("a" * 64)


def test_refusals_are_kept_until_the_file_is_accepted(tmp_path: Path) -> None:
    with Workspace(tmp_path, create=True) as workspace:
        workspace.refuse("x.pdf", "encrypted", "remove the password")
        assert workspace.refusals() == [("x.pdf", "encrypted", "remove the password")]
        workspace.accept("x.pdf")
        assert workspace.refusals() == []


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with (
        Workspace(tmp_path, create=True) as one,
        Workspace(tmp_path) as two,
        one.writing(),
        pytest.raises(Busy, match="another minutegraph is writing"),
        two.writing(),
    ):
        pytest.fail("two writers at once")


def test_a_missing_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="minutegraph ingest PATH"):
        Workspace(tmp_path / "nowhere")


def test_a_file_of_another_kind_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"this is not a database, however long one reads it" * 20)
    with pytest.raises(WorkspaceError, match=r"records\.sqlite"):
        Workspace(tmp_path)


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    Workspace(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "records.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(WorkspaceError, match="later version"):
        Workspace(tmp_path)


def test_a_workspace_of_the_first_version_learns_to_remember(tmp_path: Path) -> None:
    Workspace(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / "records.sqlite") as db:
        db.executescript(
            "DROP TABLE identifier; DROP TABLE judgement; ALTER TABLE document DROP COLUMN hash;PRAGMA user_version = 1"
        )
    with Workspace(tmp_path) as workspace:
        assert workspace.leads() == {}
        workspace.remember({"body/x": Known("body/y", ("heldBy meeting/x", "sentTo referral/y"))})
    with Workspace(tmp_path) as workspace:
        assert workspace.redirects() == [("body/x", "body/y")]
        assert workspace.known(["body/x", "body/z"])["body/x"].anchors == ("heldBy meeting/x", "sentTo referral/y")
        assert workspace.told() == []


def test_a_path_is_no_sha256(tmp_path: Path) -> None:
    with Workspace(tmp_path, create=True) as workspace, pytest.raises(KeyError):
        workspace.file("../records.sqlite")
