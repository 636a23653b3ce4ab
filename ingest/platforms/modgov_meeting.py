"""ModernGov's page of a meeting: its items in a table, with decisions and minutes below them where they are out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from selectolax.lexbor import LexborNode

from ingest.model import Document, Stated, StatedItem
from ingest.platforms.fields import Fields, in_lists, labels_of, read_fields
from ingest.platforms.laid import Page, plain
from ingest.platforms.values import SURE, labelled, place, role_of, title_of
from ingest.wordings import family
from ontology.record import DocumentFacts, DocumentKind, Evidence, ItemRow, MeetingFacts, Part, RoleRow

TITLES = ".mgSubTitleTxt, .mgMainTitleTxt, .mgSubTitle, .mgHeader h1, .mgHeader h2"
_SUB_TITLES = ".mgSubItemTitleTxt, .mgSubSubTitleTxt"
_NUMBER = re.compile(r"[A-Za-z]{0,6}[ ./-]?\d[\w./-]{0,10}\.?|[a-zA-Z]\.?")
_WRITTEN_LABEL = re.compile(r"(?:draft )?(?:minutes?|decisions?)(?: text)?:", re.IGNORECASE)
_TELLING = ("minutes", "decision")
_PART_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_ATTENDED = re.compile(
    r"(?:(?:members |councillors |also |officers )?(?:present|in attendance)|apologies(?: for absence)?|officers)\s*"
    r"(?::|were received from|(?=Councillor|Cllr)).{3}",
    re.IGNORECASE,
)
_SHORT = 160
_FILE = re.compile(r"(?:pdf icon )?(?:PDF|DOCX?) \d+ ?[KM]B.*$")


class Row(msgspec.Struct, kw_only=True):
    """A row of the table of items, as the tree has it."""

    number: str
    title: LexborNode
    cell: LexborNode


class Zone(msgspec.Struct, kw_only=True):
    """Lines under a small heading of an item: `minutes`, `decision`, or `more` of what happened."""

    kind: str
    head: int
    lines: list[int] = []


def read(page: Page) -> Document | None:
    """The Document of a meeting's page; None for another page."""
    tables = page.find("table.mgItemTable")
    rows = [row for table in tables for row in _rows(table)]
    if not rows or not any(title_of(plain(node))[1] for node in page.find(TITLES)):
        return None
    flat = frozenset(node.mem_id for table in tables for node in _own_rows(table, cells=True))
    numbers = {row.title.mem_id: f"{row.number}." if row.number.isdigit() else row.number for row in rows if row.number}
    page.lay_out(flat, numbers)
    return _Meeting(page, rows).document()


def _rows(table: LexborNode) -> Iterator[Row]:
    """The rows that hold items. A number's cell is taken out: the number then stands before the title."""
    for tr in _own_rows(table):
        cells = [cell for cell in tr.iter() if cell.tag == "td"]
        if not cells:
            continue
        cell = cells[-1]
        first = plain(cells[0])
        number = first.strip(" .") if len(cells) > 1 and _NUMBER.fullmatch(first) else ""
        title = cell.css_first(".mgAiTitleTxt") or next((n for n in cell.iter() if n.tag in ("p", "h3", "h4")), cell)
        if number:
            cells[0].decompose()
        yield Row(number=number, title=title, cell=cell)


def _own_rows(table: LexborNode, *, cells: bool = False) -> Iterator[LexborNode]:
    """The rows of a table, and their cells; none of tables within it."""
    parts = [part for part in table.iter() if part.tag in ("thead", "tbody", "tfoot")]
    for part in (table, *parts):
        for tr in part.iter():
            if tr.tag == "tr":
                yield tr
                if cells:
                    yield from (cell for cell in tr.iter() if cell.tag in ("td", "th"))


class _Meeting:
    """What the laid out page states."""

    def __init__(self, page: Page, rows: list[Row]) -> None:
        self._page = page
        self._rows = rows
        self._lists = in_lists(page)
        self._subs = {n: plain(node) for node in page.find(_SUB_TITLES) for n in page.lines_of(node)}
        written = {n for node in page.find(".mgWordPara") for n in page.lines_of(node)}
        lines = range(len(page.lines))
        labels = {n: page.words(n) for n in lines if _WRITTEN_LABEL.fullmatch(page.words(n))}
        apart = {n: words for n, words in labels.items() if n not in written}
        self._subs |= apart or ({} if self._subs else labels)
        self._part: Part = "open"
        self._inside = {n for row in rows for n in page.lines_of(row.cell)}
        self.told: list[tuple[str, int, int, int]] = []
        self.heads: dict[int, int] = {}
        self.shown: set[int] = set()

    def document(self) -> Document:
        """Items and minutes stay to be read; all else on the page is aside."""
        page = self._page
        items = [item for row in self._rows for item in self._item(row)]
        labels = set(labels_of(page, ".mgLabel")) or set(labels_of(page, "strong, b"))
        fields = read_fields(page, labels, range(len(page.lines)))
        meeting, kind_at = meeting_of(page, fields)
        self.shown.update(n for n in range(len(page.lines)) if n not in self._inside and _tells(page.words(n)))
        aside = set(range(len(page.lines))) - self.shown
        kind = self._kind()
        stated = Stated(
            document=DocumentFacts(
                kind=kind,
                date=meeting.date if kind == "agenda" else None,
                authority=meeting.authority if kind == "agenda" else None,
                evidence=kind_at + (page.authority()[1] if kind == "agenda" else ()),
                confidence=SURE,
            ),
            meeting=meeting,
            items=tuple(items),
            roles=tuple(contact_roles(fields)),
            told=tuple(self.told),
        )
        return page.stating(stated, aside, self.heads)

    def _kind(self) -> DocumentKind:
        told = {what for what, *_ in self.told}
        return "minutes" if "minutes" in told else "decision_notice" if "decision" in told else "agenda"

    def _item(self, row: Row) -> Iterator[StatedItem]:
        lines = self._page.lines_of(row.cell)
        title = self._page.lines_of(row.title)
        if not lines or not title:
            return
        head = self._page.words(title[0])
        if part := family("parts").full(head[:130]):
            self._part = "closed" if part.meaning == "closed" else "open"
        self._zones(range(title[0] + 1, lines[-1] + 1))
        if _PART_NUMBER.fullmatch(row.number):
            return
        self.shown.add(title[0])
        self.heads[title[0]] = 3
        line = self._page.lines[title[0]]
        start = line.start + self._past_number(row, head)
        words = _FILE.sub("", self._page.text[start : line.end]).rstrip()
        words = words[:-1] if words.endswith(".") else words
        evidence = self._page.evidence(start, start + len(words))
        found = ItemRow(number=row.number, title=words, part=self._part, evidence=evidence, confidence=SURE)
        yield StatedItem(1, start, start + len(words), found if row.number and words else None)

    def _past_number(self, row: Row, head: str) -> int:
        lead = len(head) - len(head[len(row.number) :].lstrip(" .\t"))
        return lead if row.number and head.startswith(row.number) else 0

    def _zones(self, lines: range) -> None:
        """The agenda's text, then decision and minutes, each under its own small heading."""
        zones: list[Zone] = []
        kind: str | None = None
        for n in lines:
            if n in self._subs:
                kind = _zone_of(labelled(self._subs[n]), kind)
                zones += [Zone(kind=kind, head=n)] if kind else []
            elif kind and n not in self._lists:
                zones[-1].lines.append(n)
        for zone in zones:
            self._tell(zone)

    def _tell(self, zone: Zone) -> None:
        self.heads[zone.head] = 4
        self.shown.update((zone.head, *zone.lines))
        if zone.kind in _TELLING and zone.lines:
            self.told.append((zone.kind, *self._page.stretch(zone.lines)))


def _tells(line: str) -> bool:
    """Whether a line beside the table of items says who was there, or when the meeting ended."""
    ended = any(hit.meaning == "end" for hit in family("endings").all(line)) and len(line) < _SHORT
    return ended or _ATTENDED.match(line) is not None


def _zone_of(meaning: str | None, before: str | None) -> str | None:
    """What a small heading opens: minutes, a decision, or below those more of what happened (votes, declarations)."""
    if meaning in _TELLING:
        return meaning
    return "more" if meaning is None and before else None


def meeting_of(page: Page, fields: Fields) -> tuple[MeetingFacts, tuple[Evidence, ...]]:
    """The meeting that title and fields state, and the title's evidence."""
    facts = MeetingFacts(confidence=SURE)
    titles = [n for node in page.find(TITLES) for n in page.lines_of(node)]
    told = next((n for n in titles if title_of(page.words(n))[1]), None)
    evidence: tuple[Evidence, ...] = ()
    if told is not None:
        line = page.lines[told]
        evidence = page.evidence(line.start, line.end)
        facts.body, facts.date, facts.start = title_of(page.words(told))
        if facts.body is None and told and told - 1 in titles:  # the body on a line of its own
            facts.body = page.words(told - 1).strip(" -–,") or None
    if venue := fields.get("venue"):
        facts.venue = place(venue.value)
    facts.authority, proof = page.authority()
    facts.evidence = evidence + (venue.evidence if venue else ()) + proof
    return facts, evidence


def contact_roles(fields: Fields) -> Iterator[RoleRow]:
    """The officer whom a page names as its contact."""
    for field in fields.found:
        if field.meaning == "contact" and (row := role_of(field.value, field.evidence)):
            yield row
