"""Recommendations that stand in a table (`R1 | That …`), and the answers to them row by row (`R1 | Accepted | …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clause import Clause, Piece
from ingest.model import Block
from ingest.reading import Reading, Section
from ontology.record import DecisionRow

_LABEL = re.compile(r"(?:R(?:ec(?:ommendation)?)?\.? ?)?\(?(?:\d{1,2}|[a-z])[.)]?", re.IGNORECASE)
_ASKS = re.compile(r"\brecommendations?\b(?: (?:to|for) (?:the )?(?P<to>[A-Z][\w ,&’'-]{3,60}))?", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:response|reply|decision|accepted|outcome)\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(?:rec(?:ommendation)?s?|no|ref|number)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?P<lost>not (?:accepted|agreed|approved|supported)|rejected|refused|declined)"
    r"|(?P<put_off>deferred|under consideration|for (?:further|later) consideration)|(?P<noted_only>noted)"
    r"|(?P<suggested>(?:fully |partially |partly |part )?(?:accepted|agreed|approved|supported)"
    r"(?: (?:in (?:part|principle|full)|with (?:changes|amendments?)|subject to [^.;]{3,40}))?)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\brecommendations?\b[^.;]{0,80}\b(?:be|were|was) (?:\w+ and )?(?:sent|submitted|referred|forwarded|made|agreed"
    r"|approved|endorsed|adopted|passed|commended)\b"
    r"|\breport\b[^.;]{0,80}\bbe (?:\w+ and )?(?:endorsed|adopted|approved)\b"
    r"|\b(?:endorse|adopt|approve|agree|submit|refer|forward|send)s? (?:the |all )?(?:\w+ ){0,3}recommendations?\b",
    re.IGNORECASE,
)
_RESPONSE = re.compile(r"\bresponses?\b", re.IGNORECASE)
_OF_MINUTE = re.compile(
    r"\b(?:appendix|annex|schedule)\b(?:.{0,12}\bto (?:minute|item)s?|.{0,160}[(\[](?:minute|item)s?) (?:no\.? ?)?"
    r"(?P<number>\S{1,14}?)[)\]]?\.?$",
    re.I,
)
_APPENDIX = re.compile(r"(?P<name>(?:appendix|annex|schedule) (?:\d{1,2}|[a-z]))\b", re.IGNORECASE)
_WHOM, _ASKED_FOR = re.compile(r"(?:to )?whom\b|(?:made )?to\b|for\b|addressed to\b", re.I), re.compile(r"rec", re.I)
_LEAST, _NEAR = 15, 8  # letters of a recommendation, blocks above a table that say to what it belongs
_SURE = 0.75


def tabled(reading: Reading, rows: list[DecisionRow]) -> Iterator[tuple[Section, Clause]]:
    """The rows of such tables that a resolution of this meeting takes up, each as a clause of its item."""
    for i, block in enumerate(reading.blocks):
        if block.kind != "row" or _LABEL.fullmatch(_cell(block, 0)):
            continue
        header = block.text
        section = _section_of(reading, i, rows)
        said = [row.text for row in rows if section and row.item_id == section.item_id]
        if section is None or not said:
            continue
        if _ANSWERS.search(header) and _NUMBERS.search(header) and any(_RESPONSE.search(text) for text in said):
            yield from ((section, clause) for entry in _entries(reading, i) if (clause := _answer(reading, entry)))
        elif (asks := _ASKS.search(header)) and not _ANSWERS.search(header) and any(_SENT.search(t) for t in said):
            lead = f"Recommendation to {asks.group('to')}" if asks.group("to") else "Recommendation"
            found = [clause for entry in _entries(reading, i) if (clause := _asked(reading, entry, lead, block))]
            yield from ((section, clause) for clause in found)


def _cell(block: Block, n: int) -> str:
    return block.text.split("\t")[n].strip()


def _section_of(reading: Reading, block: int, rows: list[DecisionRow]) -> Section | None:
    """The item to which a table belongs: the one that `Appendix to minute 48` names, or the one whose resolution
    names the appendix, else where it stands."""
    for i in range(block - 1, max(-1, block - _NEAR), -1):
        if named := _OF_MINUTE.search(reading.blocks[i].text):
            return next((s for s in reading.sections if s.number == named.group("number")), None)
        if headed := _APPENDIX.match(reading.blocks[i].text):
            words = re.compile(rf"{re.escape(headed.group('name'))}\b", re.IGNORECASE)
            named_in = {row.item_id for row in rows if words.search(row.text)}
            if len(named_in) == 1:
                return next((s for s in reading.sections if s.item_id in named_in), None)
    return reading.section_of(block)


def _entries(reading: Reading, header: int) -> Iterator[list[int]]:
    """The blocks of each row below a header: the row, and the lines that it was broken into."""
    entry: list[int] = []
    for i in range(header + 1, len(reading.blocks)):
        block = reading.blocks[i]
        if block.kind in ("furniture", "margin"):
            continue
        if block.kind == "row" and (block.label or _LABEL.fullmatch(_cell(block, 0))):
            if entry:
                yield entry
            entry = [i]
        elif (
            entry and block.label is None and block.indent > reading.blocks[entry[0]].indent and block.kind != "heading"
        ):
            entry.append(i)
        else:
            break
    if entry:
        yield entry


def _asked(reading: Reading, entry: list[int], lead: str, header: Block) -> Clause | None:
    """`R1 | That …`, or `R1 | That … | Cabinet`: what is recommended, and to whom."""
    heads, columns = _cells(header), _columns(reading, entry)
    wanted = next((n for n, head in enumerate(heads) if n and _ASKED_FOR.match(head)), len(columns) - 1)
    if len(heads) != len(columns) or len(heads) < 3:
        wanted = len(columns) - 1
    pieces = columns[wanted] if wanted > 0 else []
    if not pieces:
        return None
    first = pieces[0]
    text = reading.blocks[first.block].text[first.start : first.end]
    if text.startswith("That "):
        pieces = [Piece(first.block, first.start + len("That "), first.end), *pieces[1:]]
    if first.end - pieces[0].start < _LEAST:
        return None
    if len(heads) == len(columns) > 2 and _WHOM.match(heads[-1]) and wanted < len(heads) - 1:
        lead = f"Recommendation to {_words(reading, columns[-1])}"
    return _clause(reading, entry, pieces, lead, "recommended")


def _answer(reading: Reading, entry: list[int]) -> Clause | None:
    """`R1 | Travel passes | Accepted | They will be …`: what became of it, and what is said of that."""
    columns = _columns(reading, entry)
    for n, column in enumerate(columns):
        if hit := _OUTCOME.fullmatch(_words(reading, column).strip(" .")):
            ends = n + 1 == len(columns)
            said = columns[1 if ends and n else n :]
            return _clause(reading, entry, [piece for pieces in said for piece in pieces], "", hit.lastgroup or "")
    return None


def _cells(block: Block) -> list[str]:
    return [cell.strip() for cell in block.text.split("\t")]


def _columns(reading: Reading, entry: list[int]) -> list[list[Piece]]:
    """What stands in each column of a row: its first line's cells, and below each those of the lines it goes on in."""
    first, *rest = entry
    columns = [[piece] for piece in _pieces(reading, first)]
    places = [_across(reading, first, column[0].start) for column in columns]
    for block in rest:
        for piece in _pieces(reading, block):
            at = _across(reading, block, piece.start)
            columns[min(range(len(places)), key=lambda n: abs(places[n] - at))].append(piece)
    return columns


def _pieces(reading: Reading, block: int) -> list[Piece]:
    pieces, at = [], 0
    for cell in reading.blocks[block].text.split("\t"):
        pieces.append(Piece(block, at, at + len(cell)))
        at += len(cell) + 1
    return pieces


def _across(reading: Reading, block: int, at: int) -> int:
    """How far from the left edge of its page's text a character of a block stands."""
    segment = next(s for s in reversed(reading.blocks[block].segments) if s.at <= at)
    place = segment.start + at - segment.at
    return place - (reading.pages[segment.page].text.rfind("\n", 0, place) + 1)


def _words(reading: Reading, pieces: list[Piece]) -> str:
    return " ".join(reading.blocks[p.block].text[p.start : p.end] for p in pieces)


def _clause(reading: Reading, entry: list[int], pieces: list[Piece], lead: str, meaning: str) -> Clause:
    for piece in pieces:
        reading.take(piece.block, piece.start, piece.end)
    first = reading.blocks[entry[0]]
    label = first.label or _cell(first, 0).strip("().")
    return Clause(
        label=label,
        text=_words(reading, pieces),
        pieces=pieces,
        lead=lead,
        meaning=meaning,
        confidence=_SURE,
        style="tabled",
    )
