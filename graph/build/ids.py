"""Readable, stable paths out of what documents state. The same words give the same path on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s\b|s['’](?=\W|$)|['’])", re.IGNORECASE)
OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(1 << 15)  # a county says the same names and titles again and again
def fold(text: str) -> str:
    """ASCII, lower case, words parted by single spaces: what two spellings of the same words have in common."""
    plain = unicodedata.normalize("NFKD", POSSESSIVE.sub("", text).replace("&", " and "))
    return OTHER.sub(" ", plain.encode("ascii", "ignore").decode().lower()).strip()


def digest(*stated: object, length: int = 8) -> str:
    """Some hex digits of what is stated; None counts as nothing."""
    joined = "\x1f".join("" if part is None else str(part) for part in stated)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def slug(text: str, limit: int = 60) -> str:
    """`children-services-cabinet-panel`. A longer text is cut at a word and ends in digits of the whole of it."""
    path = fold(text).replace(" ", "-")
    if not path:
        return digest(text)
    if len(path) <= limit:
        return path
    return f"{path[:limit].rsplit('-', 1)[0]}-{digest(path, length=6)}"


def body_slug(name: str) -> str:
    """The path of a body's name, without the article."""
    return slug(re.sub(r"^\s*the\s+", "", name, flags=re.IGNORECASE))
