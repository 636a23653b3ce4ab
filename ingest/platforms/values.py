"""What the values of a platform's fields mean: dates, times, people."""

from __future__ import annotations

import re

from ingest.dates import find_dates, find_times
from ingest.facts.attending.notes import is_office, read_beside
from ingest.names import Named, clean_name, first_job, read_people
from ingest.titles import title_case
from ingest.wordings import Found, family
from ontology.record import Capacity, Evidence, PersonRow, RoleRow

_NOBODY = re.compile(r"\s*(?:vacan(?:t|cy)|tbc|n/?a|none)\b", re.IGNORECASE)
_MAP = re.compile(r"[\s.,-]*\b(?:view )?(?:directions|map)\s*$", re.IGNORECASE)
_LONE_OFFICER = re.compile(r"officers?", re.IGNORECASE)
_REACH = re.compile(r"(?:\b(?:tel(?:ephone)?|phone|e-?mail|ext)\b|\S+@|\b0\d{3})", re.IGNORECASE)
_CANCELLED = re.compile(r"^\s*(?:cancell?ed|postponed|provisional|moved|new)\b(?: meeting)?[\s,:*–-]*", re.IGNORECASE)
_TITLED = re.compile(
    r"^(?:(?:draft |printed )?(?:agenda|minutes|decisions)(?:,? and (?:draft )?(?:minutes|decisions))? (?:for|of)"
    r"|attendance (?:at|for)|meeting of)(?: the)? ",
    re.IGNORECASE,
)
_ON = re.compile(r"[\s,]+on$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;(]\s*|\s[–-]\s")
_HOLDER = re.compile(r"\s*\((?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Dr)\b[^()]*\)\s*$")
SURE = 0.97


def day(text: str) -> str | None:
    """The first whole date in a field, YYYY-MM-DD."""
    return next((found.value for found in find_dates(text) if found.whole), None)


def clock(text: str) -> str | None:
    """The first time of day in a field, HH:MM."""
    return next((found.value for found in find_times(text)), None)


def place(text: str) -> str | None:
    """A venue without the link to its map."""
    return _MAP.sub("", text).strip(" ,;–-").removesuffix(".") or None


def title_of(text: str) -> tuple[str | None, str | None, str | None]:
    """Body, date and start out of a page's title: `Cabinet - Monday, 4th March, 2024 6.00 pm`."""
    dates = [found for found in find_dates(text) if found.whole]
    if not dates:
        return None, None, None
    name = _TITLED.sub("", _CANCELLED.sub("", text[: dates[0].start])).strip(" ,;:–-")
    name = _ON.sub("", name)
    return name or None, dates[0].value, clock(text[dates[0].end :])


def labelled(label: str) -> str | None:
    """What a field's label means, or None for one that is not known."""
    hit = family("platform_labels").full(label.strip(" :?"))
    return hit.meaning if hit else None


def maker_of(text: str) -> str | None:
    """Who decided: a body or a post; of a named person, the office or post."""
    people = read_people(text, known=True)
    if people and people[0].title and people[0].start < len(people[0].title) + 3:
        beside = read_beside(people[0])
        held = [*beside.offices, *beside.posts]
        return held[0] if held else None
    name = _HOLDER.sub("", text).strip(" .")
    return title_case(name) if name.isupper() else name or None


def attendee(name: str, role: str, status: str, posts: str, evidence: tuple[Evidence, ...]) -> PersonRow | None:
    """The row of somebody whom an attendance field lists; None for an empty seat, and for who was not there.

    `posts` are offices that the platform names beside the role.
    """
    hit = family("platform_status").search(status)
    if _NOBODY.match(name) or (hit and hit.meaning == "absent"):
        return None
    named = next(iter(read_people(name, known=True)), None) or Named(name=clean_name(name), start=0, end=len(name))
    if not named.name:
        return None
    beside = read_beside(Named(name=named.name, start=0, end=0, notes=_PARTS.split(status)))
    capacity, office, post = _capacity(named, role, hit)
    offices = [one for one in (office, *posts.split(";")) if one and is_office(one.strip())]
    return PersonRow(
        name=named.name,
        capacity=capacity,
        office="; ".join(dict.fromkeys(one.strip() for one in offices)) or None,
        post=post or named.rank,
        substitute_for=beside.substitute_for,
        remote=beside.remote,
        evidence=evidence,
        confidence=min(SURE, hit.wording.confidence) if hit and hit.meaning == "expected" else SURE,
    )


def _capacity(named: Named, role: str, status: Found | None) -> tuple[Capacity, str | None, str | None]:
    """The capacity, the office and the post that role and status tell together."""
    known = family("platform_roles").full(role.strip())
    office = role.strip() if role.strip() and known is None and is_office(role.strip()) else None
    if status and status.meaning == "apologies":
        return "apologies", office, None
    meaning = known.meaning if known else None
    if meaning == "co_opted":
        return "co_opted", None, None
    if meaning == "officer" or (known is None and office is None and first_job(role) and not named.is_councillor):
        return "officer", None, None if _LONE_OFFICER.fullmatch(role.strip()) else role.strip()
    if meaning == "guest" or (status and status.meaning == "attending" and office is None):
        return ("councillor" if named.is_councillor else "guest"), None, None
    return "member", office, None


def role_of(text: str, evidence: tuple[Evidence, ...]) -> RoleRow | None:
    """`Jane Orchard, Committee Officer Tel: …`: who holds which post; None where no post is told."""
    named = next(iter(read_people(_REACH.split(text, maxsplit=1)[0], known=False)), None)
    held = [one for one in (named.after if named else []) if first_job(one)]
    if named is None or not held:
        return None
    return RoleRow(person=named.name, role=held[0].strip(" .,"), evidence=evidence, confidence=0.9)
