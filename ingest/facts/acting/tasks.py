"""Who will do what, in a sentence: `Cllr Bell would contact the school`, `Clerk to write`, `she undertook to look`.

The words between the two are data (`styles/tasks.yaml`); who stands before them must be somebody who can be given
work: a person, a post, a department or a body. A speaker's forecasts (`the scheme will bring jobs`) have no such party.
"""

from __future__ import annotations

import re

import msgspec

from ingest.given import looks_personal
from ingest.mask import BODY, compiled
from ingest.names import is_name
from ingest.quick import Quick
from ingest.reading import Sentence
from ingest.wordings import Found, expand, family

_TITLED = (
    rf"(?:{expand('{title}')}|Comhairleoir(?:í)?|Cathaoirleach|Mayor|Provost|Convener"
    r"|(?:Chief )?(?:Superintendent|Inspector|Constable)|Sergeant|Sgt\.?|PCSO|PC|(?:Area|Station|Watch|Group) Manager"
    r"|(?:County|District|Borough) (?:Cllr\.?|Councillor))(?:[’']s)?,?"
    r"(?: (?!To\b|Will\b|Would\b)[A-ZÁÉÍÓÚ][\w’'.-]*(?: Ó)?){1,4}"
)
_BARE = r"(?:[A-ZÁÉÍÓÚ][\w’'.-]*(?: Ó)?)(?: [A-ZÁÉÍÓÚ][\w’'.-]*){0,3}"
_NO = (
    r"(?!(?:was|were|is|are|be|been|that|which|who|for|by|from|with|if|when|while|whether|said|asked|reported|noted"
    r"|had|has|have|it|this|these|no|not|some|many|most|of|to|in|on|at|as|would|will|all of|any|what|how)\b)"
)
_DONE = (  # a verb in the past, where a post has none
    r"(?!(?:elected|co-opted|united|shared|combined|integrated|retired|limited|dedicated|associated|appointed)\b)"
    r"[a-z]{2,}(?:ed|said|told|gave)\b"
)
_POST_HEAD = (
    r"(?:officers?|officials?|clerks?|RFO|directors?|managers?|engineers?|chair(?:man|woman|person|s)?|secretary"
    r"|treasurer|chief executive|cathaoirleach|mayor|provost|leader|convenor|convener|president|planners?|auditors?"
    r"|solicitor|advis[eo]rs?|lawyer|administrator|co-?ordinator|warden|caretaker|ranger|handyman|contractor|archivist|editor|webmaster"
    r"|accountant|constable|sergeant|inspector|superintendent|executive|head|lead|commissioner|holder|councillors?"
    r"|cllrs?|members?|staff|executives?|representatives?|trustees|residents|volunteers|all|everyone)"
)
_POST = (
    rf"(?:(?:the|our|a|an|both|all) )?(?:{_NO}(?!{_DONE})[\w’'&/.-]+"
    rf" ){{0,5}}?(?:A/)?(?i:{_POST_HEAD})(?:/(?:[A-Z]\w+|RFO))?"
    rf"(?: (?:of|for|from) (?:the )?(?:{_NO}(?!{_DONE})[\w’'&,]+ ){{0,6}}?(?!{_DONE})[\w’'&]+)?"
)
_UNIT = (
    rf"(?:(?:the|our|its|a) )?(?:{_NO}[\w’'&/.()-]+ ){{0,6}}?(?:(?i:teams?|departments?|dept\.?|sections?"
    rf"|offices?|units?"
    rf"|division|directorate|services?|agency|groups?|sub-?group|gang|workforce|(?:working )?party|council)"
    rf"|Design|Roads|Highways"
    r"|Planning|Finance|Housing|Environment|Cleansing|Parks|MD)"
)
_BODY = r"(?:(?:the|this|our) )?(?:full )?⟦·*⟧(?: (?i:staff|members|officials|officers|team|office))?"
_PRONOUN = r"(?:he|she|they|He|She|They)"
_HUMAN = compiled(rf"(?:{_TITLED})|(?:{_POST})")
_UNITS = compiled(rf"(?:{_BODY})|(?:{_UNIT})")
_NAMED = re.compile(_BARE)
_APPOSED = re.compile(r",(?: (?:the|as))? [^,]{4,70},?$")
_JOIN = re.compile(r"(?:, and|,| and| &|/| or| with) ?(?=\S)|/")
_EDGE = re.compile(
    r"(?:[,;:–—•]|(?<= )-)\s+|\(|\b(?:that|and|but|so|then|as|which|where|for|please|whereby|until|therefore)\b,?\s+"
)
_BARE_EDGE = re.compile(
    r"(?:[;:,(–—•.]|(?<= )-|\b(?:that|agreed|resolved|decided|agreed for|requested|RESOLVED|AGREED))\s*$"
    r"|\bagreed (?:that|for) $"
)
_LEADING = re.compile(
    r"^(?:and|but|so|then|also|that|therefore|however|in response|meanwhile|instead|please|for|agreed|action)[:,]? ",
    re.IGNORECASE,
)
_STOP = re.compile(r";\s|:\s(?=[A-Z])|[,;] (?=(?:and )?(?:it was|this was|the (?:meeting|motion) was)\b)")
_STRICT = compiled(
    r"\b(?:write|contact|ask|request|invite|arrange|make (?:arrangements?|contact|enquiries|inquiries|themselves"
    r"|a request|representations?)|seek|check|look (?:at|into)|follow|report back|raise|liaise|meet|circulate"
    r"|send|email|e-mail|forward|investigate|inquire|enquire|examine|assess|inspect|respond|reply|revert|submit"
    r"|issue|prepare|provide (?:members|an? (?:update|report|list|briefing|note|copy|reply|response)|the (?:panel"
    r"|committee|board|council|members|information|figures|details))|organise|put (?:up|forward|together"
    r"|in place)|draft"
    r"|notify|apply for|engage with|carry out|undertake|attend|consult|bring (?:a|back|forward)|review (?:the|this)"
    r"|repair|replace|remove|install|share|update|ensure|set up|come back|return to|produce|convey|pay"
    r"|write|hold an?|get (?:an?|the) |arrange|clean|clear|erect)\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"(?:the |all |some )?(?:officers|officials|staff|members|residents|councillors|representatives"
    r"|volunteers|everyone|people)$",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:would|will|shall)(?: \w+)? (?:make (?:a |an |it |the |for )|present (?:a |an )?(?:problem"
    r"|challenge|difficult)|raise (?:money|revenue)"
    r"|meet (?:the )?(?:cost|need|requirement|target|on\b|again|every|at \d)|include\b|get (?:more|less|worse"
    r"|better)|come (?:into|to|from|as)\b|go (?:to|ahead|on|into|up|down)\b"
    r"|hold (?:its|the|their) (?:next|annual)|take (?:place|over|effect|up to|time|account|part|the chair)"
    r"|bring (?:benefit|job|in\b|about|the total)"
    r"|add (?:to|value)|present (?:his|her|their|its) apolog|set (?:a|the) (?:precedent|tone)|work (?:well|as"
    r"|better)|deliver\b(?! (?:the )?(?:leaflet|letter|notice))|create\b|establish\b|pay for\b(?! the)|see\b"
    r"|replace (?:Cllr|Councillor|Mr|Ms|Mrs|Dr)\b)",
    re.IGNORECASE,
)


_AND_BUT = re.compile(r"\b(?:and|but)(?: also| then)?$")
_TITLED_NAME = re.compile(_TITLED)
_BRACKET = re.compile(r" \([^()]{2,60}\)$")
_USEFUL = re.compile(
    r"\b(?:useful|helpful|good|better|best|possible|necessary|important|appropriate|sensible|beneficial|worthwhile"
    r"|opportunity|opportunities|need|time|wish(?:ed)?|like[ds]?) for\b",
    re.IGNORECASE,
)
_IF_WISHED = re.compile(
    r"\bif (?:(?:it|they|he|she|members|councillors|the \w+) (?:so )?(?:wish|want|need|require|desire)"
    r"|so wished|required|requested|needed|necessary|wished|desired)",
    re.IGNORECASE,
)
IF_ASKED = re.compile(
    r"If (?:so |it is |they are )?(?:asked|requested|needed|required|necessary|wished)\b", re.IGNORECASE
)
_IF_PARTY = re.compile(
    r"(?:.{0,12}[–:-] )?If (?:the |any )?(?P<who>[\w’' ]{3,40}?) (?:wish|want|need|require|have|has|are)\b",
)
_AGREED_THAT = Quick(
    r"\b(?:agreed|resolved|decided|requested|asked|request|requests|AGREED|RESOLVED)(?: unanimously)?(?: that)?[:,]? ",
    re.I,
)
_PART = re.compile(r"; |\b[ivx]+\) ")
_SHORT = 5


_WHO_STARTS = compiled(
    rf"(?:[Tt]hat )?(?P<who>[^.,;:]{{2,60}}?) {expand('{task}')}(?:e?s)?\b(?! (?:was|were|is|are|would|will|be)\b)"
)


class Task(msgspec.Struct, frozen=True):
    """Work that a sentence gives: `start:end` in the block's text, who is to do it, and how plainly it is said."""

    start: int
    end: int
    owner: str | None
    meaning: str


def tasks_in(sentence: Sentence, speaker: str | None = None) -> list[Task]:
    """What a sentence says that somebody will do, in order; one row for each who does it.

    `speaker` is the person last named before the sentence, whom its first pronoun means.
    """
    if sentence.text.rstrip().endswith("?") or IF_ASKED.match(sentence.text):
        return []
    found: list[Task] = []
    for hit in sorted(_heads(sentence), key=lambda h: h.match.start()):
        task = _task(sentence, hit, speaker)
        if task is None or any(task.start < other.end and task.owner == other.owner for other in found):
            continue
        found.append(task)
    found = found or _subjunctive(sentence)
    return [_whole(sentence, found[0])] if len(found) == 1 else found


def _whole(sentence: Sentence, task: Task) -> Task:
    """A few words say too little of what is to be done: then the whole sentence is what says it."""
    text = sentence.text[task.start - sentence.start : task.end - sentence.start]
    if (told := _IF_PARTY.match(sentence.text)) and task.start - sentence.start < 120:
        return msgspec.structs.replace(task, start=sentence.start, owner=task.owner or told.group("who"))
    if len(text.split()) < _SHORT and len(sentence.text.split()) < 8 * _SHORT:
        start = max((m.end() for m in _PART.finditer(sentence.text, 0, task.start - sentence.start)), default=0)
        start = 0 if len(sentence.text[start : task.end - sentence.start].split()) <= _SHORT else start
        return msgspec.structs.replace(task, start=sentence.start + start)
    return task


def opening(sentence: Sentence) -> str | None:
    """Who opens a clause and does what it says: `the Clerk obtains three quotes`, `the Leader write to …`."""
    match = _WHO_STARTS.match(sentence.masked)
    if match is None:
        return None
    human = _kind(sentence.masked[match.start("who") : match.end("who")])
    plain = human or _STRICT.match(sentence.masked[match.end("who") :].lstrip())
    named = sentence.text[match.start("who") : match.end("who")]
    return _clean(named) if human is not None and plain and not _GROUPS.fullmatch(named) else None


def asked_of(sentence: Sentence) -> str | None:
    """Whom a request that stands in the subjunctive asks: `requested that the Fire Officer work with …`."""
    found = _subjunctive(sentence)
    return found[0].owner if found else None


def _subjunctive(sentence: Sentence) -> list[Task]:
    """`it was agreed that the Council write to …`, `Request that the Fire Officer work with …`."""
    spans = quoted(sentence.text)
    for lead in _AGREED_THAT.finditer(sentence.masked):
        who = _WHO_DOES.match(sentence.masked, lead.end())
        if who is None or any(a <= lead.end() < b for a, b in spans):
            continue
        named = sentence.masked[who.start("who") : who.end("who")]
        if not named or _kind(named) is None:
            continue
        owner = _clean(sentence.text[who.start("who") : who.end("who")])
        start = lead.start() if lead.start() < 3 else who.start("who")
        return [Task(sentence.start + start, sentence.start + _stop(sentence.masked, who.end()), owner, "bare")]
    return []


_WHO_DOES = compiled(
    rf"(?P<who>(?:[^.,;:(]|\([^()]{{2,60}}\)){{2,70}}?) (?:also |now |continues? to )?{expand('{task}')}\b"
    r"(?! (?:was|were|is|are|would|will|be)\b)"
)


def _heads(sentence: Sentence) -> list[Found]:
    kept: list[Found] = []
    spans = quoted(sentence.text)
    for hit in family("tasks").all(sentence.masked):
        a, b = hit.match.span()
        if any(q <= a < r for q, r in spans):
            continue
        if not any(a < other.match.end() and b > other.match.start() for other in kept):
            kept.append(hit)
    return kept


def quoted(text: str) -> list[tuple[int, int]]:
    """A motion's own words are what somebody wants, not what he will do."""
    if "“" not in text and '"' not in text:
        return []
    return [m.span() for m in re.finditer(r"“[^”]*(?:”|$)|(?<!\w)\"[^\"]*(?:\"|$)", text)]


def _task(sentence: Sentence, hit: Found, speaker: str | None) -> Task | None:
    at = hit.match.start()
    bare = hit.meaning == "bare"
    if bare and _USEFUL.search(sentence.masked[:at]):
        return None
    party = party_before(sentence.masked, at, bare=bare)
    if party is None:
        return _joined(sentence, hit)
    start, end, human = party
    owner = _clean(_alone(sentence.text[start:end]))
    if owner.startswith("only "):
        return None
    if re.fullmatch(_PRONOUN, sentence.text[start:end]):
        named = _antecedent(sentence, start, end) or speaker
        owner, human = named or "", True
        if not owner and hit.meaning == "said":
            return None
    if not _plain(sentence, hit, human, owner):
        return None
    stop = _stop(sentence.masked, hit.match.end())
    return Task(sentence.start + start, sentence.start + stop, owner or None, hit.meaning)


def _alone(owner: str) -> str:
    """The name without the post behind it: `Cllr Bell, Portfolio Holder for Roads,` is Cllr Bell."""
    apposed = _APPOSED.search(owner)
    if apposed is None or "," in owner[: apposed.start()]:
        return owner
    name = owner[: apposed.start()]
    named = re.fullmatch(_TITLED, name) or (_NAMED.fullmatch(name) and _personal(name))
    return name if named and " and " not in name else owner


def _joined(sentence: Sentence, hit: Found) -> Task | None:
    """`Mr Bell doubted it but would look again`: who opens the sentence does what its second half says."""
    before = sentence.masked[: hit.match.start()].rstrip()
    opens = _OPENS.match(sentence.masked)
    if hit.meaning not in ("said", "taken") or opens is None or not _AND_BUT.search(before):
        return None
    who = sentence.text[opens.start("who") : opens.end("who")]
    plain = hit.meaning == "taken" or _STRICT.search(sentence.masked, hit.match.start(), hit.match.end() + 30)
    if (
        not plain
        or re.fullmatch(_PRONOUN, who)
        or _kind(sentence.masked[opens.start("who") : opens.end("who")]) is not True
        or _GROUPS.fullmatch(who)
    ):
        return None
    return Task(sentence.start, sentence.start + _stop(sentence.masked, hit.match.end()), _clean(who), hit.meaning)


def _antecedent(sentence: Sentence, start: int, end: int) -> str | None:
    """Whom a pronoun means: who opens the sentence; for `he` and `she` one person, who was named last."""
    opens = _speaker_in(sentence, start)
    if sentence.text[start:end].lower() == "they" or (opens and not _GROUPS.fullmatch(opens)):
        return opens
    named = [m.group() for m in _TITLED_NAME.finditer(sentence.masked, 0, start)]
    return _clean(named[-1]) if named else None


def _plain(sentence: Sentence, hit: Found, human: bool, owner: str) -> bool:
    """Whether the work is plainly somebody's: of a body or department more is asked than of a person."""
    rest = sentence.masked[hit.match.start() : hit.match.end() + 40]
    if _IF_WISHED.search(sentence.masked, hit.match.end()):
        return False
    if hit.meaning in ("said", "given", "bare") and _IDLE.search(rest):
        return False
    if human and not _GROUPS.fullmatch(owner):
        return True
    return hit.meaning == "taken" or _STRICT.search(rest[: len(hit.match.group()) + 26]) is not None


def party_before(masked: str, at: int, bare: bool = False) -> tuple[int, int, bool] | None:
    """The longest stretch of text ending at `at` that names who is to do it: start, end, whether it is a person."""
    end = len(masked[:at].rstrip(" ,"))
    edges = [0, *(m.end() for m in _EDGE.finditer(masked, max(0, end - 160), end))]
    for start in edges:
        if start >= end or end - start > 150:
            continue
        lead = _LEADING.match(masked[start:end])
        start += lead.end() if lead else 0
        if bare and start and not _BARE_EDGE.search(masked[:start]):
            continue
        kind = _kind(masked[start:end])
        if kind is not None:
            return start, end, kind
    return None


def _kind(text: str) -> bool | None:
    """True for a person or post (or several), False for a body or department, None for anything else."""
    if re.fullmatch(_PRONOUN, text):
        return True
    text = _BRACKET.sub("", text)
    if re.search(r"\bmeeting\b", text):
        return None
    if one := _one(text):
        return one == "human"
    apposed = _APPOSED.search(text)
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
    if BODY not in text and _NAMED.fullmatch(text) and _personal(text):
        return "human"
    return "unit" if _UNITS.fullmatch(text) or re.fullmatch(r"[A-Z]{4,6}", text) else None


def _personal(text: str) -> bool:
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


def _speaker_in(sentence: Sentence, before: int) -> str | None:
    """Whom a pronoun means: the person named at the sentence's start."""
    match = _OPENS.match(sentence.masked[:before])
    return _clean(sentence.text[match.start("who") : match.end("who")]) if match else None


_OPENS = compiled(
    rf"(?:In (?:response|reply|answer)(?: to (?:an?"
    rf"|the) \w+(?: from [^,]{{3,40}},)?)?,? )?(?:[Tt]he )?(?P<who>(?:{_TITLED})|(?:{_POST}?)"
    rf"|{_BARE})(?:, [^,]{{4,60}},)?"
    r" (?:also |then |further |subsequently )?(?:\w+ed|said|told|gave|spoke|was|is|had|has|felt|drew|undertook)\b"
)


def speaker_of(sentence: Sentence) -> str | None:
    """Who speaks in a sentence, where it opens with a name or a post."""
    match = _OPENS.match(sentence.masked)
    if match is None or _kind(sentence.masked[match.start("who") : match.end("who")]) is not True:
        return None
    return _clean(sentence.text[match.start("who") : match.end("who")])


def _clean(owner: str) -> str:
    return re.sub(r"^(?:the|our|and|that|a) ", "", owner.strip(" ,"), flags=re.IGNORECASE)


def _stop(masked: str, after: int) -> int:
    match = _STOP.search(masked, after)
    return match.start() if match else len(masked)
