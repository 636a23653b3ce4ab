"""What does not add up is found; what does is left alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph.check import CHECKS, Finding, matter_too_large
from graph.check import check as check_world
from graph.resolve.rulings import Mistake, Ruling
from graph.resolve.units import world_ruled
from ontology.record import (
    BallotRow,
    DecisionRow,
    InterestRow,
    ItemRow,
    PersonRow,
    Record,
    ReferenceRow,
    Row,
    VoteRow,
)
from tests.graph.papers import paper
from tests.samples.records import records

PRESENT: list[tuple[str, Row]] = [
    ("people", PersonRow(name="P Marsh", capacity="member")),
    ("people", PersonRow(name="A K Rowe", capacity="member")),
    ("items", ItemRow(number="4", title="Libraries", id="item-4")),
]
FOR = (BallotRow(person="P Marsh", choice="for"),)
WRONG: dict[str, list[tuple[str, Row]]] = {
    "votes_and_members": [("votes", VoteRow(item="4", for_=3, against=1))],
    "votes_and_names": [("votes", VoteRow(item="4", for_=2, ballots=FOR))],
    "outcome_and_votes": [("votes", VoteRow(item="4", for_=0, against=2, outcome="carried"))],
    "listed_twice": [("people", PersonRow(name="P. Marsh", capacity="member"))],
    "present_and_apologies": [("people", PersonRow(name="P Marsh", capacity="apologies"))],
    "interest_of_somebody_absent": [("interests", InterestRow(item="4", person="C Sturrock"))],
    "interest_and_vote": [
        ("interests", InterestRow(item="4", person="P Marsh")),
        ("votes", VoteRow(item="4", for_=1, ballots=FOR)),
    ],
    "decision_without_item": [("decisions", DecisionRow(item="9", text="agreed", act="approve"))],
    "confirmed_before_held": [
        ("references", ReferenceRow(body="Cabinet", date="2025-08-01", relation="minutes_confirmed"))
    ],
}
BOTH = (*FOR, BallotRow(person="A K Rowe", choice="against"))
RIGHT: list[tuple[str, Row]] = [
    ("people", PersonRow(name="J Abernall", capacity="apologies")),
    ("decisions", DecisionRow(item="4", text="agreed", act="approve")),
    ("interests", InterestRow(item="5", person="Alice Rowe")),
    ("votes", VoteRow(item="4", for_=1, against=1, outcome="carried", ballots=BOTH)),
    ("votes", VoteRow(item="4", for_=2, outcome="carried")),
    ("references", ReferenceRow(body="Cabinet", date="2025-06-01", relation="minutes_confirmed")),
]


def check(papers: Iterable[Record], *rulings: Ruling) -> list[Finding]:
    return check_world([world_ruled(papers, rulings)])


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_add_up_is_found_with_its_words(name: str) -> None:
    found = check([paper("Cabinet", "2025-07-22", *PRESENT, *WRONG[name])])
    assert [finding.check for finding in found] == [name]
    assert all(finding.evidence and finding.about and finding.words.endswith(".") for finding in found)
    assert found[0].evidence[0].quote in str(found[0])


def test_what_adds_up_is_left_alone() -> None:
    assert check([paper("Cabinet", "2025-07-22", *PRESENT, *RIGHT)]) == []


def test_a_matter_over_many_years_is_told() -> None:
    assert [finding.check for finding in check(map(ring_road, range(2010, 2025)))] == ["matter_too_large"]
    assert check(map(ring_road, range(2010, 2015))) == []


WHERE = [("cabinet" if year % 2 else "council", year) for year in range(2010, 2025)]


def ring_road(year: int) -> Record:
    """Cabinet and Council by turns, each naming the other's minute of the year before."""
    bodies = ("Cabinet", "Council") if year % 2 else ("Council", "Cabinet")
    item = ItemRow(number="4", title="Ring Road", id="item-4")
    before = ReferenceRow(
        item="4", item_id="item-4", body=bodies[1], date=f"{year - 1}-07-01", relation="past", minute="4"
    )
    return paper(bodies[0], f"{year}-07-01", ("items", item), ("references", before))


def test_a_person_can_take_such_a_matter_apart() -> None:
    papers = [ring_road(year) for year in range(2010, 2025)]
    items = [f"item/ashcombe-county-council/{body}/{year}-07-01/4-ring-road" for body, year in WHERE]
    apart = [
        Ruling(one, other, False, line)
        for line, (one, other) in enumerate(((a, b) for a in items[:7] for b in items[7:]), start=1)
    ]
    assert check(papers, *apart) == []


def test_mistakes_of_judgements_are_told() -> None:
    found = check_world([world_ruled([paper("Cabinet", "2025-07-22")])], [Mistake(7, "is wrong")])
    assert [str(finding).strip() for finding in found] == ["judgements.yaml:7: is wrong"]


def test_every_check_says_what_it_looks_for() -> None:
    assert all(find.__doc__ for find in (*CHECKS, matter_too_large))


def test_the_samples_add_up() -> None:
    assert check(records()) == []
