"""Whom a short name means: `Councillor Bell`, `AB` are the one person present who may be called so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.given import plain
from ontology.record import PersonRow

_LETTERS = re.compile(r"[A-Z]{2,4}")
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}")


def full_name(name: str, people: Sequence[PersonRow]) -> str:
    """The name as the attendance list has it, where only a surname or initials stand and one person fits."""
    if " " in name.strip():
        return _spelt_out(name, people)
    alike = list(dict.fromkeys(person.name for person in people if _fits(name, person.name)))
    return alike[0] if len(alike) == 1 else name


def _spelt_out(name: str, people: Sequence[PersonRow]) -> str:
    """`A Bell` is Ann Bell, where nobody else of that surname has that initial, and nobody is listed as `A Bell`."""
    first, _, last = name.strip().partition(" ")
    if not re.fullmatch(r"[A-Z]\.?", first) or " " in last or any(p.name == name for p in people):
        return name
    ends = [p.name for p in people if p.name.startswith(first[0]) and plain(p.name.split()[-1]) == plain(last)]
    alike = list(dict.fromkeys(ends))
    return alike[0] if len(alike) == 1 else name


def _fits(short: str, whole: str) -> bool:
    words = [word for word in whole.replace(",", " ").split() if word]
    if _LETTERS.fullmatch(short) and "".join(word[0] for word in words).upper() == short:
        return True
    surnames = {plain(word) for word in words if not _INITIAL.fullmatch(word)}
    inverted = "," in whole or bool(words and _INITIAL.fullmatch(words[-1]))
    first = plain(words[0]) if len(words) > 1 and not inverted else ""
    return plain(short) in surnames - {first}
