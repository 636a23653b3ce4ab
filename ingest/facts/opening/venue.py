"""Where the body met, as the head of its minutes says it."""

from __future__ import annotations

import re

from ingest.bodies import Mention
from ingest.dates import find_times
from ingest.facts.opening.head import HeadLine
from ingest.mask import DATE, compiled
from ingest.wordings import family

_LONGEST = 170
_HELD = re.compile(
    r"\b(?:held|took place|takes place|taking place|convened|hosted|conducted|cynhaliwyd|a gynhaliwyd"
    r"|met(?= (?:in|at|via|on|remotely|by)\b))\b",
    re.IGNORECASE,
)
_AFTER = compiled(r"⟪·*⟫|\bmeeting\b|\bsitting\b", re.IGNORECASE)
_MEANS = r"(?:remotely|virtually|online|electronically|o bell)"
_ONLINE = (
    r"(?:zoom|microsoft|ms\b|teams|skype|webex|video|remote|tele|electronic|virtual|online|starleaf|google|youtube)"
)
_PREPOSITION = re.compile(
    rf"\b(?:(?P<means>{_MEANS}),? )?(?:(?P<keep>via|by|on|using|through|ar|outside)|in|at|yn|yng|ym)"
    r"\s+(?=[^\W\d_(“\"‘'])",
    re.IGNORECASE,
)
_ONLINE_NEXT = re.compile(rf"(?:a |an |the )?{_ONLINE}", re.IGNORECASE)
_STOP = compiled(
    r"⟪|[;|]|(?<![.\s](?:Co|St|Rd))(?<!\b(?:Co|St|Rd))(?<!\b[A-Z])\.(?=\s++[A-Z]|\s*+$)|\s\((?!via|incl)[a-z]"
    r"|[,\s(]++(?:commencing|starting|beginning|following|immediately|when|where|which|for the purposes?"
    r"|to consider|with|under|chaired|was|were|am|pursuant|and (?:was|commenced|started|began)|there (?:was|were)"
    r"|present:?)\b"
    r"|[,\s]++(?:on|at|from|ar|@|o)?\s*+(?:the )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\s++[-–—]\s++(?=\d)|\s++at\s++(?:approximately\s++|about\s++)?(?=\d)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[\s,;:.–—(-]|\b(?:on|at|from|the|this|for|and|by|in|ar|held|yr|y|am|@)$)+$", re.IGNORECASE)
_DIRECT = re.compile(r"\b(?i:held),?\s+(?=[A-Z][\w’'.&-]+(?: [\w’'.&-]+){1,7} (?:at|AT|on|ON)\b)")
_LAST = compiled(r".*(?:⟪·*⟫|\d\s?[ap]\.?m\.?)[\s,.|–—-]+(?=(?:the )?[A-ZÁÉ])")
_BARE_PLACE = re.compile(
    r"(?:The )?[A-ZÁÉÍÓÚ][\w’'.&-]+(?:,? (?:of|the|and|&|in|on|y|yr|/|\d{1,3}[A-Z]?(?:[/-]\d{1,3})?"
    r"|[A-ZÁÉÍÓÚ][\w’'.&-]+)){1,14}(?:,? (?:(?:and|&|or) )?(?:remotely |online |also )?(?:via|by|on|through)"
    r" [A-Z]\w+(?: [A-Z]\w+)?|,? (?:and|&) (?:online|remotely|virtually))?\.?"
)
_HELD_BY = re.compile(
    r"\b(?:held|as) an? (?P<means>(?:zoom|(?:microsoft |ms )?teams|webex)(?: meeting)?)\b", re.IGNORECASE
)


def read_venue(line: HeadLine) -> tuple[str, bool] | None:
    """The place that a line of the head names, and whether its words show that it is one."""
    held = _HELD.search(line.text)
    spans = [held.end()] if held else [m.end() for m in _AFTER.finditer(line.masked)]
    spans = spans or ([0] if _PREPOSITION.match(line.text) else [t.end for t in find_times(line.text) if t.sure][:1])
    if not spans:
        return None
    found = [place for place in _places(line, spans[0]) if place]
    shown = [place for place in found if _is_room(place)]
    if shown:
        return shown[0], True
    last = _LAST.match(line.masked)
    if not found and last and (place := _cut(line, last.end())[0]) and _is_room(place) and len(place) < 90:
        return place, True
    if not found and (by := _HELD_BY.search(line.text)):
        return by.group("means"), True
    return (found[0], False) if found and (held or _PREPOSITION.match(line.text)) else None


def _means(text: str) -> str | None:
    hit = family("places").match(text)
    return hit.meaning if hit else None


def _is_room(place: str) -> bool:
    return any(hit.meaning == "room" for hit in family("places").all(place))


def _places(line: HeadLine, at: int) -> list[str | None]:
    found: list[str | None] = []
    until = at
    for match in _PREPOSITION.finditer(line.text, at):
        if match.start() < until:
            continue
        start = match.end()
        if match.group("keep") and match.group("keep").lower() != "outside":
            if not _ONLINE_NEXT.match(line.text, start):
                continue
            start = match.start()
        elif match.group("keep"):
            start = match.start()
        place, until = _cut(line, start)
        if _means(line.text[match.end() : match.end() + 60]) != "none":
            found.append(place)
        else:
            until = match.end()
    direct = _DIRECT.search(line.text)
    if not found and direct and line.masked[direct.end()] != DATE:
        found.append(_cut(line, direct.end())[0])
    return found


def _cut(line: HeadLine, start: int) -> tuple[str | None, int]:
    stop = _STOP.search(line.masked, start)
    end = min(stop.start() if stop else len(line.text), start + _LONGEST)
    times = [t.start for t in find_times(line.text[start:end]) if t.sure]
    end = start + times[0] if times else end
    return plain_place(line.text[start:end]), end


def plain_place(text: str) -> str | None:
    """A place without what only leads from it to the time or the date."""
    text = " ".join(text.split())
    if text.count("(") < text.count(")"):
        text = text.replace(")", "", 1) if text.endswith(")") else text
    text = _TAIL.sub("", text)
    return text if len(text) > 3 and text.count("(") == text.count(")") else text.split(" (")[0] or None


_TOLD_ON = re.compile(r"\. (?=(?:The|This|It|All|There|Members|A) [a-z])")  # `Place: Room 2. The session was open`


def labelled_venue(line: HeadLine) -> str | None:
    """`Venue: …`, or a line that is nothing but a room."""
    if hit := family("venues").match(line.masked[:300]):
        start, end = hit.match.span("venue")
        place = _TOLD_ON.split(line.text[start:end])[0]
        return plain_place(place) if DATE not in line.masked[start:end] else _cut(line, start)[0]
    return None


def bare_place(line: HeadLine) -> str | None:
    """A short line behind the date that is nothing but capitalised words and a room or a house."""
    if (
        len(line.text) > 110
        or any(_is_named(line, one) for one in line.bodies)
        or not _BARE_PLACE.fullmatch(line.text)
        or not _is_room(line.text)
    ):
        return None
    return plain_place(line.text)


def _is_named(line: HeadLine, body: Mention) -> bool:
    """Whether a body stands in a line for itself: not in `Siambr y Cyngor / Council Chamber`."""
    return not re.match(r" (?:Chambers?|House|Offices?|Buildings?|Hall|Rooms?)\b", line.text[body.end :])
