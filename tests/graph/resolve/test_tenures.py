"""Who held which post or seat, from when to when as far as seen."""

from __future__ import annotations

from graph.resolve import resolve
from ontology.record import PersonRow, Record, RoleRow
from tests.graph.papers import nodes, paper, targets

SEAT = ("people", PersonRow(name="P Marsh", capacity="member"))
CHAIR = ("roles", RoleRow(person="P Marsh", role="Chairman", organisation="Cabinet"))


def spans(*records: Record) -> list[tuple[object, ...]]:
    found = [node for node in nodes(resolve(records), "Tenure") if "sightings" in node.props]
    return sorted(tuple(node.props[key] for key in ("role", "seenFrom", "seenTo", "sightings")) for node in found)


def test_a_seat_and_an_office_are_seen_from_the_first_to_the_last_meeting() -> None:
    papers = [paper("Cabinet", date, SEAT, CHAIR) for date in ("2024-05-01", "2024-07-01")]
    assert spans(*papers, paper("Cabinet", "2024-09-01", SEAT)) == [
        ("Chairman", "2024-05-01", "2024-07-01", 2),
        ("member", "2024-05-01", "2024-09-01", 3),
    ]


def test_years_without_a_sight_part_two_tenures() -> None:
    papers = [paper("Cabinet", date, SEAT) for date in ("2014-05-01", "2014-07-01", "2019-05-01")]
    assert spans(*papers) == [("member", "2014-05-01", "2014-07-01", 2), ("member", "2019-05-01", "2019-05-01", 1)]


def test_a_statement_is_within_its_tenure_and_a_substitute_has_no_seat() -> None:
    stands_in = ("people", PersonRow(name="A K Rowe", capacity="member", substitute_for="P Marsh"))
    judged = resolve([paper("Cabinet", "2024-05-01", SEAT, CHAIR, stands_in)])
    statement = next(edge.source for edge in judged.edges if edge.name == "within")
    assert targets(judged, statement, "within") == [
        "tenure/ashcombe-county-council/p-marsh/ashcombe-county-council-executive-chairman"
    ]
    assert {n.props["name"] for n in nodes(judged, "Tenure") if "sightings" in n.props} == {"P Marsh"}
