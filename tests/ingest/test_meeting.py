"""The header of minutes in the forms that councils write: which body met, when and where."""

import pytest

from ingest.facts.opening.times import _said
from ingest.mask import mask
from ontology.record import MeetingFacts
from tests.ingest.helpers import record

BUSINESS = """

Present: Councillors A Bell and C Dunn

1. MINUTES

The minutes of the meeting held on 4 February were approved.

2. ROAD SAFETY

RESOLVED that the report be noted.

The earlier note was dated 17 February 2025.
"""


def met(head: str, rest: str = BUSINESS) -> MeetingFacts:
    found = record(head + rest).meeting
    assert found, head
    return found


HEADS = [
    (
        "MINUTES of a meeting of the HIGHWAYS PANEL held in the Council Chamber, County Hall, Ashcombe on Tuesday"
        " 4 March 2025 commencing at 10.00 am and finishing at 12.05 pm",
        ("Highways Panel", "2025-03-04", "10:00", "12:05", "the Council Chamber, County Hall, Ashcombe"),
    ),
    (
        "Minutes of the Meeting of Bellshire County Council’s Housing Strategic Policy Committee held on 23rd April"
        " at 3:45 p.m. in the Boardroom, Dunmore and ONLINE by Webex",
        (
            "Housing Strategic Policy Committee",
            "2025-04-23",
            "15:45",
            None,
            "the Boardroom, Dunmore and ONLINE by Webex",
        ),
    ),
    ("PLANNING PANEL – 10th December 2024", ("Planning Panel", "2024-12-10", None, None, None)),
    (
        "Extraordinary, Cabinet - Wednesday, 27th November, 2024 6.00 pm\n\nVenue: Civic Suite, Bell House",
        ("Cabinet", "2024-11-27", "18:00", None, "Civic Suite, Bell House"),
    ),
    (
        "ASHCOMBE TOWN COUNCIL\n\nMINUTES OF THE ANNUAL MEETING OF THE TOWN COUNCIL\nHELD ON MONDAY 12TH MAY 2025\n"
        "AT 7.30PM IN THE TOWN HALL",
        ("Ashcombe Town Council", "2025-05-12", "19:30", None, "THE TOWN HALL"),
    ),
    (
        "ASHCOMBE PARISH COUNCIL\nMinutes of the Extraordinary Parish Council Meeting\nheld on Thursday 8th May 2025"
        " at 7.00pm\nin the Village Hall, Mill Lane",
        ("Ashcombe Parish Council", "2025-05-08", "19:00", None, "the Village Hall, Mill Lane"),
    ),
    (
        "MIONTUAIRISCÍ CRUINNITHE\nMINUTES OF MEETING OF THE MUNICIPAL DISTRICT OF HARTWELL HELD IN THE CIVIC OFFICES,"
        " HARTWELL ON TUESDAY 13TH MAY 2025 AT 3.00 P.M.",
        ("Municipal District of Hartwell", "2025-05-13", "15:00", None, "THE CIVIC OFFICES, HARTWELL"),
    ),
    (
        "Shadow Health and Wellbeing Board\nDate: 4 March 2025\nTime: 2.00 – 4.30 pm\nVenue: Committee Room 1",
        ("Shadow Health and Wellbeing Board", "2025-03-04", "14:00", "16:30", "Committee Room 1"),
    ),
    (
        "Joint Meeting of the Audit Committee and Standards Committee\nheld on 4 March 2025 at 2pm",
        ("Audit Committee and Standards Committee", "2025-03-04", "14:00", None, None),
    ),
    (
        "Ashcombe Parish Council\n\nMinutes of the Meeting\nof the Overview and Scrutiny\nManagement Committee\n"
        "held on 4 March 2025 at 19.30hrs in\nRoom 101, Town Hall",
        ("Overview and Scrutiny Management Committee", "2025-03-04", "19:30", None, "Room 101, Town Hall"),
    ),
    (
        "ASHCOMBE COUNTY COUNCIL\nMinutes of Statutory Budget Meeting\nheld on Thursday, 28th November 2024 at"
        " 10.30 a.m.\nin the Council Chamber, County Buildings, Ashcombe",
        (
            "Ashcombe County Council",
            "2024-11-28",
            "10:30",
            None,
            "the Council Chamber, County Buildings, Ashcombe",
        ),
    ),
    (
        "Hart and Dunn Community Council\nMinutes of Monthly Meeting\n4th March 2O25 7pm\nHart Primary School",
        ("Hart and Dunn Community Council", "2025-03-04", "19:00", None, "Hart Primary School"),
    ),
    (
        "Hart Community Council held their meeting remotely via Zoom at 6pm on Tuesday 9th June 2020.",
        ("Hart Community Council", "2020-06-09", "18:00", None, "remotely via Zoom"),
    ),
    (
        "MINUTES OF ANNUAL MEETING OF BELL COUNTY COUNCIL HELD HARTWELL GAA CLUB AT\n11.00 A.M. on MONDAY JUNE"
        " 30TH, 2025.",
        ("Bell County Council", "2025-06-30", "11:00", None, "HARTWELL GAA CLUB"),
    ),
]


@pytest.mark.parametrize(("head", "facts"), HEADS, ids=lambda value: str(value)[:40])
def test_a_header(head: str, facts: tuple[str | None, ...]) -> None:
    found = met(head)
    assert (found.body, found.date, found.start, found.end, found.venue) == facts


def test_a_weekday_that_contradicts_its_date_makes_less_sure() -> None:
    right = met("Minutes of the Audit Committee held on Tuesday 4 March 2025")
    wrong = met("Minutes of the Audit Committee held on Friday 4 March 2025")
    assert (right.date, wrong.date) == ("2025-03-04", "2025-03-04")
    assert wrong.confidence < 0.7 < right.confidence


def test_a_date_without_a_year_is_less_sure() -> None:
    found = met("Minutes of the Audit Committee meeting held on 22nd April at 2 pm in the Guildhall")
    assert found.date == "2025-04-22"
    assert found.confidence <= 0.7


def test_a_notice_before_the_minutes_is_not_their_head() -> None:
    notice = "NOTICE OF MEETING\n\n24th February 2025\n\nDear Councillor,\n\nA Special Meeting of Bell County Council"
    notice += " will be held on Tuesday 4th March 2025 at 9.30am in the County House.\n\nAGENDA\n\n1. Housing\n\n"
    notice += "To note the update.\n\n" + "\n\n".join(f"Appendix {n}, see below" for n in range(22)) + "\n\n"
    found = met(
        f"{notice}MINUTES OF SPECIAL MEETING OF BELL COUNTY COUNCIL HELD IN THE COUNTY HOUSE ON 4th MARCH 2025",
        BUSINESS.replace("1. MINUTES", "2. MINUTES").replace("2. ROAD", "3. ROAD"),
    )
    assert (found.body, found.date, found.start) == ("Bell County Council", "2025-03-04", "09:30")


def test_a_welsh_header() -> None:
    found = met(
        "CYNGOR TREF ABER\n\nCofnodion cyfarfod y Cyngor a gynhaliwyd nos Fercher 5ed Mawrth 2025 am 7.00 yr hwyr yn"
        " Neuadd y Dref\n\nPresennol: Cyng. A Bell\n\n1. Ymddiheuriadau\n\nDerbyniwyd ymddiheuriadau.\n",
        "\n2. Cofnodion\n\nPenderfynwyd derbyn y cofnodion.\n\nDaeth y cyfarfod i ben am 8.45yh\n",
    )
    assert (found.authority, found.body, found.date) == ("Cyngor Tref Aber", "Cyngor Tref Aber", "2025-03-05")
    assert (found.start, found.end, found.venue) == ("19:00", "20:45", "Neuadd y Dref")


def test_a_bare_time_at_the_close_of_an_evening_is_of_the_evening() -> None:
    found = met("Ashcombe Parish Council - 14th July 2025 at 7pm", f"{BUSINESS}\nMeeting Closed at 7.45\n")
    assert (found.start, found.end) == ("19:00", "19:45")


def test_actual_times_before_planned_ones_and_the_last_end() -> None:
    rest = f"{BUSINESS}\nThe meeting commenced at 10.05 am and adjourned at 11.00 am. It resumed at 11.15 am.\n\n"
    found = met(
        "Minutes of the Audit Committee held on 4 March 2025 at 10.00 am", rest + "The meeting ended at 12.10 pm."
    )
    assert (found.start, found.end) == ("10:05", "12:10")


ENDS = [
    ("There being no further business the Chairman closed the meeting at 8.53 p.m.", [("end", "20:53")]),
    ("The Chair brought the meeting to a close at 8.40pm", [("end", "20:40")]),
    ("The meeting was declared closed by the Chair at 9.12 pm", [("end", "21:12")]),
    ("The meeting commenced at 7.00pm and concluded at 9.30pm.", [("start", "19:00"), ("end", "21:30")]),
    ("The proceedings terminated at 18.50hrs", [("end", "18:50")]),
    ("Close of meeting: 9.15 pm", [("end", "21:15")]),
    ("The Council adjourned for tea at 3 pm", [("paused", "15:00")]),
    ("The Chairman closed the meeting to the public at 8.00pm", []),
    ("Councillor Bell left the meeting at 8.15pm", []),
    ("The consultation closed on 4 March at 5pm", []),
]


@pytest.mark.parametrize(("text", "told"), ENDS)
def test_endings(text: str, told: list[tuple[str, str]]) -> None:
    assert [(meaning, time.value) for meaning, time in _said(text)] == told


KINDS = [
    (
        "Ashcombe Parish Council\n4 March 2025\n\nDear Mrs Bell,\n\nIt was resolved to ask you.\n\nYours sincerely,",
        "other",
    ),
    ("The river runs to Ashcombe town\nAnd all the council lights go down\n\nThe bells are old", "other"),
    ("Name\tAmount\tDate\nBell Ltd\t£200.00\t04/03/2025\nDunn & Co\t£15.00\t05/03/2025", "other"),
    (
        "Minutes\n\nPlanning Committee\nTuesday 4 March 2025\n\n1. To receive apologies\n2. To approve the minutes of"
        " the meeting held on 4 February 2025\n3. To consider applications\n4. To note the report",
        "agenda",
    ),
    (
        "ASHCOMBE PARISH COUNCIL\n\nMeeting to be held on Tuesday 4 March 2025 at 7.30pm\n\nAGENDA\n\n1. Apologies\n"
        "2. Minutes of the meeting held on 4 February 2025",
        "agenda",
    ),
    ("Planning Committee - Tuesday 4 March 2025 10.00 am\n\n1. Apologies\n\n2. Road safety\n\n3. Parks", "agenda"),
    (
        "Ashcombe Parish Council\n\nTuesday 4th March 2025\n\nPresent: Cllrs Bell, Dunn\n\nThe clerk reported on the"
        " shed. It was agreed to object.\n\nPayments were approved.",
        "minutes",
    ),
    (
        "Cabinet - Wednesday, 5th March, 2025 6.00 pm\n\n12. Road safety\n\nRESOLVED that the report be noted.",
        "minutes",
    ),
    (
        "Minute of Meeting of the Education Committee on 6 March 2025\n\nSederunt: Bailie Bell\n\nDECISION\nAGREED",
        "minutes",
    ),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    found = record(text)
    assert found.document.kind == kind
    assert (found.meeting is not None) == (kind == "minutes")


def test_a_mask_is_as_long_as_its_text() -> None:
    for text in ("Cynhaliwyd cyfarfod Cyngor Cymuned Aber ar y 10fed Mehefin 2020", "the CPG on Ilh February 2025"):
        assert len(mask(text)) == len(text)
