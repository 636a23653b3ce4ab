"""Who holds which post: offices in the meeting, posts beside names, officer contacts, sign-offs."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.facts.attending.notes import is_office, split_organisation
from ingest.facts.declaring.interests import read_interests
from ingest.facts.holding.filled import read_filled, role_row
from ingest.facts.holding.seats import read_appointed
from ingest.facts.holding.ties import read_ties
from ingest.facts.holding.told import read_told, told_before
from ingest.facts.holding.whom import full_name
from ingest.given import looks_personal
from ingest.names import first_job, is_name, read_people
from ingest.reading import CONTENT, Reading
from ingest.titles import title_case
from ontology.record import PersonRow, RoleRow

_CONTACT = re.compile(
    r"[\[(]?(?:officer contacts?|contact officers?|report authors?|lead officers?|reporting officers?"
    r"|contact for (?:this )?(?:item|report)|authors?)(?: details)? ?[:–-] ?(?P<people>.+)",
    re.IGNORECASE | re.DOTALL,
)
_PHONE = re.compile(
    r"[(,]?\s*\(?(?:Tel(?:ephone)?|Ext(?:ension)?|Email|E-mail|Phone"
    r"|Mobile)\b\.?(?: no\.?)?:?[^,\]]{0,60}?\d[\d\s()]{3,16}\)?|\S+@\S+|\b0\d[\d ()]{8,13}\b",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"chair|convenor|convener|president", re.IGNORECASE)
_CHAIR_OF = re.compile(
    r"(?P<office>(?:[Vv]ice[- ])?(?:[Cc]hair(?:man|woman|person)?|[Cc]onven[eo]r))(?:,| of| [–-]) (?:the )?"
    r"(?P<of>[A-Z].*\b(?:Committee|Panel|Board|Forum|Commission|Partnership|Group|Sub-Committee)\b.*)"
)
_SEAT = re.compile(r"\bI (?:sit on|am (?:also )?a member of|represent the \w+ on|serve on|attend)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?P<name>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z][\w’'.-]* ){0,3}[A-Z][\w’'-]+), (?:as |the "
    r"|as the )?(?P<role>[A-Za-z][\w’'& -]{4,90}?), (?=[a-z])"
)
_SENTENCE = re.compile(
    r"[’']s\b|, [a-z]+(?:ed|ave|aid|oke|old)\b"
    r"|, [a-z]+ (?:of|to|the|a|an|that|on|about)\b|\b(?:salary|wages|expenses|cheque|chq)\b",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    r"^(?:and|also|other members|whole|agenda item|date of)\b|\t|^(?:Democratic|Legal|Committee|Member|Governance"
    r"|Corporate|Financial|Legal and Democratic) Services$"
)
_SIGNED = 14


def read_roles(reading: Reading, people: list[PersonRow], author: str | None) -> list[RoleRow]:
    """Roles of the people present, then contacts, sign-offs and seats."""
    rows = [row for person in people for row in _of_person(reading, person)]
    rows += _contacts(reading)
    rows += [row for row in _signed(reading) if not told_before(row, rows)]
    rows += _seats(reading, author)
    rows += _in_prose(reading)
    filled = read_filled(reading)
    seated = {(row.person, row.organisation) for row in filled}
    rows += [row for row in read_appointed(reading) if (row.person, row.organisation) not in seated]
    rows += [row for row in filled if not told_before(row, rows)]
    rows += read_ties(reading, read_interests(reading, people)) if reading.sections else []
    rows += [row for row in read_told(reading, people) if not told_before(row, rows)]
    for row in rows:
        row.person = full_name(row.person, people)
    return _once(rows)


def _once(rows: list[RoleRow]) -> list[RoleRow]:
    """One row for each person, role and organisation; of two that differ in naming none, the one that names it."""
    kept: dict[tuple[str, str, str], RoleRow] = {}
    for row in rows:
        key = (row.person.casefold(), row.role.casefold(), (row.organisation or "").casefold())
        kept.setdefault(key, row)
    placed = {key[:2] for key in kept if key[2]}
    return [row for key, row in kept.items() if key[2] or key[:2] not in placed]


def _is_role(role: str) -> bool:
    """Whether the words beside a name can be a post at all: not a department alone, not a table's heading."""
    return _NO_ROLE.search(role) is None


def _of_person(reading: Reading, person: PersonRow) -> list[RoleRow]:
    rows: list[RoleRow] = []
    if re.fullmatch(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", person.name):
        return rows
    for office in (person.office or "").split("; "):
        if office:
            shown, seat = _office_and_seat(reading, person, office)
            rows.append(role_row(reading, person.name, shown, seat, person.evidence, 0.92))
    if person.post and _is_role(person.post) and not (person.capacity == "apologies" and person.office):
        sure = 0.9 if is_office(person.post) or first_job(person.post) is not None else 0.75
        rows.append(role_row(reading, person.name, person.post, person.organisation, person.evidence, sure))
    if person.capacity == "co_opted" and not person.office:
        rows.append(role_row(reading, person.name, "Co-opted member", reading.meeting.body, person.evidence, 0.9))
    return rows


def _office_and_seat(reading: Reading, person: PersonRow, office: str) -> tuple[str, str | None]:
    """`Chair of the Audit Committee`, `Chair, Audit Committee` are the office Chair of that body."""
    if match := _CHAIR_OF.match(office):
        return match.group("office"), match.group("of")
    return office, _seat_of(reading, person, office)


def _seat_of(reading: Reading, person: PersonRow, office: str) -> str | None:
    """The organisation of an office: this body for its chair, the Council for its leader."""
    if match := re.search(r" of (?:the )?(?P<of>[A-Z].+)$", office):
        return match.group("of")
    if (person.capacity == "member" and _CHAIR.search(office)) or re.search(r"co-?opted", office, re.IGNORECASE):
        return reading.meeting.body
    return person.organisation


def _contacts(reading: Reading) -> list[RoleRow]:
    """`[Officer Contact: Jane Orchard, Head of Roads (Tel: …), …]`."""
    rows: list[RoleRow] = []
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or not (match := _CONTACT.match(block.text)):
            continue
        start = match.start("people")
        text = _PHONE.sub(lambda m: "," + " " * (len(m.group()) - 1), block.text)
        reading.take(i)
        for person in read_people(text[start:].replace("]", " "), known=False):
            role = re.sub(r"(?:\s*,)+\s*$", "", " ".join((person.after or person.notes or [""])[0].split()))
            role, organisation = _post_and_organisation(reading, role)
            if role:
                evidence = reading.evidence(i, start + person.start, min(len(block.text), start + person.end))
                rows.append(role_row(reading, person.name, role, organisation, evidence, 0.9))
    return rows


def _post_and_organisation(reading: Reading, role: str) -> tuple[str, str | None]:
    authority = reading.meeting.authority
    if authority and role.endswith(authority) and len(role) > len(authority):
        return role[: -len(authority)].rstrip(" ,"), authority
    return split_organisation(role)


def _signed(reading: Reading) -> list[RoleRow]:
    """A name and a post on lines of their own at the end."""
    last = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT][-_SIGNED:]
    rows = [row for i in last[-6:] if (row := _signed_line(reading, i))]
    for a, b in pairwise(last):
        name, role = reading.blocks[a].text.strip(" .,"), reading.blocks[b].text.strip(" .,")
        if (
            len(name) < 50
            and len(role) < 100
            and is_name(title_case(name) if name.isupper() else name)
            and looks_personal(title_case(name) if name.isupper() else name)
            and _is_post(title_case(role) if role.isupper() else role)
        ):
            reading.take(a)
            reading.take(b)
            shown = title_case(name) if name.isupper() else name
            post, of = _post_and_organisation(reading, title_case(role) if role.isupper() else role)
            rows.append(role_row(reading, shown, post, of, reading.evidence(a) + reading.evidence(b), 0.85))
    return rows


def _signed_line(reading: Reading, block: int) -> RoleRow | None:
    """`Jane Orchard, Chief Legal Officer` on a line of its own."""
    name, found, post = reading.blocks[block].text.strip(" .").partition(", ")
    if not (found and len(post) < 80 and is_name(name) and _is_post(post)):
        return None
    reading.take(block)
    return role_row(reading, name, *_post_and_organisation(reading, post), reading.evidence(block), 0.8)


def _in_prose(reading: Reading) -> list[RoleRow]:
    """`Councillor Bell, Executive Member for Roads, introduced …`, `Mr Dunn, as chairman of the Panel, …`."""
    rows = []
    for i, block in enumerate(reading.blocks):
        if block.kind not in ("paragraph", "clause") or ", " not in block.text:
            continue
        for match in _TITLED.finditer(block.text):
            role = match.group("role")
            if not is_office(role):
                continue
            office, _, seat = role.partition(" of the ")
            whole = "eader" in office
            mention = reading.body_of(i, match.end("role") - len(seat), match.end("role")) if seat else None
            organisation = reading.resolve(i, mention) if mention else None
            shown = office if organisation and not whole else role
            person = read_people(match.group("name"), known=True)
            if person:
                reading.take(i, match.start(), match.end())
                evidence = reading.evidence(i, match.start(), match.end())
                rows.append(role_row(reading, person[0].name, shown, organisation, evidence, 0.75))
    return rows


def _is_post(text: str) -> bool:
    if _SENTENCE.search(text) or len(text.split()) > 12 or re.match(r"(?:The|It|That|A|An|No|There|This) ", text):
        return False
    return (
        (is_office(text) or first_job(text) is not None)
        and not re.search(r"[.:]|\d{3}|\b(?:was|were|the meeting)\b|_{2}", text)
        and len(text.split()) > 1
    )


def _seats(reading: Reading, author: str | None) -> list[RoleRow]:
    """`I sit on the Health Board`: a seat of the report's author."""
    rows: list[RoleRow] = []
    if author is None:
        return rows
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT:
            continue
        for sentence in reading.sentences(i):
            if not _SEAT.search(sentence.text):
                continue
            reading.take(i, sentence.start, sentence.end)
            for mention in reading.bodies(i):
                if sentence.start <= mention.start < sentence.end:
                    rows.append(
                        role_row(
                            reading,
                            author,
                            "member",
                            mention.name,
                            reading.evidence(i, sentence.start, sentence.end),
                            0.85,
                        )
                    )
    return rows
