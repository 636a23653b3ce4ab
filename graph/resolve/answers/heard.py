"""Recommendations of which only the body asked tells: no item of the body that made them is joined to the matter."""

from __future__ import annotations

from collections.abc import Iterator

from graph.resolve.answers.answers import Answer, Asked
from graph.resolve.answers.changes import content
from graph.resolve.answers.replies import replies, statements_of
from graph.resolve.answers.wordings import core, named, says, sender
from graph.resolve.matters.business import Business, Sent
from graph.resolve.matters.clusters import Cluster


def heard_of(cluster: Cluster) -> Iterator[Answer]:
    """An answer for each recommendation that a body says it received, and to which its own clauses answer in words.

    Of a body whose item is here nothing is heard: its own minutes say what it recommended.
    """
    known = {unit.own for unit in cluster.units if unit.body}
    for unit in sorted((u for u in cluster.units if u.body and u.date), key=lambda u: (u.date or "", u.id)):
        told = sorted((s for s in unit.received if s.row.act == "recommend" and s.sender), key=lambda s: s.id)
        for sent in told:
            if sent.sender not in known and (answers := list(_answers(unit, sent))):
                known.add(sent.sender)
                yield from answers


def _answers(unit: Business, sent: Sent) -> Iterator[Answer]:
    asked = list(_asked(unit, sent))
    for one, reply in replies(unit, asked):
        if not reply.by_rest:
            yield Answer(one, reply.outcome, reply.clauses, unit, reply.changes)


def _asked(unit: Business, sent: Sent) -> Iterator[Asked]:
    """What was recommended, as far as the answers tell: by its number, in a clause's own words, or all at once."""
    texts = {place: same[0].row.text for place, same in enumerate(statements_of(unit), start=1)}
    texts = {place: text for place, text in texts.items() if _of(sent, text)}
    labels = dict.fromkeys(label for text in texts.values() for label in named(text).labels)
    for label in labels:
        yield _made(unit, sent, label, sent.row.text)
    for place, text in texts.items():
        if says("as_recommended", text) and not named(text).labels:
            yield _made(unit, sent, f"clause-{place}", core(text))
    if not labels and any(named(text).all or named(text).one for text in texts.values()):
        yield _made(unit, sent, None, sent.row.text)


def _of(sent: Sent, text: str) -> bool:
    """Whether a clause that names a body's recommendations could mean this body's."""
    body = (sent.sender or "").rsplit("/", 1)[-1].replace("-", " ")
    name = content(sender(text))
    return not name or bool(name & content(body))


def _made(unit: Business, sent: Sent, label: str | None, text: str) -> Asked:
    """A recommendation of an item that is not here; the words of the body asked stand for it."""
    missing = Business(sent.id, unit.scope, unit.title, sent.sender, None, sent.sender)
    bodies = frozenset({unit.own} if unit.own else ())
    return Asked(missing, (sent.id,), label, text, tuple(sent.row.evidence), bodies, 0, heard=True)
