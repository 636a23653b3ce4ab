"""Other meetings named by body and date: earlier ones, the next, lists, dates without a year."""

import pytest

from tests.ingest.helpers import minutes, record

OWN = "Highways Panel"

SAID = [
    (
        "The minutes of the last meeting held on 4 February were signed.",
        "Minutes",
        [(OWN, "2025-02-04", "minutes_confirmed")],
    ),
    (
        "The minutes of the meeting held on 10 December were agreed.",
        "Minutes",
        [(OWN, "2024-12-10", "minutes_confirmed")],
    ),
    ("The next meeting will be held on Tuesday 1st April at 7pm.", "Date", [(OWN, "2025-04-01", "next_meeting")]),
    ("Tuesday 1 April 2025 at 7.30 pm", "Date of next meeting", [(OWN, "2025-04-01", "next_meeting")]),
    ("The item was deferred to the May meeting.", "Parks", [(OWN, "2025-05", "future")]),
    ("This was raised at the January meeting.", "Parks", [(OWN, "2025-01", "past")]),
    (
        "The minutes of the Audit Committee meetings held on 10, 17 and 24 February 2025 were noted.",
        "Other bodies",
        [("Audit Committee", f"2025-02-{day}", "past") for day in (10, 17, 24)],
    ),
    ("Correspondence from Bell Borough Council dated 12 February 2025 was read.", "Letters", []),
    ("The assets of the Audit Board as at 31 December 2024 were set out.", "Accounts", []),
    ("The dinner of the Hart Association on 12 April 2025 was announced.", "Letters", []),
    ("It went to the Cabinet on 10 February 2025.", "Roads", [("Cabinet", "2025-02-10", "past")]),
]


@pytest.mark.parametrize(("text", "title", "rows"), SAID, ids=lambda value: str(value)[:40])
def test_what_is_said(text: str, title: str, rows: list[tuple[str, str, str]]) -> None:
    found = minutes(text, title=title).references
    assert [(row.body, row.date, row.relation) for row in found] == rows


def test_a_circulated_draft_that_all_agreed_in_the_next_line() -> None:
    text = "Minutes of our meeting on the 14th January 2025 had been sent out.\n\nEveryone said it was a true"
    found = minutes(f"{text} record and they were signed.", title="Minutes").references
    assert [(row.date, row.relation) for row in found] == [("2025-01-14", "minutes_confirmed")]


def test_minutes_of_others_in_a_list_and_those_only_noted() -> None:
    text = "The following minutes were noted and approved:\n\nHart Municipal District 17.12.24\n\nAudit Panel 12.12.24"
    found = minutes(text, title="Minutes of meetings").references
    assert {(row.body, row.relation) for row in found} == {
        ("Hart Municipal District", "minutes_confirmed"),
        ("Audit Panel", "minutes_confirmed"),
    }
    noted = minutes("Audit Panel 12.12.24\n\nThe Members noted the minutes.", title="Minutes for noting").references
    assert [row.relation for row in noted] == ["past"]


def test_a_schedule_of_meetings() -> None:
    text = "The schedule was adopted.\n\n2.30 pm on 8th April, 2025\n\n2.30 pm on 9th June, 2025"
    found = minutes(text, title="Schedule of meetings").references
    assert [(row.body, row.date, row.relation) for row in found] == [
        (OWN, "2025-04-08", "next_meeting"),
        (OWN, "2025-06-09", "future"),
    ]


def test_an_annual_meeting_to_come_is_the_next() -> None:
    found = minutes("It was agreed that the AGM would be held on Tuesday 8th April.", title="AGM").references
    assert [(row.date, row.relation) for row in found] == [("2025-04-08", "next_meeting")]


def test_the_title_of_the_next_minutes_in_one_file_is_no_reference() -> None:
    one = (
        "Minutes of Meeting of Bell County Council held on Monday 3 March 2025\n\nPresent: Cllr A Bell\n\n1. Roads\n\n"
    )
    two = "Agreed.\n\nMinutes of Meeting of Bell County Council held on Monday 7 April 2025\n\nPresent: Cllr A Bell\n\n"
    found = record(f"{one}{two}2. Parks\n\nThe works were agreed.\n\nThe meeting ended at 4pm")
    assert found.references == []
    assert found.meeting
    assert (found.meeting.date, found.meeting.end) == ("2025-03-03", None)
