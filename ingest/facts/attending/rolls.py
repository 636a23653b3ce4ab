"""The lines of an attendance list: headings that stand inside a block parted off, broken names joined."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.facts.attending.headings import heading_at
from ingest.facts.attending.labels import join_labels
from ingest.facts.attending.notes import is_office
from ingest.facts.attending.stretch import Stretch as Stretch
from ingest.given import is_given, looks_personal
from ingest.honorifics import RANK
from ingest.model import Block
from ingest.names import first_job, has_role, is_name, strip_title
from ingest.posts_first import tail_name
from ingest.reading import CONTENT, Reading
from ingest.wordings import family

_INSIDE = re.compile(
    r"(?<=[A-Za-zÀ-ÿ.,;)\]]) +(?=(?:Apolog(?:y|ies)(?: for [Aa]bsence| from)?|(?:Also )?In [Aa]ttendance"
    r"|Also [Aa]ttending|(?:Also"
    r"|Others?) [Pp]resent"
    r"|Absent|Not [Pp]resent|Minute[- ][Tt]aker|APOLOGIES|(?:ALSO )?IN ATTENDANCE|ALSO PRESENT|ABSENT)\s?:)"
    r"|(?<=[.;)\]]) +(?=(?:and )?(?:[Vv]oting |[Nn]on-voting )?[Cc]o-?opt(?:ed [Mm]embers?|ees?):? )"
    r"|(?<=[a-z)])(?<!Cllr)(?<!Cllrs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Dist)\. +(?=[A-Z][^.]{3,160} (?:(?:was|were)"
    r" (?:also )?(?:present|in attendance)|joined|attended|participated|arrived|took (?:the )?(?:minutes?|notes?))\b"
    r"|Apologies (?:were|had|have|for)\b)"
    r"|(?<=[.,;)\]]) +(?=(?:(?:Members|Officers|Officials|Councillors|Staff|Guests)(?: (?:[Pp]resent"
    r"|[Ii]n [Aa]ttendance))?"
    r"|Clerk|OFFICERS(?: PRESENT)?|OFFICIALS(?: PRESENT)?)\s?:)"
)
# `Primary Headteachers: Ann Bell (Mill Lane School)`
_LABEL = re.compile(r"(?P<label>[A-Z][\w &’'()-]{3,45}s): [A-ZÀ-Þ][\w’'.]* [A-ZÀ-Þ]")
_LABELLED = re.compile(r"[A-Z][A-Za-z /]{2,24}: ?\S")
_FROM = re.compile(r"(?:From|Representing|On behalf of) (?:the )?[A-Z][^:;]{3,70}?(?::| [-–]) ")
_OPEN_BRACKET, _CLOSES = re.compile(r"\([^()]{1,60}$"), re.compile(r"[^()]{1,80}\)")
_NAME_AND_POST = re.compile(r"[A-ZÀ-Þ][^,;]{2,60},? \S")
_ARRIVED = re.compile(r"\b(?:arrived|joined|left) (?:the |this |during |at |after |before |late|for |from )")
_ABOUT = re.compile(r"\b(?:attendance|present|sederunt|roll call|membership|apolog(?:y|ies))\b", re.IGNORECASE)
_DASHED = re.compile(r"\s[-–—]\s")
_PROSE = re.compile(r"\b(?:was|were|is|the|by|that|to|of|for|with|had|has|from|representing)\b")
_OPEN_CELL = re.compile(r"\t[^\t]+(?:\b(?:of|for|and)|&)$")  # `Whole of meeting | …; Ann Bell, Director of`
_RUNS_ON = re.compile(r"(?:,|;?\s(?:and|&))$")
_HALF_NAME = re.compile(
    r"(?:^|[,;:]\s*|\s(?:and|&)\s+|\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr"
    r"|Comhairleoir[ií]?)\.?\s+)(?P<half>[A-ZÀ-Þ][\w’'.-]*)$"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.){1,3}|[A-ZÀ-Þ]{1,2}")
_TOP = 14
_GOES_ON = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*\.?\s?){1,3}(?=[,;.(]|\s(?:and|&)\s|$)")


def read_stretches(reading: Reading, zone: list[int]) -> list[Stretch]:
    """The lines of the list in the blocks `zone`."""
    found: list[Stretch] = []
    for i in zone:
        for piece in _pieces(reading, i):
            if found and _continues(found[-1], piece):
                _join(found[-1], piece)
            else:
                found.append(piece)
    return join_labels(found)


def _label_cells(reading: Reading, block: int) -> set[int]:
    """`Date: 4 May | Chair: Ann Bell`: where the cells of such a row begin."""
    cells = reading.blocks[block].cells
    text = reading.blocks[block].text
    labelled = len(cells) > 1 and all(_LABELLED.match(text, a) for a, _ in cells)
    return {a for a, _ in cells} if labelled else set()


def _pieces(reading: Reading, block: int) -> list[Stretch]:
    """A block, parted where a heading with a colon stands in the middle of it."""
    text = reading.blocks[block].text
    lines = {segment.at for segment in reading.blocks[block].segments if _starts_row(text, segment.at, segment.length)}
    cuts = sorted(
        {0, len(text), *(match.end() for match in _INSIDE.finditer(text)), *lines, *_label_cells(reading, block)}
    )
    heading, row = reading.blocks[block].kind == "heading", bool(reading.blocks[block].cells)
    pairs = pairwise(cuts)
    return [
        Stretch(text=text[a:b], parts=[(0, block, a)], heading=heading, row=row) for a, b in pairs if text[a:b].strip()
    ]


def _starts_row(text: str, at: int, length: int) -> bool:
    """Whether a line in the middle of a block is one of its own: a heading, a person, a person and a post."""
    if at == 0 or text[at - 1] != " ":
        return False
    line, before = text[at : at + length], text[:at].rstrip()
    hit = heading_at(line)
    if hit and hit.words.rstrip().endswith((":", " -", " –")):
        return True
    if _RUNS_ON.search(before):
        return False
    if _FROM.match(line):
        return True
    if (label := _LABEL.match(line)) and not looks_personal(label.group("label")):
        return True
    if len(before) < 90 and strip_title(line)[1] and line[:1].isupper() and not _PROSE.search(before):
        return True
    if _NAME_AND_POST.match(line) and _is_row(line) and (_is_row(_last_row(before)) or first_job(before)):
        return True
    if RANK.match(line) or (strip_title(line)[1] and _ARRIVED.search(line)):
        return True
    parted, last = _DASHED.search(line), _DASHED.search(before[before.rfind(":") + 1 :])
    if not (last and line[:1].isupper()):
        return False
    return parted is not None or (is_name(line.strip()) and looks_personal(line.strip()))


def _is_row(line: str) -> bool:
    """`Ann Bell, Head of Roads` or `Head of Roads, Mrs A Bell`: a person and a post."""
    head, _, rest = line.partition(",")
    name = strip_title(head.strip())[0]
    if tail_name(line.strip(" .")):
        return True
    return is_name(name) and looks_personal(name) and first_job(rest) is not None


def _last_row(before: str) -> str:
    """What stands before, without its heading."""
    hit = heading_at(before)
    return before[hit.end :].strip() if hit else before


def _join(last: Stretch, more: Stretch) -> None:
    last.parts.append((len(last.text) + 1, more.parts[0][1], more.parts[0][2]))
    last.text = f"{last.text} {more.text}"


def _continues(last: Stretch, more: Stretch) -> bool:
    """Whether a list that broke off goes on: behind a comma, or with the surname of a first name."""
    if more.row or len(more.text) > 400 or (last.heading and not more.heading):
        return False
    if _OPEN_BRACKET.search(last.text) and _CLOSES.match(more.text):
        return True
    if last.row and _OPEN_CELL.search(last.text) and not heading_at(more.text):
        return more.text[:1].isupper() and not strip_title(more.text)[1]
    if last.row and "\t" in last.text and not heading_at(last.text.split("\t")[0]):
        return False
    if heading_at(more.text) or strip_title(more.text)[0] == "":
        return False
    before, after = last.text.rstrip(), more.text.lstrip()
    if not after[:1].isupper():
        return False
    if _RUNS_ON.search(before):
        return before.count(",") > 1 or not before.endswith(",") or _is_half_list(before)
    half = _HALF_NAME.search(before)
    if half is None or (before.count(",") < 1 and not strip_title(before)[1]) or strip_title(after)[1]:
        return False
    word = half.group("half")
    first = _INITIALS.fullmatch(word) is not None or is_given(word)
    if has_role(before[: half.start("half")].rpartition(",")[0].rpartition(",")[2]):
        return False
    return first and _GOES_ON.match(after) is not None


def _is_half_list(text: str) -> bool:
    """One name and a comma at the end of a line: more people follow only under a plural title."""
    return (
        re.match(r"(?:\S+ )?(?:Councillors|Cllrs|Members|Comhairleoirí|Present|Apologies)\b", text, re.IGNORECASE)
        is not None
    )


def attendance_zone(reading: Reading) -> list[int]:
    """The blocks that may hold the attendance: before the first item, and items about attendance."""
    zone: list[int] = []
    business = next((s.first for s in reading.sections if s.number), len(reading.blocks))
    for section in reading.sections:
        if (section.heading is None and section.first < business) or _ABOUT.search(section.title):
            zone += [i for i in range(section.first, section.last) if _may_list(reading.blocks[i])]
    return (zone or _below_number(reading))[:200]


def _below_number(reading: Reading) -> list[int]:
    """The head of minutes that open with a number of their own (`ES 06/10/20`): it is no item."""
    firsts = [s.first for s in reading.sections if s.number]
    top = range(min(len(reading.blocks), _TOP))
    anchor = next((i for i in top if family("head_ends").match(reading.blocks[i].text[:80])), None)
    if anchor is None:
        return []
    stop = next((first for first in firsts if first > anchor), len(reading.blocks))
    return [i for i in range(anchor, stop) if _may_list(reading.blocks[i])]


def _may_list(block: Block) -> bool:
    """Text, or what looks like a margin note and is a councillor or an office in a second column."""
    if block.kind in CONTENT:
        return True
    return block.kind == "margin" and (bool(strip_title(block.text)[1]) or is_office(block.text))
