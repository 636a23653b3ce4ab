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
    r"\b(?:appendix|annex|schedule)\b.{0,12}\bto (?:minute|item)s? (?:no\.? ?)?(?P<number>\S{1,14}?)\.?$", re.I
)
_LEAST, _NEAR = 15, 8  # letters of a recommendation, blocks above a table that say to what it belongs
_SURE = 0.75


def tabled(reading: Reading, rows: list[DecisionRow]) -> Iterator[tuple[Section, Clause]]:
    """The rows of such tables that a resolution of this meeting takes up, each as a clause of its item."""
    for i, block in enumerate(reading.blocks):
        if block.kind != "row" or _LABEL.fullmatch(_cell(block, 0)):
            continue
        header = block.text
        section = _section_of(reading, i)
        said = [row.text for row in rows if section and row.item_id == section.item_id]
        if section is None or not said:
            continue
        if _ANSWERS.search(header) and _NUMBERS.search(header) and any(_RESPONSE.search(text) for text in said):
            yield from ((section, clause) for entry in _entries(reading, i) if (clause := _answer(reading, entry)))
        elif (asks := _ASKS.search(header)) and not _ANSWERS.search(header) and any(_SENT.search(t) for t in said):
            lead = f"Recommendation to {asks.group('to')}" if asks.group("to") else "Recommendation"
            found = [clause for entry in _entries(reading, i) if (clause := _asked(reading, entry, lead))]
            yield from ((section, clause) for clause in found)


def _cell(block: Block, n: int) -> str:
    return block.text.split("\t")[n].strip()


def _section_of(reading: Reading, block: int) -> Section | None:
    """The item to which a table belongs: the one that `Appendix to minute 48` names, else where it stands."""
    for i in range(block - 1, max(-1, block - _NEAR), -1):
        if named := _OF_MINUTE.search(reading.blocks[i].text):
            return next((s for s in reading.sections if s.number == named.group("number")), None)
    return reading.section_of(block)


def _entries(reading: Reading, header: int) -> Iterator[list[int]]:
    """The blocks of each row below a header: the row, and the lines that it was broken into."""
    entry: list[int] = []
    for i in range(header + 1, len(reading.blocks)):
        block = reading.blocks[i]
        if block.kind in ("furniture", "margin"):
            continue
        if block.kind == "row" and _LABEL.fullmatch(_cell(block, 0)):
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


def _asked(reading: Reading, entry: list[int], lead: str) -> Clause | None:
    """`R1 | That …`: what is recommended."""
    block = reading.blocks[entry[0]]
    start = len(block.text) - len(block.text.split("\t")[-1])
    start += len("That ") if block.text[start:].startswith("That ") else 0
    if len(block.text) - start < _LEAST:
        return None
    return _clause(reading, entry, start, lead, "recommended")


def _answer(reading: Reading, entry: list[int]) -> Clause | None:
    """`R1 | Travel passes | Accepted | They will be …`: what became of it, and what is said of that."""
    block = reading.blocks[entry[0]]
    at = 0
    for cell in block.text.split("\t"):
        if hit := _OUTCOME.fullmatch(cell.strip(" .")):
            ends = at + len(cell) >= len(block.text)
            start = block.text.index("\t") + 1 if ends else at
            return _clause(reading, entry, start, "", hit.lastgroup or "")
        at += len(cell) + 1
    return None


def _clause(reading: Reading, entry: list[int], start: int, lead: str, meaning: str) -> Clause:
    pieces = [Piece(i, start if i == entry[0] else 0, len(reading.blocks[i].text)) for i in entry]
    for piece in pieces:
        reading.take(piece.block, piece.start, piece.end)
    text = " ".join(reading.blocks[p.block].text[p.start : p.end] for p in pieces).replace("\t", " ")
    label = _cell(reading.blocks[entry[0]], 0).strip("().")
    return Clause(label=label, text=text, pieces=pieces, lead=lead, meaning=meaning, confidence=_SURE, style="tabled")
