"""Which body met, when and where."""

from __future__ import annotations

import re

import msgspec

from ingest.authority import find_authority
from ingest.bodies import Mention
from ingest.dates import DateFound, find_dates, find_times
from ingest.facts.notes import read_beside
from ingest.mask import DATE
from ingest.names import read_people
from ingest.reading import CONTENT, Reading
from ingest.titles import title_case
from ingest.wordings import family
from ontology.record import Evidence, MeetingFacts

_LONGEST_HEAD = 30
_DIGIT = re.compile(r"\d")
_NOT_HEAD = re.compile(r"(?:To|From|Ask for|Contact|Copies|Cc|Tel|Email|Enquiries|Distribution)\s*:", re.IGNORECASE)


class Head(msgspec.Struct, kw_only=True):
    """What the head of the document told, with the evidence of each."""

    facts: MeetingFacts
    evidence: list[Evidence] = []
    sure: float = 0.95


def head_blocks(reading: Reading) -> list[int]:
    """The blocks before the first item, as far as they can be a head."""
    first = next((s.first for s in reading.sections if s.heading is not None), len(reading.blocks))
    found = [i for i in range(first) if reading.blocks[i].kind in CONTENT]
    return [i for i in found if not _NOT_HEAD.match(reading.blocks[i].text)][:_LONGEST_HEAD]


def read_meeting(reading: Reading) -> MeetingFacts:
    """The meeting; what the document does not say is None."""
    head = Head(facts=MeetingFacts())
    blocks = head_blocks(reading)
    _held(reading, blocks, head)
    if head.facts.body is None:
        _named(reading, blocks, head)
    if head.facts.body is None:
        _titled(reading, blocks, head)
    if head.facts.date is None:
        _dated(reading, blocks, head)
    _labelled(reading, blocks, head)
    _timed(reading, head)
    _authority(reading, blocks, head)
    facts = head.facts
    stated = (facts.authority, facts.body, facts.date)
    evidence = tuple(dict.fromkeys(head.evidence)) or _first_words(reading)
    return msgspec.structs.replace(facts, id=reading.id("meeting", *stated), evidence=evidence, confidence=head.sure)


def _first_words(reading: Reading) -> tuple[Evidence, ...]:
    return reading.evidence(0) if reading.blocks else ()


def _held(reading: Reading, blocks: list[int], head: Head) -> None:
    """`Minutes of the meeting of X held at PLACE on DATE at TIME`, in one block or over a few."""
    for i in blocks:
        hit = family("headers").search(reading.masked(i)[:700])
        if hit is None:
            continue
        groups = hit.match.groupdict()
        if head.facts.body is None and groups.get("body") and (body := reading.body_of(i, *hit.match.span("body"))):
            head.facts.body = _body_name(reading, body)
        if head.facts.venue is None and groups.get("venue"):
            start, end = hit.match.span("venue")
            head.facts.venue = _venue(reading.blocks[i].text[start:end])
        if head.facts.body or groups.get("venue"):
            _note(reading, head, i)
            _dated(reading, [i], head)
            _timed_beside(reading, i, head)


def _venue(text: str) -> str | None:
    text = re.sub(r"[\s,;.–-]+$", "", " ".join(text.split()))
    text = re.sub(r"\s+(?:on|at|commencing|starting|from)$", "", text)
    return text or None


def _body_name(reading: Reading, mention: Mention) -> str:
    """The body's name, as it is written in small letters where the head has capitals."""
    if not mention.name.isupper():
        return title_case(mention.name) if mention.name.islower() else mention.name
    folded = mention.name.casefold().replace("’", "'")
    for i in range(min(len(reading.blocks), 80)):
        for other in reading.bodies(i):
            if (
                other.name.casefold().replace("’", "'") == folded
                and not other.name.isupper()
                and other.name[0].isupper()
            ):
                return other.name
    return title_case(mention.name)


def _named(reading: Reading, blocks: list[int], head: Head) -> None:
    """`Decision maker: Councillor Bell, Executive Member for Roads`: a body, or the office of who decides alone."""
    for i in blocks:
        hit = family("head_labels").match(reading.blocks[i].text.replace("\t", ":", 1))
        if hit is None:
            continue
        if body := reading.body_of(i, *hit.match.span("body")):
            head.facts.body = _body_name(reading, body)
        elif people := read_people(hit.match.group("body"), known=True):
            offices = read_beside(people[0]).offices
            head.facts.body = offices[0] if offices else None
        if head.facts.body:
            _note(reading, head, i)
            return


def _titled(reading: Reading, blocks: list[int], head: Head) -> None:
    """A body's name alone at the top, or with the date behind it."""
    best: tuple[float, int, Mention] | None = None
    for place, i in enumerate(blocks[:12]):
        text = reading.blocks[i].text
        for mention in reading.bodies(i):
            if mention.generic or len(text) > 220:
                continue
            score = 3.0 * (len(mention.name) / len(text)) - 0.2 * place
            score += 1.5 if DATE in reading.masked(i) else 0.0
            score -= 1.5 if mention.name.casefold().endswith(("council", "authority")) else 0.0
            if best is None or score > best[0]:
                best = (score, i, mention)
    if best:
        head.facts.body = _body_name(reading, best[2])
        head.sure = min(head.sure, 0.9)
        _note(reading, head, best[1])


def _dated(reading: Reading, blocks: list[int], head: Head) -> None:
    found: list[tuple[float, int, DateFound]] = []
    for place, i in enumerate(blocks[:16]):
        text = reading.blocks[i].text[:700]
        for date in find_dates(text):
            weekday = text[date.start].isalpha()
            told = re.search(r"\b(?:held|on|at|date)\b", text[max(0, date.start - 14) : date.start], re.IGNORECASE)
            score = 2.0 * weekday + 1.0 * bool(told) - 0.15 * place - 0.02 * (date.start / 20)
            if date.whole:
                found.append((score, i, date))
    if not found or head.facts.date:
        return
    _, block, date = max(found, key=lambda row: row[0])
    head.facts.date = date.value
    head.sure = min(head.sure, 0.95 if date.weekday_fits else 0.6)
    _note(reading, head, block)
    text = reading.blocks[block].text
    times = [t for t in find_times(text[date.end :]) if t.sure or re.search(r"\bat\s+$", text[: date.end + t.start])]
    times = times or [t for t in find_times(text[: date.start]) if t.sure]
    if times and head.facts.start is None:
        head.facts.start = times[0].value


def _timed_beside(reading: Reading, block: int, head: Head) -> None:
    """`on 4 March 2025, commencing at 10.00 am`: the start, in whichever sentence of the head repeats the date."""
    text = reading.blocks[block].text
    for date in find_dates(text):
        times = [t for t in find_times(text[date.end : date.end + 60]) if t.sure]
        if times and date.value == head.facts.date and head.facts.start is None:
            head.facts.start = times[0].value
            if len(times) > 1 and times[1].value > times[0].value and head.facts.end is None:
                head.facts.end = times[1].value


def _labelled(reading: Reading, blocks: list[int], head: Head) -> None:
    """`Venue: …`, `Time: …` on lines of their own."""
    for i in blocks:
        if hit := family("venues").match(reading.masked(i)[:300].replace("\t", ":")):
            start, end = hit.match.span("venue")
            head.facts.venue = head.facts.venue or _venue(reading.blocks[i].text[start:end])
            _note(reading, head, i)


def _timed(reading: Reading, head: Head) -> None:
    """Actual start and finish, told anywhere in the minutes."""
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or not _DIGIT.search(block.text):
            continue
        for hit in family("endings").all(block.text[-400:].replace("\t", ":")):
            at = max(0, len(block.text) - 400) + hit.match.end()
            times = find_times(block.text[at : at + 40])
            if times and times[0].start <= 12:
                _set_time(head, hit.meaning, times[0].value)
                _note(reading, head, i)
        if block.text[:1].isdigit() and len(block.text) < 40 and not 40 <= i < len(reading.blocks) - 12:
            _time_range(reading, head, i)


def _set_time(head: Head, which: str, value: str) -> None:
    if which == "start":
        head.facts.start = value
    else:
        head.facts.end = value


def _time_range(reading: Reading, head: Head, block: int) -> None:
    times = find_times(reading.blocks[block].text)
    if len(times) == 2 and times[0].value < times[1].value:
        head.facts.start, head.facts.end = times[0].value, times[1].value
        _note(reading, head, block)
    elif len(times) == 1 and times[0].start == 0 and head.facts.start is None:
        head.facts.start = times[0].value
        _note(reading, head, block)


def _authority(reading: Reading, blocks: list[int], head: Head) -> None:
    reading.meeting = head.facts
    told = find_authority(reading, blocks)
    if told:
        head.facts.authority = told.name
        head.evidence += list(reading.evidence(told.block, told.start, told.end))


def _note(reading: Reading, head: Head, block: int) -> None:
    reading.take(block)
    head.evidence += list(reading.evidence(block))
