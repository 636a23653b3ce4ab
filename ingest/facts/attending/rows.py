"""A row of an attendance table that has no head: the name, then cells that tell post, office and organisation."""

from __future__ import annotations

import re

from ingest.facts.attending.notes import ORGANISATION, Beside, is_office, read_beside, remote_of, sort_note
from ingest.given import looks_personal
from ingest.names import Named, first_job, read_people, strip_title

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]")
_SEAT = re.compile(r"\b(?:representative|co-?opt(?:ed|ee))\b", re.IGNORECASE)


def headless_row(text: str, plural: bool) -> tuple[Named, Beside, bool] | None:
    """The person of such a row, what stands beside, and False (nobody is told to be absent); None for other rows."""
    cells = [cell.strip() for cell in text.split("\t")]
    more = [cell for cell in cells[1:] if cell]
    if not 2 <= len(cells) <= 5 or not more or any(len(cell) > 160 for cell in cells):
        return None
    people = read_people(cells[0], plural=plural)
    if placed := _place_first(cells, people):
        return placed
    if len(people) != 1 or people[0].after or any(_names_somebody(cell) for cell in more):
        return None
    person = people[0]
    if not any(_tells(cell) for cell in more):
        return None
    beside = read_beside(person)
    for n, cell in enumerate(more):
        _cell(beside, cell, person, last=n > 0 and n == len(more) - 1)
    return person, beside, False


def _place_first(cells: list[str], people: list[Named]) -> tuple[Named, Beside, bool] | None:
    """`South Ashcombe | Councillor A Bell`: two words that could be a name, and are whom the titled person sits for."""
    if len(cells) != 2 or len(people) != 1 or strip_title(cells[0])[1] or not strip_title(cells[1])[1]:
        return None
    if people[0].notes or looks_personal(people[0].name) or _tells(cells[0]):
        return None
    titled = read_people(cells[1])
    return (titled[0], read_beside(titled[0]), False) if len(titled) == 1 else None


def _names_somebody(cell: str) -> bool:
    """Whether a cell is another person, so that the row is columns of names."""
    if strip_title(cell)[1]:
        return True
    people = read_people(cell)
    return bool(people) and looks_personal(people[0].name) and not first_job(cell)


def _tells(cell: str) -> bool:
    bare = _BRACKET.sub("", cell)
    return bool(
        _SEAT.search(bare)
        or first_job(bare)
        or ORGANISATION.search(bare)
        or is_office(bare)
        or remote_of(bare) is not None
    )


def _cell(beside: Beside, cell: str, person: Named, last: bool) -> None:
    bare = _BRACKET.sub("", cell).strip()
    had = bool(beside.posts or beside.offices or person.rank)
    if last and had and not first_job(bare) and not is_office(bare) and bare[:1].isupper():
        if not person.is_councillor or ORGANISATION.fullmatch(bare):
            beside.organisation = beside.organisation or bare
    elif bare:
        sort_note(beside, bare, bracket=person.is_councillor and not _tells(bare), person=person)
    for note in _BRACKET.findall(cell):
        sort_note(beside, note, bracket=True, person=person)
