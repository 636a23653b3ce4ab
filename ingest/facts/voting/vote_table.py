"""Votes in a table: a column for each side, with names below it, marks beside names, or printed totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.facts.voting.rollcall import Side, only_names
from ingest.names import read_people
from ingest.reading import Reading
from ingest.wordings import family
from ontology.record import BallotRow

_COUNT = re.compile(r"\d{1,3}")
_ONLY_COUNT = re.compile(r"[(\[]?\s*(\d{1,3})\s*[)\]]?")
_TOTAL = re.compile(r"(?:grand )?totals?|votes(?: cast)?|number(?: of votes)?", re.IGNORECASE)
_MARK = re.compile(r"[xX✓✔√☑•*1]|[Yy](?:es)?|for|against|abst\w+", re.IGNORECASE)
_MOST_ROWS = 90
_LAID = 3  # spaces that part the columns of a plain text


class Column(msgspec.Struct, kw_only=True):
    """A side's column: where it begins on the line, the total printed in its head, and what stands below."""

    choice: str
    at: int
    count: int | None = None
    ballots: list[BallotRow] = []


class Cell(msgspec.Struct, frozen=True):
    """A cell of a row: its place in the block, and on the printed line."""

    start: int
    end: int
    text: str
    at: int


def vote_table(reading: Reading, blocks: Sequence[int]) -> list[Side]:
    """The sides of a table that begins with the first of `blocks`; empty where none does."""
    if not blocks or reading.blocks[blocks[0]].kind != "row":
        return []
    head = _cells(reading, blocks[0])
    columns = _columns(head)
    if not {"for", "against"} <= {column.choice for column in columns}:
        return []
    named = len(head) > len(columns)  # `Councillor | For | Against`: a row for each person
    laid = _is_laid(reading, blocks[0], head)
    used = [blocks[0]]
    for i in blocks[1:_MOST_ROWS]:
        if reading.blocks[i].kind == "furniture":
            _totals(_cells(reading, i), columns)  # a line of totals looks like a page number
            continue
        if not _row(reading, i, columns, named, laid):
            break
        used.append(i)
    counted = [_side(column, used) for column in columns]
    return counted if sum(side.count is not None for side in counted) >= 2 else []


def _columns(head: Sequence[Cell]) -> list[Column]:
    found: list[Column] = []
    for place, cell in enumerate(head):
        hit = family("vote_sides").match(cell.text)
        if hit is None and place:
            return []
        if hit:
            against = "amendment" in cell.text.lower() and any(column.choice == "for" for column in found)
            choice = "against" if against else hit.meaning  # a vote for the amendment is one against the motion
            number = _COUNT.search(cell.text)
            found.append(Column(choice=choice, at=cell.at, count=int(number.group()) if number else None))
    return found


def _cells(reading: Reading, block: int) -> list[Cell]:
    """The cells of a row; what was read as a label is the first again."""
    here = reading.blocks[block]
    spans = here.cells or ((0, len(here.text)),)
    cells = [
        Cell(a, b, here.text[a:b].strip(), _place(reading, block, a, b)) for a, b in spans if here.text[a:b].strip()
    ]
    if here.label:
        cells.insert(0, Cell(0, 0, here.label, 0))
    return cells


def _place(reading: Reading, block: int, start: int, end: int) -> int:
    """How far into its printed line a cell begins."""
    proof = reading.evidence(block, start, end)
    if not proof:
        return 0
    text = reading.pages[proof[0].page].text
    return proof[0].start - (text.rfind("\n", 0, proof[0].start) + 1)


def _is_laid(reading: Reading, block: int, head: Sequence[Cell]) -> bool:
    """Whether columns stand below each other on the page, so that a place tells a column."""
    proof = reading.evidence(block)
    return len(head) > 1 and bool(proof) and " " * _LAID in proof[0].quote


def _row(reading: Reading, block: int, columns: list[Column], named: bool, laid: bool) -> bool:
    """Reads one row into the columns; False where the table has ended."""
    cells = _cells(reading, block)
    if _totals(cells, columns):
        return True
    if named:
        return _marked(reading, block, cells, columns, laid)
    if not cells or not only_names(reading, block):
        return False
    for place, cell in enumerate(cells):
        column = _column_of(cell, place, len(cells), columns, laid)
        if column:
            column.ballots += _ballots(reading, block, cell, column.choice)
    return True


def _totals(cells: Sequence[Cell], columns: list[Column]) -> bool:
    """`Total | 2 | 3 | 1`, `(12) (4) (2)`."""
    told = [cell.text for cell in cells if not _TOTAL.fullmatch(cell.text.rstrip(" :"))]
    numbers = [match for text in told if (match := _ONLY_COUNT.fullmatch(text))]
    if len(numbers) != len(columns) or len(told) != len(numbers):
        return False
    for column, number in zip(columns, numbers, strict=True):
        column.count = int(number.group(1))
    return True


def _marked(reading: Reading, block: int, cells: Sequence[Cell], columns: list[Column], laid: bool) -> bool:
    """`Cllr Bell | X`: a name, and a mark in one column."""
    if len(cells) != 2 or not _MARK.fullmatch(cells[1].text):
        return len(cells) == 1 and only_names(reading, block)
    column = _column_of(cells[1], -1, 1, columns, laid)
    if column:
        column.ballots += _ballots(reading, block, cells[0], column.choice)
    return True


def _column_of(cell: Cell, place: int, count: int, columns: list[Column], laid: bool) -> Column | None:
    """The column in which a cell stands; None where an empty cell before it was lost."""
    if count == len(columns):
        return columns[place]
    return min(columns, key=lambda column: abs(column.at - cell.at)) if laid else None


def _ballots(reading: Reading, block: int, cell: Cell, choice: str) -> list[BallotRow]:
    found: list[BallotRow] = []
    for person in read_people(cell.text, plural=True):
        start = cell.start + reading.blocks[block].text[cell.start : cell.end].index(cell.text) + person.start
        evidence = reading.evidence(block, start, start + len(person.name))
        found.append(BallotRow(person=person.name, choice=choice, evidence=evidence))  # type: ignore[arg-type]
    return found


def _side(column: Column, blocks: list[int]) -> Side:
    count = column.count if column.count is not None else len(column.ballots) or None
    return Side(choice=column.choice, blocks=list(blocks), count=count, ballots=column.ballots if count else [])
