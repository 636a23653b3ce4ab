"""A page's table of who attended a meeting: name, role, attendance."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ingest.model import Document, Stated
from ingest.platforms.fields import Fields
from ingest.platforms.laid import Page, plain
from ingest.platforms.modgov_meeting import TITLES, meeting_of
from ingest.platforms.values import SURE, attendee, title_of
from ingest.wordings import family
from ontology.record import DocumentFacts, PersonRow

_COLUMNS = {
    "name": re.compile(r"(?:name|attendee|member|councillor|person)s?(?: name)?", re.IGNORECASE),
    "role": re.compile(r"(?:committee )?(?:role|position|capacity|title)|representing", re.IGNORECASE),
    "status": re.compile(r"attend(?:ance|ed)\??|(?:attendance )?status|present\??", re.IGNORECASE),
}


def read(page: Page) -> Document | None:
    """The Document of a meeting's attendance page; None for another page."""
    tables = [(table, columns) for table in page.find("table") if (columns := _columns(table))]
    if not tables or not any(title_of(plain(node))[1] for node in page.find(TITLES)):
        return None
    people = people_of(page)
    meeting, evidence = meeting_of(page, Fields(()))
    facts = DocumentFacts(
        kind="other", date=meeting.date, authority=meeting.authority, evidence=evidence, confidence=SURE
    )
    stated = Stated(document=facts, meeting=meeting, people=people)
    return page.stating(stated, set(range(len(page.lines)))) if people else None


def people_of(page: Page) -> tuple[PersonRow, ...]:
    """The people of all tables of attendance; none where the meeting is still to come, and all are only expected."""
    rows: list[PersonRow] = []
    held = False
    for table in page.find("table"):
        columns = _columns(table)
        for tr in table.css("tr")[1:] if columns else ():
            cells = [plain(cell) for cell in tr.iter() if cell.tag in ("td", "th")]
            said = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
            hit = family("platform_status").search(said["status"])
            lines = page.lines_of(tr)
            if hit is None or not lines or not said["name"]:
                continue
            held = held or hit.meaning != "expected"
            evidence = page.evidence(*page.stretch(lines)[1:])
            row = attendee(said["name"], said.get("role", ""), said["status"], "", evidence)
            rows += [row] if row else []
    return tuple(rows) if held else ()


def _columns(table: LexborNode) -> dict[str, int]:
    """Where a table has name, role and attendance; empty where it has not at least name and attendance."""
    first = table.css_first("tr")
    heads = [plain(cell) for cell in first.iter() if cell.tag in ("td", "th")] if first is not None else []
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        for name, pattern in _COLUMNS.items():
            if name not in found and pattern.fullmatch(head.strip(" :")):
                found[name] = at
                break
    return found if {"name", "status"} <= set(found) else {}
