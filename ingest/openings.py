"""The commonest openings of what no rule took: with these a maintainer finds the next wording to teach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ingest.mask import BODY, DATE, mask
from ontology.record import Record

WORDS = 4
_TOKEN = re.compile(r"\S+")
_TITLE = re.compile(r"(?:Cllrs?|Councillors?|Comhairleoir[íi]?|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Revd?|Alderm[ae]n)\b\.?")
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?,?|\w\.)$")
_NUMBER = re.compile(r"\W?[£€]?\d[\d.,/:%-]*\W?")
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Place(msgspec.Struct, frozen=True, order=True):
    """Where an example stands: file name, page and line (both from 1), and its first words."""

    document: str
    page: int
    line: int
    text: str


class Opening(msgspec.Struct, frozen=True):
    """An opening with how often it was left over, in how many documents, and the first place it was seen."""

    words: str
    count: int
    documents: int
    example: Place


def openings(read: Iterable[tuple[Record, Mapping[int, str]]]) -> list[Opening]:
    """The openings of the stretches left over, commonest first. `read`: each Record with its pages' texts."""
    places: dict[str, list[Place]] = {}
    for record, pages in read:
        for words, place in _left(record, pages):
            places.setdefault(words, []).append(place)
    found = [
        Opening(words, len(seen), len({place.document for place in seen}), min(seen)) for words, seen in places.items()
    ]
    return sorted(found, key=lambda o: (-o.count, -o.documents, o.words))


def opening_of(text: str) -> str:
    """The first words, with names, numbers, bodies and dates blotted out: `[name] asked whether the`."""
    words: list[str] = []
    named = False
    for token in _TOKEN.findall(mask(" ".join(text.split())[:400])):
        kind = _kind(token, not words, named)
        named = kind == "[name]"
        if not (words and kind == words[-1] and kind.startswith("[")):
            words.append(kind)
        if len(words) > WORDS:
            break
    return " ".join(words[:WORDS])


def _kind(token: str, first: bool, named: bool) -> str:
    """A word as it counts: what differs from place to place becomes one sign."""
    for sign, word in ((BODY, "[body]"), (DATE, "[date]")):
        if sign in token:
            return word
    if _TITLE.fullmatch(token) or (named and _NAME.match(token)):
        return "[name]"
    if _NUMBER.fullmatch(token):
        return "[number]"
    if not first and _NAME.match(token):
        return "[Name]"
    return token.strip(",;:.").lower()


def _left(record: Record, pages: Mapping[int, str]) -> Iterator[tuple[str, Place]]:
    for part in record.parts:
        yield from _left(part, pages)
    for span in record.remainder:
        text = pages[span.page][span.start : span.end]
        start = len(text) - len(text.lstrip(" .,;:-–—\n\t"))
        if not _LETTERS.search(text):
            continue
        line = pages[span.page].count("\n", 0, span.start + start) + 1
        shown = " ".join(text[start:].split())[:80]
        yield opening_of(text[start:]), Place(record.source.name, span.page, line, shown)
