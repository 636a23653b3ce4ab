"""Identities of several surnames that are one person: what people ruled, a surname that grew, a slip of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from graph.resolve.judgements import Feature, Judgement, Ruled
from graph.resolve.people.identities import Identity, Seat, Side, fullest, path_of, when
from graph.resolve.people.names import Name, fits, one_word, other_middle, same_middle

Found = tuple[Side, Identity]
SOON = 300  # days between the last sight of an old surname and the first of the new one, at most
FEW, MANY = 2, 3  # a slip stands at most so often; whom it means is seen at least so often on that body


def doubles_joined(blocks: dict[tuple[Side, str], list[Seat]]) -> dict[tuple[Side, str], list[Seat]]:
    """`A Hill Brown` is `A Hill-Brown` where the authority knows that double surname."""
    found: defaultdict[tuple[Side, str], list[Seat]] = defaultdict(list)
    for (side, _), seats in sorted(blocks.items()):
        known: dict[Name, tuple[Name, str]] = {}
        for seat in seats:
            if seat.name not in known:
                double = doubled(seat.name)
                name = double if (side, double.surname) in blocks else seat.name
                known[seat.name] = name, path_of(side, name)
            name, path = known[seat.name]
            found[side, name.surname].append(seat._replace(name=name, path=path))
    return dict(found)


def doubled(name: Name) -> Name:
    """`A Hill Brown` as `A Hill-Brown`."""
    return Name(name.given[:-1], f"{name.given[-1]}-{name.surname}") if name.given else name


def unite(found: list[Found], ruled: Ruled) -> tuple[list[Found], list[Judgement]]:
    """The identities with those joined that are one person, and what was judged about them by rule."""
    homes = list(range(len(found)))
    said: list[Judgement] = []

    def home(n: int) -> int:
        while homes[n] != n:
            n = homes[n]
        return n

    for one, other, judgement in (*renamed(found), *slips(found)):
        if not ruled.apart(judgement.one, judgement.other):
            homes[max(home(one), home(other))] = min(home(one), home(other))
            said.append(judgement)
    for one, other in _as_ruled(found, ruled):
        homes[max(home(one), home(other))] = min(home(one), home(other))
    joined: defaultdict[int, list[Identity]] = defaultdict(list)
    for n, (_, identity) in enumerate(found):
        joined[home(n)].append(identity)
    whole = ((found[n][0], one_of(identities)) for n, identities in joined.items())
    return [part for pair in whole for part in parted(pair, ruled)], said


def one_of(identities: list[Identity]) -> Identity:
    """All that these have seen, as one."""
    if len(identities) == 1:
        return identities[0]
    return Identity.of(seat for identity in identities for seat in identity.seats)


def _as_ruled(found: list[Found], ruled: Ruled) -> Iterator[tuple[int, int]]:
    """Places of identities that people said to be one, and of what bears nothing but a writing that is somebody's."""
    units = units_of(found, ruled) if ruled.same else {}
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for n, (_, identity) in enumerate(found if ruled.same else ()):
        if len(paths := {seat.path for seat in identity.seats}) == 1:
            alone[paths.pop()].append(n)
    for a, b in ruled.same:
        if a in units and b in units:
            yield units[a], units[b]
            for mine, theirs in ((a, units[b]), (b, units[a])):
                meetings = found[theirs][1].meetings
                yield from ((n, theirs) for n in alone[mine] if meetings.isdisjoint(found[n][1].meetings))


def parted(found: Found, ruled: Ruled) -> list[Found]:
    """An identity taken apart where a person said that two of its writings are different.

    What people said to be the same stays together; all else goes with the earliest that it may go with.
    """
    side, identity = found
    paths = sorted({seat.path for seat in identity.seats})
    if not any(ruled.apart(a, b) for a, b in combinations(paths, 2)):
        return [found]
    parts: list[Identity] = []
    for seats in _ruled_one(identity, ruled):
        fit = (part for part in parts if not any(ruled.apart(a.path, b.path) for a in seats for b in part.seats))
        part = next(fit, None)
        if part is None:
            parts.append(part := Identity())
        part.add(seats)
    return [(side, part) for part in parts]


def _ruled_one(identity: Identity, ruled: Ruled) -> list[list[Seat]]:
    """The seats of each writing, with those of the writings that people said to be the same; the earliest first."""
    groups: list[list[Seat]] = []
    for seat in sorted(identity.seats, key=when):
        mine = (g for g in groups if g[0].path == seat.path or ruled.together(g[0].path, seat.path))
        if (group := next(mine, None)) is None:
            groups.append(group := [])
        group.append(seat)
    return groups


def renamed(found: list[Found]) -> Iterator[tuple[int, int, Judgement]]:
    """Another surname from some day on: `Ann Hill` who is `Ann Hill-Brown`, `Ann K Hill` who is `Ann K Brown`.

    The bodies are the same, nobody else could be meant, and where the surname is quite another one, so is the second
    name the same.
    """
    by_given = _by_given(found)
    for n, (side, identity) in enumerate(found):
        before = [m for m in by_given.get((side, _given(identity)), ()) if _became(found[m][1], identity)]
        after = [m for m in by_given.get((side, _given(identity)), ()) if len(before) == 1 and m != n]
        rivals = [m for m in after if _became(found[before[0]][1], found[m][1])]
        if len(before) == 1 and not rivals:
            yield before[0], n, _said(side, found[before[0]][1], identity, "another surname from then on")


def _became(before: Identity, after: Identity) -> bool:
    """Whether one is seen until the other is, on one body at least, under the same given names."""
    bodies = (before.spans.keys() & after.spans.keys()) - {None}
    if not bodies or not _same_given(before, after) or not before.meetings.isdisjoint(after.meetings):
        return False
    soon = before.spans[None][1] <= after.spans[None][0] <= before.spans[None][1] + SOON
    return soon and (_is_part(before, after) or (_one_full_name(before, after) and _sits_on(before, after)))


def _one_full_name(one: Identity, other: Identity) -> bool:
    """Whether first names written out and second names agree, whatever the surname and in whichever writing."""
    written_out = min(len((fullest(identity).given or ("",))[0]) for identity in (one, other)) > 1
    return written_out and any(same_middle(a, b) for a in one.names for b in other.names)


def _sits_on(before: Identity, after: Identity) -> bool:
    """Whether they share a body that not everybody is on, where each is on such a one."""
    mine, theirs = ({body for body in one.spans if body and not body.endswith("/council")} for one in (before, after))
    return not (mine and theirs) or not mine.isdisjoint(theirs)


def _is_part(before: Identity, after: Identity) -> bool:
    """Whether a surname became part of a double one."""
    old, new = ({name.surname for name in identity.names} for identity in (before, after))
    return any(surname in double.split("-") for surname in old for double in new - old)


def _given(identity: Identity) -> str:
    return (fullest(identity).given or ("",))[0][:1]


def _same_given(one: Identity, other: Identity) -> bool:
    """Both have given names, and they fit whatever the surname, in all writings."""
    mine, theirs = fullest(one), fullest(other)
    if not (mine.given and theirs.given and one_word(mine.given[0], theirs.given[0]) and _fit(mine, theirs)):
        return False
    return not any(other_middle(a, b._replace(surname=a.surname)) for a in one.names for b in other.names)


def _fit(one: Name, other: Name) -> bool:
    return fits(one, other._replace(surname=one.surname))


def slips(found: list[Found]) -> Iterator[tuple[int, int, Judgement]]:
    """A surname seen once or twice, a letter from that of somebody of the same given names who sits there."""
    near: defaultdict[tuple[Side, str], list[int]] = defaultdict(list)
    for n, (side, identity) in enumerate(found):
        for key in sorted({key for name in identity.names for key in _shortened(name.surname)}):
            near[side, key].append(n)
    for n, (side, identity) in enumerate(found):
        if len(identity.meetings) > FEW:
            continue
        keys = sorted({key for name in identity.names for key in _shortened(name.surname)})
        others = sorted({m for key in keys for m in near[side, key] if m != n})
        meant = [m for m in others if _meant(identity, found[m][1])]
        if len(meant) == 1:
            yield meant[0], n, _said(side, found[meant[0]][1], identity, "a letter apart, on that body at that time")


def _meant(slip: Identity, other: Identity) -> bool:
    if len(other.meetings) < MANY or not _same_given(slip, other) or not slip.meetings.isdisjoint(other.meetings):
        return False
    return all(other.near(seat.body, seat.day, 0) for seat in slip.seats)


def _shortened(surname: str) -> set[str]:
    """The surname, and what is left of it without one letter: two of one letter's difference share one of these."""
    return {surname, *(surname[:at] + surname[at + 1 :] for at in range(len(surname)) if len(surname) > 3)}


def _by_given(found: list[Found]) -> dict[tuple[Side, str], list[int]]:
    """By first initial, where there is one."""
    known: defaultdict[tuple[Side, str], list[int]] = defaultdict(list)
    for n, (side, identity) in enumerate(found):
        if initial := _given(identity):
            known[side, initial].append(n)
    return known


def _said(side: Side, one: Identity, other: Identity, why: str) -> Judgement:
    features = (Feature("the given names fit", 2.0), Feature(why, 2.0))
    first, second = path_of(side, fullest(one)), path_of(side, fullest(other))
    return Judgement(first, second, "same", "rule", features, len(other.seats))


def identifiers(found: Iterable[Found], ruled: Ruled) -> dict[str, Found]:
    """Path → identity: that of the first writing that is more than a surname; of two the one seen first keeps it.

    A writing that a person said to be somebody's is the path of nobody else, and one that a list holds twice of nobody.
    """
    ordered = sorted(found, key=lambda pair: _first(pair[1]))
    said, made = _said_to_be([identity for _, identity in ordered], ruled), dict[str, Found]()
    for side, identity in ordered:
        seat = first_seat(identity)
        free = not seat.shared and seat.path not in made and said.get(seat.path, identity) is identity
        made[seat.path if free else f"person/{seat.node.removeprefix('attendance/')}"] = (side, identity)
    return made


def _said_to_be(identities: list[Identity], ruled: Ruled) -> dict[str, Identity]:
    """Path of a writing → the one whose it is, as a person said."""
    told: dict[str, Identity] = {}
    for identity in identities if ruled.same else ():
        paths = {seat.path for seat in identity.seats}
        told |= {a: identity for a, b in permutations(sorted(paths), 2) if ruled.together(a, b)}
    return told


def first_seat(identity: Identity) -> Seat:
    """The earliest with a given name or initial, else the earliest."""
    return min(identity.seats, key=lambda seat: (not seat.name.given, *when(seat)))


def _first(identity: Identity) -> tuple[int, str, str]:
    return when(first_seat(identity))


def units_of(found: list[Found], ruled: Ruled) -> dict[str, int]:
    """Every path that a writing or an identity of these can be called by → the place of the identity it means.

    Where several people are written so: the one whom a person said to be meant, else the one who was first.
    """
    units: dict[str, int] = {}
    places = {id(identity): n for n, (_, identity) in enumerate(found)}
    ordered = [identity for _, identity in sorted(found, key=lambda pair: _first(pair[1]))]
    for identity in ordered:
        for seat in sorted(identity.seats, key=when):
            units.setdefault(seat.path, places[id(identity)])
    units |= {path: places[id(identity)] for path, identity in _said_to_be(ordered, ruled).items()}
    return units | {path: places[id(identity)] for path, (_, identity) in identifiers(found, ruled).items()}


def redirects(found: list[Found], ruled: Ruled) -> dict[str, str]:
    """Every such path that is no identifier → the identifier of the one it means."""
    ids = {id(identity): path for path, (_, identity) in identifiers(found, ruled).items()}
    meant = {path: ids[id(found[n][1])] for path, n in units_of(found, ruled).items()}
    return {path: person for path, person in sorted(meant.items()) if path != person}
