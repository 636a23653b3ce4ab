"""Who held which post or seat: tenures as documents state them, tied to people, posts and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.build.facts import Fact, edges, node
from graph.build.ids import slug
from graph.build.keys import Keyed
from graph.resolve.world import World
from ontology.record import RoleRow

PLAIN = re.compile(r"^(committee |substitute |co-?opted )?member$", re.IGNORECASE)


def tenures(world: World, keys: Keyed) -> Iterator[Fact]:
    """The holder, post and body of every role that a document states."""
    for row, path in keys.pairs("roles"):
        body = organisation(world, keys, row)
        yield from edges(row, path, holder=world.people.of(keys, row.person, row.role), onBody=body)
        if not PLAIN.match(row.role):
            yield from _post(world, keys, row, path, body)


def organisation(world: World, keys: Keyed, row: RoleRow) -> str | None:
    """The body that a role is on. The authority's own name beside a person is the employer, and no body."""
    found = world.bodies.of(keys, row.organisation)
    if found is None or found.endswith("/council") or found not in world.bodies.all:
        return None
    return found


def post_of(world: World, keys: Keyed, row: RoleRow, body: str | None) -> str:
    """The path of the post that a role tells of: the body's, or the authority's."""
    return f"post/{body.removeprefix('body/') if body else world.authorities.scope(keys)}/{slug(row.role)}"


def _post(world: World, keys: Keyed, row: RoleRow, path: str, body: str | None) -> Iterator[Fact]:
    post = post_of(world, keys, row, body)
    yield node("Post", post, row.evidence, name=row.role)
    yield from edges(row, path, ofPost=post)
    yield from edges(row, post, ofBody=body)
