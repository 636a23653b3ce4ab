"""Sentences and footnotes that say who of the people in the list attended remotely."""

from __future__ import annotations

import re

from ingest.facts.attending.attendees import Attendee
from ingest.facts.attending.notes import remote_of
from ingest.honorifics import IS_COUNCILLOR
from ingest.names import Named, read_people, same_person

HOW = (
    r"(?:remotely|virtually|online|electronically|(?:by|via|on|through|using) (?:means of )?(?:a )?(?:remote|video|tele"
    r"|phone|ms |microsoft |teams|zoom|webex|skype|the )[\w -]{0,40}?)"
)
_CAME = re.compile(
    r"(?P<list>[A-Z].{2,300}?),? (?:(?:all|both|also|each|had|have|has|who|was|were|and) ){0,3}(?:join(?:ed|ing)"
    r"|attend(?:ed|ing)|participat(?:ed|ing)|took part|present|in attendance|dialled in|appeared|were|was)\b"
    r"(?: (?:the|this|in|present|attending|at|meeting|proceedings)\b){0,6} " + HOW
)
_ARRIVED = re.compile(
    r"(?P<list>[A-Z].{2,200}?),? (?:(?:also|both|each|had|then) )?(?:joined|arrived|attended|participated)\b"
    r"(?! (?:on|in) (?:his|her|their) (?:place|behalf)| as)"
)
_FOOTNOTE = re.compile(
    r"\(?\s*+(?P<mark>[*^#†]|\([A-Z]\))\s*+(?:[-–=:]|denotes|indicates|those|members?|councillors?|joined|attend\w+"
    r"|present|via|by|on|participat\w+|in|remote\w*|virtual\w*|online|took)",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?:joined|attend\w+|(?:was |were )?(?:present|in attendance)|participat\w+|took part|via|by|denotes|indicates"
    r"|remote\w*|virtual\w*|online)\b[^:]*$",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:marked|denoted|indicated|shown)(?: (?:with|by))?(?: an?)? (?P<mark>[*^#†]|asterisk)", re.IGNORECASE
)


def told_remote(text: str, found: list[Attendee]) -> bool:
    """Mark those whom a sentence says to have attended remotely; true where it names people of the list only."""
    if len(text) > 500 or (remote_of(text) is None and not re.search(HOW, text)):
        return False
    told = False
    for sentence in re.split(r"(?<=[a-z])[.;] (?=[A-Z])", text.strip(" ().")):
        match = _CAME.match(sentence)
        people = read_people(match.group("list"), known=True) if match else []
        known = [known_as(found, person.name) for person in people]
        if not people or not all(known):
            continue
        told = True
        for attendee in known:
            if attendee:
                attendee.beside.remote = True
    return told


def arrived(text: str) -> tuple[list[Named], bool | None]:
    """Those whom a sentence, not a list, says to have come: `Councillor J Fry joined via Zoom`; and how they came."""
    text = text.strip(" ()")
    match = _ARRIVED.match(text) if len(text) < 300 and IS_COUNCILLOR.match(text) else None
    people = read_people(match.group("list")) if match else []
    if not people or not people[0].is_councillor or not all(p.is_councillor or not p.title for p in people):
        return [], None
    return people, True if remote_of(text) or re.search(HOW, text) else None


def footnote(text: str, found: list[Attendee]) -> bool:
    """`* joined remotely`: those whose names bear the mark did."""
    match = _FOOTNOTE.match(text.strip()) or _MARKED.search(text)
    if match is None or not (remote_of(text) or re.search(HOW, text)) or len(text) > 160:
        return False
    mark = match.group("mark").lower().replace("asterisk", "*")
    for attendee in found:
        if mark in (attendee.named.mark, *(f"({note})" for note in attendee.named.notes)):
            attendee.beside.remote = True
    return True


def bare_footnote(text: str, found: list[Attendee]) -> bool:
    """The same where the mark at its beginning was read as a bullet."""
    marked = [a for a in found if a.named.mark == "*" and a.beside.remote is None]
    if not marked or len(text) > 90 or _HAVING.match(text) is None or not (remote_of(text) or re.search(HOW, text)):
        return False
    for attendee in marked:
        attendee.beside.remote = True
    return True


def known_as(found: list[Attendee], name: str) -> Attendee | None:
    """The one person there whom a name means."""
    fitting = [a for a in found if a.group.capacity != "apologies" and same_person(a.named.name, name)]
    return fitting[0] if len(fitting) == 1 else None
