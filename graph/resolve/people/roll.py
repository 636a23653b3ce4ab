"""Which rows of one surname the lists of each body hold in each year, and what they tell of whom can be meant.

The full council's lists name everybody who sits in the authority, and a body's lists everybody who sits on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.resolve.people.identities import How, Identity, Seat, Term, year_of
from graph.resolve.people.names import fits

HELD = (How.COUNCIL, How.SEATED)
FEWEST = 2  # lists of a year that show who sits on a body: in one, somebody may be missing


class Roll:
    """The rows of members by body and year, and whose each is found to be."""

    def __init__(self) -> None:
        self._rows: defaultdict[Term, list[Seat]] = defaultdict(list)
        self._owners: dict[str, Identity] = {}
        self._council: str | None = None

    def take(self, seat: Seat) -> None:
        """Takes a row in, where it is a member's."""
        if seat.how in HELD and seat.body and seat.day is not None:
            self._rows[seat.body, year_of(seat.day)].append(seat)
        if seat.how is How.COUNCIL:
            self._council = seat.body

    def settle(self, identity: Identity, seats: Iterable[Seat]) -> None:
        """Learns whose these rows are."""
        self._owners |= {seat.node: identity for seat in seats if seat.how in HELD}

    def can_sit(self, seat: Seat, found: list[Identity]) -> list[Identity]:
        """Those of whom a seat may be by the council's lists of that year; all where these do not tell."""
        if seat.day is None or seat.how is How.BESIDE:
            return found
        rows = self._rows.get((self._council, year_of(seat.day)), ())
        rows = [row for row in rows if row.meeting != seat.meeting and fits(row.name, seat.name)]
        owners = {id(owner): owner for row in rows if (owner := self._owners.get(row.node)) is not None}
        if any(row.node not in self._owners for row in rows) or len({row.meeting for row in rows}) < FEWEST:
            return found
        return [who for who in found if any(who is owner or who.may_be(owner) for owner in owners.values())]

    def on_council(self, one: Identity, other: Identity) -> bool:
        """Whether somebody who holds a seat can be no other than `other` by the council's lists of some year."""
        return any(self._only(one, other, (self._council, year)) for year in sorted(one.years & other.years))

    def shared(self, one: Identity, other: Identity) -> int:
        """How many bodies and years have lists that name the one or the other, never both, and nobody else who fits."""
        terms = one.terms & other.terms
        return sum(self._only(one, other, (body, year)) for body, year in terms if body and body != self._council)

    def _only(self, one: Identity, other: Identity, term: Term) -> bool:
        lists: defaultdict[str, list[Identity | None]] = defaultdict(list)
        for row in self._rows.get(term, ()):
            owner = self._owners.get(row.node)
            mine = owner is None or owner is one or owner.may_be(one)
            if mine and (owner is one or owner is other or one.fits(row.name)):
                lists[row.meeting].append(owner)
        others = {id(o) for owners in lists.values() if not _has(owners, one) for o in owners if o is not None}
        if others != {id(other)} or sum(_has(o, one) or _has(o, other) for o in lists.values()) < FEWEST:
            return False
        return not any(_has(owners, other) and _has(owners, None) for owners in lists.values())


def _has(owners: list[Identity | None], who: Identity | None) -> bool:
    return any(owner is who for owner in owners)
