"""What rules left unsure is listed with all that is needed to judge; a judgement is refused before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.resolve.rulings import Ruling
from graph.statements import Statements
from graph.workspace import Workspace
from minutegraph.building import build
from minutegraph.commands.review import lines
from minutegraph.judging import JudgementError, rows, ruling
from ontology.record import PersonRow, Record
from tests.graph.papers import paper

HERE = "person/ashcombe-county-council"
Workshop = tuple[Workspace, Statements]


def seen(body: str, date: str, *names: str) -> Record:
    return paper(body, date, *(("people", PersonRow(name=name, capacity="member")) for name in names))


PAPERS = [
    seen("Cabinet", "2025-07-02", "Peter Marsh", "Ruth Marsh", "B Lester"),
    seen("Cabinet", "2025-09-02", "Marsh"),
    seen("Cabinet", "2025-10-02", "Marsh"),
    seen("Cabinet", "2025-11-02", "Peter Marsh", "Ruth Marsh"),
]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workshop]:
    with Workspace(tmp_path / "w", create=True) as workspace:
        statements = Statements(workspace.path / "graph")
        for record in PAPERS:
            workspace.put(record, [(1, "")], b"")
        build(workspace, statements, [])
        yield workspace, statements
        statements.close()


def test_an_unsure_pair_is_told_with_both_names_and_where_they_were_seen(here: Workshop) -> None:
    found = rows(here[0])
    assert [(row["one"]["name"], row["other"]["name"], row["hangs"]) for row in found] == [
        ("Marsh", "Peter Marsh", 2),
        ("Marsh", "Ruth Marsh", 2),
    ]
    marsh = {"where": "Cabinet", "first": "2025-09-02", "last": "2025-10-02", "times": 2}
    assert found[0]["one"] == {"id": f"{HERE}/marsh", "name": "Marsh", "leads": f"{HERE}/marsh", "seen": [marsh]}
    assert {feature["name"] for feature in found[0]["features"]} >= {"the names fit"}
    shown = "\n".join(lines(found[0]))
    assert "Cabinet, 2025-09-02 to 2025-10-02, 2 ×" in shown
    assert "the names fit (+" in shown


def test_what_is_judged_is_unsure_no_more_and_says_who_and_why(here: Workshop) -> None:
    made = ruling(*here, f"{HERE}/marsh", f"{HERE}/peter-marsh", "same", who="A Clerk", why="the sound file")
    here[0].rule(made)
    assert build(*here, []) == []
    assert here[0].lead(f"{HERE}/marsh") == f"{HERE}/peter-marsh"
    assert rows(here[0]) == []
    first = rows(here[0], f"{HERE}/marsh")[0]
    assert (first["verdict"], first["by"], first["who"], first["why"]) == (
        "same",
        "person",
        "A Clerk",
        "the sound file",
    )
    assert first["one"]["leads"] == f"{HERE}/peter-marsh"
    assert "because: A Clerk" in "\n".join(lines(first))


@pytest.mark.parametrize(
    ("one", "other", "verdict", "words"),
    [
        ("marsh", "marsh", "same", "one and the same path"),
        ("marsh", "ruth-marsh", "perhaps", "say same or different"),
        ("marsh", "ruth-march", "same", "did you mean 'person/ashcombe-county-council/ruth-marsh'?"),
        ("b-lester", "ruth-marsh", "different", "contradicts lines 1, 4, by which"),
    ],
)
def test_what_cannot_be_applied_is_refused(here: Workshop, one: str, other: str, verdict: str, words: str) -> None:
    here[0].rule(Ruling(f"{HERE}/b-lester", f"{HERE}/peter-marsh", True, 0))
    here[0].rule(Ruling(f"{HERE}/ruth-marsh", f"{HERE}/peter-marsh", True, 0))
    with pytest.raises(JudgementError, match=words):
        ruling(*here, f"{HERE}/{one}", f"{HERE}/{other}", verdict)


def test_two_kinds_are_never_one(here: Workshop) -> None:
    with pytest.raises(JudgementError, match="two people, two bodies"):
        ruling(*here, f"{HERE}/marsh", "body/ashcombe-county-council/executive", "same")
