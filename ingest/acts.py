"""Which act a clause is, told by its main verb read with its lead-in."""

from __future__ import annotations

import re

from ingest.mask import compiled
from ingest.wordings import family
from ontology.record import Act

_SUBORDINATE = re.compile(
    r"\b(?:not(?:e|es|ed|ing)|acknowledg(?:e|es|ed)|recogni[sz](?:e|es|ed)|aware|welcom(?:e|es|ed) the fact"
    r"|receiv(?:e|es|ed) an? \w+)\b(?:(?! and )[^.;,]){0,60}?\b(?:that|whether|how)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BY_MEANING: dict[str, Act] = {"lost": "refuse", "observed": "refer", "elected": "appoint", "noted_only": "note"}
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
_AGREED_TO = re.compile(r"^(?:agreed|resolved|decided|determined)(?: unanimously)? (?=to [a-z])", re.IGNORECASE)
_BODY_DOES = compiled(
    r"(?:[Tt]hat )?(?:(?:this|the|This|The) )?(?:⟦·*⟧|Council) (?:hereby |also )?"
    r"(?!is\b|was\b|has\b|determine|consider|decide|discuss|review)[a-z]{3,}\b"
)
_NOTED = re.compile(r"\bnoted\b", re.IGNORECASE)
_PASSIVE = re.compile(r"(?<!to )\bbe (?:\w+ly )?(?:\w+(?:ed|ught|pt|lt|ld|wn|en|de|ut)|set|let)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:to|To) [a-z]+\b")


def act_of(masked: str, lead: str, meaning: str, is_action: bool = False) -> tuple[Act, float]:
    """The act of a clause (bodies blotted out), and how sure that is. `is_action`: "Action:" stood before it."""
    if meaning in _BY_MEANING:
        return _BY_MEANING[meaning], 0.9
    if meaning == "recommended" or _LEAD_RECOMMENDS.search(lead):
        return "recommend", 0.95
    subordinate = masked.startswith(("that ", "That ")) and _LEAD_NOTES.search(lead) is not None
    prefix = AGREED_THAT.match(masked)
    own = None if subordinate else _by_verb(masked[prefix.end() :].lstrip() if prefix else _AGREED_TO.sub("", masked))
    if prefix and (own is None or (own[0] == "note" and "approv" in prefix.group())):
        return "approve", 0.75
    noted = own is not None and own[0] == "note" and _NOTED.search(masked) is not None
    if meaning == "agreed" and not noted and (_MINUTES_OF.search(masked) or _LEAD_CONFIRMS.search(lead)):
        return "confirm_minutes", 0.85
    if own and own[0] != "note":
        return own
    if meaning == "noted" or _LEAD_NOTES.search(lead):
        return "note", 0.93
    if is_action or _LEAD_ASKS.search(lead):
        return "request", 0.85
    if own is None and _LEAD_APPROVES.search(lead):
        return "approve", 0.85
    if own is None and _LEAD_APPOINTS.search(lead):
        return "appoint", 0.85
    if _LEAD_DELEGATES.search(lead):
        return "delegate", 0.8
    return own or _by_lead(_AGREED_TO.sub("", masked), meaning)


def _by_verb(masked: str) -> tuple[Act, float] | None:
    main = _SUBORDINATE.sub(lambda m: m.group()[:14], masked[:3000])
    best: tuple[int, int, Act] | None = None
    for place, wording in family("acts").placed(main):
        match = wording.pattern.search(main)
        if match is None:
            continue
        rank = int(wording.more["rank"])
        key = (rank, place if rank == 0 else match.end(), wording.meaning)
        if best is None or key[:2] < best[:2]:
            best = key  # type: ignore[assignment]
    return (best[2], 0.92 if best[0] != 1 else 0.9) if best else None


def _by_lead(masked: str, meaning: str) -> tuple[Act, float]:
    if meaning in ("agreed", "decision") or _INFINITIVE.match(masked):
        return "approve", 0.7
    if _PASSIVE.search(masked) or _BODY_DOES.match(masked):
        return "approve", 0.6
    return "other", 0.6
