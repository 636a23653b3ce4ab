"""Sentences of a text, by offsets. Abbreviations and initials end none."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?:\s+|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|Cllr|Cllrs|St|Rev|Prof|Hon|Sgt|Insp|Supt|Ref|ref|Min|para|paras|p|pp|vs|approx"
    r"|dept|Ltd|Co|etc|i\.e|e\.g|a\.m|p\.m|Tel|Ext|c|fig|Fig|viz|cf|incl)"
    r"|\b[A-Z](?:\.[A-Z])*|\b\d{1,2}\.[a-z]?)\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of `text`, without the white space between them."""
    spans, at = [], 0
    for match in _END.finditer(text):
        stop = match.start() + len(match.group().rstrip())
        if match.end() < len(text) and _goes_on(text, match):
            continue
        if stop > at:
            spans.append((at, stop))
        at = match.end()
    if text[at:].strip():
        spans.append((at, len(text.rstrip())))
    return spans


def _goes_on(text: str, match: re.Match[str]) -> bool:
    return (
        text[match.end()].islower()
        or _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start() + 1]) is not None
    )
