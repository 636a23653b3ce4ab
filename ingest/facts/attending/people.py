"""Who was there, in what capacity, and who sent apologies."""

from __future__ import annotations

import re

from ingest.facts.attending.assembly import settle
from ingest.facts.attending.attendance import read_attendance
from ingest.facts.attending.attendees import Attendee, Group, beside_of
from ingest.facts.attending.notes import ORGANISATION, Beside, is_office, settle_loose
from ingest.facts.attending.offices import held, read_offices, read_posts
from ingest.facts.attending.rolls import attendance_zone
from ingest.facts.attending.substitutes import read_substitutes
from ingest.honorifics import NOT_A_POST, OF_PARLIAMENT
from ingest.mask import compiled
from ingest.names import Named, has_role, read_people, same_person
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
# Who comes with the council and is neither its member nor its officer.
_OUTSIDE_JOB = re.compile(
    r"\b(?:Chaplain|Consort|Cadet|Vicar|Rector|Reporter|Journalist|Press|Contractor|Applicant|Objector|Licensee"
    r"|Appellant|Police and Crime Commissioner)\b|Mayoress|Premises",
    re.IGNORECASE,
)
_SEAT = re.compile(r"\b(?:representative|co-?optee|nominee|spokes(?:man|woman|person))$", re.IGNORECASE)
# A portfolio in a bracket, where an executive meets: `Councillor A Bell (Housing)`.
_EXECUTIVE = re.compile(r"(?:cabinet|executive|y cabinet)(?: (?:board|committee|cabinet|meeting))?", re.IGNORECASE)
IS_ELSEWHERE = re.compile(r"(?:County|District|Borough|City) (?:Councillor|Cllr)", re.IGNORECASE)
_REPRESENT = re.compile(r"\b(?:representatives|reps|delegates)\b", re.IGNORECASE)
# At a parish: who sits on the council above it.
_HIGHER = re.compile(
    r"(?:\w+ ){0,3}(?:county|district|borough|city|unitary|ward) (?:councillor|cllr|council)(?: for .+)?", re.IGNORECASE
)
_LATENESS = re.compile(
    r"\b(?:lateness|late arrival|arriving late|leaving early|late attendance|being late)\b", re.IGNORECASE
)
_LATE = re.compile(r"[;,.] (?:and )?(?:for )?lateness\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(
    r"(?<=[A-Za-z)])(?<!Mrs)(?<!Mr)(?<!Ms)(?<!Dr)(?<!Cllr)\. "
    r"(?=(?:An?(?= [a-z])|The|It|There|No|In|Apolog\w+|Members?|Also)\b)"
)
_UNABLE = re.compile(r"\b(?:unable|not able|could(?:n[’']t| not)) ")
_NONE = re.compile(r"\b(?:no|nil|none)\b", re.IGNORECASE)


def read_people_rows(reading: Reading) -> list[PersonRow]:
    """The attendance and apologies of a meeting, one row a person."""
    attendees = settle(reading, read_attendance(reading, attendance_zone(reading)))
    rows = [_row(reading, attendee) for attendee in attendees]
    rows = _unique([row for row in rows if row.capacity != "apologies"]) + [
        r for r in rows if r.capacity == "apologies"
    ]
    rows += [row for row in _apologies(reading) if not _told_in_full(row, rows)]
    read_substitutes(reading, rows, attendees)
    _elected(reading, rows)
    read_offices(reading, rows)
    read_posts(reading, rows)
    rows = _unique(rows)
    for row in rows:
        row.id = reading.id("person", row.name, row.capacity)
    return rows


def _told_in_full(row: PersonRow, rows: list[PersonRow]) -> bool:
    """`Councillor Hart` in a sentence, where the list above it says that `E Hart` sent apologies."""
    absent = [other.name.split()[-1] for other in rows if other.capacity == "apologies" and " " in other.name]
    return absent.count(row.name) == 1


def _row(reading: Reading, attendee: Attendee) -> PersonRow:
    named, beside, group = attendee.named, attendee.beside, attendee.group
    settle_loose(beside, group.capacity == "officer")
    offices = list(beside.offices) or ([group.office[0].upper() + group.office[1:]] if group.office else [])
    capacity, sure = _capacity(reading, attendee)
    if beside.co_opted and (capacity == "apologies" or not _PLAINLY_CO_OPTED.fullmatch(beside.co_opted)):
        offices.append(beside.co_opted)
    if _is_portfolio(reading, capacity, beside) and not offices:
        offices.append(beside.unknown[0])
    post = "; ".join(beside.posts) or named.rank
    if capacity in ("member", "apologies") and beside.posts and _SEAT.search(beside.posts[0]):
        offices, post = [*offices, *beside.posts], named.rank
    if capacity in ("member", "councillor", "apologies") and post and not offices and is_office(post):
        offices, post = [post], None
    return PersonRow(
        name=named.name,
        capacity=capacity,
        office="; ".join(dict.fromkeys(offices)) or None,
        post=post,
        organisation=beside.organisation,
        substitute_for=beside.substitute_for,
        remote=beside.remote if beside.remote is not None else group.remote,
        evidence=tuple(dict.fromkeys(attendee.evidence)),
        confidence=round(sure * attendee.sure, 2),
    )


def _is_portfolio(reading: Reading, capacity: str, beside: Beside) -> bool:
    if capacity not in ("member", "apologies") or not beside.unknown or not has_role(beside.unknown[0]):
        return False
    return _EXECUTIVE.fullmatch(reading.meeting.body or "") is not None


def _capacity(reading: Reading, attendee: Attendee) -> tuple[Capacity, float]:
    """The capacity that heading, title, post and organisation tell together."""
    named, beside, kind = attendee.named, attendee.beside, attendee.group.capacity
    foreign = _is_foreign(reading, beside)
    job = bool(beside.posts) and not any(is_office(post) for post in beside.posts)
    if kind == "apologies":
        return "apologies", 0.95
    if beside.co_opted:
        return "co_opted", 0.95
    if kind == "taker":
        return "officer", 0.6
    if any(NOT_A_POST.match(before) for before in named.before):
        return "guest", 0.9
    if kind in ("present", "mixed", "councillor") and OF_PARLIAMENT.search(named.honours) and not beside.offices:
        return "guest", 0.85
    if kind == "councillor" and not attendee.group.office and not named.title and (job or beside.organisation):
        return ("guest", 0.8) if foreign else ("officer", 0.85)
    if kind == "councillor" and not attendee.group.office and _sits(reading, named, attendee.group.heading):
        return "member", 0.85
    if kind in ("mixed", "guest", "present") and job and _OUTSIDE_JOB.search(beside.posts[0]):
        return "guest", 0.75
    if kind == "officer" and IS_ELSEWHERE.match(named.title):
        return "councillor", 0.75
    if kind == "officer" and named.rank:
        return "guest", 0.8
    if kind == "officer":
        outside = (
            foreign
            and ORGANISATION.search(beside.organisation or "")
            and not re.search(r"(?:Council|\b[A-Z]{1,2}C|\bMBC)$", beside.organisation or "")
        )
        return ("guest", 0.8) if outside else ("officer", 0.95)
    seated = _REPRESENT.search(attendee.group.heading) is not None
    if kind in ("member", "present") and not seated and _of_another_council(reading, attendee):
        return "councillor", 0.75
    if kind in ("member", "present"):
        if kind == "member" and foreign and not named.rank:
            return "member", 0.85
        if job and attendee.listed_member and not re.search(r"\bclerk\b", "".join(beside.posts), re.IGNORECASE):
            return "member", 0.8
        if job and not named.is_councillor:
            return ("guest", 0.7) if foreign else ("officer", 0.75)
        stranger = named.rank or (foreign and not named.is_councillor and not beside.offices)
        if stranger and not attendee.listed_member:
            return "guest", 0.7
        return "member", 0.96 if kind == "member" or named.title else 0.9
    elsewhere = foreign and (beside.organisation or "").endswith("Council")
    if kind == "mixed" and named.is_councillor and (elsewhere or _of_another_council(reading, attendee)):
        return "councillor", 0.85
    if kind != "mixed":
        return kind, 0.93  # type: ignore[return-value]
    if named.is_councillor and _sits(reading, named, ""):
        return "member", 0.85
    if any(_OUTSIDE_JOB.search(office) for office in beside.offices) or named.title.startswith("Hon"):
        return "guest", 0.7
    if named.is_councillor or beside.offices:
        return "councillor", 0.9
    if foreign or named.rank:
        return "guest", 0.85
    return "officer", 0.85 if job else 0.6


def _of_another_council(reading: Reading, attendee: Attendee) -> bool:
    """`Ashcombe District Councillor A Bell`; a county's councillor at a parish; `Ann Bell (Ashcombe City Council)`."""
    title, organisation, body = attendee.named.title, attendee.beside.organisation, reading.meeting.body or ""
    local = re.search(r"\b(?:Parish|Town|Community) Council", body) is not None
    if local and any(_HIGHER.fullmatch(note) for note in [*attendee.beside.unknown, organisation or ""]):
        return True
    if re.match(r"(?!Mrs? |Ms )\w+ (?:County|District|Borough|City) (?:Councillor|Cllr)", title):
        return True
    if re.match(r"(?:County|District|Borough|City|Ward|Unitary) (?:Councillor|Cllr)", title):
        return re.search(r"\b(?:Parish|Town) Council", body) is not None
    other = organisation and organisation.endswith("Council") and _is_foreign(reading, attendee.beside)
    return bool(other) and not attendee.beside.posts and not title


def _is_foreign(reading: Reading, beside: Beside) -> bool:
    """Whether the organisation beside a name is another than the authority or a part of it."""
    organisation = beside.organisation
    if not organisation or is_own(organisation, reading.meeting.authority or ""):
        return False
    return (
        re.search(
            r"(?:Services|Department|Directorate|Team|Unit|Section|Division|Secretariat)$|Rannóg|Roinn", organisation
        )
        is None
    )


def is_own(organisation: str, authority: str) -> bool:
    """Whether an organisation is the authority: its name, the end of it (`Combined Authority`), or its initials."""
    letters = "".join(word[0] for word in authority.split() if word[0].isupper())
    tail = " " in organisation and authority.endswith(" " + organisation.removeprefix("the "))
    *place, short = organisation.split()
    rest = authority.removeprefix(" ".join(place)).split() if place and authority.startswith(" ".join(place)) else []
    cut = len(short) > 1 and short == "".join(word[0] for word in rest)  # `Ashcombe Vale CA`
    return organisation == authority or tail or cut or (len(letters) > 1 and organisation == letters)


def _sits(reading: Reading, named: Named, heading: str) -> bool:
    """Whether a councillor of this kind sits on the body: the whole council, or a municipal district's members."""
    body = reading.meeting.body or ""
    whole = body == reading.meeting.authority or re.search(r"(?:Council|Council Meeting)$", body) is not None
    other = re.search(
        r"\b(?:county|district|borough|city|other|visiting|non-?members?)\b", f"{named.title} {heading}", re.IGNORECASE
    )
    return (whole or (not heading and "Municipal District" in body)) and not other


def _apologies(reading: Reading) -> list[PersonRow]:
    """Sentences that say from whom apologies came."""
    rows: list[PersonRow] = []
    zone = set(attendance_zone(reading))
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or not ("polog" in block.text or (i in zone and _UNABLE.search(block.text))):
            continue
        for sentence in reading.sentences(i):
            hit = family("apologies").search(sentence.text)
            if (
                hit is None
                or _NONE.search(sentence.text[: hit.match.start() + 4])
                or _LATENESS.search(hit.match.group())
            ):
                continue
            next_one = _NEXT_SENTENCE.search(sentence.text, hit.match.end())
            stop = next_one.start() if next_one else len(sentence.text)
            start, end = hit.match.span("list") if hit.meaning == "senders" else (hit.match.end(), stop)
            reading.take(i, sentence.start, sentence.end)
            rows += _listed(reading, i, sentence.start + start, sentence.start + end)
    return rows


def _listed(reading: Reading, block: int, start: int, end: int) -> list[PersonRow]:
    if late := _LATE.search(reading.blocks[block].text, start, end):
        end = late.start()
    people = read_people(reading.blocks[block].text[start:end], known=True)
    group = Group("apologies")
    rows = []
    for person in people:
        stop = min(person.end + start, len(reading.blocks[block].text))
        evidence = reading.evidence(block, person.start + start, stop)
        rows.append(_row(reading, Attendee(named=person, beside=beside_of(person), group=group, evidence=evidence)))
    return rows


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
        if row and row.office is None and not held(rows, office, row):
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
        if first and first.post and row.post and first.post != row.post and first.capacity == row.capacity:
            kept[(*key[:2], row.post)] = row
            continue
        if first is None:
            kept[key] = row
            continue
        first.evidence = tuple(dict.fromkeys(first.evidence + row.evidence))
        first.office = first.office or row.office
        first.post = first.post or row.post
    return list(kept.values())
