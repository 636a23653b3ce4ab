"""What kind of document this is, told by its head and by what it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.mask import BODY, DATE
from ingest.reading import CONTENT, Reading
from ingest.wordings import family
from ontology.record import DocumentFacts, DocumentKind, Evidence

_HEAD_BLOCKS, _TOP, _PLENTY, _SOME, _LOOK = 14, 5, 5, 3, 600
_TITLE = 160


def read_kind(reading: Reading) -> DocumentFacts:
    """The document's kind with the words that tell it; `other`, with the first words, where nothing does."""
    head = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT][:_HEAD_BLOCKS]
    votes: Counter[str] = Counter()
    first: dict[str, tuple[Evidence, ...]] = {}
    for place, i in enumerate(head):
        text = reading.blocks[i].text[:300]
        hit = family("kinds").match(text)
        if hit and not (hit.meaning == "minutes" and _is_listed(reading, i)):
            weight = int(100 * hit.wording.confidence) - 4 * place + (30 if place < 3 else 0)
            votes[hit.meaning] = max(votes[hit.meaning], weight)
            first.setdefault(hit.meaning, reading.evidence(i, hit.match.start(), hit.match.end()))
    kind, confidence = _settle(reading, votes)
    evidence = first.get(kind) or (reading.evidence(head[0]) if head else _first_words(reading))
    return DocumentFacts(id=reading.id("document", kind), kind=kind, evidence=evidence, confidence=confidence)


def _is_listed(reading: Reading, block: int) -> bool:
    """`3. Minutes of the meeting held on 4 March` is an item of an agenda or of minutes, not a title."""
    row = reading.blocks[block]
    return row.label is not None or row.text[:1].isdigit()


def _first_words(reading: Reading) -> tuple[Evidence, ...]:
    """The first line of a document that holds nothing but marks and furniture."""
    for page in reading.document.pages:
        if line := re.search(r"\S[^\n]{0,200}", page.text):
            source = reading.document.source.sha256
            return (Evidence(source, page.number, line.start(), line.end(), line.group()),)
    return ()


class _Signs:
    """What the whole of a document shows: people who were there, business done, business yet to come."""

    def __init__(self, reading: Reading) -> None:
        texts = [block.text for block in reading.blocks if block.kind in CONTENT]
        self.done = _count(texts, "done", _PLENTY)
        self.attended = _count((text[:80] for text in texts), "attended", 1) > 0
        self.coming = _count((text[:160] for text in texts), "coming", _PLENTY)
        self.letter = _count((text[:60] for text in texts), "letter", 1) > 0
        top = [i for i, block in enumerate(reading.blocks) if block.kind in CONTENT][:_TOP]
        masked = [reading.masked(i) for i in top]
        self.named = any(BODY in text for text in masked) and any(DATE in text for text in masked)
        self.titled = any(len(text) < _TITLE and BODY in text and DATE in text for text in masked)
        self.minutes = any(_is_title(reading, i) for i in range(len(reading.blocks)))
        self.items = sum(section.number is not None for section in reading.sections)
        self.agenda = any("agenda" in text[:40].casefold() for text in texts[:60])


def _is_title(reading: Reading, block: int) -> bool:
    """The title of minutes, wherever: behind a notice and its agenda, say."""
    row = reading.blocks[block]
    if (
        row.label is not None
        or row.kind not in CONTENT
        or not row.text[:12].casefold().startswith(("minutes", "draft min"))
    ):
        return False
    return family("titles_of_minutes").match(reading.masked(block)[:300]) is not None


def _count(texts: Iterable[str], sign: str, most: int) -> int:
    signs = family("kind_signs")
    count = 0
    for text in texts:
        look = text[:_LOOK]
        count += any(wording.meaning == sign and wording.pattern.search(look) for wording in signs.able(look))
        if count >= most:
            break
    return count


def _settle(reading: Reading, votes: Counter[str]) -> tuple[DocumentKind, float]:
    signs = _Signs(reading)
    if votes["executive_report"]:
        return "executive_report", 0.9
    if votes["decision_notice"] and votes["decision_notice"] >= votes["minutes"] - 20:
        return "decision_notice", 0.9
    if votes["minutes"] and (signs.done or signs.attended):
        return _minutes_or_agenda(signs, votes)
    if votes["agenda"]:
        business = signs.done >= _SOME or (signs.done and signs.minutes)
        return ("minutes", 0.75) if business and signs.attended else ("agenda", 0.85)
    if votes["report"]:
        return ("minutes", 0.6) if signs.done >= _PLENTY and signs.attended else ("report", 0.8)
    return _unnamed(signs)


def _minutes_or_agenda(signs: _Signs, votes: Counter[str]) -> tuple[DocumentKind, float]:
    """An agenda may be filed as minutes: what it lists is yet to be done, and no one is said to have been there."""
    if signs.coming > 2 * signs.done and not signs.attended:
        return "agenda", 0.7
    return ("minutes", 0.97) if votes["minutes"] >= votes["agenda"] else ("minutes", 0.8)


def _unnamed(signs: _Signs) -> tuple[DocumentKind, float]:
    """Nothing in the head says what it is: a body and a date at its top, and business, make it a meeting's."""
    business = signs.done >= _SOME and signs.done >= signs.coming
    if signs.attended and (signs.done >= 2 or (signs.done and signs.named)):
        return "minutes", 0.95 if business and signs.named else 0.8
    if not signs.letter and ((signs.titled and signs.done) or (signs.named and business)):
        return "minutes", 0.75
    listed = signs.titled and signs.items >= _SOME - 1
    if signs.named and (signs.attended or signs.agenda or listed or signs.coming >= _SOME):
        return "agenda", 0.6
    return "other", 0.7
