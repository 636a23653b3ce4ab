"""Whose meeting a date is: the body that stands by it, or of which the sentence says what it did on the day."""

from __future__ import annotations

import re

from ingest.bodies import Mention
from ingest.facts.naming.business_dates import (
    at_its_meeting,
    comes_to_meeting,
    did_on,
    done_in,
    goes_in,
    on_did,
    will_on,
)
from ingest.facts.naming.meeting_dates import MeetingDate
from ingest.mask import DATE, compiled
from ingest.reading import Reading, Section, Sentence
from ingest.titles import spoken, title_case
from ingest.wordings import family
from ingest.words import words

_BETWEEN = words("body_to_date") | set("-–—,:().;’'&/")
_AT_MEETING = re.compile(
    r"\b(?:meetings?|met|considered by|presented to|agreed by|approved by|decided by|reported to|minutes?|cofnodion)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:meetings?|met|considered by|presented to|agreed by|approved by|decided by|reported to)\b", re.IGNORECASE
)
_AS_OF = re.compile(r"\bas (?:of|at)\b", re.IGNORECASE)
_TOKEN = compiled(r"⟪·*⟫|[\w’']+|[^\s\w]")
_ITS = re.compile(r"\b(?:its|their) $")
_SUBJECT = re.compile(r"(?:^|\bthat |[,;:] |\band |\bby )(?:the |this )?(?:[Ff]ull )?$", re.IGNORECASE)
_ANOTHER = re.compile(r",? (?:and )?the (?:decision|report|minutes?|resolution)s? ", re.IGNORECASE)
_SENT_TO = re.compile(r"\b(?:to|before|by|at) (?:(?:the|this|that|its) )?$", re.IGNORECASE)
_FULL_NAME = 2
_DECIDED_ALONE = re.compile(
    r"\bdecisions? (?:taken |made )?(?:of|by) (?:the )?(?P<who>(?:executive|cabinet|lead|portfolio) (?:member|holder)"
    r"(?: for [\w &,’'-]{3,70})?)$",
    re.IGNORECASE,
)
_TAKEN_ON = re.compile(r"\bdecisions? (?:\w+ )?(?:taken|made) (?:on|of)(?: the)? $", re.IGNORECASE)
_OF_ONE = re.compile(r"\b(?:of|by|from|before|to) the $", re.IGNORECASE)
_LETTER_TO = re.compile(r"\b(?:letters?|e-?mails?|repl(?:y|ies)|responses?|copy|copies) to (?:the )?$", re.IGNORECASE)
_SOCIAL = ("association", "federation", "trust", "partnership", "authority", "parliament", "forum", "consortium")


def body_of_date(reading: Reading, sentence: Sentence, date: MeetingDate) -> Mention | None:
    """The body that a date belongs to: the nearest before it, with only little words and dates between."""
    best: Mention | None = None
    if comes_to_meeting(sentence.masked[: date.start]):
        return None
    for mention in reading.bodies(sentence.block):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if start < 0 or start > len(sentence.text) or _is_letter(sentence, mention, start, end, date):
            continue
        before = best is None and start >= date.end and _dated_before(sentence, date, start)
        if before or _stands_by(sentence, date, start, end) or _acted(sentence, date, start, end):
            best = mention
    return best or _whose_meeting(reading, sentence, date)


def _whose_meeting(reading: Reading, sentence: Sentence, date: MeetingDate) -> Mention | None:
    """`The Panel, in looking at it at its meeting on 3 May`: the clause's own body; `its May meeting`: the last."""
    of_month = date.month_meeting and _ITS.search(sentence.text, 0, date.start) is not None
    if not of_month and not at_its_meeting(sentence.masked, date.start):
        return None
    named = [m for m in reading.bodies(sentence.block) if sentence.start <= m.start < sentence.start + date.start]
    if of_month:
        return named[-1] if named else None
    subjects = [m for m in named if _SUBJECT.search(sentence.text[: m.start - sentence.start])]
    return subjects[-1] if subjects else named[0] if named else None


def _stands_by(sentence: Sentence, date: MeetingDate, start: int, end: int) -> bool:
    """Whether only little words stand between the body and the date."""
    around = sentence.text[max(0, start - 30) : date.start]
    if end <= date.start and _ANOTHER.match(sentence.text, end) and sentence.text[end] == ",":
        return False  # "the recommendations of the Panel, the decision of 14 May"
    return end <= date.start and _only_little(sentence.masked[end : date.start], date, around)


def _acted(sentence: Sentence, date: MeetingDate, start: int, end: int) -> bool:
    """Whether the sentence says what the body did or will do on the day, or that business goes to it in the month."""
    masked = sentence.masked
    if end <= date.start:
        if len(date.value) == 7:
            return (
                goes_in(masked, start, end, date.start)
                or will_on(masked, start, end, date.start)
                or done_in(masked, end, date.start)
            )
        did = did_on(masked, end, date.start) and not _LETTER_TO.search(masked, 0, start)
        return did or will_on(masked, start, end, date.start)
    return start >= date.end and on_did(masked, date.start, date.end, start, end)


def _is_letter(sentence: Sentence, mention: Mention, start: int, end: int, date: MeetingDate) -> bool:
    """`correspondence from X Council dated 12 May`, `the dinner of the X Association on 12 April`: no meetings."""
    around = sentence.text[: max(end, date.end + 30)]
    if _AT_MEETING.search(around):
        return False
    between = sentence.text[end : date.start] if end <= date.start else ""
    dated = re.search(r"\bdated\b", between) is not None
    if not dated and _SENT_TO.search(sentence.text, max(0, start - 12), start):
        return False
    return dated or bool(family("letters").search(sentence.text[:start])) or mention.name.casefold().endswith(_SOCIAL)


def _only_little(between: str, date: MeetingDate, around: str) -> bool:
    tokens = _TOKEN.findall(between)
    if len(tokens) > 24 or _AS_OF.search(between) or not all(_is_little(word) for word in tokens):
        return False
    return len(date.value) == 10 or _GOES_ON.search(around) is not None


def _is_little(word: str) -> bool:
    """A little word, another date, or the day of one (`10, 17 and 24 February`)."""
    return word[0] == DATE or word.lower() in _BETWEEN or re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", word) is not None


def _dated_before(sentence: Sentence, date: MeetingDate, start: int) -> bool:
    """`the meeting held on 4 March of the Panel`, `the April meeting of the Panel`."""
    between = sentence.text[date.end : start].strip().lower()
    ahead = sentence.text[max(0, date.start - 40) : date.start].lower()
    return (
        between in ("of the", "of", "meeting of the", "meeting of", "of the meeting of the", "meetings of the")
        and "meeting" in ahead + sentence.text[date.start : start].lower()
    ) or (date.month_meeting and between in ("", "of", "of the"))


def whose_body(reading: Reading, block: int, mention: Mention) -> str | None:
    """`Ashcombe County Council’s Cabinet`: a body by the name of its council too, where that is another's."""
    owner = next((m for m in reading.bodies(block) if m.end == mention.start - len("’s ")), None)
    own = (reading.meeting.authority or "").casefold()
    if owner is None or owner.generic or owner.name.count(" ") < _FULL_NAME or owner.name.casefold() == own:
        return None
    text = reading.blocks[block].text
    return text[owner.start : mention.end] if re.fullmatch(r"[’']s ", text[owner.end : mention.start]) else None


def one_meant(reading: Reading, sentence: Sentence, mention: Mention) -> str | None:
    """`the conclusions of the Panel of 2 March`: the only panel that the document names, where one is meant."""
    before = sentence.text[: mention.start - sentence.start]
    name = reading.only_one(mention.name) if _OF_ONE.search(before) else None
    return spoken(name) if name else None


def decided_alone(section: Section, sentence: Sentence, date: MeetingDate) -> str | None:
    """`Decisions of the Executive Member for Ports`, and below it `a list of decisions taken on 4 March`."""
    alone = _DECIDED_ALONE.search(section.title) if _TAKEN_ON.search(sentence.text, 0, date.start) else None
    if alone is None:
        return None
    return title_case(alone.group("who")) if section.title.isupper() else alone.group("who")
