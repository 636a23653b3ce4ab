"""How one county's panels, cabinet and council speak of each other's papers: sources, answers, call-ins, tables."""

import pytest

from ingest.acts import act_of
from ingest.bodies import find_bodies
from ingest.extract import extract
from ingest.formats import html
from ingest.mask import mask
from ontology.record import Record, Source
from tests.ingest.helpers import document, minutes, proved, record

CABINET = "Minutes of a meeting of the Cabinet held at County Hall, Ashcombe on Tuesday 7 October 2025\n\nPRESENT\n\n"


def cabinet(body: str, title: str = "FERRY SERVICES", number: str = "47/25") -> Record:
    return record(
        f"{CABINET}Mr A Bell, Leader (in the Chair)\n\n46/25    APOLOGIES\n\n         There were none.\n\n"
        f"{number}    {title}\n\n{body}\n"
    )


@pytest.mark.parametrize(
    ("clause", "act"),
    [
        ("the need to book a berth be withdrawn at the smaller piers from 1 May", "approve"),
        ("the subsidy for the night ferry be withdrawn", "approve"),
        ("no help be withdrawn from any pier until the survey has been read", "approve"),
        ("the item be withdrawn", "defer"),
        ("the motion in the name of Councillor Bell be withdrawn", "defer"),
        ("the unspent balance be carried forward to next year", "approve"),
        ("the reply to the Group, as set out in the appendix to these minutes, be approved", "approve"),
        ("the reply printed as Appendix B to these minutes be approved and sent to the Group", "approve"),
        ("the minutes of the meeting held in May be approved", "confirm_minutes"),
        ("if no objection be made, or any made be withdrawn, the order be confirmed", "approve"),
        ("The Cabinet authorised the Head of Estates to sell the former barn", "delegate"),
        ("The Panel received a petition, presented by Mr Hart, which asked the Council to mend the pier", "note"),
    ],
)
def test_act(clause: str, act: str) -> None:
    masked = mask(clause, find_bodies(clause))
    assert act_of(masked, "RESOLVED that", "resolved")[0] == act


@pytest.mark.parametrize(
    ("line", "body", "date", "minute"),
    [
        ("(Harbours Cabinet Panel, 10 June 2025, item 3)", "Harbours Cabinet Panel", "2025-06-10", "3"),
        ("(Audit Committee, 25 September 2025, minute 13)", "Audit Committee", "2025-09-25", "13"),
        ("(Minute 41/25 and Audit Committee, 25 September 2025, minute 13)", "Audit Committee", "2025-09-25", "13"),
        ("(Council, 22 July 2025, minute 31(a))", "Council", "2025-07-22", "31(a)"),
        ("Further to the recommendation of the Pier Panel of 3 June 2025 (PP/25/6), he spoke.", "Pier Panel",
         "2025-06-03", "PP/25/6"),
        ("The Pier Panel had asked for it on 3 June 2025 (minute 9 refers).", "Pier Panel", "2025-06-03", "9"),
    ],
)  # fmt: skip
def test_the_minute_stands_by_its_meeting(line: str, body: str, date: str, minute: str) -> None:
    found = cabinet(f"         {line}\n\n         RESOLVED - That the report be noted.").references
    assert [(row.body, row.date, row.minute) for row in found] == [(body, date, minute)]


def test_a_minute_of_another_body_is_not_the_meetings() -> None:
    text = "The Chair said that at its meeting of 25 September the Cabinet had asked about Council minute 41/25."
    assert [row.minute for row in cabinet(f"         {text}").references] == [None]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("(Pier Panel, 10 June 2025, item 3)", ("Pier Panel", "Cabinet", "recommend", "received")),
        (
            "(Forward Plan ref. FP/2; Pier Panel, 10 June 2025, item 3)",
            ("Pier Panel", "Cabinet", "recommend", "received"),
        ),
        ("Report of the Pier Board (Minute 50/25 of 7th July 2025)", ("Pier Board", "Cabinet", "report", "received")),
        ("Recommendation of the Pier Board, Minute 22/25", ("Pier Board", "Cabinet", "recommend", "received")),
        ("Mr C Dunn presented the views of the Pier Panel.", ("Pier Panel", "Cabinet", "refer", "received")),
    ],
)
def test_a_line_names_the_source(line: str, row: tuple[str, str, str, str]) -> None:
    found = cabinet(f"         {line}\n\n         RESOLVED - That the report be noted.").referrals
    assert [(one.from_, one.to, one.act, one.stage) for one in found] == [row]


def test_a_bracket_tells_nothing_beside_a_sentence() -> None:
    body = "(Pier Panel, 10 June 2025, item 3)\n\n         Mr C Dunn moved the recommendations of the Pier Panel."
    assert len(cabinet(f"         {body}").referrals) == 1


def test_a_title_tells_the_call_in_and_the_answer() -> None:
    title = "CALL-IN: COUNCIL DECISION OF 9 SEPTEMBER 2025 ON FERRIES"
    body = "         The decision called in was that set out in Council minute 41/25(a)."
    found = cabinet(body, title)
    assert [(row.from_, row.act, row.stage) for row in found.referrals] == [("Council", "call_in", "received")]
    assert [(row.body, row.date, row.minute) for row in found.references] == [("Council", "2025-09-09", "41/25(a)")]
    answer = cabinet("         Mrs Hart spoke.", "HARBOUR LODGE - RESPONSE TO THE CARE SCRUTINY COMMITTEE").referrals
    assert [(row.to, row.act, row.stage) for row in answer] == [("Care Scrutiny Committee", "respond", "made")]


def test_a_list_of_decisions_is_of_the_one_who_decided() -> None:
    found = minutes("The Panel received a list of decisions taken on 18 February 2025.",
                    title="Decisions of the Executive Member for Ports")  # fmt: skip
    assert [(row.body, row.date) for row in found.references] == [("Executive Member for Ports", "2025-02-18")]


def test_a_meeting_that_is_cancelled_is_not_the_next() -> None:
    found = minutes("10.30 am, Tuesday 11 November 2025. (The meeting planned for 16 September is cancelled.)",
                    title="Next meeting")  # fmt: skip
    assert [(row.date, row.relation) for row in found.references] == [("2025-11-11", "next_meeting")]


@pytest.mark.parametrize(
    "lead",
    [
        "The Chair summed up. It was agreed, without dissent, to recommend to Cabinet:",
        "The Panel agreed, by 4 votes to 0 with 1 abstention, to recommend to Cabinet:",
        "Members resolved (8 to 1) to recommend to the Cabinet that:-",
    ],
)
def test_each_clause_recommended_is_a_row(lead: str) -> None:
    body = f"{lead}\n\n  1)    that grants for piers be made for three years;\n  2)    that a standard be agreed."
    found = minutes(body).decisions
    assert [(row.label, row.act) for row in found] == [("1", "recommend"), ("2", "recommend")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Agreed (6 to 1): that the pier is safe, and that the Board be asked to report on it in May.", "request"),
        ("Agreed, with swimming lessons added for the spring.", "approve"),
        ("The programme was agreed, with the addition of a visit to the pier.", "approve"),
    ],
)
def test_a_short_word_decides(text: str, act: str) -> None:
    assert [row.act for row in minutes(text).decisions] == [act]


def test_what_is_said_is_no_election_and_an_old_action_no_decision() -> None:
    assert not minutes("The Council was elected to listen, he said, and an hour was no great burden.").decisions
    assert not minutes("The figures had not come. Action carried forward.", title="Actions").decisions


def test_resolved_further() -> None:
    text = "RESOLVED: That the plan be adopted.\n\nAND FURTHER RESOLVED: That the Head of Ports report to this Panel."
    assert [row.act for row in minutes(text).decisions] == ["approve", "request"]


def test_conditions_belong_to_the_permission() -> None:
    text = "RESOLVED that permission be granted subject to\n\n(a) a start in three years;\n\n(b) clear glass."
    found = minutes(text).decisions
    assert len(found) == 1
    assert "clear glass" in found[0].text


ASKED = """The group's recommendations are in the table.

  No.   Recommendation to Cabinet

  R1    That the allowance for those who row their own child be raised from 30p to
        45p a mile.

  R2    That rowing be taught to every pupil from the age of 12.

Resolved -

    (1)   that the report of the Group be endorsed;
    (2)   that recommendations R1 and R2 be sent to Cabinet."""

ANSWERED = """         RESOLVED - That the response to the recommendations of the Ferry Group, as set out in the
         Appendix to these minutes, be approved.

48/25    ANY OTHER BUSINESS

         There was none.

APPENDIX TO MINUTE 47/25

Response of the Executive

  Rec.  Subject       Response           Comment

  R1    Allowance     Accepted           It will be 45p a mile from 1 January
                                         2026.

  R2    Rowing        Not accepted       The team is too small.

  R3    Two boats     Deferred           To be looked at with the budget."""


def test_recommendations_in_a_table() -> None:
    source = minutes(ASKED)
    rows = [(row.label, row.act) for row in source.decisions]
    assert rows == [("1", "approve"), ("2", "refer"), ("R1", "recommend"), ("R2", "recommend")]
    assert source.decisions[2].text.endswith("from 30p to 45p a mile.")


def test_answers_in_a_table_belong_to_the_minute_that_the_appendix_names() -> None:
    found = cabinet(ANSWERED).decisions
    assert [(row.item, row.label, row.act) for row in found if row.label] == [
        ("47/25", "R1", "approve"),
        ("47/25", "R2", "refuse"),
        ("47/25", "R3", "defer"),
    ]
    assert found[1].text == "Accepted It will be 45p a mile from 1 January 2026."


def test_a_table_without_a_resolution_on_it_decides_nothing() -> None:
    table = ASKED.split("Resolved")[0]
    assert not [row for row in minutes(table).decisions if row.label]


def test_a_title_in_capitals_goes_on_below_its_line() -> None:
    text = """25     APPLICATION ACC/25/0117: CLASSROOM BLOCK OF TWO STOREYS, FERRY LANE PRIMARY
       SCHOOL, FERRY LANE

       The Cabinet considered a report."""
    head = f"{CABINET}Mr A Bell, Leader (in the Chair)\n\n24     APOLOGIES\n\n       There were none.\n\n"
    titles = [item.title for item in record(f"{head}{text}\n\n26     NEXT MEETING\n\n       In May.\n").items]
    assert titles[1].endswith("PRIMARY SCHOOL, FERRY LANE")


ALONE = """<html><head><title>Executive Member decisions, 28 October 2025 - Ashcombe County Council</title></head><body>
<h1>Record of Decisions by an Individual Executive Member</h1>
<h1>Executive Member for Ports - Decision Day, 28 October 2025</h1>
<p>Decision maker: Councillor D Hart, Executive Member for Ports</p>
<p>Place: Room 4, County Hall. The session was open to the public and began at 11.00 am.</p>
<p>Date published: 30 October 2025. Unless called in, these decisions take effect on 7 November 2025.</p>
<h2>P/1 Quay Road - waiting</h2><p>1. Dunmouth Town Council had asked for lines. Dunmouth Town Council supported it.</p>
<p>RESOLVED that the Order be made.</p></body></html>"""


def test_who_decides_alone_when_and_for_which_council() -> None:
    source = Source(sha256="0" * 64, name="one.html", media_type="text/html", size=len(ALONE), pages=1)
    meeting = extract(html.read(source, ALONE.encode())).meeting
    assert meeting
    assert (meeting.authority, meeting.body) == ("Ashcombe County Council", "Executive Member for Ports")
    assert (meeting.date, meeting.venue) == ("2025-10-28", "Room 4, County Hall")


def test_what_was_answered_at_once_or_hoped_is_no_action() -> None:
    asked = "Cllr Dunn asked that oars be offered at the places where people worked, and was told that they were."
    assert not minutes(asked).actions
    assert not minutes("C Dunn thanked Mr Hart for the pier and hoped that he would come back to the quay.").actions


def test_every_row_of_a_table_is_proved() -> None:
    head = f"{CABINET}Mr A Bell, Leader (in the Chair)\n\n46/25    APOLOGIES\n\n         None.\n\n"
    text = f"{head}47/25    FERRIES\n\n{ANSWERED}\n"
    proved(record(text), document(text))


def test_a_motion_that_stood_referred_is_decided_beside_another() -> None:
    text = """Under Standing Order 9 the motion stood referred to the Parks Committee.

(b) Rail

RESOLVED: That the Clerk write to the railway."""
    assert [row.act for row in minutes(text, title="Motions").decisions] == ["refer", "request"]
    told = "The motion stood referred to the Cabinet.\n\nRESOLVED: That the motion stand referred to the Cabinet."
    assert [row.act for row in minutes(told, title="Motions").decisions] == ["refer"]


def test_a_report_comes_to_the_meeting_of_this_body() -> None:
    found = minutes("The report of the Ferry Care Board on the pier would come to the meeting of 24 April 2025.")
    assert [(row.body, row.date) for row in found.references] == [("Highways Panel", "2025-04-24")]
