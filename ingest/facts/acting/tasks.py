"""Who will do what, in a sentence: `Cllr Bell would contact the school`, `Clerk to write`, `she undertook to look`.

The words between the two are data (`styles/tasks.yaml`); who stands before them must be somebody who can be given
work: a person, a post, a department or a body. A speaker's forecasts (`the scheme will bring jobs`) have no such party.
"""

from __future__ import annotations

import re

import msgspec

from ingest.facts.acting.parties import (
    APPOSED,
    BARE,
    GROUPS,
    NAMED,
    POST,
    PRONOUN,
    TITLED,
    clean,
    kind_of,
    named_before,
    party_before,
    personal,
)
from ingest.mask import compiled
from ingest.quick import Quick
from ingest.reading import Sentence
from ingest.wordings import Found, expand, family

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
    r"|take (?:up|forward|away|back)"
    r"|write|hold an?|get (?:an?|the) |arrange|clean|clear|erect)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:would|will|shall)(?: \w+)? (?:make (?:a |an |it |the |for )|present (?:a |an )?(?:problem"
    r"|challenge|difficult)|raise (?:money|revenue)"
    r"|meet (?:the )?(?:cost|need|requirement|target|on\b|again|every|at \d)|include\b|get (?:more|less|worse"
    r"|better)|come (?:into|to|from|as)\b|go (?:to|ahead|on|into|up|down)\b"
    r"|hold (?:its|the|their) (?:next|annual)|take (?:place|over|effect|up to|time|account|part|the chair)"
    r"|bring (?:benefit|job|in\b|about|the total)"
    r"|speak (?:against|for|in favour|on|to the (?:item|motion|report|application))"
    r"|keep (?:silent|out|quiet)|take (?:item|agenda|the item)"
    r"|add (?:to|value)|present (?:his|her|their|its) apolog|set (?:a|the) (?:precedent|tone)"
    r"|work (?:well|as|(?:closely )?with (?:the )?(?:communities|partners|residents)\b"
    r"|better)|deliver\b(?! (?:the )?(?:leaflet|letter|notice))|create\b|establish\b|pay for\b(?! the)|see\b"
    r"|replace (?:Cllr|Councillor|Mr|Ms|Mrs|Dr)\b)",
    re.IGNORECASE,
)


_PRONOUN_OPENS = re.compile(r"(?:He|She) (?!would\b|will\b)\w+")
_AND_BUT = re.compile(r"\b(?:and|but)(?: also| then)?$")
_TITLED_NAME = re.compile(TITLED)
_NAMES = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'-]+){1,3}")
# By then somebody else may be what the sentence is about.
_OTHERS = re.compile(r": |\bthat (?!(?:he|she|they|it|this|there|these)\b)")
WHERE = re.compile(r"(?:.{0,12}[–:-] )?(?:Where|Whenever|Unless|In the event|In cases?|Should) ")
_ALWAYS = re.compile(
    r"\b(?:annually|monthly|quarterly|weekly|regularly|(?<!, )when"
    r"|(?:each|every|per) (?:year|month|week|quarter|child))\b"
)
_PUBLIC = re.compile(r"(?:.* )?(?:residents|people|everyone|public)$", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:ask|request|instruct|invite|urge|task|direct)(?:s|d|ed)? (?:the )?$")
_HAD_ASKED = re.compile(
    r"\b(?:had|has|have|having|been) (?:already |also |previously |\w+selves )?(?:asked|requested|instructed"
    r"|invited|urged|tasked|directed) (?:the )?$"
)
_ON_THE_SPOT = re.compile(
    r"to (?:explain|clarify|confirm|comment|outline|elaborate|describe|introduce|present|speak|address|declare|leave"
    r"|note|join|think|bear|observe|remember|vote|summarise|expand|say|give|answer|respond|reply|stand|tell)\b"
)
_USEFUL = re.compile(
    r"\b(?:useful|helpful|good|better|best|possible|necessary|important|appropriate|sensible|beneficial|worthwhile"
    r"|opportunity|opportunities|need|time|wish(?:ed)?|like[ds]?) for\b",
    re.IGNORECASE,
)
_IF_WISHED = re.compile(
    r"\bif (?:(?:it|they|he|she|members|councillors|the \w+) (?:so )?(?:wish|want|need|require|desire)"
    r"|so wished|required|requested|needed|necessary|wished|desired)"
    r"|\bwhen(?:ever)? (?:called|asked|needed|required|possible)\b",
    re.IGNORECASE,
)
IF_ASKED = re.compile(
    r"If (?:so |it is |they are )?(?:asked|requested|needed|required|necessary|wished)\b", re.IGNORECASE
)
_IF_PARTY = re.compile(
    r"(?:.{0,12}[–:-] )?If (?:the |any )?(?P<who>[\w’' ]{3,40}?) (?:wish|want|need|require|have|has|are)\b",
)
_AGREED_THAT = Quick(
    r"\b(?:agreed|resolved|decided|requested|asked|request|requests|AGREED|RESOLVED)"
    r"(?: unanimously)?(?: that)?[:,]? |\band that (?=the |[A-Z])",
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
    human = kind_of(sentence.masked[match.start("who") : match.end("who")])
    plain = human or _STRICT.match(sentence.masked[match.end("who") :].lstrip())
    named = sentence.text[match.start("who") : match.end("who")]
    return clean(named) if human is not None and plain and not GROUPS.fullmatch(named) else None


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
        if not named or kind_of(named) is None or (lead.group().startswith("and that") and GROUPS.fullmatch(named)):
            continue
        owner = clean(sentence.text[who.start("who") : who.end("who")])
        start = lead.start() if lead.start() < 3 else who.start("who")
        return [Task(sentence.start + start, sentence.start + _stop(sentence.masked, who.end()), owner, "bare")]
    return []


_WHO_DOES = compiled(
    rf"(?P<who>(?:[^.,;:(]|(?<=Dr|Mr|Ms)\.|(?<=Mrs)\.|(?<=Cllr)\."
    r"|\([^()]{2,60}\)){2,70}?)"
    rf" (?:also |now |continues? to )?{expand('{task}')}(?:e?s)?\b"
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
    bare = hit.meaning in ("bare", "open")
    if bare and _USEFUL.search(sentence.masked[:at]):
        return None
    party = party_before(sentence.masked, at, bare=bare)
    if party is None and hit.meaning in ("taken", "assured"):
        party = named_before(sentence.masked, at)
    if party is None:
        return _joined(sentence, hit, speaker)
    start, end, human = party
    owner = clean(_alone(sentence.text[start:end]))
    if bare and _HAD_ASKED.search(sentence.masked[:start]):
        return None
    if bare and _ASKS.search(sentence.masked[:start]) and _ON_THE_SPOT.match(sentence.masked, at):
        return None
    if re.match(r"(?:only|every|each|any|no|most|some|many)\b", owner, re.IGNORECASE):
        return None
    if re.fullmatch(PRONOUN, sentence.text[start:end]):
        they = sentence.text[start:end].lower() == "they"
        named = _antecedent(sentence, start, end) or (None if they else speaker)
        owner, human = named or "", True
        if not owner and hit.meaning == "said":
            return None
    if hit.meaning == "said" and re.match(r"an? ", sentence.text[start:end]):
        return None
    if not _plain(sentence, hit, human, owner):
        return None
    stop = _stop(sentence.masked, hit.match.end())
    return Task(sentence.start + start, sentence.start + stop, owner or None, hit.meaning)


def _alone(owner: str) -> str:
    """The name without the post behind it: `Cllr Bell, Portfolio Holder for Roads,` is Cllr Bell."""
    apposed = APPOSED.search(owner)
    if apposed is None or "," in owner[: apposed.start()]:
        return owner
    name = owner[: apposed.start()]
    named = re.fullmatch(TITLED, name) or (NAMED.fullmatch(name) and personal(name))
    return name if named and " and " not in name else owner


def _joined(sentence: Sentence, hit: Found, speaker: str | None) -> Task | None:
    """`Mr Bell doubted it but would look again`: who opens the sentence does what its second half says."""
    before = sentence.masked[: hit.match.start()].rstrip()
    if hit.meaning not in ("said", "taken") or not _AND_BUT.search(before):
        return None
    idle = _OTHERS.search(before) or _IDLE.search(sentence.masked, hit.match.start(), hit.match.end() + 40)
    if hit.meaning == "said" and idle:
        return None
    who = _opener(sentence)
    if who is None and hit.meaning == "said" and _PRONOUN_OPENS.match(sentence.masked):
        who = speaker
    if who is None:
        return None
    begins = hit.match.start() if hit.meaning == "taken" else 0
    return Task(sentence.start + begins, sentence.start + _stop(sentence.masked, hit.match.end()), who, hit.meaning)


def _opener(sentence: Sentence) -> str | None:
    """The one person who opens a sentence."""
    opens = _OPENS.match(sentence.masked)
    who = sentence.text[opens.start("who") : opens.end("who")] if opens else ""
    if opens is None or re.fullmatch(PRONOUN, who) or GROUPS.fullmatch(who):
        return None
    return clean(who) if kind_of(opens.group("who")) is True else None


def _antecedent(sentence: Sentence, start: int, end: int) -> str | None:
    """Whom a pronoun means: who opens the sentence; for `he` and `she` one person, who was named last."""
    opens = _speaker_in(sentence, start)
    if sentence.text[start:end].lower() == "they" or (opens and not GROUPS.fullmatch(opens)):
        return opens
    named = [m.group() for m in _TITLED_NAME.finditer(sentence.masked, 0, start)]
    return clean(named[-1]) if named else None


def _plain(sentence: Sentence, hit: Found, human: bool, owner: str) -> bool:
    """Whether the work is plainly somebody's: of a body or department more is asked than of a person."""
    rest = sentence.masked[hit.match.start() : hit.match.end() + 40]
    if _IF_WISHED.search(sentence.masked, hit.match.end()):
        return False
    if hit.meaning in ("said", "given", "bare") and _IDLE.search(rest):
        return False
    if hit.meaning == "said" and (_PUBLIC.fullmatch(owner) or WHERE.match(sentence.masked)):
        return False
    if human and not GROUPS.fullmatch(owner):
        return True
    if hit.meaning in ("open", "assured"):
        return hit.meaning == "assured" and owner.casefold() in ("officers", "staff")
    if hit.meaning == "said" and _ALWAYS.search(sentence.masked, hit.match.end()):
        return False
    return hit.meaning == "taken" or _STRICT.search(rest[: len(hit.match.group()) + 26]) is not None


def _speaker_in(sentence: Sentence, before: int) -> str | None:
    """Whom a pronoun means: the person named at the sentence's start."""
    match = _OPENS.match(sentence.masked[:before])
    if match is None or re.fullmatch(PRONOUN, match.group("who")):
        return None
    return _called(sentence, match)


_OPENS = compiled(
    rf"(?:In (?:response|reply|answer)(?: to (?:an?"
    rf"|the) \w+(?: from [^,]{{3,40}},)?)?,? )?(?:[Tt]he )?(?P<who>(?:{TITLED})|(?:{POST}?)"
    rf"|{BARE})(?:, (?P<named>[^,]{{4,60}}),)?"
    r" (?:also |then |further |subsequently )?(?:\w+ed|said|told|gave|spoke|was|is|had|has|felt|drew|undertook|did"
    r"|could|took|thought|knew|understood|saw|heard)\b"
)


def speaker_of(sentence: Sentence) -> str | None:
    """Who speaks in a sentence, where it opens with a name or a post."""
    match = _OPENS.match(sentence.masked)
    if match is None or kind_of(sentence.masked[match.start("who") : match.end("who")]) is not True:
        return None
    if re.fullmatch(PRONOUN, match.group("who")) or GROUPS.fullmatch(match.group("who")):
        return None
    return _called(sentence, match)


def _called(sentence: Sentence, opens: re.Match[str]) -> str:
    """Who opens a sentence: by the name, where it stands behind the post."""
    named = sentence.text[opens.start("named") : opens.end("named")] if opens.group("named") else ""
    who = opens.group("who")
    if _NAMES.fullmatch(named) and kind_of(named) is not False and not re.fullmatch(TITLED, who):
        return named
    return clean(sentence.text[opens.start("who") : opens.end("who")])


def _stop(masked: str, after: int) -> int:
    match = _STOP.search(masked, after)
    return match.start() if match else len(masked)
