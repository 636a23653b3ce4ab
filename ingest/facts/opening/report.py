"""Who wrote a report, in what post, when and for whom."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.authority import find_authority
from ingest.dates import find_dates
from ingest.facts.attending.notes import is_office, split_organisation
from ingest.facts.opening.meeting import head_blocks
from ingest.mask import compiled
from ingest.names import has_role, is_name, read_people, strip_title
from ingest.reading import CONTENT, Reading
from ontology.record import DocumentFacts

_HEAD, _FOOT = 24, 10
_SURE = 0.85
_AUTHOR = re.compile(
    r"(?:report (?:author|of|by|from)|author|from|portfolio holder|cabinet member|lead (?:officer|member|author)"
    r"|submitted by|presented by)s? ?[:–-]?\s+(?:the )?(?P<who>.{3,120})",
    re.IGNORECASE,
)
_TO = compiled(
    r"(?:.{0,60}\b)?(?:report|update|presented|submitted|addressed)? ?\bto ?:?(?: the)?(?: full)? (?P<to>⟦·*⟧)",
    re.IGNORECASE,
)


def read_report(reading: Reading, facts: DocumentFacts) -> DocumentFacts:
    """The document's facts with author, author's role, date and addressee, where it tells them."""
    content = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT]
    _signed(reading, content[-_FOOT:], facts)
    if facts.author is None:
        _headed(reading, content[:_HEAD], facts)
    _dated(reading, content, facts)
    _addressed(reading, content[:_HEAD], facts)
    return facts


def read_authority(reading: Reading, facts: DocumentFacts) -> None:
    """Whose document it is, where its head or foot or repeated mention tells; a council named once inside does not."""
    content = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT]
    told = find_authority(reading, head_blocks(reading))
    if told and (told.confidence >= _SURE or told.block in content[-_FOOT:]):
        facts.authority = told.name
        facts.evidence = tuple(dict.fromkeys(facts.evidence + reading.evidence(told.block, told.start, told.end)))


def _signed(reading: Reading, foot: list[int], facts: DocumentFacts) -> None:
    for a, b in pairwise(foot):
        name, role = strip_title(reading.blocks[a].text.strip())[0], reading.blocks[b].text.strip()
        if is_name(name) and len(role) < 120 and (is_office(role) or has_role(role)):
            facts.author, facts.author_role = name, split_organisation(role)[0]
            _note(reading, facts, a, b)
            return


def _headed(reading: Reading, head: list[int], facts: DocumentFacts) -> None:
    for i in head:
        match = _AUTHOR.match(reading.blocks[i].text)
        if match is None:
            continue
        people = read_people(match.group("who"), known=False)
        if people:
            facts.author = people[0].name
            facts.author_role = facts.author_role or ("; ".join(people[0].after + people[0].notes) or None)
        elif has_role(match.group("who")) and facts.author_role is None:
            facts.author_role = match.group("who").strip(" .")
        _note(reading, facts, i)
        if facts.author:
            return


def _dated(reading: Reading, content: list[int], facts: DocumentFacts) -> None:
    """The date of a line of its own at the foot or in the head."""
    for i in [*reversed(content[-_FOOT:]), *content[:_HEAD]]:
        text = reading.blocks[i].text
        dates = find_dates(text)
        if dates and len(text) - (dates[0].end - dates[0].start) < 24:
            facts.date = dates[0].value
            _note(reading, facts, i)
            return


def _addressed(reading: Reading, head: list[int], facts: DocumentFacts) -> None:
    for i in head:
        match = _TO.match(reading.masked(i))
        if match and len(reading.blocks[i].text) < 200 and (body := reading.body_of(i, *match.span("to"))):
            facts.addressed_to = body.name
            _note(reading, facts, i)
            return


def _note(reading: Reading, facts: DocumentFacts, *blocks: int) -> None:
    for i in blocks:
        reading.take(i)
        facts.evidence = tuple(dict.fromkeys(facts.evidence + reading.evidence(i)))
