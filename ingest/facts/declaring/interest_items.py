"""Which items a declaration of interest is about: by number, by the agenda's own number, by title or reference."""

from __future__ import annotations

import re

from ingest.reading import Reading, Section

# An item's number and id; both None where a declaration names none.
Item = tuple[str | None, str | None]

_ITEM = re.compile(
    r"\b(?:agenda )?(?P<kind>items?|minutes?|mins?\.?|paragraphs?)(?: (?:no|nos|number"
    r"|numbers)\.?)? ?(?P<number>(?:[A-Z]{1,6}/?)?\d{1,4}(?:[a-z]\b|/\d{2,4}){0,2}(?:\.\d)?)(?P<more>(?:(?:,| and"
    r"|, and| &) ?\d{1,4}[a-z]?\b(?!%))*)",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"[(\[](?:Agenda )?Item(?: No\.?)? ?(?P<number>\d{1,3}[a-z]?)[)\]]", re.IGNORECASE)
_LEADING = re.compile(r"\s*(?:no\.? ?)?(?P<number>\d{1,4}[a-z]?)\b(?P<more>(?:(?:,| and|, and| &) ?\d{1,4}[a-z]?\b)*)")
_CODE = re.compile(r"\b[A-Z]{1,6}/?\d{1,4}(?:/\d{2,4})?\b|\b\d{1,4}/\d{2,4}\b(?!/)")
_REFERENCE = re.compile(r"\b(?=[\w/.-]*\d)[A-Z]{1,4}[/\d][\w/.-]{2,}\w|\b\d{2,4}/\d{3,6}(?:/\w+)?")
_TOPIC = re.compile(r"\b[A-Z][\w’'-]{2,}(?: (?:of |the |and )?[A-Z][\w’'-]+){1,5}")
_ROLE = re.compile(r"\b(?:Council\w*|Committee|Board|Member|Chair\w*|Director|Governor|Trustee|Cllr)\b")


def items_of(reading: Reading, section: Section, text: str, about: bool, column: bool = False) -> list[Item]:
    """The items that a declaration names, or the one it stands under. `column`: the text is a number's table cell."""
    if found := numbers_in(reading, text):
        return found
    if column and (told := _CODE.search(text)):
        return [(told.group(), None)]
    if column and (told := _LEADING.match(text)):
        return [
            _plain(reading, n, "item") for n in [told.group("number"), *re.findall(r"\d+[a-z]?", told.group("more"))]
        ]
    if not about:
        return [(section.number, section.item_id)]
    named = [s for s in reading.sections if s is not section and s.number and _is_of(reading, s, text)]
    return [(s.number, s.item_id) for s in named[:3]] or [(None, None)]


def numbers_in(reading: Reading, text: str) -> list[Item]:
    """The items that a text names by number."""
    return _coded(reading, text) or _numbered(reading, text)


def _coded(reading: Reading, text: str) -> list[Item]:
    """Numbers with letters or a stroke (`CAB65`, `60/21`) are told wherever they stand."""
    found: list[tuple[int, Item]] = []
    for section in reading.sections:
        number = section.number or ""
        if len(number) < 3 or number.isdigit() or not re.search(r"[A-Z/]", number):
            continue
        if match := re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/]*\w)", text):
            found.append((match.start(), (section.number, section.item_id)))
    return list(dict.fromkeys(item for _, item in sorted(found, key=lambda pair: pair[0])))


def _numbered(reading: Reading, text: str) -> list[Item]:
    matches = list(_ITEM.finditer(text))
    minutes = [match for match in matches if match.group("kind").lower().startswith("min")]
    bracketed = [m for m in minutes if text[: m.start()].rstrip().endswith("(")]
    found: list[Item] = []
    for match in bracketed or matches:
        for number in (match.group("number"), *re.findall(r"\d{1,4}[a-z]?", match.group("more"))):
            found.append(_plain(reading, number, match.group("kind").lower()))
    return list(dict.fromkeys(found))


def _plain(reading: Reading, number: str, kind: str) -> Item:
    """The item of a number: an agenda's number counts for the minute that says in brackets that it is its."""
    if kind.startswith("item") and (section := _by_agenda_number(reading, number)):
        return section.number, section.item_id
    whole = number.split(".")[0]
    found = next((s for s in reading.sections if s.number in (number, whole)), None)
    return (found.number, found.item_id) if found else (number, None)


def _by_agenda_number(reading: Reading, number: str) -> Section | None:
    for section in reading.sections:
        if section.number is None:
            continue
        for i in range(section.first, min(section.last, section.first + 3)):
            text = reading.blocks[i].text.strip()
            told = _AGENDA.fullmatch(text) or (_AGENDA.search(text[:300]) if i == section.heading else None)
            if told and told.group("number") == number:
                return section
    return None


def _is_of(reading: Reading, section: Section, rest: str) -> bool:
    """Whether a declaration is about a section: by its title, or by a reference or a name that stands in it."""
    low = section.title.casefold().strip(" .")
    if len(low) > 5 and re.search(rf"\b{re.escape(low)}\b", rest.casefold()):
        return True
    keys = [m.group() for m in _REFERENCE.finditer(rest)] or [
        m.group() for m in _TOPIC.finditer(rest) if not _ROLE.search(m.group())
    ]
    if not keys:
        return False
    text = "\n".join(f"{reading.blocks[i].label or ''} {reading.blocks[i].text}" for i in reading.content(section))
    low = f"{section.title}\n{text}".casefold()
    return any(key.casefold() in low for key in keys)
