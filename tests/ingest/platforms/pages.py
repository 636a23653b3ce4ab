"""Made-up pages and answers of the county of Ashcombe, read as any file is."""

from __future__ import annotations

from pathlib import Path

from ingest.extract import extract
from ingest.model import Document
from ingest.read import read
from ontology.record import Record
from tests.ingest.formats.check import assert_sound
from tests.ingest.helpers import proved

MADE_UP = Path(__file__).parent / "made_up"
NAMES = sorted(path.name for path in MADE_UP.iterdir())


def document(name: str, data: bytes | None = None) -> Document:
    found = read(f"any{Path(name).suffix}", data or (MADE_UP / name).read_bytes())
    assert_sound(found)
    return found


def record(name: str, data: bytes | None = None) -> Record:
    source = document(name, data)
    found = extract(source)
    proved(found, source)
    assert extract(source) == found
    return found


def said(found: Record) -> tuple[str | None, str | None, str | None, str | None, str | None, str | None]:
    meeting = found.meeting
    assert meeting
    return meeting.authority, meeting.body, meeting.date, meeting.start, meeting.end, meeting.venue


def decisions(found: Record) -> list[tuple[str | None, str | None, str, str]]:
    return [(row.item, row.label, row.text, row.act) for row in found.decisions]


def items(found: Record) -> list[tuple[str | None, str, str]]:
    return [(row.number, row.title, row.part) for row in found.items]
