"""Lines of a list on which a label leads: `Ashcombe | Councillor A Bell`, `Treasurer to the Board: Ann Dunn`."""

from __future__ import annotations

import re

from ingest.facts.attending.attendees import shift
from ingest.facts.attending.headings import heading_at
from ingest.facts.attending.notes import ORGANISATION, is_office
from ingest.facts.attending.stretch import Stretch
from ingest.given import looks_personal
from ingest.names import Named, first_job, has_role, is_name, read_people, strip_title

_ONE = re.compile(r"(?P<label>[A-Z][^:;\t()]{4,90}?): ?(?P<name>[^:;,()\t]{3,50}?)\.?\s*")
# `Chief Executive, Hollow Vale CA – Ann Bell`
_PLACED = re.compile(
    r"(?P<post>[A-Z][^:;,\t()]{3,50}), (?P<of>[A-Z][^:;,\t()]{2,50}) [–—-] (?P<name>[^:;,()\t]{3,40})\s*"
)
_FROM = re.compile(r"(?:From|Representing|On behalf of|For) (?:the )?(?P<of>[A-Z][^:;\t()]{3,80}?)(?:: ?| [–—-] )")
# When somebody was there: the label of a row that tells nothing else.
_WHEN = re.compile(
    r"(?:items? )?\d[\d ,&–-]{0,12}[a-z]?|(?:(?:for )?(?:the )?(?:whole|part) of (?:the )?meeting|all(?: items)?)\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:ref(?:erence)?|(?:agenda )?item(?: no| number)?|(?:minute )?no|minute|number)\W*", re.IGNORECASE
)
_STAFF = re.compile(
    r"(?:officers?|names?|attendees?|officials?)(?: (?:attending|present|in attendance))?", re.IGNORECASE
)
_BUSINESS = re.compile(
    r"(?:agenda )?item|(?:summary of )?(?:issues?|discussions?|decisions?|minutes?)\b.{0,40}|subject|title|heading"
    r"|actions?(?: by| for| owner)?|topic|business",
    re.IGNORECASE,
)


def heads_business(cells: list[str]) -> bool:
    """`Ref | Item | Action`: the head of the table of business, behind which nobody is listed."""
    plain = [cell.strip(" .:") for cell in cells]
    return len(plain) > 1 and _NUMBER.fullmatch(plain[0]) is not None and bool(_BUSINESS.fullmatch(plain[1]))


def heads_staff(cells: list[str]) -> bool:
    """`Agenda item | Officer attending`: a head within the list."""
    return len(cells) > 1 and _NUMBER.fullmatch(cells[0]) is not None and _STAFF.fullmatch(cells[1]) is not None


def led_people(stretch: Stretch, start: int) -> list[Named]:
    """The people behind such a label, with what it says of them; none where the line has none."""
    start += len(stretch.text[start:]) - len(stretch.text[start:].lstrip())
    text = stretch.text[start:]
    found = (
        _in_row(text)
        if stretch.row and not stretch.text[:start].strip()
        else _holder(text) or _from(text) or _placed(text)
    )
    return [shift(person, start) for person in found]


def _in_row(text: str) -> list[Named]:
    cells = text.split("\t")
    label = cells[0].strip(" :")
    if len(cells) != 2 or strip_title(label)[1] or heading_at(f"{label}:"):
        return []
    people = read_people(cells[1])
    if "(" in label and any(looks_personal(person.name) for person in read_people(label)):
        return []
    when = _WHEN.fullmatch(label) is not None
    if not people or not (people[0].title or looks_personal(people[0].name)):
        return []
    if not when and ((is_name(label) and looks_personal(label)) or not _is_led(people[0], label)):
        return []
    if not when and len(people) == 1 and _is_seat(label) and not ORGANISATION.fullmatch(label):
        people[0].before.append(label)
    return [shift(person, len(cells[0]) + 1) for person in people]


def _is_led(person: Named, label: str) -> bool:
    return bool(person.title or person.after) or _is_seat(label)


def _is_seat(label: str) -> bool:
    return is_office(label) or first_job(label) is not None


def _holder(text: str) -> list[Named]:
    """`Police and Crime Commissioner for Ashcombe, Marsh and Dale: Ann Bell`."""
    match = _ONE.fullmatch(text)
    if match is None or not _is_seat(match.group("label")) or strip_title(match.group("label"))[1]:
        return []
    people = read_people(match.group("name"))
    if len(people) != 1 or people[0].after:
        return []
    plain = is_name(people[0].name) and first_job(match.group("label")) is not None
    if not (people[0].title or looks_personal(people[0].name) or plain):
        return []
    people[0].before = [match.group("label")]
    return [shift(people[0], match.start("name"))]


def _placed(text: str) -> list[Named]:
    match = _PLACED.fullmatch(text)
    if match is None or not first_job(match.group("post")) or has_role(match.group("of")):
        return []
    people = read_people(match.group("name"), known=True)
    if len(people) != 1 or not is_name(people[0].name) or people[0].after:
        return []
    people[0].before, people[0].notes = [match.group("post")], [f"representing {match.group('of')}"]
    return [shift(people[0], match.start("name"))]


def _from(text: str) -> list[Named]:
    """`From the Audit Office: Ann Bell (Director), C Dunn (Manager)`."""
    match = _FROM.match(text)
    people = read_people(text[match.end() :]) if match else []
    if match is None or not people:
        return []
    for person in people:
        person.notes.append(f"representing {match.group('of')}")
    return [shift(person, match.end()) for person in people]
