"""Bodies named in a text: `the Audit and Governance Committee`, `Cabinet`, `the young people scrutiny committee`."""

from __future__ import annotations

import re

import msgspec

from ingest.words import words

_HEAD = re.compile(  # the first letters are looked at first, as most words begin with others
    r"\b(?=[abcefgjlmoprstw])(?:(?:Sub[- ]?)?Committee|Cabinet|Council|Executive|Panel|Board|Commission|Forum"
    r"|Assembly|Partnership|Authority"
    r"|Trust|Parliament|Senedd|Federation|Association|Consortium|Ofsted|Estyn"
    r"|(?:Task (?:and|&) Finish|Task|Working|Steering|Scrutiny|Advisory|Review|Liaison|Reference|Monitoring"
    r"|Consultative"
    r"|Commissioning|Stakeholder|Project|Programme|Policy) (?:Sub-?)?(?:Group|Party)"
    r"|Sub-?Group|(?:Municipal|Metropolitan|Borough) District|(?-i:SPC|S\.P\.C|CPG|JPC|LCDC))\b(?![-/]\w)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:[’']?s?)?\s++(?:support\s++|portfolio\s++)?(?:members?|chambers?|tax|house|offices?|officers?|leaders?"
    r"|agendas?|plans?|polic(?:y|ies)|budgets?|rooms?"
    r"|clerks?|secretary|summary|directors?|staff|employees|services?|websites?|land|housing|homes|car parks?"
    r"|areas?|assets"
    r"|owned|wide|procedure|portfolio|strateg(?:y|ies)|reports?|directorates?|functions?|head|lead|business|rents?"
    r"|area|regulations?|standing|constitution|fund|decisions?(?! (?:(?:made|taken) )?(?:of|on) (?:the )?\d)|nominees?"
    r"|holder|priorities|champions?"
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
_ALONE_IS_NAME = {
    "cpg",
    "lcdc",
    "jpc",
    "cabinet",
    "council",
    "executive",
    "parliament",
    "senedd",
    "ofsted",
    "estyn",
    "assembly",
}
_ITEM_NUMBER = re.compile(r"\d+(?:[/.]\d*)*")  # `Minute 41/25 and Cabinet`
_PLACE_WORD = r"(?!(?:Meeting|Member|Minute|Special|Annual|Ordinary|Council|Official)s?\b)[A-ZÁÉÍÓÚ][\w’'-]+"
_OF_PLACE = re.compile(
    rf" of (?:the )?{_PLACE_WORD}(?:[ -]{_PLACE_WORD}){{0,3}}|(?:(?<=CT)|(?<=IL)) OF (?!THE )[A-ZÁÉÍÓÚ][A-ZÁÉÍÓÚ’'-]+"
)
_SMALL_COUNCIL = re.compile(r"\b(?:community|parish|town) council$", re.IGNORECASE)
_PAID = "remuneration"  # `Independent Remuneration Panel`; elsewhere `independent` is no part of a name
_LETTERED = re.compile(
    r" (?:\((?:North|South|East|West|Central|[A-D])\)|(?:[A-D]|[1-4]|North|South|East|West|Central)"
    r"(?=\s*$|\s*[-–—,.;:)\n]|\s+(?:held|on|at|meeting|Meeting|HELD|MEETING|of)\b))"
)
_JOB_AFTER = re.compile(
    r" (?:Engineer|Technician|Planner|Architect|Scientist|Assistant|Solicitor|Librarian|Chemist|Quantity)",
    re.IGNORECASE,
)
_CELTIC = re.compile(
    r"\b(?:(?i:(?:C|G|Ng|Ngh|Ch)yngor (?:Cymuned|Sir|Tref|Dinas|Bwrdeistref(?: Sirol)?|Plwyf)"
    r"|C(?:h)?omhairle (?:C(?:h)?ontae|C(?:h)?athrach(?: agus C(?:h)?ontae)?)))"
    r"(?: (?:(?:(?:an|na|a|ac|y|yr|AN|NA|A|AC|Y|YR|&) ){1,2}(?:n)?[A-ZÁÉÍÓÚÂÊÎÔÛŴŶ][\w’'-]*"
    r"|(?:n)?[A-ZÁÉÍÓÚÂÊÎÔÛŴŶ][\w’'-]*)){1,5}"
)
_MUTATED = re.compile(r"^(?:G|Ng|Ngh|Ch)yngor", re.IGNORECASE)
_NO_WALK = {"cpg", "lcdc", "jpc", "ofsted", "estyn", "senedd", "parliament"}
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
# `Cyngor Cymuned Ashcombe Community Council`: two names that share the place, or stand one behind the other.
_WELSH_HALF = re.compile(
    r"Cyngor (?:Cymuned|Tref|Sir|Dinas|Plwyf) (?=(?:[\w’'-]+ ){1,4}(?:Community|Town|County|City|Parish) Council$)",
    re.IGNORECASE,
)
_IRISH_HALF = re.compile(
    r"Ch?omhairle (?:Ch?ontae|Ch?athrach)\s(?:[\w’'-]+\s){2,5}(?=(?:County|City) Council$)", re.IGNORECASE
)
_ACCENTED = re.compile(r"\b(?=\w*[áéíóúÁÉÍÓÚ])\w+\s+")
_WHOSE = re.compile(
    r"(?:County|Pool|Council|Borough|Authority|District|City)[’']s (?=(?:(?:Joint|Audit|Planning|Scrutiny|Full) )?"
    r"(?:Cabinet|Executive|Council|Committee|Board|Assembly)$)"
)
_MONTH_BEFORE = re.compile(  # `the July Panel`, `by 4 July and Ashcombe Council`: a month
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+"
    r"(?=(?:Committee|Panel|Board|Cabinet|Executive|Commission|Forum|Council)$)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December),? and (?=[A-Z])"
)
_NUMBER_BEFORE = re.compile(r"(?:P\.\d{1,4}|[A-Z]{1,5} ?\d{1,4}/\d{1,4})\s+(?=[A-Z])|[^\t]{1,20}\d\t+(?=[A-Z])")


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
    return sorted([*found, *_celtic(text)], key=lambda mention: mention.start)


def _celtic(text: str) -> list[Mention]:
    """Councils by their Irish or Welsh names, in which the place stands behind; a mutated `Gyngor` is `Cyngor`."""
    if "yngor" not in (low := text.casefold()) and "omhairle c" not in low:
        return []
    return [Mention(m.start(), m.end(), _MUTATED.sub("Cyngor", m.group())) for m in _CELTIC.finditer(text)]


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
    end = _walk_on(text, match, head)
    start += _not_of_name(text[start : match.end()])
    name = text[start:end]
    if head == "executive" and (name.casefold().startswith("senior") or _JOB_AFTER.match(text, match.end())):
        return None
    alone = start == match.start() and " " not in text[start : match.end()]
    if alone and _OFFICE_BEFORE.search(text, max(0, start - 12), start):
        return None
    alone = alone or name.casefold() == "municipal district"
    return Mention(start, end, name, (alone and end == match.end()) and head not in _ALONE_IS_NAME)


def _not_of_name(name: str) -> int:
    """How much of the front of what was taken for a name is none: another tongue's half, whose it is, a number."""
    lead = _WELSH_HALF.match(name) or _WHOSE.match(name) or _NUMBER_BEFORE.match(name) or _MONTH_BEFORE.match(name)
    if lead is None and (irish := _IRISH_HALF.match(name)):
        worn = [word.end() for word in _ACCENTED.finditer(name, 0, irish.end())]
        return worn[-1] if worn else 0
    return lead.end() if lead else 0


def _walk_on(text: str, match: re.Match[str], head: str) -> int:
    """The end of a name that goes on: `Municipal District of Ashcombe`, `Licensing Sub-Committee B`."""
    after = None
    if head.endswith("district") or (head == "council" and _SMALL_COUNCIL.search(text, 0, match.end())):
        after = _OF_PLACE.match(text, match.end())
    elif head.endswith("committee"):
        after = _LETTERED.match(text, match.end())
    return after.end() if after else match.end()


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
        elif _is_name_word(word, text[at : at + len(_PAID)]) or (
            word.lower() in _HEADS and word[0].isupper() and at == best and not match.group(2)
        ):
            at = best = match.start(1)
        else:
            break
    return best


def _is_name_word(word: str, follows: str) -> bool:
    """Whether a word belongs to a name in capitals; `follows` is what stands behind it."""
    first = word[0]
    plain = re.sub(r"[’']s?$", "", word.lower())
    if plain == "independent" and first.isupper() and follows.lower() == _PAID:
        return True
    named = first.isupper() or (first.isdigit() and len(word) > 1 and not _ITEM_NUMBER.fullmatch(word))
    return named and plain not in _STOPS and word.lower() not in _JOINS


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
