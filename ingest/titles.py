"""Title case for names that a document prints in capitals."""

from __future__ import annotations

import re

_SMALL = {"of", "and", "the", "for", "to", "in", "on", "at", "by", "with", "a", "an", "upon"}
_KEEP = {"NHS", "ICB", "CCG", "SEND", "UK", "II", "III", "IV", "BID", "LEP", "SACRE", "STAR", "HR", "IT"}

_LONE = {"cabinet", "council", "executive"}


def title_case(text: str) -> str:
    """`CHILDREN'S SERVICES CABINET PANEL` → `Children's Services Cabinet Panel`."""
    words = re.split(r"(\s+)", text)
    return "".join(_word(word, first=i == 0) for i, word in enumerate(words))


def _word(word: str, first: bool) -> str:
    if word.strip("(),.") in _KEEP:
        return word
    low = word.lower()
    if low in _SMALL and not first:
        return low
    return re.sub(r"(^|[-/(])(\w)", lambda m: m.group(1) + m.group(2).upper(), low)


def spoken(name: str) -> str:
    """A body's name as one writes it in a sentence: capitals throughout are a heading's, but for initials (`SPC`)."""
    return title_case(name) if name.isupper() and (" " in name or name.casefold() in _LONE) else name
