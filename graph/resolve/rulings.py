"""What people wrote into judgements.yaml: pairs ruled same or different, and those that contradict each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

Pair = tuple[str, str, bool]  # two paths, and whether they are one and the same
KINDS = {"person": "person", "body": "body", "matter": "matter", "item": "matter"}


class Ruling(NamedTuple):
    """A person's judgement about two paths. `line` is where it stands in the file; `when` is a date as written."""

    one: str
    other: str
    same: bool
    line: int
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def kind(self) -> str:
        """`person`, `body` or `matter`; empty where the paths are of no such thing or of two kinds."""
        kinds = {KINDS.get(path.partition("/")[0], "") for path in (self.one, self.other)}
        return kinds.pop() if len(kinds) == 1 else ""


class Mistake(NamedTuple):
    """What is wrong in a line of the file and what to do about it, in one sentence."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"{FILE}:{self.line}: {self.words}"


FILE = "judgements.yaml"


def settled(rulings: Iterable[Ruling], name: Callable[[str], str] = str) -> tuple[list[Pair], list[Mistake]]:
    """The pairs that hold together, with all that follows from them, and a mistake for each ruling that does not.

    `name` gives the one path by which a thing goes here. Of two rulings on one pair the later counts: a person may
    think again. One that contradicts several others together is left out itself: what stands before it stays.
    """
    kept = Classes()
    for one, other, ruling in latest(rulings, name):
        kept.take(one, other, ruling)
    return sorted(kept.pairs()), kept.mistakes


def latest(rulings: Iterable[Ruling], name: Callable[[str], str]) -> list[tuple[str, str, Ruling]]:
    """The last ruling on each pair with the paths by which its ends go, in the order of the file."""
    found: dict[frozenset[str], tuple[str, str, Ruling]] = {}
    for ruling in sorted(rulings, key=lambda ruling: ruling.line):
        one, other = name(ruling.one), name(ruling.other)
        found.pop(frozenset((one, other)), None)
        found[frozenset((one, other))] = one, other, ruling
    return list(found.values())


class Classes:
    """Paths ruled the same, class by class, and the classes ruled different."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self._members: dict[str, list[str]] = {}
        self._home: dict[str, str] = {}
        self._foes: defaultdict[str, dict[str, tuple[str, str, int]]] = defaultdict(dict)
        self._joined: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def take(self, one: str, other: str, ruling: Ruling) -> None:
        """Lets a ruling count, or notes why it cannot."""
        a, b = self._class(one), self._class(other)
        if one == other and not ruling.same:
            self.mistakes.append(Mistake(ruling.line, f"{ruling.one} and {ruling.other} are one item; take this away"))
        elif ruling.same and b in self._foes[a]:
            foe, friend, line = self._foes[a][b]
            near, far = (foe, friend) if self._home[foe] == a else (friend, foe)
            self._contradicts(ruling, "different", {line, *self._lines(one, near), *self._lines(other, far)})
        elif not ruling.same and a == b:
            self._contradicts(ruling, "the same", self._lines(one, other))
        elif ruling.same:
            self._joined[one][other] = self._joined[other][one] = ruling.line
            self._join(a, b)
        else:
            self._foes[a][b] = self._foes[b][a] = one, other, ruling.line

    def pairs(self) -> Iterator[Pair]:
        """Every member with the first of its class, and every two members of classes ruled different."""
        for home, members in self._members.items():
            first, *others = sorted(members)
            yield from ((first, other, True) for other in others)
            for foe in self._foes[home]:
                yield from ((a, b, False) for a in members for b in self._members[foe] if a < b)

    def _class(self, path: str) -> str:
        if path not in self._home:
            self._home[path], self._members[path] = path, [path]
        return self._home[path]

    def _join(self, a: str, b: str) -> None:
        if a == b:
            return
        for path in self._members[b]:
            self._home[path] = a
        self._members[a] += self._members.pop(b)
        for foe, said in self._foes.pop(b, {}).items():
            del self._foes[foe][b]
            self._foes[a][foe] = self._foes[foe][a] = said

    def _lines(self, one: str, other: str) -> set[int]:
        """The lines by which two paths of a class are the same, by the fewest steps."""
        before: dict[str, tuple[str, int]] = {one: (one, 0)}
        queue = deque([one])
        while queue and other not in before:
            here = queue.popleft()
            for there, line in sorted(self._joined[here].items()):
                if there not in before:
                    before[there] = here, line
                    queue.append(there)
        lines = set()
        while other != one:
            other, line = before[other]
            lines.add(line)
        return lines

    def _contradicts(self, ruling: Ruling, are: str, lines: set[int]) -> None:
        where = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, sorted(lines)))}"
        words = f"contradicts {where}, by which {ruling.one} and {ruling.other} are {are}; take one of them away"
        self.mistakes.append(Mistake(ruling.line, words))
