"""Statements of one vote put together: a sentence, then its tally or its names, then what it came to."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.voting.rollcall import opens_side
from ingest.quick import Quick
from ingest.wordings import family
from ontology.record import BallotRow, Evidence

BY_HANDS = re.compile(
    r"\b(?:agreed|approved|adopted|carried|passed|resolved|appointed|elected|defeated|supported|rejected|lost)\b[^.;]{0,80}"
    r"\bshow of hands\b|\bshow of hands\b[^.;:]{0,160}\b(?:agreed|approved|adopted|carried|passed|resolved|appointed"
    r"|elected|defeated|supported|rejected|lost|confirmed)\b",
    re.IGNORECASE,
)
_FOR_AMENDMENT = re.compile(r"for the amendment\b", re.IGNORECASE)
_FOR_MOTION = re.compile(r"for the (?:original |substantive )?motion\b", re.IGNORECASE)
_DECLARED = re.compile(r"\bmotion (?:was|is)(?: then| therefore| accordingly| declared)+ ", re.IGNORECASE)
_ANOTHER = re.compile(r"(?:it was|on the proposal|this was|cllr|councillor|comhairleoir)\b", re.IGNORECASE)
_OF_ONE_MIND = re.compile(r"\b(?:unanimous\w*|agreed by all|all agreed)\b", re.IGNORECASE)
_TALLY = re.compile(
    r"\(?(?:\d|for\b|against\b|abst|in favour|agreed\b|vot(?:ing|es)\b|those|members"
    r"|\w+ (?:members|councillors) voted)",
    re.IGNORECASE,
)
_SLIP = 2  # names that a list may have more or fewer of than the total that is printed beside it
_THOSE = re.compile(
    r"(?:and |with )?(?:(?:those|the following|members|councillors)\b[^.;:]{0,40}\b(?:for|against|in favour|abst)"
    r"|there (?:was|were) [^.;:]{0,30}\b(?:against|abst))",
    re.IGNORECASE,
)
_PUT_MOTION = re.compile(r"\bvote\b[^.;]{0,60}\b(?:on|upon) the (?:substantive |original )?motion\b", re.IGNORECASE)
_ON_MOTION = re.compile(r"(?:the )?(?:substantive |original |amended )?motion\b(?![^.;]*\bamendment)", re.IGNORECASE)
_FATE = re.compile(r"\b(?:carried|lost|defeated|not carried|adopted)\b", re.IGNORECASE)
_PUT = re.compile(
    r"(?:on a division,? there voted|(?:[^.]{0,160}\b)?vote (?:was|is) (?:then )?taken[^.]{0,80}):?-?|", re.IGNORECASE
)
_MOVED = Quick(r"\b(?:proposed|moved)\b", re.IGNORECASE)
_VOTES = re.compile(r"\bvot|\babst|\bdissent|\bcarried\b|\blost\b|\bmotion\b|\bamendment\b|\d", re.IGNORECASE)
_ITS_FATE = re.compile(
    r"[\w /]{0,24}:? ?(?:the )?(?:motion|amendment|proposal)(?: was)? (?:carried|lost|defeated)\W*", re.IGNORECASE
)


class Told(msgspec.Struct, kw_only=True):
    """A vote while its statements are gathered: text, counts, place."""

    block: int
    text: str = ""
    counts: dict[str, int] = {}
    ballots: list[BallotRow] = []
    evidence: tuple[Evidence, ...] = ()
    lead: bool = False
    roll: bool = False
    dissent: bool = False  # only tells of those who did not agree
    blocks: list[int] = []


def merged(statements: list[Told]) -> list[Told]:
    """Statements of one vote put together: a sentence, then its tally or its names, then what it came to."""
    found: list[Told] = []
    for told in statements:
        last = found[-1] if found else None
        if last and _FOR_MOTION.search(told.text) and _FOR_AMENDMENT.search(last.text) and "for" in last.counts:
            _turn(last)
        if last and _FOR_AMENDMENT.search(told.text) and "for the motion" in last.text.lower():
            _turn(told)
        if last and told.block - last.blocks[-1] <= 4 and _agree(last, told) and _goes_with(last, told):
            last.counts = last.counts | told.counts if not told.roll else told.counts | last.counts
            last.ballots += told.ballots
            last.evidence += told.evidence
            last.text += " " + told.text
            last.blocks += told.blocks
            last.roll = last.roll or told.roll
        else:
            found.append(told)
    return [told for told in found if _says_how(told)]


def _says_how(told: Told) -> bool:
    """Whether a statement tells how a vote fell: no announcement of one, no heading `Abstain` over nothing, and no
    `Against – Dr Bell` in a list of those who spoke."""
    if not (told.counts or told.ballots):
        return not _PUT.fullmatch(told.text) and not family("vote_sides").full(told.text)
    if told.roll and not told.text and len({ballot.choice for ballot in told.ballots}) == 1 == len(told.ballots):
        return len(told.counts) > 1
    one_side = len(set(told.counts) | {ballot.choice for ballot in told.ballots}) == 1 and bool(told.ballots)
    return not (one_side and not told.roll and opens_side(told.text) and not _VOTES.search(told.text))


def _agree(last: Told, told: Told) -> bool:
    """Whether two statements may be of one vote: a side is told once, or twice with the same number."""
    shared = set(told.counts) & set(last.counts)
    listed = last.roll or told.roll
    if last.roll and not told.roll and _FATE.search(last.text) and told.counts:
        return all(told.counts[k] == last.counts[k] for k in shared)
    return not shared or (listed and all(abs(told.counts[k] - last.counts[k]) <= _SLIP for k in shared))


def _turn(told: Told) -> None:
    """In a division between motion and amendment, the amendment's votes are against the motion."""
    if "for" in told.counts:
        told.counts["against"] = told.counts.pop("for")
    told.ballots = [BallotRow(person=b.person, choice="against", evidence=b.evidence) for b in told.ballots]


def _goes_with(last: Told, told: Told) -> bool:
    if _OF_ONE_MIND.search(last.text) and told.counts and not told.roll and not _TALLY.match(told.text):
        return False
    if _FATE.search(last.text) and "amendment" in last.text.lower() and _ON_MOTION.match(told.text):
        return False  # first the amendment was put, then the motion
    if _FATE.search(last.text) and "amendment" in last.text.lower() and _PUT_MOTION.search(told.text):
        return False
    if (
        told.roll
        and "amendment" in last.text.lower()
        and any(last.counts.get(k, n) != n for k, n in told.counts.items())
    ):
        return False  # the names are of the next vote, on the motion
    if told.block > last.block and _MOVED.search(told.text) and not told.counts:
        return False
    if told.dissent:
        return told.block - last.blocks[-1] <= 2 and not last.dissent
    if told.block == last.block:
        another = _ANOTHER.match(told.text) or (last.counts and told.counts)
        return not another or (opens_side(told.text) or _THOSE.match(told.text)) is not None
    if told.roll or last.roll:
        return bool(told.counts or not _ANOTHER.match(told.text))
    if not told.counts and _DECLARED.search(told.text) and told.block - last.blocks[-1] <= 2:
        return True
    if _FOR_AMENDMENT.match(told.text) or (_FOR_MOTION.search(told.text) and _FOR_AMENDMENT.search(last.text)):
        return True
    if last.counts and not told.counts and _ITS_FATE.fullmatch(told.text) and not _FATE.search(last.text):
        return told.block - last.blocks[-1] <= 2
    if not (told.counts or last.counts) and BY_HANDS.search(told.text) and BY_HANDS.search(last.text):
        return told.block - last.blocks[-1] <= 1 and not _MOVED.search(told.text)  # else each was put by itself
    tally = bool(told.counts) or bool(told.ballots)
    return (tally and not re.search(r"\b(?:following|motion|amendment|resolved)\b", told.text, re.IGNORECASE)) or (
        "amendment" not in told.text.lower() and last.text.rstrip().endswith((":", ":-", ":–"))
    )
