"""Agendas, summonses, letters and decision sheets: what they are, whose, and of which day."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ingest.helpers import record

AGENDA = """

1. Apologies for absence

2. Declarations of interest

3. To approve the minutes of the meeting held on 4 February 2025

4. To consider the road safety plan

5. To receive the budget report
"""
DECISION = "\n\n5. Road safety\n\nRESOLVED: That the plan be approved.\n\nReason for decision: safety.\n"
ROWS: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    (Path(__file__).parent / "forms" / "notices.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", ROWS["notices"], ids=lambda row: row["text"][:40])
def test_a_notice(row: dict[str, Any]) -> None:
    found = record(row["text"] + (AGENDA if row["kind"] == "agenda" else ""))
    assert (found.document.kind, found.document.date) == (row["kind"], row["date"])
    assert found.document.authority == row["authority"]
    assert found.meeting is None


@pytest.mark.parametrize("row", ROWS["sheets"], ids=lambda row: row["text"][:40])
def test_a_decision_sheet(row: dict[str, Any]) -> None:
    found = record(row["text"] + DECISION)
    assert found.document.kind == row["kind"]
    assert found.meeting
    assert found.meeting.authority == row["authority"]
    assert (found.meeting.body, found.meeting.date) == (row["body"], row["date"])
