"""Document → Record: one pass over the blocks, one module for each kind of fact."""

from __future__ import annotations

from ingest import certainty
from ingest.blocks import read_blocks
from ingest.facts.acting.actions import read_actions
from ingest.facts.agenda.discussion import read_discussion
from ingest.facts.agenda.items import read_items
from ingest.facts.attending.people import read_people_rows
from ingest.facts.deciding.decisions import read_decisions
from ingest.facts.deciding.motions import read_motions
from ingest.facts.declaring.interests import read_interests
from ingest.facts.holding.roles import read_roles
from ingest.facts.naming.references import read_references
from ingest.facts.opening.doubts import read_doubts
from ingest.facts.opening.kind import read_kind
from ingest.facts.opening.meeting import read_meeting
from ingest.facts.opening.report import read_authority, read_report
from ingest.facts.referring.referrals import read_referrals
from ingest.facts.voting.votes import read_votes
from ingest.model import Document
from ingest.parts import split
from ingest.platforms import join
from ingest.reading import Reading
from ingest.remainder import remainder
from ingest.wordings import patterns_hash
from ontology.record import MeetingFacts, Record, RoleRow

VERSION = "0.1"
WITHOUT_OCR = ".without-ocr"  # of a run that OCR would have read more pages in: another run reads the file again
_ABOUT_MEETINGS = ("minutes", "decision_notice")
_REPORTS = ("report", "executive_report")


def extract(document: Document) -> Record:
    """All facts that a document states; where a file holds several, the first one's, with the others as `parts`.

    Never raises on a document that a reader returned.
    """
    documents = split(document)
    record, *parts = [_extract(one) for one in documents]
    if parts:
        record.parts = parts
        _whose(record)
        record.taken = _taken_in_all(documents, [record, *parts])
    return record


def _whose(pack: Record) -> None:
    """A document inside a pack that does not say whose it is belongs to the pack's authority."""
    told = pack.meeting.authority if pack.meeting else pack.document.authority
    for part in pack.parts:
        if part.meeting and part.meeting.authority is None:
            part.meeting.authority = told


def _taken_in_all(documents: list[Document], records: list[Record]) -> float:
    lengths = [sum(line.end - line.start for line in one.lines) for one in documents]
    taken = sum(length * record.taken for length, record in zip(lengths, records, strict=True))
    return round(taken / sum(lengths), 4)


def _extract(document: Document) -> Record:
    reading = Reading(document, read_blocks(document))
    stated = document.stated
    items = join.stated_items(reading, stated) if stated else read_items(reading)
    facts = join.stated_kind(reading, stated) if stated else read_kind(reading)
    record = Record(source=document.source, document=facts, run=run_name())
    if facts.kind == "other":
        reading.meeting = stated.meeting if stated else reading.meeting
        record.people = join.stated_people(reading, [])
        record.roles = read_roles(reading, record.people, None) if record.people else []
        return _finish(reading, record)
    record.items = items
    reading.meeting = join.stated_meeting(reading, read_meeting(reading))
    if facts.kind in _ABOUT_MEETINGS:
        record.meeting = reading.meeting
        _read_business(reading, record)
        return _finish(reading, record)
    reading.meeting = MeetingFacts(authority=reading.meeting.authority, date=reading.meeting.date)
    if facts.kind in _REPORTS:
        _read_report(reading, record)
    elif facts.kind == "agenda":
        facts.date = facts.date or reading.meeting.date
    read_authority(reading, record.document)
    return _finish(reading, record)


def _read_business(reading: Reading, record: Record) -> None:
    """The facts of a meeting; decisions first, since votes, referrals and actions point at them."""
    record.decisions = join.stated_decisions(reading, read_decisions(reading))
    record.people = join.stated_people(reading, read_people_rows(reading))
    record.referrals = read_referrals(reading) + join.stated_referrals(reading)
    record.votes = read_votes(reading)
    record.motions = read_motions(reading)
    record.interests = read_interests(reading, record.people)
    record.roles = join.stated_roles(reading, read_roles(reading, record.people, None))
    record.references = read_references(reading, reading.meeting.date)
    coming = next((row.date for row in record.references if row.relation == "next_meeting"), None)
    record.actions = read_actions(reading, record.document.kind, coming)
    read_discussion(reading)


def _read_report(reading: Reading, record: Record) -> None:
    """The facts of a report: what it says of others' meetings, and what its author takes on."""
    record.document = read_report(reading, record.document)
    reading.meeting.date = record.document.date or reading.meeting.date
    record.references = read_references(reading, reading.meeting.date)
    author = _author(reading, record)
    others = read_roles(reading, [], record.document.author)
    record.roles = author + [
        row for row in others if (row.person, row.role) not in {(a.person, a.role) for a in author}
    ]
    if record.document.kind == "executive_report":
        record.referrals = read_referrals(reading)
        record.actions = read_actions(reading, record.document.kind, None)


def _author(reading: Reading, record: Record) -> list[RoleRow]:
    facts = record.document
    if not (facts.author and facts.author_role):
        return []
    row_id = reading.id("role", facts.author, facts.author_role)
    return [RoleRow(id=row_id, person=facts.author, role=facts.author_role, evidence=facts.evidence, confidence=0.9)]


def run_name() -> str:
    """The version of the code and of the wordings that read a document."""
    return f"{VERSION}+{patterns_hash()}"


def _finish(reading: Reading, record: Record) -> Record:
    record.styles = tuple(sorted(reading.styles))
    record.remainder, record.taken = remainder(reading)
    certainty.lower(record, reading.document)
    record.doubts = (*read_doubts(reading), *certainty.unread_pages(reading.document.unread))
    if any(pages.lacks_ocr for pages in reading.document.unread):
        record.run += WITHOUT_OCR
    return record
