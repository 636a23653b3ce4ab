"""What kind of document this is, told by its head and by what it holds."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from ingest.mask import BODY, DATE
from ingest.reading import CONTENT, Reading
from ingest.wordings import family
from ontology.record import DocumentFacts, DocumentKind, Evidence

_HEAD_BLOCKS, _PLENTY = 14, 5
_MINUTED = re.compile(
    r"\b(?:RESOLVED|UNANIMOUSLY|Resolved:|Resolved that|it was (?:resolved|agreed)|(?:was|were) (?:confirmed"
    r"|approved|agreed|signed|received|noted)"
    r"|apologies (?:for absence )?(?:were|had been|was) |proposed by|seconded|(?:Committee|Panel|Board|Cabinet"
    r"|Council|Members) (?:noted|agreed|considered|received|resolved)|in the chair)\b"
)
_MEETS = re.compile(
    r"\b(?:PRESENT|Present|ATTENDANCE|In attendance|In Attendance|Apologies|APOLOGIES|Sederunt|SEDERUNT)\b"
)


def read_kind(reading: Reading) -> DocumentFacts:
    """The document's kind with the words that tell it; `other`, with the first words, where nothing does."""
    head = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT][:_HEAD_BLOCKS]
    votes: Counter[str] = Counter()
    first: dict[str, tuple[Evidence, ...]] = {}
    for place, i in enumerate(head):
        text = reading.blocks[i].text[:300]
        if hit := family("kinds").match(text):
            weight = int(100 * hit.wording.confidence) - 4 * place + (30 if place < 3 else 0)
            votes[hit.meaning] = max(votes[hit.meaning], weight)
            first.setdefault(hit.meaning, reading.evidence(i, hit.match.start(), hit.match.end()))
    kind, confidence = _settle(reading, votes)
    evidence = first.get(kind) or (reading.evidence(head[0]) if head else _first_words(reading))
    return DocumentFacts(id=reading.id("document", kind), kind=kind, evidence=evidence, confidence=confidence)


def _first_words(reading: Reading) -> tuple[Evidence, ...]:
    """The first line of a document that holds nothing but marks and furniture."""
    for page in reading.document.pages:
        if line := re.search(r"\S[^\n]{0,200}", page.text):
            source = reading.document.source.sha256
            return (Evidence(source, page.number, line.start(), line.end(), line.group()),)
    return ()


def _settle(reading: Reading, votes: Counter[str]) -> tuple[DocumentKind, float]:
    texts = [block.text for block in reading.blocks if block.kind in CONTENT]
    minuted = len(list(islice((text for text in texts if _MINUTED.search(text[:600])), _PLENTY)))
    meets = any(_MEETS.search(text[:60]) for text in texts)
    if votes["executive_report"]:
        return "executive_report", 0.9
    if votes["decision_notice"] and votes["decision_notice"] >= votes["minutes"] - 20:
        return "decision_notice", 0.9
    if votes["minutes"] and (minuted or meets):
        return ("minutes", 0.97) if votes["minutes"] >= votes["agenda"] else ("minutes", 0.8)
    if votes["agenda"]:
        return ("minutes", 0.7) if minuted >= 3 and meets else ("agenda", 0.85)
    if votes["report"]:
        return ("minutes", 0.6) if minuted >= _PLENTY and meets else ("report", 0.8)
    return _unnamed(reading, minuted, meets)


def _unnamed(reading: Reading, minuted: int, meets: bool) -> tuple[DocumentKind, float]:
    """Nothing in the head says what it is: a body and a date at its top, and business, make it a meeting's."""
    top = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT][:5]
    named = any(BODY in reading.masked(i) for i in top) and any(DATE in reading.masked(i) for i in top)
    if (named and minuted) or (meets and minuted >= 2):
        return "minutes", 0.75
    if named and (meets or any("Agenda" in reading.blocks[i].text for i in range(min(60, len(reading.blocks))))):
        return "agenda", 0.6
    return "other", 0.7
