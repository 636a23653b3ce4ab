"""Who was there, in what capacity, and who sent apologies."""

from __future__ import annotations

import re

from ingest.facts.attendance import Attendee, Group, attendance_zone, read_attendance
from ingest.facts.notes import Beside, is_office, read_beside
from ingest.mask import compiled
from ingest.names import Named, read_people, same_person
from ingest.reading import CONTENT, Reading
from ingest.wordings import family
from ontology.record import Capacity, Evidence, PersonRow

_ELECTED = compiled(
    r"(?P<name>[A-Z][^⟦;:]{2,60}?) (?:was |be |is |were )?(?:duly )?(?:re-?)?(?:elected|appointed)(?: as"
    r"| to the (?:office|position) of)?(?: the)? (?P<office>(?:Vice[- ]|Deputy )?Chair\w*)\b(?! of (?!the ⟦|⟦))"
    r"|appointment of (?P<name2>[A-Z][^⟦;:]{2,60}?) as (?:the )?(?P<office2>(?:Vice[- ]|Deputy )?Chair\w*)\b"
)
_PLAINLY_CO_OPTED = re.compile(
    r"(?:non-voting |voting )?co-?opt(?:ed|ee)(?: (?:non-voting |voting )?(?:member|representative))?", re.IGNORECASE
)
_AS_SUBSTITUTE = re.compile(
    r"(?P<name>[A-Z][^;:]{2,60}?) (?:attended|was present|acted|sat) as (?:his|her|their|a|the"
    r"|named) (?:named )?substitute"
)
_NONE = re.compile(r"\b(?:no|nil|none)\b", re.IGNORECASE)


def read_people_rows(reading: Reading) -> list[PersonRow]:
    """The attendance and apologies of a meeting, one row a person."""
    attendees = read_attendance(reading, attendance_zone(reading))
    rows = [_row(reading, attendee) for attendee in attendees]
    rows = _unique([row for row in rows if row.capacity != "apologies"]) + [
        r for r in rows if r.capacity == "apologies"
    ]
    rows += _apologies(reading)
    _substituted(reading, rows, attendees)
    _elected(reading, rows)
    rows = _unique(rows)
    for row in rows:
        row.id = reading.id("person", row.name, row.capacity)
    return rows


def _row(reading: Reading, attendee: Attendee) -> PersonRow:
    named, beside, group = attendee.named, attendee.beside, attendee.group
    offices = list(beside.offices) or ([group.office[0].upper() + group.office[1:]] if group.office else [])
    capacity, sure = _capacity(reading, attendee)
    if beside.co_opted and (capacity == "apologies" or not _PLAINLY_CO_OPTED.fullmatch(beside.co_opted)):
        offices.append(beside.co_opted)
    post = "; ".join(beside.posts) or named.rank
    if capacity in ("member", "councillor", "apologies") and post and not offices and is_office(post):
        offices, post = [post], None
    end = min(named.end, len(reading.blocks[attendee.block].text))
    evidence = reading.evidence(attendee.block, named.start, end)
    for extra in attendee.extra:
        evidence += reading.evidence(extra)
    return PersonRow(
        name=named.name,
        capacity=capacity,
        office="; ".join(dict.fromkeys(offices)) or None,
        post=post,
        organisation=beside.organisation,
        substitute_for=beside.substitute_for,
        remote=beside.remote if beside.remote is not None else group.remote,
        evidence=tuple(dict.fromkeys(evidence)),
        confidence=sure,
    )


def _capacity(reading: Reading, attendee: Attendee) -> tuple[Capacity, float]:
    """The capacity that heading, title, post and organisation tell together."""
    named, beside, kind = attendee.named, attendee.beside, attendee.group.capacity
    foreign = beside.organisation and beside.organisation != reading.meeting.authority
    job = bool(beside.posts) and not any(is_office(post) for post in beside.posts)
    if kind == "apologies":
        return "apologies", 0.95
    if beside.co_opted:
        return "co_opted", 0.95
    if kind == "officer":
        outside = foreign and not (beside.organisation or "").endswith("Council")
        return ("guest", 0.8) if outside else ("officer", 0.95)
    if kind in ("member", "present"):
        if job and not named.is_councillor:
            return ("guest", 0.7) if foreign else ("officer", 0.75)
        return "member", 0.96 if kind == "member" or named.title else 0.9
    if kind != "mixed":
        return kind, 0.93  # type: ignore[return-value]
    if named.is_councillor or beside.offices:
        return "councillor", 0.9
    if foreign or named.rank:
        return "guest", 0.85
    return "officer", 0.85 if job else 0.6


def _apologies(reading: Reading) -> list[PersonRow]:
    """Sentences that say from whom apologies came."""
    rows: list[PersonRow] = []
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or "polog" not in block.text:
            continue
        for sentence in reading.sentences(i):
            hit = family("apologies").search(sentence.text)
            if hit is None or _NONE.search(sentence.text[: hit.match.start() + 4]):
                continue
            start, end = hit.match.span("list") if hit.meaning == "senders" else (hit.match.end(), len(sentence.text))
            reading.take(i, sentence.start, sentence.end)
            rows += _listed(reading, i, sentence.start + start, sentence.start + end)
    return rows


def _listed(reading: Reading, block: int, start: int, end: int) -> list[PersonRow]:
    people = read_people(reading.blocks[block].text[start:end], known=True)
    group = Group("apologies", None, None, False, "")
    rows = []
    for person in people:
        shifted = Named(
            name=person.name,
            start=person.start + start,
            end=person.end + start,
            title=person.title,
            rank=person.rank,
            notes=person.notes,
            after=person.after,
        )
        rows.append(_row(reading, Attendee(named=shifted, beside=read_beside(shifted), group=group, block=block)))
    return rows


def _substituted(reading: Reading, rows: list[PersonRow], attendees: list[Attendee]) -> None:
    """`Councillor Dunn (substitute Councillor Bell)` among the apologies: Bell is there for Dunn."""
    pairs = [(a.beside.substituted_by, a.named.name) for a in attendees if a.beside.substituted_by]
    pairs += [(b.substituted_by, name) for name, b in _apology_notes(reading) if b.substituted_by]
    pairs += _attended_instead(reading)
    for substitute, absent in pairs:
        row = next((r for r in rows if r.capacity == "member" and same_person(r.name, substitute or "")), None)
        if row and not row.substitute_for:
            row.substitute_for = absent


def _apology_notes(reading: Reading) -> list[tuple[str, Beside]]:
    found: list[tuple[str, Beside]] = []
    for block in reading.blocks:
        if "polog" in block.text[:400] and "ubstitut" in block.text:
            hit = family("apologies").search(block.text)
            people = read_people(block.text[hit.match.end() :], known=True) if hit else []
            found += [(person.name, read_beside(person)) for person in people]
    return found


def _attended_instead(reading: Reading) -> list[tuple[str, str]]:
    """`An apology was received from Mrs Clegg. Mr Marsh attended as her substitute.`"""
    found: list[tuple[str, str]] = []
    for i, block in enumerate(reading.blocks):
        if "polog" not in block.text or "substitute" not in block.text:
            continue
        absent: str | None = None
        for sentence in reading.sentences(i):
            if hit := family("apologies").search(sentence.text):
                people = read_people(sentence.text[hit.match.end() :], known=True)
                absent = people[-1].name if people else absent
            elif absent and (match := _AS_SUBSTITUTE.search(sentence.text)):
                people = read_people(match.group("name"), known=True)
                found += [(people[0].name, absent)] if people else []
    return found


def _elected(reading: Reading, rows: list[PersonRow]) -> None:
    """Who was elected to the chair at this meeting holds it."""
    for _, clause, _ in reading.clauses:
        piece = clause.pieces[0]
        masked = reading.masked(piece.block)[piece.start : piece.end]
        match = _ELECTED.search(masked)
        if match is None:
            continue
        name, office = match.group("name") or match.group("name2"), match.group("office") or match.group("office2")
        people = read_people(name, known=True)
        row = next((r for r in rows if people and same_person(r.name, people[0].name)), None)
        if row and row.office is None:
            row.office = office
            row.evidence += _piece_evidence(reading, piece.block, piece.start, piece.end)


def _piece_evidence(reading: Reading, block: int, start: int, end: int) -> tuple[Evidence, ...]:
    return reading.evidence(block, start, end)


def _unique(rows: list[PersonRow]) -> list[PersonRow]:
    """One row for each name and way of being there; a second mention adds its evidence."""
    kept: dict[tuple[str, bool, str], PersonRow] = {}
    for row in rows:
        key = (row.name.casefold(), row.capacity == "apologies", "")
        first = kept.get(key)
        if first is None:
            kept[key] = row
            continue
        first.evidence = tuple(dict.fromkeys(first.evidence + row.evidence))
        first.office = first.office or row.office
        first.post = first.post or row.post
    return list(kept.values())
