"""Seats that an annual meeting fills: `Audit Committee – Cllr. A Bell on the proposal of Cllr. C Dunn`."""

from __future__ import annotations

import re

import msgspec

from ingest.names import read_people
from ingest.reading import Reading, Section
from ontology.record import Evidence, RoleRow

_ABOUT = re.compile(
    r"\b(?:appoint(?:ments?|ed)?|nominat(?:ions?|ed)|representatives?|outside bod(?:y|ies)|membership of|memberships"
    r"|committees)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\b(?:minutes?|reports?|recommendations|proceedings|updates?|apologies)\b", re.IGNORECASE)
_TITLE = r"(?:Cllrs?\.?(?:[’']s)?|Councillors?|Comhairleoirí?|Ald(?:erman|ermen)?\.?|Bailie)"
_BODY = re.compile(
    r"^(?P<body>(?:The )?[A-ZÁÉÍÓÚ][^–—:;.\t]{2,100}?)(?: \([^)]{0,160}\))?\.? ?(?:[–—:\t]|(?<= )-(?= )) ?"
)
_SEAT = re.compile(
    r"\b(?:Committee|SPC|Board|Group|Forum|Panel|Assembly|Trust|Association|Partnership|Authority|Society"
    r"|Agency|Alliance"
    r"|Force|Council|Commission|Company|Ltd|District|Charity|Hall|School|Governors|Club|Centre|Fund|Bod(?:y"
    r"|ies)|Liaison"
    r"|Working Party|Federation|Network|Museum|LAMA|AILG|LCDC|JPC|Insurances)\b"
)
_PROPOSED = re.compile(
    r"(?:,? (?:was |were )?(?:on the (?:proposal|proposition|nomination) of|proposed by|nominated by|moved by)"
    r"|,? ?(?:and )?(?:was )?seconded by)"
    rf" (?:{_TITLE} )?(?:[A-ZÁÉÍÓÚ]\.? ?){{0,3}}(?:Ó )?[A-ZÁÉÍÓÚ][\w’'-]+(?: (?!Cllr"
    rf"|Councillor)(?:Ó )?[A-ZÁÉÍÓÚ][\w’'-]+){{0,2}}"
)
_FILLED = re.compile(r"\b(?:deemed|declared)(?: to be| duly)? (?:appointed|elected|nominated)\b", re.IGNORECASE)
_CHAIRS = re.compile(
    r"^(?:the )?chairs?(?:man|men|person|persons)?(?: designate)? (?:of|for) (?:each|the)\b", re.IGNORECASE
)
_GROUPS = re.compile(r"\bformed (?:a )?groups?\b", re.IGNORECASE)
_ENTRY = re.compile(
    r"\bon the (?:proposal|proposition|nomination) of\b|\bproposed by\b|\bby virtue of\b|\bnominated by\b"
    r"|\bas (?:the )?(?:only )?[^,.]{0,40}representative",
    re.IGNORECASE,
)
_TALLY = re.compile(r"^[^.]{4,60} \d{1,3}$")


class Seat(msgspec.Struct):
    """A body whose seats are being filled, and who takes them so far."""

    body: str
    role: str
    open: bool
    people: list[tuple[str, tuple[Evidence, ...]]] = []


def read_appointed(reading: Reading) -> list[RoleRow]:
    """One row for each person whom the meeting put on a committee or an outside body."""
    rows: list[RoleRow] = []
    for section in reading.sections:
        blocks = reading.content(section)
        if _TOLD_OF.search(section.title):
            continue
        if not _ABOUT.search(section.title):
            blocks = _behind_intro(reading, blocks)
        rows += _in_blocks(reading, section, blocks)
    return rows


def _behind_intro(reading: Reading, blocks: list[int]) -> list[int]:
    """What stands behind `The following appointments were made:`."""
    for place, i in enumerate(blocks):
        text = reading.blocks[i].text.rstrip()
        if text.endswith(":") and len(text) < 160 and _ABOUT.search(text):
            return blocks[place + 1 :]
    return []


def _in_blocks(reading: Reading, section: Section, blocks: list[int]) -> list[RoleRow]:
    seats: list[Seat] = []
    chairs = False
    for i in blocks:
        text = reading.blocks[i].text
        if _CHAIRS.match(text):
            chairs = True
            continue
        if _TALLY.fullmatch(text):
            continue
        head = _BODY.match(text)
        start = 0
        if head and _SEAT.search(head.group("body")) and not re.match(_TITLE, text):
            name = re.sub(r"^The ", "", head.group("body")).strip()
            chairs = chairs and "SPC" in name
            role = "Chair" if chairs else _role(section, name)
            seats.append(Seat(name, role, not _GROUPS.search(text)))
            start = head.end()
        if seats:
            _fill(reading, seats[-1], i, start)
    return [_row(reading, seat, person, proof) for seat in seats for person, proof in seat.people]


def _role(section: Section, body: str) -> str:
    inner = re.search(r"\b(?:Committee|Board|Group|Forum|Panel|Assembly|Commission|Partnership|Force|SPC)\b", body)
    told = re.search(r"\brepresentatives?\b", section.title, re.IGNORECASE)
    return "representative" if told and not inner else "Member"


def _fill(reading: Reading, seat: Seat, block: int, start: int) -> None:
    text = reading.blocks[block].text
    if filled := _FILLED.search(text, start):
        named = _people(text[start : filled.start()])
        if named and len(named) <= len(seat.people) + 1:
            seat.people = [(name, reading.evidence(block)) for name in named]
        return
    entry = _ENTRY.search(text, start) is not None
    if not entry and not (start and seat.open):
        return
    named = _people(text[start:])
    if named:
        reading.take(block)
    for name in named:
        if name not in {known for known, _ in seat.people}:
            seat.people.append((name, reading.evidence(block)))


def _people(text: str) -> list[str]:
    """Who is put forward: not who puts them forward."""
    left = _PROPOSED.sub(" ; ", re.sub(r"\([^)]*\)", " ", text))
    left = re.sub(r"(Cllr|Councillor)\.?[’']s\b", r"\1s", left)
    left = re.sub(r"\bby virtue of\b[^.]*?(?=\. |\.$|$)", " ", left)
    found: list[str] = []
    for match in re.finditer(rf"{_TITLE} [^;:]*?(?=;|:|\. (?={_TITLE})|$| on the | as | were | was | by virtue)", left):
        found += [p.name for p in read_people(match.group(), plural=True, known=True)]
    return list(dict.fromkeys(found))


def _row(reading: Reading, seat: Seat, person: str, proof: tuple[Evidence, ...]) -> RoleRow:
    return RoleRow(
        id=reading.id("role", person, seat.role, seat.body),
        person=person,
        role=seat.role,
        organisation=seat.body,
        evidence=proof,
        confidence=0.8,
    )
