"""People of an attendance list before their capacities are settled, and what stands beside them."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.columns import ENDS_OPEN
from ingest.facts.attending.headings import Group as Group
from ingest.facts.attending.headings import singular
from ingest.facts.attending.notes import Beside, is_office, read_beside
from ingest.honorifics import NOT_A_POST
from ingest.names import Named, first_job
from ontology.record import Evidence

CHAIRING = re.compile(r"(?i)chair|convener|ch?athaoirleach|mayor|mh?[ée]ara|provost|president|cadeirydd|maer")
_PLURAL_TITLE = re.compile(r"(?:Councillors|Cllrs|Aldermen|Members|Bailies)$", re.IGNORECASE)

_LADY = re.compile(r"(?:Mrs?|Ms|Miss|Dr)\.?")


class Attendee(msgspec.Struct, kw_only=True):
    """A person in the attendance block, before the capacity is settled."""

    named: Named
    beside: Beside
    group: Group
    evidence: tuple[Evidence, ...]
    unfinished: bool = False
    wide: bool = False
    alone: bool = False
    listed_member: bool = False
    sure: float = 1.0


def chair_of(person: Named) -> Beside:
    """What stands beside the name of who took the chair; the chair itself where nothing does."""
    beside = beside_of(person)
    if not any(CHAIRING.search(office) for office in beside.offices):
        beside.offices.append("in the Chair" if beside.offices else "Chairman")
    return beside


def beside_of(person: Named) -> Beside:
    """What stands beside a name, behind it and before it."""
    beside = read_beside(person)
    for before in person.before:
        if is_office(before):
            beside.offices.insert(0, before)
        elif before.lower() == "in the chair":
            beside.offices += [] if beside.offices else ["Chairman"]
        elif not NOT_A_POST.match(before):
            beside.posts.insert(0, before)
    return beside


def share(people: list[Attendee]) -> None:
    """`A Bell, C Dunn, Directors of Roads` and `A Bell and C Dunn (Audit Office)`: the last's is everyone's."""
    last = people[-1] if len(people) > 1 else None
    if last is None:
        return
    for i, attendee in enumerate(people):
        posts = attendee.beside.posts
        if (
            posts
            and (match := re.match(r"(?P<job>[A-Z]\w+(?<!ss))s(?= (?:of|for)\b|,|$)", posts[0]))
            and first_job(posts[0])
        ):
            posts[0] = match.group("job") + posts[0][match.end() :]
            for other in _plain_before(people, i):
                other.beside.posts.append(posts[0])
    _share_titles(people)
    _after_one(people)
    if last.beside.co_opted and last.beside.co_opted.lower().endswith(("representatives", "members")):
        for other in _plain_before(people, len(people) - 1):
            other.beside.co_opted = singular(last.beside.co_opted) if other.named.title else None
        last.beside.co_opted = singular(last.beside.co_opted)
    if last.beside.organisation and last.named.notes and not last.beside.posts:
        before = _plain_before(people, len(people) - 1)
        if len(before) == len(people) - 1 and not any(other.named.rank for other in before):
            for other in before:
                other.beside.organisation = last.beside.organisation


def _share_titles(people: list[Attendee]) -> None:
    """`Also present: Councillors A Bell and C Dunn`: the plural title is that of each name of the same form."""
    title, form, bearers = "", False, 0
    for attendee in people:
        named, beside = attendee.named, attendee.beside
        first = len(named.name.split()[0]) < 3
        bearers += 1
        if title and bearers == 2 and _LADY.fullmatch(named.title) and not (beside.posts or beside.organisation):
            named.title = (
                f"{title} {named.title}"  # a plural needs a second bearer: `Councillors A Bell and Mrs C Dunn`
            )
            continue
        if named.title or named.rank or named.before or beside.posts or beside.organisation:
            title, form = named.title if _PLURAL_TITLE.search(named.title) else "", first
            bearers = 1
        elif title and first == form and attendee.group.capacity == "mixed":
            named.title = title
        else:
            title = ""


def _after_one(people: list[Attendee]) -> None:
    """`Also present: Councillor A Bell; Mrs C Dunn`: the title of one makes no councillor of those behind."""
    one = False
    for attendee in people:
        group, title = attendee.group, attendee.named.title
        if attendee.named.is_councillor:
            one = _PLURAL_TITLE.search(title) is None and title != ""
        elif one and group.capacity == "councillor" and group.heading.lower().startswith("also"):
            attendee.group = msgspec.structs.replace(group, capacity="mixed")


def _plain_before(people: list[Attendee], at: int) -> list[Attendee]:
    """Those right before a person who have nothing beside their names."""
    found: list[Attendee] = []
    for other in reversed(people[:at]):
        if other.beside.posts or other.beside.offices or other.beside.organisation or other.named.is_councillor:
            break
        found.append(other)
    return found


def shift(person: Named, start: int) -> Named:
    return msgspec.structs.replace(person, start=person.start + start, end=person.end + start)


def go_on(attendee: Attendee, text: str) -> None:
    wanted = attendee.beside.posts or attendee.beside.offices
    wanted[-1] = f"{wanted[-1]}{'' if ENDS_OPEN.search(wanted[-1]) else ','} {text}"
    attendee.unfinished = bool(ENDS_OPEN.search(text))


def fill(found: list[Attendee], text: str, organisation: bool) -> None:
    """Give a post or an organisation to the first of the last people who has none."""
    tail = len(found)
    while tail and not (
        found[tail - 1].beside.organisation and (found[tail - 1].beside.posts or found[tail - 1].named.rank)
    ):
        tail -= 1
    for attendee in found[max(tail, len(found) - 6) :]:
        if attendee.named.is_councillor and not organisation:
            continue
        if organisation and not attendee.beside.organisation:
            attendee.beside.organisation = text
            return
        if not organisation and not attendee.beside.posts and not attendee.beside.offices and not attendee.named.rank:
            attendee.beside.posts.append(text)
            return
