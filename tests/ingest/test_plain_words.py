"""Heads, lists and ends of minutes in plain words, as small councils write them."""

from __future__ import annotations

import pytest

from ingest.bodies import find_bodies
from ingest.dates import find_dates, find_times
from ingest.facts.attending.columns import table_head, table_row
from ingest.facts.attending.headings import heading_at
from ingest.facts.attending.rows import headless_row
from ingest.facts.opening.times import _said
from ingest.names import is_name, read_people


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Who was there:\tAnn Bell, Chair", "present"),
        ("Taking part:", "present"),
        ("Members in the room\tAlderman A Bell", "member"),
        ("Non-member remote\tCouncillor A Bell", "councillor"),
        ("Not able to come: Cllr. A Bell", "apologies"),
        ("Who wasn’t: Cllr A Bell", "apologies"),
        ("Staff: Ann Bell, Clerk", "officer"),
        ("Absent without: Cllr A Bell", "end"),
    ],
)
def test_headings(text: str, meaning: str) -> None:
    found = heading_at(text)
    assert found is not None
    assert found.meaning == meaning


@pytest.mark.parametrize(
    ("text", "late", "told"),
    [
        ("All over by 12.20.", True, [("end", "12:20")]),
        ("All over by 12.20.", False, []),
        ("The Chairperson called the meeting to an end (8.19 p.m.)", True, [("end", "20:19")]),
        ("The lights went out and the road was closed.", True, []),
        ("The meeting closed at 9.25 pm having begun at 7.30 pm.", True, [("end", "21:25"), ("start", "19:30")]),
    ],
)
def test_ends(text: str, late: bool, told: list[tuple[str, str]]) -> None:
    assert [(meaning, time.value) for meaning, time in _said(text, late)] == told


def test_worn_times_and_months() -> None:
    assert [time.value for time in find_times("Time: 13:30pm")] == ["13:30"]
    assert [date.value for date in find_dates("Monday 13th Novemer, 2023")] == ["2023-11-13"]


def test_table_whose_head_names_two_kinds() -> None:
    head = table_head("Name\tSector / Role\tHow attended")
    assert head == ["name", "either", "status"]
    row = table_row("Ann Bell\tDirector of Services\tOnline", head)
    assert row is not None
    assert (row[1].posts, row[1].remote, row[2]) == (["Director of Services"], True, False)
    absent = table_row("Colm Dunn\tFarming\tApologies", head)
    assert absent is not None
    assert (absent[1].organisation, absent[2]) == ("Farming", True)


def test_place_before_its_councillor() -> None:
    row = headless_row("South Calderby\tCouncillor Ann Bell", plural=False)
    assert row is None or row[0].name == "Ann Bell"


def test_initials_that_run_on() -> None:
    assert [person.name for person in read_people("P Hart A Bell", known=True)] == ["P Hart", "A Bell"]


@pytest.mark.parametrize("text", ["Bathing Water Project", "Ashcombe Garda Station", "Messrs", "Ashcombe North"])
def test_things_are_no_people(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cyngor Cymuned Ashcombe Community Council", "Ashcombe Community Council"),
        ("in the Pool’s Joint Committee", "Joint Committee"),
        ("P.14 Planning Committee", "Planning Committee"),
    ],
)
def test_bodies_without_what_stands_before(text: str, name: str) -> None:
    assert name in [mention.name for mention in find_bodies(text)]
