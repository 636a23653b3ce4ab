"""What holds of all judgements together, tried on the made-up county."""

from __future__ import annotations

import random
import re

import msgspec
import pytest

from graph.build import contribution
from graph.model import Contribution, Edge, Node
from graph.resolve import resolve
from ontology.record import Record
from ontology.schema import load
from tests.samples.records import records


@pytest.fixture(scope="module")
def judged() -> Contribution:
    return resolve(records())


def elsewhere() -> list[Record]:
    """The same papers of another county, where other people sit on bodies of the same names on the same days."""
    found = []
    surnames = sorted({row.name.split()[-1] for record in records() for row in record.people}, key=len, reverse=True)
    for record in records():
        text = msgspec.json.encode(record).decode().replace("Ashcombe", "Fernhollow")
        text = re.sub(rf"\b({'|'.join(surnames)})\b", r"Mc\1", text)
        text = text.replace(record.source.sha256, record.source.sha256[::-1])
        found.append(msgspec.json.decode(text, type=Record))
    return found


def test_all_is_of_the_schema_and_every_end_is_stated(judged: Contribution) -> None:
    stated = {n.id: n.cls for r in records() for n in contribution(r).nodes} | {n.id: n.cls for n in judged.nodes}
    for node in judged.nodes:
        for name, value in node.props.items():
            known = load().property(node.cls, name)
            assert not known.values or value in known.values, (node.id, name, value)
    for edge in judged.edges:
        assert stated[edge.target] in load().property(stated[edge.source], edge.name).classes, edge


def test_every_judgement_has_its_words(judged: Contribution) -> None:
    assert [thing for thing in parts(judged) if not thing.evidence] == []


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same(judged: Contribution, seed: int) -> None:
    papers = records()
    random.Random(seed).shuffle(papers)
    assert resolve(papers) == judged


def test_another_county_changes_nothing_here(judged: Contribution) -> None:
    both = resolve([*records(), *elsewhere()])
    assert set(of(judged)) == set(of(both))


def parts(found: Contribution) -> list[Node | Edge]:
    return [*found.nodes, *found.edges]


def of(found: Contribution) -> list[str]:
    """Everything that was judged of Ashcombe, as text."""
    rows = [thing for thing in parts(found) if "fernhollow" not in repr(thing).lower()]
    return [msgspec.json.encode(row).decode() for row in rows]


def test_a_document_less_takes_its_own_with_it_and_nothing_else(judged: Contribution) -> None:
    papers = records()
    gone = next(r for r in papers if r.meeting and r.meeting.body and "Audit" in r.meeting.body)
    left = resolve([r for r in papers if r is not gone])
    sha = gone.source.sha256
    kept = [node for node in judged.nodes if all(e.document != sha for e in node.evidence)]
    assert {node.id for node in kept} <= {node.id for node in left.nodes}
    assert all(e.document != sha for thing in parts(left) for e in thing.evidence)
