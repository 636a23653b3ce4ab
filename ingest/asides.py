"""Who is to act, named at the end of a paragraph after white space or in italics: a margin note, not text."""

from __future__ import annotations

import re

from ingest.wordings import family

_LAST_GAP = re.compile(r"(?:[ ]*\t[ \t]*|[ ]{3,})(?=\S)(?![^\n]*(?:\t|[ ]{3,})\S)")
_COLUMN = re.compile(r"(?:^|[ ]{3,})(?P<head>(?:ACTIONS?|Actions?)(?: (?:BY|By|by))?)$")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:(?:, ?| and | & | ?/ ?| )[A-Z][\w.'’-]*){0,4}")
_LEAST_COLUMN, _SLACK, _LONGEST_NAME = 40, 4, 26
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


def column_of(text: str, indent: int) -> int | None:
    """Where the column stands of those who are to act, if a line is, or ends in, its heading."""
    head = _COLUMN.search(text)
    at = indent + head.start("head") if head else 0
    return at if at >= _LEAST_COLUMN else None


def note_in_column(text: str, indent: int, column: int) -> int | None:
    """Where the name begins that a line has in that column; 0 where it is all of the line."""
    if indent >= column - _SLACK:
        return 0 if abs(indent - column) <= _SLACK and _is_name(text) else None
    gap = _LAST_GAP.search(text.rstrip())
    if gap is None or abs(indent + gap.end() - column) > _SLACK or not _is_name(text[gap.end() :]):
        return None
    return gap.end()


def _is_name(text: str) -> bool:
    name = text.strip()
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None
