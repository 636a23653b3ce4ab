"""Referrals beside each other: what a body decides on one is its answer, and what is said twice is one."""

from __future__ import annotations

import re

from ingest.reading import Reading
from ontology.record import ReferralRow

_EXECUTIVE = re.compile(r"\b(?:Cabinet|Executive)\b(?! Scrutiny| Panel)", re.IGNORECASE)
_INFORMED = re.compile(r"\b(?:informed|advised|notified)\b", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\b(?:accepted|rejected|agreed|approved|supported|endorsed)\b|^(?:accept|reject|agree)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:that )?(?:the )?recommendations?(?: \(?(?:\d|[a-z]\b|[ivx]+\b)[^.;]{0,60})? (?:be |are |were )?"
    r"(?:\w+ )?(?:accepted|rejected|agreed|approved|not accepted|supported|adopted)\b",
    re.IGNORECASE,
)
_OWN_ANSWER = re.compile(
    r"(?:the )?(?:cabinet|executive)\b(?: thanked [^.;]{3,60} and)?(?: (?:\w+ly|then|therefore|also)){0,2}"
    r" (?:accepted|agreed|rejected|supported)\b[^.;]{0,40}\brecommendations?\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\brecommendations? (?:\(?\d{1,2}\)?(?:,? and |, ?| to )?)+", re.IGNORECASE)
# `(Cabinet, 4 March 2025, minute 31(a))`
_SOURCE = re.compile(r"[(\[][^()]{3,160}(?:\([a-z0-9]{1,4}\)[^()]{0,40})?[)\]]\.?")
_SAID = re.compile(r"\b(?:views|conclusions|observations)\b", re.IGNORECASE)
_TITLED = re.compile(r"[^\t]{1,12}\t|(?=[^a-z]+$)")  # a heading: what it says is told again in the resolution
_HALF = 0.5


def answers(reading: Reading, rows: list[ReferralRow]) -> list[ReferralRow]:
    """What a body decides on another's referral is its answer: rows are made so; those found besides are returned."""
    executive = _EXECUTIVE.search(reading.meeting.body or "") is not None
    came: dict[str | None, list[str]] = {}
    for row in rows:
        if row.stage == "received" and row.act in ("refer", "recommend") and row.from_:
            came.setdefault(row.item_id, []).append(row.from_.casefold())
    for row in rows:
        if row.decision_id is None and not (executive and _OWN_ANSWER.match(row.text)):
            continue
        to = (row.to or "").casefold()
        if (
            row.act == "refer"
            and row.stage == "made"
            and _INFORMED.search(row.text)
            and to in came.get(row.item_id, [])
        ):
            row.act = "respond"
        elif executive and row.act == "recommend" and row.stage == "received" and _ACCEPTED.search(row.text):
            row.act, row.stage, row.from_, row.to = "respond", "made", row.to, row.from_
    return _accepted(reading, rows) if executive else []


def _accepted(reading: Reading, rows: list[ReferralRow]) -> list[ReferralRow]:
    """`recommendations 1 and 2 be accepted` under an item that tells whose they are."""
    made: list[ReferralRow] = []
    for section, clause, decision in reading.clauses:
        piece = clause.pieces[0]
        told = [r for r in rows if r.item_id == section.item_id and r.act == "recommend" and r.stage == "received"]
        answered = [r.text for r in [*rows, *made] if r.item_id == section.item_id and r.act == "respond"]
        if not told or not _NUMBERED.match(decision.text) or any(_may_be_same(decision.text, one) for one in answered):
            continue
        own, to = reading.meeting.body, told[0].from_
        row = ReferralRow(
            id=reading.id("referral", section.number, own, to, decision.text),
            item=section.number,
            item_id=section.item_id,
            from_=own,
            to=to,
            act="respond",
            stage="made",
            text=decision.text,
            decision_id=decision.id,
            evidence=reading.evidence(piece.block, piece.start, piece.end),
            confidence=0.7,
        )
        made.append(row)
    return made


def _numbers(text: str) -> set[str]:
    """The numbers of the recommendations that an answer names: `recommendations 1 and 2`."""
    match = _WHICH.search(text)
    return set(re.findall(r"\d+", match.group())) if match else set()


def _may_be_same(text: str, other: str) -> bool:
    """Whether two answers may be to the same recommendation: not where they name others by number."""
    one, two = _numbers(text), _numbers(other)
    return not (one and two) or bool(one & two)


def _rank(row: ReferralRow) -> int:
    """What is told again is told best where it was decided; what came in, in the sentence that says so."""
    if row.stage == "received":
        return 1 if row.decision_id or row.text.isupper() else 0
    return 0 if row.decision_id else 1


def once(rows: list[ReferralRow]) -> list[ReferralRow]:
    """A statement made twice under an item is one row; a decision on what has come in says again that it came."""
    kept: list[ReferralRow] = []
    answered = {row.item_id for row in rows if row.act == "respond" and row.stage == "made" and row.decision_id}
    rows = [row for row in rows if not (_TITLED.match(row.text) and row.act == "respond" and row.item_id in answered)]
    for row in sorted(rows, key=lambda one: (_SOURCE.fullmatch(one.text) is not None, _rank(one))):
        if any(_same(row, other) for other in kept):
            continue
        came = [o for o in kept if o.item_id == row.item_id and o.stage == "received" and not o.decision_id]
        if _SOURCE.fullmatch(row.text) and any(_alike(row.from_, other.from_) for other in came):
            continue
        if row.act == "refer" and _SAID.search(row.text) and any(_alike(row.from_, o.from_) for o in came):
            continue
        if row.stage == "received" and row.decision_id and any(_alike(row.from_, other.from_) for other in came):
            continue
        kept.append(row)
    chosen = {row.id for row in kept}
    return [row for row in rows if row.id in chosen]


def _same(row: ReferralRow, other: ReferralRow) -> bool:
    """Whether two rows say the same of the same bodies; what is planned may be planned twice over."""
    told = (row.item_id, row.act, row.stage) == (other.item_id, other.act, other.stage)
    bodies = _alike(row.from_, other.from_) and _alike(row.to, other.to)
    if row.act == "respond" and not _may_be_same(row.text, other.text):
        return False
    return told and bodies and (row.stage != "planned" or _shared(row.text, other.text) > _HALF)


def _alike(a: str | None, b: str | None) -> bool:
    return (a or "").casefold() == (b or "").casefold()


def _shared(a: str, b: str) -> float:
    x, y = set(re.findall(r"\w+", a.casefold())), set(re.findall(r"\w+", b.casefold()))
    return len(x & y) / max(1, min(len(x), len(y)))
