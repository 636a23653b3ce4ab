"""Decisions told in running prose, and bare words (`AGREED`, `NOTED`) under what they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clause import Clause, Piece
from ingest.clauses import is_vote, trim
from ingest.reading import Reading, Section, Sentence
from ingest.wordings import Found, family

_UNDERTAKING = re.compile(r"\b(?:would|will|should)\b")
_AMENDS = re.compile(r"\b(?:supported|agreed|accepted|approved)\b[^.]{0,60}\bamend(?:ment|ed)", re.IGNORECASE)


def prose_clauses(reading: Reading, section: Section, explicit: list[Clause], styled: bool) -> list[Clause]:
    """Clauses out of prose. `styled`: elsewhere the document says plainly what it resolved."""
    used = {piece.block for clause in explicit for piece in clause.pieces}
    found: list[Clause] = []
    blocks = reading.content(section)
    paragraph: str | None = None
    for i in blocks:
        label = reading.blocks[i].label
        paragraph = label if label and "." in label else paragraph
        if i in used or reading.blocks[i].kind == "row":
            continue
        for n, sentence in enumerate(reading.sentences(i)):
            if clause := _prose(reading, sentence, bool(explicit), styled, len(blocks), n):
                clause.label = (label or paragraph) if paragraph else None
                found.append(clause)
    return _best(found)


def _best(found: list[Clause]) -> list[Clause]:
    """What is only noted counts where nothing stronger is said."""
    strong = [clause for clause in found if clause.meaning != "noted"]
    return strong or found


def _prose(
    reading: Reading, sentence: Sentence, explicit: bool, styled: bool, length: int, place: int
) -> Clause | None:
    hit = family("prose_decisions").match(sentence.masked[:700])
    if hit is None:
        return _answered(reading, sentence, place) if not explicit else None
    wanted = {
        "minutes": not explicit,
        "strong": not explicit or _AMENDS.search(sentence.text) is not None,
        "agreed": not explicit and not (styled and _UNDERTAKING.search(sentence.text)),
        "passive": not explicit and length <= 6,
        "noted": not explicit and (not styled or length <= 2) and length <= 8,
    }[hit.meaning]
    if not wanted or (is_vote(reading, sentence.block) and hit.meaning != "minutes"):
        return None
    meaning = {"minutes": "resolved", "strong": "agreed", "passive": "resolved"}.get(hit.meaning, hit.meaning)
    return _clause(reading, sentence, meaning, hit.wording.confidence, hit.wording.id)


def _clause(reading: Reading, sentence: Sentence, meaning: str, sure: float, style: str) -> Clause:
    reading.take(sentence.block, sentence.start, sentence.end)
    reading.styles.add(style)
    piece = Piece(sentence.block, sentence.start, sentence.end)
    return Clause(
        label=None, text=sentence.text, pieces=[piece], lead="", meaning=meaning, confidence=sure, style=style
    )


def _answered(reading: Reading, sentence: Sentence, place: int) -> Clause | None:
    """`The report was presented. NOTED.`: the sentence before the word is what was noted."""
    match = re.fullmatch(r"(AGREED|NOTED|RESOLVED|APPROVED)\.?", sentence.text)
    if match is None or place == 0:
        return None
    before = reading.sentences(sentence.block)[place - 1]
    meaning = "noted" if match.group(1) == "NOTED" else "agreed"
    return _clause(reading, before, meaning, 0.7, "bare_word")


def bare_word(reading: Reading, section: Section, blocks: Sequence[int], n: int, hit: Found) -> list[Clause]:
    """`AGREED` on a line of its own: the paragraph before it says what, the heading where none does."""
    if hit.meaning in ("conclusions", "decision", "body"):
        return []
    before = next(
        (i for i in reversed(blocks[:n]) if reading.blocks[i].kind in ("paragraph", "clause")), section.heading
    )
    if before is None or before < section.first:
        return []
    text = reading.blocks[before].text
    start, end = trim(text, 0, len(text))
    reading.take(before)
    meaning = "noted" if hit.meaning == "noted" else "agreed"
    clause = Clause(
        label=reading.blocks[before].label if before != section.heading else None,
        text=text[start:end],
        pieces=[Piece(before, start, end)],
        lead="",
        meaning=meaning,
        confidence=0.65,
    )
    return [clause]
