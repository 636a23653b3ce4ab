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
from graph.resolve.answers.wordings import as_scanned

HERE = Path(__file__).parent
YEARS = re.compile(r"\b((?:19|20)\d\d)(?: (?:to )?((?:19|20)?\d\d)\b)?")
# How an item came to the agenda, as titles say it: "Referral from the Highways Panel".
SENT_BY = re.compile(
    r"\b(?:recommendations?|referrals?|references?|responses?|reports?) (?:back )?(?:of|from|by|to) "
    r"(?:the )?(?:[a-z]+ ){0,6}?(?:panel|committee|cabinet|board|council|forum|group|executive|commission)\b"
)
# The meeting that an item goes back to, as titles say it: "Cabinet decision of 9 September 2025".
WHEN = re.compile(
    r"\b(decisions?|meetings?|minutes|resolutions?)(?: [a-z]+){0,2}? (?:of|on|dated) "
    r"\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} (?:19|20)\d\d\b"
)
# The same in brackets: "(Cabinet, 9 October 2024, Minute No. 51)".
PLACE = re.compile(
    r"\b(cabinet|executive|council|committee|panel|board) (?:of |on )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} (?:19|20)\d\d"
    r"(?: (?:minutes?|item) (?:no |number )?[a-z]{0,3} ?\d+)?\b"
)
# What a register says of an item, as titles carry it: "(Key Decision; Forward Plan HT/24/09)".
REGISTERED = re.compile(
    r"\b(?:non )?key decision\b|\bforward plan (?:(?:reference|ref|number|no) )?[a-z]{1,4}(?: \d+){1,3}\b"
)
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "one": "1", "two": "2", "three": "3", "four": "4"}
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
COMMON_WEIGHT = 0.25
FEW, FEW_SHARE = 8, 0.05
LIKE_WORDS, LONG_NAME = 0.5, 2
DIGITS, MANY_LETTERS = str.maketrans("10", "lo"), 3  # digits that a scanner takes for letters, in what is a word else
BROAD = ("ll", "rn", "vv")  # what `as_scanned` makes of one letter
Signs = dict[str, frozenset[str]]
Words = tuple[str, ...]


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """words.yaml, its lists as sets; all but signs themselves as `compared`."""
    read: dict[str, Any] = YAML(typ="safe").load((HERE / "words.yaml").read_text("utf-8"))
    kinds = {word: kind for kind, words in read["apart"].items() for word in words}
    return {
        "common": frozenset(map(compared, read["common"].split())),
        "procedure": frozenset(read["procedure"].split()),
        "works": frozenset(map(compared, read["works"].split())),
        "stages": frozenset(map(compared, read["stages"].split())),
        "signs": frozenset(map(compared, (*read["numbered"], *ROMAN, *kinds))),
        "apart": kinds,
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
    """The words of a title that say something of its subject, as `compared`."""
    folded = YEARS.sub(" ", _plain(title))
    folded = SENT_BY.sub(" ", folded).strip() or folded
    kept = (word for word in folded.split() if word not in data()["procedure"] and not word.isdigit())
    return frozenset(map(compared, kept))


def _plain(title: str) -> str:
    """A folded title without the meeting that it goes back to, and without its entry in a register."""
    folded = PLACE.sub(r"\1", WHEN.sub(r"\1", fold(title)))
    return REGISTERED.sub(" ", folded).strip() or folded


@lru_cache(maxsize=65536)
def compared(word: str) -> str:
    """A folded word as it is compared: singular and plural alike, and what a scanner takes for each other."""
    letters = word.translate(DIGITS) if sum(c.isalpha() for c in word) >= MANY_LETTERS else word
    return as_scanned(letters.rstrip("s") if len(letters) > 3 else letters)


@lru_cache(maxsize=65536)
def signs_of(title: str) -> Signs:
    """What tells a title apart, by kind: years, numbers after `phase` and the like, other numbers, directions."""
    folded = _plain(title)
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


def one_sided(one: Signs, other: Signs, *, years: bool = True) -> bool:
    """Whether one of two titles is of a phase, a lot or the like, or of a year where `years`, and the other of none."""
    return any(kind in data()["numbered"] and (years or kind != "year") for kind in one.keys() ^ other.keys())


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
        if len(gone) != len(come) and max(len(gone), len(come)) > LONG_NAME:
            return False
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
    kept = words_of(title) - data()["signs"]
    return tuple(word for word in map(compared, fold(title).split()) if word in kept)


def own_words(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Words of the first that say something of the subject and that the second has not, not even misspelt."""
    ours = meant(one, other)
    return [word for word in sorted(ours - meant(other, ours) - data()["stages"]) if not is_common(word)]


@lru_cache(maxsize=16384)
def meant(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The first words, each that is a slip of one of the second, or two of them without the space, as those."""
    theirs = sorted(other - one)
    found = {word: said for word in one - other if (said := _said(word, theirs, other))} if theirs else {}
    return frozenset(said for word in one for said in found.get(word, (word,))) if found else one


def _said(word: str, theirs: list[str], other: frozenset[str]) -> Words:
    for near in theirs:
        if is_slip(word, near):
            return (near,)
        rest = word.removeprefix(near)
        if rest != word and rest in other and min(len(near), len(rest)) >= MANY_LETTERS:
            return near, rest
    return ()


def is_slip(one: str, other: str) -> bool:
    """Whether two long words, as compared, are alike but for one letter left out."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    gap = len(long) - len(short)
    if gap not in (1, 2) or len(long) < 6:
        return False
    cuts = (at for at in range(len(short) + 1) if gap == 1 or long[at : at + 2] in BROAD)
    return any(long[:at] + long[at + gap :] == short for at in cuts)


def is_works(words: Iterable[str]) -> bool:
    """Whether all words, as compared, tell only what is done to a thing."""
    return bool(data()["works"].issuperset(words))


def is_later_stage(words: frozenset[str]) -> bool:
    """Whether words, as compared, tell of a later stage of something."""
    return not words.isdisjoint(data()["stages"])


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether words.yaml lists a word, as compared."""
    return word in data()["common"]


class Weights:
    """How much a word says, from how many titles of the same authority hold it."""

    def __init__(self, titles: Iterable[frozenset[str]]) -> None:
        self._held: Counter[str] = Counter()
        self._said: dict[str, float] = {}
        self._titles = 0
        for words in titles:
            self._titles += 1
            self._held.update(words)

    def of(self, word: str) -> float:
        """From 0; a word of half of all titles says next to nothing, a common one of words.yaml little."""
        if word not in self._said:
            said = math.log(1 + (1 + self._titles) / (1 + self._held[word]))
            self._said[word] = said * (COMMON_WEIGHT if is_common(word) else 1.0)
        return self._said[word]

    def tells(self, word: str) -> bool:
        """Whether a word says something of its own: no common one, and in few titles."""
        return not is_common(word) and self._held[word] <= max(FEW, self._titles * FEW_SHARE)

    def sum(self, words: Iterable[str]) -> float:
        """What all of them say; exact, so that their order counts for nothing."""
        return math.fsum(map(self.of, words))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 to 1: what both say, as a share of what either says, leaning towards the shorter of the two."""
        one = meant(one, other)
        other = meant(other, one)
        shared = self.sum(one & other)
        if not shared:
            return 0.0
        a, b = self.sum(one), self.sum(other)
        return 0.5 * shared / min(a, b) + 0.5 * shared / (a + b - shared)

    def rarest(self, words: Iterable[str], count: int) -> list[str]:
        """The words that say most, ties by the alphabet."""
        return sorted(words, key=lambda word: (-self.of(word), word))[:count]
