"""The number or bullet that a line starts with: `4.10 1.`, `(ii)`, `a)`, `- b.`, `•`."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

LabelKind = Literal["bullet", "number", "decimal", "letter", "roman"]

_BULLET = re.compile(r"(?:[-–—•·*▪●○■□➢➤✓\u2023\u2043\uf0b7\uf0a7]|o(?=\s+[A-Z]))\s+")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?(?=\s|$|[A-Z])(?!\s?[ap]\.?m\b)")
_NUMBER = re.compile(r"(\d{1,4})\.(?=\s|$|[A-Z][A-Za-z])")
_BRACKETED = re.compile(
    r"\(?([a-z]{1,2}|[ivx]{1,6}|[A-Z]|[IVX]{2,5}|\d{1,3})\)(?=\s|$|[A-Za-z])"
    r"|\(([ivx]{1,6}|[IVX]{2,5}|[a-zA-Z]|\d{1,3})\)(?=\s|$)"
)
_DOTTED = re.compile(r"([a-z]|[ivx]{2,6})\.(?=\s)")
_LOUD = re.compile(  # a lone letter before a name is an initial (`I. Bell`), before a clause a label
    r"([A-Z])\.(?=\s+(?:(?:That|THAT|To|TO)\b|(?!(?:de|van|von|ap|ab|le|la|du|di|der|den|el|al|bin|mac)\b)[a-z]+\s))"
    r"|([IVX])\.(?=\s+(?:The|It|A|An|Note|Approve|Agree|Endorse|Delegate)\b)"
    r"|((?=[IVX]{2})X{0,2}(?:IX|IV|V?I{0,3}))\.(?=\s+[A-Za-z])"
)
_SPACE = re.compile(r"\s+")
_DEPTHS: dict[LabelKind, int] = {"number": 0, "bullet": 1, "decimal": 1, "letter": 1, "roman": 2}


class Label(msgspec.Struct, frozen=True):
    """`text` is the label as printed, without brackets and final stop; None for a bullet. The rest starts at `end`."""

    text: str | None
    kind: LabelKind
    end: int
    bullet: bool = False

    @property
    def depth(self) -> int:
        """How deep a list goes that is labelled so, from 0."""
        if self.kind == "decimal" and self.text:
            return self.text.split(" ")[0].count(".")
        return _DEPTHS[self.kind]


def read_label(text: str) -> Label | None:
    """The label that `text` starts with, a second one inside it included (`4.10 1.`), or None."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    first = _single(text, start)
    if first is None:
        return Label(None, "bullet", start, True) if bullet else None
    name, kind, end = first
    end = _past_space(text, end)
    if kind == "decimal" and (second := _second(text, end)):
        name, end = f"{name} {second[0]}", _past_space(text, second[2])
    return Label(name, kind, end, bullet is not None)


def _single(text: str, start: int) -> tuple[str, LabelKind, int] | None:
    if match := _DECIMAL.match(text, start):
        return match.group(1), "decimal", match.end()
    if match := _NUMBER.match(text, start):
        return match.group(1), "number", match.end()
    if match := _BRACKETED.match(text, start) or _DOTTED.match(text, start) or _LOUD.match(text, start):
        name = next(group for group in match.groups() if group)
        return name, _letter_kind(name), match.end()
    return None


def _second(text: str, start: int) -> tuple[str, LabelKind, int] | None:
    match = _NUMBER.match(text, start) or _BRACKETED.match(text, start) or _DOTTED.match(text, start)
    if match is None:
        return None
    name = next(group for group in match.groups() if group)
    return name, "number", match.end()


def _letter_kind(name: str) -> LabelKind:
    if name.isdigit():
        return "number"
    low = name.lower()
    return "roman" if (len(name) > 1 and set(low) <= set("ivx")) or low == "i" else "letter"


def _past_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
