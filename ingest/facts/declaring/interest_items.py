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
_AGENDA = re.compile(r"[(\[](?:Agenda )?Item(?: No)?\.? ?(?P<number>\d{1,3}[a-z]?)[)\]]", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(–-] ?(?P<title>[A-Z][^()]{3,80}?)\)")
_LEADING = re.compile(r"\s*(?:no\.? ?)?(?P<number>\d{1,4}[a-z]?)\b(?P<more>(?:(?:,| and|, and| &) ?\d{1,4}[a-z]?\b)*)")
_CODE = re.compile(r"\b[A-Z]{1,6}/?\d{1,4}(?:/\d{2,4})?\b|\b\d{1,4}/\d{2,4}\b(?!/)")
_REFERENCE = re.compile(r"\b(?=[\w/.-]*\d)[A-Z]{1,4}[/\d][\w/.-]{2,}\w|\b\d{2,4}/\d{3,6}(?:/\w+)?")
_TOPIC = re.compile(r"\b[A-Z][\w’'-]{2,}(?: (?:of |the |and )?[A-Z][\w’'-]+){1,5}")
_ON_TITLE = re.compile(
    r"\b(?:item|report|matter|business|minute|discussion)s? (?:on|about|regarding|concerning|entitled|headed"
    r"|relating to|in relation to|dealing with) (?:the )?[“‘\"']?"
    r"(?-i:(?P<topic>[A-Z][\w’'-]{3,}(?: (?:of |the |and |& )?[A-Z][\w’'-]+){0,5}))",
    re.IGNORECASE,
)
_INTERESTS = re.compile(r"\binterests?\b", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:Council\w*|Committee|Board|Member|Chair\w*|Director|Governor|Trustee|Cllr)\b")


def items_of(reading: Reading, section: Section, text: str, about: bool, column: bool = False) -> list[Item]:
    """The items that a declaration names, or the one it stands under. `column`: the text is a number's table cell."""
    if found := numbers_in(reading, text):
        return found
    if not column and (titled := _titled(reading, section, text)):
        return [titled]
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


def _titled(reading: Reading, section: Section, text: str) -> Item | None:
    """`the item on the Precept`, `the report on Ferry Fares`: the one item whose title has those words."""
    told = _ON_TITLE.search(text)
    if told is None:
        return None
    topic = told.group("topic").casefold()
    named = [s for s in reading.sections if s is not section and s.number and topic in s.title.casefold()]
    return (named[0].number, named[0].item_id) if len(named) == 1 else None


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
            kind = match.group("kind").lower()
            found.append(_in_brackets(reading, text, match) or _plain(reading, number, kind))
    return list(dict.fromkeys(found))


def _plain(reading: Reading, number: str, kind: str) -> Item:
    """The item of a number: an agenda's number counts for the minute that says in brackets that it is its."""
    if kind.startswith("item") and (section := _by_agenda_number(reading, number)):
        return section.number, section.item_id
    whole = number.split(".")[0]
    found = next((s for s in reading.sections if s.number in (number, whole)), None)
    found = found or (_by_order(reading, whole) if kind.startswith("item") else None)
    return (found.number, found.item_id) if found else (number, None)


def _in_brackets(reading: Reading, text: str, match: re.Match[str]) -> Item | None:
    """`agenda item 5 (Ferry Fares)`: the title tells which, whatever its number in the minutes is."""
    told = _BRACKETS.match(text, match.end())
    title = told.group("title").casefold() if told else ""
    named = [s for s in reading.sections if s.number and title and title == s.title.casefold().strip(" .")]
    return (named[0].number, named[0].item_id) if len(named) == 1 else None


def _by_order(reading: Reading, number: str) -> Section | None:
    """Agenda item 7 of minutes that run on from 316 is the seventh: there is no 7 among them.

    Where they begin with the declarations, the apologies, told above, were the agenda's first item.
    """
    numbered = [s for s in reading.sections if s.number is not None and s.part == "open"]
    numbers = [s.number for s in numbered if s.number]
    if not number.isdigit() or not all(n.isdigit() for n in numbers) or not numbers:
        return None
    first = int(numbers[0])
    at = int(number) - (1 if _INTERESTS.search(numbered[0].title) else 0)
    runs = numbers == [str(first + i) for i in range(len(numbers))]
    return numbered[at - 1] if runs and first > len(numbers) and 0 < at <= len(numbers) else None


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
