"""Sentences among the lines of a list that say who was there: `Councillors A Bell and C Dunn attended remotely.`"""

from __future__ import annotations

import re

from ingest.facts.attending.attendees import Attendee, Group, shift
from ingest.facts.attending.notes import remote_of
from ingest.facts.attending.roll import Roll, add_people
from ingest.facts.attending.rolls import Stretch
from ingest.given import looks_personal
from ingest.names import Named, read_people

OVER = 3  # so many paragraphs of prose behind the list end it
_STOP = re.compile(r"(?<=[a-z)])(?<!Cllr)(?<!Cllrs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)\. (?=[A-Z])")
_FROM = r"(?P<from>[A-Z][\w’'&-]*(?: [\w’'&-]+){0,6}? (?:Council|Authority|Police|Trust|Board|Association))"
_WERE_THERE = re.compile(
    rf"(?P<list>.{{5,600}}?)(?: of (?:the )?{_FROM})?,? (?:(?:was|were) (?:also )?(?:present|in attendance)"
    r"(?P<how>[^.]{0,40})|(?P<noted>(?:who )?(?:took|taking) (?:the )?(?:minutes?|notes?))"
    r"|(?P<instead>(?:came|attended|sat|stood in) (?:in (?:the )?place of|instead of|for) [A-Z][^.,;]{3,60})"
    r"|(?:also )?attended"
    r"(?P<came>(?: (?:the|this) meeting)?(?: and (?:spoke|addressed|answered)\b.{0,60}| remotely| virtually| online"
    r"| in person| via .{2,20}| as (?:an )?observers?| by invitation| for (?:items?|minutes?|part|agenda)\b.{0,30}"
    r"| under .{3,60})?))(?:,? (?:as did|together with|along with) (?P<more>.{4,200}?))?\.?\s*",
    re.IGNORECASE,
)


def told_there(roll: Roll, stretch: Stretch, start: int) -> bool:
    """Take the people of sentences that say who was there."""
    told = False
    text = stretch.text[start:]
    ends = [match.start() for match in _STOP.finditer(text)] if roll.prose < OVER else []
    at = 0
    for end in [*ends, len(text)] if roll.prose < OVER else []:
        told_of = end - at < 700 and "polog" not in text[at:end]
        match = _WERE_THERE.fullmatch(text, at, end) if told_of else None
        told = (match is not None and _take(roll, stretch, match, start)) or told
        at = end + 2
    return told


def _take(roll: Roll, stretch: Stretch, match: re.Match[str], start: int) -> bool:
    """The people of one such sentence; false where its words name nobody."""
    people = _people(match, "list", start)
    headed = start > 0 and roll.group is not None and roll.group.plural
    if not people or not (people[0].title or people[0].before or headed or (match.group("noted") and roll.found)):
        return False
    if headed and not people[0].title:
        for person in people:
            person.title = person.title or "Councillors"
    how = f"{match.group('how') or ''}{match.group('came') or ''}"
    group = Group("present" if not roll.found else "mixed", remote=remote_of(how))
    if match.group("noted") and roll.group and looks_personal(people[0].name):
        group = roll.group
    if match.group("instead") and roll.group:
        group = roll.group
    known = len(roll.found)
    add_people(roll, stretch, people, group)
    if (own := match.group("from")) and not any(_is_placed(a) for a in roll.found[known:]):
        for attendee in roll.found[known:]:
            attendee.beside.organisation = own
    if match.group("more") and (more := _people(match, "more", start)):
        add_people(roll, stretch, more, group)
    return True


def _is_placed(attendee: Attendee) -> bool:
    return attendee.beside.organisation is not None


def _people(match: re.Match[str], part: str, start: int) -> list[Named]:
    return [shift(person, start + match.start(part)) for person in read_people(match.group(part))]
