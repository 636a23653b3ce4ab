"""Packs and files of several meetings are taken apart; what only looks like a second head is not."""

from __future__ import annotations

from ingest.formats import txt
from ingest.parts import split
from ontology.record import Source
from tests.ingest.helpers import record

COVER = """Ashcombe Borough Council
Audit Committee

Date: 14 May 2025
Time: 19:00
Venue: Committee Room 1

AGENDA

1. Apologies for absence
2. Minutes of the meeting held on 12 March 2025
3. Risk register
"""
MARCH = """AUDIT COMMITTEE
12 MARCH 2025

PRESENT: Councillors A Bell (Chairman), C Dunn and E Fox.

Apologies were received from Councillor G Hart.

1. DECLARATIONS OF INTEREST

There were none.

2. RISK REGISTER

RESOLVED that the register be noted.

3. FORWARD PLAN

RESOLVED that the plan be agreed.
"""
REPORT = """Committee: Audit Committee
Date: 14 May 2025
Wards: All
Subject: Risk register
Lead officer: Jane Orchard, Head of Finance
Report of the Head of Finance

1. Purpose of report

1.1 This report tells the Committee of the risks.
"""


def parts(text: str) -> list[tuple[int, str]]:
    """The first page and the first line of each document in a text."""
    source = Source(sha256="0" * 64, name="pack.txt", media_type="text/plain", size=1, pages=1)
    found = []
    for part in split(txt.read(source, text.encode())):
        line = part.lines[0]
        page = next(page for page in part.pages if page.number == line.page)
        found.append((line.page, page.text[line.start : line.end]))
    return found


def test_a_pack_gives_cover_minutes_and_report() -> None:
    assert parts(f"{COVER}\f{MARCH}\f{REPORT}") == [
        (1, "Ashcombe Borough Council"),
        (2, "AUDIT COMMITTEE"),
        (3, "Committee: Audit Committee"),
    ]


def test_the_minutes_of_a_year_are_a_document_each() -> None:
    def meeting(date: str) -> str:
        business = "\n\n".join(f"{n}. ITEM {n}\n\nRESOLVED that paper {n} be noted." for n in range(1, 5))
        head = f"Minutes of Meeting of Ashcombe County Council\nHeld on {date}\n\nPresent: Cllr Bell, Cllr Dunn"
        return f"{head}\n\n{business}"

    year = [meeting(date) for date in ("Monday, 10th January, 2011", "Monday, 14th February, 2011", "14th March 2011")]
    assert [page for page, _ in parts("\f".join(year))] == [1, 2, 3]
    assert len(parts("\n\n".join(year))) == 3


def test_a_notice_before_the_minutes_of_its_meeting_is_no_document_of_its_own() -> None:
    notice = "NOTICE OF MEETING\n\nA meeting will be held on Wednesday 12 March 2025.\n" + "\nYours sincerely" * 14
    assert len(parts(f"{notice}\f{MARCH}")) == 1


def test_a_running_head_and_a_joint_session_on_the_same_day_begin_nothing() -> None:
    more = "\n".join(f"Paragraph {n} of the discussion." for n in range(20))
    joint = f"AUDIT COMMITTEE AND PENSIONS COMMITTEE\n12 MARCH 2025\n\nPRESENT: Councillors Bell and Fox\n{more}"
    assert len(parts(f"{MARCH}{more}\fAUDIT COMMITTEE\n12 MARCH 2025\n{more}\f{joint}")) == 1


def test_an_item_about_earlier_minutes_begins_nothing() -> None:
    item = "Minutes of the meeting held on 12 January 2025\n\nThe minutes were agreed.\n\nPresentation by Dr Apple\n"
    assert len(parts(MARCH + "\n\n" + item + MARCH.replace("12 MARCH 2025", "the same day"))) == 1


def test_cover_and_minutes_of_a_pack_each_have_their_date() -> None:
    cover = "Ashcombe Borough Council\nAudit Committee\n\nMembership: Councillors A Bell and C Dunn\n\n"
    cover += (
        "A meeting of the Audit Committee will be held:\nDate: 14 May 2025\nTime: 19:00\nVenue: Committee Room 1\n\n"
    )
    cover += "1. Apologies for absence\n2. Minutes of the meeting held on 12 March 2025\n3. Risk register\n"
    pages = [MARCH] + [
        f"12 MARCH 2025\n\n{n}. ITEM {n}\n\nRESOLVED that paper {n} be noted.\n\nMember {n} spoke.\n" for n in (4, 5, 6)
    ]
    found = record(f"{cover}\f" + "\f".join(f"{page}\n{n}" for n, page in enumerate(pages, start=1)))
    assert (found.document.kind, found.document.date) == ("agenda", "2025-05-14")
    assert found.document.authority == "Ashcombe Borough Council"
    [part] = found.parts
    assert part.meeting
    assert (part.document.kind, part.meeting.body, part.meeting.date) == ("minutes", "Audit Committee", "2025-03-12")
    assert part.meeting.authority == "Ashcombe Borough Council"


SUMMONS = """HART PARISH COUNCIL

You are hereby summoned to attend the meeting of Hart Parish Council to be held on Monday 7th April 2025 at 7.30pm.

J Orchard, Clerk                     1st April 2025

AGENDA

1. Apologies
2. To approve the minutes of the meeting held on 3rd March 2025
3. Planning

"""
LAST = """HART PARISH COUNCIL
Minutes of the meeting held on Monday 3rd March 2025 at 7.30pm in the Village Hall

Present: Cllrs Bell (Chair), Dunn and Fox. Clerk: J Orchard

1. Apologies

None.

2. Planning

It was resolved to object.

Meeting closed 8.45pm
"""


def test_a_summons_and_the_minutes_it_sends_out_are_two_documents() -> None:
    for gap in ("\f", "\n\n"):
        found = record(f"{SUMMONS}{gap}{LAST}")
        assert (found.document.kind, found.document.date) == ("agenda", "2025-04-07")
        [part] = found.parts
        assert part.meeting
        assert (part.meeting.body, part.meeting.date, part.meeting.end) == (
            "Hart Parish Council",
            "2025-03-03",
            "20:45",
        )


def test_a_scottish_notice_and_the_minute_of_the_last_meeting() -> None:
    notice = (
        "HARTLANDS COUNCIL\n\nPLANNING COMMITTEE\n\nNotice is hereby given that a meeting of the Planning Committee"
    )
    notice += " will be held in the Town House on Thursday 10 April 2025 at 10.00 am\n\nBUSINESS\n\n1. Declarations\n"
    notice += "2. Minute of Meeting of 6 March 2025\n3. Application 25/0001\n\n\f"
    minute = (
        "HARTLANDS COUNCIL\n\nMinute of Meeting of the Planning Committee held in the Town House on Thursday 6 March"
    )
    minute += " 2025 at 10.00 am\n\nSederunt: Councillors Bell and Dunn\n\n1. Application 25/0001\n\nDECISION\n\nAGREED"
    found = record(f"{notice}{minute} to refuse.\n")
    assert (found.document.kind, found.document.date) == ("agenda", "2025-04-10")
    assert [part.meeting.date for part in found.parts if part.meeting] == ["2025-03-06"]
