"""The council or other authority whose document this is."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from ingest.quick import Quick
from ingest.reading import CONTENT, Reading
from ingest.titles import title_case

_PLACE = r"[A-Z][\w’'-]+(?:(?:[ -](?:and|of|upon|under|in|on|the|with|by|le|St)\b[ -]|[ -]| & )[A-Z][\w’'-]+){0,4}"
_NAMED = Quick(
    rf"\b(?P<name>(?i:(?:The )?(?:London Borough|Royal Borough|City"
    rf"|(?:County |City )?(?:and )?(?:County |Borough )?Council|Borough|County)"
    rf" of (?:the )?){_PLACE}(?i: (?:City |County |Borough |District )?Council)?"
    rf"|{_PLACE} (?i:County|City|Borough|District|Parish|Town|Community|Metropolitan|Island|Islands"
    rf"|Regional) (?i:Borough )?(?i:Council)"
    rf"|{_PLACE} (?i:(?:Combined(?: County)?|Fire(?: (?:and|&) Rescue)?|National Park|Waste(?: Disposal)?"
    rf"|(?:Passenger |Sustainable )?Transport|Police|Port Health|Broads) Authority|Fire (?:and|&) Rescue Service"
    rf"|Integrated Care Board|Health Board|Police and Crime Panel)"
    rf"|{_PLACE} (?i:Council))\b(?! (?:Tax|House|Chamber|Members?|Leader)\b)"
)
_SHIRE = Quick(r"\b([A-Z][a-z]+shire)\b")
_GENERIC = {
    "the",
    "full",
    "county",
    "city",
    "borough",
    "district",
    "town",
    "parish",
    "this",
    "that",
    "special",
    "annual",
    "leader",
    "shadow",
    "local",
    "extraordinary",
    "ordinary",
    "youth",
    "scrutiny",
    "deputy",
    "previous",
    "whole",
    "cabinet",
    "executive",
    "to",
    "at",
    "for",
    "monthly",
    "welsh",
    "members",
    "member",
    "democratic",
    "corporate",
    "our",
    "your",
    "each",
    "any",
    "arts",
    "national",
    "school",
    "metropolitan",
    "community",
    "as",
    "by",
    "irish",
    "plenary",
    "budget",
}


_MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
_MONTHS |= {"november", "december"}
_BEFORE = {"of", "the", "and", "in", "at", "by", "for", "from", "with", "to", "on", "via", "that", "as", "an", "a"}
_OF_PLACE = {
    "city",
    "borough",
    "county",
    "council",
    "isle",
    "isles",
    "vale",
    "forest",
    "corporation",
    "district",
    "town",
}
_MEETS = {"meeting", "minutes", "minute", "office", "offices", "clerk", "leader", "council"}
_JOB = re.compile(
    r"(?:Officers?|Managers?|Directors?|Services?|Head|Member|Leader|Chairman|Chair|Clerk|Team|Department"
    r"|Director|Safeguarding|Commissioning|Education"
    r"|Commissioner|Scrutineer|Coordinator|Co-ordinator|Assistant|Analyst|Executive|Solicitor|Secretary|Children"
    r"|Prevention|Finance|Panel|Committee),?"
)


_HOST = re.compile(r"(?:www\.|@)(?:[a-z-]{1,20}\.)?([a-z]{4,30})(?:cc|bc|dc)?\.gov\.uk\b", re.IGNORECASE)
_SPOKEN_OF = 2
_COUNCIL_OF = re.compile(
    r"(?:county|city|borough|district)(?: and (?:county|district|borough))? council of (?!the )", re.I
)


_EXECUTIVE = re.compile(  # a body that parish, town and community councils have none of
    r"(?:Cabinet|Executive|County Council|Portfolio|Lead Member|Overview|Scrutiny|(?:\w+ ){1,6}Cabinet Panel)\b", re.I
)
_LOCAL = re.compile(r"\b(?:Parish|Town|Community) Council$", re.IGNORECASE)
_COUNCILS_OWN = re.compile(r".*\b(?:Cabinet|Scrutiny|Executive|Council)\b", re.IGNORECASE)
_PARTNER = re.compile(  # bodies that a council deals with, and that have no cabinet or scrutiny panel themselves
    r"\b(?:Integrated Care Board|Health Board|Police and Crime Panel|Police Authority)$", re.IGNORECASE
)


class Told(msgspec.Struct, frozen=True):
    """An authority's name and where it stands."""

    name: str
    block: int
    start: int
    end: int
    confidence: float


def find_authority(reading: Reading, head: list[int]) -> Told | None:
    """The authority told by the head, or named most often; a shire alone only beside a bare `County Council`."""
    seen: list[Told] = []
    for i, block in enumerate(reading.blocks):
        if block.kind == "margin":
            continue
        for match in _NAMED.finditer(block.text):
            if name := _clean(match.group("name")):
                start = match.end("name") - len(name)
                seen.append(Told(_spelling(name), i, start, match.end("name"), 0.9))
    if _EXECUTIVE.match(reading.meeting.body or ""):
        seen = [told for told in seen if not _LOCAL.search(told.name)]
    if _COUNCILS_OWN.match(reading.meeting.body or ""):
        seen = [told for told in seen if told.block in head or not _PARTNER.search(told.name)]
    first = next((told for told in seen if told.block in head and not _listed(reading, told.block)), None)
    if first and _agrees(reading, first):
        return first
    if reading.meeting.body and "joint" in reading.meeting.body.casefold():
        return None
    often = _most(seen)
    if often and _agrees(reading, often):
        return often
    return _shire(reading) or _celtic(reading) or _by_place(reading)


def _celtic(reading: Reading) -> Told | None:
    """A council that the document names in Irish or Welsh only."""
    for i in range(min(len(reading.blocks), 60)):
        for mention in reading.bodies(i):
            if re.match(r"Cyngor |C(?:h)?omhairle C", mention.name, re.IGNORECASE):
                return Told(_spelling(mention.name), i, mention.start, mention.end, 0.85)
    return None


def _listed(reading: Reading, block: int) -> bool:
    """In a row of attendance, where each member's council may stand."""
    row = reading.blocks[block]
    return row.kind == "row" and len(row.cells) > 1


def _clean(name: str) -> str | None:
    """The name without what only stands before it; None where nothing proper is left."""
    if _COUNCIL_OF.match(name):
        return name
    words = name.split()
    jobs = [i for i, word in enumerate(words[:-1]) if _JOB.fullmatch(word)]
    words = words[jobs[-1] + 1 :] if jobs else words
    ofs = [i for i, word in enumerate(words) if word.lower() == "of" and i and words[i - 1].lower() in _MEETS]
    words = words[ofs[-1] + 1 :] if ofs else words
    ofs = [i for i, word in enumerate(words) if word.lower() == "of" and i and words[i - 1].lower() not in _OF_PLACE]
    words = words[ofs[-1] + 1 :] if ofs and "&" not in words and "and" not in words[: ofs[-1]] else words
    while words and words[0].lower() in _BEFORE:
        words = words[1:]
    if len(words) > 2 and words[0].lower() in _MONTHS and words[1].lower() in _GENERIC:
        words = words[1:]
    while words and re.sub(r"[’']s$", "", words[0].lower()) in _GENERIC and len(words) > 1 and words[1].lower() != "of":
        words = words[1:]
    if len(words) < 2 or all(w.lower() in _GENERIC | {"council", "of"} for w in words):
        return None
    return " ".join(words)


def _spelling(name: str) -> str:
    return title_case(name) if name.isupper() else name


def _most(seen: list[Told]) -> Told | None:
    counts = Counter(told.name.casefold() for told in seen)
    if not counts:
        return None
    name, count = max(counts.items(), key=lambda pair: (pair[1], -[t.name.casefold() for t in seen].index(pair[0])))
    told = next(t for t in seen if t.name.casefold() == name)
    return msgspec.structs.replace(told, confidence=0.85 if count > 1 else 0.6)


def _agrees(reading: Reading, told: Told) -> bool:
    """A district named once is not the authority of a document that speaks of "the County Council"."""
    if told.confidence >= 0.85:
        return True
    kinds = ("county", "district", "borough", "parish", "town")
    mine = next((k for k in kinds if k in told.name.casefold()), None)
    others = Counter(
        k for block in reading.blocks for k in kinds if f"the {k} council" in block.text.casefold() and k != mine
    )
    return not others or (mine is None and not others["county"])


def _shire(reading: Reading) -> Told | None:
    """`Exshire` throughout, and a bare `County Council` or `council`: Exshire County Council, said with care."""
    places: list[tuple[str, int, int, int]] = []
    county = council = 0
    for i, block in enumerate(reading.blocks):
        if block.kind in CONTENT:
            places += [(m.group(1), i, m.start(1), m.end(1)) for m in _SHIRE.finditer(block.text)]
            county += block.text.count("County Council")
            council += block.text.casefold().count("the council")
    counts = Counter(place[0] for place in places)
    if not counts or not (county or council):
        return None
    name = max(counts, key=lambda n: (counts[n], n))
    if counts[name] < 3:
        return None
    place = next(p for p in places if p[0] == name)
    return Told(f"{name} {'County ' if county else ''}Council", place[1], place[2], place[3], 0.6)


def _by_place(reading: Reading) -> Told | None:
    """`Hartwell was proceeding with it`, `the Council`, and hartwell.gov.uk: Hartwell Council, said with care.

    A host's name tells no authority: it only shows that the place of which the text speaks is one.
    """
    texts = [(i, block.text) for i, block in enumerate(reading.blocks)]
    hosts = {match.group(1).casefold() for _, text in texts for match in _HOST.finditer(text)}
    council = sum(text.count("the Council") for _, text in texts)
    if len(hosts) != 1 or council < _SPOKEN_OF:
        return None
    name = re.compile(rf"(?<![\w./@-]){re.escape(hosts.pop().capitalize())}(?![\w@-]|\.\w)")
    found = [(i, match) for i, text in texts for match in name.finditer(text)]
    if len(found) < _SPOKEN_OF:
        return None
    place, match = found[0]
    return Told(f"{match.group()} Council", place, match.start(), match.end(), 0.6)
