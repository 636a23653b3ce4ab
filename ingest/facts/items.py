"""The numbered business: which headings are items, and the sections that they open."""

from __future__ import annotations

import re

import msgspec

from ingest.model import Block
from ingest.reading import Reading, Section
from ingest.wordings import family
from ontology.record import ItemRow, Part

_AGENDA_NUMBER = re.compile(
    r"\s*[(\[](?:Agenda\s+)?(?:Item|Minute|AI)(?:\s+No\.?)?\s*[\w./-]{1,10}[)\]]\.?\s*$", re.IGNORECASE
)
_PDF_ICON = re.compile(r"\s*(?:pdf icon )?(?:PDF|DOCX?) \d+ ?[KM]B.*$")
_DIGIT = re.compile(r"\d")
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|been|be|would|will|should|noted|agreed|received|considered|reported|stated"
    r"|advised|asked|confirmed|explained|moved)\b"
)
_CLAUSE = re.compile(
    r"(?:Noted|Agreed|Approved|Resolved|Recommended|Endorsed|Delegated|Authorised|Requested|Confirmed|Received) |"
    r"(?:That|To|It|In|There|This|These|He|She|They|We|I|Noted|Agreed|Approved|Resolved|Recommended|If|When|As|A"
    r"|An|No)\b (?:\w+ ){2,}|(?:The|Members|Councillors?|Officers) (?:\S+ ){1,8}?(?:was|were|had|noted|agreed"
    r"|asked|received|considered|be|has|is|are|would|stated|explained|acknowledged|raised|heard|welcomed)\b"
)
_SMALL = {
    "of",
    "and",
    "the",
    "for",
    "to",
    "in",
    "on",
    "a",
    "an",
    "at",
    "by",
    "with",
    "from",
    "under",
    "or",
    "–",
    "-",
    "&",
    "its",
}
_LONGEST, _LOOK_BACK, _STEP, _LEAST = 260, 60, 12, -0.6


class Candidate(msgspec.Struct, kw_only=True):
    """A block that may open an item. `rank` is its number as an integer, `form` how the number is written."""

    block: int
    number: str
    rank: int
    form: str
    start: int
    score: float
    restart: bool = False


def read_items(reading: Reading) -> list[ItemRow]:
    """The items in order; the reading's sections are set as it goes."""
    chosen = _chain(_candidates(reading))
    bounds = [*(c.block for c in chosen), len(reading.blocks)]
    reading.sections = [Section(first=0, last=bounds[0])] if bounds[0] else []
    part: Part = "open"
    rows = []
    at = 0
    for candidate, last in zip(chosen, bounds[1:], strict=True):
        part = _part_until(reading, at, candidate.block, part)
        at = candidate.block
        row = _row(reading, candidate, part, last)
        rows.append(row)
        section = Section(
            first=at, last=last, number=row.number, title=row.title, part=part, heading=at, item_id=row.id
        )
        reading.sections.append(section)
    return rows


def _row(reading: Reading, candidate: Candidate, part: Part, last: int) -> ItemRow:
    title, end = _title(reading.blocks[candidate.block].text, candidate.start)
    reading.take(candidate.block)
    return ItemRow(
        id=reading.id("item", candidate.number, title, part),
        number=candidate.number,
        title=title,
        part=part,
        identifiers=_identifiers(reading, candidate.block, last),
        evidence=reading.evidence(candidate.block, candidate.start, end),
        confidence=min(0.98, 0.7 + 0.06 * candidate.score),
    )


def _title(text: str, start: int) -> tuple[str, int]:
    """The title without the agenda's own number in brackets and the final stop, and where it ends."""
    body = text[start:]
    body = _AGENDA_NUMBER.sub("", _PDF_ICON.sub("", body).rstrip()).rstrip()
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


def _candidates(reading: Reading) -> list[Candidate]:
    found: list[Candidate] = []
    restart = True
    for i, block in enumerate(reading.blocks):
        if block.kind in ("furniture", "margin") or not block.text:
            continue
        if len(block.text) < 130 and family("parts").full(block.text):
            restart = True
        if candidate := _candidate(reading, block, i):
            candidate.restart = restart
            restart = restart and candidate.score < 2.0
            found.append(candidate)
    return [c for c in found if c.score >= _LEAST]


def _candidate(reading: Reading, block: Block, at: int) -> Candidate | None:
    if len(block.text) > _LONGEST:
        return None
    if block.label and block.label.isdigit() and block.label != "0":
        number, form, start = block.label, "bracketed" if _in_brackets(reading, block) else "plain", 0
    elif block.label is None and (hit := family("item_numbers").match(block.text)):
        number, form, start = hit.match.group("number"), hit.meaning, hit.match.end()
    else:
        return None
    rank = _rank(number, form)
    return Candidate(block=at, number=number, rank=rank, form=form, start=start, score=_score(block, start, form))


def _in_brackets(reading: Reading, block: Block) -> bool:
    """Whether the label is printed `(2)` or `2)`, as clauses' labels are."""
    first = block.segments[0]
    return ")" in reading.pages[first.page].text[max(0, first.start - 4) : first.start]


def _rank(number: str, form: str) -> int:
    digits = re.findall(r"\d+", number)
    if form != "coded" or len(digits) == 1:
        return int(digits[0])
    longest = [d for d in digits if not re.fullmatch(r"(?:19|20)?\d\d", d)] or digits
    return int(longest[0])


def _score(block: Block, start: int, form: str) -> float:
    """How much a block looks like the title of an item."""
    title = block.text[start:]
    words = title.split()
    if not words or not (title[0].isupper() or title[0] in "“\"'‘(£" or title[0].isdigit()):
        return -5.0
    score = 3.0 if block.kind == "heading" else 0.0
    score += 2.0 if title.isupper() else 0.0
    score += 1.0 if len(title) <= 110 else 0.0
    score += 1.0 if not _VERB.search(title) else -1.5
    big = sum(w[0].isupper() or w.lower() in _SMALL or not w[0].isalpha() for w in words)
    score += 1.0 if big >= 0.65 * len(words) else 0.0
    score -= 3.0 if title.endswith((";", ",", "; and", " and")) else 0.0
    score -= 2.0 if title.endswith(".") and len(words) > 16 else 0.0
    score -= 3.0 if _CLAUSE.match(title) else 0.0
    score -= {"bracketed": 2.0, "bare": 1.0, "lettered": 0.5}.get(form, 0.0)
    return score - (2.0 if block.cells and len(block.cells) > 2 else 0.0)


def _chain(candidates: list[Candidate]) -> list[Candidate]:
    """The best run of candidates whose numbers go up, or start again where a part does."""
    best: list[float] = []
    before: list[int | None] = []
    for i, candidate in enumerate(candidates):
        top, origin = candidate.score - (0.0 if candidate.rank == 1 or i == 0 else 0.5), None
        for j in range(max(0, i - _LOOK_BACK), i):
            value = best[j] + candidate.score + _step(candidates[j], candidate)
            if value > top:
                top, origin = value, j
        best.append(top)
        before.append(origin)
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda i: (best[i], -i))
    chain = []
    while at is not None:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _step(a: Candidate, b: Candidate) -> float:
    """What it costs, or brings, that `b` follows `a`."""
    if (a.form == "plain" and b.form == "bare") or (a.form == "bare" and b.form == "plain"):
        form = -0.5
    else:
        form = 0.0 if a.form == b.form else -2.5
    gap = b.rank - a.rank
    if gap == 1:
        return form + 1.5
    if 1 < gap <= _STEP:
        return form - 0.3 * gap
    if gap == 0:
        return form - 1.0 if b.form in ("lettered", "coded") else form - 4.0
    if b.rank == 1 and b.restart:
        return form
    return form - (5.0 if b.rank == 1 else 9.0)
