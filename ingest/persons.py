"""A person as a list names one: the name cleaned of titles and honours, and the words around it."""

from __future__ import annotations

import re

import msgspec

from ingest.given import is_given
from ingest.honorifics import HONOURS, IS_COUNCILLOR, OF_COUNCIL, TITLE
from ingest.posts import has_role

_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}|[a-z]\.?")
_PARTICLE = {
    "de",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "du",
    "di",
    "da",
    "bin",
    "ap",
    "ab",
    "ni",
    "y",
    "el",
    "al",
    "dos",
    "st",
    "st.",
}
_WORD = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'‘`´-]*\.?|[A-ZÀ-Þ][’'][A-Z]\w+|[a-z][’'][A-Z]\w+|d[’'][A-Z]\w+|[hnt]-?[A-ZÀ-Þ]\w+)"
)


# The last word of an organisation, a place or a trade in small letters with capitals: no surname.
_THING = re.compile(
    r" (?:Project|Station|District|Forestry|Programme|ETB|CIC|LLP|PLC|NHS|HSE|Harbourmaster|Walk-In)$"
    r"|^(?:Municipal|Programme|Forestry) |^[A-Z][a-z]+ (?:North|South|East)$"
)
_ONLY_TITLE = re.compile(r"(?:Messrs|Mrs?|Ms|Miss|Dr|Cllrs?|Councillors?)\.?")


class Named(msgspec.Struct, kw_only=True):
    """A person in a list: `name` cleaned, its place in the text, and the words beside it.

    `title` is what stood before the name (Councillor, Mrs), `before` an office or post there, `rank` a rank, `honours`
    what stood behind it (MBE, MP), `notes` the brackets, `after` what follows behind a comma or dash, `end` where it
    all ends, `mark` a footnote's star.
    """

    name: str
    start: int
    end: int
    title: str = ""
    rank: str | None = None
    before: list[str] = []
    honours: str = ""
    notes: list[str] = []
    after: list[str] = []
    mark: str = ""

    @property
    def is_councillor(self) -> bool:
        """Whether a councillor's title stood before the name, or one behind it (M.C.C.)."""
        return IS_COUNCILLOR.search(self.title) is not None or OF_COUNCIL.search(self.honours) is not None


def clean_name(text: str) -> str:
    """The name alone: no titles, no honours, initials without full stops."""
    text = strip_title(text.strip(" ,.;:–—-"))[0]
    text = HONOURS.sub("", text).strip(" ,;").replace("\xad", "")
    text = re.sub(r"\b([A-Z])\.(?=\s?[A-Z])", r"\1 ", text)
    text = re.sub(r"\b([A-Z])\.(?=\s|$)", r"\1", text)
    return " ".join(text.split())


def strip_title(text: str) -> tuple[str, str]:
    """The text without its leading titles, and the titles."""
    at = 0
    while (match := TITLE.match(text, at)) and match.end() < len(text):
        at = match.end()
    return text[at:], text[:at].strip(" .:–-")


def is_name(text: str, alone: bool = False) -> bool:
    """Whether a text is a name: at least two words of which one is a surname; one word will do where `alone`."""
    words = text.split()
    if _THING.search(text) or _ONLY_TITLE.fullmatch(text):
        return False
    if not words or len(words) > 6 or len(text) > 60 or has_role(text):
        return False
    proper = 0
    for i, word in enumerate(words):
        if (word.lower() in _PARTICLE and 0 < i < len(words) - 1) or word in ("St", "St.", "De", "O’", "O'"):
            continue
        capitals = i == len(words) - 1 and (i > 0 or alone) and len(word) > 2 and word.isalpha()  # `K ELM`
        if _INITIALS.fullmatch(word) and not capitals and not (word.islower() and len(words) == 1):
            continue
        if not _WORD.fullmatch(word):
            return alone and 1 < i == len(words) - 1 and word.isalpha() and is_given(words[0])
        proper += 1
    return proper > 0 and (len(words) > 1 or alone)
