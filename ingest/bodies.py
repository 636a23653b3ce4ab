"""Bodies named in a text: `the Audit and Governance Committee`, `Cabinet`, `the young people scrutiny committee`."""

from __future__ import annotations

import re

import msgspec

from ingest.words import words

_HEAD = re.compile(  # the first letters are looked at first, as most words begin with others
    r"\b(?=[abceflmoprstw])(?:(?:Sub[- ]?)?Committee|Cabinet|Council|Executive|Panel|Board|Commission|Forum"
    r"|Assembly|Partnership|Authority"
    r"|Trust|Parliament|Senedd|Federation|Association|Consortium|Ofsted|Estyn"
    r"|(?:Task (?:and|&) Finish|Task|Working|Steering|Scrutiny|Advisory|Review|Liaison|Reference|Monitoring"
    r"|Consultative"
    r"|Commissioning|Stakeholder|Project|Programme) (?:Sub-?)?(?:Group|Party))\b(?![-/]\w)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:[’']?s?)?\s+(?:support\s+|portfolio\s+)?(?:members?|chambers?|tax|house|offices?|officers?|leaders?"
    r"|agendas?|plans?|polic(?:y|ies)|budgets?|rooms?"
    r"|clerks?|secretary|summary|directors?|staff|employees|services?|websites?|land|housing|homes|car parks?"
    r"|areas?|assets"
    r"|owned|wide|procedure|portfolio|strateg(?:y|ies)|reports?|directorates?|functions?|head|lead|business|rents?"
    r"|area|regulations?|standing|constitution|fund|decisions?|nominees?|holder|priorities|champions?"
    r"|arrangements?|law|framework|papers?|seats?|vacanc(?:y|ies)|spokes\w+|whip|liaison)\b(?!\s+(?:Committee"
    r"|Panel|Board|Group|Forum))",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"[’']s?\s+(?:\w+\s+){0,2}?(?:services?|website|budget|area|offices?)\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s(\[“\"‘'*/—–-]))([\w&][\w’'./&-]*)(,?)[ \t]+$")
_JOINS = {"and", "&", "of", "for", "in", "on", "with", "to", "upon"}
_OFFICE_BEFORE = re.compile(r"\b(?:Chief|Deputy|Non|Assistant)[ -]$", re.IGNORECASE)
_HEADS = {"cabinet", "council", "executive", "committee", "panel", "board", "assembly", "partnership", "scrutiny"}
_STOPS = words("body_stops")
_ADJECTIVES = words("body_adjectives")
_ALONE_IS_NAME = {"cabinet", "council", "executive", "parliament", "senedd", "ofsted", "estyn", "assembly"}
_NO_WALK = {"ofsted", "estyn", "senedd", "parliament"}
_LOWER_HEADS = {
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "board",
    "cabinet",
    "council",
    "executive",
    "commission",
    "forum",
}
_MOST_WORDS = 14


class Mention(msgspec.Struct, frozen=True):
    """A body named at `text[start:end]`, without its article. `generic`: a bare `Committee`, `Panel`, `Board`."""

    start: int
    end: int
    name: str
    generic: bool = False


def find_bodies(text: str) -> list[Mention]:
    """The bodies that a text names, in order, none inside another."""
    found: list[Mention] = []
    matches = list(_HEAD.finditer(text))
    for i, match in enumerate(matches):
        follows = matches[i + 1] if i + 1 < len(matches) else None
        if follows and _one_name(text, match, follows):
            continue
        if mention := _mention(text, match, found[-1].end if found else 0):
            found.append(mention)
    return found


def _one_name(text: str, match: re.Match[str], follows: re.Match[str]) -> bool:
    """`Cabinet Panel`, `Executive Board`: the head is the second; `Council, Cabinet` are two."""
    between = text[match.end() : follows.start()]
    return (
        between in (" ", " Sub-", " Select ", " Scrutiny ", " Joint ", " Management ", " Advisory ")
        and text[match.start()].isupper() == text[follows.start()].isupper()
    )


def _mention(text: str, match: re.Match[str], floor: int) -> Mention | None:
    head = match.group().lower()
    if _NOT_BEFORE.match(text, match.end()) or _POSSESSED.match(text, match.end()):
        return None
    if head in _NO_WALK:
        start = match.start()
    elif text[match.start()].isupper():
        start = _walk_names(text, match.start(), floor)
    elif head in _LOWER_HEADS or " " in head:
        start = _walk_lower(text, match.start(), floor)
        if start == match.start() and not _has_article(text, start) and head not in ("cabinet", "council"):
            return None
    else:
        return None
    name = text[start : match.end()]
    alone = start == match.start() and " " not in name
    if alone and _OFFICE_BEFORE.search(text, max(0, start - 12), start):
        return None
    return Mention(start, match.end(), name, alone and head not in _ALONE_IS_NAME)


def _has_article(text: str, start: int) -> bool:
    return re.search(r"\b(?:the|this|that)\s+$", text[max(0, start - 8) : start], re.IGNORECASE) is not None


def _walk_names(text: str, start: int, floor: int) -> int:
    """The start of a name in capitals that ends before `start`."""
    at, best, joined = start, start, False
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(text, max(floor, at - 40), at)
        if match is None or (match.group(2) and not joined):
            break
        word = match.group(1)
        if word.endswith(".") and word != "St.":
            break
        if word.lower() in _JOINS and at == best < start:
            joined = joined or word.lower() in ("and", "&")
            at = match.start(1)
        elif _is_name_word(word) or (
            word.lower() in _HEADS and word[0].isupper() and at == best and not match.group(2)
        ):
            at = best = match.start(1)
        else:
            break
    return best


def _is_name_word(word: str) -> bool:
    first = word[0]
    plain = re.sub(r"[’']s?$", "", word.lower())
    return (first.isupper() or (first.isdigit() and len(word) > 1 and not word.isdigit())) and plain not in _STOPS


def _walk_lower(text: str, start: int, floor: int) -> int:
    """The start of a name in small letters: back to its article, or over words that make committees' names."""
    at = start
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(text, max(floor, at - 40), at)
        word = match.group(1).lower() if match else ""
        if word in ("the", "a", "an") and at < start:
            return at
        if match is None or word in ("the", "a", "an") or re.sub(r"[’']s?$", "", word) in _STOPS:
            break
        at = match.start(1)
    return _walk_adjectives(text, start, floor)


def _walk_adjectives(text: str, start: int, floor: int) -> int:
    at = best = start
    for _ in range(6):
        match = _WORD_BEFORE.search(text, max(floor, at - 40), at)
        if match is None or match.group(1).lower() not in _ADJECTIVES:
            break
        at = match.start(1)
        if match.group(1).lower() not in ("and", "&"):
            best = at
    return best
