"""The forms in which people are given work and posts, and lines that give nobody any."""

import pytest

from ontology.record import Record
from tests.ingest.helpers import record

HEAD = "Minutes of the meeting of the {body} held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
PRESENT = "Present: Councillors Ann Bell (Chair), Carl Dunn and Eve Hart\n\n"
FIRST = "1. APOLOGIES\n\nNone were received.\n\n"


def of(body: str, text: str, title: str = "Quay repairs") -> Record:
    return record(f"{HEAD.format(body=body)}{PRESENT}{FIRST}2. {title.upper()}\n\n{text}\n")


WORK = [
    ("ACTION: Town Clerk to obtain three quotes.", ["Town Clerk"]),
    ("Action – Head of Roads to circulate the figures by 4 April 2025.", ["Head of Roads"]),
    ("The Head of Roads would circulate the figures to Members.", ["Head of Roads"]),
    ("The Director of Place agreed to provide a written response.", ["Director of Place"]),
    ("Mr Quayle undertook to speak to the contractor.", ["Mr Quayle"]),
    ("Officers were asked to look into the cost.", ["Officers"]),
    ("The Clerk was asked to write to the landlord.", ["Clerk"]),
    ("RESOLVED that the Clerk be instructed to obtain quotes for the fence.", ["Clerk"]),
    ("RESOLVED that the Head of Roads be authorised to sign the lease.", ["Head of Roads"]),
    ("RESOLVED that authority be delegated to the Director of Place to make minor changes.", ["Director of Place"]),
    ("It was agreed that the Clerk would contact the county.", ["Clerk"]),
    ("Cllr Dunn to inspect the bench.", ["Cllr Dunn"]),
    ("Cllr Dunn said he would speak to the farmer.", ["Cllr Dunn"]),
    ("Members requested that a list be circulated.", [None]),
    ("The Chair asked for a breakdown of the figures.", [None]),
    ("A briefing note would be circulated to all Members.", [None]),
    ("The Chief Executive would reply in writing.", ["Chief Executive"]),
    ("Ms Quayle confirmed that she would send the map to Councillor Dunn.", ["Ms Quayle"]),
    ("The Panel requested the Director of Place to bring a report in May.", ["Director of Place"]),
    ("RESOLVED that officers be requested to prepare a plan.", ["officers"]),
    ("Members asked Mr Quayle to confirm the figures; he undertook to circulate a note.", ["Mr Quayle"]),
    ("It was agreed to ask the Highways Authority to mend the sign.", ["Highways Authority"]),
    ("The Clerk will chase the contractor.", ["Clerk"]),
    ("The Monitoring Officer offered to meet group leaders.", ["Monitoring Officer"]),
    ("Councillor Hart volunteered to draft the letter.", ["Councillor Hart"]),
    ("A site visit would be arranged.", [None]),
    ("Inspector Quayle agreed to share the crime figures.", ["Inspector Quayle"]),
    ("The Democratic Services Officer was requested to add it to the work programme.", ["Democratic Services Officer"]),
    ("AGREED: that the Chair write to the Minister.", ["Chair"]),
    ("The figures would be sent to Councillor Dunn after the meeting.", [None]),
    ("The Head of Roads said that a reply would be sent to the resident.", [None]),
    ("RESOLVED that the Solicitor be instructed to complete the lease.", ["Solicitor"]),
    ("Cllr. Bell & the Clerk to meet the school.", ["Cllr. Bell & the Clerk"]),
    ("The Chief Finance Officer committed to bringing the figures to the next meeting.", ["Chief Finance Officer"]),
    ("Councillor Dunn asked that the Head of Roads look at the junction.", ["Head of Roads"]),
    ("RESOLVED to instruct the Head of Roads to start the works.", ["Head of Roads"]),
    (
        "It was agreed that a working party (Cllrs Bell and Hart) look at the hut.",
        ["working party (Cllrs Bell and Hart)"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), WORK)
def test_who_is_given_work(text: str, wanted: list[str | None]) -> None:
    assert [row.owner for row in of("Harbour Panel", text).actions] == wanted


NO_WORK = [
    "The report was noted.",
    "Officers explained that the tide was low.",
    "The Director said that the scheme would bring jobs.",
    "The Clerk reported that the fence had been mended.",
    "The Panel agreed to note the report.",
    "RESOLVED that the minutes be approved.",
    "The next meeting would be held on 4 May.",
    "Work would continue through the year.",
    "The Council would benefit from the grant.",
    "Members welcomed the plan.",
    "The Chair thanked officers for their work.",
    "The contract would end in May.",
    "RESOLVED that Cabinet be recommended to approve the plan.",
    "Members asked about the cost.",
    "Councillor Dunn asked what the reserves stood at.",
    "The Clerk had written to the landlord.",
    "The scheme will provide 20 homes.",
    "Councillor Dunn asked that his vote be recorded.",
    "The officer presented the report.",
    "The county would pay half the cost.",
    "It was hoped that the ferry would be back in May.",
    "The Committee will meet again in June.",
    "He would be sorry to see it go.",
    "The work is to be finished by May.",
    "Mr Quayle spoke in favour of the application.",
    "RESOLVED that planning permission be granted.",
    "The police would attend when called.",
    "If asked, the Clerk would write.",
    "The Cabinet would consider the report in May.",
    "Councillor Dunn moved that the Clerk write to the Minister. The motion was lost.",
]


@pytest.mark.parametrize("text", NO_WORK)
def test_what_gives_nobody_work(text: str) -> None:
    assert of("Harbour Panel", text).actions == []


POSTS = [
    (
        "Quay repairs",
        ("RESOLVED that Councillor Dunn be elected Chairman of the Panel for the municipal year 2025/26."),
        [("Carl Dunn", "Chairman", "Harbour Panel")],
    ),
    ("Quay repairs", "Councillor Hart was elected Vice-Chairman.", [("Eve Hart", "Vice-Chairman", "Harbour Panel")]),
    (
        "Quay repairs",
        "It was RESOLVED that Cllr Eve Hart be elected Chair for the ensuing year.",
        [("Eve Hart", "Chair", "Harbour Panel")],
    ),
    ("Quay repairs", "Cllr Dunn was re-elected Chairman unopposed.", [("Carl Dunn", "Chairman", "Harbour Panel")]),
    (
        "Quay repairs",
        ("RESOLVED that Councillor Dunn be appointed as the Council's representative on the Ashcombe Harbour Trust."),
        [("Carl Dunn", "representative", "Ashcombe Harbour Trust")],
    ),
    (
        "Quay repairs",
        "Councillor Dunn, Cabinet Member for Ports, introduced the report.",
        [("Carl Dunn", "Cabinet Member for Ports", None)],
    ),
    ("Quay repairs", "Helen Quayle, Head of Quays, presented the report.", [("Helen Quayle", "Head of Quays", None)]),
    (
        "Quay repairs",
        "The report was introduced by the Director of Place, Helen Quayle.",
        [("Helen Quayle", "Director of Place", None)],
    ),
    (
        "Quay repairs",
        "Contact Officer: Helen Quayle, Head of Quays (01234 567890)",
        [("Helen Quayle", "Head of Quays", None)],
    ),
    ("Quay repairs", "Report author: Helen Quayle (Head of Quays)", [("Helen Quayle", "Head of Quays", None)]),
    (
        "Quay repairs",
        "Councillor Dunn, as Chair of the Audit Committee, presented its report.",
        [("Carl Dunn", "Chair", "Audit Committee")],
    ),
    (
        "Quay repairs",
        "The Chair of the Audit Committee, Councillor Dunn, presented its report.",
        [("Carl Dunn", "Chair", "Audit Committee")],
    ),
    (
        "Quay repairs",
        "Sergeant Paul Quayle of Ashcombe Police gave an update.",
        [("Paul Quayle", "Sergeant", "Ashcombe Police")],
    ),
    ("Quay repairs", "PCSO Jane Quayle reported four thefts.", [("Jane Quayle", "PCSO", None)]),
    ("Quay repairs", "Helen Quayle (Head of Quays) gave a presentation.", [("Helen Quayle", "Head of Quays", None)]),
    (
        "Quay repairs",
        "Mrs H Quayle, Chief Executive of the Harbour Trust, spoke.",
        [("H Quayle", "Chief Executive", "Harbour Trust")],
    ),
    (
        "Appointments",
        (
            "Committee    Chairman    Vice-Chairman\nAudit        Councillor Dunn    Councillor "
            "Hart\nPlanning     Councillor Bell    Councillor Dunn"
        ),
        [
            ("Carl Dunn", "Chairman", "Audit"),
            ("Eve Hart", "Vice-Chairman", "Audit"),
            ("Ann Bell", "Chairman", "Planning"),
            ("Carl Dunn", "Vice-Chairman", "Planning"),
        ],
    ),
    (
        "Appointments",
        (
            "Outside body          Representative\nHarbour Trust         Councillor Dunn\nFerry "
            "Forum           Councillor Hart"
        ),
        [("Carl Dunn", "Representative", "Harbour Trust"), ("Eve Hart", "Representative", "Ferry Forum")],
    ),
    (
        "Quay repairs",
        (
            "The Leader announced the following Cabinet portfolios:\n\nHousing         "
            "Councillor Dunn\nRoads           Councillor Hart"
        ),
        [("Carl Dunn", "Housing", "Cabinet"), ("Eve Hart", "Roads", "Cabinet")],
    ),
    (
        "Quay repairs",
        "Leader of the Council, Councillor Dunn, moved the budget.",
        [("Carl Dunn", "Leader of the Council", None)],
    ),
    ("Quay repairs", "The Mayor, Councillor Dunn, opened the meeting.", [("Carl Dunn", "Mayor", None)]),
    (
        "Quay repairs",
        "Councillor Dunn declared a personal interest in item 5 as a governor of Piper School.",
        [("Carl Dunn", "governor", "Piper School")],
    ),
    (
        "Quay repairs",
        "Councillor Dunn was appointed to serve as a trustee of the Ashcombe Almshouses.",
        [("Carl Dunn", "trustee", "Ashcombe Almshouses")],
    ),
    ("Quay repairs", "Jane Quayle, Clerk to the Council", [("Jane Quayle", "Clerk to the Council", None)]),
    ("Quay repairs", "Pat Quayle MP sent her apologies.", [("Pat Quayle", "MP", None)]),
    (
        "Quay repairs",
        "The Trust's Chief Executive, Helen Quayle, spoke.",
        [("Helen Quayle", "Chief Executive", "Trust")],
    ),
    ("Quay repairs", "Ms H Quayle, Internal Auditor, presented her report.", [("H Quayle", "Internal Auditor", None)]),
    ("Quay repairs", "Helen Quayle, solicitor, advised on the lease.", [("Helen Quayle", "solicitor", None)]),
    (
        "Quay repairs",
        "Cllr Dunn has been appointed as Vice Chair of the Ferry Board.",
        [("Carl Dunn", "Vice Chair", "Ferry Board")],
    ),
    (
        "Quay repairs",
        "Councillor Dunn (Chair of the Audit Committee) spoke.",
        [("Carl Dunn", "Chair", "Audit Committee")],
    ),
]


@pytest.mark.parametrize(("title", "text", "wanted"), POSTS)
def test_who_holds_what(title: str, text: str, wanted: list[tuple[str | None, ...]]) -> None:
    found = [(row.person, row.role, row.organisation) for row in of("Harbour Panel", text, title).roles]
    assert [row for row in found if row[:2] != ("Ann Bell", "Chair")] == wanted


NO_POSTS = [
    "Councillor Dunn moved that Councillor Hart be elected Chair. The motion was lost.",
    "Councillor Dunn spoke about the Chair of the Board.",
    "The post of Head of Quays was vacant.",
    "The Director of Place introduced the report.",
    "Councillors Dunn and Hart voted against.",
    "Dunn Street, Ashcombe was closed.",
    "A new Clerk would be appointed in May.",
    "Councillor Dunn declared an interest as his wife was a governor of Piper School.",
    "The late Alderman Quayle, former Mayor, was remembered.",
    "Council House, Officer Lane.",
    "The Chair thanked the Committee Clerk.",
    "Councillor Dunn asked the Head of Roads about salt.",
    "Harbour Manager vacancies were discussed.",
    "Councillor Bell was elected unopposed in the by-election.",
    "Minutes of the Audit Committee – Proposed by Councillor Dunn, seconded by Councillor Hart.",
]


@pytest.mark.parametrize("text", NO_POSTS)
def test_what_is_no_post(text: str) -> None:
    assert [(row.person, row.role) for row in of("Harbour Panel", text).roles] == [("Ann Bell", "Chair")]
