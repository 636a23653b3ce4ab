"""Two wordings of one thing, compared word by word: what was struck, what was added, and how alike they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from graph.build.ids import fold
from graph.resolve.answers.wordings import as_scanned, data

LONG, MISSPELT = 5, 85
# Digits that a scanner takes for letters, in what is a word otherwise: `Apri1`.
SCANNED, MANY_LETTERS = str.maketrans("10", "lo"), 3
MARKS = ".,;:()"
ORDINAL = re.compile(r"(?<=^\d)(?:st|nd|rd|th)$|(?<=^\d\d)(?:st|nd|rd|th)$")
DAY = re.compile(r"days?\W*$")
ENDINGS = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$|(?<=\w{4})e$")
# Between words; beside a mark or a bracket the space may be lost: `Kestrelwick(north)`, `School,Rushengarth`.
GAPS = re.compile(r"\s+|(?<=[A-Za-z][,;])(?=[A-Za-z])|(?<=\w)(?=\()")

Words = tuple[tuple[str, str], ...]
Code = tuple[str, int, int, int, int]


class Change(NamedTuple):
    """Words as written; either may be empty, not both."""

    struck: str
    added: str


@lru_cache(maxsize=8192)
def words(text: str) -> Words:
    """(as compared, as written) of every word that has a letter or digit."""
    return tuple((key, word) for word in GAPS.split(text) if (key := compared(word)))


@lru_cache(maxsize=32768)
def compared(word: str) -> str:
    """What two writings of a word have in common: `Approves,` and `approved`. Sums keep all their digits."""
    key = fold(word).replace(" ", ".")
    key = data()["irregular"].get(key, key)
    key = ORDINAL.sub("", key)
    if sum(c.isalpha() for c in key) >= MANY_LETTERS:
        key = key.translate(SCANNED)
    return key if any(c.isdigit() for c in key) else as_scanned(ENDINGS.sub("", key))


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


@lru_cache(maxsize=8192)
def names(text: str) -> frozenset[str]:
    """The words with a capital within the text, days left out: `Northfield` and `Northfields` are two schools."""
    telling = (word for key, word in words(text)[1:] if key not in little() | generic() and not DAY.search(word))
    capital = (word for word in telling if word.lstrip("('\"‘“")[:1].isupper())
    return frozenset(as_scanned(fold(word).translate(SCANNED)) for word in capital)


@lru_cache(maxsize=8192)
def negatives(text: str) -> frozenset[str]:
    """The words by which it denies something, as compared."""
    return frozenset(compared(found[0].split()[0]) for found in data()["negative"].pattern.finditer(text))


@lru_cache(maxsize=32768)
def likeness(asked: str, given: str) -> float:
    """0 to 1: what both say, leaning towards the shorter of the two."""
    one, other = content(asked), content(given)
    shared = len(one & other)
    return 0.5 * shared / min(len(one), len(other)) + 0.5 * shared / len(one | other) if shared else 0.0


def changes(asked: str, given: str, title: str = "") -> tuple[Change, ...]:
    """Where the two differ, in order; no differences are words that say little, or that the items' titles say."""
    before, after = _parted(words(asked), words(given)), _parted(words(given), words(asked))
    matcher = SequenceMatcher(None, [key for key, _ in before], [key for key, _ in after], autojunk=False)
    found = [(before[a:b], after[c:d]) for tag, a, b, c, d in _joined(matcher.get_opcodes(), before) if tag != "equal"]
    known = frozenset(word for word in content(title) if word.isalpha())
    return tuple(
        Change(_said(struck), _said(added)) for struck, added in found if not _same(struck, added, found, known)
    )


def _parted(some: Words, others: Words) -> Words:
    """Two words that lost the space between them are two again where the other text has both: `approvedat`."""
    known, written = {key for key, _ in others}, {word.lower().strip(MARKS) for _, word in others}
    each = (((key, word),) if key in known else _halves(key, word, written) for key, word in some)
    return tuple(pair for pairs in each for pair in pairs)


def _halves(key: str, word: str, known: set[str]) -> Words:
    plain = word.lower().rstrip(MARKS)
    cuts = range(2, len(plain) - 1) if len(plain) > LONG else ()
    both = next((n for n in cuts if plain[:n] in known and plain[n:] in known), None)
    return ((key, word),) if both is None else tuple((compared(half), half) for half in (word[:both], word[both:]))


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


def _same(struck: Words, added: Words, all_: list[tuple[Words, Words]], known: frozenset[str]) -> bool:
    """Whether nothing is struck or added but words that say little, that stand elsewhere, or that are misspelt."""
    gone = {key for key, _ in struck} - little() - known
    come = {key for key, _ in added} - little() - known
    elsewhere = {key for _, more in all_ for key, _ in more}, {key for less, _ in all_ for key, _ in less}
    return _all_in(gone, elsewhere[0]) and _all_in(come, elsewhere[1])


def _all_in(some: set[str], others: set[str]) -> bool:
    return all(word in others or any(_misspelt(word, other) for other in others) for word in some)


def _misspelt(one: str, other: str) -> bool:
    """A slip of the pen or of a scanner in a long word; a number is never misspelt."""
    if min(len(one), len(other)) < LONG or any(c.isdigit() for c in one + other):
        return False
    return ratio(one, other) >= MISSPELT
