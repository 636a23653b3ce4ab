"""The clauses of a resolution: what stands behind a lead-in, taken apart by its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.clause import Clause, Piece
from ingest.clause_ends import narrative
from ingest.mask import compiled
from ingest.reading import Reading
from ingest.wordings import family

_THAT = re.compile(r"(?:[“\"'])?(?:Action ?: ?|ACTION ?: ?)?(?:(?:and )?(?:that|THAT|That)\b[,:]?\s*)?(?=\S)")
_TAIL = re.compile(r"(?:[;,]?\s*+(?:and|AND|or)?|;\s*+ac?|[;,])\s*+$")
OPENS = re.compile(
    r"[“\"']?(?:(?:Action|ACTION) ?:|(?:(?:[Aa]nd )?[Tt]hat|THAT|[Tt]o [a-z]+|It was"
    r"|The (?:report|minutes|recommendations?)|Note|Approve|Agree|Noted"
    r"|Approved|Agreed|Endorsed|Recommended|Authorised|Delegated)\b)"
)
_INLINE = re.compile(
    r"(?:(?<=^)|(?<=[\s:;,]))"
    r"(?:\(([a-z]{1,4}|\d{1,2}|[IVX]{1,4}|[A-Z])\)|([a-z]{1,4}|\d{1,2})\)|(\d{1,2})\.(?=\s[A-Za-z]))\s+"
)
_ACT_ONLY = compiled(
    r"(?:[Tt]hat,? )?(?:(?:[Hh]aving|[Aa]fter|[Ff]ollowing|[Oo]n|[Ii]n) [^.;:]{3,160}?, (?:that )?)?"
    r"(?:the (?:[A-Z][a-z]+ )?(?:Member|Leader|Holder|Councillor|Mayor)(?: for [^.;:]{3,60})?(?= ?:))?"
    r"(?:[Tt]he |[Ii]t was |[Ii]t be |be |[Mm]embers )?(?:⟦·*⟧ ?)?(?:then |therefore |unanimously "
    r"|also |hereby |be |is |was |voted unanimously |has )*"
    r"(?:(?:to )?(?:not(?:e|ed|es)|agre(?:e|ed|es)|approv(?:e|ed|es)|resolv(?:e|ed|es)|recommend(?:s|ed)?"
    r"|endors(?:e|ed|es)|request(?:s|ed)?|ask(?:s|ed)?|support(?:s|ed)?|invited?|authoris(?:e|ed|es)"
    r"|consider(?:ed)?|received?|adopt(?:ed)?|welcom(?:e|ed|es)|RECOMMEND(?:S|ED)?|NOTED?|AGREED?|APPROVED?"
    r"|RESOLVED?)(?:,? (?:and |to )?)?){0,3}"
    r"(?:(?:to|from|by) (?:the )?(?:full )?(?:⟦·*⟧)?)?\s*+(?:[Tt]hat|THAT|to|the following(?: \w+){0,3}|as follows"
    r"|the recommendations?(?: (?:as )?(?:set out|below|that))?)?\s*+[:–-]*\s*+"
)
_RECOMMENDS = re.compile(r"\bthe following recommendations?\s*:?-?$", re.IGNORECASE)
_MOVERS = re.compile(
    r"[\s(.;:,–-]*[(.;:–-]\s*(?:[Pp]rop(?:osed|\.)|PROPOSED|[Mm]oved)(?: by)?:? (?!that|to|the)[^.;:()]{2,60}"
    r"(?:[Ss]econded|SECONDED|[Ss]ec\.)(?: by)?:? [A-Z][^:;()]{2,60}\)?(?:all in favour|agreed|carried)?[.)]*\s*$"
)
_VOTE_BEHIND = re.compile(
    r"\.?\s*\((?:vot(?:e|es|ed|ing)|unanimous\w*|carried|for|in favour|all in favour"
    r"|\d{1,3} (?:votes? )?(?:for|in favour)|nem)\b"
    r"[^()]{0,80}\)\.?$",
    re.IGNORECASE,
)
_NEXT_THAT = re.compile(r"; (?:and |AND )?(?=That (?:the|an?|no|all|it|this|in|any|[A-Z]))")
OPEN_ENDS = (":", ":-", " subject to", " subject to the following")  # the list below belongs to the clause
_LEAST = 12  # letters of a clause that is cut
_MOST_STARTS = 4
_PREAMBLE = re.compile(
    r"(?:under|pursuant to|in accordance with|by virtue of|in terms of)\b[^;:]{3,260}?,? that "
    r"(?=(?:the |members of the )?(?:press|public)\b)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s[–-]\s|: ")
_ROW = 110  # letters of a line that pairs a body or post with a name
MONEY = re.compile(r"[£€]\s?\d")
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
    low, before = label.lower(), before.lower() if before else None
    if low in _ROMANS and not (low == "i" and before == "h") and not (low in "vx" and before in ("u", "w")):
        return "roman"
    return "letter"


def entries_behind(
    reading: Reading, blocks: Sequence[int], meaning: str, first: Entry | None = None
) -> tuple[list[Entry], int]:
    """The entries that belong to a lead-in which ends just before `blocks`, and how many blocks they use up."""
    found: list[Entry] = []
    before: str | None = None
    used = 0
    for n, i in enumerate(blocks):
        block = reading.blocks[i]
        is_list = block.label is not None or block.kind == "clause"
        if _stops(reading, i, is_list) or (block.kind == "heading" and block.label is None):
            break
        if is_vote(reading, i):
            if not _list_resumes(reading, blocks[n + 1 :], meaning):
                break
            continue
        belongs = not is_list and _continues(reading, found or ([first] if first else []), i)
        if not is_list and block.kind == "row" and not belongs:
            break
        if belongs:
            found.append(Entry(i, 0, len(block.text), None, "row"))
            used = n + 1
            continue
        if not is_list and found and not (OPENS.match(block.text) or _is_next_point(reading, found[-1], i)):
            break
        if not is_list and found and _all_listed(found):
            break
        if block.label is not None and block.kind != "row" and found and _is_title(block.text):
            break
        level = label_level(block.label, before) or ("bullet" if is_list else "")
        before = block.label or before
        found.append(Entry(i, 0, len(block.text), block.label, level))
        used = n + 1
    return found, used


def _is_next_point(reading: Reading, last: Entry, block: int) -> bool:
    """`noted the outcome;` and below it `approved the plan`: points of a list that has no labels."""
    before = reading.blocks[last.block].text[last.start : last.end].rstrip()
    return before.endswith((";", "; and")) and reading.blocks[block].text[:1].islower()


def _continues(reading: Reading, found: Sequence[Entry], row: int) -> bool:
    """Whether a row of a table belongs to the clause above it (`That the following be appointed:`)."""
    if not found or not is_pair(reading, row):
        return False
    last = found[-1]
    return last.level == "row" or reading.blocks[last.block].text[last.start : last.end].rstrip().endswith((":", ":-"))


def is_pair(reading: Reading, row: int) -> bool:
    """Whether a line without a label pairs one thing with another (`Harbour Board – Councillor Bell`), but no sum."""
    block = reading.blocks[row]
    if block.label is not None or block.kind == "clause" or MONEY.search(block.text):
        return False
    short = len(block.text) < _ROW and _PARTED.search(block.text) and not block.text.endswith((".", ":", ":-"))
    return block.kind == "row" or bool(short)


def _is_title(text: str) -> bool:
    """Whether a labelled line in capitals heads the next business, rather than being a further clause."""
    return len(text) > _LEAST and text.isupper() and not MONEY.search(text)


def _all_listed(found: Sequence[Entry]) -> bool:
    return all(entry.level for entry in found if entry.level != "row")


def _stops(reading: Reading, block: int, listed: bool = False) -> bool:
    """Whether a decision ends before a block. A point of a list may open with its own verb (`1. APPROVED the plan`)."""
    if family("decision_ends").full(reading.blocks[block].text[:300]):
        return True
    led = family("lead_ins").match(reading.masked(block))
    return led is not None and not (listed and led.meaning in ("agreed", "noted", "recommended"))


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
        meaning == "conclusions" or OPENS.match(reading.blocks[after].text) is not None
    )


def split_inline(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """`(a) …; (b) …` within a text: label, start and end of each; empty where fewer than two follow each other."""
    marks = [(next(g for g in m.groups() if g), m.start(), m.end()) for m in _INLINE.finditer(text, start, end)]
    starts = [n for n, mark in enumerate(marks) if mark[0] in ("a", "i", "1", "A", "I")]
    for first in starts[:_MOST_STARTS]:
        chain = _sequence(marks[first:])
        if len(chain) >= 2:
            stops = [mark[1] for mark in chain[1:]] + [end]
            return [(label, at, stop) for (label, _, at), stop in zip(chain, stops, strict=True)]
    return []


def _sequence(marks: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    chain = [marks[0]]
    for mark in marks[1:]:
        if mark[0] == next_label(chain[-1][0], chain[0][0]):
            chain.append(mark)
    return chain


def next_label(label: str, first: str) -> str:
    if label.isdigit():
        return str(int(label) + 1)
    if first in ("i", "I"):
        low = label.lower()
        after = _ROMANS[_ROMANS.index(low) + 1] if low in _ROMANS[:-1] else ""
        return after if first == "i" else after.upper()
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
    entries = [part for entry in entries for part in _by_that(reading, entry)]
    opened = ""  # the kind of label of a list that stands within a clause without one
    for n, entry in enumerate(entries):
        text = reading.blocks[entry.block].text[entry.start : entry.end]
        if found and (entry.level == "row" or (opened and entry.level == opened)):
            append(found[-1], entry, reading)
            continue
        opened = ""
        if found and levels and entry.level not in ("", levels[0]) and _RECOMMENDS.search(found[-1].text):
            levels, lead, meaning = [entry.level], "recommended", "recommended"
        nested = entry.level not in ("", "decimal") and bool(levels) and entry.level != levels[0]
        nested = nested and (levels[0] != "" or (bool(found) and found[-1].text.endswith(OPEN_ENDS)))
        if levels and levels[0] == "decimal" and entry.level == "number":
            nested = False
        following = entries[n + 1] if n + 1 < len(entries) else None
        if nested and parent is None and found:
            opened = entry.level if levels[0] == "" else ""
            append(found[-1], entry, reading)
            continue
        if (
            following
            and following.level not in (entry.level, "row")
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


def _by_that(reading: Reading, entry: Entry) -> list[Entry]:
    """`That the plan be adopted; and That the Clerk be thanked`: clauses without labels that stood one a line."""
    text = reading.blocks[entry.block].text
    cuts = [] if entry.label or entry.level == "row" else list(_NEXT_THAT.finditer(text, entry.start, entry.end))
    starts, ends = [entry.start, *(cut.end() for cut in cuts)], [*(cut.start() + 1 for cut in cuts), entry.end]
    return [msgspec.structs.replace(entry, start=a, end=b) for a, b in zip(starts, ends, strict=True)]


def _label(entry: Entry, parent: tuple[str | None, str] | None, top: str | None, levels: list[str]) -> str | None:
    if parent and parent[0]:
        return f"{parent[0]} {entry.label}" if entry.label and entry.level != levels[0] else entry.label or parent[0]
    if top and entry.level == "number" and entry.label:
        return f"{top} {entry.label}"
    return entry.label


def append(clause: Clause, entry: Entry, reading: Reading) -> None:
    """A point that belongs to the clause above it."""
    text = reading.blocks[entry.block].text[entry.start : entry.end]
    shown = f"{entry.label}) {text}" if entry.label else text
    clause.text = f"{clause.text} {shown}".replace("\t", " ").rstrip()
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
    """Where a clause ends that has the vote on it, or who moved it, behind it in the same paragraph."""
    masked = reading.masked(entry.block)
    movers = _MOVERS.search(masked, entry.start, entry.end) or _VOTE_BEHIND.search(masked, entry.start, entry.end)
    if movers and movers.start() - entry.start >= _LEAST:
        return movers.start()
    for sentence in reading.sentences(entry.block):
        if entry.start < sentence.start < entry.end and family("vote_told").match(sentence.text):
            return sentence.start
    return narrative(reading, entry.block, entry.start, entry.end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without its leading "That" and closing "; and"."""
    while start < end and text[start] in " ,:–-":
        start += 1
    if (match := _PREAMBLE.match(text, start, end)) and match.end() < end:
        start = match.end()
    if (match := _THAT.match(text, start, end)) and match.end() < end:
        start = match.end()
    tail = _TAIL.search(text, max(start, end - 8), end)
    stop = tail.start() if tail and tail.start() > start else end
    if text[stop - 2 : stop] in ("”.", '".') and not any(quote in text[start : stop - 2] for quote in '“”"'):
        stop -= 2
    if text[stop - 1 : stop] in ("”", '"') and not any(quote in text[start : stop - 1] for quote in '“”"'):
        stop -= 1
    return start, stop
