"""Which rows of a Record say what of the Paper, found by their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from graph.build.keys import Keyed
from tests.worlds.papers import Paper

NEAR_NAME, NEAR_TITLE, NEAR_TEXT = 84, 80, 75
T = TypeVar("T")
R = TypeVar("R")


@dataclass
class Rows:
    """Node ids of what a Paper says; None for what the Record does not have.

    `seats` by place; `moves` (mover's and seconder's node alike) and `interests` by item and place; `items` by place;
    `clauses` by item and place, with the index of the row in the Record's decisions.
    """

    seats: list[str | None]
    items: list[str | None]
    moves: dict[tuple[int, int], str]
    interests: dict[tuple[int, int], str]
    clauses: dict[tuple[int, int], int]


def aligned(paper: Paper, keys: Keyed) -> Rows:
    """What the Record has of the Paper. A row of the Record stands for one thing of the Paper at most."""
    record, ids = keys.record, keys.ids
    seats = _match(paper.seats, record.people, lambda seat, row: _near(seat.name, row.name, NEAR_NAME))
    items = _match(paper.entries, record.items, lambda e, row: _item(e.number, e.title, row.number, row.title))
    nodes = [None if at is None else ids["items"][at] for at in items]
    home = {node: place for place, node in enumerate(nodes) if node is not None}
    moved = [(place, n, m) for place, e in enumerate(paper.entries) for n, m in enumerate(e.moves)]
    declared = [(place, n, name) for place, e in enumerate(paper.entries) for n, (_, name) in enumerate(e.interests)]
    asked = [(place, n, c) for place, e in enumerate(paper.entries) for n, c in enumerate(e.clauses)]
    moves = _match(moved, record.motions, lambda m, row: _moved(m[2].mover_name, row.mover, home, m[0], keys.item(row)))
    said = _match(declared, record.interests, lambda d, row: _near(d[2], _tail(d[2], row.person), NEAR_NAME))
    clauses = _match(asked, record.decisions, lambda c, row: _under(c[2].text, row.text, home, c[0], keys.item(row)))
    return Rows(
        seats=[None if at is None else ids["people"][at] for at in seats],
        items=nodes,
        moves={m[:2]: ids["motions"][at] for m, at in zip(moved, moves, strict=True) if at is not None},
        interests={d[:2]: ids["interests"][at] for d, at in zip(declared, said, strict=True) if at is not None},
        clauses={c[:2]: at for c, at in zip(asked, clauses, strict=True) if at is not None},
    )


def _match(ours: Sequence[T], theirs: Sequence[R], score: Callable[[T, R], float]) -> list[int | None]:
    """For each of ours the one of theirs, the likeliest pairs first; 0 is no pair."""
    pairs = [(-score(one, other), a, b) for a, one in enumerate(ours) for b, other in enumerate(theirs)]
    found: list[int | None] = [None] * len(ours)
    taken: set[int] = set()
    for value, a, b in sorted(pairs):
        if value < 0 and found[a] is None and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def _letters(written: str | None) -> str:
    return re.sub(r"[\W_]+", "", written or "").casefold()


def _tail(name: str, written: str | None) -> str:
    """Without the title that may stand before it."""
    return " ".join((written or "").split()[-len(name.split()) :])


def _near(one: str | None, other: str | None, least: float) -> float:
    ours, theirs = _letters(one), _letters(other)
    score = 101.0 if ours == theirs else fuzz.ratio(ours, theirs)
    return score if ours and score >= least else 0.0


def _item(number: str, title: str, their_number: str | None, their_title: str) -> float:
    same = _letters(number) == _letters(their_number)
    near = _near(title, their_title, NEAR_TITLE)
    return near + (50 if same else 0) if near else 0.0


def _moved(name: str, written: str | None, home: dict[str, int], place: int, item: str | None) -> float:
    return _near(name, _tail(name, written), NEAR_NAME) if item is not None and home.get(item) == place else 0.0


def _under(text: str, written: str, home: dict[str, int], place: int, item: str | None) -> float:
    return _near(text, written, NEAR_TEXT) if item is not None and home.get(item) == place else 0.0


def together(labels: Iterable[tuple[object, object]]) -> tuple[int, int, int]:
    """(true, judged) labels of things → pairs that are together in both, in the judgement, in truth.

    None is a label of nothing: it is together with nothing.
    """
    both: dict[object, int] = {}
    said: dict[object, int] = {}
    true: dict[object, int] = {}
    for truth, judged in labels:
        for counts, label in ((both, (truth, judged)), (said, judged), (true, truth)):
            if label is not None and (counts is not both or None not in (truth, judged)):
                counts[label] = counts.get(label, 0) + 1
    pairs = [sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, said, true)]
    return pairs[0], pairs[1], pairs[2]
