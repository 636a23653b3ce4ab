"""CMIS: pages of meetings and decisions."""

from __future__ import annotations

from tests.ingest.platforms.pages import decisions, document, record, said


def test_a_meeting() -> None:
    found = record("cmis_meeting.html")
    assert (found.document.kind, found.document.date, found.meeting) == ("agenda", "2025-03-04", None)
    stated = document("cmis_meeting.html").stated
    assert stated
    meeting = stated.meeting
    assert (meeting.body, meeting.start, meeting.venue) == ("Highways Committee", "18:00", "County Hall, Ashcombe")
    assert not found.decisions


def test_attendance() -> None:
    found = record("cmis_attendance.html")
    assert found.document.kind == "other"
    assert [(row.name, row.capacity, row.office) for row in found.people] == [
        ("Ann Bell", "member", "Chairman"),
        ("Chris Dunn", "apologies", None),
    ]


def test_a_decision() -> None:
    found = record("cmis_decision.html")
    assert found.document.kind == "decision_notice"
    assert said(found)[1:3] == ("Cabinet", "2025-03-12")
    assert decisions(found) == [(None, None, "the road safety plan be approved.", "approve")]


def test_lists_of_documents_record_nothing() -> None:
    page = """<html><body><div class="DNNModuleContent ModCMISMeetingsC"><ol class="DocumentList">
        <li class="DocumentListItem"><a>Final minutes 4 March 2025</a></li></ol></div></body></html>"""
    found = record("a.html", page.encode())
    assert found.document.kind == "other"
    assert len(found.rows()) == 1


def test_a_written_text_beside_them_is_read() -> None:
    text = "The council met and discussed the roads of Ashcombe at length. " * 10
    page = f'<html><body><div class="ModCMISMeetingsC"><p>{text}</p></div></body></html>'
    assert document("a.html", page.encode()).stated is None
