"""How alike two titles are: rare words count, and numbers, years and phases tell apart what is written alike."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from graph.build.ids import fold

HERE = Path(__file__).parent
YEARS = re.compile(r"\b((?:19|20)\d\d)(?: (?:to )?((?:19|20)?\d\d)\b)?")
# How an item came to the agenda, as titles say it: "Referral from the Highways Panel".
SENT_BY = re.compile(
    r"\b(?:recommendations?|referrals?|references?|responses?|reports?) (?:of|from|by|to) (?:the )?(?:[a-z]+ ){0,6}?"
    r"(?:panel|committee|cabinet|board|council|forum|group|executive|commission)\b"
)
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "one": "1", "two": "2", "three": "3", "four": "4"}
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
COMMON_WEIGHT = 0.25
FEW, FEW_SHARE = 4, 0.05
LIKE_WORDS = 0.5
Signs = dict[str, frozenset[str]]
Words = tuple[str, ...]


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """words.yaml, its lists as sets."""
    read: dict[str, Any] = YAML(typ="safe").load((HERE / "words.yaml").read_text("utf-8"))
    return {
        "common": frozenset(read["common"].split()),
        "procedure": frozenset(read["procedure"].split()),
        "works": frozenset(read["works"].split()),
        "apart": {word: kind for kind, words in read["apart"].items() for word in words},
        "numbered": frozenset(read["numbered"]),
    }


@lru_cache(maxsize=1)
def standing_patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of standing.yaml."""
    rows = YAML(typ="safe").load((HERE / "standing.yaml").read_text("utf-8"))
    return tuple(re.compile(row["match"]) for row in rows)


@lru_cache(maxsize=65536)
def is_standing(title: str) -> bool:
    """Whether a title is of business that stands on every agenda."""
    folded = fold(title)
    return not folded or any(pattern.match(folded) for pattern in standing_patterns())


@lru_cache(maxsize=65536)
def words_of(title: str) -> frozenset[str]:
    """The words of a title that say something of its subject, singular and plural alike."""
    folded = YEARS.sub(" ", fold(title))
    folded = SENT_BY.sub(" ", folded).strip() or folded
    kept = (word for word in folded.split() if word not in data()["procedure"] and not word.isdigit())
    return frozenset(word.rstrip("s") if len(word) > 3 else word for word in kept)


@lru_cache(maxsize=65536)
def signs_of(title: str) -> Signs:
    """What tells a title apart, by kind: years, numbers after `phase` and the like, other numbers, directions."""
    folded = fold(title)
    found: dict[str, set[str]] = {}
    for match in YEARS.finditer(folded):
        found.setdefault("year", set()).add(match[1] + (f"-{match[2][-2:]}" if match[2] else ""))
    words = YEARS.sub(" ", folded).split()
    for before, word in zip(["", *words], words, strict=False):
        if before in data()["numbered"]:
            found.setdefault(before, set()).add(ROMAN.get(word, word))
        elif word.isdigit():
            found.setdefault("number", set()).add(word)
        if word in data()["numbered"] and before in ORDINALS:
            found.setdefault(word, set()).add(ORDINALS[before])
        elif word in data()["apart"]:
            found.setdefault(data()["apart"][word], set()).add(word)
    return {kind: frozenset(values) for kind, values in found.items()}


def apart(one: Signs, other: Signs) -> bool:
    """Whether two titles hold different signs of one kind: two phases of a scheme, two years of a report."""
    return any(one[kind].isdisjoint(other[kind]) for kind in one.keys() & other.keys())


def one_sided(one: Signs, other: Signs) -> bool:
    """Whether one of two titles is of a phase, a lot or the like and the other of none."""
    return any(kind in data()["numbered"] for kind in one.keys() ^ other.keys())


@lru_cache(maxsize=65536)
def siblings(one: str, other: str) -> bool:
    """Whether two titles are worded alike but for a name: `Mill Lane Car Park` and `Mill Road Car Park`.

    Whoever words a title anew changes more than a name, or puts words elsewhere; a slip of the pen is no other name.
    """
    if one == other:
        return False
    mine, theirs = ordered_words(one), ordered_words(other)
    names, matcher = False, SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < LIKE_WORDS:
        return False
    for tag, a, b, c, d in matcher.get_opcodes():
        gone, come = _own(mine[a:b], theirs), _own(theirs[c:d], mine)
        if tag == "replace" and gone and come:
            names = names or not (len(gone) == len(come) == 1 and is_slip(gone[0], come[0]))
        elif tag != "equal" and _worded_anew(mine[a:b], theirs[c:d], mine, theirs):
            return False
    return names


def _worded_anew(gone: Words, come: Words, mine: Words, theirs: Words) -> bool:
    """Whether words stand elsewhere in the other title, or more than one has no counterpart there."""
    moved = any(word in theirs for word in gone) or any(word in mine for word in come)
    return moved or sum(not is_common(word) for word in (*gone, *come)) > 1


def _own(words: Words, others: Words) -> list[str]:
    return [word for word in words if word not in others and not is_common(word) and word not in data()["works"]]


@lru_cache(maxsize=65536)
def ordered_words(title: str) -> Words:
    """The words of `words_of`, in order, without those that signs are made of."""
    kept = words_of(title) - data()["numbered"] - ROMAN.keys() - data()["apart"].keys()
    found = (word.rstrip("s") if len(word) > 3 else word for word in fold(title).split())
    return tuple(word for word in found if word in kept)


def own_words(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Words of the first that are not common and that the second has not, not even with a slip of the pen."""
    return [w for w in sorted(one - other) if not is_common(w) and not any(is_slip(w, o) for o in other - one)]


def is_slip(one: str, other: str) -> bool:
    """Whether two long words are alike but for one letter left out."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or len(long) < 6:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether words.yaml lists it, in the singular or the plural."""
    return word in data()["common"] or f"{word}s" in data()["common"]


class Weights:
    """How much a word says, from how many titles of the same authority hold it."""

    def __init__(self, titles: Iterable[frozenset[str]]) -> None:
        self._held: Counter[str] = Counter()
        self._titles = 0
        for words in titles:
            self._titles += 1
            self._held.update(words)

    def of(self, word: str) -> float:
        """From 0; a word of half of all titles says next to nothing, a common one of words.yaml little."""
        said = math.log(1 + (1 + self._titles) / (1 + self._held[word]))
        return said * (COMMON_WEIGHT if is_common(word) else 1.0)

    def tells(self, word: str) -> bool:
        """Whether a word says something of its own: no common one, and in few titles."""
        return not is_common(word) and self._held[word] <= max(FEW, self._titles * FEW_SHARE)

    def sum(self, words: Iterable[str]) -> float:
        """What all of them say."""
        return math.fsum(self.of(word) for word in sorted(words))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 to 1: what both say, as a share of what either says, leaning towards the shorter of the two."""
        shared = self.sum(one & other)
        if not shared:
            return 0.0
        a, b = self.sum(one), self.sum(other)
        return 0.5 * shared / min(a, b) + 0.5 * shared / (a + b - shared)

    def rarest(self, words: Iterable[str], count: int) -> list[str]:
        """The words that say most, ties by the alphabet."""
        return sorted(words, key=lambda word: (-self.of(word), word))[:count]
