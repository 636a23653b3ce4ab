"""Who is to do what, what moves between bodies, interests and posts: the forms that councils use, in made-up lines."""

import pytest

from ingest.facts.acting.tasks import tasks_in
from ingest.mask import mask
from ingest.reading import Sentence
from ontology.record import Record
from tests.ingest.helpers import record

HEAD = "Minutes of the meeting of the {body} held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
PRESENT = "Present: Councillors A Bell (Chair), C Dunn and E Hart\n\n"


def of(body: str, text: str, title: str = "Quay repairs") -> Record:
    return record(f"{HEAD.format(body=body)}{PRESENT}5. {title.upper()}\n\n{text}\n")


def owners(line: str) -> list[str | None]:
    return [task.owner for task in tasks_in(Sentence(0, 0, len(line), line, mask(line)))]


TASKS = [
    ("Clerk to write and confirm.", ["Clerk"]),
    ("Cllr. O. Bell and the Clerk to review the Orders.", ["Cllr. O. Bell and the Clerk"]),
    ("It was slow; Cllr. O. Bell would send him the link to the map.", ["Cllr. O. Bell"]),
    ("Mr O’ Dunn confirmed that he had not seen the count but he will look into this.", ["Mr O’ Dunn"]),
    ("PBK is to check this with the depot.", ["PBK"]),
    ("Olive Tull has kindly offered to paint the gate.", ["Olive Tull"]),
    ("Pat O’Dunn, Director of Services confirmed that the Harbour Department will attend.", ["Harbour Department"]),
    ("Members were told that the Ashcombe MD office will make arrangements to mend the sign.", ["Ashcombe MD office"]),
    ("Elected Members will meet with the Planning Department in May.", ["Elected Members"]),
    ("It was agreed that the Quay Council write to the owner of the boat.", ["Quay Council"]),
    ("The Town Clerk was instructed to write to the skipper.", ["Town Clerk"]),
    ("PB and JO to meet the builder.", ["PB and JO"]),
    ("The talk was of a hut (Councillors to investigate)", ["Councillors"]),
]


@pytest.mark.parametrize(("line", "wanted"), TASKS)
def test_who_is_to_do_it(line: str, wanted: list[str]) -> None:
    assert owners(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "He said that the scheme will bring jobs.",
        "Cllr Bell would like to thank Mr Hart.",
        "Cllr Bell stated that he would be supporting the motion.",
        "When would the Council repair the road?",
        "“That the Council write to the Minister.”",
        "The Director offered to bring a report if the Panel wished.",
        "The Committee will meet again on 4 May.",
        "Members will recall that the ferry was late.",
        "It is for the Council to decide.",
    ],
)
def test_what_is_no_work(line: str) -> None:
    assert owners(line) == []


ACTIONS = [
    ("It was agreed to contact the police about the quay.", [None]),
    ("Cllr. Dunn asked that the slides be shown first.", [None]),
    ("Request that the Fire Officer produce a plan of the quay.", ["Fire Officer"]),
    ("The Return to be signed by the Chairperson.", ["Chairperson"]),
    ("A letter will then be written to thank them.", [None]),
    ("ACTION: Olive Tull to circulate the list.", ["Olive Tull"]),
    ("RESOLVED: That the Clerk obtains three prices for the fence.", ["Clerk"]),
    ("The Director of Place spoke of tides. He undertook to share the chart.", ["Director of Place"]),
    ("Members asked if a reply had come.", []),
    ("These points will be heard again.", []),
]


@pytest.mark.parametrize(("text", "wanted"), ACTIONS)
def test_actions(text: str, wanted: list[str | None]) -> None:
    assert [row.owner for row in of("Ashcombe Parish Council", text).actions] == wanted


def test_a_name_behind_the_last_full_stop_is_who_acts_where_that_is_the_habit() -> None:
    lines = ["The gulls were still there. Clerk", "The mast had been seen. Cllr. A. Bell", "The oars were dry. ALL"]
    found = of("Ashcombe Community Council", "\n\n".join(lines)).actions
    assert [(row.owner, row.text) for row in found] == [
        ("Clerk", "The gulls were still there."),
        ("Cllr. A. Bell", "The mast had been seen."),
        ("ALL", "The oars were dry."),
    ]


REFERRALS = [
    ("Council", "The motion was referred to the Housing SPC.", [("Council", "Housing SPC", "refer", "made")]),
    (
        "Ashcombe County Council",
        "On the recommendation of the Housing SPC, the scheme was adopted.",
        [("Housing SPC", "Ashcombe County Council", "recommend", "received")],
    ),
    (
        "Ashcombe County Council",
        "Letter from Dunmore County Council re motion of May.",
        [("Dunmore County Council", "Ashcombe County Council", "refer", "received")],
    ),
    (
        "Ashcombe Parish Council",
        "A reply has been received from Dunmore County Council on the bins.",
        [("Dunmore County Council", "Ashcombe Parish Council", "respond", "received")],
    ),
    (
        "Ashcombe Parish Council",
        "The Clerk to write to Dunmore District Council expressing its concern.",
        [("Ashcombe Parish Council", "Dunmore District Council", "refer", "planned")],
    ),
    (
        "Health Board",
        "The Chair of the Quality Committee presented its report.",
        [("Quality Committee", "Health Board", "report", "received")],
    ),
    ("Audit Committee", "The following Council services were seen.", []),
    ("Ashcombe Parish Council", "No response has been received from Dunmore County Council.", []),
]


@pytest.mark.parametrize(("body", "text", "wanted"), REFERRALS)
def test_referrals(body: str, text: str, wanted: list[tuple[str, ...]]) -> None:
    assert [(r.from_, r.to, r.act, r.stage) for r in of(body, text).referrals] == wanted


def test_initials_of_a_body_are_spelt_out_where_the_document_does() -> None:
    text = "The Ashcombe Fire & Rescue Service was named.\n\nA response was received from AFRS and was read."
    (row,) = of("Ashcombe Community Council", text).referrals
    assert row.from_ == "Ashcombe Fire & Rescue Service"


INTERESTS = [
    ("Cllr. A. Bell again declared his interest in item 6.", [("A Bell", "6", None)]),
    ("The Chair declared an interest in item 6.", [("A Bell", "6", None)]),
    ("Item 6 – Cllrs Dunn and Hart as members of the club.", [("C Dunn", "6", None), ("E Hart", "6", None)]),
    ("Ms Dunn (Item 6): financial interest.", [("C Dunn", "6", "financial interest")]),
    ("Cllr Dunn declared an interest in application 24/00093/FUL.", [("C Dunn", "6", None)]),
    ("Councillor Hart reminded members to declare interests.", []),
]


@pytest.mark.parametrize(("text", "wanted"), INTERESTS)
def test_interests(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    rest = "\n\n6. GRANTS\n\nThe application 24/00093/FUL was seen."
    found = of("Highways Panel", text + rest, "Declarations of interest").interests
    assert [(row.person, row.item, row.type) for row in found] == wanted


def test_seats_on_committees() -> None:
    text = (
        "The following appointments were made:\n\n"
        "Audit Committee – Cllr. Ann Bell on the proposal of Cllr. C. Dunn, seconded by Cllr. E.A. Hart. "
        "Cllr. Carl Dunn on the proposal of Cllr. A. Bell, seconded by Cllr. E. Hart.\n\n"
        "Quay Monitoring Group – The following were nominated to the Quay Monitoring Group:\n\n"
        "Cllr. Ann Bell on the proposal of Cllr. C. Dunn. Cllr. Eve Hart on the proposal of Cllr. A. Bell.\n\n"
        "As there was but one seat, Cllr. Eve Hart was deemed to be appointed after a show of hands:"
    )
    found = [(r.person, r.role, r.organisation) for r in of("Ashcombe County Council", text, "Appointments").roles]
    assert [row for row in found if row[1] == "Member"] == [
        ("Ann Bell", "Member", "Audit Committee"),
        ("Carl Dunn", "Member", "Audit Committee"),
        ("Eve Hart", "Member", "Quay Monitoring Group"),
    ]


TOLD = [
    ("John O’ Keane, Senior Harbour Engineer, spoke of the tide.", ("John O’ Keane", "Senior Harbour Engineer")),
    ("A letter from Minister Helen Quayle was read.", ("Helen Quayle", "Minister")),
    ("Pat Quayle MSP sent her thanks.", ("Pat Quayle", "MSP")),
    ("It was agreed to pay Mrs Jane Quayle, Clerk’s April salary of £450.", ("Jane Quayle", "Clerk")),
    ("The nomination of Dr. Karl Quayle as Port Representative was noted.", ("Karl Quayle", "Port Representative")),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_posts_told_in_the_text(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in [(row.person, row.role) for row in of("Ashcombe Council", text).roles]
