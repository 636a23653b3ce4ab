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
    r"|\d{1,4}\s*\|?\s*page"
    r"|docusign envelope id:\s*[\w-]{8,60}",
    re.IGNORECASE,
)
_HEAD_AND_PAGE = re.compile(r"[^\n]{3,110}(?:\t|\s\s|[|–-]\s?)\s*page\s*\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_MEETING = re.compile(r"\b(?:council|committee|cabinet|board|panel|forum|authority|meeting|group|partnership)\b", re.I)
_TITLE = 200  # characters that hold the document's title
_LONE_NUMBER = re.compile(r"\d{1,4}")
_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MOST_LINES, _MOST_CHARACTERS, _OFTEN = 3, 90, 3
_FIRST_PAGE = 3


class Group(msgspec.Struct, frozen=True):
    """Lines that stand together, `first` to `last` (inclusive), with their text; `edge`: at a page's top or foot."""

    first: int
    last: int
    text: str
    edge: bool
    plain: bool

    @property
    def key(self) -> str:
        """The text with numbers, quotes, spaces and case folded: what repeats from page to page."""
        return re.sub(r"\d+", "#", "".join(self.text.translate(_FOLDS).casefold().split()))


def is_shape(text: str) -> bool:
    """Dots, rules and page numbers, whatever is said around them."""
    if len(text) >= 200:
        return False
    return _SHAPE.fullmatch(text) is not None or (text[-1:].isdigit() and _HEAD_AND_PAGE.fullmatch(text) is not None)


def is_lone_number(text: str) -> bool:
    """Whether a line is nothing but a number."""
    return _LONE_NUMBER.fullmatch(text) is not None


def find(groups: Sequence[Group]) -> set[int]:
    """The positions in `groups` that are page furniture."""
    found = {i for i, group in enumerate(groups) if is_shape(group.text) or _page_number(groups, i)}
    found |= _counted(groups)
    keys = [group.key for group in groups]
    counts = Counter(key for key, group in zip(keys, groups, strict=True) if _may_repeat(group))
    for key in [key for key, count in counts.items() if count >= _OFTEN]:
        places = [i for i, other in enumerate(keys) if other == key]
        if 2 * sum(_interrupts(groups, found, i) for i in places) >= len(places):
            found.update(places)
    found |= {i for i in range(len(groups)) if _number_beside(groups, found, i)}
    return found | _titles_again(groups, found)


def _titles_again(groups: Sequence[Group], found: set[int]) -> set[int]:
    """Lines below a page's number that say again, in a row, which meeting the document's title named."""
    head, size = set[str](), 0
    first = 0
    while first < len(groups) and size < _TITLE:
        head |= set(_WORD.findall(groups[first].text.casefold()))
        size += len(groups[first].text)
        first += 1
    again: set[int] = set()
    for i in range(first, len(groups)):
        below = i - 1 in again or (i - 1 in found and _numbers_page(groups[i - 1]))
        words = _WORD.findall(groups[i].text.casefold()) if below and _may_repeat(groups[i]) else []
        if len(words) > 1 and head.issuperset(words) and _MEETING.search(groups[i].text):
            again.add(i)
    return again


def _numbers_page(group: Group) -> bool:
    return any(c.isdigit() for c in group.text) and (is_shape(group.text) or is_lone_number(group.text))


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


def _counted(groups: Sequence[Group]) -> set[int]:
    """Lone numbers that count the pages of a text that has lost its page breaks."""
    chains: list[list[int]] = []
    for at, group in enumerate(groups):
        if not (group.plain and _LONE_NUMBER.fullmatch(group.text)):
            continue
        number = int(group.text)
        chain = next((c for c in reversed(chains) if int(groups[c[-1]].text) == number - 1 and at - c[-1] > 1), None)
        if chain is not None:
            chain.append(at)
        elif number <= _FIRST_PAGE:
            chains.append([at])
    return {at for chain in chains if _counts_pages(groups, chain) for at in chain}


def _counts_pages(groups: Sequence[Group], chain: Sequence[int]) -> bool:
    """Begins with the document, breaks a sentence, or stands three times before what is no title."""
    broken = any(_breaks_sentence(groups, at) for at in chain)
    if broken or chain[0] == 0:
        return len(chain) > 1 or chain[0] == 0
    return len(chain) >= _OFTEN and sum(_before_title(groups, at) for at in chain) < 0.5 * len(chain)


def _breaks_sentence(groups: Sequence[Group], at: int) -> bool:
    if not 0 < at < len(groups) - 1:
        return False
    after = groups[at + 1].text
    return after[:1].islower() and len(after) > 20


def _before_title(groups: Sequence[Group], at: int) -> bool:
    after = groups[at + 1].text if at + 1 < len(groups) else ""
    return after[:1].isupper() and len(after) <= _MOST_CHARACTERS and not after.endswith((".", ";", ","))
