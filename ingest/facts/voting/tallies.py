"""Numbers of votes as sentences tell them."""

from __future__ import annotations

import re

from ingest.names import read_people
from ingest.wordings import family

_WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_NUMBERS = {w: n for n, w in enumerate(_WORDS.split())} | dict.fromkeys(
    ("nil", "none", "nobody", "no-one", "no one"), 0
)
_NAMED = re.compile(
    r"(?:^|(?<=[.;:,(–-] )|(?<=\()|\bwith |\band )"
    r"(?P<who>(?!(?:The )?(?:Members|Committee|Council|Panel|Board|All|Those|Motion|Vote|Hands)\b)"
    r"[A-Z][\w’'.-]*+(?:,? (?:and |& )?(?:(?:the|of|de|ap|van) )?[A-Z][\w’'.-]*+){0,24})"
    r",? (?:(?:having |being |were |was )?(?:voted |voting )?)?"
    r"(?P<side>against|not in favour|in favour|abstain(?:ed|ing)|dissenting)(?=[.;,)]|$)"
)
_AGREED = re.compile(r"\b(?:agreed|approved|carried|resolved|adopted)\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:Cllrs?|Councillors?|Ald\w*|Mr|Mrs|Ms|Miss|Dr|Comh\w*|Cyng\w*)\b")
_LISTED = re.compile(r",| and (?:the )?")
_SIDES = {
    "": "for",
    "for": "for",
    "in favour": "for",
    "favour": "for",
    "agreed": "for",
    "against": "against",
    "not in favour": "against",
    "dissenting": "against",
}


def counts_in(text: str) -> dict[str, int]:
    """Votes by side (`for`, `against`, `abstain`); a side told twice keeps the first number."""
    found: dict[str, int] = {}
    hits = family("vote_counts").all(text)
    for hit in sorted(hits, key=lambda h: h.meaning != "ratio"):
        groups = hit.match.groupdict()
        if hit.meaning == "ratio":
            pro, con = groups["for"] or groups["for2"], groups["against"] or groups["against2"]
            if not found:
                found = {"for": _number(pro), "against": _number(con)}
                if groups.get("abstain"):
                    found["abstain"] = _number(groups["abstain"])
        elif hit.meaning == "tie":
            each = _number(groups["number"] or groups["number2"])
            found = found or {"for": each, "against": each}
        elif not _claimed(text, hit.match, found):
            found.setdefault(side_of(text, hit.match), _number(groups["number"]))
    return found


def with_names(text: str, found: dict[str, int]) -> dict[str, int]:
    """The counts of a sentence with a side of which it gives the names instead of a number: `3 for, Cllr Bell against`.

    Where no side has a number, both must be named: `the Mayor, Ashcombe and Dunford in favour; Hart against`.
    """
    named = {_side(match.group("side")): _heads(match.group("who")) for match in _NAMED.finditer(text)}
    if found:
        named.pop("for", None)  # `members were in favour, with one against` names nobody
    elif set(named) == {"abstain"}:
        return named if _AGREED.search(text) else found
    elif not {"for", "against"} <= set(named):
        return found
    return named | found


def _heads(who: str) -> int:
    """How many people, or bodies, are listed; initials count too."""
    listed = [name for name in _LISTED.split(who) if name.strip()]
    return len(read_people(who, plural=True)) if _TITLED.search(who) else len(listed)


def side_of(text: str, match: re.Match[str]) -> str:
    """The side of a count; in a division between motion and amendment, the amendment's votes are against."""
    side = _side(match.group("side"))
    if side == "for" and "amendment" in match.group().lower() and "for the motion" in text.lower():
        return "against"
    return side


def _claimed(text: str, match: re.Match[str], found: dict[str, int]) -> bool:
    """`12 for, 3 against`: the 3 belongs to "against", not to "for, 3"."""
    return side_of(text, match) in found or "," in text[match.start() : match.end()]


def _number(text: str) -> int:
    low = text.lower()
    return int(low) if low.isdigit() else _NUMBERS.get(low, 0)


def _side(text: str) -> str:
    return _SIDES.get(text.lower(), "abstain")
