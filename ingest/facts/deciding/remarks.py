"""Entries with a clerk's word behind them: `… Noted` in a list of letters, `NO OBJECTIONS` under an application."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clause import Clause, Piece
from ingest.reading import Reading, Section
from ingest.wordings import family

_PLANNING = re.compile(r"\b(?:planning|applications?|developments?)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?=[A-Z\d/.-]*\d)(?:[A-Z]{1,4}/)?\d{0,4}[A-Z]{0,3}/?\d{2,7}(?:/[A-Z\d]{1,7}){0,3}\b")
_ENTRY = re.compile(
    r"^(?:[A-Z]{1,4}/)?\d{2,6}(?:/[A-Z\d]+)*\b|^[A-Z]{1,4}/\d{2,6}\b|^(?:App|Ref|Planning ref)", re.IGNORECASE
)
_STAMP = re.compile(
    r"(?<=[.)\t:–\d-])\s*(?P<word>AGREED|ADOPTED|ACCEPTED|AUTHORI[SZ]ED|APPROVED|GRANTED|REFUSED|REJECTED|DECLINED)\.?$"
)
_COLUMN = re.compile(
    r"(?:[\w’' ]{0,30} )?(?:observations?|(?:council|parish|community council)(?:['’]s)? (?:comments?|response|view))",
    re.IGNORECASE,
)
_OBJECTS = re.compile(r"OBJECT|Object")
_OUTCOME_HEAD = re.compile(r"(?:committee |panel |council )?(?:decision|outcome|result|determination|resolution)", re.I)
_OUTCOME = re.compile(
    r"(?:(?P<refused>(?:not |un)(?:awarded|approved|granted|supported|successful)|refused|rejected|declined)"
    r"|(?P<put_off>deferred|withdrawn|adjourned)|awarded|approved|granted|agreed|supported|permitted)\b",
    re.IGNORECASE,
)
_MOST, _LEAST = 14, 12  # blocks of an application, letters of an entry


def remarks(reading: Reading, section: Section, blocks: Sequence[int], used: set[int]) -> list[Clause]:
    """A clause for each entry that ends in such a word."""
    found = [clause for i in blocks if i not in used and (clause := _noted(reading, i) or _stamped(reading, i))]
    if _PLANNING.search(section.title) or any(_PLANNING.match(reading.blocks[i].text) for i in blocks[:3]):
        span = range(section.first, section.last)
        shown = [i for i in span if i != section.heading and reading.blocks[i].kind != "furniture"]
        found += _observations(reading, shown, used)
    return found + _tabled(reading, section, blocks, used) + _outcomes(reading, blocks, used)


def _outcomes(reading: Reading, blocks: Sequence[int], used: set[int]) -> list[Clause]:
    """The rows of a table with a column `Decision`: what became of each application for a grant, a licence, leave."""
    found: list[Clause] = []
    cells = 0
    for i in blocks:
        block = reading.blocks[i]
        parts = [part.strip() for part in block.text.split("\t")]
        if block.kind != "row" or i in used:
            continue
        if len(parts) > 1 and _OUTCOME_HEAD.fullmatch(parts[-1]):
            cells = len(parts)
        elif cells and len(parts) == cells and (outcome := _OUTCOME.match(parts[-1])):
            meaning = "lost" if outcome.group("refused") else "put_off" if outcome.group("put_off") else "agreed"
            found.append(_clause(reading, [Piece(i, 0, len(block.text))], meaning, 0.7))
    return found


def _tabled(reading: Reading, section: Section, blocks: Sequence[int], used: set[int]) -> list[Clause]:
    """The rows of a table with a column `Observations`: the council's view of each application or site."""
    found: list[Clause] = []
    cells = 0
    for i in range(max(0, section.first - _MOST), section.last):
        block = reading.blocks[i]
        parts = block.text.split("\t")
        if block.kind == "row" and _COLUMN.fullmatch(parts[-1].strip()) and len(parts) > 1:
            cells = len(parts)
        elif i in used or i not in blocks or block.kind != "row":
            continue
        elif len(parts) == cells and parts[-1].strip() and _REFERENCE.search(parts[0]):
            found.append(_clause(reading, [Piece(i, 0, len(block.text))], "observed", 0.75))
    return found


def _stamped(reading: Reading, block: int) -> Clause | None:
    """`Training plan, draft with papers. ADOPTED`: a word in capitals behind an entry is what became of it."""
    text = reading.blocks[block].text
    hit = _STAMP.search(text[-40:])
    if hit is None or len(text) < _LEAST + len(hit.group()) or reading.blocks[block].kind == "heading":
        return None
    meaning = "lost" if hit.group("word") in ("REFUSED", "REJECTED", "DECLINED") else "agreed"
    return _clause(reading, [Piece(block, 0, len(text))], meaning, 0.7)


def _noted(reading: Reading, block: int) -> Clause | None:
    text = reading.blocks[block].text
    if not text.endswith(("oted", "OTED", "oted.", "OTED.")) and "oted/" not in text[-30:]:
        return None
    hit = next((h for h in family("remarks").all(text[-400:]) if h.meaning == "ends"), None)
    if hit is None or len(text) < _LEAST or text[: -len(hit.match.group())].rstrip().endswith(("was", "were", "and")):
        return None
    return _clause(reading, [Piece(block, 0, len(text))], "noted", 0.85)


def _observations(reading: Reading, blocks: Sequence[int], used: set[int]) -> list[Clause]:
    """The observations on planning applications, each with the application that stands above it."""
    found: list[Clause] = []
    after = 0
    for n, i in enumerate(blocks):
        text = reading.blocks[i].text
        if i in used:
            after = n + 1
            continue
        if (hit := family("remarks").match(text)) and hit.meaning == "observation":
            first = _first(reading, blocks, after, n)
            if first == n and _REFERENCE.search(text):
                found.append(_clause(reading, [Piece(i, 0, len(text))], "observed", 0.7))
                after = n + 1
            elif first < n:
                last = _reasons(reading, blocks, n)
                pieces = [Piece(j, 0, len(reading.blocks[j].text)) for j in blocks[first : last + 1]]
                found.append(_clause(reading, pieces, "observed", 0.8))
                after = last + 1
        elif _REFERENCE.search(text[:60]) and (inside := _observed(text)):
            found.append(_clause(reading, [Piece(i, 0, len(text))], "observed", 0.75 if inside else 0.6))
            after = n + 1
    return found


def _reasons(reading: Reading, blocks: Sequence[int], n: int) -> int:
    """Where the numbered reasons below `OBJECTIONS` end."""
    if not _OBJECTS.match(reading.blocks[blocks[n]].text):
        return n
    last = n
    while last + 1 < len(blocks):
        block = reading.blocks[blocks[last + 1]]
        if block.label is None and not re.match(r"\d{1,2}[.)]\s", block.text):
            break
        last += 1
    return last


def _observed(text: str) -> bool:
    """Whether an application and the view of it stand in one line."""
    parts = re.split(r"\s[–-]\s|\t|[.:;] ", text)
    return any((hit := family("remarks").full(part.strip())) and hit.meaning == "observation" for part in parts[1:])


def _first(reading: Reading, blocks: Sequence[int], after: int, n: int) -> int:
    """Where the application begins that an observation at `n` is on: at its reference, else behind the last one."""
    for k in range(n - 1, max(after, n - _MOST) - 1, -1):
        text = reading.blocks[blocks[k]].text
        if _ENTRY.match(text) and _REFERENCE.search(text[:40]):
            return k
    for k in range(n - 1, max(after, n - _MOST) - 1, -1):
        block = reading.blocks[blocks[k]]
        if block.label is not None or block.kind in ("clause", "row"):
            return k
    return n - 1 if n - 1 >= after else n


def _clause(reading: Reading, pieces: list[Piece], meaning: str, sure: float) -> Clause:
    for piece in pieces:
        reading.take(piece.block, piece.start, piece.end)
    text = " ".join(reading.blocks[p.block].text[p.start : p.end] for p in pieces).replace("\t", " ")
    return Clause(label=None, text=text, pieces=pieces, lead="", meaning=meaning, confidence=sure, style="remark")
