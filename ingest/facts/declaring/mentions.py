"""Under a heading about interests, whoever is named beside a tie (an employer, a kin, a seat, land) declares it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.facts.holding.whom import full_name
from ingest.names import Named, read_people
from ingest.persons import clean_name
from ontology.record import PersonRow

# A statement: its place in the text, who makes it, and what it says.
Stated = tuple[int, int, list[Named], str]

_TITLED = (
    r"(?:(?:County |District |Borough |Town )?(?:Cllrs?|Councillors?)|Cynghor(?:ydd|wyr)|Cyng"
    r"|Ald(?:erman|ermen)?|Mr|Mrs|Ms|Miss|Dr|Bailie|Revd?|Prof(?:essor)?|Sir|Dame|(?:City )?Mayor)\b\.?"
    r"(?: (?:Mrs|Ms|Miss|Dr)\b\.?)?(?: (?:[A-Z]\.? ?){0,3}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
_TIE = re.compile(
    r"\b(?:employ\w*|works?|worked|working|brother|sister|wife|husband|spouse|partner|son|daughter|father|mother"
    r"|parents?|relatives?|family|friend|\w+-in-law|director\w*|governor|trustee|members?(?:hip)? of|shareholder\w*"
    r"|shares|firm|company|because|pre-?determined|bias|lobbied|campaign\w*"
    r"|owns?|owner\w*|tenant|landlord|landowner|applicant|objector|neighbour|carer|volunteers?|patron|secretary|treasurer"
    r"|agent|consultant|supplier|lives?|resident|prejudicial|personal|pecuniary|registrable|conflict\w*|farms?"
    r"|sits? on|serves? on|involved|acquainted|known to|acts? for|plot|allotment)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"^[^.;]{0,40}?\b(?:asked|reminded|advised|invited|referred|requested|enquired|thanked|proposed|seconded|moved"
    r"|arrived|joined|sought|queried|apologi[sz]ed|explained that members|drew members)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:,|,? and|,? &) ?")


def stated(text: str, people: Sequence[PersonRow]) -> list[Stated]:
    """Each person named in a text, with what is told until the next is named."""
    found = _mentions(text, people)
    told: list[Stated] = []
    shared: list[Named] = []
    for (start, end, name), (follows, _, _) in pairwise([*found, (len(text), 0, "")]):
        rest = text[end:follows]
        shared.append(Named(name=name, start=start, end=end))
        if _JOINT.fullmatch(rest):
            continue
        if _TIE.search(rest) and not _PROCEDURE.match(rest):
            told.append((shared[0].start, follows, shared, rest))
        shared = []
    return told


def _mentions(text: str, people: Sequence[PersonRow]) -> list[tuple[int, int, str]]:
    """Where people are named: by title, by the name of the attendance list, or by initials that it explains."""
    names = [clean_name(person.name) for person in people if person.name and " " in person.name]
    letters = r"\b[A-Z]{2,3}(?= ?[–—:-] )"
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = "|".join(part for part in (_TITLED, rf"\b(?:{known})\b" if known else "", letters) if part)
    found: list[tuple[int, int, str]] = []
    for match in re.finditer(pattern, text):
        name = _name(match.group(), people)
        if name:
            found.append((match.start(), match.end(), name))
    return found


def _name(told: str, people: Sequence[PersonRow]) -> str | None:
    if re.fullmatch(r"[A-Z]{2,3}", told):
        whole = full_name(told, people)
        return whole if whole != told else None
    named = read_people(told, known=True)
    name = named[0].name if named else ""
    last = (name or told).split()[-1]
    ends = [person.name for person in people if person.name.split()[-1] == last]
    return name or (ends[0] if len(ends) == 1 else None)
