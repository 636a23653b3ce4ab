"""Several documents in one file: a pack of agenda, minutes and reports, or the minutes of a whole year.

A new document begins where a head of minutes names another date than the document before it was of, with people
present below it. A head with the same date (a notice before its minutes, a joint session in the middle, a running head)
begins none. Reports inside a pack begin where a page opens with a report's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ingest.bodies import find_bodies
from ingest.dates import find_dates
from ingest.model import Document
from ingest.wordings import family

_TITLE = re.compile(
    r"(?:draft |confirmed |unconfirmed )?(?:minutes|minute of|notes|record|proceedings|miontuairisc\w*|cofnodion)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^:]{0,60}:\s*$")
_EARLIER = re.compile(r"\b(?:minutes|notes|last|previous|earlier|dated)\b", re.I)
_PRESENT = re.compile(
    r"(?:[A-Z][\w’' ]{0,30} )?(?:present|in attendance|attendance|in the chair|sederunt|apologies|i láthair)\b"
    r"|(?:cllr|councillor)\b.{3,40}\b(?:cathaoirleach|chair\w*|mayor|convener)\W*$",
    re.I,
)
_AGENDA_ITEM = re.compile(r"(?:\d{1,2}[.)]|1)\s+[A-Z]")
_LABEL = re.compile(
    r"(?:report (?:to|of|by|author|title|no)|to|committee|meeting|cabinet member|date|subject|title|wards?"
    r"|(?:lead|contact|responsible) (?:officer|member|director)|classification|agenda item)[^:\t]{0,30}[:\t]",
    re.I,
)
_HEAD_LINES, _PRESENT_WITHIN, _COVER_LINES, _PREAMBLE, _LEAST_LINES, _LONGEST = 5, 20, 60, 12, 6, 160
_SHORT_DATE = 50


class Head(msgspec.Struct, frozen=True):
    """A line at which a document inside the file begins; `date` is None for a report."""

    line: int
    date: str | None


def split(document: Document) -> list[Document]:
    """The documents in a file, in order: the file itself where it is one document."""
    if document.stated or not document.lines:
        return [document]
    text = _Lines(document)
    cuts, own = [0], _cover_dates(text)
    pack = any(hit.meaning == "agenda" for n in range(min(30, len(text))) if (hit := family("kinds").match(text[n])))
    begun = False
    for head in _heads(text, pack):
        if not begun and head.date and _is_preamble(text, head.line):
            own, begun = {head.date}, True
        elif head.date not in own and head.line - cuts[-1] >= _LEAST_LINES:
            cuts.append(head.line)
            own = {head.date} if head.date else set()
    return [_part(document, a, b) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _is_preamble(text: _Lines, line: int) -> bool:
    """Whether what stands above a line is a letterhead or the like, and no summons with its agenda."""
    near = line < _PREAMBLE and text.lines[line].page == text.lines[0].page
    return near and not any(_AGENDA_ITEM.match(text[m]) for m in range(line))


class _Lines:
    """The texts of a document's lines."""

    def __init__(self, document: Document) -> None:
        self.lines = document.lines
        self._pages = {page.number: page.text for page in document.pages}

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, n: int) -> str:
        line = self.lines[n]
        return self._pages[line.page][line.start : line.end].strip("*_# ")

    def opens(self, n: int) -> bool:
        """Whether a line begins something: a page, or what stands behind white space."""
        return n == 0 or self.lines[n].gap or self.lines[n].heading > 0 or self.first_of_page(n)

    def first_of_page(self, n: int) -> bool:
        return (
            n == 0 or self.lines[n].page != self.lines[n - 1].page or bool(re.fullmatch(r"\W*\d{1,3}\W*", self[n - 1]))
        )


def _part(document: Document, first: int, last: int) -> Document:
    if first == 0 and last == len(document.lines):
        return document
    lines = document.lines[first:last]
    used = {line.page for line in lines}
    pages = tuple(page for page in document.pages if page.number in used)
    recognised = tuple(word for word in document.recognised if word.page in used)
    unread = document.unread if first == 0 else ()
    return msgspec.structs.replace(document, pages=pages, lines=lines, recognised=recognised, unread=unread)


def _cover_dates(text: _Lines) -> set[str | None]:
    """The dates that the beginning of a file gives as its own: not those of earlier minutes."""
    own: set[str | None] = set()
    for n in range(min(_COVER_LINES, len(text))):
        if _AGENDA_ITEM.match(text[n]):
            break
        if not _EARLIER.search(text[n]):
            own |= {date.value for date in find_dates(text[n][:_LONGEST]) if date.whole}
    return own


def _heads(text: _Lines, pack: bool) -> Iterator[Head]:
    for n in range(len(text)):
        if not text.opens(n):
            continue
        if (date := _minutes_head(text, n)) and _people_below(text, n):
            yield Head(n, date)
        elif pack and n and text.first_of_page(n) and _report_head(text, n):
            yield Head(n, None)


def _minutes_head(text: _Lines, n: int) -> str | None:
    """The date of a head of minutes at a line: `Minutes of …` with a date, or a body's name above its date."""
    first = text[n]
    if len(first) > _LONGEST:
        return None
    titled = _is_title(first)
    below = None if titled else _title_below(text, n)
    if below is not None and _is_body(first):
        return _date_in(text, below, below + _HEAD_LINES)
    if not titled and not (text.first_of_page(n) and _is_body(first)):
        return None
    last = min(n + (_HEAD_LINES if titled else 3), len(text))
    if not any(find_bodies(text[m][:_LONGEST]) for m in range(n, min(n + 3, last))):
        return None
    return _date_in(text, n, last, None if titled else _SHORT_DATE)


def _date_in(text: _Lines, first: int, last: int, longest: int | None = None) -> str | None:
    """The first whole date in some lines, where they are no longer than `longest`."""
    for m in range(first, min(last, len(text))):
        if longest is None or len(text[m]) < longest:
            for date in find_dates(text[m][:_LONGEST]):
                if date.whole:
                    return date.value
    return None


def _is_title(line: str) -> bool:
    return _TITLE.match(line) is not None and not _LISTED.fullmatch(line)


def _title_below(text: _Lines, n: int) -> int | None:
    """The title that stands under the name of a council: `HART PARISH COUNCIL` above `Minutes of the meeting …`."""
    return next((m for m in range(n + 1, min(n + 4, len(text))) if _is_title(text[m])), None)


def _is_body(line: str) -> bool:
    """Whether a line is a body's name and hardly anything else."""
    named = [mention for mention in find_bodies(line) if not mention.generic]
    return len(named) == 1 and named[0].end - named[0].start >= 0.8 * len(line)


def _people_below(text: _Lines, n: int) -> bool:
    return any(_PRESENT.match(text[m]) for m in range(n + 1, min(n + _PRESENT_WITHIN, len(text))))


def _report_head(text: _Lines, n: int) -> bool:
    """A page that opens with a report's own labels: `Report to:`, `Report of:`, `Date:`, `Subject:`."""
    lines = [text[m] for m in range(n, min(n + 12, len(text)))]
    reports = any((hit := family("kinds").match(line)) and hit.meaning == "report" for line in lines)
    labels = sum(bool(_LABEL.match(line)) for line in lines)
    return reports and labels >= 2
