"""Which minute or item of the meeting is meant: `Cabinet, 4 March 2025, item 3`, `Minute 50/25 of 7th October`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.facts.naming.meeting_dates import MeetingDate
from ingest.reading import Reading, Section, Sentence
from ontology.record import ReferenceRow

_NUMBER = r"[A-Z]{0,6}[./-]?\d[\w./-]{0,12}(?:\([a-z0-9]{1,4}\)){0,2}"
_TOLD = re.compile(
    rf"\b(?:minutes?|(?:agenda )?items?)\b (?:no\.?s?|numbers?|refs?\.?)? ?(?P<number>{_NUMBER})(?!\w)", re.IGNORECASE
)
_CODE = re.compile(r"[,;:]? ?[(\[](?P<number>[A-Z]{1,6}(?:[/.-]\d{1,4}){1,3}|\d{1,4}/\d{2,4})[)\]]")
_BESIDE = re.compile(r"(?:[,;:)(\[–-]|\s|refers?|see|under|as|at|and)*", re.IGNORECASE)
_OF = re.compile(
    r"[\s,]*(?:refers )?(?:of|from|dated|on|at)?(?: the)?(?: meeting| minutes)?(?: (?:held|of|on))*\s*", re.I
)
_NAMES_IT = re.compile(r"[’']?s?[\s,]+$")


def minute_number(reading: Reading, sentence: Sentence, body: str, date: MeetingDate) -> str | None:
    """The number that stands by the date, else the one in the sentence that is not another body's."""
    after = sentence.text[date.end :]
    if code := _CODE.match(after):
        return code.group("number")
    found = [match for match in _TOLD.finditer(sentence.text) if _may_be_of(reading, sentence, body, match)]
    beside = [m for m in found if m.start() >= date.end and _BESIDE.fullmatch(sentence.text[date.end : m.start()])]
    beside += [m for m in found if m.end() <= date.start and _OF.fullmatch(sentence.text[m.end() : date.start])]
    minutes = [match for match in found if match.group().lower().startswith("minute")]
    near = sorted(minutes, key=lambda m: min(abs(m.start() - date.end), abs(date.start - m.end())))
    chosen = next(iter([*beside, *near]), None)
    return chosen.group("number").rstrip(".,") if chosen else None


def _may_be_of(reading: Reading, sentence: Sentence, body: str, match: re.Match[str]) -> bool:
    """`Cabinet minute 41/25` is no minute of the Panel."""
    for mention in reading.bodies(sentence.block):
        end = mention.end - sentence.start
        if 0 < end <= match.start() and _NAMES_IT.fullmatch(sentence.text[end : match.start()]):
            return reading.resolve(sentence.block, mention).casefold() == body.casefold()
    return True


def fill_numbers(reading: Reading, rows: Iterable[ReferenceRow]) -> None:
    """`Call-in: Cabinet decision of 4 March`, and below it `set out in Cabinet minute 41/25(a)`: the number of that."""
    lone: dict[tuple[str | None, str], list[ReferenceRow]] = {}
    for row in rows:
        lone.setdefault((row.item_id, row.body.casefold()), []).append(row)
    for section in reading.sections:
        for (item, body), told in lone.items():
            if item is not None and item == section.item_id and len(told) == 1 and told[0].minute is None:
                told[0].minute = _named_minute(reading, section, body)


def _named_minute(reading: Reading, section: Section, body: str) -> str | None:
    for i in reading.content(section):
        for match in _TOLD.finditer(reading.blocks[i].text):
            named = reading.body_of(i, max(0, match.start() - 3), match.start())
            joined = named is not None and _NAMES_IT.fullmatch(reading.blocks[i].text[named.end : match.start()])
            if named and joined and reading.resolve(i, named).casefold() == body:
                return match.group("number").rstrip(".,")
    return None
