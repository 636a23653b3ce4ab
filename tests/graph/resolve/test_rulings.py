"""Rulings hold together or are told apart with their lines; what a person ruled outranks every rule."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.resolve.rulings import Pair, Ruling, settled
from graph.resolve.shares import divided
from graph.resolve.units import RuledWorld, person_or_body, world_ruled
from graph.resolve.world import world_of
from ontology.record import ItemRow, PersonRow, Record
from tests.graph.papers import paper

HERE = "person/ashcombe-county-council"


def rulings(*said: str) -> list[Ruling]:
    """`a=b`, `a≠b` on lines 1, 2, …"""
    return [Ruling(*s.replace("≠", "=").split("="), "=" in s, line) for line, s in enumerate(said, start=1)]


def lines(found: Iterable[object]) -> list[int]:
    return [mistake.line for mistake in found]  # type: ignore[attr-defined]


def test_what_follows_is_there_as_well() -> None:
    pairs, mistakes = settled(rulings("a=b", "b=c", "c≠d"))
    assert mistakes == []
    assert set(pairs) == {("a", "b", True), ("a", "c", True), ("a", "d", False), ("b", "d", False), ("c", "d", False)}


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        (("a=b", "b=c", "a≠c"), 3, "contradicts lines 1, 2, by which a and c are the same"),
        (("a=b", "a≠c", "b=c"), 3, "contradicts lines 1, 2, by which b and c are different"),
        (("a≠b", "a=c", "d=b", "d=c"), 4, "contradicts lines 1, 2, 3, by which d and c are different"),
    ],
)
def test_a_contradiction_names_the_lines_and_the_rest_counts(said: tuple[str, ...], line: int, words: str) -> None:
    pairs, mistakes = settled(rulings(*said, "x=y"))
    assert lines(mistakes) == [line]
    assert words in str(mistakes[0])
    assert pairs == sorted([*settled(rulings(*said[:-1]))[0], ("x", "y", True)])


def test_who_thinks_again_says_so_below() -> None:
    assert settled(rulings("a=b", "b≠a")) == ([("a", "b", False)], [])


PATHS = st.sampled_from("abcdef")
SAID = st.lists(st.tuples(PATHS, PATHS, st.booleans()).filter(lambda said: said[0] != said[1]), max_size=12)


@given(SAID)
def test_what_is_settled_never_contradicts_itself(said: list[tuple[str, str, bool]]) -> None:
    given_ = [Ruling(*row, line) for line, row in enumerate(said, start=1)]
    pairs, mistakes = settled(given_)
    same = [(a, b) for a, b, one in pairs if one]
    assert all(home(same, a) != home(same, b) for a, b, one in pairs if not one)
    wrong, last = set(lines(mistakes)), {frozenset(r[:2]): r for r in given_}
    for ruling in last.values():
        if ruling.line not in wrong:
            assert (home(same, ruling.one) == home(same, ruling.other)) == ruling.same


def home(same: list[tuple[str, str]], path: str) -> str:
    """The least of the paths that are the same as this one."""
    found, size = {path}, 0
    while size != len(found):
        size = len(found)
        found |= {p for pair in same if not found.isdisjoint(pair) for p in pair}
    return min(found)


def present(
    *names: str, body: str = "Cabinet", date: str = "2025-07-02", authority: str = "Ashcombe County Council"
) -> Record:
    return paper(body, date, *(("people", PersonRow(name=n, capacity="member")) for n in names), authority=authority)


def meaning(judged: RuledWorld, *names: str) -> list[str | None]:
    return [person_or_body(judged.world, f"{HERE}/{name}") for name in names]


def test_a_person_outranks_the_rules_about_people() -> None:
    papers = [present("Ann Rowe"), present("A Rowe", date="2025-09-02"), present("B Lester", body="Audit")]
    ours = [
        Ruling(f"{HERE}/ann-rowe", f"{HERE}/a-rowe", False, 1),
        Ruling(f"{HERE}/b-lester", f"{HERE}/a-rowe", True, 5),
    ]
    assert len(set(meaning(world_ruled(papers), "ann-rowe", "a-rowe"))) == 1
    ann, rowe, lester = meaning(world_ruled(papers, ours), "ann-rowe", "a-rowe", "b-lester")
    assert rowe == lester != ann
    assert world_ruled(papers, ours).mistakes == []


def test_nothing_is_shared_between_two_authorities() -> None:
    papers = [present("Ann Rowe"), present("B Lester", authority="Fernhollow Council")]
    owner = world_of(papers).authorities.owner
    there, item = "person/fernhollow-council", "item/{}/cabinet/2025-07-02/0-ring-road"
    ours = [
        Ruling(f"{HERE}/ann-rowe", f"{there}/ann-rowe", True, 3),
        Ruling(f"{HERE}/ann-rowe", f"{there}/b-lester", False, 4),
        Ruling(f"{there}/b-lester", "person/nowhere/b-lester", False, 5),
        Ruling("person/nowhere/ann-rowe", "person/nowhere/b-lester", True, 6),
        Ruling(item.format("ashcombe-county-council"), item.format("fernhollow-council"), True, 7),
    ]
    parted, mistakes = divided(ours, owner)
    assert parted == {"fernhollow-council": ours[2:3]}
    assert lines(mistakes) == [3, 6, 6, 7]
    assert "two authorities" in str(mistakes[0])


def test_an_unknown_identifier_is_told_and_the_rest_counts() -> None:
    papers = [present("Ann Rowe"), present("B Lester")]
    ours = [
        Ruling(f"{HERE}/nobody", f"{HERE}/ann-rowe", True, 1),
        Ruling(f"{HERE}/b-lester", f"{HERE}/ann-rowe", True, 4),
    ]
    judged = world_ruled(papers, ours)
    assert [str(mistake) for mistake in judged.mistakes] == [
        f"judgements.yaml:1: nothing here has the identifier {HERE}/nobody; "
        "mend it, or leave it until its documents are here"
    ]
    assert len(set(meaning(judged, "ann-rowe", "b-lester"))) == 1


def test_an_identifier_that_moved_is_known() -> None:
    papers = [present("Ann Rowe"), present("B Lester")]
    ours = [Ruling(f"{HERE}/as-it-was", f"{HERE}/ann-rowe", True, 1)]
    judged = world_ruled(papers, ours, {f"{HERE}/as-it-was": f"{HERE}/b-lester"})
    assert judged.mistakes == []
    assert len(set(meaning(judged, "ann-rowe", "b-lester"))) == 1


def items(*ours: Ruling) -> tuple[list[Pair], list[int]]:
    rows = [("items", ItemRow(number=str(n), title=title)) for n, title in enumerate(("Ring Road", "Library"))]
    judged = world_ruled([paper("Cabinet", "2025-07-02", *rows)], ours)
    return judged.items, lines(judged.mistakes)


def test_items_and_matters_go_by_one_path() -> None:
    item = "item/ashcombe-county-council/cabinet/2025-07-02"
    named = "ashcombe-county-council/executive/2025-07-02"
    road, library = f"{item}/0-ring-road", f"matter/{named}/library"
    assert items(Ruling(road, library, True, 1)) == ([(f"{named}/library", f"{named}/ring-road", True)], [])
    assert items(Ruling(road, f"matter/{named}/ring-road", False, 1)) == ([], [1])
    assert items(Ruling(road, "item/nowhere", True, 1)) == ([(f"{named}/ring-road", "item/nowhere", True)], [1])


PAPERS = [
    present("A Rowe", "B Lester", "Marsh"),
    present("Ann Rowe", "B K Lester", "P Marsh", date="2025-09-02"),
    present("Alan Rowe", "Barbara Lester", "R Marsh", date="2026-09-02", body="Council"),
    present("A J Rowe", "Marsh", "Lester", date="2026-10-02", body="Audit Committee"),
    present("Lester", date="2026-11-02", body="Audit and Governance Committee"),
    present("R Marsh", date="2026-12-02", body="Audit Sub-Committee"),
]
OFFICER = paper("Council", "2027-01-02", ("people", PersonRow(name="A Rowe", capacity="officer", post="Clerk")))
NAMES = sorted(
    path
    for judged in [world_ruled([*PAPERS, OFFICER]).world]
    for known in (judged.people, judged.bodies)
    for path in (*known.redirects, *known.all)
)
TWO = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
    lambda two: two[0] != two[1] and two[0].split("/")[0] == two[1].split("/")[0]
)


@settings(max_examples=150)
@given(st.lists(st.tuples(TWO, st.booleans()), max_size=5))
def test_whatever_people_say_of_people_and_bodies_is_so(said: list[tuple[tuple[str, str], bool]]) -> None:
    ours = [Ruling(*two, same, line) for line, (two, same) in enumerate(said, start=1)]
    judged = world_ruled([*PAPERS, OFFICER], ours)
    wrong, last = set(lines(judged.mistakes)), {frozenset(ruling[:2]): ruling for ruling in ours}
    told = [mistake for mistake in judged.mistakes if "contradicts" not in str(mistake)]
    assert all("by their very words" in str(mistake) for mistake in told)
    assert all(ours[mistake.line - 1].kind == "body" for mistake in told)
    for ruling in last.values():
        if ruling.line not in wrong:
            one, other = (person_or_body(judged.world, path) for path in ruling[:2])
            assert (one == other) == ruling.same
