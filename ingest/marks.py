"""What of a line is text: inline markup (bold, links, escapes) is skipped, and every stretch kept knows its offset."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from ingest.model import Line

_MARK = re.compile(
    r"(?P<bold>\*\*|__)"
    r"|(?P<link>!?\[(?P<words>[^\[\]\n]{0,300})\]\([^()\s]{0,500}\))"
    r"|(?P<emphasis>(?<![\w*])[*_](?=\w)|(?<=[\w.,;:!?)])[*_](?![\w*]))"
    r"|(?P<tag></?(?:b|i|u|em|strong|br)\s?/?>)"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|-])"
)
_ANY_MARK = re.compile(r"[*_\[<\\]")
_GLUED = re.compile(r"(?<=[^\s*])\*\*(?=\d{1,3}(?:\.\d{1,3})*\.?\s+[A-Z])")

Span = tuple[int, int]


class Kept(msgspec.Struct, frozen=True):
    """The stretches of a line that are text; `bold` where all of it is; `opens` where bold goes on at its end."""

    spans: tuple[Span, ...]
    bold: bool
    opens: bool


def cut_glued(text: str, start: int, end: int) -> list[Span]:
    """Stretches of a line that were lines of their own: a bold numbered heading run on to what stands before it."""
    if "**" not in text[start:end]:
        return [(start, end)]
    cuts = [start, *(match.start() for match in _GLUED.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def keep(text: str, start: int, end: int, line: Line, bold_open: bool) -> Kept:
    """What is left of `text[start:end]` without its marks. `bold_open`: bold was opened on the line before."""
    if not _ANY_MARK.search(text, start, end):
        return Kept(((start, end),), line.bold or bold_open, bold_open)
    spans: list[Span] = []
    is_open, at, plain = bold_open, start, 0
    for match in _MARK.finditer(text, start, end):
        spans.append((at, match.start()))
        plain += 0 if is_open else len(text[at : match.start()].strip())
        at = match.end()
        if match.group("bold"):
            is_open = not is_open
        elif match.group("link"):
            spans.append(match.span("words"))
    spans.append((at, end))
    plain += 0 if is_open else len(text[at:end].strip())
    return Kept(tuple((a, b) for a, b in spans if b > a), line.bold or plain <= 2, is_open)
