"""Offices in the meeting that its text tells: who took the chair or was elected to it; posts that it tells."""

from __future__ import annotations

import re

from ingest.facts.attending.assembly import word_for_chair
from ingest.facts.attending.notes import is_office
from ingest.names import first_job, read_people, same_person
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading, Sentence
from ingest.wordings import Found, family
from ontology.record import PersonRow

# `Jane Orchard, Head of Roads, presented`: what stands between the name and the next stop.
_BEHIND_NAME = (
    r",? (?P<post>[A-Z][\w/’'&-]*(?: (?:[A-Z&][\w/’'&-]*|of|for|and|to|the|in)){0,8})(?=[,.;:)]|$"
    r"| (?:gave|presented|updated|advised|outlined|introduced|provided|said|stated|reported|responded|informed"
    r"|explained|confirmed)\b)"
)
_OF_OTHERS = re.compile(r"\b(?:its|their|whose|that|which) (?:\w+ )?$|[–—-] $", re.IGNORECASE)
_HINT = Quick(r"chair|athaoirleach|mayor|méara|convener|provost|cadeirydd", re.IGNORECASE)


def read_offices(reading: Reading, rows: list[PersonRow]) -> None:
    """Give the people of the list the offices that sentences say they hold; what the list itself says stays."""
    settled = {id(row) for row in rows if row.office}
    order = {"elected": 0, "held": 1, "chair": 2}
    found = [
        (order[hit.meaning], sentence, hit)
        for i, block in enumerate(reading.blocks)
        if block.kind in CONTENT and _HINT.search(block.text)
        for sentence in reading.sentences(i)
        for hit in _hits(sentence)
    ]
    for _, sentence, hit in sorted(found, key=lambda one: one[0]):
        row = _row_of(rows, hit.match.group("name"))
        office = _office(reading, hit, rows)
        if (
            row is None
            or office is None
            or id(row) in settled
            or (hit.meaning == "elected" and held(rows, office, row))
            or _OF_OTHERS.search(
                sentence.text[: hit.match.start("office")] if "office" in hit.match.groupdict() else ""
            )
        ):
            continue
        settled.add(id(row))
        row.office = office
        start = sentence.start
        row.evidence += reading.evidence(sentence.block, start + hit.match.start(), start + hit.match.end())


def held(rows: list[PersonRow], office: str, by: PersonRow) -> bool:
    """Whether the list gives another person there just this office: whoever was elected took it up later."""
    return any(
        r is not by and r.capacity == "member" and r.office and r.office.casefold() == office.casefold() for r in rows
    )


def _hits(sentence: Sentence) -> list[Found]:
    return family("office_holders").all(sentence.text) if _HINT.search(sentence.text) else []


def _row_of(rows: list[PersonRow], name: str) -> PersonRow | None:
    """The one person of the list whom a name in the text means."""
    people = read_people(name, known=True)
    if len(people) != 1:
        return None
    fitting = [row for row in rows if same_person(row.name, people[0].name)]
    there = [row for row in fitting if row.capacity != "apologies"] or fitting
    return there[0] if len(there) == 1 and there[0].capacity in ("member", "councillor", "apologies") else None


def _office(reading: Reading, hit: Found, rows: list[PersonRow]) -> str | None:
    if hit.meaning == "chair":
        return None if _has_chair(rows) else word_for_chair(reading)
    office = " ".join(hit.match.group("office").split())
    of = re.sub(r"^ of (?:the )?", "", hit.match.groupdict().get("of") or "").casefold()
    return None if of and not any(of.startswith(name) for name in _own(reading)) else office


def _own(reading: Reading) -> set[str]:
    """How this body and its council may be called behind `Chairman of the`."""
    return {
        name.casefold()
        for name in (
            reading.meeting.body,
            reading.meeting.authority,
            "Council",
            "Committee",
            "Board",
            "Panel",
            "meeting",
        )
        if name
    }


def _has_chair(rows: list[PersonRow]) -> bool:
    """Whether the list already says who is in the chair."""
    offices = [row.office for row in rows if row.office and row.capacity == "member"]
    return any(re.match(r"(?:Chair|Cathaoirleach|Convener|Mayor|Lord Mayor|Provost)", office) for office in offices)


def read_posts(reading: Reading, rows: list[PersonRow]) -> None:
    """Give officers and guests whose post the list does not say the one that the text puts behind their name."""
    for row in rows:
        if row.capacity not in ("officer", "guest") or row.post or len(row.name.split()) < 2:
            continue
        name = r"\W{1,2}".join(rf"{word}\.?" if len(word) == 1 else re.escape(word) for word in row.name.split())
        pattern = re.compile(rf"\b{name}{_BEHIND_NAME}")
        for i, block in enumerate(reading.blocks):
            match = pattern.search(block.text) if block.kind in CONTENT else None
            if match and any(other.name in match.group("post") for other in rows if other is not row):
                continue  # `A Bell, ADC Clerk J Dunn`: the next of the list
            if match and first_job(match.group("post")) and not is_office(match.group("post")):
                row.post = match.group("post")
                row.evidence += reading.evidence(i, match.start(), match.end())
                break
