"""What stands beside a name: offices, posts, organisations, substitutes, how somebody attended."""

from __future__ import annotations

import re

import msgspec

from ingest.honorifics import INITIALS_KEY
from ingest.names import Named, clean_name, first_job, has_role, is_name

_OFFICE = re.compile(
    r"(?:(?:the|acting|temporary|joint|interim|outgoing|incoming|newly elected|elected|statutory|deputy|vice"
    r"|assistant|shadow)"
    r"[ -]{1,3}){0,5}(?:(?:an )?(?:leas[- ]?)?ch?athaoirleach|(?:an )?(?:leas[- ]?|t-?)?ardmh[ée]ara"
    r"|(?:an )?(?:leas[- ]?)?mh?[ée]ara"
    r"|cadeirydd|is[- ]gadeirydd|maer|dirprwy faer)(?=$|[\s,;:(+&/–—-]|\.)"
    r"|(?:(?:the|acting|temporary|joint|interim|outgoing|elected|statutory|deputy|vice|assistant|shadow)[ -]{1,3}){0,5}"
    r"(?:chair(?:man|woman|person)?s?|vice[- ]?chair\w*|leader|deputy leader|lead member|(?:lead |local |ward "
    r"|cabinet |executive |portfolio |support |co-opted |group |council )+(?:members?|leader|holder|councillor"
    r"|spokes\w+|advis[eo]r)"
    r"|portfolio holder|portfolio|(?:(?:lord|town|city|borough|civic) )?mayor(?:ess)?|provost|lord provost"
    r"|depute provost|convenor|convener"
    r"|depute convener|president|sheriff|whip|group leader|group whip|spokes(?:man|woman|person)|member champion"
    r"|(?:[\w-]+ ){1,3}group (?:leader|whip|spokes\w+|chair\w*)"
    r"|cabinet|executive member)"
    r"(?=$|[\s,;:(+&/–—-]|\.)",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"\b(?:as |acting as |attending as )?(?:an? )?(?:named )?(?:substitut(?:e|ed|ing|ion)(?: member)?|sub|subbing"
    r"|deputy(?= for [A-Z])|deput(?:i[sz]ing|y)(?= for)|alternate|attending(?! as)|acting(?= for)"
    r"|representing(?= (?:Cllr|Councillor))"
    r"|standing in|reserve(?: member)?(?= for)|(?:here )?in place|instead|in lieu|replacing)\b\.?:?(?: (?:for|of"
    r"|on behalf of))? ?(?P<name>.{2,60})",
    re.IGNORECASE,
)
_FOR_NAME = re.compile(r"(?:for|vice) (?P<name>(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? )?[A-Z].{1,50})")
_SUBSTITUTED_BY = re.compile(
    r"(?:\b(?:substitute|substituted by|substitution|replaced by|represented by|deputised by|sub)\b\.?(?: is| was)?:? "
    r"|\bfor whom |\bwhose (?:substitute|place) was (?:taken by )?|\bwith )"
    r"(?P<name>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b.{2,50}?)"
    r"(?: (?:attended|attending|was|acted|acting|sat|deputised|substituted|substituting|as|in (?:his|her|their))\b.*|$)"
    r"|(?P<before>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\b.{2,50}?) (?:substitut\w+|as substitute|deputising|attended"
    r"|attending|to substitute|in (?:his|her|their) place)\b.*$",
    re.IGNORECASE,
)
_CHAIR_PART = re.compile(
    r"[,;] (?=(?:and )?in the chair|chair|vice|leader|deputy)| and (?=(?:vice[- ])?chair(?:man|person|woman)?$)",
    re.IGNORECASE,
)
_IN_CHAIR = re.compile(r"^(?:and )?in the chair$", re.IGNORECASE)
_REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|virtual(?:ly)?(?! school)|online|on[ -]?screen|(?:via|by|over|on|through|using) (?:the )?"
    r"(?:ms |microsoft )?(?:teams|zoom|webex|skype|video|telephone|phone)\w*|dialled in)\b",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(r"\bin person\b", re.IGNORECASE)
# The title of what follows the list, drawn into it by a comma at its end.
_TITLE_BELOW = re.compile(r"\b(?:meeting|minutes) (?:held|of the)\b|\bheld on\b", re.IGNORECASE)
# A post that a bracket rounds off: `Director of Services (Roads and Environment)`.
_OPEN_POST = re.compile(
    r"(?:.*\b)?(?:Director(?: of Services?)?|Chief Executive|Executive|Head of Service|Manager|Engineer|Lead)",
)
_CO_OPTED = re.compile(
    r"(?:church|faith|religious|parent|diocesan|teacher|parent governor)(?: governor)? representatives?$"
    r"|parent governors?$|\bco-?opt(?:ed|ee)\b|^(?:independent|lay) (?:member|person)$",
    re.IGNORECASE,
)
# When somebody was there or in the chair: no post and no office.
_PASSING = re.compile(
    r"(?:\(?(?:also )?(?:who|until|till|up to|left|leaving|arrived|arriving|joined|joining|departed|during"
    r"|apart from|except"
    r"|from (?=\d|item|minute|part|agenda|the |about|approx|c\.)|present (?:from|for|until|during)"
    r"|(?:for|in respect of|during) (?=items?|minutes?|part|agenda|the |\d|\w+ item)|(?:items?|minutes?|part) \w"
    r"|in the chair (?:until|for|from|up to|during)))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:apolog(?:y|ies)\b.*|accepted|(?:was )?(?:unwell|ill|sick)|illness|holiday|on (?:holiday|leave)|leave"
    r"|away|work\w*|personal"
    r"|family \w+|childcare"
    r"|other (?:council )?business|another meeting|prior engagement|resigned|bereavement|hospital|maternity leave)",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:from|until|left|arrived|joined|items?|minutes?|part|to item|for item|up to|late|am|pm|absent)\b|\d",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:con(?:servative)?|lab(?:our)?|ld|lib(?:eral)? ?dem(?:ocrat)?s?|green|ind(?:ependent)?|ukip|reform|snp|pc"
    r"|plaid|dup|sf|fg|ff|lp|gp|sd|np|ind|fianna f[áa]il|fine gael|sinn f[ée]in|social democrats?|non[- ]party"
    r"|sdlp|uup|alliance|non-aligned)\.?",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:(?:[A-Z][\w’'&.-]*|of|and|the|for|in|on|&) ){0,6}(?:Council|Police|Constabulary|NHS(?:/\w+| [A-Z]\w+"
    r"| Foundation Trust| Trust)*|ICB|CCG|Trust|University|College|Academy|School|Fire (?:and"
    r"|&) Rescue(?: Service| Authority)?"
    r"|Association|Federation|Foundation|Ltd|Limited|LLP|plc|PLC|Agency|Healthwatch(?: \w+)?|Chamber of Commerce"
    r"|Citizens Advice|Network Rail|Environment Agency|Natural England|Housing Group|Partnership|Authority"
    r"|Hospital|Surgery|Practice|Inspectorate|Union|Alliance|Integrated Care Board|Health Board|Society"
    r"|Institute|Scotland|Síochána|Ireland|Éireann|Wales)\b$"
    r"|\b(?:Department|Ministry|Office|Diocese|University|Church|House|Institute) (?:for"
    r"|of) (?:the )?[A-Z][\w’'-]+(?:,? (?:and |& |of )?[A-Z][\w’'-]+){0,5}$"
    r"|[A-Z]\w+(?: [A-Z]\w+)? (?:BC|DC|MBC|CC|TC)$"
    r"|\b(?:Ofsted|Ofwat|HSE|Tusla|Teagasc|PSNI|Irish Water|Uisce Éireann|UNISON|Unison|GMB|BT"
    r"|National Highways|KPMG|Mazars|Grant Thornton|Deloitte|Ernst & Young"
    r"|[A-Z]{2,6}/[A-Z]{2,6})$"
)


_PLAIN_COUNCILLOR = re.compile(
    r"(?:councillors?|cllrs?|(?:committee |council |board )?members?|(?:ward|local) members)", re.IGNORECASE
)
_REPRESENTING = re.compile(
    r"(?:representing|on behalf of|representative of|rep\.? (?:for|of)) (?:the )?(?P<of>.+)", re.I
)
_PRESIDES = re.compile(r"chair|mayor|provost|convener|cathaoirleach|president", re.IGNORECASE)
_VOTING = re.compile(r"(?:co-?opted)? ?\(?(?:non-)?voting\)?|co-?opted", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|our) ")
_OF_THIS = re.compile(r" of (?:the|this) (?:Committee|Panel|Board|Sub-Committee|Forum|Commission|meeting)$")
_WHILE = re.compile(r", (?:from|until|for|during|up to) (?:items?|minutes?|the|part)\b.*$", re.IGNORECASE)
_HARD_JOB = re.compile(
    r"\b(?:Officer|Director|Manager|Head|Clerk|Lead|Chief|Chair|Secretary|Assistant|Engineer|Planner)\b"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_POST_LETTERS = frozenset(
    [
        "CE",
        "CEO",
        "SEO",
        "SE",
        "SEE",
        "AO",
        "SO",
        "EO",
        "DOS",
        "RFO",
        "CFO",
        "COO",
        "MD",
        "HEO",
        "SEP",
        "EE",
        "PA",
        "CO",
        "ASO",
        "HR",
        "IT",
        "ICT",
        "SW",
    ]
)
# A part of an authority, or a body, beside a name with no job: `(Democratic Services)`, `(Audit Commission)`.
DEPARTMENT = re.compile(
    r"(?:(?!Head|Director|Manager|Lead|Chief)[A-Z][\w’'&-]+,? (?:and |& |of |for )?){1,4}(?:Services|Department"
    r"|Directorate"
    r"|Team|Unit|Commission|Section|Division|Group|Society|Forum|Committee|Club|Centre|Network|Charity|Church|Parish)"
    r"|(?:An )?(?:Rannóg|Roinn) .+"
)


class Beside(msgspec.Struct, kw_only=True):
    """What the words beside a name say, sorted."""

    offices: list[str] = []
    posts: list[str] = []
    organisation: str | None = None
    substitute_for: str | None = None
    substituted_by: str | None = None
    remote: bool | None = None
    co_opted: str | None = None
    unknown: list[str] = []
    loose: str | None = None  # words that name no job: an organisation, or among officers a department


def is_office(text: str) -> bool:
    """Whether a role is an office in the meeting or in the authority's politics, not a job."""
    return _OFFICE.match(text) is not None


def read_beside(person: Named) -> Beside:
    """The brackets and words behind a name, sorted into offices, posts and the rest."""
    beside = Beside()
    for note in person.after:
        sort_note(beside, note, bracket=False, person=person)
    for note in person.notes:
        sort_note(beside, note, bracket=True, person=person)
    return beside


def remote_of(text: str) -> bool | None:
    """Whether words say that people attended remotely, or in person; None where they say neither."""
    if _REMOTE.search(text):
        return True
    return False if _IN_PERSON.search(text) else None


def split_organisation(text: str) -> tuple[str, str | None]:
    """A post and the organisation behind it: `Head of Roads, Ashcombe County Council`."""
    for joiner in (", ", " – ", " - ", "\t", "; "):
        left, found, right = text.rpartition(joiner)
        if found and ORGANISATION.fullmatch(right.strip()):
            return left.strip(" ,;–-"), right.strip()
    return text.strip(), None


def sort_note(beside: Beside, note: str, bracket: bool, person: Named) -> None:
    """Put one note beside a name where it belongs."""
    note = note.strip(" .,;:–-")
    if (
        not note
        or note[0] in "*^#†="
        or _REASON.fullmatch(note)
        or _TITLE_BELOW.search(note)
        or _PLAIN_COUNCILLOR.fullmatch(note)
        or (_PASSING.match(note) and not _FOR_NAME.fullmatch(note) and remote_of(note) is None)
    ):
        return
    if remote_of(note) is not None:
        beside.remote = remote_of(note)
        if rest := ", ".join(part for part in note.split(", ") if remote_of(part) is None):
            sort_note(beside, rest, bracket, person)
    elif by := _SUBSTITUTED_BY.match(note):
        beside.substituted_by = clean_name(by.group("name") or by.group("before"))
    elif name := _substituted(note):
        beside.substitute_for = name
    elif is_office(note) and not _CO_OPTED.search(note):
        office, organisation = split_organisation(note)
        beside.organisation = beside.organisation or organisation
        for part in filter(None, map(str.strip, _CHAIR_PART.split(office))):
            _office(beside, part)
    elif _IN_CHAIR.fullmatch(note):
        _office(beside, note)
    elif _CO_OPTED.search(note):
        _co_opted(beside, note)
    elif not (_PLAIN_COUNCILLOR.fullmatch(note) or (bracket and _says_nothing(note, person))):
        _job_or_organisation(beside, note, bracket)
    elif bracket and person.is_councillor and note[0].isupper() and not _LEAVES.search(note):
        beside.unknown.append(note)


def _office(beside: Beside, part: str) -> None:
    """An office; `in the Chair` alone is the chair, and says nothing new of a mayor."""
    if not _IN_CHAIR.fullmatch(part):
        beside.offices.append(_OF_THIS.sub("", _ARTICLE.sub("", _WHILE.sub("", part))))
    elif not beside.offices:
        beside.offices.append("Chairman")
    elif not any(_PRESIDES.search(office) for office in beside.offices):
        beside.offices.append(re.sub("^and ", "", part))


def _co_opted(beside: Beside, note: str) -> None:
    """`Diocesan representative, co-opted`, `Co-opted Member, Rail Forum`: the seat, and whom somebody comes from."""
    parts = [part.strip() for part in note.split(",") if not _VOTING.fullmatch(part.strip())]
    seats = [part for part in parts if _CO_OPTED.search(part)] or [note]
    beside.co_opted = seats[0]
    if others := [part for part in parts if part not in seats]:
        beside.organisation = beside.organisation or ", ".join(others)


def _says_nothing(note: str, person: Named) -> bool:
    """Initials, a party, a ward, when somebody came or left, why somebody stayed away."""
    letters = "".join(word[0] for word in re.split(r"[ -]", person.name) if word)
    short = re.sub(r"[a-z.’' ]", "", re.sub(r"(?<=M)a?c[A-Z]|(?<=O)[’'][A-Z]", "", note))
    ends = note.isupper() and len(note) == 3 and (letters[:1], letters[-1:]) == (note[0], note[-1])  # `Ann Bell (AMB)`
    key = INITIALS_KEY.fullmatch(note) and (len(note) < 3 or short in letters.upper() or ends)
    if key or len(note) <= 2 or _PARTY.fullmatch(note) or (_LEAVES.search(note) and not first_job(note)):
        return True
    if note[0].islower() and not first_job(note) and not _REPRESENTING.fullmatch(note):
        return True
    plain = not (first_job(note) or ORGANISATION.fullmatch(note) or _REPRESENTING.fullmatch(note))
    return person.is_councillor and plain and not _ACRONYM.fullmatch(note)


def _job_or_organisation(beside: Beside, note: str, bracket: bool) -> None:
    for_whom = _REPRESENTING.fullmatch(note)
    if bracket and _rounds_off(beside, note):
        beside.posts[-1] = f"{beside.posts[-1]} ({note})"
        return
    whole = ORGANISATION.fullmatch(note) or (DEPARTMENT.fullmatch(note) and not _HARD_JOB.search(note))
    if for_whom:
        beside.organisation = beside.organisation or for_whom.group("of")
    elif (
        whole
        or (_ACRONYM.fullmatch(note) and note not in _POST_LETTERS)
        or (bracket and not first_job(note) and note[0].isupper() and note not in _POST_LETTERS and "," not in note)
    ):
        beside.organisation = beside.organisation or note
    elif _is_loose(note) and not beside.posts:
        beside.loose = beside.loose or note
    else:
        _post(beside, note)


def _is_loose(note: str) -> bool:
    """`Ann Bell, Hollow Mill Actuaries`: capitals that name no job and no service."""
    words = re.sub(r"\b(?:of|the|and|for|in|on|our|y|an|na)\b", "", note).split()
    capitals = len(words) > 1 and all(word[:1].isupper() or word in "&-" for word in words)
    return capitals and not has_role(note) and not first_job(note) and not re.search(r"[\d:]", note)


def settle_loose(beside: Beside, staff: bool) -> None:
    """Among officers such words are all that is told of the post; elsewhere an organisation."""
    if beside.loose and not (beside.posts or beside.offices):
        if staff:
            beside.posts.append(beside.loose)
        else:
            beside.organisation = beside.organisation or beside.loose
    beside.loose = None


def _rounds_off(beside: Beside, note: str) -> bool:
    """Whether a bracket tells the field of the post before it, and names nobody's employer."""
    if not beside.posts or not _OPEN_POST.fullmatch(beside.posts[-1]) or not note[0].isupper():
        return False
    plain = not (ORGANISATION.fullmatch(note) or _ACRONYM.fullmatch(note) or first_job(note))
    return plain and not _LEAVES.search(note)


def _post(beside: Beside, note: str) -> None:
    post, organisation = split_organisation(note)
    beside.organisation = beside.organisation or organisation
    if post:
        beside.posts.append(post)


def _substituted(note: str) -> str | None:
    match = _SUBSTITUTE.match(note) or _FOR_NAME.fullmatch(note)
    if match is None:
        return None
    name = clean_name(re.split(r"[,;(]|\band\b", match.group("name"))[0])
    return name if is_name(name, alone=True) else None
