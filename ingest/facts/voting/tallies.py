"""Numbers of votes as sentences tell them."""

from __future__ import annotations

import re

from ingest.wordings import family

_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "nil": 0,
    "none": 0,
}
_SIDES = {"for": "for", "in favour": "for", "favour": "for", "agreed": "for", "against": "against"}


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
            found = found or {"for": _number(groups["number"]), "against": _number(groups["number"])}
        elif not _claimed(text, hit.match, found):
            found.setdefault(side_of(text, hit.match), _number(groups["number"]))
    return found


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
