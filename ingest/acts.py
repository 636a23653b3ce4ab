"""Which act a clause is, told by its main verb read with its lead-in."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.mask import compiled
from ingest.wordings import Wording, family
from ontology.record import Act

_SUBORDINATE = compiled(
    r"\b(?:not(?:e|es|ed|ing)|acknowledg(?:e|es|ed)|recogni[sz](?:e|es|ed)|aware|welcom(?:e|es|ed) the fact"
    r"|receiv(?:e|es|ed) an? \w+)\b(?:(?! and )[^.;,]){0,60}?\b(?:that|whether|how)\b"
    r"(?:.*?\.(?= (?:(?:this |the )?(?:⟦·*⟧|council)|we) (?:also |therefore |further |now )*(?:ask|call|request"
    r"|resolve|urge|instruct|recommend|agree|invite|support|oppose|write))|.*)",
    re.IGNORECASE | re.DOTALL,
)
_BY_MEANING: dict[str, Act] = {
    "lost": "refuse",
    "observed": "refer",
    "elected": "appoint",
    "noted_only": "note",
    "put_off": "defer",
    "suggested": "approve",
}
_LEAD_NOTES = re.compile(r"\bnot(?:e|es|ed)(?: that| the following)?\s*[:–-]*\s*$", re.IGNORECASE)
_LEAD_ASKS = re.compile(r"\b(?:be (?:requested|asked|instructed|invited)|requests?|asks?)\b.{0,60}$", re.IGNORECASE)
_LEAD_RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ing)?\b", re.IGNORECASE)
_LEAD_DELEGATES = re.compile(r"\b(?:authorised?|delegated?|delegates)\b[^.]{0,80}$", re.IGNORECASE)
AGREED_THAT = compiled(
    r"(?:(?:following|after) [^,]{3,60}, )?(?:it was|this was|(?:the )?(?:⟦·*⟧|members|councillors))(?: then"
    r"| therefore| unanimously| also)* (?:agreed|resolved|decided|approved)(?: unanimously)? (?:that|to)\b",
    re.IGNORECASE,
)
_MINUTES_OF = re.compile(r"\bminutes? of (?:the )?(?:\w+ )?(?:\w+ )?meetings?\b", re.IGNORECASE)
_LEAD_APPROVES = re.compile(
    r"\b(?:approv(?:e|ed|es|al)|adopt(?:s|ed)?|ratif(?:y|ied|ies)|grant(?:s|ed)?|award(?:s|ed)?|pay|donate"
    r"|authoris(?:e|ed|es) (?:the )?(?:following )?(?:payments?|expenditure|cheques|accounts))\b.{0,80}$",
    re.IGNORECASE,
)
_LEAD_APPOINTS = re.compile(
    r"\b(?:appoint(?:s|ed|ments?)?|elect(?:s|ed)?|nominat(?:e|es|ed|ions?))\b.{0,80}$", re.IGNORECASE
)
_LEAD_CONFIRMS = re.compile(r"\bminutes\b.{0,80}\b(?:confirmed|approved|adopted|agreed)\b", re.IGNORECASE)
_AGREED_TO = re.compile(
    r"^(?:agreed|resolved|decided|determined)(?: unanimously)? (?:that (?=\w)|(?=to [a-z]))", re.IGNORECASE
)
_BODY_DOES = compiled(
    r"(?:[Tt]hat )?(?:(?:this|the|This|The) )?(?:⟦·*⟧|Council) (?:hereby |also )?"
    r"(?!is\b|was\b|has\b|determine|consider|decide|discuss|review)[a-z]{3,}\b"
)
_NOTED = re.compile(r"\bnoted\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?<!to )(?<!could )(?<!can )(?<!may )\bbe (?:\w{2,12}ly )?+"
    r"(?:\w+(?:ed|ught|pt|lt|ld|wn|en|de|ut)|set|let|an?|the|no|in|as|of|for)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(r"\b(?:should|shall|will|would|must|may) \w", re.IGNORECASE)
_LEFT_OPEN = compiled(
    r"(?:[Tt]hat )?(?:the )?⟦·*⟧ (?:determine|consider|decide|discuss|review)\b|not to ", re.IGNORECASE
)
_INFINITIVE = re.compile(r"(?:to|To) [a-z]+\b")
# Where a clause goes on with a further verb, perhaps: `…, and that …`, `…; to …`, `… and the clerk be …`
_PARTS = re.compile(r"[;,](?: and| but)?(?: that)? |(?<!between)(?: and| but)(?: that)? |(?<=[a-z)]\.) (?=[A-Zᛒ])")
_NOTES_FIRST = re.compile(r"(?:to |also |hereby )*note[sd]?\b", re.IGNORECASE)
_SUBJUNCTIVE = re.compile(r"(?<!to )(?<!will )(?<!would )(?<!should )(?<!could )(?<!may )(?<!can )\bbe (?=\w)")
_TOLD = re.compile(r"\b(?:is|are|was|were)\b(?= (?:\w+ )?\w+(?:ed|en|wn|de|ld|pt|ght)\b)")
_THEN_WILL = re.compile(  # `deferred to June, when a report would be brought`: no part of what is decided
    r",? \b(?:when|where|once|at which|by which time|after which|so that|in order that)\b [^.;,]{3,100}?"
    r" (?:would|will|could|can|might|was|were|is|are|had been|has been|have been)\b[^.;,]*",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:then |also |\w+ly )?\w+(?:ed|en|pt|lt|ld|de|ught|wn) ", re.IGNORECASE)
_ACTS_NEXT = re.compile(  # `To note the outturn and approve the carry forward`: a second verb with an object of its own
    r"(?:to |also |therefore |then )*(?:(?:approv|agre|adopt|endors|authoris|delegat|recommend|appoint|instruct|accept"
    r"|defer|ratif|commission|confirm|refer|remit|ask|request)(?:t?e?d|r?ed|ied|e|es|s|y|ies)?)"
    r" (?:the|an?|that|to|its|this|these|any|all|officers|members|£|\d|⟦)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:which|who|as|having) (?:is|are|was|were|has been|have been|had been|been)\b", re.IGNORECASE)
_ASKED_BY_PAPER = re.compile(  # `received a petition which asked the Council to …`: what the paper asks
    r"\b(?:petitions?|deputations?|letters?|e-?mails?|correspondence|representations?)\b[^.;]{0,160}?[, ]"
    r"(?P<asks>(?:(?:which|who|that) (?:had |has |have )?(?:asked|requested|called|urged|sought)|asking|requesting"
    r"|calling|urging|seeking)\b[^.;]*?)(?=[.;]|$| (?:was|were|be|is|are|had)\b)",
    re.IGNORECASE,
)
_WILL_BE = re.compile(r"\b(?:will|would) (?:also |then )?be\b", re.IGNORECASE)
_MOST = 3000  # letters of a clause that tell its act
_WHOLE, _ORDINARY, _NOTE, _THANKS, _LAST = 0, 2, 3, 4, 5  # ranks of wordings; the last, of a verb that no wording knows
_WEAK = 0.6  # sure of such a verb
_SURE = 0.9  # of a wording that is the main verb itself
_MIXED = 0.82  # of a clause whose parts do different things


class _Verdict(NamedTuple):
    """What a part of a clause says. The lowest counts: by `rank`, then by part."""

    rank: int
    part: int
    act: Act
    sure: float


def act_of(masked: str, lead: str, meaning: str, is_action: bool = False) -> tuple[Act, float]:
    """The act of a clause (bodies blotted out), and how sure that is. `is_action`: "Action:" stood before it."""
    if meaning in _BY_MEANING:
        return _BY_MEANING[meaning], 0.9
    if meaning == "recommended" or _LEAD_RECOMMENDS.search(lead):
        return "recommend", 0.95
    subordinate = masked.startswith(("that ", "That ")) and _LEAD_NOTES.search(lead) is not None
    prefix = AGREED_THAT.match(masked)
    words = masked[prefix.end() :].lstrip() if prefix else _AGREED_TO.sub("", masked)
    own = None if subordinate else _by_verb(words, meaning == "noted")
    if prefix and (own is None or (own[0] == "note" and "approv" in prefix.group())):
        return "approve", 0.75
    known = own if own and own[1] > _WEAK else None
    noted = own is not None and own[0] == "note" and _NOTED.search(masked) is not None
    if meaning == "agreed" and not noted and (_MINUTES_OF.search(masked) or _LEAD_CONFIRMS.search(lead)):
        return "confirm_minutes", 0.85
    if known and known[0] != "note":
        return known
    if meaning == "noted" or _LEAD_NOTES.search(lead):
        return "note", 0.93
    if is_action or _LEAD_ASKS.search(lead):
        return "request", 0.85
    if known is None and _LEAD_APPROVES.search(lead):
        return "approve", 0.85
    if known is None and _LEAD_APPOINTS.search(lead):
        return "appoint", 0.85
    if _LEAD_DELEGATES.search(lead):
        return "delegate", 0.8
    return own or _by_lead(_AGREED_TO.sub("", masked), meaning)


def _by_verb(masked: str, noted: bool = False) -> tuple[Act, float] | None:
    """The act that the verbs of a clause tell: the first part of it that decides something counts.

    `noted`: NOTED stands before it, so that what `which had been agreed` tells of the paper is no verb of the clause.
    """
    main = _SUBORDINATE.sub(lambda m: m.group()[:14], masked[:_MOST])
    whole = next((w for w in family("acts").able(main) if w.more["rank"] == _WHOLE and w.pattern.search(main)), None)
    if whole:
        return whole.meaning, 0.92  # type: ignore[return-value]
    if _SUBJUNCTIVE.search(main) or noted:
        main = _BESIDE.sub("··", main)
    if paper := _ASKED_BY_PAPER.search(main):
        main = f"{main[: paper.start('asks')]}··{main[paper.end('asks') :]}"
    main = _without_sequel(main)
    verdicts = [verdict for n, part in enumerate(_parts(main)) if (verdict := _of_part(part, n))]
    if not verdicts:
        return None
    best = min(verdicts)
    mixed = len({verdict.act for verdict in verdicts if verdict.rank <= _NOTE}) > 1
    return best.act, min(best.sure, _MIXED) if mixed else best.sure


def _without_sequel(main: str) -> str:
    """A clause without what is to come of it later, where it says something without that."""
    short = _THEN_WILL.sub(" ··", main)
    return short if short != main and _of_part(short, 0) else main


def _parts(main: str) -> list[str]:
    """The parts of a clause, each with a verb that is known; words before such a verb belong to it."""
    parts: list[str] = []
    start = 0
    notes = _NOTES_FIRST.match(main) is not None
    for cut in [*_PARTS.finditer(main), None]:
        part = main[start : cut.start() if cut else len(main)]
        if cut and _of_part(part, 0) is None:
            continue
        parts.append(f"be {part}" if parts and _goes_without_be(parts[0], part) else part)
        if cut is None or (
            notes and not _SUBJUNCTIVE.search(main, cut.end()) and not _ACTS_NEXT.match(main, cut.end())
        ):
            break
        start = cut.end()
    return parts


def _goes_without_be(first: str, part: str) -> bool:
    """`the report be noted and forwarded to the Department`: the second verb shares the `be` of the first."""
    if not (_SUBJUNCTIVE.search(first) and _PARTICIPLE.match(part)):
        return False
    return _of_part(part, 0) is None


def _of_part(part: str, n: int) -> _Verdict | None:
    if n:
        part = _WILL_BE.sub("··", part)  # `the petition is received and the site will be added to the list`
    if _SUBJUNCTIVE.search(part):
        part = _TOLD.sub("··", part)  # `the report, which was agreed in May, be noted`
    best: tuple[int, int, Act] | None = None
    last: Wording | None = None
    for place, wording in family("acts").placed(part):
        rank = int(wording.more["rank"])
        match = wording.pattern.search(part) if rank != _WHOLE else None
        if match is None:
            continue
        key = (rank, place if rank < _ORDINARY else match.end(), wording.meaning)
        if best is None or key[:2] < best[:2]:
            best = key  # type: ignore[assignment]
            last = wording
    if best and last:
        rank = _THANKS if "weak" in last.more else max(best[0], _ORDINARY)
        return _Verdict(rank, n, best[2], 0.92 if last.confidence >= _SURE else last.confidence)
    return _Verdict(_ORDINARY if n == 0 else _LAST, n, "approve", _WEAK) if _PASSIVE.search(part) else None


def _by_lead(masked: str, meaning: str) -> tuple[Act, float]:
    if _LEFT_OPEN.match(masked):
        return "other", 0.6
    if meaning in ("agreed", "decision", "resolved") or _INFINITIVE.match(masked):
        return "approve", 0.7 if meaning != "resolved" else 0.6
    if _PASSIVE.search(masked) or _BODY_DOES.match(masked) or _SETTLED.search(masked):
        return "approve", 0.6
    return "other", 0.6
