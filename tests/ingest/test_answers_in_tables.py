"""Tables of recommendations and of answers in other layouts; a lost motion; a panel's partners; lists of references."""

import pytest

from ingest.extract import extract
from ingest.formats import html
from ontology.record import Record, Source
from tests.ingest.helpers import record


def cabinet(rest: str) -> Record:
    return record(
        "Ashcombe Council\n\nMinutes of the meeting of the Cabinet held on 7 October 2025\n\n"
        "PRESENT\n\nMr A Bell, Leader (in the Chair)\n\n46  APOLOGIES\n\nThere were none.\n\n"
        "47  FERRIES: REPLY TO THE PANEL\n\n" + rest
    )


ANSWERS = """Resolved:- That the reply in {name} be approved.

48  STAFFING

Resolved:- That the report be noted.

{heading}

  Ref   Recommendation              Decision        Response

  R1    A later boat on each        Accepted with   One will run on Fridays from May, and
        weekday                     amendment       no other day.

  R2    A shelter at the pier       Not accepted    No money has been found for it.
"""


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Appendix 1", "APPENDIX 1 - REPLY TO THE FERRIES GROUP"),
        ("Annex B", "ANNEX B - REPLY TO THE FERRIES GROUP"),
        ("the schedule", "SCHEDULE - REPLY TO THE FERRIES GROUP (Minute No. 47)"),
    ],
)
def test_answers_in_four_columns(name: str, heading: str) -> None:
    found = cabinet(ANSWERS.format(name=name, heading=heading).replace("the reply", "the response"))
    rows = [(d.item, d.label, d.act, d.text) for d in found.decisions if d.label]
    assert rows == [
        ("47", "R1", "approve", "Accepted with amendment One will run on Fridays from May, and no other day."),
        ("47", "R2", "refuse", "Not accepted No money has been found for it."),
    ]


def test_recommendations_with_whom_they_are_for() -> None:
    found = record("""FERRIES SCRUTINY PANEL

MINUTES of the meeting held on Tuesday, 7th October, 2025

4. APOLOGIES

There were none.

5. FERRIES TASK GROUP - FINAL REPORT

The Task Group's recommendations were:

  Ref    Recommendation                                           To whom

  R1     That a later boat be run on each weekday of the          Cabinet
         summer timetable.

  R2     That the fares of apprentices be shared with the         West Ashcombe Integrated
         hospital trust.                                          Care Board

RESOLVED - (a) That the report be endorsed and that recommendation R1 be submitted to Cabinet.

6. WORK PROGRAMME

RESOLVED - That the work programme be noted.
""")
    rows = {d.label: (d.act, d.text) for d in found.decisions if d.label in ("R1", "R2")}
    assert rows == {
        "R1": ("recommend", "a later boat be run on each weekday of the summer timetable."),
        "R2": ("recommend", "the fares of apprentices be shared with the hospital trust."),
    }
    assert found.meeting
    assert found.meeting.authority is None  # not the partner that it names


def test_motion_lost_after_a_speaker_agreed() -> None:
    found = record("""Ashcombe Council

Minutes of the meeting of the Council held on 7 October 2025

46  APOLOGIES

There were none.

47  PIER HALL

Councillor Bell moved, and Councillor Dunn seconded, the recommendations of Cabinet.

Councillor Hart said that it was dear. Councillor Wren agreed.

The motion was accordingly LOST.
""")
    assert [m.outcome for m in found.motions] == ["lost"]


def test_references_in_a_table_are_no_items() -> None:
    head = "".join(
        f"<p><strong>{title}</strong></p><p>Councillor Bell spoke.</p>"
        for title in ("Apologies for Absence", "Declarations of Interest", "Pier Hall", "Decisions by Members")
    )
    rows = "".join(
        f"<tr><td>CM/HT/25/{n}</td><td>{road}: waiting order</td><td>To be made</td></tr>"
        for n, road in ((17, "Bell Lane"), (18, "Dunn Street"), (19, "Hart Row"))
    )
    text = (
        f"<h1>Ferries Scrutiny Panel</h1><h2>Tuesday 7 October 2025</h2>{head}<table>{rows}</table>"
        "<p>Resolved:- That the decisions be noted.</p><p><strong>Work Programme</strong></p><p>Noted.</p>"
    )
    source = Source(sha256="0" * 64, name="one.html", media_type="text/html", size=len(text), pages=1)
    assert extract(html.read(source, f"<html><body>{text}</body></html>".encode())).items == []
