"""Offices that a meeting fills, and tables of who holds what: `elected Mayor`, Committee | Chairman | Vice-Chairman."""

from __future__ import annotations

import re

from ingest.names import read_people
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import expand
from ontology.record import Evidence, RoleRow

_TITLE = r"(?:(?:Cllrs?|Councillors?|Ald(?:erman)?|Mr|Mrs|Ms|Miss|Dr|Bailie|Comhairleoir)\b\.?,? ?)"
_NAME = r"(?:(?!That\b|RESOLVED|Resolved|AGREED|Agreed|It\b|Councillor|Cllr)[A-ZÁÉÍÓÚ][\w’'-]*\.? ?){1,5}"
_SEAT = expand("{seat}").removeprefix("(?:").removesuffix(")")
_OFFICE = (
    rf"(?i:{_SEAT}|(?:deputy )?leader|president|treasurer|secretary)"
    r"(?: (?:of|for) (?:the )?(?:[A-Z][\w’'-]*(?: (?:of|and|&) (?:the )?| )?){1,8})?"
)
_ELECTED = re.compile(
    rf"\b(?P<name>{_TITLE}*+{_NAME})(?:be|was|were|is|been)? ?(?:duly |hereby |unanimously |therefore |then )*"
    rf"(?:re-?)?(?:elected|appointed)(?: unopposed)? (?:as |to be |to the office of |to serve as )?(?:the |its )?"
    rf"(?P<role>{_OFFICE})(?![\w-])"
)
_REMAINS = re.compile(
    rf"\b(?P<name>{_TITLE}+{_NAME})(?:remain(?:s|ed)|continue[sd]?)(?: in office)?(?: as)? (?:the )?(?P<role>{_OFFICE})"
)
_POSSIBLE = re.compile(r"elected|appointed|remain|continue", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:moved|proposed|nominated|propose|nominate|lost|defeated|not)\b[^.]{0,40}$"
    r"|\b(?:if|when|until|had been|having been)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r" (?:of|for) (?:the )?(?:meeting|year|borough|city|town|municipal|ensuing|duration|term|coming).*$", re.I
)
_BODY_HEAD = re.compile(r"\b(?:committees?|panels?|boards?|body|bodies|organisations?|groups?|sub-committees?)\b", re.I)
_SEAT_HEAD = re.compile(rf"(?:{_SEAT})s?", re.IGNORECASE)
_MEMBER_HEAD = re.compile(
    r"(?:council(?:[’']s)? )?(?P<role>representative|nominee|appointee|member)(?:s|\(s\))?(?: \d.*)?", re.I
)
_PORTFOLIOS = re.compile(r"\b(?P<body>Cabinet|Executive)\b.{0,80}:[-–]?$|\bportfolios?\b.{0,60}:[-–]?$", re.DOTALL)
_TITLED = re.compile(_TITLE)


def read_filled(reading: Reading) -> list[RoleRow]:
    """Elections to an office, chairs and seats in tables, portfolios beside names."""
    rows = _elections(reading)
    for section in reading.sections:
        rows += _tables(reading, section)
        rows += _portfolios(reading, section)
    return rows


def _elections(reading: Reading) -> list[RoleRow]:
    rows: list[RoleRow] = []
    decided = {p.block for _, clause, row in reading.clauses if row.act == "appoint" for p in clause.pieces}
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or block.kind == "heading" or not _POSSIBLE.search(block.text):
            continue
        for sentence in reading.sentences(i):
            for match in (*_ELECTED.finditer(sentence.text), *_REMAINS.finditer(sentence.text)):
                wished = " be " in match.group() and i not in decided
                if wished or _LOST.search(sentence.text[: match.start()]):
                    continue
                place = (i, sentence.start + match.start(), sentence.start + match.end())
                rows += _named(reading, match.group("name"), match.group("role"), place)
    return rows


def _named(reading: Reading, told: str, role: str, place: tuple[int, int, int]) -> list[RoleRow]:
    office, organisation = _split(reading, role)
    rows = []
    for person in read_people(told, known=True)[:1]:
        if len(person.name) < 2 or not (_TITLED.match(told) or " " in person.name):
            continue
        reading.take(*place)
        rows.append(role_row(reading, person.name, office, organisation, reading.evidence(*place), 0.85))
    return rows


def _split(reading: Reading, role: str) -> tuple[str, str | None]:
    """`Chairman of the Audit Committee` is an office of that body; `Mayor of the Borough` of the one that met."""
    role = " ".join(role.split())
    own = _OWN.sub("", role)
    office, _, of = own.partition(" of ")
    if not of:
        office, _, of = own.partition(" for the ")
    organisation = re.sub(r"^the ", "", of, flags=re.IGNORECASE) or reading.meeting.body
    if "leader" in office.lower() and of:
        return own, organisation
    return (office if of else own), organisation


def _tables(reading: Reading, section: Section) -> list[RoleRow]:
    """Rows under a head of `Committee | Chairman | Vice-Chairman` or `Outside body | Representative`."""
    rows: list[RoleRow] = []
    heads: list[str] = []
    for i in reading.content(section):
        block = reading.blocks[i]
        cells = [block.text[a:b].strip() for a, b in block.cells]
        if block.kind != "row" or len(cells) < 2:
            heads = heads if block.kind == "furniture" else []
        elif _BODY_HEAD.search(cells[0]) and all(_column(cell) for cell in cells[1:]):
            heads = cells
        elif heads and cells[0] and not _TITLED.match(cells[0]):
            for head, (a, b) in list(zip(heads, block.cells, strict=False))[1:]:
                for person in read_people(block.text[a:b], plural=True, known=True):
                    rows.append(
                        role_row(reading, person.name, _column(head) or head, cells[0], reading.evidence(i, 0, b), 0.85)
                    )
            reading.take(i)
    return rows


def _column(head: str) -> str | None:
    """The role that a column's head names."""
    if _SEAT_HEAD.fullmatch(head):
        return re.sub(r"(?<=[a-z])s$", "", head)
    told = _MEMBER_HEAD.fullmatch(head)
    return told.group("role") if told else None


def _portfolios(reading: Reading, section: Section) -> list[RoleRow]:
    """`appointments to the Cabinet: Housing | Councillor R Bell`."""
    rows: list[RoleRow] = []
    body: str | None = None
    for i in reading.content(section):
        block = reading.blocks[i]
        if block.kind == "paragraph":
            told = _PORTFOLIOS.search(block.text)
            body = (told.group("body") or "Cabinet") if told else None
        elif block.kind == "row" and body and len(block.cells) == 2:
            cells = [block.text[a:b].strip() for a, b in block.cells]
            who, what = (cells[0], cells[1]) if _TITLED.match(cells[0]) else (cells[1], cells[0])
            if _TITLED.match(who) and not _TITLED.match(what):
                reading.take(i)
                rows += [
                    role_row(reading, person.name, what, body, reading.evidence(i, 0, len(block.text)), 0.85)
                    for person in read_people(who, known=True)[:1]
                ]
    return rows


def role_row(
    reading: Reading, person: str, role: str, organisation: str | None, evidence: tuple[Evidence, ...], sure: float
) -> RoleRow:
    """A row of the roles, with an id of its own."""
    return RoleRow(
        id=reading.id("role", person, role, organisation),
        person=person,
        role=role,
        organisation=organisation,
        evidence=evidence,
        confidence=sure,
    )
