"""Page furniture told by shape and by repetition, never by a council's wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

_SHAPE = re.compile(
    r"[\s._…·•*|=~–—-]+"
    r"|page\s*\|?\s*[A-Z]?\d{1,4}(?:\s*(?:of|/|\|)\s*(?:page\s*)?\d{1,4})?"
    r"|\d{1,4}\s+of\s+\d{1,4}"
    r"|[-–—(]\s*\d{1,4}\s*[-–—)]"
    r"|\d{1,4}\s*\|?\s*page",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"\d{1,4}")
_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MOST_LINES, _MOST_CHARACTERS, _OFTEN = 3, 90, 3
_EDGE_LINES = 3


class Group(msgspec.Struct, frozen=True):
    """Lines that stand together, `first` to `last` (inclusive), with their text; `edge`: at a page's top or foot."""

    first: int
    last: int
    text: str
    edge: bool
    plain: bool

    @property
    def key(self) -> str:
        """The text with numbers, quotes and case folded: what repeats from page to page."""
        return re.sub(r"\d+", "#", " ".join(self.text.translate(_FOLDS).casefold().split()))


def is_shape(text: str) -> bool:
    """Dots, rules and page numbers, whatever is said around them."""
    return len(text) < 200 and _SHAPE.fullmatch(text) is not None


def find(groups: Sequence[Group]) -> set[int]:
    """The positions in `groups` that are page furniture."""
    found = {i for i, group in enumerate(groups) if is_shape(group.text) or _page_number(groups, i)}
    counts = Counter(group.key for group in groups if _may_repeat(group))
    for key in [key for key, count in counts.items() if count >= _OFTEN]:
        places = [i for i, group in enumerate(groups) if group.key == key]
        if 2 * sum(_interrupts(groups, found, i) for i in places) >= len(places):
            found.update(places)
    return found | {i for i in range(len(groups)) if _number_beside(groups, found, i)}


def _may_repeat(group: Group) -> bool:
    short = len(group.text) <= _MOST_CHARACTERS and group.last - group.first < _MOST_LINES
    sentence = group.text.endswith((":", ";", ":-", "?", ".")) and not group.text.endswith("..")
    return short and group.plain and not sentence


def _interrupts(groups: Sequence[Group], found: set[int], at: int) -> bool:
    """Stands at a page's edge, beside other furniture, or in the middle of a sentence."""
    if groups[at].edge or at + 1 in found or at - 1 in found:
        return True
    if not 0 < at < len(groups) - 1:
        return False
    before, after = groups[at - 1].text, groups[at + 1].text
    return before[-1:].isalpha() and len(before) > 60 and after[:1].islower()


def _page_number(groups: Sequence[Group], at: int) -> bool:
    group = groups[at]
    return group.edge and group.plain and _LONE_NUMBER.fullmatch(group.text) is not None


def _number_beside(groups: Sequence[Group], found: set[int], at: int) -> bool:
    beside = at - 1 in found or at + 1 in found
    return beside and groups[at].plain and _LONE_NUMBER.fullmatch(groups[at].text) is not None
