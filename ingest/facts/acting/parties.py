"""Who can be given work: a person, a post, a department or a body, in a stretch of masked text."""

from __future__ import annotations

import re

from ingest.given import looks_personal
from ingest.mask import BODY, compiled
from ingest.names import is_name
from ingest.wordings import expand

TITLED = (
    rf"(?:{expand('{title}')}|Comhairleoir(?:í)?|Cathaoirleach|Mayor|Provost|Convener"
    r"|(?:Chief )?(?:Superintendent|Inspector|Constable)|Sergeant|Sgt\.?|PCSO|PC|(?:Area|Station|Watch|Group) Manager"
    r"|(?:County|District|Borough) (?:Cllr\.?|Councillor))(?:[’']s)?,?"
    r"(?: (?!To\b|Will\b|Would\b)[A-ZÁÉÍÓÚ][\w’'.-]*(?: Ó)?){1,4}"
)
BARE = r"(?:[A-ZÁÉÍÓÚ][\w’'.-]*(?: Ó)?)(?: [A-ZÁÉÍÓÚ][\w’'.-]*){0,3}"
_NO = (
    r"(?!(?:was|were|is|are|be|been|that|which|who|for|by|from|with|if|when|while|whether|said|asked|reported|noted"
    r"|had|has|have|it|this|these|no|not|some|many|most|of|to|To|in|on|at|as|would|will|all of|any|what|how"
    r"|asks?|asking|invited?|requests?|requested|instruct(?:s|ed)?|urged?|thanked|enabling|allowing|inviting|requesting|reminding|advising)\b)"
)
_DONE = (  # a verb in the past, where a post has none
    r"(?!(?:elected|co-opted|united|shared|combined|integrated|retired|limited|dedicated|associated|appointed)\b)"
    r"(?:[a-z]{2,}ed|said|told|gave|took|made|would|will|should|went|came|led)\b"
)
_POST_HEAD = (
    r"(?:officers?|officials?|clerks?|RFO|directors?|managers?|engineers?"
    r"|(?:(?:vice|deputy|depute|co)[- ])?chair(?:man|woman|person|s)?|secretary"
    r"|treasurer|chief executive|cathaoirleach|mayor|provost|leader|convenor|convener|president|planners?|auditors?"
    r"|solicitor|advis[eo]rs?|lawyer|administrator|co-?ordinator|warden|caretaker|ranger|handyman|contractor|archivist"
    r"|editor|webmaster"
    r"|accountant|constable|sergeant|inspector|superintendent|executive|head|(?<!s )lead"
    r"|commissioner|holder|councillors?"
    r"|cllrs?|members?|staff|executives?|representatives?|trustees|residents|volunteers|all|everyone)"
)
POST = (
    rf"(?:(?:the|our|a|an|both|all) )?(?:{_NO}(?!{_DONE})[\w’'&/.-]+"
    rf" ){{0,5}}?(?:A/)?(?i:{_POST_HEAD})(?:/(?:[A-Z]\w+|RFO))?"
    rf"(?: (?:of|for|from) (?:the )?(?:{_NO}(?!{_DONE})[\w’'&,]+ ){{0,6}}?{_NO}(?!{_DONE})[\w’'&]+)?"
)
_UNIT = (
    rf"(?:(?:the|our|its|a) )?(?:{_NO}[\w’'&/.()-]+ ){{0,6}}?(?:(?i:teams?|departments?|dept\.?|sections?"
    r"|offices?|units?"
    r"|division|directorate|services?|agency|groups?|sub-?group|gang|workforce|(?:working )?party|council"
    r"|police|consultants?)"
    r"|Healthwatch|Trust|Design|Roads|Highways"
    r"|Planning|Finance|Housing|Environment|Cleansing|Parks|MD)"
)
_BODY = r"(?:(?:[Tt]he|this|our) )?(?:full )?⟦·*⟧(?: (?i:staff|members|officials|officers|team|office))?"
PRONOUN = r"(?:he|she|they|He|She|They)"
_HUMAN = compiled(rf"(?:{TITLED})|(?:{POST})")
_UNITS = compiled(rf"(?:{_BODY})|(?:{_UNIT})")
NAMED = re.compile(BARE)
APPOSED = re.compile(r",(?: (?:the|as))? [^,]{4,70},?$")
_JOIN = re.compile(r"(?:, and|,| and| &|/| or| with) ?(?=\S)|/")
_EDGE = re.compile(
    r"(?:[,;:–—•]|(?<= )-)\s+|\(|\b(?:[Aa]sked|[Rr]equested|[Ii]nstructed|[Ii]nvited|[Uu]rged|tasked|[Dd]irected"
    r"|agreed|that|and|but|so|then|as|which|where|for|please|whereby|until|therefore)\b,?\s+"
)
_BARE_EDGE = re.compile(
    r"(?:[;:,(–—•.]|(?<= )-|\b(?:[Aa]sked|[Ii]nstructed|[Ii]nvited|[Uu]rged|tasked|[Dd]irected"
    r"|that|agreed|resolved|decided|agreed for|requested|RESOLVED|AGREED))\s*$"
    r"|\bagreed (?:that|for) $"
)
_LEADING = re.compile(
    r"^(?:and|but|so|then|also|that|therefore|however|in response|meanwhile|instead|please|for|agreed|action)[:,]? ",
    re.IGNORECASE,
)
GROUPS = re.compile(
    r"(?:[\w’' ]{1,40} )?(?:officers|officials|staff|members|residents|councillors|representatives"
    r"|volunteers|everyone|people)$",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"(?:^|[.;,] |\bthat |\band )(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3})$")
_CONSULTING = re.compile(
    r",? (?:(?:in|after|following) (?:consultation|liaison|conjunction|partnership|discussion)s?"
    r"|together|along|working|liaising) with [^.;]{2,90}$"
)
_BRACKET = re.compile(r" \([^()]{2,60}\)$")


def party_before(masked: str, at: int, bare: bool = False) -> tuple[int, int, bool] | None:
    """The longest stretch of text ending at `at` that names who is to do it: start, end, whether it is a person."""
    end = len(masked[:at].rstrip(" ,"))
    consulting = _CONSULTING.search(masked, max(0, end - 120), end)
    end = consulting.start() if consulting else end
    told = masked[:end].removesuffix(" who")
    edges = [0, *(m.end() for m in _EDGE.finditer(masked, max(0, end - 160), end))]
    if len(told) < end:  # `there was no answer from Mr Bell, who will ask again`
        end = len(told.rstrip(" ,"))
        edges = [m.start() for m in re.finditer(r"(?<= )\w", masked[:end]) if end - m.start() < 60]
    for start in edges:
        if start >= end or end - start > 150:
            continue
        lead = _LEADING.match(masked[start:end])
        start += lead.end() if lead else 0
        if bare and start and not _BARE_EDGE.search(masked[:start]):
            continue
        kind = kind_of(masked[start:end])
        if kind is not None:
            return start, end, kind
    return None


def named_before(masked: str, at: int) -> tuple[int, int, bool] | None:
    """Two or more capitalised words right before an undertaking are somebody, known or not."""
    told = masked[:at].rstrip(" ,")
    match = _UNKNOWN.search(told)
    return (match.start("who"), len(told), True) if match else None


def kind_of(text: str) -> bool | None:
    """True for a person or post (or several), False for a body or department, None for anything else."""
    if re.fullmatch(PRONOUN, text):
        return True
    text = _BRACKET.sub("", text)
    if re.search(r"\bmeeting\b", text):
        return None
    if one := _one(text):
        return one == "human"
    apposed = APPOSED.search(text)
    if apposed and _one(text[: apposed.start()]) and _one(apposed.group().strip(" ,").removeprefix("the ").strip()):
        return True
    parts = [part for part in _JOIN.split(text) if part]
    kinds = [_one(part.strip(" ,").removeprefix("and ")) for part in parts]
    if len(parts) < 2 or len(parts) > 6 or not all(kinds):
        return None
    return "human" in kinds


def _one(text: str) -> str | None:
    if _HUMAN.fullmatch(text):
        return "human"
    if BODY not in text and NAMED.fullmatch(text) and personal(text):
        return "human"
    return "unit" if _UNITS.fullmatch(text) or re.fullmatch(r"[A-Z]{4,6}", text) else None


def personal(text: str) -> bool:
    if re.fullmatch(r"[A-Z]{2,3}|[A-Z][’'][A-Z]|[A-Z]{1,2}[’'][A-Z]|Mc[A-Z]|[A-Z]{1,2}Mc[A-Z]", text):
        return text not in (
            "AGM",
            "EGM",
            "TII",
            "NTA",
            "OPW",
            "NHS",
            "ICB",
            "CCG",
            "HSE",
            "MP",
            "TD",
            "VAT",
            "BT",
            "UK",
            "EU",
            "IT",
            "HR",
        )
    return looks_personal(text) and (" " not in text or is_name(text))


def clean(owner: str) -> str:
    return re.sub(r"^(?:the|our|and|that|a) ", "", owner.strip(" ,"), flags=re.IGNORECASE)
