"""A line `Action: Set the date. Send out letters. (AB)`: each sentence is work, and who does it stands at the end."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.acting.margins import Taken
from ingest.facts.acting.tasks import tasks_in
from ingest.reading import CONTENT, Reading, Section, Sentence
from ontology.record import ActionRow

_LABEL = re.compile(r"(?:ACTIONS?|Actions?)(?: points?| required)?(?: \d{1,2})? ?[:–-] ?(?=\S)")
_WHO = r"(?:[A-Z]{2,5}|[A-Z][a-z’'-]+ [A-Z][\w’'-]+|[Cc]lerk|[Cc]hair\w*|(?:Cllr|Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'. -]+)"
_ENDS = re.compile(
    rf"(?:[(\[](?:[Aa]ction(?: by)?:? ?)?(?P<who>{_WHO}(?:(?:,| &| and|/) ?{_WHO}){{0,4}})[)\]]"
    r"|(?<=[a-z.] )(?<!by )(?<!of )(?<!to )(?P<bare>[A-Z]{2,4}(?:(?:,| &| and|/) ?[A-Z]{2,4}){0,3}))\.?$"
)
_BY = re.compile(r"\bby (?P<who>[A-Z]{2,4})\.?$")
_AHEAD = 3


class Listed(msgspec.Struct, frozen=True):
    """The blocks from `first` to before `last` that such a line fills, and who is named at its end."""

    first: int
    last: int
    owner: str | None


def read_action_lists(reading: Reading, section: Section) -> tuple[list[Taken], set[int]]:
    """The work of such lines, and the blocks that they fill, which say nothing else."""
    rows: list[Taken] = []
    used: set[int] = set()
    for i in range(section.first, section.last):
        if i in used or i == section.heading or (line := _line(reading, section, i)) is None:
            continue
        used |= set(range(line.first, line.last))
        for at in range(line.first, line.last):
            rows += _of_block(reading, section, at, line)
    return rows, used


def _line(reading: Reading, section: Section, block: int) -> Listed | None:
    """Where such a line ends: at the name behind it; without one, only a line in bold is such a line."""
    label = _LABEL.match(reading.blocks[block].text)
    bold = reading.blocks[block].kind == "heading"
    if label is None or reading.blocks[block].kind not in CONTENT:
        return None
    for at in range(block, min(block + _AHEAD, section.last)):
        here = reading.blocks[at]
        if here.kind not in CONTENT or (at > block and (not bold or _LABEL.match(here.text))):
            break
        if (told := _ENDS.search(here.text)) and (at > block or told.start() > label.end()):
            return Listed(block, at + 1, told.group("who") or told.group("bare"))
    return Listed(block, block + 1, None) if bold else None


def _of_block(reading: Reading, section: Section, block: int, line: Listed) -> list[Taken]:
    rows: list[Taken] = []
    for sentence in reading.sentences(block):
        start, end = _span(sentence)
        text = reading.blocks[block].text[start:end]
        if len(text.split()) < 2 or (block > line.first and rows == [] and text[:1] in "-–" and text[1:2] == " "):
            continue
        by = _BY.search(text)
        given = tasks_in(sentence)
        owner = by.group("who") if by else line.owner or (given[0].owner if given else None)
        rows.append((block, _row(reading, section, (block, start, end), owner), "listed"))
    reading.take(block)
    return rows


def _span(sentence: Sentence) -> tuple[int, int]:
    """A sentence without the label before it and the name behind it."""
    label, name = _LABEL.match(sentence.text), _ENDS.search(sentence.text)
    start = label.end() if label else 0
    end = name.start() if name and name.start() >= start else len(sentence.text)
    told = sentence.text[start:end].rstrip()
    return sentence.start + start, sentence.start + start + len(told)


def _row(reading: Reading, section: Section, place: tuple[int, int, int], owner: str | None) -> ActionRow:
    block, start, end = place
    text = reading.blocks[block].text[start:end]
    return ActionRow(
        id=reading.id("action", section.number, section.part, owner, text),
        item=section.number,
        item_id=section.item_id,
        owner=owner,
        text=text,
        evidence=reading.evidence(block, start, end),
        confidence=0.85 if owner else 0.7,
    )
