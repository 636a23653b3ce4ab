"""A list that mixes all who came: what the minutes tell elsewhere of those who have no title and no post in it."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.attendees import Attendee
from ingest.names import first_job, has_role, same_person
from ingest.reading import CONTENT, Reading

_MIXED = re.compile(r"(?:in )?attend(?:ance|ees)\W*", re.IGNORECASE)
_FEWEST, _UNTOLD, _TOLD = 6, 0.6, 0.66
_OF = r"(?: \(([A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*){0,3})\)| from (?:the )?([A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*){0,3}))"
_POST = r"(?:,| [–-]) (?P<post>[A-Z][^(.,;]{3,60})"
_ACTION = re.compile(r"Actions?\b ?:?")
# The letters of a post before a name (`SEO Ann Bell`), and what staff do at a meeting.
_LETTERS = r"(?:\b(?:SEO|AO|SO|DOS|CEO|SEE|EE|ASO|CO|RFO|CFO|Director|Manager|Engineer|Officer),? )"
_STAFF_DID = (
    r",?(?: briefly| then| also)? (?:gave|presented|outlined|updated|briefed|reported|delivered|provided|introduced"
    r"|took (?:the )?(?:members|committee|panel) through)\b"
)


def tell_staff(reading: Reading, found: list[Attendee], takers: list[str]) -> None:
    """In such a list members come first: who reports as staff do, and the untitled people behind, are officers.

    Where nothing tells, all stay members, but less sure. `takers` are those who took the notes.
    """
    there = [a for a in found if a.group.capacity in ("present", "member") and not a.group.office]
    if len(there) < _FEWEST or not all(_MIXED.fullmatch(a.group.heading.strip()) for a in there):
        return
    plain = [a for a in there if _is_plain(a)]
    if len(plain) < _FEWEST / 2:
        return
    text = "\n".join(block.text for block in reading.blocks if block.kind in CONTENT)
    for attendee in plain:
        _tell_alone(reading, attendee, text, takers)
    plain = [a for a in plain if a.group.capacity in ("present", "member")]
    titled = sum(1 for a in there if a.named.is_councillor) > 1
    first = next((at for at, a in enumerate(plain) if _is_staff(a, text)), None) if titled else None
    for at, attendee in enumerate(plain):
        attendee.sure = min(attendee.sure, _UNTOLD)
        if first is not None and at >= first and not _moves(attendee, text):
            attendee.group = msgspec.structs.replace(attendee.group, capacity="officer")
            attendee.sure = _TOLD


def _tell_alone(reading: Reading, attendee: Attendee, text: str, takers: list[str]) -> None:
    """What the text tells of one person: whom somebody comes from, who took notes, who is given the work."""
    name = re.escape(attendee.named.name)
    new = re.search(rf"\b(?:introduction of|introduced|introducing|welcomed) {name}{_POST}", text, re.IGNORECASE)
    of = re.search(rf"\b{name}{_OF}", text)
    own = (of.group(1) or of.group(2)) if of else ""
    if new and has_role(new.group("post")):
        attendee.beside.posts.append(new.group("post").strip())
        _become(attendee, "guest")
    elif own and not own.isupper() and not first_job(own):
        attendee.beside.organisation = own
        _become(attendee, "guest")
    elif any(same_person(attendee.named.name, taker) for taker in takers) or _acts(reading, attendee):
        _become(attendee, "officer")


def _become(attendee: Attendee, capacity: str) -> None:
    attendee.group = msgspec.structs.replace(attendee.group, capacity=capacity)
    attendee.sure = _TOLD


def _acts(reading: Reading, attendee: Attendee) -> bool:
    """Whether the minutes of a committee put somebody's initials to an action: its members give work, staff do it."""
    if not re.search(r"\b(?:Committee|Panel|Board|Cabinet)\b", reading.meeting.body or ""):
        return False
    letters = "".join(word[0] for word in re.split(r"[ -]", attendee.named.name) if word).upper()
    actions = (block.text for block in reading.blocks if block.kind in CONTENT and _ACTION.match(block.text))
    return len(letters) > 1 and any(re.search(rf"\b{letters}\b", action) for action in actions)


def _is_plain(attendee: Attendee) -> bool:
    named, beside = attendee.named, attendee.beside
    told = beside.posts or beside.offices or beside.organisation or beside.co_opted
    return not (named.is_councillor or named.rank or told)


def _is_staff(attendee: Attendee, text: str) -> bool:
    name = re.escape(attendee.named.name)
    return not _moves(attendee, text) and re.search(rf"{_LETTERS}{name}|{name}{_STAFF_DID}", text) is not None


def _moves(attendee: Attendee, text: str) -> bool:
    """Whether somebody proposed or seconded, as members do."""
    name = re.escape(attendee.named.name)
    return re.search(rf"{name}(?: then)? (?:proposed|seconded|moved)|(?:by|by:) {name}", text) is not None
