"""Two wordings of one thing, compared word by word: what was struck, what was added, and how alike they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from graph.build.ids import fold
from graph.resolve.answers.wordings import data

LONG, MISSPELT = 5, 0.85
# Digits that a scanner takes for letters, in what is a word otherwise: `Apri1`.
SCANNED, MANY_LETTERS = str.maketrans("10", "lo"), 3
ENDINGS = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$|(?<=\w{4})e$")


Words = tuple[tuple[str, str], ...]
Code = tuple[str, int, int, int, int]


class Change(NamedTuple):
    """Words as written; either may be empty, not both."""

    struck: str
    added: str


@lru_cache(maxsize=8192)
def words(text: str) -> Words:
    """(as compared, as written) of every word that has a letter or digit."""
    return tuple((key, word) for word in text.split() if (key := compared(word)))


@lru_cache(maxsize=32768)
def compared(word: str) -> str:
    """What two writings of a word have in common: `Approves,` and `approved`. Sums keep all their digits."""
    key = fold(word).replace(" ", ".")
    key = data()["irregular"].get(key, key)
    if sum(c.isalpha() for c in key) >= MANY_LETTERS:
        key = key.translate(SCANNED)
    return key if any(c.isdigit() for c in key) else ENDINGS.sub("", key)


@lru_cache(maxsize=1)
def little() -> frozenset[str]:
    """Words that make no difference, as compared."""
    return frozenset(compared(word) for word in data()["little"])


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Words that leave open what is meant, as compared."""
    return frozenset(compared(word) for word in data()["generic"])


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The words that make a difference, as compared."""
    return frozenset(key for key, _ in words(text)) - little()


@lru_cache(maxsize=32768)
def likeness(asked: str, given: str) -> float:
    """0 to 1: what both say, leaning towards the shorter of the two."""
    one, other = content(asked), content(given)
    shared = len(one & other)
    return 0.5 * shared / min(len(one), len(other)) + 0.5 * shared / len(one | other) if shared else 0.0


def changes(asked: str, given: str) -> tuple[Change, ...]:
    """Where the two differ, in order; differences in words that say little are none."""
    before, after = words(asked), words(given)
    matcher = SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after], autojunk=False)
    found = [(before[a:b], after[c:d]) for tag, a, b, c, d in _joined(matcher.get_opcodes(), before) if tag != "equal"]
    return tuple(Change(_said(struck), _said(added)) for struck, added in found if not _same(struck, added, found))


def _said(words: Words) -> str:
    """As written; words that say little are nothing by themselves."""
    return " ".join(word for _, word in words) if any(key not in little() for key, _ in words) else ""


def _joined(codes: Sequence[Code], before: Words) -> list[Code]:
    """Differences with nothing but a word that says little between them are one."""
    found: list[Code] = []
    for code in codes:
        tag, a, b, _, d = code
        small = tag == "equal" and all(key in little() for key, _ in before[a:b]) and a > 0 and b < len(before)
        if found and found[-1][0] != "equal" and (tag != "equal" or small):
            found[-1] = ("replace", found[-1][1], b, found[-1][3], d)
        else:
            found.append(code)
    return found


def _same(struck: Words, added: Words, all_: list[tuple[Words, Words]]) -> bool:
    """Whether nothing is struck or added but words that say little, that stand elsewhere, or that are misspelt."""
    gone = {key for key, _ in struck} - little()
    come = {key for key, _ in added} - little()
    elsewhere = {key for _, more in all_ for key, _ in more}, {key for less, _ in all_ for key, _ in less}
    return _all_in(gone, elsewhere[0]) and _all_in(come, elsewhere[1])


def _all_in(some: set[str], others: set[str]) -> bool:
    return all(word in others or any(_misspelt(word, other) for other in others) for word in some)


def _misspelt(one: str, other: str) -> bool:
    """A slip of the pen or of a scanner in a long word; a number is never misspelt."""
    if min(len(one), len(other)) < LONG or any(c.isdigit() for c in one + other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= MISSPELT
