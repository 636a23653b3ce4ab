"""Who is who: one name on two lists is one person, one name twice on a list is two."""

from __future__ import annotations

from graph.model import Contribution
from graph.resolve import resolve
from ontology.record import Capacity, MotionRow, PersonRow, Record, RoleRow, Row
from tests.graph.papers import nodes, paper, targets

FIRST, SECOND = "2025-07-02", "2025-09-02"


def present(*names: str, capacity: Capacity = "member") -> list[tuple[str, Row]]:
    return [("people", PersonRow(name=name, capacity=capacity)) for name in names]


def people(*records: Record) -> list[str]:
    return [node.id for node in nodes(resolve(records), "Person")]


def mover(judged: Contribution) -> list[str]:
    return [edge.target for edge in judged.edges if edge.name == "movedBy"]


def test_one_name_in_two_meetings_is_one_person() -> None:
    found = people(paper("Cabinet", FIRST, *present("JG Lester")), paper("Cabinet", SECOND, *present("J. G. Lester")))
    assert found == ["person/ashcombe-county-council/j-g-lester"]


def test_one_name_in_two_authorities_is_two() -> None:
    other = paper("Cabinet", FIRST, *present("A K Rowe"), authority="Fernhollow Council")
    assert len(people(paper("Cabinet", FIRST, *present("A K Rowe")), other)) == 2


def test_a_member_and_an_officer_of_one_name_are_two() -> None:
    found = people(paper("Cabinet", FIRST, *present("Ann Field"), *present("Ann Field", capacity="officer")))
    assert len(found) == 2


def test_twice_on_one_list_is_two_people_and_the_bare_name_elsewhere_is_neither() -> None:
    twice = paper("Cabinet", FIRST, *present("J Mead", "J Mead"))
    elsewhere = paper("Council", SECOND, *present("A K Rowe"), ("motions", MotionRow(text="x", mover="J Mead")))
    judged = resolve([twice, elsewhere])
    assert len([n for n in nodes(judged, "Person") if n.props["name"] == "J Mead"]) == 2
    assert mover(judged) == []


def test_a_surname_is_whoever_of_that_name_was_there() -> None:
    motion = ("motions", MotionRow(text="x", mover="Councillor Marsh"))
    assert mover(resolve([paper("Cabinet", FIRST, *present("P Marsh", "A K Rowe"), motion)])) == [
        "person/ashcombe-county-council/p-marsh"
    ]
    assert mover(resolve([paper("Cabinet", FIRST, *present("P Marsh", "R E Marsh"), motion)])) == []


def test_a_role_goes_to_the_side_it_tells_of() -> None:
    rows = [*present("Ann Field"), *present("Ann Field", capacity="officer")]
    roles = RoleRow(person="Ann Field", role="Head of Libraries")
    judged = resolve([paper("Cabinet", FIRST, *rows), paper("Council", SECOND, ("roles", roles))])
    tenure = next(edge.source for edge in judged.edges if edge.name == "holder")
    assert targets(judged, tenure, "holder") == ["person/ashcombe-county-council/officer/ann-field"]
