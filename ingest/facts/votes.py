"""Votes: that one was taken, how it fell, and who voted how."""

from __future__ import annotations

import re

import msgspec

from ingest.clauses import is_vote
from ingest.names import read_people
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import family
from ontology.record import BallotRow, DecisionRow, Evidence, VoteRow

_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "nil": 0,
    "none": 0,
}
_SIDES = {"for": "for", "in favour": "for", "favour": "for", "agreed": "for", "against": "against"}
_SAID = re.compile(
    r"\b(?=[acdilnsuv])(?:vote[ds]?|voting|unanimous\w*|carried|lost|defeated|division|abst\w+|nem\.? ?con"
    r"|show of hands|casting vote|in favour)\b",
    re.IGNORECASE,
)
_NO_VOTE = re.compile(
    r"\b(?:entitled to vote|may (?:not )?vote|non-voting|vote of thanks|right to vote|(?:did|would|will"
    r"|could) not vote|took no part|debate and vote|may not|voting rights|voters?|not voting on|noted that"
    r"|it was noted|proposed that|carried (?:out|forward|over)|"
    r"being carried|lost (?:to|in|the)|work \w+ carried)\b",
    re.IGNORECASE,
)
_NAMED_SIDE = re.compile(
    r"(?P<side>for|in favour|against|abst(?:ain(?:ed|ing)?|ention|entions))(?: the (?:motion"
    r"|amendment))? ?(?:\((?P<n>\d{1,3})\))? ?[:–-] ?(?P<names>[A-Z].{3,900}?)(?=$|\n|\. |; (?:against|for|abst)"
    r"|(?:against|abst\w+|for) ?\(\d)",
    re.IGNORECASE,
)


_FOR_AMENDMENT = re.compile(r"for the amendment\b", re.IGNORECASE)
_DECLARED = re.compile(r"\bmotion (?:was|is)(?: then| therefore| accordingly| declared)+ ", re.IGNORECASE)


class Told(msgspec.Struct, kw_only=True):
    """A vote while its statements are gathered: text, counts, place."""

    block: int
    text: str = ""
    counts: dict[str, int] = {}
    ballots: list[BallotRow] = []
    evidence: tuple[Evidence, ...] = ()
    lead: bool = False
    blocks: list[int] = []


def read_votes(reading: Reading) -> list[VoteRow]:
    """One row for each vote that the document says was taken, in order."""
    rows: list[VoteRow] = []
    for section in reading.sections:
        tolds = _merged(_statements(reading, section))
        rows += [row for told in tolds if (row := _row(reading, section, told))]
    return rows


def _statements(reading: Reading, section: Section) -> list[Told]:
    """The sentences and rows of a section that tell of a vote."""
    found: list[Told] = []
    for i in range(section.first, section.last):
        block = reading.blocks[i]
        if block.kind not in CONTENT or i == section.heading:
            continue
        if block.kind == "row" or is_vote(reading, i):
            if is_vote(reading, i):
                found.append(_told(reading, i, 0, len(block.text)))
            continue
        for sentence in reading.sentences(i):
            if _SAID.search(sentence.text) and not _NO_VOTE.search(sentence.text) and _falls(sentence.text):
                found.append(_told(reading, i, sentence.start, sentence.end))
    return found


def _falls(text: str) -> bool:
    """Whether a sentence says how a vote fell, rather than naming one."""
    counted = family("vote_counts").search(text) is not None and re.search(
        r"\bvot|\babst|\bagainst\b", text, re.IGNORECASE
    )
    return (
        bool(counted)
        or family("votes").wordings[0].pattern.search(text) is not None
        or re.search(
            r"\b(?:motion|amendment|proposal|vote)\b[^.]{0,120}\b(?:carried|lost|defeated)\b", text, re.IGNORECASE
        )
        is not None
    )


def _told(reading: Reading, block: int, start: int, end: int) -> Told:
    text = reading.blocks[block].text[start:end]
    reading.take(block, start, end)
    told = Told(block=block, text=text, evidence=reading.evidence(block, start, end), blocks=[block])
    told.lead = family("lead_ins").match(reading.masked(block)[start:]) is not None
    told.counts = _counts(text)
    told.ballots = _ballots(reading, block, text, start)
    return told


def _counts(text: str) -> dict[str, int]:
    """Votes by side (`for`, `against`, `abstain`); a side told twice keeps the first number."""
    found: dict[str, int] = {}
    hits = family("vote_counts").all(text)
    for hit in sorted(hits, key=lambda h: h.meaning != "ratio"):
        groups = hit.match.groupdict()
        if hit.meaning == "ratio":
            pro, con = groups["for"] or groups["for2"], groups["against"] or groups["against2"]
            if not found:
                found = {"for": _number(pro), "against": _number(con)}
        elif not _claimed(text, hit.match, found):
            found.setdefault(_side_of(text, hit.match), _number(groups["number"]))
    return found


def _side_of(text: str, match: re.Match[str]) -> str:
    """The side of a count; in a division between motion and amendment, the amendment's votes are against."""
    side = _side(match.group("side"))
    if side == "for" and "amendment" in match.group().lower() and "for the motion" in text.lower():
        return "against"
    return side


def _claimed(text: str, match: re.Match[str], found: dict[str, int]) -> bool:
    """`12 for, 3 against`: the 3 belongs to "against", not to "for, 3"."""
    return _side_of(text, match) in found or "," in text[match.start() : match.end()]


def _number(text: str) -> int:
    low = text.lower()
    return int(low) if low.isdigit() else _NUMBERS.get(low, 0)


def _side(text: str) -> str:
    return _SIDES.get(text.lower(), "abstain")


def _ballots(reading: Reading, block: int, text: str, offset: int) -> list[BallotRow]:
    found: list[BallotRow] = []
    for match in _NAMED_SIDE.finditer(text):
        side = _side_of(text, match)
        for person in read_people(match.group("names"), plural=True):
            start = offset + match.start("names") + person.start
            evidence = reading.evidence(block, start, start + len(person.name))
            found.append(BallotRow(person=person.name, choice=side, evidence=evidence))  # type: ignore[arg-type]
    return found


def _merged(statements: list[Told]) -> list[Told]:
    """Statements of one vote put together: a sentence, then its tally or its names."""
    found: list[Told] = []
    for told in statements:
        last = found[-1] if found else None
        if last and _FOR_AMENDMENT.match(told.text) and "for the motion" in last.text.lower():
            _turn(told)
        if (
            last
            and told.block - last.blocks[-1] <= 4
            and not (set(told.counts) & set(last.counts))
            and _goes_with(last, told)
        ):
            last.counts |= told.counts
            last.ballots += told.ballots
            last.evidence += told.evidence
            last.text += " " + told.text
            last.blocks.append(told.block)
        else:
            found.append(told)
    return found


def _turn(told: Told) -> None:
    """In a division between motion and amendment, the amendment's votes are against the motion."""
    if "for" in told.counts:
        told.counts["against"] = told.counts.pop("for")
    told.ballots = [BallotRow(person=b.person, choice="against", evidence=b.evidence) for b in told.ballots]


def _goes_with(last: Told, told: Told) -> bool:
    if told.block == last.block:
        return True
    if not told.counts and _DECLARED.search(told.text) and told.block - last.blocks[-1] <= 2:
        return True
    if _FOR_AMENDMENT.match(told.text):
        return True
    tally = bool(told.counts) or bool(told.ballots)
    return (tally and not re.search(r"\b(?:following|motion|amendment|resolved)\b", told.text, re.IGNORECASE)) or (
        "amendment" not in told.text.lower() and last.text.rstrip().endswith(":")
    )


def _row(reading: Reading, section: Section, told: Told) -> VoteRow | None:
    counts = told.counts or _counted(told.ballots)
    against, abstain = counts.get("against"), counts.get("abstain")
    all_of_one_mind = family("votes").wordings[0].pattern.search(told.text) is not None
    unanimous: bool | None = (all_of_one_mind and not against) or None
    if unanimous is None and counts:
        unanimous = bool(counts.get("for")) and against == 0 and not abstain
    lost = family("votes").wordings[1].pattern.search(told.text) is not None
    lost = lost or (counts.get("for") or 0) < (against or 0)
    method = family("vote_methods").search(told.text)
    decisions = _decided(reading, section, told)
    label = decisions[0].label if len(decisions) == 1 else None
    stated = (section.number, section.part, label, told.text)
    return VoteRow(
        id=reading.id("vote", *stated),
        item=section.number,
        item_id=section.item_id,
        label=label,
        for_=counts.get("for"),
        against=against,
        abstain=abstain,
        unanimous=unanimous,
        method=method.meaning if method else "recorded" if told.ballots else None,
        outcome="lost" if lost else "carried",
        decision_ids=tuple(row.id for row in decisions),
        ballots=tuple(told.ballots),
        evidence=told.evidence,
        confidence=0.9 if counts or "vote" in told.text.lower() else 0.75,
    )


def _counted(ballots: list[BallotRow]) -> dict[str, int]:
    found: dict[str, int] = {}
    for ballot in ballots:
        found[ballot.choice] = found.get(ballot.choice, 0) + 1
    return found


def _decided(reading: Reading, section: Section, told: Told) -> list[DecisionRow]:
    """The decisions that a vote was on: those in its own resolution, or the last before it."""
    mine = [(clause, row) for s, clause, row in reading.clauses if s is section]
    if told.lead or any(clause.pieces[0].block == told.block for clause, _ in mine):
        return [row for clause, row in mine if clause.pieces[0].block >= told.block]
    before = [(clause, row) for clause, row in mine if clause.pieces[0].block < told.block]
    if before:
        last = before[-1][0]
        group = [row for clause, row in before if clause.lead == last.lead and clause.meaning != "conclusions"]
        return group or [before[-1][1]]
    return [row for _, row in mine]
