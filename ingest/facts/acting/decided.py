"""Work that a decision gives: a clause that requests, instructs or delegates, or that the body takes on itself."""

from __future__ import annotations

import re
from functools import cache

from ingest.acts import AGREED_THAT
from ingest.clause import Clause
from ingest.facts.acting.tasks import opening, tasks_in
from ingest.mask import BODY, compiled
from ingest.reading import Reading, Section, Sentence
from ingest.wordings import expand, family
from ontology.record import ActionRow, DecisionRow

_OWNERS = (
    compiled(  # `The Cabinet authorised the Director of Place to …`: whom, behind the verb
        r"^(?:[Tt]hat )?(?:[Tt]he )?⟦·*⟧ (?:\w+ly |then |also )*(?:authori[sz]|instruct|empower)(?:e?[ds])? (?:the )?"
        r"(?P<owner>[^,.;]{3,100}?)(?:,? in consultation with [^.;]{3,90}?,?)? to (?!be\b)[a-z]",
    ),
    re.compile(r"\b(?:calls?|calling) (?:up)?on (?:the )?(?P<owner>[^,.;]{3,90}?) to\b", re.IGNORECASE),
    compiled(
        r"^(?:[Tt]hat )?(?:(?:[Tt]his|[Tt]he) )?(?:⟦·*⟧|(?:[A-Z][\w’'-]* ?){1,4}?|[Cc]ouncil) ?(?:also |therefore )?"
        r"(?:asks|requests|urges|instructs) (?:the )?(?P<owner>[A-Z⟦][^,.;]{2,90}?) to\b"
    ),
    re.compile(r"^(?:asks|urges|instructs) (?:the )?(?P<owner>[^,.;]{3,90}?) to\b"),
    re.compile(
        r"^(?:for )?(?:the )?(?P<owner>.{2,140}?) (?:be|is|are|was|were)(?: hereby| also)? (?:authori[sz]ed"
        r"|requested|asked|instructed|invited|given|granted|tasked|empowered|required|urged|directed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:the )?(?P<owner>[^,.;]{2,100}?)(?:, in consultation with [^.;]{3,90}?,?)? (?:have|has|hold"
        r"|be given|receive) (?:delegated )?(?:authority|powers?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:remit(?:ted)?|entrust(?:ed)?|leave|left) [^.;]{2,80}? to (?:the )?(?P<owner>[^,.;]{3,120}?)"
        r"(?=,| to | in consultation|;|\.|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:delegate[sd]?|delegating|given|granted)(?: authority| powers?)?(?: be"
        r"| is)?(?: delegated)? to (?:the )?(?P<owner>.{3,120}?)(?=,| to | in consultation| following|;|\.|$)",
        re.IGNORECASE,
    ),
    compiled(
        r"^(?:[Tt]o )?(?:[Rr]equest|[Aa]sk|[Ii]nstruct|[Aa]uthori[sz]e|[Uu]rge|[Dd]irect)(?:s|d|ed)?"
        r"(?: that)?+ (?:the )?+"
        r"(?P<owner>(?!an? |further ).{2,120}?) (?:to(?! (?:an?|the|our|its|attend|speak|address|come)\b)|be"
        rf"|{expand('{task}')}s?)\b",
    ),
    re.compile(
        r"^(?:for )?(?:the )?(?!(?:Delegat|Authori|Approv|Agree|Endors|Request|Instruct|Grant|Recommend)\w* "
        r"|In |As |With |Following |Subject |Prior |Due |Further "
        r"|According )(?P<owner>[A-Z].{2,160}?) to (?!be\b|the\b|all\b|a\b)[a-z]+\b"
    ),
    compiled(
        r"^(?:In .{2,40}\. )?(?:[Tt]hat )?(?:the )?(?P<owner>(?:⟦·*⟧|(?:[\w’']+ ){0,6}?(?:officers?|clerk"
        r"|director|council|partnership|partners|team|service|department|manager|chair\w*|member|group"
        r"|secretary))) (?:works?|focus(?:es)?|ensures?|undertakes?|continues?|writes?|liaises?|investigates?"
        r"|reports? back|provides?|consults?|explores?|produces?|prepares?|circulates?|meets?|holds?|looks? into"
        r"|seeks?|obtains?|arranges?|contacts?|brings?)\b"
    ),
)
_THING = re.compile(
    r"\b(?:report|update|workshop|details?|work|letter|plan|strategy|review|minutes|recommendations?|proposals?"
    r"|item|matter|data|savings|resource|meeting|information|application|consultation|press|public|it"
    r"|authority|powers?|permission|amendments?|motion)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\b(?:agreed|noted|resolved|asked|requested|approved|welcomed|considered)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:having|if|those|these|this (?:council|motion)|to|in order|i move|i propose|on foot|where|when"
    r"|given) ",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:requests|supports?|calls|proposes|notified|would|fully|continues|recognises|believes"
    r"|moves?)\b",
    re.IGNORECASE,
)
_ASKED_THAT = re.compile(r"\b(?:asked|requested) that\b", re.IGNORECASE)
_CALL = re.compile(
    r"^(?:(?:I|we|and) (?:also )?(?:(?:am|are) calling|call|request|ask|urge|propose"
    r"|move)(?: up)?(?: ?on)? (?:that )?)?"
    r"(?:that )?(?:the )?",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?:to |we )?(?:also )?(?:write|send an? (?:letter|e-?mail|reply)|contact|invite|ask|approach|obtain|arrange"
    r"|organise|put together|investigate|look into|seek (?:information|advice|quotes|quotations|clarification"
    r"|a meeting|legal)|follow up|produce (?:an?|the)|circulate|raise|respond|reply|liaise|enquire|inquire|chase"
    r"|set up|draft (?:an?|the)|prepare (?:an?|the)|convene|publish|advertise)\b",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(
    r"\bbe (?:arranged|fixed up|organised|circulated|e-?mailed|invited|contacted|obtained|sought|drawn up|chased"
    r"|sent (?:a )?cop(?:y|ies)|signed off by)\b"
    r"|\bletters? be (?:sent|written|issued)\b"
    r"|\b(?:items?|matters?|topics?) [^.;]{0,60}?be (?:added|placed|put|included) (?:on|to|in|onto) "
    r"[^.;]{0,30}(?:agenda|programme|plan)\b"
)
_AND_ASKS = re.compile(
    r"\band (?:asks?|requests?|instructs?) (?:the )?(?P<owner>[A-Z][^,.;]{2,80}?) to (?!be\b|note\b|support\b)[a-z]"
)
_GROUP_ASKED = re.compile(r"\b(?:group|party|team|officers) be (?:asked|requested|instructed|tasked|invited) to\b")
_NO_FIX = re.compile(r"\b(?:approved|agreed|noted|adopted|if|subject to|accepted|recommend\w*|previously)\b", re.I)
ONLY_WHO = re.compile(r"(?:[A-Z][\w’'./-]*|and|&|of|the|for|,)(?: (?:[A-Z][\w’'./-]*|and|&|of|the|for|,)){0,7}")
_NOTED_OWNER = re.compile(r"[\[(]?\b(?:ACTION|Action)(?: by| BY)? ?[:–-] ?(?P<who>[A-Z][^.]{1,60}?)[\])]?\.?$")


def of_decision(reading: Reading, section: Section, clause: Clause, decision: DecisionRow) -> ActionRow | None:
    """A clause that requests or delegates, or that the body takes on itself."""
    piece = clause.pieces[0]
    masked = reading.masked(piece.block)[piece.start : piece.end]
    before = reading.blocks[piece.block].text[max(0, piece.start - 16) : piece.start]
    labelled = re.search(r"\baction ?:", before, re.IGNORECASE) is not None
    own = _own_wording().match(masked)
    owner = (
        _body_head(reading, piece.block, piece.start + own.start("owner"), piece.start + own.end("owner"))
        if own
        else None
    )
    groups = decision.act == "refer" and _GROUP_ASKED.search(masked) is not None
    if own is None and (groups or decision.act in ("request", "delegate")):
        owner = owner_of(decision.text, masked)
    also = _AND_ASKS.search(masked) if owner is None and own is None else None
    if also:
        owner = reading.blocks[piece.block].text[piece.start + also.start("owner") : piece.start + also.end("owner")]
    asked = _ASKED_THAT.search(masked) is not None and decision.act == "request"
    gives = decision.act in ("approve", "request", "other")
    whole = _whole_clause(reading, clause)
    doer = opening(whole) if gives and (owner is None or not own) else None
    owner = doer if doer and (owner or doer).startswith(doer) else owner
    fixed = gives and _TO_BE_DONE.search(masked) and not _NO_FIX.search(masked)
    work = gives and (_WORK.match(masked) is not None or bool(fixed))
    if work and owner is None and tasks_in(whole):
        return None
    last = clause.pieces[-1]
    noted = _NOTED_OWNER.search(reading.blocks[last.block].text[last.start : last.end])
    owner = noted.group("who") if noted and ONLY_WHO.fullmatch(noted.group("who")) else owner
    told = own or work or doer or noted or also or groups or decision.act in ("request", "delegate")
    if not (told and (owner or labelled or asked or work)):
        return None
    return ActionRow(
        id=reading.id("action", section.number, section.part, owner, decision.text),
        item=section.number,
        item_id=section.item_id,
        owner=owner,
        text=_NOTED_OWNER.sub("", decision.text).rstrip(),
        decision_id=decision.id,
        evidence=decision.evidence,
        confidence=0.85 if owner else 0.7,
    )


def _whole_clause(reading: Reading, clause: Clause) -> Sentence:
    """A clause's first piece as if it were a sentence."""
    piece = clause.pieces[0]
    text, masked = reading.blocks[piece.block].text, reading.masked(piece.block)
    return Sentence(piece.block, piece.start, piece.end, text[piece.start : piece.end], masked[piece.start : piece.end])


@cache
def _own_wording() -> re.Pattern[str]:
    """The wording by which a body takes work on itself."""
    return next(w.pattern for w in family("actions").wordings if w.meaning == "own")


def _body_head(reading: Reading, block: int, start: int, end: int) -> str:
    text = reading.blocks[block].text[start:end]
    return re.sub(r"^(?:the|The) ", "", text)


def owner_of(text: str, masked: str) -> str | None:
    """Who is asked or authorised; a thing (`a report be presented`) is nobody."""
    prefix = AGREED_THAT.match(masked)
    if prefix:
        text, masked = text[prefix.end() :].lstrip(), masked[prefix.end() :].lstrip()
    for pattern in _OWNERS:
        if (match := pattern.search(masked)) and match.group("owner").strip():
            start, end = match.span("owner")
            if _ACTS.search(text[start:end]) or _NOBODY.match(text[start:end]) or _DOES.search(text[start:end]):
                continue
            owner = re.split(
                r",? (?:in consultation|following consultation|after consultation|having consulted)\b", text[start:end]
            )[0].strip(" ,")
            owner = re.split(r",? and that (?:the )?", owner)[-1]
            if (
                BODY in masked[start:end]
                or not _THING.search(owner)
                or (owner[0].isupper() and not _THING.match(owner))
            ):
                return _CALL.sub("", owner) if not owner.startswith("This ") else None
    return None
