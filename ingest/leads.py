"""A numbered title with the text right behind it on the same line: `4. Roads: The Clerk reported that …`."""

from __future__ import annotations

import re

_NUMBER = r"(?:\*\*)?(?:[A-Z]{0,5}[ ./-]?\d{1,4}(?:[/.-]\d{1,4}){0,2}[a-z]?\\?[.):]?)\s+(?:\*\*)?"
_PARTED = re.compile(rf"{_NUMBER}(?P<title>[A-Z][^.:;\n]{{2,80}}?)(?:\*\*)?(?::|\.| [–-])(?:\*\*)?\s+(?=[A-Z“‘\"'])")
_CAPITALS = re.compile(
    rf"{_NUMBER}(?P<title>[A-Z](?:[A-Z'’&,/() -]|[A-Z]\.){{5,100}}[A-Z)])\s+(?=[A-Z][a-z]*\b [^\n]*[a-z]{{2}})"
)
_DECIMAL = re.compile(r"(?:\*\*)?\d{1,3}\.\d{1,3}\b(?!\.\d)")
_TELLS = re.compile(
    r"\b(?:was|were|had|has|have|is|are|would|will|reported|noted|agreed|received|declared|considered|stated|advised|asked"
    r"|confirmed|explained|thanked|welcomed|resolved|presented|proposed|gave|sent|said|informed|updated|opened)\b"
)
_ORDERS = re.compile(r"(?:That|To)\b|.{0,80}\b(?:should|must|shall)\b")
_LEAST = 25


def text_start(line: str) -> int | None:
    """Where the text begins behind a numbered title, if a line holds both."""
    if not any(c.isdigit() for c in line[:16]):
        return None
    match = _PARTED.match(line)
    loud = None if match else _CAPITALS.match(line)
    match = match or loud
    if match is None or _DECIMAL.match(line):
        return None
    said = line[match.end() : match.end() + 240]
    told = (_TELLS.search(said) is not None and not _ORDERS.match(said)) or (loud and line.rstrip().endswith("."))
    return match.end() if told and len(said) >= _LEAST and not _TELLS.search(match.group("title")) else None


_DECIDES = re.compile(
    r"\W{0,4}(?:(?:IT WAS|It was|UNANIMOUSLY|Unanimously) )?"
    r"(?:(?:RESOLVED|AGREED|NOTED|RECOMMENDED|DECIDED|ORDERED|APPROVED"
    r"|PENDERFYNWYD|CYTUNWYD)(?: UNANIMOUSLY| unanimously)?(?: ?[:.,–—/-])*"
    r"|(?:Resolved|Agreed|Noted|Recommended|Decided|Penderfynwyd|Cytunwyd)(?: ?[:–—/-])+"
    r"|(?:Decision|DECISION|RESOLUTION|Resolution)(?: ?[:–—/-])+)\W{0,4}"
)
_SAYS_WHAT = re.compile(r"\W{0,3}(?:\(?[a-z\d]{1,3}[).] )?(?:[Tt]hat\b|THAT\b|[Tt]o [a-z]|(?:\w+[ ,’'-]+){3})")


def decides_beside(word: str, rest: str) -> bool:
    """`RESOLVED:` in a column of its own, and beside it what was resolved: one sentence, not the cells of a table."""
    rest = " ".join(rest.split())
    return _DECIDES.fullmatch(word) is not None and _SAYS_WHAT.match(rest) is not None
