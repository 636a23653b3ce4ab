"""Other meetings that the document names by body and date."""

from __future__ import annotations

import re

import msgspec

from ingest.bodies import Mention
from ingest.dates import in_year
from ingest.facts.naming.business_dates import comes_back
from ingest.facts.naming.meeting_dates import MeetingDate, dates_told, is_before
from ingest.facts.naming.minute_numbers import fill_numbers, minute_number
from ingest.facts.naming.whose import body_of_date, decided_alone, one_meant, whose_body
from ingest.mask import DATE, compiled
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.titles import spoken
from ingest.wordings import Found, family
from ontology.record import ReferenceRow, Relation

_JOINT = compiled(r"\bjoint meeting of (?:the )?(⟦·*⟧) and (?:the )?(⟦·*⟧)", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:minutes?|cofnodion)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"s?,? ?(?:\(?(?:no|number|ref(?:erence)?)s?\b\.? ?)?(?:[A-Z]{1,6}[ ./-]?)?\d", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:paragraph|item|section|article|page|para)s?\.? [\w./()-]+ of (?:the |its )?$", re.IGNORECASE
)
_NO_MEETING = re.compile(
    r"(?:\bw/?[ce]|\bweeks? (?:beginning|commencing|ending|of|starting)|\b(?:year|period|quarter|months?)"
    r" (?:ended|ending|to|from)|\bas (?:of|at)|\b(?:deadline|closing date)(?: (?:of|is|was|for \w+))?"
    r"|\bsince|\bw\.[ce]\.?|\bby)"
    r"[ :]*(?:on )?(?:the )?(?:(?:mon|tues|wednes|thurs|fri)day )?$",
    re.IGNORECASE,
)
_SURE, _LIKELY, _MONTH_ONLY, _DOUBTED = 0.93, 0.8, 0.7, 0.5
_NEAR, _OPEN_LIST = 70, re.compile(r"(?:&|\band|,)\s*$")
_RECOMMENDED = re.compile(r"\brecommendations? (?:\w+ ){0,4}minutes\b", re.IGNORECASE)
_FOR_SHORT = compiled(
    r"\b(?:scrutiny|planning|licensing|standards|audit|overview and scrutiny) (?:on (?:the )?)?(?=⟪)", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|were|had been|has been) \w+(?:ed|en|n)\b", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:be|were|was|to|and) receiv(?:e|ed)\b(?! and (?:approved|adopted|confirmed))", re.IGNORECASE
)
_WITH_REFERENCE = re.compile(
    r"(?:(?:with|under|in) reference to|further to|pursuant to|arising from|as set out in) (?:the )?minutes?\b", re.I
)
_ACTION_LIST = re.compile(
    r"(?:summary of |list of )?actions?(?: (?:log|list|points?|table|sheet|tracker|agreed))?:?", re.I
)
_ARISING = re.compile(r"\b(?:matters|actions|business) arising\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(?:is|was|were|be|been|being|stands?) (?:now )?cancelled\b", re.IGNORECASE)
_SHORT, _TITLE, _FAR_IN = 130, 60, 25


class Told(msgspec.Struct, frozen=True):
    """A meeting named in a sentence."""

    body: str
    date: MeetingDate
    relation: Relation
    confidence: float


def read_references(reading: Reading, today: str | None) -> list[ReferenceRow]:
    """One row for each meeting named under an item. `today` is the document's own date: it parts past from future."""
    rows: dict[tuple[str | None, str, str], ReferenceRow] = {}
    arising: set[str] = set()
    for section in reading.sections or []:
        before = set(rows)
        opened: Told | None = None
        for i in range(section.first, section.last):
            if reading.blocks[i].kind not in CONTENT:
                continue
            if _opens_list_of_actions(section, reading.blocks[i].text):
                break  # the dates behind it are due dates
            for sentence in reading.sentences(i):
                found = _listed_on(reading, sentence, opened, today) or _told(reading, section, sentence, today)
                opened = _opened(reading, sentence, found, opened)
                for told in found:
                    _add(rows, reading, section, sentence, told)
        if _ARISING.search(section.title) and not _MINUTES.match(section.title):
            arising.update(rows[key].id for key in rows if key not in before)
    ordered = _ordered(list(rows.values()), reading.meeting.body, arising)
    fill_numbers(reading, ordered)
    return ordered


def _opens_list_of_actions(section: Section, line: str) -> bool:
    """Whether a line behind the date of the next meeting is the heading of a list of actions."""
    return _ACTION_LIST.fullmatch(line.strip()) is not None and any(
        hit.meaning in ("next", "schedule") for hit in _signs(section.title)
    )


def _add(
    rows: dict[tuple[str | None, str, str], ReferenceRow],
    reading: Reading,
    section: Section,
    sentence: Sentence,
    told: Told,
) -> None:
    """A row, unless the item has it; that the minutes were confirmed counts for more than that a meeting was."""
    key = (section.item_id, _plain(told.body), told.date.value)
    months = {(body, date) for _, body, date in rows if len(date) == 7}
    if key not in rows and key[1:] not in months:
        rows[key] = _row(reading, section, sentence, told)
    elif key in rows and told.relation == "minutes_confirmed" and rows[key].relation == "past":
        rows[key] = msgspec.structs.replace(rows[key], relation=told.relation, confidence=told.confidence)


def _ordered(rows: list[ReferenceRow], own: str | None, arising: set[str]) -> list[ReferenceRow]:
    """One meeting of the body is the next, the earliest so called; the others are to come.

    Matters `arising` from minutes just confirmed name that meeting no second time.
    """
    coming = [row for row in rows if row.relation == "next_meeting" and row.body == own]
    first = min((row.date for row in coming), default=None)
    if any(row.relation == "minutes_confirmed" and row.body == own and row.id not in arising for row in rows):
        for row in (row for row in rows if row.id in arising and row.relation == "minutes_confirmed"):
            row.relation = "past"
    confirmed = {(row.body, row.date) for row in rows if row.relation == "minutes_confirmed"}
    rows = [row for row in rows if row.id not in arising or (row.body, row.date) not in confirmed]
    days = {(row.item_id, row.body, row.date[:7]) for row in rows if len(row.date) == 10}
    rows = [row for row in rows if len(row.date) == 10 or (row.item_id, row.body, row.date) not in days]
    return [
        msgspec.structs.replace(row, relation="future") if row in coming and row.date != first else row for row in rows
    ]


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold().replace("&", "and"))


def _row(reading: Reading, section: Section, sentence: Sentence, told: Told) -> ReferenceRow:
    stated = (section.number, section.part, told.body, told.date.value)
    reading.take(sentence.block, sentence.start, sentence.end)
    return ReferenceRow(
        id=reading.id("reference", *stated),
        item=section.number,
        item_id=section.item_id,
        body=told.body,
        date=told.date.value,
        relation=told.relation,
        minute=minute_number(reading, sentence, told.body, told.date),
        evidence=reading.evidence(sentence.block, sentence.start, sentence.end),
        confidence=told.confidence if told.date.weekday_fits else _DOUBTED,
    )


def _opened(reading: Reading, sentence: Sentence, found: list[Told], before: Told | None) -> Told | None:
    """What the next line may go on with: `… 8 December &`, and the dates below `Meetings were fixed as follows:`."""
    if found and (_OPEN_LIST.search(sentence.text) or (before and before.relation == "future")):
        return found[-1]
    own = reading.meeting.body
    if own is None or not sentence.text.rstrip().endswith(":"):
        return None
    ahead = any(hit.meaning in ("schedule", "next") for hit in _signs(sentence.text))
    return Told(own, MeetingDate(0, 0, ""), "future", _LIKELY) if ahead else None


def _listed_on(reading: Reading, sentence: Sentence, opened: Told | None, today: str | None) -> list[Told]:
    """`… meetings of 8 December &` goes on in the next line with `25 January 2024`."""
    if opened is None or sentence.start or sentence.masked[:1] != DATE:
        return []
    dates = dates_told(sentence.text, today, reading.year, coming=False)
    return [msgspec.structs.replace(opened, date=date) for date in dates[:1]]


def _told(reading: Reading, section: Section, sentence: Sentence, today: str | None) -> list[Told]:
    dates = dates_told(sentence.text, today, reading.year, _coming(section, sentence), sentence.masked)
    full = {date.value[:7] for date in dates if len(date.value) == 10}
    found: list[Told] = []
    for date in dates:
        if len(date.value) == 7 and date.value in full:
            continue  # "the April meeting, held on 15 April"
        if _NO_MEETING.search(sentence.text, max(0, date.start - 40), date.start):
            continue
        if told := _one(reading, section, sentence, date, today):
            found.append(told)
    found = sorted([*found, *_for_short(sentence, found, dates)], key=lambda told: told.date.start)
    return _joint(sentence, found)


def _for_short(sentence: Sentence, found: list[Told], dates: list[MeetingDate]) -> list[Told]:
    """`scrutiny 30 November, Cabinet 19 December`: the way told in advance, with a committee called by its work."""
    taken = [told.date for told in found]
    named = {match.end(): match.group() for match in _FOR_SHORT.finditer(sentence.masked)}
    ahead = [told for told in found if told.relation in ("future", "next_meeting")]
    return [
        Told(named[date.start].split(" on ")[0].strip(), date, "future", _MONTH_ONLY)
        for date in dates
        if date not in taken and date.start in named and ahead
    ]


def _one(reading: Reading, section: Section, sentence: Sentence, date: MeetingDate, today: str | None) -> Told | None:
    mention = body_of_date(reading, sentence, date)
    body = _name(reading, sentence.block, mention) if mention else None
    if mention and mention.generic and body == mention.name:
        body = one_meant(reading, sentence, mention)
        if body is None:
            return None  # no one knows which committee
    body = decided_alone(section, sentence, date) or body
    own = reading.meeting.body
    told = _own_words(section, sentence, date) or _under_line(reading, sentence, date)
    relation = _relation(reading, section, sentence, date, today, told, others=body is not None and body != own)
    if relation == "minutes_confirmed" and today and date.value > today and not date.year_told:
        date = in_year(date, int(date.value[:4]) - 1) or date  # type: ignore[assignment]
    if body is None and (told is None or (relation == "next_meeting" and _CANCELLED.search(sentence.text))):
        return None
    body = body or _titled_body(reading, section) or own
    in_head = section.heading is None and section.first == 0
    itself = date.value == reading.meeting.date and relation != "next_meeting"
    if itself and body and _is_council(body) and own and _is_council(own):
        return None  # "Annual Council, 13 May" as a running head
    if body is None or (body == own and not _may_be_own(reading, sentence, date, relation, in_head)):
        return None
    if body != own and relation == "next_meeting":
        relation = "future"
    sure = _SURE if relation in ("minutes_confirmed", "next_meeting") else _LIKELY
    return Told(body, date, relation, min(sure, _MONTH_ONLY) if len(date.value) == 7 else sure)


def _name(reading: Reading, block: int, mention: Mention) -> str:
    return spoken(whose_body(reading, block, mention) or reading.resolve(block, mention))


def _is_council(body: str) -> bool:
    return body.casefold().endswith("council")


def _titled_body(reading: Reading, section: Section) -> str | None:
    """`6. Minutes of the Policy Group`: `the minutes of the meeting` below are that body's."""
    if section.heading is None or not _MINUTES.search(section.title):
        return None
    named = [mention for mention in reading.bodies(section.heading) if not mention.generic]
    return reading.resolve(section.heading, named[0]) if len(named) == 1 else None


def _may_be_own(reading: Reading, sentence: Sentence, date: MeetingDate, relation: Relation, in_head: bool) -> bool:
    """Not the meeting itself, and not the title of the next minutes in a file of several."""
    if date.value == reading.meeting.date:
        return relation == "next_meeting"
    title = family("titles_of_minutes").match(sentence.masked) is not None
    near_top = sentence.block < 12
    return not (in_head and near_top and relation not in ("minutes_confirmed", "next_meeting")) and not (
        title and relation == "future"
    )


def _coming(section: Section, sentence: Sentence) -> bool:
    """Whether the sentence looks ahead: a date without a year is then the first that comes."""
    return any(hit.meaning in ("next", "coming") for hit in _signs(sentence.text)) or any(
        hit.meaning in ("next", "schedule") for hit in _signs(section.title)
    )


def _signs(text: str) -> list[Found]:
    return family("meeting_signs").all(text)


def _own_words(section: Section, sentence: Sentence, date: MeetingDate) -> str | None:
    """What tells that a date is of a meeting of the body itself: `the last meeting`, `Date of next meeting`."""
    if len(date.value) == 7 and date.month_meeting:
        return "month"
    titled = {hit.meaning for hit in _signs(section.title)} if len(section.title) < _TITLE else set()
    before = sentence.masked[: date.start]
    for hit in sorted(_signs(before), key=lambda hit: -hit.match.end()):
        if hit.meaning in ("own", "next", "last") and date.start - hit.match.end() <= _NEAR:
            return hit.meaning
    if "next" in titled and len(sentence.text) < _SHORT and not _in_table(sentence, date):
        return "next"
    if "schedule" in titled and date.start < _NEAR and len(sentence.text) < _SHORT and len(date.value) == 10:
        return "schedule"
    if comes_back(before):
        return "own"
    return "own" if _MINUTES.search(section.title) and _MINUTES.search(before[-_NEAR:]) else None


def _under_line(reading: Reading, sentence: Sentence, date: MeetingDate) -> str | None:
    """A date under the line `Next meeting`, which is no numbered heading."""
    if sentence.block == 0 or sentence.start or date.start > _FAR_IN or len(sentence.text) > _SHORT:
        return None
    above = reading.blocks[sentence.block - 1].text
    heads = len(above) < _FAR_IN + 10 and any(hit.meaning == "next" for hit in _signs(above))
    return "next" if heads and not any(character.isdigit() for character in above) else None


def _in_table(sentence: Sentence, date: MeetingDate) -> bool:
    """A date at the far end of a row of three cells or more: a list of actions that follows the last item."""
    return sentence.text.count("\t", 0, date.start) > 1 and date.start > _FAR_IN


def _relation(
    reading: Reading,
    section: Section,
    sentence: Sentence,
    date: MeetingDate,
    today: str | None,
    told: str | None,
    others: bool,
) -> Relation:
    before = today is None or is_before(date, today) or _was_this_month(sentence, date, today)
    about_minutes = _about_minutes(sentence, date) or _lists_minutes(section, sentence)
    titled = _MINUTES.search(section.title) is not None
    if about_minutes and date.month_meeting and not titled and not _has(sentence.text, "confirmed"):
        return "past"
    if about_minutes and _is_confirmed(reading, section, sentence):
        received = _RECEIVED.search(sentence.text) or _list_received(reading, section, sentence)
        return "past" if others and received else "minutes_confirmed"
    if about_minutes and _has(sentence.text, "noted"):
        return "past"
    ahead = sentence.text[: date.start]
    about = told in ("next", "schedule") or any(hit.meaning == "next" for hit in _signs(ahead[-_NEAR:]))
    if about and not (today and (before or date.value == today)):
        return "next_meeting"
    return "past" if before or today is None else "future"


def _was_this_month(sentence: Sentence, date: MeetingDate, today: str) -> bool:
    """`which was submitted to the Panel in April`, in minutes of April."""
    return date.value == today[:7] and _WAS.search(sentence.text, 0, date.start) is not None


def _about_minutes(sentence: Sentence, date: MeetingDate) -> bool:
    """The minutes as a whole: one numbered minute or paragraph that is referred to is not confirmed by that."""
    text = sentence.masked[: date.end + 40]
    if _WITH_REFERENCE.match(text):
        return False
    return any(
        not (_NUMBERED.match(text, found.end()) or _PART_OF.search(text, max(0, found.start() - 40), found.start()))
        for found in _MINUTES.finditer(text)
    )


def _lists_minutes(section: Section, sentence: Sentence) -> bool:
    """A line of its own under `Confirmation of minutes`: `Council meeting, 14 January 2025`."""
    return _MINUTES.search(section.title) is not None and len(sentence.text) < _SHORT


def _list_received(reading: Reading, section: Section, sentence: Sentence) -> bool:
    """A line of `The minutes of the following meetings were received:` confirms nothing of another body."""
    above = [reading.blocks[i].text for i in range(section.first, sentence.block)]
    return any(_RECEIVED.search(text) and text.rstrip().endswith((":", "-", "–")) for text in above)


def _is_confirmed(reading: Reading, section: Section, sentence: Sentence) -> bool:
    if _has(sentence.text, "noted") and not _has(sentence.text, "confirmed"):
        return False
    if _has(sentence.text, "confirmed") or (_has(sentence.text, "moved") and not _has(sentence.text, "noted")):
        return True
    titled = _MINUTES.search(section.title) is not None
    if titled and _has(section.title, "noted"):
        return False
    reach = section.last if titled else min(section.last, sentence.block + 3)
    rest = list(range(sentence.block, min(reach, sentence.block + 12)))
    if titled and _lists_minutes(section, sentence):
        rest += range(section.first, sentence.block)
    follows = [reading.blocks[i].text for i in rest if reading.blocks[i].kind in CONTENT]
    for text in follows:
        if _RECOMMENDED.search(text):
            return False
        if _has(text, "confirmed") or _has(text, "noted"):
            return _has(text, "confirmed")
    return any(_has(text, "moved") for text in follows)


def _has(text: str, meaning: str) -> bool:
    return any(hit.meaning == meaning for hit in family("minutes_signs").all(text))


def _joint(sentence: Sentence, found: list[Told]) -> list[Told]:
    """`A joint meeting of X and the Y`: one meeting of both."""
    match = _JOINT.search(sentence.masked)
    if match is None or not found:
        return found
    name = sentence.text[match.start(1) : match.end(2)]
    return [msgspec.structs.replace(told, body=name) for told in found]
