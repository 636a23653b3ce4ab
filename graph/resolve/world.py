"""The documents and the judgements that others build on: whose they are, which bodies, which people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from graph.build.keys import Keyed, keyed
from graph.resolve.authorities import Authorities, clues_of
from graph.resolve.bodies.bodies import Bodies
from graph.resolve.judgements import Ruled
from graph.resolve.people.people import People
from ontology.record import Record


@dataclass(frozen=True)
class World:
    """All documents with their ids, in an order that the files' own order has no part in."""

    papers: tuple[Keyed, ...]
    authorities: Authorities
    bodies: Bodies
    people: People
    meetings: dict[tuple[str, str], tuple[str, ...]]


class Within(NamedTuple):
    """One authority among all that are known: what its papers are judged by themselves for."""

    authorities: Authorities
    scope: str


def world_of(records: Iterable[Record], ruled: Ruled | None = None, within: Within | None = None) -> World:
    """Bodies and people judged over all documents; what people `ruled` outranks every rule.

    `within`: over the papers of one authority alone. Nothing is shared between two, so it comes to the same.
    """
    ruled = ruled or Ruled()
    ordered = sorted(records, key=lambda record: record.source.sha256)
    papers = tuple(part for record in ordered for part in keyed(record))
    authorities = within.authorities if within else Authorities(clues_of(papers))
    if within:
        papers = tuple(keys for keys in papers if authorities.scope(keys) == within.scope)
    bodies = Bodies(papers, authorities, ruled)
    return World(papers, authorities, bodies, People(papers, authorities, bodies, ruled), _meetings(papers, bodies))


def _meetings(papers: Iterable[Keyed], bodies: Bodies) -> dict[tuple[str, str], tuple[str, ...]]:
    """Body and date → the meetings, sorted."""
    found: dict[tuple[str, str], set[str]] = {}
    for keys in papers:
        body, meeting = bodies.own(keys), keys.record.meeting
        if body and keys.meeting and meeting and meeting.date:
            found.setdefault((body, meeting.date), set()).add(keys.meeting)
    return {key: tuple(sorted(paths)) for key, paths in found.items()}
