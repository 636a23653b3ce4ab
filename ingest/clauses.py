"""The clauses of a resolution: what stands behind a lead-in, taken apart by its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.clause import Clause, Piece
from ingest.mask import compiled
from ingest.reading import Reading
from ingest.wordings import family

_THAT = re.compile(r"(?:[“\"'])?(?:Action ?: ?|ACTION ?: ?)?(?:(?:and )?(?:that|THAT|That)\b[,:]?\s*)?(?=\S)")
_TAIL = re.compile(r"(?:[;,]?\s*(?:and|AND|or)?|[;,])\s*$")
_OPENS = re.compile(
    r"[“\"']?(?:(?:Action|ACTION) ?:|(?:That|THAT|To [a-z]|It was|The (?:report|minutes|recommendations?)|Note"
    r"|Approve|Agree|Noted|Approved|Agreed|Endorsed|Recommended|Authorised|Delegated)\b)"
)
_INLINE = re.compile(
    r"(?:(?<=^)|(?<=[\s:;,]))(?:\(([a-z]{1,4}|\d{1,2})\)|([a-z]{1,4}|\d{1,2})\)|(\d{1,2})\.(?=\s[A-Za-z]))\s+"
)
_ACT_ONLY = compiled(
    r"(?:[Tt]hat )?(?:[Tt]he |[Ii]t was |[Ii]t be |be |[Mm]embers )?(?:⟦·*⟧ )?(?:then |therefore |unanimously "
    r"|also |hereby |be |is |was |voted unanimously |has )*"
    r"(?:(?:to )?(?:not(?:e|ed|es)|agre(?:e|ed|es)|approv(?:e|ed|es)|resolv(?:e|ed|es)|recommend(?:s|ed)?"
    r"|endors(?:e|ed|es)|request(?:s|ed)?|ask(?:s|ed)?|support(?:s|ed)?|invited?|authoris(?:e|ed|es)"
    r"|consider(?:ed)?|received?|adopt(?:ed)?|welcom(?:e|ed|es)|RECOMMEND(?:S|ED)?|NOTED?|AGREED?|APPROVED?"
    r"|RESOLVED?)(?:,? (?:and |to )?)?){0,3}"
    r"(?:(?:to|from|by) (?:the )?(?:full )?(?:⟦·*⟧)?)?\s*(?:[Tt]hat|THAT|to|the following(?: \w+){0,3}|as follows"
    r"|the recommendations?(?: (?:as )?(?:set out|below|that))?)?\s*[:–-]*\s*"
)
_RECOMMENDS = re.compile(r"\bthe following recommendations?\s*:?-?$", re.IGNORECASE)
_MOST_STARTS = 4
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Entry(msgspec.Struct, frozen=True):
    """A block, or a stretch of one, that stands behind a lead-in; `level` is its kind of label (empty for none)."""

    block: int
    start: int
    end: int
    label: str | None
    level: str


def label_level(label: str | None, before: str | None = None) -> str:
    """The kind of a label: `number`, `decimal`, `letter`, `roman` or empty; `i` behind `h` is a letter."""
    if label is None:
        return ""
    if label[0].isdigit():
        return "decimal" if "." in label else "number"
    low = label.lower()
    if low in _ROMANS and not (low == "i" and before == "h") and not (low in "vx" and before in ("u", "w")):
        return "roman"
    return "letter"


def entries_behind(reading: Reading, blocks: Sequence[int], meaning: str) -> tuple[list[Entry], int]:
    """The entries that belong to a lead-in which ends just before `blocks`, and how many blocks they use up."""
    found: list[Entry] = []
    before: str | None = None
    used = 0
    for n, i in enumerate(blocks):
        block = reading.blocks[i]
        if _stops(reading, i) or (block.kind == "heading" and block.label is None):
            break
        is_list = block.label is not None or block.kind == "clause"
        if is_vote(reading, i):
            if not _list_resumes(reading, blocks[n + 1 :], meaning):
                break
            continue
        if (not is_list and block.kind == "row") or (not is_list and found and not _OPENS.match(block.text)):
            break
        if not is_list and found and _all_listed(found):
            break
        level = label_level(block.label, before) or ("bullet" if is_list else "")
        before = block.label or before
        found.append(Entry(i, 0, len(block.text), block.label, level))
        used = n + 1
    return found, used


def _all_listed(found: Sequence[Entry]) -> bool:
    return all(entry.level for entry in found)


def _stops(reading: Reading, block: int) -> bool:
    text = reading.blocks[block].text
    return (
        family("decision_ends").full(text[:300]) is not None
        or family("lead_ins").match(reading.masked(block)) is not None
    )


def is_vote(reading: Reading, block: int) -> bool:
    """Whether a block only tells how a vote went."""
    if reading.blocks[block].kind == "row":
        return family("vote_counts").search(reading.blocks[block].text) is not None
    return family("vote_told").match(reading.blocks[block].text) is not None


def _list_resumes(reading: Reading, rest: Sequence[int], meaning: str) -> bool:
    """Whether a list of conclusions goes on behind a vote on one of them."""
    after = next((i for i in rest if not is_vote(reading, i)), None)
    if after is None:
        return False
    label = reading.blocks[after].label
    return bool(label and label[0].isdigit()) and (
        meaning == "conclusions" or _OPENS.match(reading.blocks[after].text) is not None
    )


def split_inline(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """`(a) …; (b) …` within a text: label, start and end of each; empty where fewer than two follow each other."""
    marks = [(next(g for g in m.groups() if g), m.start(), m.end()) for m in _INLINE.finditer(text, start, end)]
    starts = [n for n, mark in enumerate(marks) if mark[0] in ("a", "i", "1")]
    for first in starts[:_MOST_STARTS]:
        chain = _sequence(marks[first:])
        if len(chain) >= 2:
            stops = [mark[1] for mark in chain[1:]] + [end]
            return [(label, at, stop) for (label, _, at), stop in zip(chain, stops, strict=True)]
    return []


def _sequence(marks: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    chain = [marks[0]]
    for mark in marks[1:]:
        if mark[0] == _next_label(chain[-1][0], chain[0][0]):
            chain.append(mark)
    return chain


def _next_label(label: str, first: str) -> str:
    if label.isdigit():
        return str(int(label) + 1)
    if first == "i":
        return _ROMANS[_ROMANS.index(label) + 1] if label in _ROMANS[:-1] else ""
    return chr(ord(label) + 1) if len(label) == 1 and label < "z" else ""


def is_act_only(masked: str) -> bool:
    """Whether words only say what is done (`That the Panel noted:`), so that each point below is a clause."""
    return len(masked) < 260 and _ACT_ONLY.fullmatch(masked.strip()) is not None


def clauses_of(reading: Reading, entries: Sequence[Entry], lead: str, meaning: str, confidence: float) -> list[Clause]:
    """Entries → clauses: sub-points join the clause above, unless that one only says what is done."""
    found: list[Clause] = []
    levels: list[str] = []
    parent: tuple[str | None, str] | None = None
    top: str | None = None
    for n, entry in enumerate(entries):
        text = reading.blocks[entry.block].text[entry.start : entry.end]
        if found and levels and entry.level not in ("", levels[0]) and _RECOMMENDS.search(found[-1].text):
            levels, lead, meaning = [entry.level], "recommended", "recommended"
        nested = entry.level not in ("", "decimal") and bool(levels) and entry.level != levels[0]
        nested = nested and (levels[0] != "" or (bool(found) and found[-1].text.endswith((":", ":-"))))
        if levels and levels[0] == "decimal" and entry.level == "number":
            nested = False
        following = entries[n + 1] if n + 1 < len(entries) else None
        if nested and parent is None and found:
            _append(found[-1], entry, reading)
            continue
        if (
            following
            and following.level != entry.level
            and text.rstrip().endswith((":", ":-", "–", "that"))
            and is_act_only(reading.masked(entry.block)[entry.start : entry.end])
        ):
            parent, levels = (entry.label, f"{lead} {text}"), [entry.level]
            reading.take(entry.block)
            continue
        if not nested:
            parent = None if parent and entry.level == levels[0] else parent
            levels = levels or [entry.level]
        if entry.label and " " in entry.label:
            top = entry.label.split(" ")[0]
        found.append(
            _clause(
                reading, entry, _label(entry, parent, top, levels), parent[1] if parent else lead, meaning, confidence
            )
        )
    return found


def _label(entry: Entry, parent: tuple[str | None, str] | None, top: str | None, levels: list[str]) -> str | None:
    if parent and parent[0]:
        return f"{parent[0]} {entry.label}" if entry.label and entry.level != levels[0] else entry.label or parent[0]
    if top and entry.level == "number" and entry.label:
        return f"{top} {entry.label}"
    return entry.label


def _append(clause: Clause, entry: Entry, reading: Reading) -> None:
    text = reading.blocks[entry.block].text[entry.start : entry.end]
    shown = f"{entry.label}) {text}" if entry.label else text
    clause.text = f"{clause.text} {shown}".rstrip()
    clause.pieces.append(Piece(entry.block, entry.start, entry.end))
    reading.take(entry.block, entry.start, entry.end)


def _clause(reading: Reading, entry: Entry, label: str | None, lead: str, meaning: str, confidence: float) -> Clause:
    start, end = trim(reading.blocks[entry.block].text, entry.start, _before_vote(reading, entry))
    reading.take(entry.block, entry.start, entry.end)
    text = reading.blocks[entry.block].text[start:end]
    return Clause(
        label=label,
        text=text,
        pieces=[Piece(entry.block, start, end)],
        lead=lead,
        meaning=meaning,
        confidence=confidence,
    )


def _before_vote(reading: Reading, entry: Entry) -> int:
    """Where a clause ends that has the vote on it behind it, in the same paragraph."""
    for sentence in reading.sentences(entry.block):
        if entry.start < sentence.start < entry.end and family("vote_told").match(sentence.text):
            return sentence.start
    return entry.end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without its leading "That" and closing "; and"."""
    while start < end and text[start] in " :–-":
        start += 1
    if (match := _THAT.match(text, start, end)) and match.end() < end:
        start = match.end()
    tail = _TAIL.search(text, max(start, end - 8), end)
    stop = tail.start() if tail and tail.start() > start else end
    if text[stop - 1 : stop] in ("”", '"') and not any(quote in text[start : stop - 1] for quote in '“”"'):
        stop -= 1
    return start, stop
