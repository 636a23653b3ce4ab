"""Puts what a platform states in the place of what was read."""

from __future__ import annotations

import re

import msgspec

from ingest.acts import act_of
from ingest.clause import Clause, Piece
from ingest.model import Stated, StatedItem
from ingest.names import same_person
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import family
from ontology.record import DecisionRow, DocumentFacts, ItemRow, MeetingFacts, PersonRow, ReferralRow, RoleRow

_DOES = re.compile(r"To (?!be\b|the\b|a\b|an\b|all\b|this\b|that\b|date\b|members\b)[a-z]+e?\b")
_TEXT = ("paragraph", "clause", "heading")
_EXPECTED = 0.9  # below it, somebody was only expected


def stated_kind(reading: Reading, stated: Stated) -> DocumentFacts:
    """The document's kind."""
    return msgspec.structs.replace(stated.document, id=reading.id("document", stated.document.kind))


def stated_items(reading: Reading, stated: Stated) -> list[ItemRow]:
    """The items; the reading's sections are set, from one stated heading to the next."""
    opens = [(at, item) for item in stated.items if (at := _block_at(reading, item)) is not None]
    bounds = [*(at for at, _ in opens), len(reading.blocks)]
    first = next((i for i, block in enumerate(reading.blocks) if block.kind in CONTENT), bounds[0])
    reading.sections = [Section(first=first, last=bounds[0])] if first < bounds[0] else []
    rows = []
    for (at, item), last in zip(opens, bounds[1:], strict=True):
        section = Section(first=at, last=last, heading=at)
        if item.row is not None:
            row = msgspec.structs.replace(
                item.row, id=reading.id("item", item.row.number, item.row.title, item.row.part)
            )
            section = Section(
                first=at, last=last, number=row.number, title=row.title, part=row.part, heading=at, item_id=row.id
            )
            rows.append(row)
        reading.take(at)
        reading.sections.append(section)
    _take_labels(reading)
    return rows


def _take_labels(reading: Reading) -> None:
    """The names of fields, on lines of their own, are understood."""
    for i, block in enumerate(reading.blocks):
        if block.kind == "heading" and len(block.text) < 80 and block.text.endswith(":"):
            reading.take(i)


def _block_at(reading: Reading, item: StatedItem) -> int | None:
    """The block that holds the start of a stated title."""
    for i, block in enumerate(reading.blocks):
        for s in block.segments:
            if s.page == item.page and s.start < item.end and item.start < s.start + s.length:
                return i
    return None


def stated_meeting(reading: Reading, read: MeetingFacts) -> MeetingFacts:
    """The meeting: only the authority and the times that the minutes themselves tell come from what was read."""
    stated = reading.document.stated
    if stated is None:
        return read
    meeting = msgspec.structs.replace(stated.meeting, authority=stated.meeting.authority or read.authority)
    # without items, the words are a decision's, and its times those of other things
    told = [(hit.meaning, piece) for piece in read.evidence for hit in family("endings").all(piece.quote)]
    told = told if stated.items and not stated.actual else []
    for which, _ in told:
        if which == "start":
            meeting.start = read.start or meeting.start
        elif which == "end" or meeting.end is None:
            meeting.end = read.end
    name = (meeting.authority or "\n").casefold()
    proof = [piece for piece in read.evidence if name in piece.quote.casefold()] + [piece for _, piece in told]
    meeting.evidence = tuple(dict.fromkeys((*stated.meeting.evidence, *proof)))
    meeting.id = read.id
    return meeting


def stated_people(reading: Reading, read: list[PersonRow]) -> list[PersonRow]:
    """The stated attendance, and who else the minutes name; apologies in the minutes beat an expected attendance."""
    stated = reading.document.stated
    if stated is None or not stated.people:
        return read
    excused = [row.name for row in read if row.capacity == "apologies"]
    kept = [
        msgspec.structs.replace(row, id=reading.id("person", row.name, row.capacity))
        for row in stated.people
        if row.confidence >= _EXPECTED or not any(same_person(row.name, name) for name in excused)
    ]
    return kept + [row for row in read if not any(same_person(row.name, other.name) for other in kept)]


def stated_roles(reading: Reading, read: list[RoleRow]) -> list[RoleRow]:
    """The stated contacts, and the roles that were read."""
    stated = reading.document.stated
    known = {(row.person.casefold(), row.role.casefold()) for row in read}
    return read + [
        msgspec.structs.replace(row, id=reading.id("role", row.person, row.role, row.organisation))
        for row in (stated.roles if stated else ())
        if (row.person.casefold(), row.role.casefold()) not in known
    ]


def stated_referrals(reading: Reading) -> list[ReferralRow]:
    """What goes to other bodies by a field of its own."""
    stated = reading.document.stated
    ids = {(section.number): section.item_id for section in reading.sections}
    return [
        msgspec.structs.replace(row, id=reading.id("referral", row.item, row.to, row.text), item_id=ids.get(row.item))
        for row in (stated.referrals if stated else ())
    ]


def stated_decisions(reading: Reading, read: list[DecisionRow]) -> list[DecisionRow]:
    """The decisions, with those of fields that say in no further words that they decide.

    `To approve the minutes` in an agenda is a proposal; in a field of minutes, where nothing else under the item is
    resolved, it is what was done. The first words of a field called `decision` are a decision whatever they are.
    """
    stated = reading.document.stated
    if stated is None:
        return read
    held = {id(section) for section, _, _ in reading.clauses}
    for section in reading.sections:
        if id(section) not in held:
            for block, sure in _bare(reading, section, stated):
                reading.clauses.append((section, *_decision(reading, section, block, sure)))
    reading.clauses.sort(key=lambda told: (told[1].pieces[0].block, told[1].pieces[0].start))
    return [row for _, _, row in reading.clauses]


def _bare(reading: Reading, section: Section, stated: Stated) -> list[tuple[int, float]]:
    found = []
    for kind, page, start, end in stated.told:
        inside = [i for i in reading.content(section) if _within(reading, i, page, start, end)]
        texts = [i for i in inside if reading.blocks[i].kind in _TEXT and not reading.blocks[i].text.endswith(":")]
        does = [(i, 0.9) for i in texts if _DOES.match(reading.blocks[i].text)]
        found += does or ([(texts[0], 0.9)] if kind == "decision" and texts else [])
    return list(dict.fromkeys(found))


def _within(reading: Reading, block: int, page: int, start: int, end: int) -> bool:
    first = reading.blocks[block].segments[0] if reading.blocks[block].segments else None
    return first is not None and first.page == page and start <= first.start < end


def _decision(reading: Reading, section: Section, block: int, sure: float) -> tuple[Clause, DecisionRow]:
    text, label = reading.blocks[block].text, reading.blocks[block].label
    act, act_sure = act_of(reading.masked(block), "", "agreed")
    reading.take(block)
    clause = Clause(
        label=label, text=text, pieces=[Piece(block, 0, len(text))], lead="", meaning="agreed", confidence=sure
    )
    row = DecisionRow(
        id=reading.id("decision", section.number, section.part, label, text),
        item=section.number,
        item_id=section.item_id,
        label=label,
        text=text,
        act=act,
        evidence=reading.evidence(block),
        confidence=round(min(sure, act_sure), 2),
    )
    return clause, row
