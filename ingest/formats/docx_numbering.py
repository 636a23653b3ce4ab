"""The numbers that a word processor prints before paragraphs and keeps out of their text."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from docx.oxml.ns import qn

from ingest.formats.build import numeral

_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


class Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered: `text` like `%1.%2.`, indent in characters."""

    start: int
    form: str
    text: str
    indent: int
    legal: bool


class Numbering:
    """Counts through the numbered paragraphs of one document, in their order."""

    def __init__(self, root: Any | None) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            levels = {_int(level.get(qn("w:ilvl")), 0): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for num in root.findall(qn("w:num")):
            name = num.get(qn("w:numId"))
            self._abstract[name] = value(num, "w:abstractNumId") or ""
            for override in num.findall(qn("w:lvlOverride")):
                start = value(override, "w:startOverride")
                if start is not None:
                    self._overrides[name, _int(override.get(qn("w:ilvl")), 0)] = _int(start, 1)

    def label(self, num: str, depth: int) -> tuple[str, int]:
        """The label of the next paragraph of list `num` at `depth` (from 0), and its indent in characters."""
        abstract = self._abstract.get(num, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return "", 0
        counts = self._counts.setdefault(abstract, {})
        restart = (num, depth) in self._overrides and (num, depth) not in self._begun
        self._begun.add((num, depth))
        start = self._overrides[num, depth] if restart else level.start
        counts[depth] = start if restart or depth not in counts else counts[depth] + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _print(level, levels, counts), level.indent


def _print(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.form == "bullet":
        return "•"
    if level.form == "none":
        return ""

    def one(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        of = levels.get(depth, level)
        form = "decimal" if level.legal else of.form
        number = numeral(counts.get(depth, of.start), _KINDS.get(form, "1"))
        return number.zfill(2) if form == "decimalZero" else number

    return re.sub(r"%([1-9])", one, level.text).strip()


def _level(element: Any) -> Level:
    indent = next((i for p in element.findall(qn("w:pPr")) for i in p.findall(qn("w:ind"))), None)
    return Level(
        start=_int(value(element, "w:start"), 1),
        form=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText") or "",
        indent=characters(indent),
        legal=element.find(qn("w:isLgl")) is not None,
    )


def characters(indent: Any | None) -> int:
    """A w:ind as a number of characters of 6 points."""
    if indent is None:
        return 0
    return max(0, _int(indent.get(qn("w:left")) or indent.get(qn("w:start")), 0)) // 120


def value(element: Any, tag: str) -> str | None:
    """The w:val of a child, or None."""
    child = element.find(qn(tag))
    found: str | None = None if child is None else child.get(qn("w:val"))
    return found


def _int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


def number_of(properties: list[Any]) -> tuple[str, int] | None:
    """List and depth that a paragraph belongs to, by its own properties or, after them, those of its styles."""
    depth: int | None = None
    for found in (p.find(qn("w:numPr")) for p in properties):
        if found is None:
            continue
        if depth is None and value(found, "w:ilvl") is not None:
            depth = _int(value(found, "w:ilvl"), 0)
        num = value(found, "w:numId")
        if num is not None:
            return None if num == "0" else (num, depth or 0)
    return None
