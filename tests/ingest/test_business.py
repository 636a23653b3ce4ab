"""Motions, lists and running prose as Irish, Scottish, Welsh and parish minutes write them; all lines made up."""

import pytest

from tests.ingest.helpers import minutes

Row = tuple[str | None, str, str]

MOVED: list[tuple[str, list[Row]]] = [
    (
        "Cllr. Bell proposed that the lease be renewed, this was seconded by Cllr. Dunn and agreed by all.",
        [(None, "approve", "the lease be renewed")],
    ),
    (
        "It was proposed by Cllr. A. Bell and seconded by Cllr. C. Dunn that the minutes of 4th May 2024 be adopted.",
        [(None, "confirm_minutes", "the minutes of 4th May 2024 be adopted.")],
    ),
    (
        "Having been proposed by Cllr. A. Bell and seconded by Cllr. C. Dunn the new rates were accepted.",
        [(None, "approve", "the new rates were accepted.")],
    ),
    (
        "It was agreed that the survey should be forwarded to the Minister for Ports.",
        [(None, "refer", "the survey should be forwarded to the Minister for Ports.")],
    ),
    (
        "It was proposed by Cllr. A. Bell, seconded by Cllr. C. Dunn and unanimously agreed that the hedge be cut.",
        [(None, "approve", "the hedge be cut.")],
    ),
    (
        "On the proposal of Cllr. A. Bell, seconded by Cllr. C. Dunn and agreed by all, the lease was approved.",
        [(None, "approve", "the lease was approved.")],
    ),
    (
        "On the proposal of Cllr. Bell, seconded by Cllr. Dunn, the Members resolved to adopt the bye-laws.",
        [(None, "approve", "to adopt the bye-laws.")],
    ),
    (
        "Resolved on the proposal of Cllr. Bell and seconded by Cllr. Dunn that the accounts be approved.",
        [(None, "approve", "the accounts be approved.")],
    ),
    (
        "The schedule was proposed by Cllr Bell, seconded by Cllr Dunn and agreed by the members present.",
        [
            (
                None,
                "approve",
                "The schedule was proposed by Cllr Bell, seconded by Cllr Dunn and agreed by the members present.",
            )
        ],
    ),
    (
        "Cllr. Bell proposed that the meeting be adjourned. This was seconded by Cllr. Dunn and agreed.",
        [(None, "defer", "the meeting be adjourned.")],
    ),
    (
        "Councillor Bell proposed, and Councillor Dunn seconded, that the hall be repaired. This was agreed.",
        [(None, "approve", "the hall be repaired.")],
    ),
    (
        "Ar moladh Cllr. A. Bell\n\nCuidithe ag Cllr. C. Dunn agus glacadh leis\n\n“That the minutes of the meeting "
        "held "
        "on 5 May, 2025 be adopted and signed.”",
        [(None, "confirm_minutes", "the minutes of the meeting held on 5 May, 2025 be adopted and signed.")],
    ),
    (
        "Councillor Bell moved the following motion, seconded by Councillor Dunn:\n\n“That this Council calls on the "
        "Minister to fund the repair of the pier.”\n\nThe motion on being put was declared CARRIED.",
        [(None, "request", "this Council calls on the Minister to fund the repair of the pier.")],
    ),
    (
        "“That the Council shall ban all fireworks.”\n\nThis motion was proposed by Cllr. A. Bell and seconded by "
        "Cllr. C. Dunn. After much debate the motion was defeated on a show of hands.",
        [(None, "refuse", "the Council shall ban all fireworks.")],
    ),
    (
        "“That the Council plant a tree on the green.”\n\nThis motion was proposed by Cllr Bell, seconded by Cllr Dunn"
        " and withdrawn.",
        [],
    ),
    (
        "The outcome was that the proposal to end the charge was defeated with 5 for it and 19 against.",
        [(None, "refuse", "the proposal to end the charge was defeated with 5 for it and 19 against.")],
    ),
    (
        "As there were no other nominations, Cllr. A Bell was declared elected as Cathaoirleach for the coming year.",
        [(None, "appoint", "Cllr. A Bell was declared elected as Cathaoirleach for the coming year.")],
    ),
    (
        "Councillor Bell, seconded by Councillor Dunn, moved approval of the recommendations.\n\nAs an amendment, "
        "Councillor Hart, seconded by Councillor Lane, moved that the report be continued.\n\nThe motion was carried.",
        [(None, "approve", "approval of the recommendations.")],
    ),
    (
        "Cynigiwyd gan y Cynghorydd Bell, eiliwyd gan y Cynghorydd Dunn, a phenderfynwyd derbyn y cofnodion.",
        [(None, "confirm_minutes", "derbyn y cofnodion.")],
    ),
    (
        '"That this Council write to the Minister." Proposed by Cllr. Bell, seconded by Cllr. Dunn and agreed.',
        [(None, "request", "this Council write to the Minister.")],
    ),
    (
        "It was resolved unanimously, on the proposal of Cllr Bell, seconded by Cllr Dunn, to adopt the budget.",
        [(None, "approve", "to adopt the budget.")],
    ),
    ("Proposed by: Cllr Bell\n\nSeconded by: Cllr Dunn\n\nAgreed", [(None, "approve", "ROAD SAFETY")]),
    ("Councillor Bell proposed that the fee be waived. There was no seconder and the motion fell.", []),
    ("It was proposed by Councillor Bell, seconded by Councillor Dunn, that the fee be waived. Members spoke.", []),
]


@pytest.mark.parametrize(("body", "decisions"), MOVED)
def test_what_was_moved(body: str, decisions: list[Row]) -> None:
    assert [(d.label, d.act, d.text) for d in minutes(body).decisions] == decisions


PROSE: list[tuple[str, list[Row]]] = [
    ("The Clerk spoke. It was agreed to cut the hedge.", [(None, "approve", "cut the hedge.")]),
    ("It was agreed by all that the clerk should write.", [(None, "request", "the clerk should write.")]),
    ("Agreed to buy two new litter bins.", [(None, "approve", "buy two new litter bins.")]),
    ("The Clerk reported that it was agreed last year to sell the field.", []),
    ("RESOLVED: (A) That the plan be adopted. (B) That the item be deferred.", [
        ("A", "approve", "the plan be adopted."), ("B", "defer", "the item be deferred.")
    ]),
    ("The application was deferred until the June meeting.", [
        (None, "defer", "The application was deferred until the June meeting.")
    ]),
    ("The meeting adjourned for tea.", []),
    ("Members noted the correspondence, as circulated.", [
        (None, "note", "Members noted the correspondence, as circulated.")
    ]),
    ("a) Letter from Ashcombe School. Noted\n\nb) Letter about bins. The Clerk replied to it.", [
        ("a", "note", "Letter from Ashcombe School. Noted")
    ]),
    ("APPROVED by 5 votes to 1.", [(None, "approve", "ROAD SAFETY")]),
    ("The Committee voted by 6 votes to 2 to refuse the application.", [
        (None, "refuse", "to refuse the application.")
    ]),
    ("PENDERFYNWYD cymeradwyo'r adroddiad.", [(None, "approve", "cymeradwyo'r adroddiad.")]),
    ("Resolution circulated by Ashcombe Town Council about signs.", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "decisions"), PROSE)
def test_running_prose(body: str, decisions: list[Row]) -> None:
    assert [(d.label, d.act, d.text) for d in minutes(body).decisions] == decisions


def test_each_payment_is_a_decision() -> None:
    entries = "i) Hart Ltd, mowing £80.00\nii) J Bell, salary £450.00"
    body = f"The following payments were approved:\n\n{entries}\n\nTOTAL £530.00"
    assert [(d.label, d.act, d.text) for d in minutes(body, title="Finance").decisions] == [
        ("i", "approve", "Hart Ltd, mowing £80.00"),
        ("ii", "approve", "J Bell, salary £450.00"),
    ]


def test_a_planning_observation_goes_to_the_planning_authority() -> None:
    body = "- AB/0012\n\nRear extension\n\nBell Cottage\n\nNO OBJECTIONS\n\n- AB/0013\n\nNew barn\n\nOBJECTIONS"
    assert [(d.act, d.text) for d in minutes(body, title="Planning").decisions] == [
        ("refer", "AB/0012 Rear extension Bell Cottage NO OBJECTIONS"),
        ("refer", "AB/0013 New barn OBJECTIONS"),
    ]


def test_who_is_appointed_line_by_line() -> None:
    body = (
        "The following appointments to committees were made:\n\nCllr. A. Bell on the proposal of Cllr. C. Dunn, "
        "seconded by Cllr. E. Hart.\n\nThe following were nominated to the forum:\n\nCllr. F. Lane on the proposal of "
        "Cllr. C. Dunn, seconded by Cllr. E. Hart.\n\nCllr. F. Lane was then duly appointed by ballot."
    )
    assert [(d.act, d.text.split(" on ")[0][:12]) for d in minutes(body, title="Appointments").decisions] == [
        ("appoint", "Cllr. A. Bel"),
        ("appoint", "Cllr. F. Lan"),
    ]


Counts = tuple[int | None, int | None, int | None, bool]
VOTES: list[tuple[str, Counts, str | None]] = [
    (
        "The result was:\n\nCllr A Bell – For\n\nCllr C Dunn – Against\n\nCllr E Hart – For\n\nThe motion was carried.",
        (2, 1, None, False),
        "recorded",
    ),
    (
        "A vote was taken as follows:\n\nFOR:\n\nComhairleoirí A. Bell, C. Dunn, E. Hart.\n\n(3)\n\nAGAINST:\n\n"
        "Comhairleoir F. Lane.\n\n(1)\n\nABSTAIN: (0)\n\nThe Mayor declared the motion adopted.",
        (3, 1, 0, False),
        "recorded",
    ),
    (
        "Motion 1 was put and a roll call was taken as follows:\n\nThose in favour: A. Bell, C. Dunn.\n\nThose against:"
        " E. Hart, F. Lane, G. Mead.\n\nThose abstaining: H. Sand\n\n2 members voted in favour, 3 voted against and 1 "
        "abstained.\n\nMotion No. 1 was defeated.",
        (2, 3, 1, False),
        "recorded",
    ),
    (
        "On a division, there voted:\n\nFor the motion (3) – Councillors Bell, Dunn and Hart.\n\nFor the amendment "
        "(2) –"
        " Councillors Lane and Mead.\n\nThe motion was accordingly carried.",
        (3, 2, None, False),
        "recorded",
    ),
    ("Voting for: 9; Voting against: 2; Abstentions: 1. Motion carried.", (9, 2, 1, False), None),
    ("The vote being tied at 6 votes each, the Chair used his casting vote for the motion, which was carried.",
     (6, 6, None, False), None),
    ("It was carried nem con that the report be adopted.", (None, None, None, True), None),
    ("The plan was agreed by all.", (None, None, None, True), None),
    ("The plan was agreed following a show of hands.", (None, None, None, False), "show of hands"),
    ("11 members voted for the motion and 5 members for the amendment.", (11, 5, None, False), None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "counts", "method"), VOTES)
def test_votes(body: str, counts: Counts, method: str | None) -> None:
    (vote,) = minutes(body).votes
    assert (vote.for_, vote.against, vote.abstain, bool(vote.unanimous)) == counts
    assert vote.method == method


def test_each_candidate_has_a_row() -> None:
    body = (
        "On a show of hands, 14 voted in favour of Cllr. A. Bell, 6 voted in favour of Cllr. C. Dunn, and "
        "Cllr. E. Hart abstained."
    )
    assert [(v.for_, v.abstain, v.outcome) for v in minutes(body).votes] == [(14, 1, "carried"), (6, None, "lost")]


@pytest.mark.parametrize(
    "body",
    [
        "Votes of sympathy were extended to the Bell family.",
        "The amendment will either be carried or not carried once votes are counted.",
        "Were the motion defeated, the next would be put to the Council.",
    ],
)
def test_no_vote(body: str) -> None:
    assert minutes(body).votes == []


def test_a_motion_names_mover_and_seconder() -> None:
    (motion,) = minutes("Ar moladh Cllr. A. Bell\n\nCuidithe ag Cllr. C. Dunn agus glacadh leis").motions
    assert (motion.mover, motion.seconder, motion.outcome) == ("A Bell", "C Dunn", "carried")
