"""All judgements about a set of Records, as one Contribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from graph.build.contribution import gather
from graph.build.facts import Fact, node
from graph.model import JUDGEMENTS, Contribution, Edge, Node
from graph.resolve import facts
from graph.resolve.matters.closings import closings
from graph.resolve.matters.matters import matters
from graph.resolve.people import roles
from graph.resolve.people.tenures import tenures_over_time
from graph.resolve.rulings import Ruling
from graph.resolve.uncollected import uncollected
from graph.resolve.units import RuledWorld, world_ruled
from graph.resolve.world import World
from ontology.record import Record

ABOUT_FACTS = (
    facts.meetings,
    facts.attendances,
    facts.people,
    facts.referrals,
    facts.references,
    roles.tenures,
)
EVERYWHERE, PROOFS = frozenset(("Authority", "Body", "Person", "Post", "ofAuthority", "ofBody")), 20
T = TypeVar("T", Node, Edge)
TO_PEOPLE = frozenset(("attendee", "movedBy", "secondedBy", "castBy", "declaredBy", "holder"))


def resolve(records: Iterable[Record], rulings: Iterable[Ruling] = ()) -> Contribution:
    """The judgement layer over all documents: a pure function of them and of what people ruled, in any order."""
    return contribution_of(world_ruled(records, rulings))


@uncollected()
def contribution_of(ruled: RuledWorld, source: str = JUDGEMENTS) -> Contribution:
    """As `resolve`, of a world that is judged already; `source` is what the judgements go by."""
    world = ruled.world
    found = [fact for keys in world.papers for judge in ABOUT_FACTS for fact in judge(world, keys)]
    found += [*tenures_over_time(world), *closings(world)]
    judged = gather(source, [*found, *_people(world, found), *matters(world, ruled.joined)])
    return Contribution(
        source=source,
        nodes=tuple(_in_brief(node) if node.cls in EVERYWHERE else node for node in judged.nodes),
        edges=tuple(_in_brief(edge) if edge.name in EVERYWHERE else edge for edge in judged.edges),
    )


def _in_brief(thing: T) -> T:
    """A body that ten thousand documents name needs no ten thousand proofs; each edge to it from them keeps its own."""
    return msgspec.structs.replace(thing, evidence=thing.evidence[:PROOFS])


def _people(world: World, found: list[Fact]) -> Iterator[Fact]:
    """A node for everybody that an edge leads to, proved by what that edge rests on."""
    for edge in found:
        if isinstance(edge, Edge) and edge.name in TO_PEOPLE:
            person = world.people.all[edge.target]
            yield node("Person", edge.target, edge.evidence, name=person.name, alsoWritten=person.also_written)
