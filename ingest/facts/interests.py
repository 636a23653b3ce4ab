"""Declarations of interest: who, of what type, on which item."""

from __future__ import annotations

import re

from ingest.names import Named, read_people
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import family
from ontology.record import InterestRow

_TYPE = re.compile(
    r"\b((?:disclosable |other |non[- ])?(?:pecuniary|registrable|registerable"
    r"|registered)(?: and prejudicial)?(?: interest)?|personal (?:and|but not"
    r"|but non[- ]?)(?: a)? ?prejudicial(?: interest)?|personal(?: interest)|prejudicial(?: interest)"
    r"|significant (?:other )?(?:interest)|(?:financial|non-financial|conflict(?:ing)?|lobbying|DPI|dpi"
    r"|NPI)(?: interest)?|conflict of interest)s?\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?|paragraphs?)(?: (?:no|nos|number"
    r"|numbers)\.?)? ?(?P<number>\d{1,4}[a-z]?(?:/\d{2,4})?(?:\.\d)?)(?P<more>(?:(?:,| and|, and"
    r"|&) ?\d{1,4}[a-z]?\b(?!%))*)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\binterests?\b", re.IGNORECASE)
_NIL = re.compile(r"\b(?:no|none|nil)\b[^.]{0,60}\b(?:declar|interest)|\bnone\b\.?$", re.IGNORECASE)
_BY_VIRTUE = re.compile(
    r"\b(?:by virtue of|because|as (?:a|an|he|she|they|his|her|the)|due to|in that|being|item|minute|interest"
    r"|member of|employed|governor|owner|trustee)\b",
    re.IGNORECASE,
)


def read_interests(reading: Reading) -> list[InterestRow]:
    """One row for each person and item that a declaration names."""
    rows: list[InterestRow] = []
    for section in reading.sections:
        about = _ABOUT.search(section.title) is not None
        for i in range(section.first, section.last):
            block = reading.blocks[i]
            if block.kind not in CONTENT or i == section.heading:
                continue
            if not (_ABOUT.search(block.text) or (about and re.search(r"\d|declar", block.text))):
                continue
            rows += _in_block(reading, section, i, about)
    return _once(rows)


def _in_block(reading: Reading, section: Section, block: int, about: bool) -> list[InterestRow]:
    text = reading.blocks[block].text
    if _NIL.search(text[:160]):
        reading.take(block)
        return []
    listed = family("interests").wordings[2].pattern.match(text)
    if listed and _BY_VIRTUE.search(listed.group("rest")) and (about or _TYPE.search(text)):
        people = read_people(listed.group("person"), known=True)
        return _rows(reading, section, (block, 0, len(text)), people, listed.group("rest"), about)
    found: list[InterestRow] = []
    for sentence in reading.sentences(block):
        if not _ABOUT.search(sentence.text):
            continue
        for wording in family("interests").wordings[:2]:
            if match := wording.pattern.search(sentence.text):
                people = read_people(match.group("person"), known=True)
                place = (block, sentence.start, sentence.end)
                found += _rows(reading, section, place, people, match.group("rest"), about)
                break
    return found


def _rows(
    reading: Reading, section: Section, place: tuple[int, int, int], people: list[Named], rest: str, about: bool
) -> list[InterestRow]:
    block, start, end = place
    if not people:
        return []
    reading.take(block, start, end)
    whole = reading.blocks[block].text[start:end]
    kind = _TYPE.search(rest) or _TYPE.search(whole)
    return [
        InterestRow(
            id=reading.id("interest", number, person.name, kind.group().lower() if kind else None),
            item=number,
            item_id=item_id,
            person=person.name,
            type=_type(kind.group(1)) if kind else None,
            evidence=reading.evidence(block, start, end),
            confidence=0.9,
        )
        for person in people
        for number, item_id in _items(reading, section, rest, about)
    ]


def _type(text: str) -> str:
    low = text.lower()
    return low if "interest" in low or low in ("dpi", "npi") else f"{low} interest"


def _items(reading: Reading, section: Section, rest: str, about: bool) -> list[tuple[str | None, str | None]]:
    """The items that a declaration names, or the one it stands under; (None, None) where none is told."""
    numbers: list[str] = []
    for match in _ITEM.finditer(rest):
        numbers += [match.group("number"), *re.findall(r"\d{1,4}[a-z]?", match.group("more"))]
    if numbers:
        return [_item(reading, number) for number in dict.fromkeys(numbers)]
    if not about:
        return [(section.number, section.item_id)]
    titled = [
        s for s in reading.sections if len(s.title) > 14 and s is not section and s.title.casefold() in rest.casefold()
    ]
    return [(titled[0].number, titled[0].item_id)] if titled else [(None, None)]


def _item(reading: Reading, number: str) -> tuple[str | None, str | None]:
    whole = number.split(".")[0]
    section = next((s for s in reading.sections if s.number in (number, whole)), None)
    return (section.number, section.item_id) if section else (number, None)


def _once(rows: list[InterestRow]) -> list[InterestRow]:
    kept: dict[tuple[str, str | None], InterestRow] = {}
    for row in rows:
        kept.setdefault((row.person.casefold(), row.item), row)
    return list(kept.values())
