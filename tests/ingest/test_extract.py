"""Whole made-up documents in several house styles, and what is no meeting at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import extract, run_name
from ontology.record import from_json, to_json
from tests.ingest.helpers import MADE_UP, document, made_up, minutes, proved, record

STYLES = sorted(path.name for path in MADE_UP.glob("*.*"))


@pytest.mark.parametrize("name", STYLES)
def test_every_fact_is_proved(name: str) -> None:
    source = document((MADE_UP / name).read_bytes(), name)
    found = extract(source)
    proved(found, source)
    assert found.run == run_name()
    assert 0 < found.taken <= 1
    assert from_json(to_json(found)) == found


@pytest.mark.parametrize("name", STYLES)
def test_the_same_document_gives_the_same_record(name: str) -> None:
    assert to_json(made_up(name)) == to_json(made_up(name))


def test_county_cabinet() -> None:
    found = made_up("cabinet.txt")
    assert found.meeting
    assert (found.meeting.authority, found.meeting.body) == ("Ashcombe County Council", "Cabinet")
    assert (found.meeting.date, found.meeting.start, found.meeting.end) == ("2025-03-04", "10:00", "11:45")
    assert [(p.name, p.capacity) for p in found.people][:2] == [("R C Lane", "member"), ("H J Fry", "member")]
    assert found.people[0].office == "Leader of the Council; in the Chair"
    assert [item.number for item in found.items] == ["84", "85", "86", "87", "88"]
    assert [item.part for item in found.items] == ["open", "open", "open", "open", "closed"]
    assert found.items[1].identifiers == ("KD/2025/07",)
    acts = [(d.item, d.label, d.act) for d in found.decisions]
    assert acts == [
        ("84", None, "confirm_minutes"),
        ("85", "1", "approve"),
        ("85", "2", "delegate"),
        ("85", "3", "recommend"),
        ("86", None, "defer"),
        ("87", None, "exclude_public"),
        ("88", None, "approve"),
    ]
    ways = {(r.from_, r.to, r.act, r.stage) for r in found.referrals}
    assert ("Cabinet", "Council", "recommend", "made") in ways
    assert ("Cabinet", "Highways Scrutiny Panel", "respond", "made") in ways
    assert (None, "Corporate Resources Committee", "report", "planned") in ways
    assert [(v.for_, v.against, v.unanimous) for v in found.votes] == [(4, 1, False), (None, None, True)]
    assert [(m.mover, m.seconder, m.outcome) for m in found.motions] == [("Marsh", "Fry", "carried")]
    assert ("Highways Scrutiny Panel", "2025-02-20", "27") in {(r.body, r.date, r.minute) for r in found.references}


def test_parish_prose() -> None:
    found = made_up("parish.txt")
    assert found.meeting
    assert found.meeting.authority == "Milborne St Agnes Parish Council"
    assert (found.meeting.start, found.meeting.end) == ("19:30", "21:10")
    assert [p.name for p in found.people if p.capacity == "member"] == [
        "P Orchard",
        "J Dunn",
        "T Wren",
        "S Holloway",
        "R Ash",
    ]
    assert [(p.name, p.post) for p in found.people if p.capacity == "officer"] == [("K Pym", "Clerk")]
    assert [(d.item, d.label, d.act) for d in found.decisions] == [
        ("3/25", None, "confirm_minutes"),
        ("4/25", "a", "approve"),
        ("4/25", "b", "approve"),
        ("6/25", None, "approve"),
    ]
    assert [(v.for_, v.against, v.abstain) for v in found.votes] == [(4, 1, 1)]
    assert [(i.person, i.item) for i in found.interests] == [("T Wren", "6/25")]
    assert [(a.owner, a.item) for a in found.actions] == [("Clerk", "5/25")]
    assert {(r.date, r.relation) for r in found.references} == {
        ("2024-12-10", "minutes_confirmed"),
        ("2025-02-11", "next_meeting"),
    }


def test_a_page_of_a_meeting_platform() -> None:
    found = made_up("modern.txt")
    assert found.meeting
    assert (found.meeting.body, found.meeting.start) == ("Communities Scrutiny Committee", "18:00")
    assert [item.title for item in found.items][2] == "Library opening hours"
    assert [(d.item, d.label, d.act) for d in found.decisions][:3] == [
        ("14", "i", "note"),
        ("14", "ii", "recommend"),
        ("14", "iii", "request"),
    ]
    assert {(r.from_, r.to, r.act) for r in found.referrals} >= {
        ("Communities Scrutiny Committee", "Cabinet", "recommend"),
        ("Cabinet", "Communities Scrutiny Committee", "call_in"),
    }
    assert len(found.votes[0].ballots) == 7


def test_decision_notice() -> None:
    found = made_up("notice.txt")
    assert found.document.kind == "decision_notice"
    assert found.meeting
    assert (found.meeting.body, found.meeting.date) == ("Cabinet", "2025-03-04")
    assert [(d.item, d.label, d.act) for d in found.decisions] == [
        ("1", "1", "approve"),
        ("1", "2", "request"),
        ("2", None, "note"),
    ]


def test_scottish_minute() -> None:
    found = made_up("scottish.txt")
    assert [p.name for p in found.people if p.capacity == "member"] == ["M Rae", "J Orr", "Kerr", "McPhee", "T Noble"]
    assert [(d.item, d.act) for d in found.decisions] == [("1", "confirm_minutes"), ("2", "approve"), ("3", "note")]
    assert [(v.for_, v.against, v.outcome) for v in found.votes] == [(3, 2, "carried")]


def test_an_agenda_decides_nothing() -> None:
    found = record(
        "AGENDA\n\nHighways Panel\n\nTuesday 4 March 2025 at 10.00 am\n\n1. APOLOGIES\n\n2. ROAD SAFETY\n\n"
        "RECOMMENDATION: That the Panel recommends that Cabinet approves the plan.\n\n3. DATE OF NEXT MEETING\n"
    )
    assert found.document.kind == "agenda"
    assert found.meeting is None
    assert [item.number for item in found.items] == ["1", "2", "3"]
    assert not found.decisions
    assert not found.referrals


def test_a_report_knows_its_author() -> None:
    found = record(
        "EXECUTIVE PORTFOLIO: HIGHWAYS\n\nExecutive Report to the County Council\n\n1. Cabinet decisions\n\n"
        "1.1 Cabinet met on 4 March 2025.\n\n2. Partnerships\n\n2.1 I sit on the Ashcombe Road Safety Board.\n\n"
        "Winifred Vane\n\nExecutive Member for Highways\n\nMay 2025\n"
    )
    facts = found.document
    assert (facts.kind, facts.author, facts.date) == ("executive_report", "Winifred Vane", "2025-05")
    assert facts.addressed_to == "County Council"
    assert ("Winifred Vane", "member", "Ashcombe Road Safety Board") in {
        (r.person, r.role, r.organisation) for r in found.roles
    }
    assert [(r.body, r.date, r.relation) for r in found.references] == [("Cabinet", "2025-03-04", "past")]
    assert not found.decisions


REPORT = "Executive Report to the County Council\n\n1. Cabinet decisions\n\nThe Quay Forum met twice in May.\n\n"
SIGNED = "Winifred Vane\n\nExecutive Member for Highways"
LONG = "So it went on.\n\n" * 12


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        (f"ASHCOMBE COUNTY COUNCIL\n\n{REPORT}{SIGNED}\n", "Ashcombe County Council"),
        (f"{REPORT}{SIGNED}, Ashcombe County Council\n", "Ashcombe County Council"),
        (f"{REPORT}{SIGNED}\n", None),
        (f"{REPORT}We thank Fernhill District Council.\n\n{LONG}{SIGNED}\n", None),
    ],
    ids=["head", "sign-off", "nowhere", "another's"],
)
def test_a_report_says_whose_it_is(text: str, authority: str | None) -> None:
    source = document(text)
    found = extract(source)
    proved(found, source)
    assert found.document.kind == "executive_report"
    assert found.document.authority == authority


def test_minutes_say_whose_they_are_as_a_meeting_only() -> None:
    found = made_up("cabinet.txt")
    assert found.meeting
    assert (found.document.authority, found.meeting.authority) == (None, "Ashcombe County Council")


def test_discussion_is_known_and_states_nothing() -> None:
    told = "Members had before them a plan of the ferry.\n\nThese points were made:\n\n(a) It is slow; and\n\n"
    quiet = minutes(f"{told}(b) It leaks.\n\nThere were no petitions.")
    loud = minutes("A ferry is a boat, and boats are slow and leak.\n\nHere is a poem about it, which goes on.")
    assert quiet.taken > 0.95 > loud.taken
    assert [*quiet.decisions, *quiet.actions, *quiet.referrals] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "\f\f\f",
        "I wandered lonely as a cloud\nThat floats on high o’er vales and hills,\nWhen all at once I saw a crowd,\n",
        "Dear Mrs Orchard,\n\nThank you for your letter of 4 March 2025 on bins.\n\nYours sincerely,\n\nP Wren\n",
        "name,ward,votes\nOrchard,Mill,312\nDunn,Pound,287\n",
    ],
    ids=["empty", "blank", "form feeds", "poem", "letter", "table"],
)
def test_what_is_no_meeting_gives_no_facts(text: str) -> None:
    found = record(text)
    assert found.document.kind == "other"
    assert found.meeting is None
    assert not found.rows()[1:]


def test_a_resolution_of_an_earlier_meeting_is_not_this_ones() -> None:
    found = minutes(
        "The Chairman said that at its meeting on 4 March 2024 the Cabinet had RESOLVED that the road be closed.\n\n"
        "RESOLVED: That the report be noted."
    )
    assert [d.text for d in found.decisions] == ["the report be noted."]


def test_a_megabyte_on_one_line_is_read() -> None:
    found = record(
        "Minutes of the meeting of the Cabinet held on 4 March 2025 RESOLVED that "
        + "the report be noted and " * 45_000
    )
    assert found.meeting is not None
    assert found.meeting.date == "2025-03-04"


@pytest.mark.parametrize(
    "piece", ["(", "a) ", "1. ", "Councillor A Bell, ", "**", "[x](", "| ", "RESOLVED that (a) ", "\t", "Minutes of "]
)
def test_hostile_repetition_comes_to_an_end(piece: str) -> None:
    assert record("Minutes of the Cabinet 4 March 2025\n" + piece * 8000).run == run_name()


PHRASES = """Minutes of the meeting|Cabinet|Panel|held on|4 March 2025|at 10.00 am|RESOLVED that:|(a)|be noted;|Present:
Councillors A Bell, C Dunn (Chairman)|1.|2.1|MINUTES|**|-|•|.|:|For (3)|Against 2|Agreed 7|AGREED|NOTED|Action:|"|’|–
officers agreed to|would be reported to the Committee and then Council|declared an interest in item 4|é| |,|(|)|#
Apologies were received from|moved by A Bell, seconded by C Dunn|It was agreed that|Date of next meeting|PART II"""
WORDS = st.sampled_from([*PHRASES.replace("\n", "|").split("|"), "\n", "\n\n", "\f", "\t"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=120).map(" ".join))
def test_any_minutes_like_text_is_read_and_proved(text: str) -> None:
    source = document(text)
    proved(extract(source), source)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["made-up.txt", "made-up.md"]))
def test_any_text_is_read_and_proved(text: str, name: str) -> None:
    source = document(text.encode("utf-8", errors="replace"), name)
    proved(extract(source), source)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    source = document(data)
    proved(extract(source), source)
