"""What people are outside the meeting: `declared an interest as a governor of Piper School`, `member of the club`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.reading import Reading
from ontology.record import InterestRow, RoleRow

_ORG = (
    r"(?P<of>(?!January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[A-ZÁÉÍÓÚ][\w&’'-]*(?: (?:(?:of|and|the|for|y|yr|na|an) ){0,2}(?:[A-ZÁÉÍÓÚ][\w&’'-]*|&)){0,6})"
)
_TIE = re.compile(
    r"\b(?P<role>(?:(?:co-opted|vice|deputy|school|Council|Board|council|board|non-executive"
    r"|honorary|life|committee)[- ])?"
    r"(?:members?|directors?|trustees?|governors?|chair(?:man|woman|person)?|presidents?|secretary|treasurer|patron"
    r"|nominees?|representatives?|volunteer|partner(?= in| at)|employee|shareholder)"
    r"|(?:Board Member|Director|Trustee|Governor|(?:Vice[- ])?Chair(?:man|woman|person)?|President|Secretary|Treasurer"
    r"|Patron))"
    r"(?: on the (?:board|committee))?,? (?:of|on|at|for|in) (?:the |both )?" + _ORG
)
# `works for Ashcombe Trust as a nurse`, `employed as a teacher at Hill Academy`, `her directorship of Hart Ltd`
_WORK = (
    re.compile(rf"\b(?:works?|worked|working) for (?:the )?{_ORG} as an? (?P<role>[A-Za-z][\w-]+(?: [\w-]+){{0,2}})"),
    re.compile(
        rf"\bemployed (?:there )?as an? (?P<role>[A-Za-z][\w-]+(?: [\w-]+){{0,2}}?) (?:at|by|in|with|for)"
        rf" (?:the )?{_ORG}"
    ),
    re.compile(rf"\b(?P<role>(?:non-executive )?(?:director|trustee|governor))ship (?:of|with|at) (?:the )?{_ORG}"),
)
_PLAIN = re.compile(r"employee|shareholder|volunteer")  # ties, but no posts
_OTHER = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|spouse|father|mother|relative|friend|partner|cousin|family|former"
    r"|formerly|previously)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)


def read_ties(reading: Reading, interests: Sequence[InterestRow]) -> list[RoleRow]:
    """The posts and memberships that people named when they declared interests."""
    rows: dict[tuple[str, str, str], RoleRow] = {}
    for interest in interests:
        text = " ".join(" ".join(piece.quote for piece in interest.evidence).split())
        for match in (m for pattern in (_TIE, *_WORK) for m in pattern.finditer(text)):
            role, organisation = match.group("role"), match.group("of")
            if _OTHER.search(text[: match.start()]) or _PLAIN.match(role) or " interest" in organisation:
                continue
            role = re.sub(r"(?<=[a-z])s$", "", role)
            key = (interest.person, role.casefold(), organisation.casefold())
            if key not in rows:
                rows[key] = RoleRow(
                    id=reading.id("role", *key),
                    person=interest.person,
                    role=role,
                    organisation=organisation,
                    evidence=interest.evidence,
                    confidence=0.8,
                )
    return list(rows.values())
