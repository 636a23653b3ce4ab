"""Identifiers: the same in any order, seldom changed, always resolving; and a document takes only its own with it."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence import with_evidence
from graph.export import export
from graph.model import Contribution, is_judged
from graph.rdf import BASE
from graph.resolve import resolve
from graph.resolve.identifiers import KEPT, Known, succession
from graph.resolve.rulings import Ruling
from graph.resolve.units import world_ruled
from graph.statements import Statements
from graph.workspace import Workspace
from minutegraph.building import build
from ontology.record import PersonRow, Record
from tests.graph.papers import paper
from tests.samples.records import records
from tests.worlds.make import world
from tests.worlds.measure import perfect

SIZE = 24
Workshop = tuple[Workspace, Statements]


@cache
def county() -> tuple[Record, ...]:
    """A made-up county's papers, small and hard."""
    return tuple(perfect(world(7, SIZE)))


@cache
def judged() -> tuple[Ruling, ...]:
    """What people said of two pairs of that county's people: rules have them otherwise."""
    world = world_ruled(county()).world
    one, other = sorted(world.people.all)[:2]
    written, whose = min(world.people.redirects.items())
    return Ruling(one, other, True, 0), Ruling(written, whose, False, 0)


@contextmanager
def workshop() -> Iterator[Workshop]:
    with TemporaryDirectory() as folder, Workspace(Path(folder) / "w", create=True) as workspace:
        statements = Statements(workspace.path / "graph")
        yield workspace, statements
        statements.close()


def put(workspace: Workspace, papers: Iterable[Record]) -> None:
    for record in papers:
        workspace.put(record, [(1, "")], b"")


def written(statements: Statements) -> bytes:
    out = io.BytesIO()
    export("nquads", statements, out, BASE)
    return out.getvalue()


def given_now(workspace: Workspace, statements: Statements) -> set[str]:
    """The identifiers of what is judged now; they are remembered thereby."""
    build(workspace, statements, [])
    return {node.id for node in statements.nodes() if node.cls in KEPT}


def judged_now(statements: Statements) -> set[str]:
    """All that is judged, as `parts`."""
    found = (statements.contribution(source) for source in statements.sources() if is_judged(source))
    return {part for judged in found for part in parts(judged)}


@cache
def county_written() -> bytes:
    with workshop() as (workspace, statements):
        put(workspace, county())
        for ruling in judged():
            workspace.rule(ruling)
        assert build(workspace, statements, []) == []
        return written(statements)


@settings(max_examples=4)
@given(seed=st.integers(0, 999), cuts=st.lists(st.integers(1, SIZE), max_size=2))
def test_any_order_and_any_split_into_runs_gives_the_same_export(seed: int, cuts: list[int]) -> None:
    papers = random.Random(seed).sample(county(), len(county()))
    with workshop() as (workspace, statements):
        for ruling in judged():
            workspace.rule(ruling)
        for start, end in pairwise([0, *sorted(cuts), len(papers)]):
            put(workspace, papers[start:end])
            build(workspace, statements, [])
        assert written(statements) == county_written()


@settings(max_examples=6)
@given(st.data())
def test_no_identifier_ever_given_stops_resolving(data: st.DataObject) -> None:
    """Documents come, rulings come and go, documents leave: every identifier leads to one, or nothing of it is left."""
    papers = list(county())
    random.Random(data.draw(st.integers(0, 9))).shuffle(papers)
    ever: set[str] = set()
    with workshop() as (workspace, statements):
        for _ in range(4):
            put(workspace, [papers.pop() for _ in range(min(len(papers), data.draw(st.integers(1, 10))))])
            now = given_now(workspace, statements)
            ever |= now
            assert {path for path in ever if workspace.lead(path) not in now} == set()
            people = sorted(path for path in ever if path.startswith("person/"))
            pair = data.draw(st.lists(st.sampled_from(people), max_size=2, unique=True)) if people else []
            if len(pair) == 2:
                workspace.rule(Ruling(*pair, data.draw(st.booleans()), 0))
        now = given_now(workspace, statements)
        assert {path for path in ever if workspace.lead(path) not in now} == set()


@settings(max_examples=6)
@given(gone=st.sets(st.integers(0, SIZE - 1), min_size=1))
def test_a_document_takes_its_own_with_it_and_nothing_else(gone: set[int]) -> None:
    """What is left is as if the document had never been here; what it alone told of is gone, and comes back with it."""
    papers = county()
    away = [papers[n] for n in sorted(gone) if n < len(papers)]
    left = [record for record in papers if record not in away]
    with workshop() as (workspace, statements):
        put(workspace, papers)
        before = given_now(workspace, statements)
        for record in away:
            workspace.remove(record.source.sha256)
        now = given_now(workspace, statements)
        assert judged_now(statements) == parts(with_evidence(resolve(left)))
        assert all(workspace.lead(path) in {*now, None} for path in before)
        assert {path for path in before & now if workspace.lead(path) != path} == set()
        put(workspace, away)
        assert given_now(workspace, statements) == before
        assert {workspace.lead(path) for path in before} == before


def test_a_document_less_is_an_export_less() -> None:
    """What is exported after a document went is what would be, had it never come."""
    papers = county()
    with workshop() as (workspace, statements):
        put(workspace, papers)
        build(workspace, statements, [])
        whole = written(statements)
        workspace.remove(papers[3].source.sha256)
        build(workspace, statements, [])
        less = written(statements)
        put(workspace, papers[3:4])
        build(workspace, statements, [])
        assert written(statements) == whole
    with workshop() as (workspace, statements):
        put(workspace, [*papers[:3], *papers[4:]])
        build(workspace, statements, [])
        assert written(statements) == less


def parts(found: Contribution) -> set[str]:
    """Every node and edge, as text."""
    return {msgspec.json.encode(thing).decode() for thing in (*found.nodes, *found.edges)}


@settings(max_examples=3)
@given(seed=st.integers(100, 199))
def test_documents_of_another_authority_change_nothing_here(seed: int) -> None:
    ours = list(county())
    names = {record.meeting.authority for record in ours if record.meeting}
    theirs = [r for r in perfect(world(seed, 20)) if r.meeting and r.meeting.authority not in names]
    before, after = parts(resolve(ours)), parts(resolve([*ours, *theirs]))
    assert before <= after
    hashes = {record.source.sha256 for record in theirs}
    assert all(any(sha in thing for sha in hashes) for thing in after - before)


def seen(*names: str, date: str = "2025-07-02", body: str = "Cabinet") -> Record:
    return paper(body, date, *(("people", PersonRow(name=name, capacity="member")) for name in names))


HERE = "person/ashcombe-county-council"


def led(workshop: Workshop, *papers: Record) -> dict[str, str | None]:
    """Identifier → where it leads, after these papers came."""
    put(workshop[0], papers)
    build(*workshop, [])
    return workshop[0].leads()


def test_a_merge_leaves_a_redirect_and_so_does_taking_it_back() -> None:
    with workshop() as here:
        before = led(here, seen("Ann Rowe"), seen("B Lester", date="2025-09-02"))
        assert before[f"{HERE}/b-lester"] == f"{HERE}/b-lester"
        here[0].rule(Ruling(f"{HERE}/ann-rowe", f"{HERE}/b-lester", True, 0))
        assert led(here)[f"{HERE}/b-lester"] == f"{HERE}/ann-rowe"
        assert here[0].redirects() == [(f"{HERE}/b-lester", f"{HERE}/ann-rowe")]
        here[0].rule(Ruling(f"{HERE}/ann-rowe", f"{HERE}/b-lester", False, 0))
        assert led(here)[f"{HERE}/b-lester"] == f"{HERE}/b-lester"


def test_a_split_leads_to_whose_rows_most_of_it_was() -> None:
    with workshop() as here:
        led(here, *(seen("J Mead", date=f"2025-0{n}-02") for n in range(1, 5)))
        now = led(here, seen("J Mead", "J Mead", date="2025-09-02"))
        assert now[f"{HERE}/j-mead"] not in (None, f"{HERE}/j-mead")


def test_a_meeting_whose_authority_becomes_known_takes_its_identifiers_along() -> None:
    """It names no authority itself; others tell whose it is, and when these go, nobody does."""
    people = [("people", PersonRow(name=name, capacity="member")) for name in ("Ann Rowe", "Bea Lester", "Col Marsh")]
    loose = paper("Harbour Panel", "2025-07-02", *people, authority=None)
    alike = paper("Harbour Panel", "2025-07-02", *people), paper("Harbour Panel", "2025-09-02", *people)
    with workshop() as here:
        (before,) = [path for path in led(here, loose) if path.endswith("/ann-rowe")]
        assert before.startswith("person/unknown-")
        assert led(here, *alike)[before] == f"{HERE}/ann-rowe"
        for record in alike:
            here[0].remove(record.source.sha256)
        alone = led(here)
        assert alone[before] == before == alone[f"{HERE}/ann-rowe"]


def test_what_is_gone_says_so_and_comes_back() -> None:
    with workshop() as here:
        one = seen("Ann Rowe")
        led(here, one, seen("B Lester", date="2025-09-02"))
        here[0].remove(one.source.sha256)
        assert led(here)[f"{HERE}/ann-rowe"] is None
        assert led(here, one)[f"{HERE}/ann-rowe"] == f"{HERE}/ann-rowe"
        with pytest.raises(KeyError):
            here[0].lead(f"{HERE}/nobody")


def test_an_earlier_redirect_counts_where_nothing_else_tells() -> None:
    judged = resolve([seen("Ann Rowe")])
    before = {"body/x/old": Known("body/x/new", ()), "body/x/new": Known("body/ashcombe-county-council/executive", ())}
    found = succession(before, judged, {}.get)
    assert found["body/x/old"].leads == found["body/x/new"].leads == "body/ashcombe-county-council/executive"
    assert succession({"body/x/a": Known("body/x/a", ())}, judged, {}.get)["body/x/a"].leads is None


def test_rulings_survive_every_rebuild_in_any_order() -> None:
    """Of the samples: two items that rules keep apart are one matter, and one that they join is two."""
    papers, said = records(), []
    plain = resolve(papers)
    items = sorted(node.id for node in plain.nodes if node.cls == "Matter")
    said = [Ruling(items[0], items[1], True, 1)]
    ruled = resolve(papers, said)
    assert len([node for node in ruled.nodes if node.cls == "Matter"]) == len(items) - 1
    for seed in range(3):
        random.Random(seed).shuffle(papers)
        assert resolve(papers, said) == ruled


def test_an_item_ruled_apart_leaves_its_matter() -> None:
    papers = records()
    plain = resolve(papers)
    part_of = {edge.source: edge.target for edge in plain.edges if edge.name == "partOf"}
    at = [(part_of[edge.source], edge.target) for edge in plain.edges if edge.name == "atItem"]
    one, other = next((a, b) for m, a in at for n, b in at if m == n and a < b)
    ruled = resolve(papers, [Ruling(one, other, False, 1)])
    homes = {edge.target: part for edge in ruled.edges if edge.name == "atItem" for part in [home(ruled, edge.source)]}
    assert one not in homes or other not in homes or homes[one] != homes[other]


def home(found: Contribution, step: str) -> str:
    return next(edge.target for edge in found.edges if edge.name == "partOf" and edge.source == step)


def test_a_matter_that_is_none_any_more_leads_to_nothing_until_it_is_one_again() -> None:
    papers = records()
    with workshop() as here:
        matters = [path for path in led(here, *papers) if path.startswith("matter/")]
        first = next(r for r in papers if r.meeting and r.meeting.body and "Panel" in r.meeting.body)
        here[0].remove(first.source.sha256)
        now = led(here)
        assert all(now[path] is None or now[now[path] or ""] == now[path] for path in matters)
        assert {path: led(here, first)[path] for path in matters} == {path: path for path in matters}
