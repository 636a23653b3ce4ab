"""The attendance block: headings, lists on one line or one a line, columns that conversion has pushed apart."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.notes import ORGANISATION, Beside, is_office, read_beside, remote_of, split_organisation
from ingest.names import Named, clean_name, first_job, has_role, is_name, job_ends, read_people, strip_title
from ingest.reading import CONTENT, Reading
from ingest.wordings import Found, family

_ONLY_BRACKET = re.compile(r"\(([^()]{2,80})\)")
_ENDS_OPEN = re.compile(r"(?:,|\band|&|\bof|\bfor|/)$")
_SENTENCE = re.compile(r"\b(?:was|were|is|are|had|has|been|be|may|will|upon|agenda|welcomed|opened)\b", re.IGNORECASE)
_IN_CHAIR = re.compile(r"(?P<name>.{3,60}?)(?:,| [–—-])? \(?(?:took|was|were)? ?in the chair\)?[.:]?", re.IGNORECASE)
_NOTE = re.compile(r"(?:Note|N\.?B|\*)\b ?[:.]?", re.IGNORECASE)


class Group(msgspec.Struct, frozen=True):
    """People under one heading: their capacity (`mixed`, `present` where it tells none), office, and how they came."""

    capacity: str
    office: str | None
    remote: bool | None
    plural: bool
    heading: str


class Attendee(msgspec.Struct, kw_only=True):
    """A person in the attendance block, before the capacity is settled."""

    named: Named
    beside: Beside
    group: Group
    block: int
    extra: list[int] = []
    unfinished: bool = False


def read_attendance(reading: Reading, zone: list[int]) -> list[Attendee]:
    """The people of the blocks `zone`, under the headings that stand there."""
    found: list[Attendee] = []
    group: Group | None = None
    for i in zone:
        text = reading.blocks[i].text
        labelled = text.replace("\t", ":", 1) if reading.blocks[i].cells else text
        hit = family("attendance_headings").match(labelled)
        start = 0
        if hit and _is_heading(hit, labelled):
            group, start = _group(hit), hit.match.end()
            reading.take(i, 0, start)
        if text[start:].strip() and (chair := _chairing(text)):
            _in_chair(reading, found, chair, i)
        elif group and text[start:].strip() and not _people(reading, found, group, i, start):
            group = group if _may_go_on(text) else None
    return found


def _is_heading(hit: Found, text: str) -> bool:
    rest = text[hit.match.end() :].strip()
    return not rest or hit.match.group().rstrip().endswith((":", "–", "-")) or rest[0].isupper()


def _group(hit: Found) -> Group:
    words = hit.match.group()
    office = hit.match.groupdict().get("office")
    plural = re.search(r"councillors|cllrs|members", words, re.IGNORECASE) is not None
    return Group(hit.meaning, singular(office) if office else None, remote_of(words), plural, words)


def singular(office: str) -> str:
    """`Group leaders` → `Group leader`; `Scrutiny chairmen` → `Scrutiny chairman`."""
    if office.endswith("men"):
        return office[:-3] + "man"
    return office[:-1] if office.endswith("s") else office


def _chairing(text: str) -> re.Match[str] | None:
    return _IN_CHAIR.fullmatch(text) if len(text) < 110 else None


def _in_chair(reading: Reading, found: list[Attendee], match: re.Match[str], block: int) -> None:
    """`Mrs A Bell – in the Chair` on a line of its own: the office of somebody in the list, or a person."""
    reading.take(block)
    people = read_people(match.group("name"), known=True)
    if not people or len(people) > 1:
        return
    known = next((a for a in found if a.named.name == people[0].name), None)
    if known is None:
        group = Group("present", None, None, False, "")
        found.append(Attendee(named=people[0], beside=_chair_of(people[0]), group=group, block=block))
    elif not any("hair" in office for office in known.beside.offices):
        known.beside.offices.append("Chairman")
        known.extra.append(block)


def _chair_of(person: Named) -> Beside:
    """What stands beside the name of who took the chair; the chair itself where nothing does."""
    beside = read_beside(person)
    return beside if beside.offices else Beside(offices=["Chairman"])


def _people(reading: Reading, found: list[Attendee], group: Group, block: int, start: int) -> bool:
    """The people of one block; true where it held any, or belonged to one before it."""
    text = reading.blocks[block].text
    if "polog" in text[:80].lower() and group.capacity != "apologies":
        return True
    if _NOTE.match(text, start) or (len(text) > 150 and _SENTENCE.search(text[:200]) and start == 0):
        return False
    if found and found[-1].unfinished and not start and not strip_title(text)[1] and len(text) < 60:
        return _fragment(reading, found, block, text)
    people = read_people(text[start:], plural=group.plural)
    people = [_shift(person, start) for person in people if not ORGANISATION.fullmatch(person.name)]
    if not people and (column := _columns(reading, text, start)):
        found.append(Attendee(named=column[0], beside=column[1], group=group, block=block, unfinished=column[2]))
        reading.take(block)
        return True
    if not people:
        return bool(found) and _fragment(reading, found, block, text[start:].strip())
    found += [Attendee(named=person, beside=read_beside(person), group=group, block=block) for person in people]
    reading.take(block)
    return True


def _shift(person: Named, start: int) -> Named:
    return msgspec.structs.replace(person, start=person.start + start, end=person.end + start)


def _columns(reading: Reading, text: str, start: int) -> tuple[Named, Beside, bool] | None:
    """`Jane Orchard Head of Roads Ashcombe Council`: columns that stand one space apart."""
    body, title = strip_title(text[start:].strip())
    words = body.split()
    job = first_job(body)
    if len(words) < 3 or job is None:
        return None
    size = 3 if len(words) > 3 and re.fullmatch(r"[A-Z]\.?", words[1]) else 2
    name = " ".join(words[:size])
    if not is_name(name) or job.start() < len(name):
        return None
    post, organisation = _off_column(reading, body[len(name) :].strip(" \t,–-"))
    at = text.find(name, start)
    named = Named(name=clean_name(name), start=at, end=len(text), title=title)
    beside = Beside(organisation=organisation)
    (beside.offices if is_office(post) else beside.posts).append(post.rstrip(" ,"))
    return named, beside, bool(_ENDS_OPEN.search(post))


def _off_column(reading: Reading, post: str) -> tuple[str, str | None]:
    """The post, and the organisation that stands behind it without a sign between."""
    authority = reading.meeting.authority
    if authority and post.endswith(authority):
        return post[: -len(authority)].rstrip(), authority
    last = job_ends(post)
    for match in re.finditer(r"(?<=\s)[A-Z]", post):
        name = post[match.start() :]
        plain = re.sub(r"^(?:Department|Ministry|Office|Diocese|University|Church|Institute)\b", "", name).rpartition(
            " "
        )[0]
        if last and match.start() >= last[-1] and ORGANISATION.fullmatch(name) and not has_role(plain):
            return post[: match.start()].rstrip(), name
    return split_organisation(post)


def _fragment(reading: Reading, found: list[Attendee], block: int, text: str) -> bool:
    """A piece of a row that conversion has pushed onto a line of its own."""
    last = found[-1]
    if bracket := _ONLY_BRACKET.fullmatch(text):
        last.named.notes = [*last.named.notes, bracket.group(1)]
        last.beside = read_beside(last.named)
    elif len(text) > 90 or text.endswith((".", ":")) or _SENTENCE.search(text):
        return False
    elif last.unfinished:
        _go_on(last, text)
    elif ORGANISATION.fullmatch(text) or text == reading.meeting.authority:
        _fill(found, text, organisation=True)
    elif first_job(text) and not is_name(text):
        _fill(found, text, organisation=False)
    else:
        return False
    found[-1].extra.append(block)
    reading.take(block)
    return True


def _go_on(attendee: Attendee, text: str) -> None:
    wanted = attendee.beside.posts or attendee.beside.offices
    wanted[-1] = f"{wanted[-1]}{'' if _ENDS_OPEN.search(wanted[-1]) else ','} {text}"
    attendee.unfinished = bool(_ENDS_OPEN.search(text))


def _fill(found: list[Attendee], text: str, organisation: bool) -> None:
    """Give a post or an organisation to the first of the last people who has none."""
    tail = len(found)
    while tail and not (
        found[tail - 1].beside.organisation and (found[tail - 1].beside.posts or found[tail - 1].named.rank)
    ):
        tail -= 1
    for attendee in found[max(tail, len(found) - 6) :]:
        if organisation and not attendee.beside.organisation:
            attendee.beside.organisation = text
            return
        if not organisation and not attendee.beside.posts and not attendee.beside.offices and not attendee.named.rank:
            attendee.beside.posts.append(text)
            return


def _may_go_on(text: str) -> bool:
    """Whether a line without people may stand inside a list (a note, a party's name)."""
    return len(text) < 160 and not text.endswith(":-")


def attendance_zone(reading: Reading) -> list[int]:
    """The blocks that may hold the attendance: before the first item, and items about attendance."""
    zone: list[int] = []
    for section in reading.sections:
        about = re.search(r"\b(?:attendance|present|sederunt|roll call|membership)\b", section.title, re.IGNORECASE)
        if section.heading is None or about:
            zone += [i for i in range(section.first, section.last) if reading.blocks[i].kind in CONTENT]
    return zone[:160]
