"""The head of minutes: the lines that stand above who was there, broken titles joined again."""

from __future__ import annotations

import re

import msgspec

from ingest.bodies import Mention, find_bodies
from ingest.dates import find_dates
from ingest.mask import BODY, DATE, mask
from ingest.reading import CONTENT, Reading
from ingest.wordings import family
from ingest.words import words as words_of

_NAME_WORDS = words_of("body_adjectives")
_LONGEST_HEAD, _FAR, _REACH, _LONGEST_LINE, _TOP = 30, 24, 14, 700, 6
_NOT_HEAD = re.compile(
    r"(?:To|From|Ask for|Contact|Copies|Cc|Tel|Email|Enquiries|Distribution|Clerk)\s*:|skip to |docusign", re.IGNORECASE
)
_CUT = re.compile(
    r"(?:^|(?<=[\s.)]))(?:Members )?(?:PRESENT|Present|In attendance|IN ATTENDANCE|SEDERUNT|Sederunt)\s*[:–-]"
)
_OPEN_END = re.compile(r"(?:\b(?:of|the|and|at|in|on|by|held|to|via|from|for|City)|[,&–-])$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?i:held|on|at|in|via|from|commencing|starting|beginning|and|of|which|by|ar|yn|yng|ym)\b"
    r"(?! (?i:attendance|the chair))|[a-z(]|\d{1,2}[.:]\d\d\s?[apAP]"
)
_MEETS = re.compile(r"\b(?:minutes?|meeting|proceedings|cofnodion|cyfarfod)\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w /’']{1,28}:(?!\d)")
_LABEL_CELL = re.compile(r"^([A-Z][\w /’']{1,24})\t")
_OPEN_PLACE = re.compile(r"\b(?:in|at) (?:the )?[A-ZÁÉ][\w’', -]{3,60}$")
_PLACE = re.compile(r"[A-ZÁÉÍÓÚ][\w’'.-]+(?: [\w’'.&-]+){0,5}, ")
_TITLE = re.compile(
    r"(?:(?:draft|unconfirmed|confirmed|unapproved) )?minutes? (?:of|for)\b|at an? (?:\w+ ){0,3}meeting of\b",
    re.IGNORECASE,
)
_VENUE = re.compile(r"(?:venue|location|place|held at|lleoliad|ionad)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\d{1,4}[A-Za-z]?,? [A-Z].{3,80}|.{3,80}\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})[.,]?")
_DATE_WORDS = re.compile(
    r"(?:[–-]\s*\d{1,2}[.:]\d\d|[ap]\.?m\b|(?:st|nd|rd|th)\b|[A-Z][a-z]{2,8} (?:19|20)\d\d)", re.IGNORECASE
)


class HeadLine(msgspec.Struct, frozen=True):
    """A line of the head, over as many blocks as it was broken into."""

    text: str
    masked: str
    bodies: list[Mention]
    blocks: tuple[int, ...]

    def body_at(self, start: int, end: int) -> Mention | None:
        """The body named at a place that a pattern found in the masked text."""
        return next((m for m in self.bodies if m.start < end and m.end > start), None)


def head_blocks(reading: Reading) -> list[int]:
    """The blocks above who was there, or before the first item, as far as they can be a head."""
    content = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT]
    anchor = next((at for at, i in enumerate(content) if _is_attendance(reading, i)), None)
    if anchor is not None and anchor > _FAR and not _early_title(reading, content[:_REACH]):
        found = _above(reading, content, anchor)
    else:
        found = [i for i in content if i < _first_item(reading)]
        found = content[: anchor + 1] if anchor is not None and 0 < anchor <= _FAR else found
        found = found[:-1] if anchor is not None and 0 < anchor <= _FAR else found
    return [i for i in found if not _NOT_HEAD.match(reading.blocks[i].text)][:_LONGEST_HEAD]


def _early_title(reading: Reading, top: list[int]) -> bool:
    """Whether the document opens with its title as minutes, wherever its attendance stands."""
    return any(_TITLE.match(reading.blocks[i].text) and DATE in reading.masked(i) for i in top)


def _is_attendance(reading: Reading, block: int) -> bool:
    row = reading.blocks[block]
    return row.label is None and family("head_ends").match(row.text[:80]) is not None


def _first_item(reading: Reading) -> int:
    headings = (s.first for s in reading.sections if s.heading is not None)
    found = (i for i in headings if not _DATE_WORDS.match(reading.blocks[i].text))
    return next(found, len(reading.blocks))


def _above(reading: Reading, content: list[int], anchor: int) -> list[int]:
    """The head of minutes that stand behind a cover, a notice or an agenda: from their own title on."""
    last = content[anchor]
    reach = [i for i in range(content[max(0, anchor - _REACH)], last) if reading.blocks[i].kind != "margin"]
    titles = [at for at, i in enumerate(reach) if _TITLE.match(reading.blocks[i].text) and not reading.blocks[i].label]
    if titles:
        return [i for i in reach[max(0, titles[-1] - 1) :] if reading.blocks[i].kind in CONTENT]
    dated = [at for at, i in enumerate(reach) if DATE in reading.masked(i) and len(reading.blocks[i].text) < 60]
    return reach[max(0, dated[-1] - 2) :] if dated else content[:_LONGEST_HEAD]


def head_lines(reading: Reading, blocks: list[int]) -> list[HeadLine]:
    """The head's lines; what conversion or layout broke is one line again."""
    lines: list[tuple[str, tuple[int, ...]]] = []
    for i in blocks:
        text = _text(reading, i)
        if lines and _joins(lines[-1][0], text):
            before, parts = lines.pop()
            lines.append((f"{before} {text}"[:_LONGEST_LINE], (*parts, i)))
        else:
            lines.append((text[:_LONGEST_LINE], (i,)))
    return [_line(text, parts) for text, parts in lines]


def extent(reading: Reading, blocks: list[int], date: str | None) -> int:
    """Where the meeting's own record ends: at the title of the next in a file that holds several."""
    start = max(blocks, default=0) + 1
    for i in range(start, len(reading.blocks)):
        text = reading.blocks[i].text[:200]
        if _TITLE.match(text) and BODY in reading.masked(i)[:200] and len(reading.blocks[i].text) < 200:
            near = range(i, min(i + 3, len(reading.blocks)))
            told = {d.value for j in near for d in find_dates(reading.blocks[j].text[:200]) if d.whole}
            if (
                told
                and date not in told
                and any(_is_attendance(reading, j) for j in range(i, min(i + 7, len(reading.blocks))))
            ):
                return i
    return len(reading.blocks)


def furniture_lines(reading: Reading) -> list[HeadLine]:
    """Running heads that name a body and a date: the title of minutes that have no other."""
    found = [i for i, block in enumerate(reading.blocks) if block.kind == "furniture"][:12]
    lines = [_line(reading.blocks[i].text[:_LONGEST_LINE], (i,)) for i in found]
    return [line for line in lines if BODY in line.masked or DATE in line.masked]


def top_furniture(reading: Reading) -> list[HeadLine]:
    """The running heads that stand before who was there: the head of the first page, which later pages repeat."""
    until = next((i for i in range(min(len(reading.blocks), _TOP)) if _is_attendance(reading, i)), _TOP)
    return [line for line in furniture_lines(reading) if line.blocks[0] < until]


def _line(text: str, blocks: tuple[int, ...]) -> HeadLine:
    bodies = find_bodies(text)
    return HeadLine(text, mask(text, bodies), bodies, blocks)


def _text(reading: Reading, block: int) -> str:
    """The block's words, with the number that was taken for a label where a date or a time begins with it."""
    row = reading.blocks[block]
    text = _LABEL_CELL.sub(r"\1: ", row.text).replace("\t", " ")
    if row.label and _DATE_WORDS.match(text):
        text = f"{row.label} {text}"
    cut = _CUT.search(text)
    return text[: cut.start()].rstrip() if cut and cut.start() else text


def _half_named(before: str, text: str) -> bool:
    """`OVERVIEW AND SCRUTINY` above `MANAGEMENT COMMITTEE`: a name in capitals over two lines."""
    if not (before.isupper() and text.isupper()) or find_bodies(before):
        return False
    words = [word.strip(",") for word in before.casefold().split()]
    named = find_bodies(text)
    return all(word in _NAME_WORDS for word in words) and bool(named) and named[0].start == 0


def _joins(before: str, text: str) -> bool:
    if len(before) > 400 or len(text) > 300 or before.endswith((":", "|")) or _LABEL.match(text):
        return False
    if _half_named(before, text) or (_VENUE.match(before) and _ADDRESS.fullmatch(text)):
        return True
    if _OPEN_END.search(before) or (_GOES_ON.match(text) and not _TITLE.match(text)):
        return True
    ended = before.endswith(".") and not before.endswith(("a.m.", "p.m.", "A.M.", "P.M."))
    if not ended and _MEETS.search(before) and DATE not in mask(before) and not _TITLE.match(text):
        return len(text) < 120
    return _OPEN_PLACE.search(before) is not None and _PLACE.match(text) is not None and DATE not in mask(text)
