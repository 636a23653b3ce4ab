"""Which writings of an authority are one body: pairs judged with what speaks for and against, then joined.

Writings of the same words are one body. Of others, one that is short for exactly one other, that is its initials, that
has its meeting days, or that a document says was renamed. Two that met side by side are two; what is open is unsure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from graph.resolve.bodies.body_names import LITTLE, BodyName, initials, is_abbreviation, tells_apart
from graph.resolve.bodies.body_units import Told, Unit
from graph.resolve.judgements import Feature, Judgement, Ruled, Verdict

SURE, OPEN = 3.0, 1.0  # together at least so much for the same, for unsure
MOST_UNSURE = 4  # pairs of one writing that are laid before people
Words = frozenset[str]


class Pair(NamedTuple):
    """Two places in the list of groups, and what speaks."""

    one: int
    other: int
    features: tuple[Feature, ...]

    @property
    def weight(self) -> float:
        return sum(feature.weight for feature in self.features)


def pair_of(one: int, other: int, features: Iterable[Feature]) -> Pair:
    """A pair, the better known writing first."""
    return Pair(min(one, other), max(one, other), tuple(features))


class Groups:
    """The writings of one authority, those of the same words together, and which of them are one body."""

    def __init__(self, units: Iterable[Unit], told: Told | None, ruled: Ruled) -> None:
        self._ruled, self._told = ruled, told or Told({}, set())
        self.groups: list[list[Unit]] = []
        self.judgements: list[Judgement] = []
        self._open: Counter[str] = Counter()
        self._by_words(
            sorted(units, key=lambda unit: (not unit.met, min(unit.days | unit.told, default="9"), unit.path))
        )
        self._index()
        self._as_ruled()
        found: dict[tuple[int, int], Pair] = {}
        for pair in sorted(self._pairs(), key=lambda pair: (-pair.weight, pair)):
            found.setdefault(pair[:2], pair)
        for pair in found.values():
            self._judge(pair)

    def of_words(self, words: Words) -> int | None:
        """The group whose writings have these words."""
        return self._home(self._places[words]) if words in self._places else None

    def whole(self, name: BodyName) -> int | None:
        """The group that a sub-committee, or one of several of a name, is a part of."""
        plain = frozenset(word for word in name.words if not tells_apart([word]))
        larger = plain - {"subcommittee"} | {"committee"} if name.head == "subcommittee" else plain
        tried = [words for words in (plain, larger) if words != name.words and words & name.topic]
        return next((place for words in tried if (place := self.of_words(words)) is not None), None)

    def _home(self, place: int) -> int:
        while self._joined[place] != place:
            place = self._joined[place]
        return place

    def _first(self, place: int) -> Unit:
        return self.groups[place][0]

    def _by_words(self, units: list[Unit]) -> None:
        """Writings of the same words, or of the same single body, unless a person said otherwise."""
        self._places: dict[Words, int] = {}
        for unit in units:
            same = frozenset([f"the {unit.name.single}"]) if unit.name.single else unit.name.words
            place = self._places.get(same)
            if place is not None and not any(self._ruled.apart(unit.path, other.path) for other in self.groups[place]):
                why = "another name of the one body" if unit.name.single else "the same words"
                self._say(self._first(place), unit, "same", (Feature(why, SURE + 1),))
                self.groups[place].append(unit)
            else:
                self.groups.append([unit])
                self._places.setdefault(same, len(self.groups) - 1)
        self._joined = list(range(len(self.groups)))
        self._members = list(self.groups)

    def _index(self) -> None:
        """Where each word stands, and each word but for a letter; names of another head are never one body."""
        self._of_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._of_slip: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, name in enumerate(group[0].name for group in self.groups):
            for word in name.topic:
                self._of_word[name.head, word].append(place)
                for nearly in _nearly(word):
                    self._of_slip[name.head, nearly].append(place)

    def _pairs(self) -> Iterator[Pair]:
        for old, new in sorted(self._told.renamed, key=lambda pair: (sorted(pair[0]), sorted(pair[1]))):
            if old in self._places and new in self._places and old != new:
                feature = Feature("a document says that it was renamed", SURE + 2)
                yield pair_of(self._places[old], self._places[new], (feature,))
        for place, group in enumerate(self.groups):
            if not group[0].name.single:
                yield from self._abbreviation(place, group)
                yield from self._near(place, group[0])

    def _abbreviation(self, place: int, group: list[Unit]) -> Iterator[Pair]:
        """Initials: what a document says they stand for, else the only body that they fit."""
        short = group[0].name.key.replace("-", "")
        if not all(is_abbreviation(written) for unit in group for written in (*unit.met, *unit.named)):
            return
        stated = [self._places[words] for words in self._told.short.get(short, ()) if words in self._places]
        fitting = [n for n, other in enumerate(self.groups) if n != place and initials(other[0].name.text) == short]
        found, why = (
            (stated, "a document gives it as its initials") if stated else (fitting, "the only one with these initials")
        )
        if len(set(found)) == 1 and (stated or len(short) > 2):
            yield pair_of(place, found[0], (Feature(why, SURE),))

    def _near(self, place: int, unit: Unit) -> Iterator[Pair]:
        """Names that hold this one or nearly do. Each pair once: from the writing that is less well known."""
        head = unit.name.head
        rare = sorted(unit.name.topic, key=lambda word: (len(self._of_word[head, word]), word))[:2]
        near = [self._of_word[head, word] for word in rare]
        near += [self._of_slip[head, nearly] for word in unit.name.topic for nearly in _nearly(word)]
        around = sorted({n for places in near for n in places} - {place})
        told = [(n, said) for n in around if (said := list(self._features(unit, place, n)))]
        longer = [n for n, said in told if said[0].name in HELD and self._first(n).name.words > unit.name.words]
        for n, said in told:
            if longer == [n] and not unit.met:
                little = unit.name.leaves_out_little(self._first(n).name)
                said.append(Feature("no other name holds it", 2.0 if little else 1.0))
            if place > n or longer:
                yield pair_of(place, n, said)

    def _features(self, unit: Unit, place: int, other_place: int) -> Iterator[Feature]:
        """What speaks for one body and against; nothing where the names are those of two."""
        other = self._first(other_place)
        likeness = _likeness(unit.name.words, other.name.words)
        if other.name.single or unit.name.head != other.name.head or likeness is None:
            return
        yield likeness
        one, two = self.groups[place], self.groups[other_place]
        days = len((_told(one) & _days(two)) | (_told(two) & _days(one)))
        if days and not (_days(one) and _days(two)):
            yield Feature("met on days that are given for the other", min(2.0 * days, 4.0))
        yield from _in_time(one, two)

    def _judge(self, pair: Pair) -> None:
        one, other = self._home(pair.one), self._home(pair.other)
        first, second = self._first(pair.one), self._first(pair.other)
        if one == other or not self._may_join(one, other):
            return
        if pair.weight >= SURE:
            self._join(one, other)
            self._say(first, second, "same", pair.features)
        elif pair.weight >= OPEN and max(self._open[first.path], self._open[second.path]) < MOST_UNSURE:
            self._open.update((first.path, second.path))
            self._say(first, second, "unsure", pair.features)
        elif pair.weight < 0:
            self._say(first, second, "different", pair.features)

    def _may_join(self, one: int, other: int) -> bool:
        mine, theirs = self._members[one], self._members[other]
        return not any(self._ruled.apart(a.path, b.path) for a in mine for b in theirs)

    def _join(self, one: int, other: int) -> None:
        home, gone = min(one, other), max(one, other)
        self._joined[gone] = home
        self._members[home] = [*self._members[home], *self._members[gone]]

    def _as_ruled(self) -> None:
        """Joins what people said is one body."""
        of_path = {unit.path: n for n, group in enumerate(self.groups) for unit in group}
        for n, group in enumerate(self.groups):
            if group[0].name.single:
                of_path.setdefault(f"{group[0].path.rsplit('/', 1)[0]}/{group[0].name.single}", n)
        for one, other in self._ruled.same:
            if one in of_path and other in of_path and self._home(of_path[one]) != self._home(of_path[other]):
                self._join(self._home(of_path[one]), self._home(of_path[other]))

    def clusters(self) -> list[list[Unit]]:
        """The writings of each body, the best known first."""
        found: dict[int, list[Unit]] = {}
        for n, group in enumerate(self.groups):
            found.setdefault(self._home(n), []).extend(group)
        return list(found.values())

    def _say(self, one: Unit, other: Unit, verdict: Verdict, features: Iterable[Feature]) -> None:
        self.judgements.append(Judgement(one.path, other.path, verdict, "rule", tuple(features), other.hangs))


PART, BUT_FOR_LITTLE = "one name is part of the other", "the same words but for little ones"
HELD = (PART, BUT_FOR_LITTLE)


def _likeness(one: Words, other: Words) -> Feature | None:
    """How two names of one head are alike; None where they are two names."""
    plain, plain_other = one - LITTLE, other - LITTLE
    different = plain ^ plain_other
    if not different:
        return Feature(BUT_FOR_LITTLE, 2.0)
    if tells_apart(different):
        return None
    if plain < plain_other or plain_other < plain:
        return Feature(PART, 1.0)
    if len(different) == 2 and _letter_apart(*sorted(different)):
        return Feature("a letter apart", SURE)
    shared = len(plain & plain_other) / len(plain | plain_other)
    return Feature("most words in common", 0.5) if shared > 0.5 else None


def _nearly(word: str) -> set[str]:
    """A long word, and what is left of it without one letter: two that are a letter apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} if len(word) > 5 else set()


def _letter_apart(one: str, other: str) -> bool:
    """One letter more, less or other, in words that are long enough for it to be a slip."""
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :]


def _in_time(one: list[Unit], two: list[Unit]) -> Iterator[Feature]:
    """Two that met side by side are two; where one met after the other, the same members speak for one."""
    days, others = sorted(_days(one)), sorted(_days(two))
    if not days or not others:
        return
    if days[0] <= others[-1] and others[0] <= days[-1]:
        yield Feature("both met in one time", -4.0)
        return
    gap = min(_between(days[-1], others[0]), _between(others[-1], days[0]), key=abs)
    yield Feature("one met after the other", 1.0 if abs(gap) <= 400 else 0.0)
    members, theirs = ({name for unit in group for name in unit.members} for group in (one, two))
    shared = len(members & theirs) / max(1, min(len(members), len(theirs)))
    if shared >= 0.5:
        yield Feature("mostly the same members", 1.0)


def _between(one: str, other: str) -> int:
    first, second = (date.fromisoformat(day if len(day) == 10 else f"{day[:7]}-01") for day in (one, other))
    return (second - first).days


def _days(group: list[Unit]) -> set[str]:
    return {day for unit in group for day in unit.days}


def _told(group: list[Unit]) -> set[str]:
    return {day for unit in group for day in unit.told}
