"""Seats of one surname → identities: which writings of a name are one person.

The fullest writing comes first. A shorter one joins the only identity that it fits; where it fits several, each seat is
settled by itself: by who else is on that list, whom the full council's lists name that year, who sits on that body at
that time, and who is seen in the authority then. What stays open is a person of its own, and an unsure pair for people
to judge. Two rows of one list are two people, whatever their names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from graph.resolve.judgements import Feature, Judgement, Ruled, Verdict
from graph.resolve.people.identities import How, Identity, Seat, fullest, overlap, when, year_of
from graph.resolve.people.names import Name, other_middle, same_middle
from graph.resolve.people.roll import Roll

CLEARLY = 0.2  # by how much one pair must belong together more than any other
LISTED = 5.0  # what the full council's lists weigh: more than any number of bodies
SECOND = 2.0  # what it weighs that both tell of one second name
SOON = 200  # days around the sights on a body within which a seat there may be theirs
APART = 365  # days without sight after which an open writing on a body may be somebody else's
Path = Callable[[Name], str]


class Block:
    """All seats of one surname, side and authority, those included that minutes tell of elsewhere (an appointment).

    `path` gives the path of a writing.
    """

    def __init__(self, seats: Iterable[Seat], path: Path, ruled: Ruled) -> None:
        self._path, self._ruled = path, ruled
        self._all: list[Identity] = []
        self.judgements: list[Judgement] = []
        self._by_name: defaultdict[Name, list[Seat]] = defaultdict(list)
        self._roll = Roll()
        self._twins: defaultdict[Name, set[str | None]] = defaultdict(set)
        for seat in sorted(seats, key=when):
            self._roll.take(seat)
            if seat.twin:
                self._twins[seat.name].add(seat.body)
            else:
                self._by_name[seat.name].append(seat)
        for name in self._twins.keys() & self._by_name.keys():
            self._by_name[name] = [seat._replace(shared=True) for seat in self._by_name[name]]
        left = {name: self._settled(name) for name in self._fullest_first()}
        self._pair()
        self._settle_singly({name: seats for name, seats in left.items() if seats})

    @property
    def identities(self) -> list[Identity]:
        """The people of these seats, without what is only told of them."""
        seen = ((identity, listed(identity.seats)) for identity in self._all)
        return [one if len(seats) == len(one.seats) else Identity.of(seats) for one, seats in seen if seats]

    def _fullest_first(self) -> list[Name]:
        return sorted(self._by_name, key=lambda name: (*(-n for n in name.fullness), name.key))

    def candidates(self, name: Name) -> list[Identity]:
        """Whom a writing can mean, as far as the name and people's judgements tell."""
        mine = self._path(name)
        return [i for i in self._all if i.fits(name) and not self._ruled_out(mine, i)]

    def _ruled_out(self, path: str, identity: Identity) -> bool:
        return any(self._ruled.apart(path, self._path(name)) for name in identity.names)

    def _settled(self, name: Name) -> list[Seat]:
        """Settles the seats of a writing that fits one identity or none; returns those that are left to settle singly.

        Where both stand in one list, the writing is somebody else's there, and could be either's elsewhere.
        """
        seats, found = self._by_name[name], self.candidates(name)
        if name in self._twins:
            return seats
        if (
            not found
            or (len(name.given) > 1 and len(found) > 1)
            or (len(found) == 1 and self._has_rival(name, found[0]))
        ):
            self._new(seats)
            return []
        if len(found) > 1:
            return seats
        beside = [seat for seat in seats if seat.meeting in found[0].meetings]
        if beside:
            self._new(beside)
            return [seat for seat in seats if seat.meeting not in found[0].meetings]
        self._join(name, found[0], seats, "nobody else of the authority fits")
        return []

    def _has_rival(self, name: Name, identity: Identity) -> bool:
        """Whether another writing fits as well, and is somebody else: `K F` and `K K` both fit `Katherine`.

        Somebody else is who has another second name, or stands in one list with this writing.
        """
        here = {seat.meeting for seat in self._by_name[name]}
        return any(
            other != name
            and other not in identity.names
            and identity.fits(other)
            and (other_middle(name, other) or any(seat.meeting in here for seat in seats))
            for other, seats in self._by_name.items()
        )

    def _new(self, seats: list[Seat]) -> None:
        self._all.append(Identity())
        self._give(self._all[-1], seats)

    def _give(self, identity: Identity, seats: list[Seat]) -> None:
        identity.add(seats)
        self._roll.settle(identity, seats)

    def _join(self, name: Name, identity: Identity, seats: list[Seat], why: str) -> None:
        self._say(name, identity, "same", Feature(why, 3.0), seats)
        self._give(identity, seats)

    def _pair(self) -> None:
        """Joins the two identities that belong together clearly more than with anybody else, while there are such."""
        while (pair := _clearest(self._scores())) is not None:
            one, other = (self._all[n] for n in pair)
            by_roll = self._roll.on_council(one, other) or self._roll.on_council(other, one)
            why = "the council's lists of that time name nobody else" if by_roll else "nobody else fits on these bodies"
            self._join(fullest(other), one, other.seats, why)
            del self._all[pair[1]]

    def _scores(self) -> dict[tuple[int, int], float]:
        return {pair: score for pair in combinations(range(len(self._all)), 2) if (score := self._affinity(*pair))}

    def _affinity(self, a: int, b: int) -> float:
        """How many bodies both are seen on about one time, and how much their times are one; 0 where they are two."""
        one, other = self._all[a], self._all[b]
        if not one.may_be(other) or self._ruled_out(self._path(fullest(other)), one):
            return 0.0
        here = one.spans.keys() & other.spans.keys() - {None}
        shared = sum(any(one.near(body, day) for day in other.spans[body]) for body in here)
        only = LISTED if self._roll.on_council(one, other) or self._roll.on_council(other, one) else 0.0
        second = SECOND if any(same_middle(a, b) for a in one.names for b in other.names) else 0.0
        if not (shared or only or second):
            return 0.0
        times = overlap(one.spans[None], other.spans[None]) if one.spans and other.spans else 0.0
        return only + second + shared + self._roll.shared(one, other) + times

    def _settle_singly(self, left: dict[Name, list[Seat]]) -> None:
        """Seats of writings that could be several people's: whoever is settled helps to settle the others."""
        while sum(self._chosen_seats(name, left) for name in left):
            pass
        for name, seats in left.items():
            found = self.candidates(name)
            for theirs in self._open(name, self._not_ruled(name, seats, found)):
                for identity in found:
                    self._say(name, identity, "unsure", Feature("several fit", -1.0), theirs)
                self._new(theirs)

    def _open(self, name: Name, seats: list[Seat]) -> Iterator[list[Seat]]:
        """Open seats of a writing that are one person's: those on one body, unless two of that name sit there."""
        of_body: defaultdict[str, list[list[Seat]]] = defaultdict(list)
        for seat in seats:
            runs = of_body[seat.body or ""]
            far = not runs or (seat.day or 0) - (runs[-1][-1].day or 0) > APART
            if far or seat.body in self._twins.get(name, ()):
                runs.append([])
            runs[-1].append(seat)
        for _, runs in sorted(of_body.items()):
            yield from runs

    def _not_ruled(self, name: Name, seats: list[Seat], found: list[Identity]) -> list[Seat]:
        """Gives seats to the one whom a person said that this writing means; returns those that are still open."""
        mine, together = self._path(name), self._ruled.together
        meant = [identity for identity in found if any(together(mine, self._path(n)) for n in identity.names)]
        if len(meant) != 1:
            return seats
        left = [seat for seat in seats if seat.meeting in meant[0].meetings]
        self._give(meant[0], [seat for seat in seats if seat not in left])
        return left

    def _chosen_seats(self, name: Name, left: dict[Name, list[Seat]]) -> bool:
        """Gives each seat of a writing to whom it must mean; what is still open stays in `left`. True if any was."""
        found = self.candidates(name)
        if name in self._twins and len(found) < 2:
            return False
        chosen: defaultdict[int, list[Seat]] = defaultdict(list)
        for seat in left[name]:
            if (who := self._chosen(seat, found)) is not None and _seen(found[who], seat):
                chosen[who].append(seat)
        for who, seats in sorted(chosen.items()):
            self._join(name, found[who], seats, "the only one who fits on that body at that time")
        given = {seat.node for seats in chosen.values() for seat in seats}
        left[name] = [seat for seat in left[name] if seat.node not in given]
        return bool(given)

    def _chosen(self, seat: Seat, found: list[Identity]) -> int | None:
        """The place of the one whom a seat can mean, by one list, one council, one body and one time, in that order."""
        left = [n for n, identity in enumerate(found) if seat.meeting not in identity.meetings]
        for narrower in self._narrower(seat, found):
            fewer = [n for n in left if narrower(n)]
            if len(fewer) == 1:
                return fewer[0]
            left = fewer or left
        return left[0] if len(left) == 1 else None

    def _narrower(self, seat: Seat, found: list[Identity]) -> Iterator[Callable[[int], bool]]:
        yield lambda n: any(same_middle(seat.name, name) for name in found[n].names)
        can_sit = self._roll.can_sit(seat, found)
        yield lambda n: any(found[n] is who for who in can_sit)
        if seat.day is not None:
            term = (seat.body, year_of(seat.day))
            yield lambda n: term in found[n].terms
        yield lambda n: found[n].near(seat.body, seat.day)
        yield lambda n: found[n].near(None, seat.day)
        yield lambda n: found[n].near(seat.body, seat.day, 0)

    def _say(self, name: Name, identity: Identity, verdict: Verdict, why: Feature, seats: list[Seat]) -> None:
        """Says it of writings that stand in a list: what is only told has no path."""
        known, hangs = listed(identity.seats), len(listed(seats))
        if not known or not any(seat.name == name for seat in seats if seat.how is not How.TOLD):
            return
        one, other = self._path(name), self._path(max((s.name for s in known), key=lambda n: (n.fullness, n.key)))
        if one != other:
            features = (Feature("the names fit", 1.0 + len(name.given)), why)
            self.judgements.append(Judgement(one, other, verdict, "rule", features, hangs))


def _seen(who: Identity, seat: Seat) -> bool:
    """Whether somebody holds a seat in that year, or sits on that body about then: who does not is hardly meant."""
    return seat.day is None or year_of(seat.day) in who.years or not who.years or who.near(seat.body, seat.day, SOON)


def listed(seats: Iterable[Seat]) -> list[Seat]:
    """Without what is only told."""
    return [seat for seat in seats if seat.how is not How.TOLD]


def _clearest(scores: dict[tuple[int, int], float]) -> tuple[int, int] | None:
    """The pair of the highest score, of those that score clearly more than any other pair with either of the two."""
    for pair, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        others = (s for p, s in scores.items() if p != pair and (pair[0] in p or pair[1] in p))
        if score >= max(others, default=0.0) + CLEARLY:
            return pair
    return None
