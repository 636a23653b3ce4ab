"""Heads of minutes in many houses' ways: authority, body, date, times and venue."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ingest.helpers import record
from tests.ingest.test_meeting import BUSINESS

HEADS: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "forms" / "heads.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", HEADS, ids=lambda row: row["head"][:40])
def test_a_head(row: dict[str, Any]) -> None:
    found = record(row["head"] + BUSINESS).meeting
    assert found
    told = {key: getattr(found, key) for key in row if key != "head"}
    assert told == {key: value for key, value in row.items() if key != "head"}
    assert found.confidence >= 0.9


def test_a_head_with_a_second_date_or_without_a_body_is_less_sure() -> None:
    two = record(f"Audit Committee\n\nTuesday 4 March 2025\n\nMeeting held on Wednesday 5 March 2025{BUSINESS}")
    none = record(f"Minutes of the meeting held on Tuesday 4 March 2025{BUSINESS}")
    assert two.meeting
    assert none.meeting
    assert two.meeting.confidence < 0.9
    assert none.meeting.confidence < 0.9
