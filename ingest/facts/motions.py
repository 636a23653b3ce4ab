"""Motions and amendments: who moved, who seconded, what became of it."""

from __future__ import annotations

import re

from ingest.names import clean_name
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.wordings import Found, family
from ontology.record import MotionRow

_LOST = re.compile(r"\b(?:lost|defeated|not carried|fell)\b", re.IGNORECASE)
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_CARRIED = re.compile(r"\b(?:carried|agreed|RESOLVED|resolved|approved|passed|adopted)\b")
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)


def read_motions(reading: Reading) -> list[MotionRow]:
    """One row for each motion or amendment that the document says was moved."""
    rows: list[MotionRow] = []
    for section in reading.sections:
        for i in range(section.first, section.last):
            text = reading.blocks[i].text
            if reading.blocks[i].kind not in CONTENT or ("econded" not in text and "ECONDED" not in text):
                continue
            for sentence in reading.sentences(i):
                if hit := family("motions").search(sentence.text):
                    rows.append(_row(reading, section, sentence, hit))
    return rows


def _row(reading: Reading, section: Section, sentence: Sentence, hit: Found) -> MotionRow:
    reading.take(sentence.block, sentence.start, sentence.end)
    mover, seconder = clean_name(hit.match.group("mover")), clean_name(hit.match.group("seconder"))
    kind = "amendment" if _AMENDMENT.search(sentence.text) else "motion"
    stated = (section.number, section.part, mover, seconder, sentence.text)
    return MotionRow(
        id=reading.id("motion", *stated),
        item=section.number,
        item_id=section.item_id,
        kind=kind,  # type: ignore[arg-type]
        text=sentence.text,
        mover=mover or None,
        seconder=seconder or None,
        outcome=_outcome(reading, section, sentence),  # type: ignore[arg-type]
        evidence=reading.evidence(sentence.block, sentence.start, sentence.end),
        confidence=0.85,
    )


def _outcome(reading: Reading, section: Section, sentence: Sentence) -> str | None:
    """What the same paragraph, or the next that tells, says became of it."""
    for i in range(sentence.block, min(section.last, sentence.block + 12)):
        text = reading.blocks[i].text[sentence.end if i == sentence.block else 0 :]
        text = f"{sentence.text} {text}" if i == sentence.block else text
        if i > sentence.block and family("motions").search(text):
            return None
        if _LOST.search(text):
            return "lost"
        if _WITHDRAWN.search(text):
            return "withdrawn"
        if _CARRIED.search(text):
            return "carried"
    return None
