"""Who is who: one name on two lists is one person, one name twice on a list is two."""

from __future__ import annotations

from graph.model import Contribution
from graph.resolve import resolve
from graph.resolve.judgements import Ruled
from graph.resolve.people.people import People
from graph.resolve.world import world_of
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
    statement = next(edge.source for edge in judged.edges if edge.name == "within")
    assert targets(judged, statement, "holder") == ["person/ashcombe-county-council/officer/ann-field"]


HERE = "person/ashcombe-county-council"


def judged(*records: Record, ruled: Ruled | None = None) -> People:
    return world_of(records, ruled).people


def groups(found: People) -> set[frozenset[str]]:
    """The writings of each person."""
    return {frozenset(person.names) for person in found.all.values()}


def lists(*rolls: tuple[str, str, tuple[str, ...]]) -> list[Record]:
    return [paper(body, date, *present(*names)) for body, date, names in rolls]


def test_initials_and_given_names_are_one_person_where_nobody_else_fits() -> None:
    found = judged(
        *lists(
            ("Cabinet", "2024-05-01", ("Robert Bell",)),
            ("Council", "2024-06-01", ("R J Bell",)),
            ("Panel", "2024-07-01", ("Bob Bell",)),
            ("Planning Committee", "2024-08-01", ("Bell",)),
        )
    )
    assert groups(found) == {frozenset({"Robert Bell", "R J Bell", "Bob Bell", "Bell"})}


def test_initials_that_fit_two_are_told_by_the_list_they_share() -> None:
    rolls = [
        ("Cabinet", "2024-05-01", ("John Bell", "Jane Bell")),
        ("Cabinet", "2024-06-01", ("J Bell", "Jane Bell")),
    ]
    assert groups(judged(*lists(*rolls))) == {frozenset({"John Bell", "J Bell"}), frozenset({"Jane Bell"})}


def test_initials_that_fit_two_are_told_by_the_body_they_sit_on() -> None:
    rolls = [
        ("Cabinet", "2024-05-01", ("John Bell",)),
        ("Panel", "2024-05-02", ("Jane Bell",)),
        ("Panel", "2024-06-01", ("J Bell",)),
    ]
    assert groups(judged(*lists(*rolls))) == {frozenset({"John Bell"}), frozenset({"Jane Bell", "J Bell"})}


def test_initials_that_could_be_either_are_nobody_of_them_and_are_put_to_people() -> None:
    rolls = [
        ("Cabinet", "2024-05-01", ("John Bell",)),
        ("Panel", "2024-05-02", ("Jane Bell",)),
        ("Planning Committee", "2024-06-01", ("J Bell",)),
    ]
    found = judged(*lists(*rolls))
    assert groups(found) == {frozenset({"John Bell"}), frozenset({"Jane Bell"}), frozenset({"J Bell"})}
    unsure = [judgement for judgement in found.judgements if judgement.verdict == "unsure"]
    assert {(j.one, j.other) for j in unsure} == {(f"{HERE}/j-bell", f"{HERE}/{who}-bell") for who in ("john", "jane")}


def test_second_initials_tell_two_people_apart() -> None:
    rolls = [("Council", "2024-05-01", ("K F Evans", "K K Evans")), ("Cabinet", "2024-06-01", ("Katherine Evans",))]
    assert len(groups(judged(*lists(*rolls)))) == 3


def test_another_surname_from_some_day_on_is_one_person_where_all_else_agrees() -> None:
    rolls = [
        ("Cabinet", "2024-05-01", ("Ann K Hill",)),
        ("Cabinet", "2024-06-01", ("Ann K Brown",)),
        ("Panel", "2024-05-01", ("Ruth Lane",)),
        ("Panel", "2024-06-01", ("Ruth Lane-Dunn",)),
        ("Panel", "2024-07-01", ("Ruth Lane Dunn",)),
        ("Council", "2024-05-01", ("Mary Vale",)),
        ("Council", "2024-06-01", ("Mary Orchard",)),
    ]
    found = groups(judged(*lists(*rolls)))
    assert frozenset({"Ann K Hill", "Ann K Brown"}) in found
    assert frozenset({"Ruth Lane", "Ruth Lane-Dunn", "Ruth Lane Dunn"}) in found
    assert frozenset({"Mary Vale"}) in found


def test_a_letter_too_many_is_a_slip_where_the_body_knows_whom_it_means() -> None:
    rolls = [("Cabinet", f"2024-0{month}-01", ("Ann Clarke", "A K Rowe")) for month in range(1, 6)]
    found = groups(judged(*lists(*rolls, ("Cabinet", "2024-03-15", ("Ann Clark", "A K Rowe")))))
    assert found == {frozenset({"Ann Clarke", "Ann Clark"}), frozenset({"A K Rowe"})}
    both = groups(judged(*lists(*rolls, ("Cabinet", "2024-03-15", ("Ann Clark", "Ann Clarke")))))
    assert frozenset({"Ann Clark"}) in both


def test_what_people_ruled_outranks_the_rules() -> None:
    rolls = lists(("Cabinet", "2024-05-01", ("Robert Bell",)), ("Panel", "2024-06-01", ("R Bell", "Mary Vale")))
    apart = Ruled([(f"{HERE}/r-bell", f"{HERE}/robert-bell", False)])
    assert frozenset({"R Bell"}) in groups(judged(*rolls, ruled=apart))
    same = Ruled([(f"{HERE}/mary-vale", f"{HERE}/robert-bell", True)])
    assert frozenset({"Robert Bell", "R Bell", "Mary Vale"}) in groups(judged(*rolls, ruled=same))


def test_every_writing_leads_to_its_person() -> None:
    found = judged(*lists(("Cabinet", "2024-05-01", ("R Bell",)), ("Panel", "2024-06-01", ("Robert Bell",))))
    assert set(found.all) == {f"{HERE}/r-bell"}
    assert found.redirects == {f"{HERE}/robert-bell": f"{HERE}/r-bell"}


def test_only_members_move() -> None:
    rows = [*present("Ann Field", capacity="officer"), ("motions", MotionRow(text="x", mover="Councillor Field"))]
    assert mover(resolve([paper("Cabinet", FIRST, *rows)])) == []


def test_a_list_that_writes_surnames_first_is_of_the_same_people() -> None:
    straight = ("Cabinet", "2024-05-01", ("Robert Bell", "Mary Vale", "John Dunn"))
    turned = ("Council", "2024-06-01", ("BELL ROBERT", "VALE MARY", "DUNN JOHN", "VALE MARY ANN"))
    found = groups(judged(*lists(straight, turned)))
    assert frozenset({"Robert Bell", "BELL ROBERT"}) in found
    assert frozenset({"John Dunn", "DUNN JOHN"}) in found
