"""Names of people as British minutes write them, made comparable: `JG Hartley` and `J. G. HARTLEY` are one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

WORDS = YAML(typ="safe").load(Path(__file__).with_name("names.yaml").read_text("utf-8"))
TITLES, HONOURS = (frozenset(WORDS[key].split()) for key in ("titles", "honours"))
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


@lru_cache(maxsize=65536)
def parse(written: str) -> Name | None:
    """A name without titles and honours. None when no surname is left."""
    plain = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode()
    words = [word for word in re.split(r"[\s.,]+", plain.replace("'", "")) if word]
    while words and words[0].lower() in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].lower() in HONOURS:
        words.pop()
    if not words:
        return None
    given = [letter.lower() for word in words[:-1] for letter in _given(word)]
    return Name(tuple(given), words[-1].lower())


def _given(word: str) -> list[str]:
    """`JG` is two initials, `EPJ` three; a word of three capitals with a vowel inside (`TOM`) is a name."""
    initials = JOINED_INITIALS.match(word) and (len(word) == 2 or VOWELS.isdisjoint(word[1]))
    return list(word) if initials else [word]


def may_be(short: Name, full: Name) -> bool:
    """Whether a shorter writing (a surname, initials and a surname) can stand for a fuller one."""
    if short.surname != full.surname or len(short.given) > len(full.given):
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short.given, full.given, strict=False))
