"""Answers as nodes and edges, each with the words at both ends: what was recommended, and what was said to it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.build.facts import Fact, node
from graph.model import Edge
from graph.resolve.answers.answers import Answer, answers_of
from graph.resolve.answers.changes import Change
from graph.resolve.answers.heard import heard_of
from graph.resolve.answers.looked import Looked
from graph.resolve.matters.clusters import Cluster
from graph.resolve.world import World


def answers(world: World, looked: Looked, cluster: Cluster, matter: str) -> Iterator[Fact]:
    """What became of every recommendation of a matter."""
    for answer in (*answers_of(cluster, lambda body: world.bodies.all[body].kind), *heard_of(cluster)):
        yield from _answer(looked, answer, matter)


def _answer(looked: Looked, answer: Answer, matter: str) -> Iterator[Fact]:
    asked = answer.asked
    path = asked.path
    given = tuple(sorted({e for clause in answer.given for e in clause.row.evidence}))
    both = tuple(sorted({*asked.evidence, *given}))
    silent, day = answer.outcome == "no trace", asked.unit.date or ""
    missing = looked.not_here(sorted(asked.bodies), day) if silent else []
    yield node("Answer", path, both, outcome=answer.outcome, notHere=tuple(missing))
    for fact in asked.nodes:
        yield Edge(source=path, name="answers", target=fact, evidence=asked.evidence)
    for clause in answer.given:
        yield Edge(source=path, name="givenIn", target=clause.id, evidence=tuple(clause.row.evidence))
    for body in sorted(asked.bodies):
        yield Edge(source=path, name="askedOf", target=body, evidence=asked.evidence)
    yield Edge(source=path, name="inMatter", target=matter, evidence=both)
    for met in looked.later(sorted(asked.bodies), day) if silent else ():
        yield Edge(source=path, name="lookedAt", target=met.meeting, evidence=met.evidence)
    for position, change in enumerate(answer.changes, start=1):
        yield from _change(change, position, path, answer)


def _change(change: Change, position: int, answer: str, of: Answer) -> Iterator[Fact]:
    evidence = tuple(sorted({*of.asked.evidence, *(e for clause in of.given for e in clause.row.evidence)}))
    path = f"change/{answer.split('/', 1)[1]}/{position}"
    marked = [f"[{sign}{words}]" for sign, words in (("-", change.struck), ("+", change.added)) if words]
    told = {"struck": change.struck or None, "added": change.added or None}
    yield node("Change", path, evidence, position=position, text=" ".join(marked), **told)
    yield Edge(source=path, name="ofAnswer", target=answer, evidence=evidence)
