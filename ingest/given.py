"""First names: what tells `Pat Bell` from `Matters Arising`, and a first name from a surname in columns come apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}|[a-z]\.?")
_FILE = Path(__file__).parent / "styles" / "_given_names.yaml"


@cache
def given_names() -> frozenset[str]:
    """The first names of the list, in small letters without accents."""
    return frozenset(YAML(typ="safe").load(_FILE.read_text(encoding="utf-8"))["given_names"].split())


def is_given(word: str) -> bool:
    """Whether a word, or the first part of one with a hyphen, is a common first name."""
    return re.split(r"[-’']", plain(word))[0] in given_names()


def plain(word: str) -> str:
    """A word in small letters, without accents and the signs around it."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.strip(" .,").casefold()


def looks_personal(name: str) -> bool:
    """Whether a name bears a first name or initials: a heading of two words does not."""
    words = name.split()
    return any(len(word.strip(".")) == 1 or (word.isupper() and len(word) < 4) for word in words[:-1]) or any(
        is_given(word) for word in words
    )


def same_person(a: str, b: str) -> bool:
    """Whether two writings may be one person: same surname, and initials or names that do not contradict."""
    x, y = _first_then_last(a), _first_then_last(b)
    if not x or not y or x[-1] != y[-1]:
        return False
    if len(x) == 1 or len(y) == 1:
        return True
    return x[0][0] == y[0][0]


def _first_then_last(name: str) -> list[str]:
    """The words of a name in small letters without accents, the surname last also where it is written first."""
    words = name.replace(",", " ").split()
    if len(words) > 1 and (
        (len(words[-1]) < 3 and _INITIALS.fullmatch(words[-1])) or (is_given(words[-1]) and not is_given(words[0]))
    ):
        words = [words[-1], *words[:-1]]
    return [plain(word) for word in words]
