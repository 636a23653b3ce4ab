"""Sentences that say who moved and who seconded, and what of them is the decision."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ingest.mask import compiled
from ingest.names import clean_name
from ingest.quick import Quick
from ingest.reading import Sentence
from ingest.wordings import Found, family

AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
Fate = Literal["carried", "lost", "open"]
Place = Literal["part", "whole", "before", "motion"]

_RESOLVES = compiled(
    r"[,: ]*(?:and )?(?:(?:it was|(?:the |An |an )?(?:⟦·*⟧|(?:elected )?members|councillors|meeting|chomhairle)"
    r"(?: present| in attendance)?),?)(?: then| therefore| further| also| unanimously| formally| duly)*"
    r" (?:agreed|resolved|decided|approved|determined)(?: unanimously)?,?[,: ]*(?=(?:that|to)\b|[“\"‘'])",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"[\s,:;–-]*(?:and |as )?(?:(?:an?|the) (?:following |further )?(?:amendment|motion|proposal),? )?"
    r"(?:that|THAT|That)\b[\s,:;–-]*(?=\S)"
)
_TO = re.compile(r"[\s,:;–-]*(?=(?:to|TO)\s+\w)")
_QUOTE = re.compile(r"[\s,:;–-]*(?=[“\"‘'][A-Z])")
_NOUN = re.compile(r"\s*(?=(?:the )?(?:approval|adoption|acceptance|recommendations?)\b)")
_VERB = compiled(
    r"\b(?:was|were|is|are|be)\b(?: \w+ly| then| duly| hereby| also)*? \w+(?:ed|en|de|wn|ne|nt|ut|pt|lt)\b"
    r"|(?:⟦·*⟧|[Mm]embers|[Cc]ouncillors|Chomhairle)(?: present| in attendance)?"
    r"(?: (?:then|also|formally|unanimously|duly))* "
    r"(?:noted|approved|adopted|agreed|appointed|elected|endorsed|accepted|ratified|nominated|supported|confirmed)\b"
)
_MOTION = re.compile(
    r"\b(?:following|above|below|this) (?:[Nn]otice of )?(?:motion|amendment|resolution|proposal)s?\b"
    r"|\b(?:motion|amendment) (?:was|were) (?:proposed|put)",
    re.IGNORECASE,
)
_NAMED_MOTION = re.compile(
    r"\b(?:following|above|below|this) (?:[Nn]otice of )?(?:[Mm]otion|[Aa]mendment|[Rr]esolution)s?\b"
    r"|^(?:Motion|Amendment|Notice of Motion)\b"
)
_DECIDED = re.compile(r"\b(?:agreed|resolved|decided|approved|AGREED|RESOLVED)(?: unanimously)?,?\s*$")
_SAYS = Quick(r"[Cc]ynigiwyd|econded|ECONDED|ec\.|\bproposed\b|\bmoved\b|\bsuggested\b")
_LEFT_OPEN = re.compile(r"\w (?:was|were),?\s*$")  # `The plan was, on the proposal of …, approved`
_PROPOSES_THAT = re.compile(r"\b(?:proposed|moved) that (?=\S)")
_OPENS = 3  # letters before `Having been proposed by …`, where the decision stands behind it
_WORD = re.compile(r"\w{4}")


class Moved(msgspec.Struct, kw_only=True):
    """What a sentence says of a motion. `place`: the decision is `start:end` of the sentence, the whole of it, what
    stands before it, or the motion printed beside it."""

    kind: str
    fate: Fate
    place: Place
    start: int
    end: int
    mover: str | None
    seconder: str | None


def read_moved(sentence: Sentence) -> Moved | None:
    """Who moved and seconded in a sentence and what is decided in it; None for one that says nothing of it."""
    if not _SAYS.search(sentence.text):
        return None
    hit = family("moved").search(sentence.masked[:1200])
    if hit is None:
        return None
    if hit.meaning == "on" and not re.search(r"\w{3}", sentence.masked[hit.match.end() :]):
        head = sentence.masked[: hit.match.start()]
        if re.search(r"\w{3}", head) and not _VERB.search(head):
            return _nominee(sentence, hit)
    fate: Fate = "open"
    at = hit.match.end()
    if hit.meaning != "alone":
        fate, at = _fate(sentence.masked, at)
    if fate == "open" and hit.meaning in ("on", "by") and _DECIDED.search(sentence.masked[: hit.match.start()]):
        fate = "carried"
    place, start, told = _place(sentence, hit, fate, at)
    groups = hit.match.groupdict()
    return Moved(
        kind=hit.meaning,
        fate="carried" if told and fate == "open" else fate,
        place=place,
        start=start,
        end=hit.match.start("join") if place == "part" and groups.get("join") else len(sentence.text),
        mover=clean_name(sentence.text[slice(*hit.match.span("mover"))]) if groups.get("mover") else None,
        seconder=clean_name(sentence.text[slice(*hit.match.span("seconder"))]) if groups.get("seconder") else None,
    )


def _nominee(sentence: Sentence, hit: Found) -> Moved:
    """`Cllr Bell on the proposal of …, seconded by …`: a name and its movers, no verb."""
    return Moved(
        kind="nominee",
        fate="open",
        place="motion",
        start=0,
        end=len(sentence.text),
        mover=clean_name(hit.match.group("mover")),
        seconder=clean_name(hit.match.group("seconder")),
    )


def past_movers(masked: str, at: int) -> int:
    """Behind `on the proposal of …, seconded by … and agreed by all`, where a resolution goes on with that."""
    at += len(masked[at:]) - len(masked[at:].lstrip(" ,:–-"))
    hit = family("moved").wordings[0].pattern.match(masked, at)
    if hit is None:
        return at
    _, end = _fate(masked, hit.end())
    for opening in (_THAT, _TO):
        if match := opening.match(masked, end):
            return match.end()
    return at


def _fate(masked: str, at: int) -> tuple[Fate, int]:
    """What became of it, and where the words for that end."""
    fate: Fate = "open"
    for _ in range(3):
        hit = family("moved_outcomes").match(masked[at:])
        if hit is None or not hit.match.group():
            break
        at += hit.match.end()
        if hit.meaning != "hands":
            return ("lost" if hit.meaning == "lost" else "carried"), at
    return fate, at


def _place(sentence: Sentence, hit: Found, fate: Fate, at: int) -> tuple[Place, int, bool]:
    """Where the decision is told, its start within the sentence, and whether the words there decide by themselves."""
    masked, kind = sentence.masked, hit.meaning
    inside = kind == "by" and any(opening.match(masked, at) for opening in (_THAT, _TO, _QUOTE))
    if kind == "motion" or (
        kind in ("passive", "by", "seconded") and not inside and _NAMED_MOTION.search(masked[: hit.match.end()])
    ):
        return "motion", 0, False
    if kind == "second":
        return "before", 0, False
    if kind == "on" and fate == "carried" and _LEFT_OPEN.search(masked[: hit.match.start()]):
        return "whole", 0, True
    if kind == "seconded" and fate == "carried" and (match := _PROPOSES_THAT.search(masked, hit.match.end("mover"))):
        return "part", match.end(), False
    if kind in ("passive", "having", "seconded") and not (kind == "having" and hit.match.start() < _OPENS):
        told = kind == "having" and _VERB.search(masked[: hit.match.start()]) is not None
        return "whole", 0, told
    if kind == "alone":
        return "part", hit.match.end(), False
    if match := _RESOLVES.match(masked, at):
        return "part", _inner(masked, match.end()), True
    for opening in (_THAT, _TO, _QUOTE, _NOUN):
        if match := opening.match(masked, at):
            return "part", match.end(), False
    rest = masked[at:]
    if fate == "carried" and hit.wording.id == "cynigiwyd" and rest.strip(" .,"):
        return "part", at + len(rest) - len(rest.lstrip(" ,")), False
    if _MOTION.search(rest[:120]):
        return "motion", 0, False
    if _WORD.search(rest) and _VERB.search(rest):
        return "part", at + len(rest) - len(rest.lstrip(" ,:;–-.")), True
    return "before", 0, False


def _inner(masked: str, at: int) -> int:
    match = _THAT.match(masked, at)
    return match.end() if match else at
