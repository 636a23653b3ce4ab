"""How minutes name other meetings: what a body did on a day, where business goes next, and what is no meeting."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ingest.helpers import minutes, record

FORMS: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "forms" / "reference_forms.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row["text"][:40])
def test_a_form(row: dict[str, Any]) -> None:
    found = minutes(row["text"], title=row["title"]).references
    assert [[one.body, one.date, one.relation] for one in found] == row["rows"]


def test_matters_arising_do_not_name_the_confirmed_minutes_again() -> None:
    head = (
        "Minutes of the meeting of the Highways Panel held on Tuesday 4 March 2025\n\nPresent: Councillors A Bell\n\n"
    )
    one = "1. MINUTES\n\nThe minutes of the meeting held on 4 February 2025 were confirmed.\n\n"
    two = "2. MATTERS ARISING\n\nThere was nothing arising from the minutes of the meeting held on 4 February 2025.\n"
    found = record(head + one + two).references
    assert [(row.item, row.date) for row in found] == [("1", "2025-02-04")]


def test_a_month_and_its_day_under_one_item_are_one_meeting() -> None:
    text = (
        "It would be ready for the April meeting.\n\nThe item was deferred to the meeting of the Panel on 1 April 2025."
    )
    assert [row.date for row in minutes(text).references] == ["2025-04-01"]
