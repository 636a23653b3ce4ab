"""The numbered business: which headings are items, and the sections that they open."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.agenda.candidates import Candidate
from ingest.facts.agenda.numbering import chosen
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import family
from ontology.record import ItemRow, Part

_AGENDA_NUMBER = re.compile(
    r"\s*[(\[](?:Agenda\s+)?(?:Item|Minute|AI)(?:\s+No\.?)?\s*[\w./-]{1,10}[)\]]\.?\s*$", re.IGNORECASE
)
_PDF_ICON = re.compile(r"\s*(?:pdf icon )?(?:PDF|DOCX?) \d+ ?[KM]B.*$")
_NOTHING = re.compile(
    r"(?:\s*:|\s+[–-])\s*(?:none|nil|n/a|not applicable)(?: (?:made|received|declared))?\.?$", re.IGNORECASE
)
# `NEXT MEETING MONDAY 4 MARCH at 7 p.m.`: the date is no more of the title
_NEXT = re.compile(
    r"(?:(?:date|time|day|venue|place)[\w, ]{0,30}? )?(?:of )?(?:the )?next (?:\w+ )?meeting(?= ?[:–-]? ?[^\n]*\d)",
    re.IGNORECASE,
)
# who reports, who decides, who came or went: noted beside a title or below it, no more of it
_BESIDE = re.compile(
    r"\s*\t[(\[][^\t]*$|\s*[(\[](?:(?:joint |verbal |oral )?reports? (?:of|by|from)|decision[ -](?:taker|maker)"
    r"|[^()\[\]]{2,40} (?:left|joined|logged|arrived|withdrew|entered|re-?joined)\b)[^()\[\]]*[)\]]?\.?$",
    re.IGNORECASE,
)
# `Apologies: A Bell`, `Declarations of interest – Cllr Dunn (item 4)`: the heading, with what was said right behind it
_STANDING = re.compile(
    r"(?P<title>(?:Members )?Present|(?:Apologies|Absences)(?: for (?:absence|non-attendance|lateness))?"
    r"|(?:Dec(?:larations?|\.|s\.)|Disclosures?) of (?:members[’'] )?interests?)"
    r"(?:\s?[:–-]\s+|\.\s+"
    r"|\s+(?=(?:were|was|had been) (?:received|accepted|given|sent)\b|(?:Cllr|Councillor)s?\b))"
    r"(?!to\b|and\b)(?=(?:\S+ ){1,40}\S|[A-Z]\S*$)",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"[(\[](?:exempt|confidential|private|closed|in private|in committee|not for publication)\b[^()]{0,60}[)\]]", re.I
)
_SUB = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}")
_WIDE = 50  # letters of a title that may have been broken at the edge of the page
_DIGIT = re.compile(r"\d")
_PRESENT = re.compile(r"(?:MEMBERS )?PRESENT\s?:\s*(?=\S)|(?:Members )?Present\s?:\s*(?=[A-Z][\w.’'-]* [A-Z])")


def read_items(reading: Reading) -> list[ItemRow]:
    """The items in order; the reading's sections are set as it goes."""
    found = chosen(reading)
    bounds = [*(c.block for c in found), len(reading.blocks)]
    reading.sections = [Section(first=0, last=bounds[0])] if bounds[0] else []
    part: Part = "open"
    rows = []
    at = 0
    for candidate, last in zip(found, bounds[1:], strict=True):
        part = _part_until(reading, at, candidate.block, part)
        at = candidate.block
        row = _row(reading, candidate, part, last)
        rows.append(row)
        section = Section(
            first=at,
            last=last,
            number=row.number,
            title=row.title,
            part=row.part,
            heading=candidate.title,
            item_id=row.id,
        )
        for stretch in _apart(reading, section):
            reading.sections += _interrupted(reading, stretch)
    return rows


def _interrupted(reading: Reading, section: Section) -> list[Section]:
    """The section without what interrupts it under a heading of its own, until a number goes on with it."""
    for i in range(section.first + 1, section.last):
        if not _interrupts(reading, i, section):
            continue
        resumed = (j for j in range(i + 1, section.last) if _SUB.fullmatch(reading.blocks[j].label or ""))
        end = next(resumed, section.last)
        pieces = [msgspec.structs.replace(section, last=i), Section(first=i, last=end, part=section.part)]
        rest = msgspec.structs.replace(section, first=end)
        return pieces + (_interrupted(reading, rest) if end < section.last else [])
    return [section]


def _interrupts(reading: Reading, at: int, section: Section) -> bool:
    block = reading.blocks[at]
    if block.kind not in ("heading", "paragraph") or block.label or len(block.text) > 60 or section.number is None:
        return False
    hit = family("procedures").full(block.text.rstrip(" :."))
    return hit is not None and (hit.meaning == "apart" or "motion" not in section.title.casefold())


def _apart(reading: Reading, section: Section) -> list[Section]:
    """The section, and behind it what a second list of those present opens: a joint session is no part of the item."""
    head = reading.sections[0] if reading.sections else section
    if not any(_PRESENT.match(reading.blocks[i].text) for i in range(head.first, min(head.last, section.first))):
        return [section]
    for i in range(section.first + 2, section.last):
        if reading.blocks[i].kind in CONTENT and _PRESENT.match(reading.blocks[i].text):
            start = i
            while start > section.first + 1 and reading.blocks[start - 1].kind == "furniture":
                start -= 1
            whole = msgspec.structs.replace(section, last=start)
            return [whole, Section(first=start, last=section.last, part=section.part)]
    return [section]


def _row(reading: Reading, candidate: Candidate, part: Part, last: int) -> ItemRow:
    title, end = _title(reading.blocks[candidate.title].text[: candidate.end], candidate.start)
    evidence = reading.evidence(candidate.title, candidate.start, end)
    if below := _goes_on_below(reading, candidate, title):
        rest, stop = _title(reading.blocks[below].text, 0)
        title, evidence = f"{title} {rest}", evidence + reading.evidence(below, 0, stop)
        reading.take(below)
    part = "closed" if _SECRET.search(title) else part
    reading.take(candidate.block)
    reading.take(candidate.title)
    return ItemRow(
        id=reading.id("item", candidate.number, title, part),
        number=candidate.number,
        title=title,
        part=part,
        identifiers=_identifiers(reading, candidate.block, last),
        evidence=evidence,
        confidence=min(0.98, 0.7 + 0.06 * candidate.score),
    )


def _goes_on_below(reading: Reading, candidate: Candidate, title: str) -> int | None:
    """The line in capitals right below a long title in capitals that stands beside its number in columns."""
    above, at = reading.blocks[candidate.title], candidate.title + 1
    if above.kind != "row" or len(title) < _WIDE or not title.isupper() or at >= len(reading.blocks):
        return None
    below = reading.blocks[at]
    if below.kind != "heading" or below.label or not below.text.isupper() or len(below.text) > _WIDE + 30:
        return None
    last, first = above.segments[-1], below.segments[0]
    between = reading.pages[last.page].text[last.start + last.length : first.start] if last.page == first.page else ""
    return at if between.count("\n") == 1 and not between.strip() else None


def _title(text: str, start: int) -> tuple[str, int]:
    """The title without the agenda's own number in brackets and the final stop, and where it ends."""
    body = text[start:]
    if following := _NEXT.match(body):
        body = following.group()
    body = _BESIDE.sub("", body)
    if said := _STANDING.match(body):
        body = said.group("title")
    body = _NOTHING.sub("", _AGENDA_NUMBER.sub("", _PDF_ICON.sub("", body).rstrip()).rstrip())
    if body.endswith(".") and not body.endswith(".."):
        body = body[:-1]
    body = body.rstrip(" :–-") or text[start:]
    return body.replace("\t", " "), start + len(body)


def _identifiers(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    wanted = family("identifiers")
    found: list[str] = []
    for i in range(first, min(last, first + 40)):
        text = reading.blocks[i].text
        if _DIGIT.search(text, 0, 2000):
            found += [hit.match.group("number").strip() for hit in wanted.all(text[:2000])]
    return tuple(dict.fromkeys(found))


def _part_until(reading: Reading, start: int, end: int, part: Part) -> Part:
    for i in range(start, end):
        if hit := family("parts").full(reading.blocks[i].text) if len(reading.blocks[i].text) < 130 else None:
            part = "closed" if hit.meaning == "closed" else "open"
            reading.take(i)
    return part
