"""Which body met, when and where."""

from __future__ import annotations

import re

import msgspec

from ingest.authority import find_authority
from ingest.bodies import Mention
from ingest.dates import DateFound, find_dates, in_year
from ingest.facts.attending.notes import read_beside
from ingest.facts.opening.head import HeadLine, extent, furniture_lines, head_blocks, head_lines, top_furniture
from ingest.facts.opening.times import Times, head_times, later, told_times
from ingest.facts.opening.venue import bare_place, labelled_venue, read_venue
from ingest.mask import DATE
from ingest.names import read_people
from ingest.reading import CONTENT, Reading
from ingest.titles import title_case
from ingest.wordings import family
from ontology.record import Evidence, MeetingFacts

__all__ = ["head_blocks", "read_meeting"]

_SURE, _TITLED, _YEARLESS, _WORN, _CONTRADICTED, _GUESSED = 0.95, 0.9, 0.7, 0.8, 0.6, 0.6
_RIVALLED, _UNTOLD, _NEARLY = 0.75, 0.5, 0.8
_LEADING = re.compile(
    r"^(?:(?:the|annual|monthly|special|extraordinary|ordinary|full|virtual|remote|draft|unconfirmed|confirmed"
    r"|statutory|quarterly|adjourned|inaugural|emergency|zoom|minutes|meetings?|budget meeting|of|plenary|hybrid"
    r"|scheduled|reconvened|urgent)\s+)+(?=\S)",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_OF_MONTH = re.compile(
    rf"^(?:{_MONTHS}) (?=(?:plenary|ordinary|monthly|statutory|annual|special|full|council|meeting)\b)", re.IGNORECASE
)
_BARE = {"council", "county council", "city council", "town council", "parish council"}
_BARE |= {"borough council", "district council", "community council", "city and county council", "the council"}
_OCCASION = re.compile(
    r"(?:budget|ceremonial|council tax|mayor[ -]making|civic|business|state of the borough) (?=\w*\s?council$)",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\w \w.*\b(?:County|City|Borough|District|Town|Parish|Community) Council$|\w (?:Combined|Fire and Rescue"
    r"|Fire|National Park) Authority$"
)
_CELTIC = re.compile(r"(?:cyngor|pwyllgor|comhairle|chomhairle)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"(?:cyngor|comhairle)|.*\b(?:council$|(?:council|borough|city) of )", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\s(?=[A-Z]\w+(?: [a-z]\w*){0,3}:\s)")
_NOT_MET = re.compile(
    r"\b(?:published|publication|issued|dated|printed|despatch|posted|updated|received|deadline|expires?|effect|effective"
    r"|in force|implemented|called[- ]in|call-in)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:will be|to be) held\b|\bnotice\b|\bsummon", re.IGNORECASE)
# `subject to approval at the next meeting` speaks of these minutes, not of another date.
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?")
_OTHER_MEETING = re.compile(r"\b(?:(?<!at the )(?<!by the )next|last|previous) ", re.IGNORECASE)
_MET = re.compile(r"\b(?:held|on|at|date|met|meeting|cynhaliwyd|ar y)\W*$", re.IGNORECASE)
_MEETING = re.compile(r"\bmeeting\b", re.IGNORECASE)


class Head(msgspec.Struct, kw_only=True):
    """What the head of the document told, with the evidence of each."""

    facts: MeetingFacts
    lines: list[HeadLine]
    evidence: list[Evidence] = []
    times: Times = msgspec.field(default_factory=Times)
    sure: float = _SURE


def read_meeting(reading: Reading) -> MeetingFacts:
    """The meeting; what the document does not say is None."""
    blocks = head_blocks(reading)
    head = Head(facts=MeetingFacts(), lines=head_lines(reading, blocks))
    _named(reading, head)
    _held(reading, head)
    _titled(reading, head, head.lines)
    _titled(reading, head, top_furniture(reading))
    _dated(reading, head, head.lines)
    _run_on(reading, head)
    _yearless(reading, head)
    _placed(reading, head)
    _timed(reading, blocks, head)
    _authority(reading, blocks, head)
    facts = head.facts
    _weigh(head)
    stated = (facts.authority, facts.body, facts.date)
    evidence = tuple(dict.fromkeys(head.evidence)) or _first_words(reading)
    return msgspec.structs.replace(facts, id=reading.id("meeting", *stated), evidence=evidence, confidence=head.sure)


def _weigh(head: Head) -> None:
    """A meeting without its body or date is no sure fact, nor one whose head gives another date as well."""
    facts = head.facts
    if facts.body is None or facts.date is None:
        head.sure = min(head.sure, _UNTOLD)
    rivals = [
        date
        for line in head.lines
        for date in find_dates(line.text)
        if date.whole and date.value != facts.date and not _is_other_date(line, date) and _looks(line, date) >= 1
    ]
    if rivals:
        head.sure = min(head.sure, _RIVALLED)


def _first_words(reading: Reading) -> tuple[Evidence, ...]:
    return reading.evidence(0) if reading.blocks else ()


def _held(reading: Reading, head: Head) -> None:
    """`Minutes of the meeting of X held …`, or `X - Wednesday, 4 March`; an English name before an Irish one."""
    spare: tuple[HeadLine, str] | None = None
    for line in head.lines if head.facts.body is None else ():
        name = _held_body(reading, line)
        if name and _CELTIC.match(name):
            spare = spare or (line, name)
        elif name:
            spare = (line, name)
            break
    if spare:
        head.facts.body = spare[1]
        _note(reading, head, spare[0].blocks)


def _held_body(reading: Reading, line: HeadLine) -> str | None:
    for hit in family("headers").all(line.masked):
        group = "body" if hit.match.group("body") else "own"
        start, end = hit.match.span(group)
        named = [m for m in line.bodies if m.start < end and m.end > start]
        if len(named) > 1:
            return title_case(line.text[start:end]) if line.text[start:end].isupper() else line.text[start:end]
        if named and not named[0].generic:
            return _body_name(reading, named[0])
        if not named and hit.wording.id == "decides_alone":
            return line.text[start:end]
    return None


def _body_name(reading: Reading, mention: Mention) -> str:
    """The body's name, as it is written in small letters where the head has capitals."""
    if _fold(mention.name) == "full council":
        return title_case(mention.name)
    name = _OF_MONTH.sub("", mention.name)
    name = _LEADING.sub("", name) or mention.name
    if not name.isupper():
        return title_case(name) if name.islower() else name
    folded = _fold(name)
    for i in range(min(len(reading.blocks), 80)):
        for other in reading.bodies(i):
            if _fold(other.name) == folded and not other.name.isupper() and other.name[0].isupper():
                return other.name
    return title_case(name)


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'")


def _named(reading: Reading, head: Head) -> None:
    """`Decision maker: Councillor Bell, Executive Member for Roads`: a body, or the office of who decides alone."""
    for line in head.lines if head.facts.body is None else ():
        hit = family("head_labels").match(line.text)
        if hit is None:
            continue
        if body := line.body_at(*hit.match.span("body")):
            head.facts.body = _body_name(reading, body)
        elif people := read_people(_NEXT_LABEL.split(hit.match.group("body"))[0], known=True):
            offices = read_beside(people[0]).offices
            head.facts.body = offices[0] if offices else None
        if head.facts.body:
            _note(reading, head, line.blocks)
            return


def _titled(reading: Reading, head: Head, lines: list[HeadLine]) -> None:
    """A body's name alone at the top, or with the date behind it."""
    best: tuple[float, HeadLine, Mention] | None = None
    for place, line in enumerate(lines[:12] if head.facts.body is None else ()):
        for mention in line.bodies:
            if mention.generic or len(line.text) > 220:
                continue
            score = 3.0 * (len(mention.name) / len(line.text)) - 0.2 * place
            score += 1.5 if DATE in line.masked else 0.0
            score -= 1.5 if mention.name.casefold().endswith(("council", "authority")) else 0.0
            score -= 2.0 if _CELTIC.match(mention.name) else 0.0
            if best is None or score > best[0]:
                best = (score, line, mention)
    if best:
        head.facts.body = _body_name(reading, best[2])
        head.sure = min(head.sure, _TITLED)
        _note(reading, head, best[1].blocks)


def _dated(reading: Reading, head: Head, lines: list[HeadLine]) -> None:
    """The date that most looks like the meeting's: with a weekday, behind `held on`, high up."""
    found: list[tuple[float, HeadLine, DateFound]] = []
    for place, line in enumerate(lines[:20]):
        for date in find_dates(line.text):
            if date.whole and not _is_other_date(line, date):
                found.append((_looks(line, date) - 0.15 * place - 0.001 * date.start, line, date))
    if found and head.facts.date is None:
        _, line, date = max(found, key=lambda row: row[0])
        agrees = any(other.value == date.value and other.sound for _, _, other in found)
        _set_date(reading, head, line, date, _SURE if agrees else _WORN if date.weekday_fits else _CONTRADICTED)


def _is_other_date(line: HeadLine, date: DateFound) -> bool:
    """`Published 3 March 2025`, and a date of the next or the last meeting."""
    before = line.text[max(0, date.start - 60) : date.start]
    return _NOT_MET.search(before[-24:]) is not None or _OTHER_MEETING.search(before) is not None


def _looks(line: HeadLine, date: DateFound) -> float:
    told = _MET.search(line.text[max(0, date.start - 16) : date.start])
    return 2.0 * (date.weekday is not None) + 1.0 * bool(told) + 0.5 * bool(_MEETING.search(line.text[: date.start]))


def _set_date(reading: Reading, head: Head, line: HeadLine, date: DateFound, sure: float) -> None:
    head.facts.date = date.value
    head.sure = min(head.sure, sure)
    _note(reading, head, line.blocks)
    behind = head_times(line, date.end)
    times = behind if behind.start else head_times(line)
    if times.start and head.times.start is None:
        head.times = times


def _run_on(reading: Reading, head: Head) -> None:
    """A running head that names body and date stands for a title that the pages have not.

    The head of the first page counts by each of its lines, though it is repeated on later pages.
    """
    if head.facts.date is None:
        _dated(reading, head, top_furniture(reading))
    if head.facts.body and head.facts.date:
        return
    for line in furniture_lines(reading):
        name = _held_body(reading, line)
        if name and head.facts.body is None:
            head.facts.body = name
            _note(reading, head, line.blocks)
        if name and head.facts.date is None:
            _dated(reading, head, [line])


def _yearless(reading: Reading, head: Head) -> None:
    """`held on 22nd April`: in the year that the document speaks of most, or that its weekday tells."""
    year = reading.year
    if head.facts.date or year is None:
        return
    found = [(line, date) for line in head.lines for date in find_dates(line.text, year) if len(date.value) == 10]
    for line, date in found:
        if date.year_told or _is_other_date(line, date) or not (_looks(line, date) >= 1):
            continue
        if date.weekday is not None and not date.weekday_fits:
            others = (in_year(date, year + step) for step in (-1, 1))
            date = next((other for other in others if other and other.weekday_fits), date)
        _set_date(reading, head, line, date, _YEARLESS)
        return


def _placed(reading: Reading, head: Head) -> None:
    """The venue: with its label, or the first that the head's lines name; one that looks like a room before another."""
    found = [(line, told) for line in head.lines if (told := read_venue(line))]
    shown = any(told[1] for _, told in found)
    first = next((at for at, line in enumerate(head.lines) if DATE in line.masked), 0)
    for at, line in enumerate(head.lines):
        if (place := labelled_venue(line)) and not (shown and at < first and ":" not in line.text):
            head.facts.venue = place
            return _note(reading, head, line.blocks)
    for line, told in sorted(found, key=lambda row: not row[1][1])[:1]:
        head.facts.venue = bare_place(line) or told[0]
        return _note(reading, head, line.blocks)
    dated = next((at for at, line in enumerate(head.lines) if DATE in line.masked), len(head.lines))
    for line in head.lines[dated + 1 : dated + 4]:
        if place := bare_place(line):
            head.facts.venue = place
            return _note(reading, head, line.blocks)
    return None


def _timed(reading: Reading, blocks: list[int], head: Head) -> None:
    """Actual times before planned ones; a line of the head that holds a time only is the last resort."""
    told = told_times(reading, extent(reading, blocks, head.facts.date))
    planned = head.times if head.times.start else _lone_times(reading, head)
    start, end = told.start or planned.start, told.end or planned.end
    if end is None and told.start is None and (foot := _foot_times(reading)).start == start:
        end = foot.end
    if told.start and not told.start_sure:
        start = planned.start or later(None, told.start, end_sure=False) or told.start
    head.facts.start = start
    head.facts.end = later(start, end, told.end_sure) if told.end else end
    for i in told.blocks:
        _note(reading, head, (i,))


def _lone_times(reading: Reading, head: Head) -> Times:
    for line in head.lines:
        times = head_times(line)
        if times.start and (times.end or times.start_sure):
            _note(reading, head, line.blocks)
            return times
    alone = _foot_times(reading)
    return alone if alone.start else _announced(reading, head.facts.date)


def _announced(reading: Reading, date: str | None) -> Times:
    """The time at which a notice in the same file called the meeting of this date."""
    for i in range(min(len(reading.blocks), 60)):
        line = HeadLine(reading.blocks[i].text[:400], reading.masked(i)[:400], [], (i,))
        if date and DATE in line.masked and _CALLED.search(line.text):
            called = [day for day in find_dates(line.text) if day.value == date]
            times = head_times(line, called[0].end) if called else Times()
            if times.start:
                return times
    return Times()


def _foot_times(reading: Reading) -> Times:
    """`10.00 am - 12.05 pm` alone at the head or the foot."""
    content = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT]
    for i in [*content[:40], *content[-12:]]:
        text = reading.blocks[i].text.split("\t")[0]
        if (label := reading.blocks[i].label) and _CLOCK.fullmatch(label) and text[:1] in "-–—":
            text = f"{label} {text}"  # `2.00 – 4.10 pm`, whose first time was read as a number
        if text[:1].isdigit() and len(text) < 40:
            times = head_times(HeadLine(text, text, [], (i,)))
            if times.end:
                return times
    return Times()


def _authority(reading: Reading, blocks: list[int], head: Head) -> None:
    """The authority; a meeting of a bare `Council`, or of no body at all, is its own."""
    facts = head.facts
    reading.meeting = facts
    told = find_authority(reading, blocks)
    if told:
        facts.authority = told.name
        head.evidence += list(reading.evidence(told.block, told.start, told.end))
        council = _COUNCIL.match(told.name) is not None
        if council and facts.body and _OCCASION.sub("", _fold(facts.body)) in _BARE:
            facts.body = told.name
        elif council and facts.body is None and any(_MEETING.search(line.text) for line in head.lines):
            facts.body = told.name
            head.sure = min(head.sure, _GUESSED)
    elif facts.body and _ITSELF.search(facts.body) and _fold(facts.body) not in _BARE:
        facts.authority = facts.body


def _note(reading: Reading, head: Head, blocks: tuple[int, ...]) -> None:
    for i in blocks:
        reading.take(i)
        head.evidence += list(reading.evidence(i))
