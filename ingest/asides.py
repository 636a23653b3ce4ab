"""Who is to act, named at the end of a paragraph after white space or in italics: a margin note, not text."""

from __future__ import annotations

import re

from ingest.wordings import family

_LAST_GAP = re.compile(r"(?:[ ]*\t[ \t]*|[ ]{3,})(?=\S)(?![^\n]*(?:\t|[ ]{3,})\S)")
_SENTENCE_END = (".", ";", "!", "?", ")", "”", '"', "’")
_LEAST_WORDS, _LONGEST = 4, 80


def is_owner(text: str) -> bool:
    """Whether a text is nothing but the name or the post of somebody who is to act."""
    return len(text) <= _LONGEST and family("margin_notes").full(text.strip()) is not None


def owner_at_end(text: str) -> int | None:
    """Where the note begins that stands, apart by white space, behind a sentence; None where there is none."""
    if "\t" not in text and "   " not in text:
        return None
    gap = _LAST_GAP.search(text.rstrip())
    if gap is None or not is_owner(text[gap.end() :]):
        return None
    before = text[: gap.start()].rstrip()
    told = before.endswith(_SENTENCE_END) and len(before.split()) >= _LEAST_WORDS
    return gap.end() if told else None
