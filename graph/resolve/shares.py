"""The documents and rulings of each authority by themselves: what is judged together, and again when any of it changes.

Nothing is ever shared between two authorities, so each is judged by itself: a new document of one costs the others
nothing, and no more than one of them is in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from graph.build.ids import digest
from graph.resolve.rulings import Mistake, Ruling
from graph.resolve.units import UNKNOWN

SHARED = "{} and {} are of two authorities, and nothing is shared between those; take it away"


class Share(NamedTuple):
    """The sha256 of an authority's documents, and the rulings about it; `key` is another when any of it is another."""

    scope: str
    documents: tuple[str, ...]
    rulings: tuple[Ruling, ...]
    key: str


def shares(
    papers: Mapping[str, list[tuple[str, str]]], keys: Mapping[str, str], rulings: Mapping[str, list[Ruling]]
) -> list[Share]:
    """One for each authority of `papers` (as `Authorities.papers`).

    `keys`: document → key of what was read there; `rulings`: those of each authority. A pack may hold papers of two
    authorities; which of them are whose is part of the key.
    """
    return [_share(scope, told, keys, rulings.get(scope, [])) for scope, told in papers.items()]


def _share(scope: str, papers: list[tuple[str, str]], keys: Mapping[str, str], rulings: list[Ruling]) -> Share:
    documents = tuple(dict.fromkeys(document for document, _ in papers))
    told = [(keys[document], path) for document, path in papers]
    ruled = [(ruling.one, ruling.other, ruling.same) for ruling in rulings]
    return Share(scope, documents, tuple(rulings), digest(scope, told, ruled, length=32))


def divided(
    rulings: Iterable[Ruling], owner: Callable[[str], str | None]
) -> tuple[dict[str, list[Ruling]], list[Mistake]]:
    """The rulings about each authority's things, and a mistake for each that is about none or would join two.

    `owner` gives the authority of a path. What of two authorities is ruled different is so without a ruling.
    """
    found: defaultdict[str, list[Ruling]] = defaultdict(list)
    mistakes = []
    for ruling in rulings:
        known = {scope for path in (ruling.one, ruling.other) if (scope := owner(path)) is not None}
        if not known:
            mistakes += [Mistake(ruling.line, UNKNOWN.format(path)) for path in (ruling.one, ruling.other)]
        elif len(known) == 1:
            found[known.pop()].append(ruling)
        elif ruling.same:
            mistakes.append(Mistake(ruling.line, SHARED.format(ruling.one, ruling.other)))
    return found, mistakes
