"""Other meetings that the document names by body and date."""

from __future__ import annotations

import re

import msgspec

from ingest.bodies import Mention
from ingest.dates import DateFound, find_dates
from ingest.mask import DATE, compiled
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.words import words
from ontology.record import ReferenceRow, Relation

_BETWEEN = words("body_to_date") | set("-–—,:().;’'")
_NEXT = re.compile(
    r"\bnext (?:\w+ ){0,3}?(?:meeting|session)\b|\bdates? of (?:the )?(?:next|future) (?:\w+ )?meetings?\b"
    r"|\bmeet again\b",
    re.IGNORECASE,
)
_AT_MEETING = re.compile(
    r"\b(?:meetings?|met|considered by|presented to|agreed by|approved by|decided by|reported to)\b", re.IGNORECASE
)
_TOKEN = compiled(r"⟪·*⟫|[\w’']+|[^\s\w]")
_JOINT = compiled(r"\bjoint meeting of (?:the )?(⟦·*⟧) and (?:the )?(⟦·*⟧)", re.IGNORECASE)
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_CONFIRMED = re.compile(
    r"\b(?:confirmed|approved|agreed|signed|accepted|adopted|received|correct record|true record|accurate)\b",
    re.IGNORECASE,
)
_MINUTE_NUMBER = re.compile(
    r"\bminutes? (?:no\.?s?|number|ref\.?)? ?(?P<number>[A-Z]{0,5}[./-]?\d[\w./()-]{0,14})", re.IGNORECASE
)


class Told(msgspec.Struct, frozen=True):
    """A meeting named in a sentence."""

    body: str
    date: DateFound
    relation: Relation
    confidence: float


def read_references(reading: Reading, today: str | None) -> list[ReferenceRow]:
    """One row for each meeting named under an item. `today` is the document's own date: it parts past from future."""
    rows: dict[tuple[str | None, str, str], ReferenceRow] = {}
    for section in reading.sections or []:
        for i in range(section.first, section.last):
            if reading.blocks[i].kind not in CONTENT:
                continue
            for sentence in reading.sentences(i):
                for told in _told(reading, section, sentence, today):
                    key = (section.item_id, _plain(told.body), told.date.value)
                    if key not in rows:
                        rows[key] = _row(reading, section, sentence, told)
    return list(rows.values())


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold().replace("&", "and"))


def _row(reading: Reading, section: Section, sentence: Sentence, told: Told) -> ReferenceRow:
    stated = (section.number, section.part, told.body, told.date.value)
    reading.take(sentence.block, sentence.start, sentence.end)
    minute = _MINUTE_NUMBER.search(sentence.text)
    return ReferenceRow(
        id=reading.id("reference", *stated),
        item=section.number,
        item_id=section.item_id,
        body=told.body,
        date=told.date.value,
        relation=told.relation,
        minute=minute.group("number").rstrip(".,)") if minute else None,
        evidence=reading.evidence(sentence.block, sentence.start, sentence.end),
        confidence=told.confidence if told.date.weekday_fits else 0.5,
    )


def _told(reading: Reading, section: Section, sentence: Sentence, today: str | None) -> list[Told]:
    dates = find_dates(sentence.text, reading.year)
    if not dates:
        return []
    in_head = section.heading is None and section.first == 0
    found: list[Told] = []
    for date in dates:
        relation = _relation(section, sentence, date, today)
        mention = _mention(reading, sentence, date)
        body = reading.resolve(sentence.block, mention) if mention else None
        if body is None and relation in ("minutes_confirmed", "next_meeting"):
            body = reading.meeting.body
        own = body is not None and body == reading.meeting.body
        if body is None or (own and (date.value == reading.meeting.date or in_head)):
            continue
        if relation == "next_meeting" and found and found[-1].relation == "next_meeting":
            relation = "future"
        found.append(Told(body, date, relation, 0.93 if relation in ("minutes_confirmed", "next_meeting") else 0.8))
    return _joint(sentence, found)


def _relation(section: Section, sentence: Sentence, date: DateFound, today: str | None) -> Relation:
    before = today is None or date.value[: len(today)] < today[: len(date.value)]
    if before and _MINUTES.search(sentence.text[: date.start]) and _CONFIRMED.search(sentence.text):
        return "minutes_confirmed"
    about = _NEXT.search(section.title) or _NEXT.search(sentence.text[: date.end + 60])
    if about and not (before and today):
        return "next_meeting"
    return "past" if before and today else "future" if today else "past"


def _mention(reading: Reading, sentence: Sentence, date: DateFound) -> Mention | None:
    """The body that a date belongs to: the nearest before it, with only little words and dates between."""
    best: Mention | None = None
    for mention in reading.bodies(sentence.block):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if start < 0 or start > len(sentence.text):
            continue
        if (
            end <= date.start
            and _only_little(sentence.masked[end : date.start], date, sentence.text[max(0, start - 30) : date.start])
        ) or (best is None and start >= date.end and _dated_before(sentence, date, start)):
            best = mention
    return best


def _only_little(between: str, date: DateFound, around: str) -> bool:
    tokens = _TOKEN.findall(between)
    if len(tokens) > 24 or not all(word[0] == DATE or word.lower() in _BETWEEN for word in tokens):
        return False
    return len(date.value) == 10 or _AT_MEETING.search(around) is not None


def _dated_before(sentence: Sentence, date: DateFound, start: int) -> bool:
    """`the meeting held on 4 March of the Panel`."""
    between = sentence.text[date.end : start].strip().lower()
    ahead = sentence.text[max(0, date.start - 40) : date.start].lower()
    return (
        between in ("of the", "of", "meeting of the", "meeting of", "of the meeting of the")
        and "meeting" in ahead + between
    )


def _joint(sentence: Sentence, found: list[Told]) -> list[Told]:
    """`A joint meeting of X and the Y`: one meeting of both."""
    match = _JOINT.search(sentence.masked)
    if match is None or not found:
        return found
    name = sentence.text[match.start(1) : match.end(2)]
    return [msgspec.structs.replace(told, body=name) for told in found]
