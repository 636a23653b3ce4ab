"""Posts that the text tells beside a name: `Jane Orchard, Head of Roads, gave …`, `Pat Dunn MSP`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.attending.notes import is_office
from ingest.given import is_given, looks_personal
from ingest.names import is_name, read_people, same_person
from ingest.posts import first_job
from ingest.reading import CONTENT, Reading
from ontology.record import PersonRow, RoleRow

_TITLE = r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Rev)\b\.? )"
_NAME = r"[A-ZÁÉÍÓÚ][\w’'.-]*(?: (?:[A-ZÁÉÍÓÚ]|O[’'] )[\w’'.-]*){1,3}"
_SURNAME = _NAME.replace("{1,3}", "{0,3}")
_WORDS = r"[A-Z][\w&]+(?:(?:,| and| &)? [A-Z][\w&]+){0,5}"
_HEAD = (
    rf"(?:Head of {_WORDS}|Director of {_WORDS}|Officer|Engineer|Manager|Director|Co-?ordinator|Clerk"
    rf"|Technician|Solicitor"
    r"|Superintendent|Sergeant|Inspector|Administrator|Secretary|Treasurer|Planner|Archivist|Librarian"
    r"|Foreman|Caretaker"
    r"|Accountant|Auditor|Chief Executive|CEO|Facilitator|Representative|Warden|Ranger|Surveyor|Architect)"
)
_BEHIND = re.compile(
    rf"(?P<name>{_TITLE}?{_NAME}),(?: the| our| as)? (?P<role>(?:[A-Z][\w&/’'-]+,? |of |for |and |& "
    rf"|the ){{0,6}}?{_HEAD})"
    r"(?:,? (?:of|in|with|at) (?:the )?(?P<of>[A-Z][\w&’'-]+(?: (?:(?:and|of"
    r"|&) )?[A-Z][\w&’'-]+){0,5}))?(?=[,.;:)]|$| [a-z])"
)
_BEFORE = re.compile(
    rf"\b(?P<role>(?:(?!The\b|Our\b|A\b|In\b|By\b|From\b)[A-Z][\w&/’'-]{{2,}} |A/|(?<=\w )(?:of|for|and"
    rf"|&) ){{0,5}}?(?:{_HEAD}|Facilitator))(?:,|:)?"
    rf" (?P<name>{_TITLE}?(?:{_NAME}|[A-Z][a-z]+(?= [a-z])))(?! (?:Committee|Council|Board|Group|Panel))"
)
_STATE = re.compile(
    r"\b(?P<role>Minister(?: for [A-Z][\w]+(?:,? (?:and |& |the )?[A-Z][\w]+){0,6}?)?|(?:An )?Taoiseach"
    r"|(?:An )?T[áÁ]naiste|Senator|Deputy"
    rf"|(?<!Municipal )(?:County|District|Borough) (?:Councillor|Cllr\.?)),? (?:{_TITLE})?(?P<name>[A-Z][\w’'-]*\.?(?:"
    rf" (?!Cllr|Councillor)(?:[A-Z]|Ó )[\w’'-]*){{1,2}})(?=$|[\s,.;:)’'])"
)
_LETTERS = re.compile(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}),? (?P<role>MSP|MP|MS|AM|MEP|MLA|TD|T\.D\.)\b")
_LABEL = re.compile(
    r"^(?P<role>Minute[- ]?taker|Note[- ]?taker|Minutes? taken by) ?[:–-] ?(?P<name>[A-Z].{3,40})$", re.IGNORECASE
)
_PAY = re.compile(
    rf"(?P<name>{_TITLE}?{_NAME}),? (?:\(?(?:[Tt]he )?(?P<role>[Cc]lerk)\)?)[’']s? (?:\w+[’']?s? ){{0,2}}?"
    r"(?i:salary|wages?|pay\b|expenses|fee)"
)
_AS = re.compile(
    rf"(?P<name>{_TITLE}{_SURNAME}|{_NAME}) (?:be |being |was |is |were |(?:has|have|had) been )?"
    r"(?:(?:re-?)?(?:elected|appointed|nominated|co-opted) )?as (?:the |a |an )?"
    r"(?P<role>(?:[A-Z][\w&’'-]* |of |and |& ){0,6}?(?:Chair(?:man|person|woman)?|Cathaoirleach|Mayor"
    r"|Convener|Representative|Treasurer|Secretary|Clerk))"
    r"(?: (?:of|to|on|for) (?:the )?(?P<of>[A-Z][\w&’'-]+(?: (?:(?:and|of|&) )?(?!Cllr|Councillor|Mr|Ms|Mrs"
    r"|Dr)[A-Z][\w&’'-]+){0,5}))?(?=[\s,.;:]|$)"
)
_OFFICE = re.compile(
    r"\b(?P<role>(?:[Oo]utgoing |[Ii]ncoming )?(?:Leas[- ]Ch?athaoirleach|Cathaoirleach|Lord Mayor"
    r"|Deputy Mayor|Mayor|Provost"
    r"|Convener|Vice[- ]?[Cc]hair(?:man|woman|person)?|Chair(?:man|woman|person)?)),?"
    rf" (?P<name>(?:Cllr|Councillor)\.? {_NAME})"
)
_CHAIR = (
    r"(?:(?:[Ii]ndependent|[Aa]cting|[Ii]nterim|[Vv]ice|[Dd]eputy)[- ])*"
    r"(?:[Cc]hair(?:man|woman|person)?|[Cc]onven[eo]r)"
)
_OF_BODY = (
    r"(?P<of>[A-Z][\w&’'-]*(?: (?:(?:and|of|for|&) (?:the )?)?(?!Cllr|Councillor|Mrs?\b|Ms\b|Dr\b)[A-Z][\w&’'-]*){0,7})"
)
_POLITICS = (
    r"(?:(?:Deputy )?Leader of the (?:Council|Opposition|[A-Z]\w+ Group)"
    r"|(?:Cabinet|Executive|Portfolio|Lead|Shadow)(?: Cabinet)? (?:Member|Holder|Councillor) for"
    r" [A-Z][\w&’'-]*(?:,? (?:and |& |the )?(?!Cllr|Councillor)[A-Z][\w&’'-]*){0,6})"
)
_CHAIR_OF = re.compile(
    rf"(?P<role>{_CHAIR}) of (?:the )?{_OF_BODY},? (?P<name>{_TITLE}{_SURNAME}|{_NAME})(?=[,.;]| [a-z])"
)
_CHAIR_IN = re.compile(rf"(?P<name>{_TITLE}{_SURNAME}|{_NAME}) \((?:the )?(?P<role>{_CHAIR}) of (?:the )?{_OF_BODY}\)")
_CHAIR_BEHIND = re.compile(
    rf"(?P<name>{_TITLE}{_SURNAME}|{_NAME}), (?:the |as )?(?P<role>{_CHAIR}) of (?:the )?{_OF_BODY}(?=, ?[a-z]| [a-z])"
)
_POLITICIAN = re.compile(rf"(?P<role>{_POLITICS}),? (?P<name>{_TITLE}{_SURNAME})(?=[,.;]| [a-z])")
_POST_IN = re.compile(
    rf"(?P<name>{_TITLE}{_SURNAME}|{_NAME}) \((?:the )?(?P<role>(?:[A-Z][\w&/’'-]+,? |of |for |and |& ){{0,6}}?{_HEAD}"
    r"[^()]{0,40})\)(?= [a-z])"
)
_POSSESSED = re.compile(
    rf"(?P<of>(?:[A-Z][\w&’'-]* (?:and |of |for |& )?){{0,6}}?(?:Partnership|Board|Committee|Panel|Forum|Commission"
    rf"|Group|Trust|Association|Council))[’']s (?P<role>{_CHAIR}|[Cc]hief [Ee]xecutive|[Dd]irector|[Ss]ecretary),?"
    rf" (?P<name>{_TITLE}?{_NAME})"
)
_RANKED = re.compile(
    r"\b(?P<role>PCSO|P\.C\.S\.O\.|WPC|PC|PS|Sgt\.?|Sergeant|(?:Chief |Detective )*(?:Inspector|Constable"
    rf"|Superintendent)|Insp\.?|Supt\.?|Honorary Alderman|Honorary Freeman) (?P<name>{_NAME})"
    r"(?:,? of (?:the )?(?P<of>[A-Z][\w&’'-]+(?: (?:and )?[A-Z][\w&’'-]+){0,4}))?"
)
_LOWER = re.compile(
    rf"(?P<name>{_TITLE}?{_NAME}), (?:the |our |its )?(?P<role>(?:[a-z-]+ ){{0,3}}(?:co-?ordinator|solicitor|secretary"
    r"|treasurer|president|headteacher|head teacher|manager|engineer|architect|surveyor|warden|caretaker|foreman"
    r"|director|clerk|archivist|footpaths officer|tree warden))"
    r"(?: of (?:the )?(?P<of>[A-Z][\w&’'-]+(?: (?:and |of )?[A-Z][\w&’'-]+){0,5}))?, (?=[a-z])"
)
_SEATED = re.compile(
    rf"(?P<name>{_TITLE}{_SURNAME}) (?:(?:be |was |were |is |being )?(?:(?:re-?)?(?:appointed|nominated|elected|chosen"
    r"|co-opted)) )?(?:as |to act as |to serve as )(?:the |an? |one of the )?"
    r"(?:(?:Council|Committee|Board|Panel|Authority|Cabinet)[’']?s?[’']? )?"
    r"(?P<role>(?:[a-z-]+ )?(?:representative|nominee|trustee|governor|substitute|observer|member)) (?:of|on|to|at)"
    r" (?:the )?(?:(?:board|committee) of (?:the )?)?"
    r"(?P<of>[A-Z][\w&’'-]+(?: (?:(?:and|of|for|&) (?:the )?)?(?!Cllr|Councillor)[A-Z][\w&’'-]+){0,6})"
)
_PUT = re.compile(
    r"\b(?:nominations? of|appointments? of|appoint(?:ed)?|nominate[ds]?|elect(?:ed)?|co-opt(?:ed)?)(?: Dr\.?"
    r"| Mr\.?| Ms\.?)? $",
    re.I,
)
_FULL_STOP = re.compile(r"(?<=[a-z]{3})(?<!Cllr)(?<!Cllrs)(?<!Prof)\. ")
_PAIR = re.compile(r" \((?:[A-Z][\w’'-]* ){1,4}Council\)")
_SURE = 0.75
_WORK = (_BEHIND, _BEFORE, _POST_IN)
_BY_SURNAME = (_SEATED, _LOWER, _AS, _CHAIR_OF, _CHAIR_IN, _CHAIR_BEHIND, _POLITICIAN, _POST_IN)
# Each with a word that it needs: to look for that first is much faster.
_JOB = re.compile(_HEAD)
_PATTERNS = (
    (_LABEL, re.compile("tak", re.IGNORECASE)),
    (_PAY, re.compile("clerk", re.IGNORECASE)),
    (_AS, re.compile(" as ")),
    (_STATE, re.compile("Minister|Taoiseach|[áÁ]naiste|Senator|Deputy|Councillor|Cllr")),
    (_LETTERS, re.compile(r"MSP|MP|MS|AM|MEP|MLA|TD|T\.D\.")),
    (_POSSESSED, re.compile("[’']s ")),
    (_CHAIR_OF, re.compile("[Cc]hair|[Cc]onven")),
    (_CHAIR_BEHIND, re.compile(", (?:the |as )?(?:[A-Za-z-]+ )?(?:[Cc]hair|[Cc]onven)")),
    (_CHAIR_IN, re.compile(r"\([^()]*(?:[Cc]hair|[Cc]onven)")),
    (_POLITICIAN, re.compile("Leader|Member|Holder")),
    (_POST_IN, re.compile(r"\)")),
    (_RANKED, re.compile(r"P\.?C|PS|WPC|S(?:gt|erg|upt|uper)|Insp|Constable|Honorary")),
    (_LOWER, re.compile(r", (?:[a-z-]+ ){0,4}?[a-z-]+, ")),
    (_SEATED, re.compile(" as ")),
    (_OFFICE, re.compile("Cllr|Councillor")),
    (_BEHIND, _JOB),
    (_BEFORE, _JOB),
)
_FAMILY = re.compile(r"\b(?:late|deceased|former)\b[^,.]{0,30}$", re.IGNORECASE)


def read_told(reading: Reading, people: Sequence[PersonRow]) -> list[RoleRow]:
    """Posts and offices of people whom the text names with them. `people`: whose posts are told already."""
    rows: list[RoleRow] = []
    listed = [(e.page, e.start, e.end) for person in people for e in person.evidence]
    for i, block in enumerate(reading.blocks):
        if block.kind not in CONTENT or block.kind == "heading":
            continue
        lists: bool | None = None
        for pattern, hint in _PATTERNS:
            if not hint.search(block.text):
                continue
            if pattern in _WORK and lists is None:  # looked up for few blocks only, as it takes long
                here = reading.evidence(i)
                lists = any(e.page == page and e.start <= at < e.end for e in here for page, at, _ in listed)
            if not (lists and pattern in _WORK):
                rows += [row for match in pattern.finditer(block.text) if (row := _row(reading, i, match))]
    return [_full_name(row, people) for row in rows if not _is_title(reading, row)]


def _is_title(reading: Reading, row: RoleRow) -> bool:
    """`County Councillor Bell` is how a county calls its own members; at a parish it tells who sits above it."""
    local = re.search(r"\b(?:Parish|Town|Community)\b", f"{reading.meeting.body} {reading.meeting.authority}")
    return local is None and re.fullmatch(r"(?:County|District|Borough) (?:Councillor|Cllr\.?)", row.role) is not None


def _full_name(row: RoleRow, people: Sequence[PersonRow]) -> RoleRow:
    """A first name alone is that of the one person present who bears it."""
    alike = [p.name for p in people if p.name.split()[:1] == [row.person]]
    if len(alike) == 1 and " " not in row.person:
        row.person = alike[0]
    return row


def _row(reading: Reading, block: int, match: re.Match[str]) -> RoleRow | None:
    role = " ".join(match.group("role").strip(" ,").split())
    title = re.match(_TITLE, match.group("name"))
    people = read_people(_FULL_STOP.split(match.group("name"))[0], known=True)
    name = people[0].name if people else ""
    name, role = _parted(name, role)
    alone = (match.re is _BEFORE and is_given(name)) or (match.re in _BY_SURNAME and title)
    put = match.re is _AS and _PUT.search(match.string[: match.start()])
    if not name or not is_name(name, alone=bool(alone)) or not (title or alone or put or looks_personal(name)):
        return None
    if (
        first_job(name)
        or is_office(name)
        or re.search(r"[’']s\b", name)
        or _FAMILY.search(match.string[: match.start()])
    ):
        return None
    if match.re is _BEFORE and re.search(
        r"[’']s |^(?:Contact|Lead|Responsible|Reporting|Report) (?:Officer|Author)$", role
    ):
        return None
    if match.re in _WORK and (len(role.split()) > 9 or role.isupper()):
        return None
    if match.re is _STATE and _PAIR.match(match.string, match.end()):
        return None  # a councillor of the council named behind: no more than who sits on a joint body
    own = match.re in (_LABEL, _PAY, _OFFICE)
    reading.take(block, match.start(), match.end())
    organisation = reading.meeting.body if own else match.groupdict().get("of")
    if match.re is _POSSESSED and organisation:
        organisation = _resolved(reading, block, match) or organisation
    role = role.replace("Minutes taken by", "Minute taker")
    return RoleRow(
        id=reading.id("role", name, role, organisation),
        person=name,
        role=role,
        organisation=organisation,
        evidence=reading.evidence(block, match.start(), match.end()),
        confidence=_SURE - 0.1 if match.re in _WORK else _SURE,
    )


def _resolved(reading: Reading, block: int, match: re.Match[str]) -> str | None:
    mention = reading.body_of(block, *match.span("of"))
    return re.sub(r"^\S*\d\S* ", "", reading.resolve(block, mention)) if mention else None


def _parted(name: str, role: str) -> tuple[str, str]:
    """`Minister for Social | Protection Joan Bell`: what stands before a first name belongs to the post."""
    words = name.split()
    if len(words) > 2 and not is_given(words[0]) and is_given(words[1]):
        return " ".join(words[1:]), f"{role} {words[0]}" if role.startswith("Minister for") else role
    return name, role


def told_before(row: RoleRow, rows: list[RoleRow]) -> bool:
    """Whether a row only says again, with the name written otherwise, what another has said."""
    mine = set(re.findall(r"\w+", row.role.casefold())) - {"the", "of", "and", "an"}
    for other in rows:
        if other is row or not same_person(row.person, other.person):
            continue
        theirs = set(re.findall(r"\w+", other.role.casefold())) - {"the", "of", "and", "an"}
        if mine & theirs and (mine <= theirs or theirs <= mine):
            return True
    return False
