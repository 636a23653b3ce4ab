"""Judgements about facts, as nodes and edges: which body met, who attended, who moved, who sent what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from graph.build.facts import Fact, edges, node
from graph.build.keys import Keyed, ballot_id
from graph.model import Edge
from graph.resolve.bodies.kinds import OUTSIDE
from graph.resolve.world import World
from ontology.record import Evidence, ReferralRow


def meetings(world: World, keys: Keyed) -> Iterator[Fact]:
    """The body that met, and the bodies that decided thereby."""
    body, row = world.bodies.own(keys), keys.record.meeting
    if row is None or keys.meeting is None or body is None:
        return
    yield from edges(row, keys.meeting, heldBy=body)
    yield from _body(world, body, row.evidence)
    for decision, path in keys.pairs("decisions"):
        yield from edges(decision, path, takenBy=body)


def attendances(world: World, keys: Keyed) -> Iterator[Fact]:
    """Everybody who was there."""
    for row, path in keys.pairs("people"):
        if (person := world.people.seats.get(path)) is not None:
            yield from edges(row, path, attendee=person)


def people(world: World, keys: Keyed) -> Iterator[Fact]:
    """Movers, seconders, voters, and those who declared an interest."""
    find = world.people.of
    for row, path in keys.pairs("motions"):
        yield from edges(row, path, movedBy=find(keys, row.mover, member=True))
        yield from edges(row, path, secondedBy=find(keys, row.seconder, member=True))
    for row, path in keys.pairs("interests"):
        yield from edges(row, path, declaredBy=find(keys, row.person))
    for row, path in keys.pairs("votes"):
        for ballot in row.ballots:
            person = find(keys, ballot.person, member=True)
            if person is not None:
                evidence = ballot.evidence or row.evidence
                yield Edge(source=ballot_id(path, ballot), name="castBy", target=person, evidence=evidence)


def referrals(world: World, keys: Keyed) -> Iterator[Fact]:
    """The bodies that business came from and goes to."""
    for row, path in keys.pairs("referrals"):
        sender, receiver = ends(world, keys, row)
        yield from edges(row, path, sentBy=sender, sentTo=receiver)
        for body in (sender, receiver):
            if body is not None:
                yield from _body(world, body, row.evidence)


def references(world: World, keys: Keyed) -> Iterator[Fact]:
    """The meetings that documents name, where they are here themselves; and the bodies, here or not."""
    for row, path in keys.pairs("references"):
        if (body := world.bodies.of(keys, row.body)) is None:
            continue
        yield from _body(world, body, row.evidence)
        for meeting in world.meetings.get((body, row.date), ()):
            yield from edges(row, path, toMeeting=meeting)


def ends(world: World, keys: Keyed, row: ReferralRow) -> tuple[str | None, str | None]:
    """Sender and receiver; an end that the words leave out is the meeting's own body where the stage tells so."""
    sender, receiver = world.bodies.of(keys, row.from_), world.bodies.of(keys, row.to)
    own = world.bodies.own(keys)
    if row.stage == "made" and not row.from_:
        sender = own
    if row.stage == "received" and not row.to:
        receiver = own
    return sender, receiver


def _body(world: World, body: str, evidence: tuple[Evidence, ...]) -> Iterator[Fact]:
    judged = world.bodies.all[body]
    yield node("Body", body, evidence, name=judged.name, kind=judged.kind)
    if judged.of is not None:
        yield Edge(source=body, name="subBodyOf", target=judged.of, evidence=evidence)
    names = world.authorities.names.get(judged.scope)
    if not names or judged.kind == OUTSIDE:
        return
    authority = f"authority/{judged.scope}"
    yield node("Authority", authority, evidence, name=min(names, key=lambda name: (-names[name], name)))
    yield Edge(source=body, name="ofAuthority", target=authority, evidence=evidence)
