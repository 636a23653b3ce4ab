"""`verify` finds every quote again, and says so where one dangles or a fact has none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Contribution, Edge, Node
from graph.statements import Statements
from graph.verify import verify
from ontology.record import Evidence

SHA = "a" * 64
TEXT = "RESOLVED: That the report be noted."


class OnePage:
    def page(self, sha256: str, number: int) -> str:
        if (sha256, number) != (SHA, 1):
            raise KeyError((sha256, number))
        return TEXT


@pytest.fixture
def statements(tmp_path: Path) -> Iterator[Statements]:
    made = Statements(tmp_path / "statements.sqlite")
    yield made
    made.close()


def decision(*evidence: Evidence) -> Node:
    return Node(id="decision/x", cls="Decision", props={"text": "the report be noted"}, evidence=evidence)


def state(statements: Statements, *evidence: Evidence, edges: tuple[Edge, ...] = ()) -> None:
    document = Node(id=f"document/{SHA}", cls="Document", props={"sha256": SHA, "name": "minutes.txt"})
    meeting = Node(id="meeting/y", cls="Meeting", props={"bodyName": "Panel"}, evidence=(quote(0, 8),))
    statements.replace(Contribution(source=SHA, nodes=(document, meeting, decision(*evidence)), edges=edges))


def quote(start: int, end: int, words: str | None = None, page: int = 1) -> Evidence:
    return Evidence(SHA, page, start, end, TEXT[start:end] if words is None else words)


def test_a_quote_that_is_there(statements: Statements) -> None:
    state(statements, quote(10, 35))
    verdict = verify(statements, OnePage())
    assert (verdict.documents, verdict.quotes, verdict.dangling, verdict.unproved) == (1, 2, [], [])


@pytest.mark.parametrize("wrong", [quote(10, 35, "That the report be refused"), quote(10, 35, page=2)])
def test_a_quote_that_dangles(statements: Statements, wrong: Evidence) -> None:
    state(statements, wrong)
    dangling = verify(statements, OnePage()).dangling
    assert len(dangling) == 1
    assert f"page {wrong.page}" in dangling[0]


def test_facts_without_evidence(statements: Statements) -> None:
    state(statements, edges=(Edge(source="decision/x", name="takenAt", target="meeting/y"),))
    unproved = verify(statements, OnePage()).unproved
    assert [line.split(":")[0] for line in unproved] == ["decision/x", "decision/x takenAt meeting/y"]
