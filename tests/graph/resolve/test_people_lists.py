"""Who is who by what lists say together: the council names all its members, a seat has one holder, minutes appoint."""

from __future__ import annotations

import pytest

from graph.resolve.judgements import Feature
from graph.resolve.people.appointments import WORDS, appointment
from graph.resolve.people.people import People
from graph.resolve.world import world_of
from ontology.record import Capacity, DecisionRow, InterestRow, MotionRow, PersonRow, Record, RoleRow, Row
from tests.graph.papers import paper

HERE = "person/ashcombe-county-council"


def listed(body: str, date: str, *names: str, capacity: Capacity = "member", more: tuple[Row, ...] = ()) -> Record:
    rows: list[tuple[str, Row]] = [("people", PersonRow(name=name, capacity=capacity)) for name in names]
    kinds = {DecisionRow: "decisions", RoleRow: "roles", MotionRow: "motions", InterestRow: "interests"}
    return paper(body, date, *rows, *((kinds[type(row)], row) for row in more))


def people(*records: Record) -> People:
    return world_of(records).people


def groups(found: People) -> set[frozenset[str]]:
    """The writings of each person."""
    return {frozenset(person.names) for person in found.all.values()}


def council(*names: str, year: int = 2024) -> list[Record]:
    """Three meetings of the full council in one year."""
    return [listed("Council", f"{year}-{month}-01", *names) for month in ("06", "09", "12")]


def test_a_member_elsewhere_is_the_only_one_whom_the_councils_lists_of_that_year_name() -> None:
    later = council("J R Bell", "J P Bell", year=2026)
    found = people(*council("J R Bell", "A Rowe"), *later, listed("Cabinet", "2024-07-01", "John Bell"))
    assert frozenset({"J R Bell", "John Bell"}) in groups(found)
    said = [feature for judgement in found.judgements for feature in judgement.features]
    assert Feature("the council's lists of that time name nobody else", 3.0) in said


def test_where_the_councils_lists_name_two_they_do_not_tell() -> None:
    found = people(*council("J R Bell", "J P Bell"), listed("Cabinet", "2024-07-01", "John Bell"))
    assert groups(found) == {frozenset({"J R Bell"}), frozenset({"J P Bell"}), frozenset({"John Bell"})}


def test_one_list_of_the_council_is_not_enough_since_somebody_may_be_missing() -> None:
    records = [listed("Council", "2024-06-01", "J R Bell"), *council("J R Bell", "J P Bell", year=2026)]
    found = people(*records, listed("Cabinet", "2024-07-01", "John Bell"))
    assert frozenset({"John Bell"}) in groups(found)


def test_one_who_was_co_opted_need_not_be_on_the_councils_lists() -> None:
    later = council("J R Bell", "J P Bell", year=2026)
    church = listed("Schools Panel", "2024-07-01", "John Bell", capacity="co_opted")
    assert frozenset({"John Bell"}) in groups(people(*council("J R Bell"), *later, church))


def test_a_bare_surname_is_whoever_sits_in_the_council_that_year() -> None:
    years = [*council("R Bell", year=2020), *council("A Bell")]
    found = people(*years, listed("Scrutiny Committee", "2024-07-01", "Bell"))
    assert groups(found) == {frozenset({"R Bell"}), frozenset({"A Bell", "Bell"})}


def test_a_seat_that_two_writings_hold_in_turn_is_one_persons() -> None:
    lists = [
        *(listed("Panel", f"2024-0{month}-01", "E K Harris", "A Rowe") for month in (6, 8)),
        listed("Panel", "2024-07-01", "Edward Harris", "A Rowe"),
        *(listed("Cabinet", f"2024-0{month}-01", "E S Harris", "A Rowe") for month in (6, 8)),
        listed("Cabinet", "2024-07-01", "Elizabeth Harris", "A Rowe"),
        *council("E K Harris", "E S Harris", "A Rowe"),
    ]
    found = groups(people(*lists))
    assert {frozenset({"E K Harris", "Edward Harris"}), frozenset({"E S Harris", "Elizabeth Harris"})} <= found


@pytest.mark.parametrize(
    "said",
    [
        (RoleRow(person="Jane Bell", role="member", organisation="Planning Committee"),),
        (DecisionRow(text="Councillors Jane Bell and Ann Rowe be appointed to the Planning Committee", act="appoint"),),
    ],
    ids=["in a role", "in a clause"],
)
def test_initials_that_fit_two_are_told_by_an_appointment(said: tuple[Row, ...]) -> None:
    lists = [
        listed("Cabinet", "2024-06-01", "John Bell"),
        listed("Pay Panel", "2024-06-02", "Jane Bell"),
        listed("Planning Committee", "2024-07-01", "J Bell"),
    ]
    assert frozenset({"J Bell"}) in groups(people(*lists))
    found = people(*lists, listed("Council", "2024-05-20", "A Rowe", more=said))
    assert groups(found) == {frozenset({"John Bell"}), frozenset({"Jane Bell", "J Bell"}), frozenset({"A Rowe"})}


def test_who_is_only_told_of_is_nobody_here() -> None:
    told = RoleRow(person="Jane Bell", role="member", organisation="Cabinet")
    found = people(listed("Cabinet", "2024-06-01", "A Rowe"), listed("Council", "2024-05-20", "B Mead", more=(told,)))
    assert sorted(found.all) == [f"{HERE}/a-rowe", f"{HERE}/b-mead"]
    assert found.redirects == {}


@pytest.mark.parametrize("row", WORDS["patterns"], ids=lambda row: str(row["match"])[:30])
def test_an_appointment_is_read_from_its_clause(row: dict[str, dict[str, list[str]]]) -> None:
    for words, told in row["yes"].items():
        found = appointment(words)
        assert found is not None
        assert [*found.names, found.body] == told
    assert [appointment(words) for words in row["no"] if appointment(words) is not None] == []


def test_a_name_that_one_list_holds_twice_is_still_told_by_its_body_elsewhere() -> None:
    lists = [
        listed("Council", "2024-05-20", "Frank Mead", "Fatima Mead"),
        listed("Council", "2024-06-20", "F Mead", "F Mead"),
        listed("Cabinet", "2024-06-01", "Frank Mead"),
        listed("Cabinet", "2024-07-01", "F Mead"),
    ]
    found = people(*lists)
    assert frozenset({"Frank Mead", "F Mead"}) in groups(found)
    assert frozenset({"Fatima Mead"}) in groups(found)
    assert len(found.all) == 4
    assert f"{HERE}/f-mead" not in found.all


def test_a_bare_surname_on_one_list_makes_nobody_fit_all_names() -> None:
    asked = MotionRow(text="x", mover="I Vale", seconder="R Vale")
    lists = [
        listed("Council", "2024-05-20", "I N Vale", "R E Vale", more=(asked,)),
        listed("Cabinet", "2024-06-01", "R E Vale"),
        listed("Cabinet", "2024-07-01", "Vale"),
    ]
    found = people(*lists)
    assert frozenset({"R E Vale", "Vale"}) in groups(found)
    keys = next(keys for keys in world_of(lists).papers if keys.record.motions)
    assert found.of(keys, "I Vale", member=True) == f"{HERE}/i-n-vale"


def test_a_paper_counts_once_for_a_writing_however_often_it_is_asked() -> None:
    lists = [
        listed("Cabinet", "2024-06-01", "Robert Bell"),
        listed("Cabinet", "2024-07-01", "Robert Bell"),
        listed("Cabinet", "2024-08-01", "R Bell"),
    ]
    world = world_of(lists)
    keys = next(keys for keys in world.papers if keys.record.people[0].name == "R Bell")
    for _ in range(5):
        assert world.people.of(keys, "R Bell", "member") is not None
    (person,) = world.people.all.values()
    assert person.name == "Robert Bell"


def test_another_second_name_makes_another_person_of_who_bears_part_of_the_surname() -> None:
    before = [*council("C P Bell"), listed("Council", "2025-03-01", "Carol Bell")]
    after = council("C R Bell-Wood", "Carol Bell-Wood", year=2025)
    assert not any({"C P Bell", "C R Bell-Wood"} <= group for group in groups(people(*before, *after)))


def test_a_second_name_may_stand_in_another_writing_than_the_first() -> None:
    before = [*council("E F Davies"), listed("Council", "2025-03-01", "Elizabeth Davies")]
    after = [*council("E F Taylor", year=2025), listed("Council", "2025-07-01", "Elizabeth Taylor")]
    found = groups(people(*before, *after))
    assert found == {frozenset({"E F Davies", "Elizabeth Davies", "E F Taylor", "Elizabeth Taylor"})}


def test_one_second_name_in_both_tells_who_is_meant_where_several_fit() -> None:
    lists = [
        listed("Cabinet", "2024-07-01", "Margaret K Mead", "Michael Mead"),
        *(listed("Cabinet", f"2024-{month}-01", "M K Mead", "M Mead") for month in ("08", "09", "10")),
    ]
    assert groups(people(*lists)) == {frozenset({"Margaret K Mead", "M K Mead"}), frozenset({"Michael Mead", "M Mead"})}


def test_another_surname_needs_a_body_that_not_everybody_is_on() -> None:
    before = [*council("A E Bell"), listed("Scrutiny Committee", "2025-03-01", "Ann E Bell")]
    after = [*council("A E James", year=2025), listed("Planning Committee", "2025-06-01", "Ann E James")]
    assert groups(people(*before, *after)) == {
        frozenset({"A E Bell", "Ann E Bell"}),
        frozenset({"A E James", "Ann E James"}),
    }
