"""ModernGov's pages: meeting, attendance, decision, issue, lists."""

from __future__ import annotations

import re

import pytest

from tests.ingest.formats.check import find
from tests.ingest.platforms.pages import MADE_UP, decisions, document, items, record, said


def test_a_meeting_with_minutes() -> None:
    found = record("modgov_meeting.html")
    assert found.document.kind == "minutes"
    venue = "Council Chamber, County Hall, Ashcombe"
    assert said(found) == ("Ashcombe County Council", "Highways Committee", "2025-03-04", "18:00", "19:45", venue)
    assert items(found) == [
        ("21", "Apologies for Absence", "open"),
        ("22", "Minutes of the Previous Meeting", "open"),
        ("23", "Speed limits in Nether Hartley", "open"),
        ("24", "Contract for gritting", "closed"),
    ]
    assert [(row.name, row.capacity) for row in found.people] == [("Tom Hart", "apologies")]
    assert [(row.person, row.role) for row in found.roles] == [("Jane Orchard", "Committee Officer")]


def test_its_decisions_come_from_decision_and_minutes_once() -> None:
    found = record("modgov_meeting.html")
    minutes = "the minutes of the meeting held on 7 January 2025 be approved as a correct record."
    assert decisions(found) == [
        ("22", None, minutes, "confirm_minutes"),
        ("23", "a", "the new limits be approved", "approve"),
        ("23", "b", "the Director of Highways be requested to report back in June 2025.", "request"),
        ("23", None, "the sign at Mill Lane be noted.", "note"),
        ("24", None, "To award the contract as set out in the exempt report.", "approve"),
    ]
    assert len(found.actions) == 1
    assert [(row.item, row.for_, row.against) for row in found.votes] == [("23", 7, 2)]
    proposed = [row for row in found.referrals if row.decision_id is None]
    assert not proposed, "what the agenda proposes goes nowhere"


def test_the_rest_of_the_page_is_aside() -> None:
    source = document("modgov_meeting.html")
    for words in (
        "keep cookies",
        "Map of the roads",
        "Minutes annex",
        "To recommend to Cabinet",
        "View directions",
        "Home Councillors",
    ):
        assert find(source, words).furniture, words
    assert not find(source, "presented the report").furniture


def test_a_meeting_without_minutes() -> None:
    found = record("modgov_agenda.html")
    assert (found.document.kind, found.document.date, found.meeting) == ("agenda", "2025-03-04", None)
    assert found.document.authority == "Ashcombe County Council"
    assert [row.number for row in found.items] == ["21", "22", "23", "24"]
    assert len(found.rows()) == 5, "the document and its items"


@pytest.mark.parametrize(
    ("title", "body", "start"),
    [
        ("Cabinet - Tuesday, 4th March, 2025 6.00 pm", "Cabinet", "18:00"),
        ("Cancelled, Audit & Risk Committee - Tuesday, 4th March, 2025", "Audit & Risk Committee", None),
        ("Agenda for Council on Tuesday, 4th March, 2025, 10.30 am", "Council", "10:30"),
        ("Planning Panel<br>Tuesday, 4th March, 2025 2.00 pm", "Planning Panel", "14:00"),
    ],
)
def test_titles(title: str, body: str, start: str | None) -> None:
    page = (MADE_UP / "modgov_meeting.html").read_text(encoding="utf-8")
    old = '<a href="mgCommitteeDetails.aspx?ID=12">Highways Committee</a> - Tuesday, 4th March, 2025 6.00 pm'
    assert old in page
    meeting = record("a.html", page.replace(old, title).encode()).meeting
    assert meeting
    assert (meeting.body, meeting.date, meeting.start) == (body, "2025-03-04", start)


def test_labels_without_their_class_are_known_outside_of_the_text() -> None:
    page = (MADE_UP / "modgov_meeting.html").read_text(encoding="utf-8")
    page = re.sub(r'<p class="mgSubItemTitleTxt">(.*?)</p>', r"<p><strong>\1</strong></p>", page)
    found = record("a.html", page.encode())
    assert len(found.decisions) == 5


def test_an_attendance_page() -> None:
    found = record("modgov_attendance.html")
    assert (found.document.kind, found.document.date, found.meeting) == ("other", "2025-03-04", None)
    rows = [(p.name, p.capacity, p.office, p.post, p.substitute_for, p.remote) for p in found.people]
    assert rows == [
        ("Ann Bell", "member", "Chair", None, None, None),
        ("Chris Dunn", "member", None, None, "Eve Hart", None),
        ("Tom Hart", "apologies", None, None, None, None),
        ("Pat Oak", "co_opted", None, None, None, True),
        ("Jane Orchard", "officer", None, "Democratic Services Officer", None, None),
        ("Ray Pine", "councillor", None, None, None, None),
    ]
    assert ("Ann Bell", "Chair", "Highways Committee") in {(r.person, r.role, r.organisation) for r in found.roles}


def test_attendance_at_a_meeting_to_come_is_nobodys() -> None:
    page = (MADE_UP / "modgov_attendance.html").read_text(encoding="utf-8")
    for status in ("Present, as substitute for Councillor Eve Hart", "Present virtually", "In attendance", "Absent"):
        page = page.replace(f">{status}<", ">Expected<")
    page = page.replace(">Present<", ">Expected<").replace(">Apologies<", ">Expected<")
    found = record("a.html", page.encode())
    assert found.document.kind == "other"
    assert not found.people


def test_a_decision_of_a_body() -> None:
    found = record("modgov_decision.html")
    assert found.document.kind == "decision_notice"
    assert said(found) == ("Ashcombe County Council", "Cabinet", "2025-03-12", None, None, None)
    assert decisions(found) == [
        (None, "1", "the road safety plan be approved", "approve"),
        (None, "2", "it be recommended to Council that the budget be increased.", "recommend"),
    ], "neither the purpose nor the reasons decide"
    assert [(row.from_, row.to, row.act) for row in found.referrals] == [("Cabinet", "Council", "recommend")]
    assert [(row.body, row.date) for row in found.references] == [("Highways Committee", "2025-03-04")]
    assert [(row.person, row.role) for row in found.roles] == [("Ian Dunn", "Head of Highways")]


def test_a_decision_of_one_member() -> None:
    found = record("modgov_member_decision.html")
    assert said(found)[1:3] == ("Executive Member for Communities", "2025-05-02")
    assert [row[2] for row in decisions(found)] == ["Award of a grant of £500 to the hall."]


@pytest.mark.parametrize("name", ["modgov_issue.html", "modgov_history.html", "modgov_decisions.html"])
def test_what_records_nothing(name: str) -> None:
    found = record(name)
    assert found.document.kind == "other"
    assert len(found.rows()) == 1


def test_other_pages_of_the_platform_are_read_as_plain_pages() -> None:
    page = """<div id="modgov"><div class="mgContent"><h1>Minutes of the meeting of the Highways Panel held at County
        Hall, Ashcombe on Tuesday 4 March 2025</h1><p>Present: Councillors A Bell and C Dunn</p><h2>1. ROADS</h2>
        <p>RESOLVED that the plan be approved.</p></div></div>"""
    found = record("a.html", page.encode())
    assert document("a.html", page.encode()).stated is None
    assert found.document.kind == "minutes"
    assert len(found.decisions) == 1
