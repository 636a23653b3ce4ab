"""Work that is told in running text: who takes it on, and talk that gives nobody any."""

import pytest

from ontology.record import Record
from tests.ingest.helpers import record

HEAD = """Minutes of the meeting of the Harbour Scrutiny Committee held at County Hall, Ashcombe on Tuesday 4 March 2025

Present: Councillors A Bell (Chair), C Dunn (Vice-Chair), E Fry, G Hart and M Kemp

Officers: Jane Orchard (Director of Place), Peter Lamb (Head of Highways)

12. APOLOGIES

None were received.

13. HIGHWAYS

Peter Lamb introduced the report on the last quarter.

"""


def of(text: str) -> Record:
    return record(f"{HEAD}{text}\n")


TOLD = [
    ("Members asked for a breakdown of costs. (Action: Peter Lamb)", ["Peter Lamb"]),
    ("The Director of Place said that she was happy to visit the quay with the local member.", ["Director of Place"]),
    ("Peter Lamb promised that the signs would be put back by the end of the month.", ["Peter Lamb"]),
    ("The Head of Highways gave an undertaking that the list would be published.", ["Head of Highways"]),
    ("The Head of Highways gave an assurance to check the position at Mill Lane.", ["Head of Highways"]),
    ("Councillor Hart requested a list of the roads, and Peter Lamb agreed to supply it.", ["Peter Lamb"]),
    (
        "It was agreed that the Scrutiny Manager, in consultation with the Chair, would prepare a scoping document.",
        ["Scrutiny Manager"],
    ),
    ("The Head of Highways would be asked to attend a future meeting.", ["Head of Highways"]),
    ("The Lead Officer was tasked with drawing up options.", ["Lead Officer"]),
    ("The Monitoring Officer took an action to review the protocol.", ["Monitoring Officer"]),
    ("Councillor Kemp asked for the criteria to be shared, which Peter Lamb agreed to do.", ["Peter Lamb"]),
    ("Members asked to see the risk register at the next meeting.", [None]),
    ("The Committee asked to be kept informed of progress.", [None]),
    ("Peter Lamb explained the delay. He would speak to the contractor.", ["Peter Lamb"]),
    ("Councillor Hart asked for a longer visit; the Clerk to arrange.", ["Clerk"]),
    (
        "Councillor Hart asked that costs be shown. The Solicitor agreed that the next schedule would do so.",
        ["Solicitor"],
    ),
    ("Jane Orchard did not have the number to hand but would send it on.", ["Jane Orchard"]),
    ("There was no answer yet from Mr Quayle, who will ask for one.", ["Mr Quayle"]),
    ("A note would be sent round to members by the Head of Highways.", ["Head of Highways"]),
    ("Members asked that the bridge be checked by the Roads Team.", ["Roads Team"]),
    ("The Vice-Chair and Peter Lamb agreed to meet the operator.", ["Vice-Chair and Peter Lamb"]),
    ("She asked Peter Lamb to write to the two objectors.", ["Peter Lamb"]),
    (
        "The Chief Executive, Helen Quayle, replied to this. She would bring a report to the June meeting.",
        ["Helen Quayle"],
    ),
    ("The Chair's view was shared. Clerk to explain it to the tenants.", ["Clerk"]),
    ("It was noted that the slides would be circulated after the meeting.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_who_takes_it_on(text: str, wanted: list[str | None]) -> None:
    assert [row.owner for row in of(text).actions] == wanted


DECIDED = [
    ("RESOLVED:\n(a) That the report be noted;\n(b) That the Leader be asked to write to the Minister.", ["Leader"]),
    ("RESOLVED to request that the Head of Highways attends the next meeting.", ["Head of Highways"]),
    ("RESOLVED That Council asks the Cabinet to bring forward a plan for the quay.", ["Cabinet"]),
    ("RESOLVED That the Chief Executive write to the Minister to express concern.", ["Chief Executive"]),
    ("Members asked for the list to be shared. ACTION: J Orchard", ["J Orchard"]),
]


@pytest.mark.parametrize(("text", "wanted"), DECIDED)
def test_who_is_given_it(text: str, wanted: list[str | None]) -> None:
    assert [row.owner for row in of(text).actions] == wanted


TALK = [
    "Officers had agreed to extend the deadline last year.",
    "Peter Lamb advised that the contractor was required to report defects and would replace any faulty lamps.",
    "Councillor Fry asked officers to explain the increase in claims.",
    "Councillor Hart commented that residents would contact her when their bins were missed.",
    "Where a complaint was upheld, the officer would write to the complainant.",
    "The governors had themselves asked the Director of Place to consult.",
    "Councillor Hart feared for the view and would speak against the scheme.",
    "Members asked that motorists slow down on the quay.",
    "The forecast assumed that every harbour would put up its charges.",
    "Councillor Dunn asked that his abstention be recorded.",
    "Peter Lamb said that he had asked the contractor to speed up the work.",
    "The Independent Person advised that each ward would get a team and a lamp when funds allowed.",
]


@pytest.mark.parametrize("text", TALK)
def test_talk_gives_nobody_work(text: str) -> None:
    assert of(text).actions == []


def test_staying_out_for_an_interest_is_no_work() -> None:
    text = HEAD.replace("13. HIGHWAYS", "13. DECLARATIONS OF INTEREST")
    said = "Councillor Fry declared an interest in minute 14. She would speak to the officers and then leave the room."
    assert record(f"{text}{said}\n").actions == []


def test_a_table_gives_the_owner_of_what_the_text_told() -> None:
    text = (
        "It was agreed that the map of the quay would be circulated to members.\n\n"
        "No.   Action                                 Owner              By\n"
        "1     Circulate the map of the quay          Peter Lamb         31/10/2025\n"
    )
    rows = of(text).actions
    assert [(row.owner, row.due) for row in rows] == [("Peter Lamb", "2025-10-31")]
