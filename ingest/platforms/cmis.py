"""CMIS: the page of a meeting or of a decision, with its fields as labels and values; calendars as lists."""

from __future__ import annotations

from ingest.model import Document, Stated
from ingest.platforms import attendance
from ingest.platforms.fields import Fields, in_lists, labels_of, read_fields
from ingest.platforms.laid import Page
from ingest.platforms.modgov_decision import decided
from ingest.platforms.values import SURE, clock, day, place
from ontology.record import DocumentFacts, MeetingFacts

_SIGNS = """[class*=ModCMIS], [class*=CMIS_], [class*=CmisDocument], [id*=ViewMeetingPublic],
    [id*=MeetingCalendarPublic], [id*=ViewCMIS_]"""
_WRITTEN = 400  # characters of a line that is no entry of a list
_LABELS = ".DNNLabel, .dnnLabel, .MeetingLabel, .DecisionLabel, .FieldLabel, td.Label, span.Label, label"


def read(page: Page) -> Document | None:
    """The Document of a CMIS page; None for another page."""
    if not page.find(_SIGNS):
        return None
    fields = read_fields(page, set(labels_of(page, _LABELS)), range(len(page.lines)))
    if fields.get("decision", "decided_on") and fields.get("maker", "decided_on"):
        return decided(page, fields)
    everything = set(range(len(page.lines)))
    meeting, people = _meeting(page, fields), attendance.people_of(page)
    told = bool(meeting.body and meeting.date)
    if not told and not people and any(len(page.words(n)) > _WRITTEN for n in everything - in_lists(page)):
        return None  # more than a list of links: somebody wrote a text
    facts = DocumentFacts(
        kind="agenda" if told and not people else "other",
        date=meeting.date if told else None,
        authority=meeting.authority,
        evidence=meeting.evidence or page.first(),
        confidence=SURE,
    )
    return page.stating(Stated(document=facts, meeting=meeting, people=people), everything)


def _meeting(page: Page, fields: Fields) -> MeetingFacts:
    """What the fields state of a meeting."""
    body, when, venue, time = (fields.get(name) for name in ("body", "when", "venue", "time"))
    used = [field for field in (body, when, time, venue) if field]
    authority, proof = page.authority()
    return MeetingFacts(
        authority=authority,
        body=body.value if body else None,
        date=day(when.value) if when else None,
        start=(clock(time.value) if time else None) or (clock(when.value) if when else None),
        venue=place(venue.value) if venue else None,
        evidence=tuple(piece for field in used for piece in field.evidence) + proof,
        confidence=SURE,
    )
