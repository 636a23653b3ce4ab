"""The forms in which interests are declared, and lines that declare none."""

import pytest

from tests.ingest.helpers import record

HEAD = "Minutes of the meeting of the Harbour Panel held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
MEMBERS = "Present: Councillors Ann Bell (Chair), Carl Dunn (Vice-Chair), Eve Hart, Olive Tull and J Penrose\n\n"
BUSINESS = (
    "\n\n5. QUAY REPAIRS\n\nThe quay was seen.\n\n6. GRANTS\n\nThe application 24/00093/FUL was seen.\n\n"
    "7. LAND AT PIPER LANE\n\nNoted.\n"
)
INTERESTS = [
    (
        (
            "Councillor Bell declared a disclosable pecuniary interest in item 5 as her husband "
            "mends quays. She left the room."
        ),
        [("Ann Bell", "5")],
    ),
    (
        "Councillors Bell and Dunn each declared a personal interest in minute 6 as trustees.",
        [("Ann Bell", "6"), ("Carl Dunn", "6")],
    ),
    (
        ("Cllr Bell – Item 5 – Disclosable Pecuniary – owns a boat\n\nCllr Dunn – Item 6 – Other Registrable"),
        [("Ann Bell", "5"), ("Carl Dunn", "6")],
    ),
    (
        (
            "Name        Minute      Interest\nC Dunn      5           Other registrable - "
            "member of the club\nE Hart      6           Disclosable pecuniary - owner"
        ),
        [("Carl Dunn", "5"), ("Eve Hart", "6")],
    ),
    (
        (
            "Item     Member             Nature of interest\n5        Councillor Bell    "
            "Personal\n6        Councillor Hart    Personal and prejudicial"
        ),
        [("Ann Bell", "5"), ("Eve Hart", "6")],
    ),
    ("In relation to item 7, Councillor Tull declared an interest as owner of the land.", [("Olive Tull", "7")]),
    (
        (
            "The following declarations of interest were made:\n\n• Councillor Bell: Minute 5 "
            "(non-pecuniary), as a member of the Quay Trust\n\n• Councillor Hart: Minute 6 "
            "(disclosable pecuniary)"
        ),
        [("Ann Bell", "5"), ("Eve Hart", "6")],
    ),
    ("Minute 5 – Councillor Bell declared a personal interest.", [("Ann Bell", "5")]),
    ("Item 5: Councillor Bell (personal) and Councillor Dunn (prejudicial).", [("Ann Bell", "5"), ("Carl Dunn", "5")]),
    (
        (
            "Councillor Bell declared a connection to item 5 as a member of the club but, "
            "having applied the objective test, did not consider that she had an interest to "
            "declare."
        ),
        [],
    ),
    (
        (
            "Councillor Bell declared a personal and prejudicial interest in item 5. She also "
            "declared a personal interest in item 6."
        ),
        [("Ann Bell", "5"), ("Ann Bell", "6")],
    ),
    ("A non-registrable interest was declared by Councillor Tull in respect of Item 7.", [("Olive Tull", "7")]),
    (
        (
            "Councillor Penrose declared an other registrable interest in Agenda Item 6 by "
            "virtue of being a member of Ashcombe Town Council and remained in the meeting."
        ),
        [("J Penrose", "6")],
    ),
    ("None.", []),
    ("No declarations were made.", []),
    ("There were no declarations of interest.", []),
    ("Nil.", []),
    ("Councillor Bell declared that she had no interest in the land.", []),
    ("Members were reminded of the need to declare any interest in item 5.", []),
    ("Cllr Mrs Bell (DPI) item 5; Cllr Dunn (personal) item 6.", [("Ann Bell", "5"), ("Carl Dunn", "6")]),
    ("Cllrs Bell and Dunn both declared an interest in the Grants item.", [("Ann Bell", "6"), ("Carl Dunn", "6")]),
    ("Cllr Bell declared an interest in 24/00093/FUL.", [("Ann Bell", "6")]),
    (
        "Councillor Dunn declared a Disclosable Pecuniary Interest (DPI) in items 5 and 7.",
        [("Carl Dunn", "5"), ("Carl Dunn", "7")],
    ),
    ("It was noted that Councillor Dunn had declared a personal interest in Item 6.", [("Carl Dunn", "6")]),
    ("The Chair declared a personal interest in item 6.", [("Ann Bell", "6")]),
    ("The Vice-Chair declared a personal interest in item 6.", [("Carl Dunn", "6")]),
    ("AB declared an interest in item 5.", [("Ann Bell", "5")]),
    (
        ("Councillor Hart advised that she had a prejudicial interest in item 5 and would leave the meeting."),
        [("Eve Hart", "5")],
    ),
    ("Councillor Hart: personal interest in Item 5 (Quay Repairs) as a boat owner.", [("Eve Hart", "5")]),
    (
        ("Disclosable pecuniary interests\n\nCouncillor Hart – Item 5\n\nOther interests\n\nCouncillor Bell – Item 6"),
        [("Eve Hart", "5"), ("Ann Bell", "6")],
    ),
    ("Councillor Bell gave notice of a personal interest in item 5.", [("Ann Bell", "5")]),
    ("Ann Bell declared an interest as Chair of the club (item 5).", [("Ann Bell", "5")]),
    ("All members declared that they had been lobbied on item 5.", []),
    ("Councillor Bell had previously declared an interest at the last meeting.", []),
    ("Councillor Bell had been granted a dispensation to speak on item 5.", []),
    (
        "Interests were declared by Councillors Bell, Dunn and Hart in item 6.",
        [("Ann Bell", "6"), ("Carl Dunn", "6"), ("Eve Hart", "6")],
    ),
    (
        (
            "Cllr Dunn declared a significant interest in item 5 as his wife works there, and "
            "Cllr Hart declared a personal interest in item 6."
        ),
        [("Carl Dunn", "5"), ("Eve Hart", "6")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), INTERESTS)
def test_declarations_of_interest(text: str, wanted: list[tuple[str, str | None]]) -> None:
    found = record(f"{HEAD}{MEMBERS}2. DECLARATIONS OF INTEREST\n\n{text}{BUSINESS}").interests
    assert [(row.person, row.item) for row in found] == wanted
