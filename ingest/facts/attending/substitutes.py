"""Who sat for whom: told beside a name, among the apologies, or in a sentence of its own."""

from __future__ import annotations

import re

from ingest.facts.attending.attendees import Attendee
from ingest.facts.attending.notes import read_beside
from ingest.names import read_people, same_person
from ingest.reading import CONTENT, Reading
from ingest.wordings import family
from ontology.record import PersonRow

_HINT = re.compile(
    r"ubstitut|eputis|alternate|place|behalf|stead|replace|represented| for (?:Cllr|Councillor)|for whom"
)
_ABOUT = re.compile(r"polog|ubstitut|ttendance|resent|eplacement", re.IGNORECASE)
_SHORT_LEAD = 400

Pair = tuple[str, str]  # who came, who did not


def read_substitutes(reading: Reading, rows: list[PersonRow], attendees: list[Attendee]) -> None:
    """Give those who came for others the name of whom they came for."""
    pairs = [(a.beside.substituted_by, a.named.name) for a in attendees if a.beside.substituted_by]
    told = _sentences(reading)
    whole = [(there, absent) for there, absent, plain in told if plain]
    other = [(there, absent) for there, absent, plain in told if not plain]
    for there, absent in [*whole, *pairs, *_apology_notes(reading), *other]:
        fitting = [r for r in rows if r.capacity in ("member", "co_opted") and same_person(r.name, there)]
        row = fitting[0] if len(fitting) == 1 else None
        if row and not row.substitute_for and not same_person(row.name, absent):
            row.substitute_for = _in_full(rows, absent)


def _in_full(rows: list[PersonRow], name: str) -> str:
    """`Dunn` where just one `C Dunn` sent apologies."""
    fitting = [r.name for r in rows if r.capacity == "apologies" and same_person(r.name, name)]
    return fitting[0] if len(set(fitting)) == 1 and " " not in name else name


def _apology_notes(reading: Reading) -> list[Pair]:
    found: list[Pair] = []
    for block in reading.blocks:
        if "polog" not in block.text[:_SHORT_LEAD] or not _HINT.search(block.text):
            continue
        hit = family("apologies").search(block.text)
        for person in read_people(block.text[hit.match.end() :], known=True) if hit else []:
            beside = read_beside(person)
            found += [(beside.substituted_by, person.name)] if beside.substituted_by else []
    return found


def _sentences(reading: Reading) -> list[tuple[str, str, bool]]:
    """`Councillor Bell substituted for Councillor Dunn`; `An apology from Mrs Dunn. Mr Bell came as her substitute.`

    The third part is true where one sentence names both.
    """
    found: list[tuple[str, str, bool]] = []
    early = _early(reading)
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or not (i in early or "polog" in block.text) or not _HINT.search(block.text):
            continue
        for hit in family("substitutes").all(block.text):
            there = _name(hit.match.group("there"))
            absent = (
                _name(hit.match.group("absent"))
                if hit.meaning == "pair"
                else _last_absent(block.text[: hit.match.start()])
            )
            found += [(there, absent, hit.meaning == "pair")] if there and absent else []
    return found


def _early(reading: Reading) -> set[int]:
    """The blocks before the first item, and those of items about attendance."""
    sections = [s for s in reading.sections if s.first == 0 or _ABOUT.search(s.title)]
    return {i for section in sections for i in range(section.first, section.last)}


def _name(words: str) -> str | None:
    people = read_people(words, known=True)
    return people[0].name if len(people) == 1 else None


def _last_absent(before: str) -> str | None:
    """Who was named last among the apologies in a paragraph."""
    hit = family("apologies").search(before)
    people = read_people(before[hit.match.end() :], known=True) if hit else []
    return people[-1].name if people else None
