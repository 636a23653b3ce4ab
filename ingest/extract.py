"""Document → Record: one pass over the blocks, one module for each kind of fact."""

from __future__ import annotations

from ingest.blocks import read_blocks
from ingest.facts.actions import read_actions
from ingest.facts.decisions import read_decisions
from ingest.facts.discussion import read_discussion
from ingest.facts.interests import read_interests
from ingest.facts.items import read_items
from ingest.facts.kind import read_kind
from ingest.facts.meeting import read_meeting
from ingest.facts.motions import read_motions
from ingest.facts.people import read_people_rows
from ingest.facts.references import read_references
from ingest.facts.referrals import read_referrals
from ingest.facts.report import read_authority, read_report
from ingest.facts.roles import read_roles
from ingest.facts.votes import read_votes
from ingest.model import Document
from ingest.reading import Reading
from ingest.remainder import remainder
from ingest.wordings import patterns_hash
from ontology.record import MeetingFacts, Record, RoleRow

VERSION = "0.1"
_ABOUT_MEETINGS = ("minutes", "decision_notice")
_REPORTS = ("report", "executive_report")


def extract(document: Document) -> Record:
    """All facts that a document states. Never raises on a document that a reader returned."""
    reading = Reading(document, read_blocks(document))
    items = read_items(reading)
    facts = read_kind(reading)
    record = Record(source=document.source, document=facts, run=run_name())
    if facts.kind == "other":
        return _finish(reading, record)
    record.items = items
    reading.meeting = read_meeting(reading)
    if facts.kind in _ABOUT_MEETINGS:
        record.meeting = reading.meeting
        _read_business(reading, record)
        return _finish(reading, record)
    reading.meeting = MeetingFacts(authority=reading.meeting.authority, date=reading.meeting.date)
    if facts.kind in _REPORTS:
        _read_report(reading, record)
    read_authority(reading, record.document)
    return _finish(reading, record)


def _read_business(reading: Reading, record: Record) -> None:
    """The facts of a meeting; decisions first, since votes, referrals and actions point at them."""
    record.decisions = read_decisions(reading)
    record.people = read_people_rows(reading)
    record.referrals = read_referrals(reading)
    record.votes = read_votes(reading)
    record.motions = read_motions(reading)
    record.interests = read_interests(reading)
    record.roles = read_roles(reading, record.people, None)
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
    return record
