"""What stands before a list of people: its heading, also with a number before it, in two languages or run in."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.notes import remote_of
from ingest.honorifics import TITLE
from ingest.wordings import Found, family

_NUMBER = re.compile(
    r"\(?(?:(?:[A-Z]{1,6}[ /.-]?)?\d{1,4}(?:[/.-][A-Z]?\d{1,4}){0,3}[a-z]?|[a-z])[.):]{0,2}[ \t]+(?=[A-ZÀ-Þ])"
)
_SLASH = re.compile(r"(?P<left>[^/:,.\t\d]{3,50}?) ?/ ?(?P<right>[^/:,.\t\d]{3,50}?)(?P<stop>:| ?$)")
_RUN_IN = re.compile(r"(?P<words>[A-Z][^.:;\d\t]{3,60})[.;][ \t](?=[A-ZÀ-Þ])")
_PLURAL = re.compile(r"councillors|aldermen|bailies|cllrs|members|comhairleoirí|cynghorwyr", re.IGNORECASE)
_CHAIR_WORDS = re.compile(r"(?i)^in the chair$|^presiding$|^(?:i|sa) g?ch?athaoir$")
_TELLING = {"member", "officer", "guest", "apologies", "councillor", "co_opted", "remote"}


_STAFF = re.compile(
    r"[A-Z][A-Za-z&’' ]{3,50} (?i:officers|officials|advis[eo]rs|staff)(?i: present| attending"
    r"| in attendance)? ?:-?(?= |$)"
)
BARE_LIST = re.compile(
    r"(?:the )?(?:members|councillors|cllrs|aldermen|bailies|cynghorwyr|comhairleoirí)\W*", re.IGNORECASE
)


class Group(msgspec.Struct, frozen=True):
    """People under one heading: their capacity (`mixed`, `present` where it tells none), office, and how they came."""

    capacity: str
    office: str | None = None
    remote: bool | None = None
    plural: bool = False
    heading: str = ""
    post: str | None = None


class Heading(msgspec.Struct, frozen=True):
    """A heading and where it ends: what it means, its words, and the office or post that it names."""

    meaning: str
    words: str
    end: int
    office: str | None = None
    post: str | None = None
    sure: bool = False


def singular(office: str) -> str:
    """`Group leaders` → `Group leader`; `Scrutiny chairmen` → `Scrutiny chairman`."""
    if office.endswith("men"):
        return office[:-3] + "man"
    return office[:-1] if office.endswith("s") else office


def heading_at(text: str) -> Heading | None:
    """The heading with which a line begins."""
    found = _plain(text, 0) or _staff(text) or _run_in(text, 0) or _bilingual(text, 0)
    if found is None and (number := _NUMBER.match(text)):
        start = number.end()
        found = _plain(text, start) or _run_in(text, start) or _bilingual(text, start)
    return found


def whole_heading(text: str) -> Heading | None:
    """The heading that a line is."""
    found = heading_at(text.strip())
    return found if found and not text.strip()[found.end :].strip(" .") else None


def is_heading(found: Heading, text: str) -> bool:
    """Whether what `heading_at` found heads a list, and is not the beginning of a sentence."""
    rest = text[found.end :].strip()
    words = found.words.rstrip()
    return found.sure or not rest or words.endswith((":", "–", "-", "were", "was")) or rest[0].isupper()


def group_of(found: Heading, before: Group | None) -> Group | None:
    """The group of people that a heading opens; None where it ends the list."""
    words = found.words
    plural = _PLURAL.search(words) is not None
    if found.meaning == "end":
        return None
    if found.meaning == "remote":
        keep = before and "present" not in words.lower() and before.capacity != "apologies"
        apart = before is not None and words.lower().startswith("also")
        return Group("mixed" if apart else before.capacity if before and keep else "present", None, True, plural, words)
    if found.meaning == "chair":
        return Group("present", _CHAIR_WORDS.sub("Chair", found.office or "Chair"), None, False, words)
    office = singular(found.office) if found.office else None
    return Group(found.meaning, office, remote_of(words), plural, words, found.post)


def _of(hit: Found, end: int, sure: bool = False) -> Heading:
    named = hit.match.groupdict()
    return Heading(hit.meaning, hit.match.group(), end, named.get("office"), named.get("post"), sure)


def _plain(text: str, start: int) -> Heading | None:
    hit = family("attendance_headings").match(text[start:])
    return _of(hit, start + hit.match.end()) if hit else None


def _staff(text: str) -> Heading | None:
    """`Advising Officers:-`: any heading that ends in a word for staff."""
    match = _STAFF.match(text)
    return Heading("officer", match.group(), match.end(), sure=True) if match else None


def _run_in(text: str, start: int) -> Heading | None:
    """`Apologies for absence. Cllr A Bell`: a full stop where others write a colon."""
    match = _RUN_IN.match(text, start)
    if match is None or TITLE.fullmatch(match.group("words")):
        return None
    hit = family("attendance_headings").full(match.group("words"))
    return _of(hit, match.end(), True) if hit else None


def _bilingual(text: str, start: int) -> Heading | None:
    """`YN BRESENNOL / PRESENT:`: of the two halves the one that is understood, or that tells more, counts."""
    match = _SLASH.match(text, start)
    if match is None:
        return None
    hits = [family("attendance_headings").full(match.group(side).strip()) for side in ("right", "left")]
    hits = [hit for hit in hits if hit and not hit.match.groupdict().get("post")]
    known = sorted((hit for hit in hits if hit), key=lambda hit: hit.meaning not in _TELLING)
    if not known:
        return None
    one = _of(known[0], match.end(), True)
    return msgspec.structs.replace(one, words=match.group())
