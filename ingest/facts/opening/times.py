"""When the meeting began and ended: the actual times where they are told, else those of the head."""

from __future__ import annotations

import re

import msgspec

from ingest.dates import TimeFound, find_times
from ingest.facts.opening.head import HeadLine
from ingest.mask import compiled
from ingest.reading import CONTENT, Reading
from ingest.wordings import family

_TAIL, _NEAR, _FOOT, _CLOSE = 400, 14, 14, 10
_RANGE = re.compile(r"\s*(?:-|–|—|to|until|till|and finish(?:ing|ed) at|and ended at|and closed at)\s*$", re.IGNORECASE)
_BARE_FIRST = re.compile(
    r"(?<![\d.:£])(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?\s*(?:-|–|—|to|until)\s*$", re.IGNORECASE
)
_ONLY_TIMES = re.compile(r"\W*\d{1,2}[.:]\d\d\s*(?:-|–|—|to|until)\s*\d{1,2}[.:]\d\d\W*", re.IGNORECASE)
_AT = compiled(r"(?:\b(?:at|from|commencing|starting|time|am|ag)[:,]?|[@⟫]\s*[–—,-]?)\s*$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:public|press|lunch|break|tea|item|lights|recess|short|minutes|gallery|poll|session|webcast|livestream)\b"
    r"(?! of the meeting)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:resum|reconven|recommenc|re-?start)(?:e|ed|ing)?\b|\bjoint session was held\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d|\bnoon\b|\bmidday\b")


class Times(msgspec.Struct):
    """Start and end with the blocks that tell them. `sure` is false for an end that may be none."""

    start: str | None = None
    end: str | None = None
    start_sure: bool = True
    end_sure: bool = True
    blocks: list[int] = []


def head_times(line: HeadLine, behind: int = 0) -> Times:
    """The times of a line of the head: one is the start, a range start and end; of several the first and last."""
    alone = _ONLY_TIMES.fullmatch(line.text) is not None
    found = [t for t in find_times(line.text) if t.start >= behind and (alone or _is_time(line, t))]
    if not found:
        return Times()
    first, last = found[0], found[-1]
    early = _bare_first(line.text[: first.start], first.value) or _early(line, found)
    if early:
        end = first if first.sure else found[1]
        return Times(start=early, end=end.value, blocks=list(line.blocks))
    if len(found) > 1 and all(_between(line, a, b) for a, b in zip(found[::2], found[1::2], strict=False)):
        return Times(start=first.value, end=last.value, start_sure=first.sure, blocks=list(line.blocks))
    return Times(start=first.value, start_sure=first.sure, blocks=list(line.blocks))


def _early(line: HeadLine, found: list[TimeFound]) -> str | None:
    """`2.00 – 4.30 pm` tells the half of the day once."""
    if len(found) < 2 or found[0].sure or not found[1].sure:
        return None
    return _bare_first(line.text[: found[1].start], found[1].value)


def _is_time(line: HeadLine, time: TimeFound) -> bool:
    """`7.30` alone is a time only where words say so."""
    return time.sure or _AT.search(line.masked[: time.start]) is not None


def _between(line: HeadLine, a: TimeFound, b: TimeFound) -> bool:
    return _RANGE.fullmatch(line.text, a.end, b.start) is not None and a.value < b.value


def _bare_first(before: str, last: str) -> str | None:
    """The `2` of `2 – 4.30 pm`: the latest hour before the end that it can be."""
    match = _BARE_FIRST.search(before)
    if match is None or not 1 <= int(match.group("hour")) <= 12:
        return None
    minute = match.group("minute") or "00"
    hours = [int(match.group("hour")) % 12 + half for half in (12, 0)]
    return next((f"{hour:02}:{minute}" for hour in hours if f"{hour:02}:{minute}" < last), None)


def told_times(reading: Reading, until: int) -> Times:
    """Start and finish as the minutes tell them up to a block: the first start, the last end."""
    times = Times()
    content = [i for i, block in enumerate(reading.blocks[:until]) if block.kind in CONTENT]
    paused: tuple[int, TimeFound] | None = None
    late = set(content[-_CLOSE:])
    for i in content:
        if not _DIGIT.search(reading.blocks[i].text[-_TAIL:]):
            continue
        for meaning, time in _said(reading.blocks[i].text, i in late):
            actual = i in late and "having " in reading.blocks[i].text  # `The meeting, having begun at 2.02, ended`
            if meaning == "start" and (times.start is None or actual):
                times.start, times.start_sure = time.value, time.sure
                times.blocks.append(i)
            elif meaning == "end":
                times.end, times.end_sure = time.value, time.sure
                times.blocks.append(i)
            elif meaning == "paused":
                paused = (i, time)
    if times.end is None and paused and not _goes_on(reading, paused[0], until):
        times.end, times.end_sure = paused[1].value, paused[1].sure
        times.blocks.append(paused[0])
    return times


def _said(text: str, late: bool = False) -> list[tuple[str, TimeFound]]:
    """What a block tells; the plainest words (`over by 9.20`) count at the very end of the minutes only."""
    tail = text[-_TAIL:].replace("\t", ":")
    found: dict[int, tuple[str, TimeFound]] = {}
    for hit in family("endings").all(tail):
        if hit.wording.id.endswith("label") and not _begins(tail, hit.match.start()):
            continue
        if hit.wording.id.startswith("tail_") and not late:
            continue
        times = find_times(tail[hit.match.end() : hit.match.end() + 40])
        if not times or times[0].start > _NEAR or _ASIDE.search(hit.match.group()):
            continue
        time = times[0]
        found.setdefault(hit.match.end() + time.start, (hit.meaning, time))
    return [found[at] for at in sorted(found)]


def _begins(text: str, at: int) -> bool:
    """Whether a label begins the line, or what stands behind the time of another: `Start: 14.05  Finish: 15.52`."""
    before = text[:at].rstrip(" :;,|–-(")
    return not before or text[:at].endswith("(") or any(time.end == len(before) for time in find_times(before))


def _goes_on(reading: Reading, block: int, until: int) -> bool:
    """Whether the meeting is taken up again after a pause."""
    rest = range(block, until)
    return any(_AGAIN.search(reading.blocks[i].text) for i in rest) or block < until - _FOOT


def later(start: str | None, end: str | None, end_sure: bool) -> str | None:
    """A bare `7.45` at the close of an evening meeting is 19:45."""
    if end is None or end_sure or int(end[:2]) >= 12:
        return end
    evening = f"{int(end[:2]) + 12:02}{end[2:]}"
    return evening if start is None or end < start else end
