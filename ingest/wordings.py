"""Wordings as data: a file of `styles/` is a family of patterns, each with lines that must match and that must not.

A pattern may name a fragment in braces (`{month}`, `{title}`; `styles/_fragments.yaml`) and, in a family that is
`masked`, `{body}` and `{date}`, which stand for a body's name or a date (see `ingest.mask`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from ingest.mask import compiled
from ingest.needs import FEW, Sieve
from ingest.starts import Openings

STYLES = Path(__file__).parent / "styles"
KEPT = 1024  # answers that a family remembers
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


class Wording(msgspec.Struct, frozen=True):
    """One pattern: what it means, and how sure one may be of what it says (`confidence`, 0 to 1)."""

    id: str
    meaning: str
    pattern: re.Pattern[str]
    confidence: float
    more: dict[str, Any]


class Found(msgspec.Struct, frozen=True):
    """A wording and where it was found."""

    wording: Wording
    match: re.Match[str]

    @property
    def meaning(self) -> str:
        """What the words mean, in the words of their family."""
        return self.wording.meaning


class Family:
    """The wordings of one file, in its order: the first that matches counts."""

    def __init__(self, name: str, masked: bool, wordings: tuple[Wording, ...]) -> None:
        self.name, self.masked, self.wordings = name, masked, wordings
        self._asked = 0
        # modules of facts ask for the same line again and again
        self.match = lru_cache(KEPT)(self._match)
        self.full = lru_cache(KEPT)(self._full)
        self.search = lru_cache(KEPT)(self._search)
        self._every = lru_cache(KEPT)(self._found)

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve((place, wording.pattern) for place, wording in enumerate(self.wordings))

    @cached_property
    def _openings(self) -> Openings:
        return Openings(wording.pattern for wording in self.wordings)

    def _few(self) -> bool:
        """Whether so little was asked yet that to try every pattern is less work than to learn what they need."""
        self._asked += 1
        return self._asked <= FEW

    def _match(self, text: str) -> Found | None:
        """The first wording that `text` starts with."""
        for place in self._starting(text):
            wording = self.wordings[place]
            if match := wording.pattern.match(text):
                return Found(wording, match)
        return None

    def _full(self, text: str) -> Found | None:
        """The first wording that is the whole of `text`."""
        for place in self._starting(text):
            wording = self.wordings[place]
            if match := wording.pattern.fullmatch(text):
                return Found(wording, match)
        return None

    def _search(self, text: str) -> Found | None:
        """The first wording that stands anywhere in `text`."""
        for wording in self.able(text):
            if match := wording.pattern.search(text):
                return Found(wording, match)
        return None

    def all(self, text: str) -> list[Found]:
        """Every place where a wording stands in `text`: by wording, then by place."""
        return list(self._every(text))

    def _found(self, text: str) -> tuple[Found, ...]:
        return tuple(Found(wording, match) for wording in self.able(text) for match in wording.pattern.finditer(text))

    def _starting(self, text: str) -> Iterable[int]:
        return range(len(self.wordings)) if self._few() else self._openings.able(text)

    def _holding(self, text: str) -> Iterable[int]:
        return range(len(self.wordings)) if self._few() else self._sieve.able(text)

    def able(self, text: str) -> list[Wording]:
        """The wordings that may stand in `text`, by the plain words that it holds."""
        return [self.wordings[place] for place in self._holding(text)]

    def placed(self, text: str) -> list[tuple[int, Wording]]:
        """The same, each with its place in the family."""
        return [(place, self.wordings[place]) for place in self._holding(text)]


@cache
def family(name: str) -> Family:
    """The family of `styles/NAME.yaml`. Raises ValueError for a file that cannot be read as one."""
    return read_family(STYLES / f"{name}.yaml")


def families() -> list[str]:
    """The names of all families: the files are the registry."""
    return sorted(path.stem for path in STYLES.glob("*.yaml") if not path.stem.startswith("_"))


def read_family(path: Path) -> Family:
    """A family out of its file. Raises ValueError naming the file, the entry and what is wrong with it."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    flags = 0 if data.get("case") else re.IGNORECASE
    masked = bool(data.get("masked"))
    wordings = tuple(_wording(path, row, flags, masked) for row in data["entries"])
    return Family(path.stem, masked, wordings)


def _wording(path: Path, row: dict[str, Any], flags: int, masked: bool) -> Wording:
    more = dict(row)
    try:
        name, meaning, source = more.pop("id"), more.pop("meaning"), more.pop("pattern")
        pattern = compiled(expand(source, masked), flags)
    except (KeyError, re.error) as error:
        raise ValueError(f"{path.name}: entry {row.get('id', '?')}: {error}") from error
    for key in ("matches", "not"):
        more.pop(key, None)
    return Wording(name, meaning, pattern, float(more.pop("confidence", 0.9)), more)


def expand(pattern: str, masked: bool = False) -> str:
    """The pattern with its fragments written out. Raises KeyError for a fragment that does not exist."""
    known = fragments() | (MASKS if masked else {})

    def fragment(match: re.Match[str]) -> str:
        return f"(?:{expand(known[match.group(1)], masked)})"

    return _FRAGMENT.sub(fragment, pattern)


MASKS = {"body": "⟦·*⟧", "date": "⟪·*⟫"}


@cache
def fragments() -> dict[str, str]:
    """The pieces that patterns share."""
    data = YAML(typ="safe").load((STYLES / "_fragments.yaml").read_text(encoding="utf-8"))
    return {name: row["pattern"] for name, row in data["fragments"].items()}


@cache
def patterns_hash() -> str:
    """A short hash of all files of wordings: a Record names it, so that a change of wording is a change of run."""
    digest = hashlib.sha256()
    for path in sorted(STYLES.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
