"""What stands beside a name: offices, posts, organisations, substitutes, how somebody attended."""

from __future__ import annotations

import re

import msgspec

from ingest.names import Named, clean_name, is_name

_OFFICE = re.compile(
    r"(?:(?:the|acting|temporary|joint|interim|outgoing|elected|statutory|deputy|vice|assistant|shadow)[ -]+)*"
    r"(?:chair(?:man|woman|person)?s?|vice[- ]?chair\w*|leader|deputy leader|lead member|(?:lead |local |ward "
    r"|cabinet |executive |portfolio |support |co-opted |group |council )+(?:members?|leader|holder|councillor"
    r"|spokes\w+|advis[eo]r)"
    r"|portfolio holder|portfolio|mayor(?:ess)?|lord mayor|provost|lord provost|depute provost|convenor|convener"
    r"|depute convener|president|sheriff|whip|group leader|group whip|spokes(?:man|woman|person)|member champion"
    r"|cabinet|executive member)"
    r"(?=$|[\s,;:(+&/–—-]|\.)",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"\b(?:as )?(?:a )?(?:named )?(?:substitut(?:e|ed|ing)(?: member)?|sub\.?|deputi[sz]ing|alternate|attending"
    r"|standing in|in place|replacing)\b(?: (?:for|of|on behalf of))? ?(?P<name>.{2,60})",
    re.IGNORECASE,
)
_FOR_NAME = re.compile(r"(?:for|vice) (?P<name>(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? )?[A-Z].{1,50})")
_SUBSTITUTED_BY = re.compile(
    r"\b(?:substitute|substituted by|replaced by|sub)(?: is| was)?:? (?P<name>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss"
    r"|Dr)\b.{2,50})",
    re.IGNORECASE,
)
_CHAIR_PART = re.compile(r"[,;] (?=(?:and )?in the chair|chair|vice|leader|deputy)", re.IGNORECASE)
_IN_CHAIR = re.compile(r"^(?:and )?in the chair$", re.IGNORECASE)
_REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|virtual(?:ly)?|online|via (?:ms |microsoft )?(?:teams|zoom|video\w*)|by (?:video"
    r"|telephone|phone)\w*|dialled in)\b",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(r"\bin person\b", re.IGNORECASE)
_CO_OPTED = re.compile(r"\bco-?opt(?:ed|ee)\b", re.IGNORECASE)
_LEAVES = re.compile(
    r"\b(?:from|until|left|arrived|joined|items?|minutes?|part|to item|for item|up to|late|am|pm|absent)\b|\d",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:con(?:servative)?|lab(?:our)?|ld|lib(?:eral)? ?dem(?:ocrat)?s?|green|ind(?:ependent)?|ukip|reform|snp|pc"
    r"|plaid|dup|sf|sdlp|uup|alliance|non-aligned)\.?",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:(?:[A-Z][\w’'&.-]*|of|and|the|for|in|on|&) ){0,6}(?:Council|Police|Constabulary|NHS(?:/\w+| [A-Z]\w+"
    r"| Foundation Trust| Trust)*|ICB|CCG|Trust|University|College|Academy|School|Fire (?:and"
    r"|&) Rescue(?: Service| Authority)?"
    r"|Association|Federation|Foundation|Ltd|Limited|LLP|plc|PLC|Agency|Healthwatch(?: \w+)?|Chamber of Commerce"
    r"|Citizens Advice|Network Rail|Environment Agency|Natural England|Housing Group|Partnership|Authority"
    r"|Hospital|Surgery|Practice|Inspectorate|Union)\b$"
    r"|\b(?:Department|Ministry|Office|Diocese|University|Church|House|Institute) (?:for"
    r"|of) (?:the )?[A-Z][\w’'-]+(?:,? (?:and |& |of )?[A-Z][\w’'-]+){0,5}$"
    r"|\b(?:Ofsted|Ofwat|UNISON|Unison|GMB|BT|National Highways|KPMG|Mazars|Grant Thornton|Deloitte|Ernst & Young"
    r"|[A-Z]{2,6}/[A-Z]{2,6})$"
)


class Beside(msgspec.Struct, kw_only=True):
    """What the words beside a name say, sorted."""

    offices: list[str] = []
    posts: list[str] = []
    organisation: str | None = None
    substitute_for: str | None = None
    substituted_by: str | None = None
    remote: bool | None = None
    co_opted: str | None = None


def is_office(text: str) -> bool:
    """Whether a role is an office in the meeting or in the authority's politics, not a job."""
    return _OFFICE.match(text) is not None


def read_beside(person: Named) -> Beside:
    """The brackets and words behind a name, sorted into offices, posts and the rest."""
    beside = Beside()
    for note in person.after:
        _sort(beside, note, bracket=False)
    for note in person.notes:
        _sort(beside, note, bracket=True)
    return beside


def remote_of(text: str) -> bool | None:
    """Whether words say that people attended remotely, or in person; None where they say neither."""
    if _REMOTE.search(text):
        return True
    return False if _IN_PERSON.search(text) else None


def split_organisation(text: str) -> tuple[str, str | None]:
    """A post and the organisation behind it: `Head of Roads, Ashcombe County Council`."""
    for joiner in (", ", " – ", " - ", "\t", "; "):
        left, found, right = text.rpartition(joiner)
        if found and ORGANISATION.fullmatch(right.strip()):
            return left.strip(" ,;–-"), right.strip()
    return text.strip(), None


def _sort(beside: Beside, note: str, bracket: bool) -> None:
    note = note.strip(" .,;:–-")
    if not note:
        return
    if remote_of(note) is not None:
        beside.remote = remote_of(note)
    elif by := _SUBSTITUTED_BY.match(note):
        beside.substituted_by = clean_name(by.group("name"))
    elif name := _substituted(note):
        beside.substitute_for = name
    elif is_office(note) and not _CO_OPTED.search(note):
        beside.offices += [_IN_CHAIR.sub("Chairman", part.strip()) for part in _CHAIR_PART.split(note) if part.strip()]
    elif _IN_CHAIR.fullmatch(note):
        beside.offices.append("Chairman")
    elif _CO_OPTED.search(note):
        beside.co_opted = note
    elif bracket and (len(note) <= 4 or _PARTY.fullmatch(note) or _LEAVES.search(note)):
        return
    elif ORGANISATION.fullmatch(note):
        beside.organisation = beside.organisation or note
    else:
        _post(beside, note)


def _post(beside: Beside, note: str) -> None:
    post, organisation = split_organisation(note)
    beside.organisation = beside.organisation or organisation
    if post:
        beside.posts.append(post)


def _substituted(note: str) -> str | None:
    match = _SUBSTITUTE.match(note) or _FOR_NAME.fullmatch(note)
    if match is None:
        return None
    name = clean_name(re.split(r"[,;(]|\band\b", match.group("name"))[0])
    return name if is_name(name, alone=True) else None
