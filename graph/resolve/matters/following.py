"""Links as procedure allows them: what cannot follow is no link, and on one day the panel comes before the cabinet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.resolve.bodies.procedure import Procedure, Rule
from graph.resolve.matters.business import Business
from graph.resolve.matters.links import Link
from graph.resolve.world import World

NOT_BY_DAY = ("reference", "decision number")  # a reason that does not tell which of two items of one day came first


def possible(world: World, units: Iterable[Business], links: Iterable[Link]) -> list[Link]:
    """The links that may be, in their order, each from what came first. Where no map fits an authority, all may."""
    known = {unit.id: unit for unit in units}
    turned = (_in_order_of_day(world, known, link) for link in links)
    return [link for link in turned if _may_be(world, known, link)]


def impossible(world: World, units: Iterable[Business], links: Iterable[Link]) -> Iterator[tuple[Link, Rule]]:
    """The links that documents tell of and procedure rules out for good, with the rule that does."""
    known = {unit.id: unit for unit in units}
    for link in links:
        earlier, later = known[link.earlier], known[link.later]
        procedure = world.bodies.procedure(earlier.own)
        if procedure is None or link.because == "title" or _may_be(world, known, link):
            continue
        before, after = kind_at(world, earlier), kind_at(world, later)
        rules = [procedure.impossible(before, act, after) for act in acts(earlier, later)]
        yield from ((link, rule) for rule in rules[:1] if rule is not None)


def _in_order_of_day(world: World, known: Mapping[str, Business], link: Link) -> Link:
    """Turned round where both were on one day, and procedure has the other first."""
    earlier, later = known[link.earlier], known[link.later]
    procedure = world.bodies.procedure(earlier.own)
    if procedure is None or earlier.date != later.date or link.because not in NOT_BY_DAY or called_in(earlier, later):
        return link
    first, second = (procedure.rank(kind_at(world, unit)) for unit in (earlier, later))
    return link._replace(earlier=link.later, later=link.earlier) if first > second else link


def _may_be(world: World, known: Mapping[str, Business], link: Link) -> bool:
    return may_follow(world, known[link.earlier], known[link.later], told=link.because != "title")


def may_follow(world: World, earlier: Business, later: Business, *, told: bool) -> bool:
    """Whether anything that was done at the earlier item may bring the matter to the later one's body.

    `told`: a document says so, which less is asked of.
    """
    procedure: Procedure | None = world.bodies.procedure(earlier.own)
    if procedure is None or earlier.own == later.own:
        return True
    before, after = kind_at(world, earlier), kind_at(world, later)
    return any(procedure.may_follow(before, act, after, told=told) for act in acts(earlier, later))


def acts(earlier: Business, later: Business) -> list[str]:
    """What was done at the earlier item that the later one could follow: its call-in there, else all that it did."""
    if called_in(earlier, later):
        return ["call_in"]
    done = {clause.row.act for clause in earlier.clauses} | {sent.row.act for sent in earlier.sends}
    return sorted(done) or ["note"]


def called_in(earlier: Business, later: Business) -> bool:
    """Whether the later item hears a call-in of a decision of the earlier one's body."""
    said = (sent for sent in later.sent if sent.row.act == "call_in" and sent.row.stage != "planned")
    return any(earlier.own in (sent.sender, sent.receiver) for sent in said)


def kind_at(world: World, unit: Business) -> str:
    """The kind of the body that an item was before; empty where none is known."""
    return world.bodies.all[unit.own].kind if unit.own in world.bodies.all else ""
