"""Lists of all members in which a mark tells who came: `Members: (* present)`, `*Ann Bell`, `Tom Dunn`."""

from __future__ import annotations

import re

from ingest.facts.attending.attendees import Attendee
from ingest.reading import Reading

_KEY = re.compile(
    r"(?:\*|\basterisk(?:ed)?\b|\bstarred\b)[ ”\"’']*(?:=|[-–—:]|denotes?|indicates?|members? were|those)? ?"
    r"(?:denotes |indicates )?(?:those |members )?(?:present|in attendance|attended|attendance|who attended)\b",
    re.IGNORECASE,
)
_LEAST, _TOP, _BEFORE = 3, 40, 3


def only_starred(reading: Reading, found: list[Attendee]) -> list[Attendee]:
    """The list without the members whose names bear no mark, where the document says that the mark means presence."""
    if not any(_KEY.search(block.text[:200]) for block in reading.blocks[:_TOP]):
        return found
    listed = [a for a in found if a.group.capacity in ("member", "present")]
    starred = {id(a) for a in listed if _bears(reading, a)}
    if len(starred) < _LEAST:
        return found
    return [a for a in found if a.group.capacity not in ("member", "present") or id(a) in starred]


def _bears(reading: Reading, attendee: Attendee) -> bool:
    """Whether a star stands at the name, also where it was read as a bullet."""
    if attendee.named.mark == "*" or not attendee.evidence:
        return attendee.named.mark == "*"
    first = attendee.evidence[0]
    return "*" in reading.pages[first.page].text[max(0, first.start - _BEFORE) : first.start]
