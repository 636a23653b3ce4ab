"""What stands around a statement and decides what it says: the lead-in above, the sentence behind, who `it` is."""

from __future__ import annotations

import re

from ingest.bodies import Mention
from ingest.mask import compiled
from ingest.reading import Reading, Sentence
from ontology.record import DecisionRow, ReferralRow

_LEAD = compiled(
    r"\b(?:recommend\w*|commend\w*|refer\w*|ask\w*|request\w*|invit\w*|advis\w*|inform\w*)\b(?: [^\s⟦]{1,20}){0,4}?"
    r" (?:the )?(?:full )?⟦",
    re.IGNORECASE,
)
_CLAUSE = compiled(
    r"(?:(?:\(?[a-z0-9]{1,3}[.)]|[•*-])\s+)?(?:(?:UNANIMOUSLY )?RESOLVED\b|RECOMMEND(?:ED|S|ATIONS?)\b|AGREED\b"
    r"|Recommended to (?=⟦|[Tt]he ⟦|[Ff]ull ⟦)"
    r"|(?:Resolved|Agreed|Recommended|Recommendations?|Decision)(?: unanimously)?\s?[:–-]"
    r"|(?:THAT|That) (?:[^.;]{0,160} )?(?:be|BE)\b"
    r"|[Ii]t (?:was|is) (?:therefore |then |unanimously )?(?:agreed|resolved|recommended)\b"
    r"|[Tt]o (?:recommend|refer|thank|advise|inform|commend|submit|forward)\b|TO (?:RECOMMEND|REFER|ADVISE|COMMEND)\b)"
)
_RECOMMENDATION = re.compile(r"\b(?:its|their|the|these) (?:\w+ )?recommendations?\b|\brecommended\b", re.IGNORECASE)
_ASKED_THAT = re.compile(r"\b(?:had asked|asking) that [^.;]{3,120}\b(?:be|should)\b", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:letter|written|wrote|e-?mail\w*)\b", re.IGNORECASE)
_IT_SAID = re.compile(
    r"It (?:had |has )?(?:also |unanimously )?(?P<verb>recommend(?:s|ed)|(?:asked|requested)(?= (?:that|for|the)\b))"
)


def is_clause(masked: str) -> bool:
    """Whether a sentence that is no known decision is worded as one: `(a) That … be …`, `RECOMMENDED to …`."""
    return _CLAUSE.match(masked) is not None


def names_receiver(lead_masked: str) -> bool:
    """Whether a lead-in says to whom its clauses go: `RECOMMENDED to Council that`, `AGREED TO ADVISE CABINET`."""
    return "ecommend" in lead_masked.lower() or _LEAD.search(lead_masked) is not None


def sent_first_to(reading: Reading, block: int, row: DecisionRow | None) -> str | None:
    """The body that a clause goes to by its lead-in, where it stands under one: `RECOMMENDED TO CABINET`."""
    if row is None:
        return None
    clause = next((c for _, c, r in reading.clauses if r is row), None)
    if clause is None or "ecommend" not in clause.lead.lower():
        return None
    for i in range(block, max(-1, block - 40), -1):
        text = reading.blocks[i].text
        at = text.find(clause.lead.strip().split(":")[0][:14])
        if at < 0:
            continue
        first = clause.pieces[0]
        stop = first.start if first.block == i else len(text)
        named = [m for m in reading.bodies(i) if at <= m.start < stop]
        names = [reading.resolve(i, m) for m in named]
        return next((name for name in reversed(names) if name != reading.meeting.body), None)
    return None


def recommends_behind(reading: Reading, block: int, end: int) -> Sentence | None:
    """The next sentence, where it speaks of the recommendations that came with what was said before."""
    follows = [s for s in reading.sentences(block) if s.start >= end][:1]
    return next((s for s in follows if _RECOMMENDATION.search(s.text)), None)


def asks_for_act(row: ReferralRow) -> bool:
    """`had asked that the ferry be kept`: what another body asks to be done is its recommendation."""
    told = row.act == "refer" and row.stage == "received" and not _WROTE.search(row.text)
    return told and _ASKED_THAT.search(row.text) is not None


def it_said(reading: Reading, block: int, start: int, end: int) -> tuple[str, str] | None:
    """`It recommended that …`: the body of which the sentences before spoke, and the act."""
    match = _IT_SAID.match(reading.blocks[block].text, start, end)
    if match is None:
        return None
    for i in (block, block - 1):
        named = [m for m in reading.bodies(i) if i < block or m.start < start] if i >= 0 else []
        if named:
            name = reading.resolve(i, named[0])
            if name == reading.meeting.body or (named[0].generic and name == named[0].name):
                return None
            return name, "recommend" if match.group("verb").startswith("recommend") else "refer"
    return None


def spelt_out(reading: Reading, letters: str) -> str:
    """What a body's initials stand for, where the document says it in full; else the initials."""
    plain = letters.replace(".", "")
    words = r"(?:,? (?:&|and|of|for|the|an|na|agus))*,? ".join(rf"{c}[\w’'-]+" for c in plain)
    pattern = re.compile(rf"\b{words}")
    found = (match for block in reading.blocks if (match := pattern.search(block.text)))
    match = next(found, None)
    return match.group() if match else letters


def named_behind(reading: Reading, block: int, mention: Mention) -> str | None:
    """`a letter from the Committee asking … on the village hall committee`: the name that comes after."""
    behind = [m for m in reading.bodies(block) if m.start > mention.end and not m.generic]
    return next((m.name for m in behind if m.name.casefold().endswith(f" {mention.name.casefold()}")), None)
