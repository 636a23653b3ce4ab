"""ModernGov's web service: fields as facts, escaped minutes as text, and nothing unsafe."""

from __future__ import annotations

import pytest

from ingest.formats.errors import Unreadable
from ingest.read import media_type, read
from tests.ingest.platforms.pages import MADE_UP, decisions, document, items, record, said

MEETING = (MADE_UP / "getmeeting.xml").read_text(encoding="utf-8")
LIST = """<?xml version="1.0"?><getmeetings><meetingscount> 1</meetingscount><committee><committeetitle>Highways
Committee</committeetitle><committeemeetings><meeting><meetingid>1</meetingid><meetingdate>13/01/2026</meetingdate>
<meetingstatus>Cancelled</meetingstatus></meeting></committeemeetings></committee></getmeetings>"""


def changed(*changes: tuple[str, str]) -> bytes:
    text = MEETING
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def test_the_meeting() -> None:
    found = record("getmeeting.xml")
    assert found.document.kind == "minutes"
    assert found.source.media_type == "application/xml"
    venue = "Council Chamber, County Hall, Ashcombe"
    assert said(found) == (None, "Highways Committee", "2025-03-04", "18:05", "19:45", venue)
    assert found.meeting
    assert {"Highways Committee", "04/03/2025", "7.45 pm"} <= {piece.quote for piece in found.meeting.evidence}


def test_planned_times_count_for_the_start_only() -> None:
    data = changed(("6.05 pm", ""), ("7.45 pm", ""))
    assert said(record("a.xml", data))[3:5] == ("18:00", None)


def test_times_that_the_minutes_tell_beat_planned_ones() -> None:
    end = "Apologies were received from Councillor Joy Mill."
    data = changed(("6.05 pm", ""), ("7.45 pm", ""), (end, f"{end} The meeting ended at 8.20 pm."))
    assert said(record("a.xml", data))[3:5] == ("18:00", "20:20")


def test_who_was_there() -> None:
    people = {row.name: row for row in record("getmeeting.xml").people}
    assert {name: row.capacity for name, row in people.items()} == {
        "Ann Bell": "member",
        "Chris Dunn": "apologies",
        "Jane Orchard": "officer",
        "Joy Mill": "apologies",  # expected, says the field; the minutes know better
    }
    assert people["Ann Bell"].office == "Chair; Leader of the Council"
    assert all(row.organisation is None for row in people.values()), "party and ward are no organisation"


def test_somebody_expected_came_where_the_minutes_say_nothing_else() -> None:
    people = record("a.xml", changed(("from Councillor Joy Mill", "from the Clerk"))).people
    mill = next(row for row in people if row.name == "Joy Mill")
    assert mill.capacity == "member"
    assert mill.confidence < 0.9


def test_the_minutes_number_counts() -> None:
    assert items(record("getmeeting.xml")) == [
        *(("21", "Apologies", "open"), ("22", "Speed limits", "open"), ("23", "Contract for gritting", "closed")),
    ]


def test_an_agendas_words_decide_nothing() -> None:
    found = record("getmeeting.xml")
    assert decisions(found) == [
        ("22", None, "The limits were left as they are for a year.", "approve"),
        ("23", None, "To award the contract, and to delegate its signing to the Director of Highways.", "approve"),
    ]
    assert [(row.item, row.from_, row.to, row.act) for row in found.referrals] == [
        ("22", "Highways Committee", "Cabinet", "refer"),
    ], "one's own committee in the field is no referral"
    text = document("getmeeting.xml").pages[0].text
    assert "alert" not in text
    assert "To recommend to Cabinet" in text


def test_parts_of_an_item_are_no_items() -> None:
    data = changed(
        ("<fulldisplaynumberformat>23.<", "<fulldisplaynumberformat>22.1<"), ("itemnumber>23<", "itemnumber>22<")
    )
    found = record("a.xml", data)
    assert [row.number for row in found.items] == ["21", "22"]


def test_without_minutes_it_is_an_agenda() -> None:
    data = changed(("minutesnonemptyhtmlbody", "agendahtml"), ("decisionnonemptyhtmlbody", "agendahtml"))
    found = record("a.xml", data)
    assert (found.document.kind, found.document.date, found.meeting) == ("agenda", "2025-03-04", None)
    assert [row.number for row in found.items] == ["21", "22", "23"]
    assert not found.decisions
    assert not found.people


def test_decisions_without_minutes_are_a_notice() -> None:
    found = record("a.xml", changed(("minutesnonemptyhtmlbody", "agendahtml")))
    assert found.document.kind == "decision_notice"
    assert [row[0] for row in decisions(found)] == ["22"]


def test_a_decision_that_the_minutes_repeat_counts_once() -> None:
    decided, heard = "The limits were left as they are for a year.", "&lt;p&gt;The Committee heard the"
    again = f"&lt;p&gt;{decided}&lt;/p&gt;{heard}"
    for data in (changed((heard, again)), changed((heard, again), (decided, "RESOLVED that the clerk write to all."))):
        found = record("a.xml", data)
        assert len([row for row in found.decisions if row.item == "22"]) == 1
        assert len([row for row in found.actions if row.item == "22"]) <= 1


def test_an_envelope_is_opened() -> None:
    body = MEETING.partition("?>")[2]
    data = f'<soap:Envelope xmlns:soap="urn:x"><soap:Body><r>{body}</r></soap:Body></soap:Envelope>'
    assert record("a.xml", data.encode()).meeting == record("b.xml", data.encode()).meeting


def test_lists_record_nothing() -> None:
    found = record("a.xml", LIST.encode())
    assert found.document.kind == "other"
    assert found.meeting is None
    assert len(found.rows()) == 1
    assert "committeetitle: Highways Committee" in document("a.xml", LIST.encode()).pages[0].text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (MEETING.replace("</agendaitems>", "").encode(), r"broken at line 54, column \d+ \(mismatched tag\)"),
        (MEETING[:600].encode(), "broken at line"),
        (b"<?xml version='1.0'?><feed><title>x</title></feed>", "of a kind that is not known"),
        (b"<?xml version='1.0'?><committees></committees>", "no entries"),
        (b"<?xml version='1.0' encoding='made-up'?><meeting/>", "unknown encoding|decoded"),
        (b"<?xml version='1.0'?>" + b"<a>" * 500 + b"</a>" * 500, "nests"),
        (
            b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/hostname">]><meeting><meetingid>&x;'
            b"</meetingid></meeting>",
            "document type",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><meeting>&b;</meeting>',
            "document type",
        ),
        (MEETING.replace('encoding="utf-8"?>', 'encoding="utf-16"?><!DOCTYPE m>').encode("utf-16"), "document type"),
        (MEETING.replace("<meeting ", "<meeting a='&nbsp;' ", 1).encode(), "undefined entity"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read("meeting.xml", data)


def test_xml_is_known_by_its_first_words() -> None:
    assert media_type("a", MEETING.encode()) == "application/xml"
    assert media_type("a", MEETING.replace("utf-8", "utf-16").encode("utf-16")) == "application/xml"
    assert media_type("a.xml", b"<meeting/>") == "application/xml"
    assert media_type("a.xml", b"<?xml version='1.0'?><!-- a --><html><body>x</body></html>") == "text/html"
