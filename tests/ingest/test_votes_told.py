"""How votes and movers are told: numbers, names, hands, motions against amendments, two sentences for one motion."""

import pytest

from tests.ingest.helpers import minutes

Counts = tuple[int | None, int | None, int | None, str]


@pytest.mark.parametrize(
    ("body", "votes"),
    [
        ("On being put to the vote the proposition was LOST (2 for, 4 against).", [(2, 4, None, "lost")]),
        ("Three were for objecting and one was against.", [(3, 1, None, "carried")]),
        ("The plan was agreed, 3 voted for it, Cllr Bell voted against.", [(3, 1, None, "carried")]),
        ("There was equality of votes, four and four.", [(4, 4, None, "carried")]),
        (
            "The vote was tied at 5 votes each and the Chair used the casting vote against the application.",
            [(5, 5, None, "lost")],
        ),
        (
            "Upon the vote: Ashcombe, Dunford and the Mayor in favour; Hartwell against.",
            [(3, 1, None, "carried")],
        ),
        ("Vote on the first part: 4 to 1.", [(4, 1, None, "carried")]),
        ("The new hours were ACCEPTED on a vote: 6 for, nobody against.", [(6, 0, None, "carried")]),
        ("It was agreed by 3 votes with Cllr Bell abstaining.", [(3, None, 1, "carried")]),
        ("The recommendation was agreed with Councillor Bell abstaining.", [(None, None, 1, "carried")]),
        (
            "Those for the amendment – 2.  Those for the motion – 3 (the Chair, Bell and Dunn).",
            [(3, 2, None, "carried")],
        ),
        (
            "Following a show of hands, it was agreed:-\n\nProposed by Cllr. Hart and agreed by show of hands.",
            [(None, None, None, "carried"), (None, None, None, "carried")],
        ),
        ("Result 4 For, 10 Against, 4 Absent\n\nResolution: Motion Defeated", [(4, 10, None, "lost")]),
    ],
)
def test_how_a_vote_fell(body: str, votes: list[Counts]) -> None:
    found = [(row.for_, row.against, row.abstain, row.outcome) for row in minutes(body).votes]
    assert found == votes


@pytest.mark.parametrize("body", ["RESOLVED, all voting in favour: That the fee be set.", "No one dissented."])
def test_all_of_one_mind(body: str) -> None:
    assert [row.unanimous for row in minutes(body).votes] == [True]


@pytest.mark.parametrize(
    "body",
    [
        "He said that the Panel had been unanimous.",
        "Speakers:\n\nAgainst – Dr Miles Hart\n\nThe Chair thanked all.",
        "There were 412 people on the list against 395.",
        "A grant (£150 for a bus) was discussed.",
    ],
)
def test_what_is_no_vote(body: str) -> None:
    assert minutes(body).votes == []


@pytest.mark.parametrize(
    "body",
    [
        "Councillor Bell moved the recommendations. Councillor Dunn seconded the motion. The motion was carried.",
        "Councillor Bell proposed that it be so. This was seconded by Councillor Dunn. The motion was carried.",
        "Proposed by Cllr. Bell\n\nSeconded by Cllr. Dunn\n\nFollowing a show of hands, it was agreed: “So be it.”",
    ],
)
def test_movers_over_two_sentences_or_lines(body: str) -> None:
    (row,) = minutes(body).motions
    assert (row.mover, row.seconder, row.outcome) == ("Bell", "Dunn", "carried")
    assert "Bell" in row.text
    assert any("Bell" in piece.quote for piece in row.evidence)


def test_a_vote_with_numbers_stands_before_its_decision() -> None:
    found = minutes(
        "It was proposed by Cllr Hart, seconded by Cllr Reed, and agreed by 6 votes to 3 that the sign be moved."
    )
    assert [row.text for row in found.decisions] == ["the sign be moved."]
