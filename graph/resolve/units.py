"""What paths mean by the documents alone, and the world as judged under what people ruled about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.resolve.judgements import Ruled
from graph.resolve.matters.business import Business, business_of
from graph.resolve.matters.clusters import Cluster
from graph.resolve.matters.index import Index
from graph.resolve.matters.matters import joined
from graph.resolve.rulings import Mistake, Pair, Ruling, latest, settled
from graph.resolve.uncollected import uncollected
from graph.resolve.world import Within, World, world_of
from ontology.record import Record

UNKNOWN = "nothing here has the identifier {}; mend it, or leave it until its documents are here"
UNMET = "{} and {} are {} by their very words, and no judgement changes that; take it away"


class RuledWorld(NamedTuple):
    """A world, the pairs of items that people ruled (by the paths of their business), and what was wrong with rulings.

    `rulings` are those that were given, with the paths by which things go here; `names` leads from the path of each
    item and matter to that of its business, and is empty where no ruling is about any. `joined` is the business of each
    authority and which of it is one matter.
    """

    world: World
    rulings: list[Ruling]
    items: list[Pair]
    names: Mapping[str, str]
    mistakes: list[Mistake]
    joined: Sequence[tuple[Index, list[Cluster]]] = ()

    def unknown(self) -> list[tuple[int, str]]:
        """Line and path of whatever is ruled about and means nothing here."""
        ends = [(ruling.line, path) for ruling in self.rulings for path in (ruling.one, ruling.other)]
        return [(line, p) for line, p in ends if p not in self.names and person_or_body(self.world, p) is None]


@uncollected()
def world_ruled(
    records: Iterable[Record],
    rulings: Iterable[Ruling] = (),
    redirects: Mapping[str, str] | None = None,
    within: Within | None = None,
) -> RuledWorld:
    """People and bodies judged over all documents, rulings first. A ruling that cannot hold costs no other.

    `redirects` are identifiers that were given earlier, with where they lead: for a path that no document tells of.
    `within` as in `world_of`.
    """
    papers = list(records)
    judged = _judged(papers, list(rulings), within)
    if moved := {path: redirects[path] for _, path in judged.unknown() if redirects and path in redirects}:
        now = [r._replace(one=moved.get(r.one, r.one), other=moved.get(r.other, r.other)) for r in judged.rulings]
        judged = _judged(papers, now, within)
    mistakes = {*judged.mistakes, *(Mistake(line, UNKNOWN.format(path)) for line, path in judged.unknown())}
    mistakes |= {*_unmet(judged, {mistake.line for mistake in mistakes})}
    return judged._replace(mistakes=sorted(mistakes), joined=list(joined(judged.world, judged.items)))


def _judged(papers: list[Record], rulings: list[Ruling], within: Within | None) -> RuledWorld:
    pairs, wrong = settled(ruling for ruling in rulings if ruling.kind != "matter")
    world = world_of(papers, Ruled(pairs), within)
    of_items = [ruling for ruling in rulings if ruling.kind == "matter"]
    names = {path: unit.id for path, unit in items(world).items()} if of_items else {}
    verdicts, more = settled(of_items, lambda path: names.get(path, path))
    return RuledWorld(world, rulings, verdicts, names, [*wrong, *more])


def _unmet(judged: RuledWorld, wrong: set[int]) -> Iterator[Mistake]:
    """A mistake for each ruling on people or bodies that was no mistake, and is not so: two names of the same words."""
    for _, _, ruling in latest((ruling for ruling in judged.rulings if ruling.kind != "matter"), str):
        one, other = person_or_body(judged.world, ruling.one), person_or_body(judged.world, ruling.other)
        if ruling.line not in wrong and (one == other) != ruling.same:
            yield Mistake(ruling.line, UNMET.format(ruling.one, ruling.other, "two" if ruling.same else "one"))


def person_or_body(world: World, path: str) -> str | None:
    """The identifier that the path of a writing, of a row of an attendance list, or of a body leads to."""
    people, bodies = world.people, world.bodies
    if path in people.all or path in bodies.all:
        return path
    seat = f"attendance/{path.removeprefix('person/')}"
    return people.redirects.get(path) or bodies.redirects.get(path) or people.seats.get(seat)


def items(world: World) -> dict[str, Business]:
    """Path of an item, and of the matter that would be named after it → its business."""
    found: dict[str, Business] = {}
    for unit in business_of(world):
        found[f"matter/{unit.id}"] = unit
        found.update((item, unit) for item in unit.items)
    return found
