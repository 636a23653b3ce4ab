"""ModernGov's other pages: lists of decisions, meetings and plans, calendars, the history of an issue. They tell where
something may be read, and record nothing themselves."""

from __future__ import annotations

import re

from ingest.model import Document, Stated
from ingest.platforms.laid import Page, plain
from ingest.platforms.values import SURE
from ontology.record import DocumentFacts

_LISTS = "table.mgTabTable, table.mgStatsTable, table.mgTableList, [class*=mgCalendar], table.tablesorter"
_ISSUE = re.compile(r"issue\b|(?:forward )?plan\b|(?:calendar|list) of\b|browse\b", re.IGNORECASE)


def read(page: Page) -> Document | None:
    """The Document of a list; None for another page."""
    headed = [node for node in page.find(".mgMainTitleTxt") if _ISSUE.match(plain(node))]
    listed = page.find(_LISTS) and not page.find(".mgWordPara")
    if not page.lines or not (listed or headed):
        return None
    facts = DocumentFacts(kind="other", evidence=page.first(), confidence=SURE)
    return page.stating(Stated(document=facts), set())
