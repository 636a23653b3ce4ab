"""The text of a motion where it is printed by itself: in quotation marks, or below the names of its movers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.clause import Piece
from ingest.reading import Reading

_OPENS = re.compile(r"[“\"‘'«](?=[A-Z0-9])|[“\"‘'«]{2}(?=[A-Z])")
_CLOSES = re.compile(r"[”\"’'»]{1,2}\s*[.;,]?\s*$")
_PRINTED = re.compile(
    r"[“\"](?=\(?[a-z\d])|[“\"]?That\b|To [a-z]|to [a-z]"
    r"|This (?:Council|Board|Committee)\b|Add |Delete |Insert |Replace |In "
)
_SECONDED = re.compile(
    r"[;,] (?:and )?(?:the )?[A-Z][^;,:]{2,50}? (?:duly )?seconded(?: it| this| the (?:motion|proposal|amendment))?\.?$"
)
_INSIDE = re.compile(r"[”\"][.,;]?(?=\s+(?:[A-Z]|[Pp]roposed|[Mm]oved))")  # a quotation that ends within its paragraph
_NAMED = re.compile(  # a motion behind the name of the one who tabled it
    r"(?:(?:Moved|Proposed|Submitted|Motion|Notice of Motion|In the names? of)\b[^“\"]{0,60}|(?:Cllr|Councillor|"
    r"Comhairleoir|Comh\.|Alderman|Ald)\b[^“\":]{2,60})[:–-]+ ?(?=[“\"][A-Z])"
)
_THAT = re.compile(r"(?:that|That|THAT)\b[:,]?\s+(?=\S)")
_LONGEST, LEAST = 16, 22  # blocks that a quotation runs over, letters
Stops = Callable[[Reading, int], bool]


def quotation(reading: Reading, blocks: Sequence[int], used: set[int], stops: Stops) -> list[Piece]:
    """The pieces of a quoted text that opens with the first of `blocks`; empty where none does."""
    first = reading.blocks[blocks[0]]
    named = _NAMED.match(first.text[:120])
    at = named.end() if named else 0
    if not _OPENS.match(first.text, at) or len(first.text) - at < LEAST:
        return []
    pieces: list[Piece] = []
    for i in blocks[:_LONGEST]:
        text = reading.blocks[i].text
        anew = (text[:1] == first.text[at] and _OPENS.match(text)) or _NAMED.match(text[:120])
        label = reading.blocks[i].label
        titled = reading.blocks[i].kind == "heading" or (label is not None and "." in label)
        if i in used or (pieces and (anew or titled or stops(reading, i))):
            break
        inside = _INSIDE.search(text) if not pieces else None
        if inside and text.count("“") + text.count('"') <= 2:
            return [Piece(i, at, inside.end())]
        pieces.append(Piece(i, 0 if pieces else at, len(text)))
        if _CLOSES.search(text):
            return pieces
    return pieces[:1]


def printed(reading: Reading, blocks: Sequence[int], stops: Stops) -> list[Piece]:
    """A motion printed without quotation marks at the start of `blocks`, as far as it goes."""
    pieces: list[Piece] = []
    for i in blocks[:_LONGEST]:
        text = reading.blocks[i].text
        if reading.blocks[i].kind not in ("paragraph", "clause"):
            break
        if not (pieces or _PRINTED.match(text)) or (pieces and (stops(reading, i) or reading.blocks[i].label is None)):
            break
        pieces.append(Piece(i, 0, len(text)))
    return pieces


def quoted_below(reading: Reading, below: Sequence[int]) -> int | None:
    """How far below its movers the motion stands in quotation marks (`it was agreed:-` may come between)."""
    for n, i in enumerate(below[:2]):
        text = reading.blocks[i].text
        if text.startswith(("“", '"')):
            return n
        if not text.rstrip().endswith((":", ":-", ":–")):
            return None
    return None


def unquoted(reading: Reading, pieces: list[Piece]) -> list[Piece]:
    """The pieces without quotation marks around the whole, and without a leading "That"."""
    first, last = pieces[0], pieces[-1]
    text = reading.blocks[first.block].text
    start, opened = first.start, False
    while start < first.end and text[start] in "“\"‘'« ":
        start, opened = start + 1, opened or text[start] != " "
    if match := _THAT.match(text, start, first.end):
        start = match.end()
    end = last.end
    if opened:
        tail = reading.blocks[last.block].text[:end]
        match_end = _CLOSES.search(tail)
        end = match_end.start() if match_end and match_end.start() > (start if first is last else 0) else end
    if (seconded := _SECONDED.search(reading.blocks[last.block].text[:end], last.start)) and seconded.start() > start:
        end = seconded.start()
    if len(pieces) == 1:
        return [Piece(first.block, start, end)]
    return [Piece(first.block, start, first.end), *pieces[1:-1], Piece(last.block, last.start, end)]
