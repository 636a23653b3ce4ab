"""What is judged about two writings, two bodies or two items: same, different or unsure, with what spoke for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

Verdict = Literal["same", "different", "unsure"]


class Feature(NamedTuple):
    """`weight` is above 0 where it speaks for one and the same, below where against."""

    name: str
    weight: float


class Judgement(NamedTuple):
    """`one` and `other` are paths of elementary units (a name, an item); `hangs` counts the facts that hang on it."""

    one: str
    other: str
    verdict: Verdict
    by: Literal["rule", "person"]
    features: tuple[Feature, ...] = ()
    hangs: int = 0

    @property
    def weight(self) -> float:
        """Of all features together."""
        return sum(feature.weight for feature in self.features)


class Ruled:
    """What people have ruled about pairs of paths; it outranks every rule.

    Pairs that are the same share their first path: each member of a class stands beside the first of it.
    """

    def __init__(self, pairs: Iterable[tuple[str, str, bool]] = ()) -> None:
        self.same: list[tuple[str, str]] = []
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        self._first: dict[str, str] = {}
        for one, other, same in sorted(set(pairs)):
            if same:
                self.same.append((one, other))
                self._first |= {one: one, other: one}
            else:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def apart(self, one: str, other: str) -> bool:
        """Whether a person ruled that the two are different."""
        return other in self._apart.get(one, ())

    def together(self, one: str, other: str) -> bool:
        """Whether people ruled that the two are the same."""
        return one in self._first and self._first[one] == self._first.get(other)
