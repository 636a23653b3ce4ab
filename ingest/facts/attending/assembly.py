"""What the attendance list as a whole tells: what its headings mean, who came remotely, who is whose councillor."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.attendees import Attendee
from ingest.facts.attending.headings import whole_heading
from ingest.facts.attending.notes import settle_loose
from ingest.facts.attending.starred import only_starred
from ingest.facts.attending.undivided import tell_staff
from ingest.names import same_person
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading

_REMOTE = Quick(
    r"(?:held|met|meeting|took place)\b(?:[^.]|(?<=[ap])\.|(?<=m)\.|\.(?=\d)){0,90}?\b(?:remotely|virtually|online"
    r"|by (?:video|telephone)|by means of (?:zoom|teams|webex|skype|video)|(?:via|by|on|through|using) (?:ms "
    r"|microsoft )?(?:teams|zoom|webex|skype|video))|\b(?:remote|virtual|zoom|teams|online) meeting\b"
    r"|\((?:via |by )?(?:ms |microsoft )?(?:teams|zoom)\)|\b(?:meeting|sitting)\b[^.]{0,90} [–—-] (?:via |by |on )?"
    r"(?:ms |microsoft )?(?:teams|zoom|webex)$",
    re.IGNORECASE,
)
# A venue that is no place: `MS Teams`, `Zoom meeting`, `Online via Webex`.
_NO_PLACE = re.compile(
    r"(?:(?:remotely|virtually|online|virtual|remote|video|via|by|on|through|using|the|a|ms|microsoft|teams|zoom|webex"
    r"|skype|starleaf|call|link|meeting|(?:video|tele) ?-?conferenc(?:e|ing)|platform)\b[ ,.:()–-]*){1,7}",
    re.IGNORECASE,
)
_ALSO_THERE = re.compile(
    r"chamber|county hall|town hall|city hall|\b(?:hall|school|room|library|centre)\b|(?:and|&|or|also) (?:via"
    r"|by|online|remotely"
    r"|virtually|on)|hybrid|in person|some remote|live ?stream|webcast",
    re.IGNORECASE,
)
# What is said of some people, not of the meeting.
_SOME = re.compile(r"^\W*[*^#†(]|\b(?:joined|attended|Cllrs?|Councillors?|Mrs?|Ms|Dr)\b|[*†]")
_BEARER = re.compile(r"(?:(?:hon(?:orary)?\.? |minute |assistant )*(?:secretary|treasurer))", re.IGNORECASE)


def settle(reading: Reading, attendees: list[Attendee]) -> list[Attendee]:
    """The attendees with what only the whole list tells."""
    for attendee in attendees:
        settle_loose(attendee.beside, attendee.group.capacity == "officer")
    _minute_secretary(attendees)
    attendees = only_starred(reading, attendees)
    found = [a for a in attendees if not (a.group.capacity == "taker" and _known(a, attendees))]
    kinds = {attendee.group.capacity for attendee in found}
    if not kinds & {"member", "present"} and any(_plainly_there(a) for a in found):
        _move([a for a in found if _plainly_there(a)], "councillor", "member")
    elif not {a.group.capacity for a in found if not a.group.office} & {"member", "present"}:
        _move(found, "mixed", "present")
        kinds = {attendee.group.capacity for attendee in found}
    if "officer" in kinds:  # staff have a list of their own: who is there besides, with no post, is none of them
        _move([a for a in found if _is_visitor(a)], "mixed", "guest")
    divided = bool(kinds & {"mixed", "officer", "guest"})
    board = _is_partnership(found) or _has_no_councillors(reading, found)
    thorough = ("officer" in kinds and bool(kinds & {"mixed", "guest"})) or (divided and board)
    for attendee in found:
        attendee.listed_member = divided and (
            "member" in attendee.group.heading.lower() or (thorough and attendee.group.capacity == "present")
        )
    if divided or _is_partnership(found):
        _move(found, "present", "member")
    if sum(1 for a in found if a.named.is_councillor) < 0.3 * len(found) and found[0].named.title == "":
        _bearers(found)
    if _few_councillors(reading, found):
        _visiting(found)
    _name_chair(reading, found)
    tell_staff(reading, found, [a.named.name for a in attendees if a.group.capacity == "taker"])
    if _all_remote(reading, found):
        for attendee in found:
            if (
                attendee.group.capacity != "apologies"
                and attendee.beside.remote is None
                and attendee.group.remote is None
            ):
                attendee.beside.remote = True
    return found


def _minute_secretary(attendees: list[Attendee]) -> None:
    """`Minute Secretary: Ann Bell`, where Ann Bell is in the list of a community's people: an office that she holds."""
    for taker in [a for a in attendees if a.group.capacity == "taker"]:
        office = re.match(r"Minutes? Secretary\b", taker.group.heading.strip())
        same = [a for a in attendees if a is not taker and same_person(a.named.name, taker.named.name)]
        if not office or len(same) != 1 or same[0].group.capacity not in ("member", "present"):
            continue
        beside = same[0].beside
        if not beside.posts and not beside.offices:
            beside.offices.append(office.group())
            same[0].evidence += taker.evidence


def _plainly_there(attendee: Attendee) -> bool:
    """`Members in attendance` with no other list of members: these are they."""
    group = attendee.group
    return (
        group.capacity == "councillor"
        and not group.office
        and re.match(r"(?i)members|councillors|cllrs", group.heading) is not None
    )


def _is_visitor(attendee: Attendee) -> bool:
    named, beside = attendee.named, attendee.beside
    told = beside.posts or beside.offices or beside.organisation or named.rank
    return not (named.is_councillor or told) and named.title != ""


def _move(found: list[Attendee], before: str, after: str) -> None:
    """Read all people under headings of one kind as those under another."""
    for attendee in found:
        if attendee.group.capacity == before:
            attendee.group = msgspec.structs.replace(attendee.group, capacity=after)


def _is_partnership(found: list[Attendee]) -> bool:
    """A body whose members come from organisations: most people without a councillor's title name one."""
    there = [a for a in found if a.group.capacity == "present" and not a.named.is_councillor]
    return len(there) >= 4 and sum(1 for a in there if a.beside.organisation) >= 0.5 * len(there)


def _has_no_councillors(reading: Reading, found: list[Attendee]) -> bool:
    """A board of directors: nobody in its own list bears a councillor's title, and a heading parts off the others."""
    own = [a for a in found if a.group.capacity == "present"]
    board = re.search(r"\b(?:Board|Governors|Trust|Directors|Forum)\b", reading.meeting.body or "") is not None
    if not board or len(own) < 3 or any(a.named.is_councillor for a in own):
        return False
    for attendee in own:
        if attendee.beside.co_opted and attendee.beside.co_opted.lower().startswith("independent"):
            attendee.beside.offices.append(attendee.beside.co_opted)
            attendee.beside.co_opted = None
    return True


def _name_chair(reading: Reading, found: list[Attendee]) -> None:
    """`in the Chair` gives the office that this document's own word for it names."""
    for attendee in found:
        quotes = " ".join(evidence.quote for evidence in attendee.evidence)
        if "Chairman" in attendee.beside.offices and "chairman" not in quotes.lower():
            at = attendee.beside.offices.index("Chairman")
            attendee.beside.offices[at] = word_for_chair(reading)


def word_for_chair(reading: Reading) -> str:
    """What this document calls who is in the chair."""
    text = "\n".join(block.text for block in reading.blocks)
    for word in ("Chairman", "Chairperson", "Chairwoman"):
        if re.search(rf"(?<!Vice )(?<!Vice-)(?<!Deputy )\b(?:{word}|{word.upper()})\b", text):
            return word
    return "Chair"


def _known(one: Attendee, attendees: list[Attendee]) -> bool:
    return any(other is not one and same_person(other.named.name, one.named.name) for other in attendees)


def _bearers(found: list[Attendee]) -> None:
    """Where nobody is a councillor by title, secretary and treasurer are offices of members."""
    for attendee in found:
        posts = attendee.beside.posts
        if attendee.group.capacity in ("member", "present") and len(posts) == 1 and _BEARER.fullmatch(posts[0]):
            attendee.beside.offices.append(posts.pop())


def _few_councillors(reading: Reading, found: list[Attendee]) -> bool:
    """A community's own list, headed by people without titles, in which the titled councillors are visitors."""
    there = [a for a in found if a.group.capacity in ("present", "member")]
    if len(there) < 3 or there[0].named.is_councillor or "Community Council" not in (reading.meeting.body or ""):
        return False
    return sum(1 for a in there if a.named.is_councillor) < 0.4 * len(there)


def _visiting(found: list[Attendee]) -> None:
    """`Cllrs Hart, Dunn and Fry, Ann Bell`: the title holds for the names of the same form that follow it.

    Such a list names its own people first: who stands behind the visitors is likelier a guest than a member.
    """
    size, behind = 0, False
    for attendee in found:
        if attendee.group.capacity not in ("present", "member", "mixed"):
            continue
        title, words = attendee.named.title, len(attendee.named.name.split())
        size = words if re.match(r"(?:Councillors|Cllrs)", title) else (0 if title or words != size else size)
        if attendee.named.is_councillor or (size and not attendee.named.rank):
            attendee.group = msgspec.structs.replace(attendee.group, capacity="councillor", heading="visiting")
            behind = True
        elif (
            behind and attendee.group.capacity != "mixed" and not attendee.beside.posts and not attendee.beside.offices
        ):
            attendee.group = msgspec.structs.replace(attendee.group, capacity="guest")
            attendee.sure = 0.65


def _heads_some(text: str, found: list[Attendee]) -> bool:
    """Whether a text is the heading of some of the list, and not of all."""
    hit = whole_heading(text)
    there = {a.group.heading.strip() for a in found if a.group.capacity != "apologies"}
    return hit is not None and len(there) > 1


def _all_remote(reading: Reading, found: list[Attendee]) -> bool:
    """Whether the head of the minutes says that the whole meeting was held remotely."""
    shown = [block.text for block in reading.blocks[:12] if block.kind in CONTENT and len(block.text) < 700]
    head = [text for text in shown if _REMOTE.search(text) and not _SOME.search(text) and not _heads_some(text, found)]
    nowhere = _NO_PLACE.fullmatch(reading.meeting.venue or "") is not None
    return (bool(head) or nowhere) and not any(_ALSO_THERE.search(text) for text in head)
