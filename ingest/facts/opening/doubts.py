"""What contradicts itself in a document: weekdays that do not fit their dates, and two dates of one meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.dates import DateFound, find_dates
from ingest.facts.opening.meeting import head_blocks
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading
from ontology.record import Doubt

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MAY_NAME_A_DAY = Quick(r"\b(?:mon|tue|wed|thu|fri|sat|sun|d[ée] |dydd |nos )", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:minutes of the (?:last|previous)|last|previous|next|due|published|issued|dated)\b", re.IGNORECASE
)
_HELD = re.compile(r"\b(?:held|on|date:?|meeting)\W*(?:the )?$", re.IGNORECASE)
_HEAD = 8


def read_doubts(reading: Reading) -> tuple[Doubt, ...]:
    """Every contradiction noticed, in the order of the document."""
    return (*_weekdays(reading), *_two_dates(reading))


def _weekdays(reading: Reading) -> Iterator[Doubt]:
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or not _MAY_NAME_A_DAY.search(block.text):
            continue
        for found in find_dates(block.text):
            if found.whole and not found.weekday_fits:
                told = " ".join(block.text[found.start : found.end].split())
                real = _DAYS[date.fromisoformat(found.value).weekday()]
                words = f"The document says {told}; {found.value} was a {real}."
                yield Doubt(check="weekday", words=words, evidence=reading.evidence(i, found.start, found.end))


def _two_dates(reading: Reading) -> Iterator[Doubt]:
    """Dates in the head that each say when the meeting was; the Record has one of them."""
    kept = reading.meeting.date
    for i in head_blocks(reading)[:_HEAD]:
        text = reading.blocks[i].text
        if kept is None or _EARLIER.search(text):
            continue
        for found in find_dates(text[:400]):
            if found.whole and found.value != kept and _of_the_meeting(text, found):
                words = f"The meeting is given as of {kept}, and its head also says {found.value}."
                yield Doubt(check="two_dates", words=words, evidence=reading.evidence(i, found.start, found.end))


def _of_the_meeting(text: str, found: DateFound) -> bool:
    """`held on DATE`, or a day and date that are most of their line: a letter's own date names no weekday."""
    alone = found.weekday is not None and found.end - found.start > 0.6 * len(text)
    return alone or _HELD.search(text[: found.start]) is not None
