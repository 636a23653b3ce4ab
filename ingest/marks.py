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
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+.!|-]|$)"
    r"|(?P<raised>(?<=\d)\^(?=(?:st|nd|rd|th)\^)|(?<=\d\^(?:st|nd|rd|th))\^)"
)
_OPENS = re.compile(r"(?<![\w*])\*(?=\w)")
_OF_A_NOTE = re.compile(
    r"(?:in attendance|attend|join|via |by |present|remote|denotes|indicates|participat|virtual|online)", re.I
)
_ANY_MARK = re.compile(r"[*_\[<\\^]")
_GLUED = re.compile(r"(?<=[^\s*])\*\*(?=\d{1,3}(?:\.\d{1,3})*\.?\s+[A-Z])")
# `1. **Title**: what was said`: the bold words are a heading of their own
_LED = re.compile(r"\d{1,3}\\?[.)]\s*\*\*[^*\n]{3,120}(?:\*\*:|:\*\*|\*\*(?=\s+[A-Z]\w* [^*\n]{15}))\s+(?=\S)")

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
    led = _LED.match(text, start, end)
    cuts = [start, *({led.end()} if led else ()), *(m.start() for m in _GLUED.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def keep(text: str, start: int, end: int, line: Line, bold_open: bool) -> Kept:
    """What is left of `text[start:end]` without its marks. `bold_open`: bold was opened on the line before."""
    if not _ANY_MARK.search(text, start, end):
        return Kept(((start, end),), line.bold or bold_open, bold_open)
    spans: list[Span] = []
    is_open, at, plain = bold_open, start, 0
    for match in _MARK.finditer(text, start, end):
        if match.group() == "*" and _is_footnote(text, start, match.start(), end):
            continue
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


def _is_footnote(text: str, start: int, at: int, end: int) -> bool:
    """`C Dunn*, A Hart` and `*joined online`: a star that no other of the line opens or closes marks a footnote."""
    if text[at - 1 : at].isalpha():
        return _OPENS.search(text, start, at) is None
    return text.find("*", at + 1, end) < 0 and _OF_A_NOTE.match(text, at + 1) is not None
