"""HTML: a platform's pages, which are known by the classes of their elements; every other page by the plain reader."""

from __future__ import annotations

import re

from ingest.formats import html
from ingest.model import Document
from ingest.platforms import attendance, cmis, modgov_decision, modgov_lists, modgov_meeting
from ingest.platforms.laid import Page
from ontology.record import Source

_SIGNS = re.compile(
    rb"\bmg(?:Content|ItemTable|Label|TabTable|StatsTable|TableList|Calendar|MainTitleTxt|SubTitleTxt)"
    rb"|ModCMIS|CMIS_|CmisDocument|ViewMeetingPublic|MeetingCalendarPublic|ViewCMIS_"
)


def read(source: Source, data: bytes) -> Document:
    """The page's Document: with what it states as data, where its markup is a platform's."""
    if _SIGNS.search(data):
        page = Page(source, data)
        if document := modgov_meeting.read(page) or _laid_out(page):
            return document
    return html.read(source, data)


def _laid_out(page: Page) -> Document | None:
    """A page whose text needs no changes to its tree."""
    decision = modgov_decision.read(page)
    if not page.lines:
        return None
    return decision or attendance.read(page) or cmis.read(page) or modgov_lists.read(page)
