"""Masking: bodies and dates of a text are blotted out, length kept, so that patterns about them stay short.

A masked body or date counts as one long word for `\\b`, `\\w+` and the like. Patterns write it `⟦·*⟧` (a body)
or `⟪·*⟫` (a date), and `compiled` puts in the letters that stand for them, runes that no council document holds.
"""

from __future__ import annotations

import re

from ingest.bodies import Mention, find_bodies
from ingest.dates import find_dates

BODY, DATE = "ᛒ", "ᛞ"
_BODY_END, _DATE_END, _FILL = "ᛗ", "ᛠ", "ᛜ"
_LETTERS = str.maketrans({"⟦": BODY, "⟧": _BODY_END, "⟪": DATE, "⟫": _DATE_END})
_RUNES = re.compile(f"[{BODY}{DATE}{_BODY_END}{_DATE_END}{_FILL}]")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern over masked text."""
    return re.compile(letters(pattern), flags)


def letters(pattern: str) -> str:
    """The pattern with `⟦·*⟧`, `⟪·*⟫` and single brackets of theirs in the letters that `mask` writes."""
    return re.sub(r"(?<=[⟦⟪])·", _FILL, pattern).translate(_LETTERS)


def mask(text: str, bodies: list[Mention] | None = None) -> str:
    """`reported to the ⟦······⟧ on ⟪·········⟫`: as long as `text`, so that every offset is one of both."""
    plain = text if text.isascii() else _RUNES.sub("?", text)
    mentions = find_bodies(text) if bodies is None else bodies
    spans = [(m.start, m.end, BODY, _BODY_END) for m in mentions]
    spans += [(d.start, d.end, DATE, _DATE_END) for d in find_dates(text, year=2000)]
    parts, at = [], 0
    for start, end, left, right in sorted(spans):
        if start < at or end - start < 2:
            continue
        parts += [plain[at:start], left, _FILL * (end - start - 2), right]
        at = end
    return "".join([*parts, plain[at:]])
