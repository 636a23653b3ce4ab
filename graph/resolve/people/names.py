"""Names of people as British minutes write them, made comparable: `JG Hartley` and `J. G. HARTLEY` are one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

WORDS = YAML(typ="safe").load(Path(__file__).with_name("names.yaml").read_text("utf-8"))
TITLES, HONOURS, WOMEN, MEN = (frozenset(WORDS[key].split()) for key in ("titles", "honours", "women", "men"))
FAMILIES = tuple(tuple(line.split()) for line in WORDS["short_forms"].splitlines() if line)
FAMILIES_OF = {word: {n for n, family in enumerate(FAMILIES) if word in family} for words in FAMILIES for word in words}
FIRST_NAMES = frozenset(word for family in FAMILIES for word in family)
# `Ó Néill`, `Mac Donald` and `de Vries` are one word of a name; an `O` without its accent may be an initial.
PARTICLE = re.compile(r"(?<!\S)(Ó|Uí|Ní|Nic|Mac|Mc|de|van|von|der|la|le)['’]?\s+(?=[A-ZÀ-Þ])")
JOINED_INITIALS = re.compile(r"^[A-Z]{2,3}$")
VOWELS = frozenset("AEIOUY")


class Name(NamedTuple):
    """`given` are given names or initials in lower case, `surname` the last word (hyphens kept)."""

    given: tuple[str, ...]
    surname: str

    @property
    def key(self) -> str:
        """What two writings of one name have in common."""
        return " ".join((*self.given, self.surname))

    @property
    def telling(self) -> int:
        """What it tells of the first name: 2 all of it, 1 the initial, 0 nothing."""
        return min(len(self.given[0]), 2) if self.given else 0

    @property
    def fullness(self) -> tuple[int, int, int]:
        """How much it tells: names written out, names and initials, letters."""
        return sum(len(word) > 1 for word in self.given), len(self.given), sum(map(len, self.given))


@lru_cache(maxsize=65536)
def parse(written: str) -> Name | None:
    """A name without titles and honours. None when no surname is left."""
    words = _words(written)
    while words and words[0].lower() in TITLES and not _initials(words):
        words.pop(0)
    while len(words) > 1 and words[-1].lower() in HONOURS:
        words.pop()
    if not words:
        return None
    given = [letter.lower() for word in words[:-1] for part in word.split("-") if part for letter in _given(part)]
    return Name(tuple(given), words[-1].lower())


def _initials(words: list[str]) -> bool:
    """Whether what looks like a title are initials: `MR James`, but not `Mr James`, `MR JAMES` or `MR John James`."""
    return len(words) == 2 and len(words[0]) == 2 and words[0].isupper() and not words[1].isupper()


def _words(written: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", PARTICLE.sub(r"\1", written)).encode("ascii", "ignore").decode()
    return [word for word in re.split(r"[\s.,]+", plain.replace("'", "")) if word]


def _given(word: str) -> list[str]:
    """`JG` is two initials, `EPJ` three; a word of three capitals with a vowel inside (`TOM`) is a name."""
    initials = JOINED_INITIALS.match(word) and (len(word) == 2 or VOWELS.isdisjoint(word[1]))
    return list(word) if initials else [word]


def turned(name: Name) -> Name:
    """`Bell Robert`, read as a surname with a first name behind it."""
    return Name((*name.given[1:], *name.surname.split("-")), name.given[0]) if name.given else name


def may_be(short: Name, full: Name) -> bool:
    """Whether a shorter writing (a surname, initials and a surname) can stand for a fuller one."""
    if short.surname != full.surname or len(short.given) > len(full.given):
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short.given, full.given, strict=False))


def fits(one: Name, other: Name) -> bool:
    """Whether two writings can be of one person: neither says what the other rules out.

    `J Hartley` and `Jack A Hartley` fit, `John Hartley` and `Jack Hartley` too, `J A` and `A J` as well (initials
    change places); `J A` and `J B` do not.
    """
    if one.surname != other.surname:
        return False
    a, b = one.given, other.given
    if all(one_word(x, y) for x, y in zip(a, b, strict=False)):
        return True
    return len(a) == len(b) > 1 and all(len(word) == 1 for word in (*a, *b)) and sorted(a) == sorted(b)


def other_middle(one: Name, other: Name) -> bool:
    """Whether two writings tell of different second names."""
    a, b = one.given[1:2], other.given[1:2]
    return bool(a and b) and not one_word(a[0], b[0]) and not fits(one, other)


def same_middle(one: Name, other: Name) -> bool:
    """Whether two writings tell of one second name."""
    a, b = one.given[1:2], other.given[1:2]
    return bool(a and b) and one_word(a[0], b[0])


def one_word(one: str, other: str) -> bool:
    """Whether two given names or initials can be the same name."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0] or bool(_formal(one) & {other} or _formal(other) & {one})
    return one == other or not FAMILIES_OF.get(one, set()).isdisjoint(FAMILIES_OF.get(other, ()))


@lru_cache(maxsize=4096)
def _formal(word: str) -> frozenset[str]:
    """The first letters of the names that a short form stands for: `w` for `bill`."""
    return frozenset(family[0][0] for family in FAMILIES if word in family[1:])
