"""Actions in columns (`Action | Lead | By`), and `ACTION: Clerk` behind a decision."""

from __future__ import annotations

import re

import msgspec

from ingest.dates import find_dates
from ingest.facts.acting.margins import Taken
from ingest.reading import Reading, Section
from ontology.record import ActionRow

_WHAT = re.compile(
    r"(?:agreed )?(?:actions?|tasks?|what|action (?:required|agreed|point)s?|description)", re.IGNORECASE
)
_WHO = re.compile(
    r"(?:action )?(?:lead(?: officer)?|owners?|who|by whom|respons(?:ible|ibility)(?: officer| person)?|officers?"
    r"|assigned to|person responsible|action by|named?)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:by|by when|when|due(?: date)?|deadline|target(?: date)?|date|timescale|completion)", re.IGNORECASE
)
_WHICH = re.compile(r"(?:ref\.?|reference|item(?: no\.?)?|minute(?: no\.?)?|agenda item)", re.IGNORECASE)
_DONE = re.compile(r"\b(?:complete[d]?|closed|done|discharged)\b", re.IGNORECASE)
_LITTLE = frozenset(["the", "to", "of", "a", "and", "on", "for", "in", "by", "be", "with", "that", "would", "will"])
_ENOUGH, _SOME = 0.5, 0.33


class Columns(msgspec.Struct, frozen=True):
    """Which cell of a row holds what; -1 for what is not told."""

    what: int
    who: int
    when: int
    which: int


def read_action_tables(reading: Reading, known: list[Taken]) -> list[Taken]:
    """The rows of tables of actions that the text has not told before."""
    rows: list[Taken] = []
    columns: Columns | None = None
    for section in reading.sections:
        for i in range(section.first, section.last):
            block = reading.blocks[i]
            if block.kind != "row":
                columns = columns if block.kind in ("furniture", "margin") else None
                continue
            cells = [block.text[a:b].strip() for a, b in block.cells]
            if head := _columns(cells):
                columns = head
                reading.take(i)
            elif columns and columns.what < len(cells) and (row := _row(reading, section, i, cells, columns)):
                reading.take(i)
                if told := next((other for _, other, _ in [*known, *rows] if _told(row, other)), None):
                    told.owner, told.due = told.owner or row.owner, told.due or row.due
                else:
                    rows.append((i, row, "table"))
    return rows


def _columns(cells: list[str]) -> Columns | None:
    if len(cells) < 2 or any(len(cell) > 30 for cell in cells):
        return None
    places = {
        name: next((n for n, cell in enumerate(cells) if pattern.fullmatch(cell.strip(" :."))), -1)
        for name, pattern in (("who", _WHO), ("what", _WHAT), ("when", _WHEN), ("which", _WHICH))
    }
    found = Columns(**places)
    return found if found.what >= 0 and found.who >= 0 and found.what != found.who else None


def _row(reading: Reading, section: Section, block: int, cells: list[str], columns: Columns) -> ActionRow | None:
    text = cells[columns.what]
    owner = cells[columns.who] if columns.who < len(cells) else ""
    if len(text.split()) < 2 or (len(cells) > columns.who + 1 and _DONE.search(cells[-1])):
        return None
    when = cells[columns.when] if 0 <= columns.when < len(cells) else ""
    dates = [date.value for date in find_dates(when, reading.year) if len(date.value) == 10]
    which = cells[columns.which] if 0 <= columns.which < len(cells) else ""
    item = _item(reading, which) or section
    return ActionRow(
        id=reading.id("action", item.number, item.part, owner, text),
        item=item.number,
        item_id=item.item_id,
        owner=owner or None,
        text=text,
        due=dates[0] if dates else None,
        evidence=reading.evidence(block),
        confidence=0.8,
    )


def _item(reading: Reading, which: str) -> Section | None:
    """The item that a reference names, whole or by the last of its numbers (`33` of `HWB/23/33`)."""
    told = which.strip(" .()")
    if not told:
        return None
    whole = next((s for s in reading.sections if s.number == told), None)
    main = re.split(r"[.(]", told)[0]
    ends = [s for s in reading.sections if s.number and re.split(r"[/ ]", s.number)[-1] == main]
    return whole or (ends[0] if len(ends) == 1 else None)


def _told(row: ActionRow, other: ActionRow) -> bool:
    """Whether another row tells the same work: in the same words, or of the same owner under the item."""
    x, y = _words(row.text), _words(other.text)
    alike = len(x & y) / max(1, min(len(x), len(y)))
    mine, theirs = row.owner or "", other.owner or ""
    short = theirs.strip(" .") in ["".join(word[0] for word in part.split()) for part in re.split(r"[,/&]| and ", mine)]
    owner = bool(theirs) and (short or bool(_words(mine) & _words(theirs)))
    return (
        alike > _ENOUGH or (owner and alike >= _SOME) or (row.item_id == other.item_id and (alike >= _ENOUGH or owner))
    )


def _words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w+", text.casefold())} - _LITTLE
