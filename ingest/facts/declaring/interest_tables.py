"""Declarations of interest in columns: Name | Minute | Interest, with or without a row of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.names import Named, read_people
from ingest.persons import clean_name
from ingest.reading import Reading, Section
from ontology.record import PersonRow

_WHO = re.compile(r"\b(?:councillors?|cllrs?|members?|names?|person|cynghorydd|aelod|declared by|who)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(?:minutes?|items?|agenda|application|number|no\.?|ref(?:erence)?|cofnod|eitem)\b", re.IGNORECASE
)
_WHAT = re.compile(r"\b(?:interests?|nature|type|reasons?|details|declaration|action|natur|buddiant)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:Cllrs?|Councillors?|Ald(?:erman|ermen)?|Mr|Mrs|Ms|Miss|Dr|Bailie|Sir|Dame|Lord|Lady|Rev)\b\.?"
)
_NIL = re.compile(r"(?:none|nil|n/a|[–-])\.?", re.IGNORECASE)


class Told(msgspec.Struct, frozen=True):
    """A row: its block, who declares, what the cell of the number says (None: no such column), and all the rest."""

    block: int
    people: list[Named]
    which: str | None
    rest: str


class Columns(msgspec.Struct):
    """Which cell of a table holds what; -1 for a column that it has not."""

    who: int = -1
    which: int = -1


def table_rows(reading: Reading, section: Section, people: Sequence[PersonRow]) -> list[Told]:
    """What the rows of a table under a heading about interests declare."""
    columns = Columns()
    told: list[Told] = []
    for i in reading.content(section):
        block = reading.blocks[i]
        if block.kind != "row":
            continue
        cells = [block.text[a:b].strip() for a, b in block.cells] or block.text.split("\t")
        if _is_head(cells):
            columns = _columns(cells)
            reading.take(i)
        elif row := _row(i, cells, columns, people, told):
            told.append(row)
    return told


def _is_head(cells: list[str]) -> bool:
    short = all(len(cell) < 45 for cell in cells) and not any(re.search(r"\d", cell) for cell in cells)
    return short and any(_WHO.search(c) for c in cells) and any(_WHICH.search(c) or _WHAT.search(c) for c in cells)


def _columns(cells: list[str]) -> Columns:
    who = next((n for n, cell in enumerate(cells) if _WHO.search(cell)), -1)
    which = next((n for n, cell in enumerate(cells) if n != who and _WHICH.search(cell)), -1)
    return Columns(who, which)


def _row(block: int, cells: list[str], columns: Columns, people: Sequence[PersonRow], told: list[Told]) -> Told | None:
    known = {clean_name(person.name).casefold().split()[-1] for person in people if person.name}
    who = columns.who if 0 <= columns.who < len(cells) else _first_person(cells, known)
    if who < 0 or not any(cell for n, cell in enumerate(cells) if n != who):
        return None
    if not cells[who] and told:
        named = told[-1].people  # the same person's next interest
    else:
        named = _people(cells[who], known)
    rest = " – ".join(cell for n, cell in enumerate(cells) if n != who and cell)
    if not named or _NIL.fullmatch(rest.strip()):
        return None
    which = cells[columns.which] if 0 <= columns.which < len(cells) and columns.which != who else None
    return Told(block, named, which, rest)


def _first_person(cells: list[str], known: set[str]) -> int:
    return next((n for n, cell in enumerate(cells[:3]) if _people(cell, known)), -1)


def _people(cell: str, known: set[str]) -> list[Named]:
    titled = _TITLED.match(cell)
    named = read_people(cell, plural=True, known=True) if len(cell) < 120 else []
    return [n for n in named if titled or n.name.casefold().split()[-1] in known]
