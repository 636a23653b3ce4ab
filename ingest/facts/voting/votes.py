"""Votes: that one was taken, how it fell, and who voted how."""

from __future__ import annotations

import re

from ingest.clauses import is_vote
from ingest.facts.voting.ballot import RESULT, Candidate, candidates, tally
from ingest.facts.voting.merging import BY_HANDS, Told, merged
from ingest.facts.voting.rollcall import Side, opens_side, roll_call
from ingest.facts.voting.tallies import counts_in, side_of, with_names
from ingest.facts.voting.vote_table import vote_table
from ingest.names import read_people
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.wordings import Found, family
from ontology.record import BallotRow, DecisionRow, VoteRow

_SAID = Quick(
    r"\b(?=[acdilmnsuvy])(?:yn unfrydol|vote[ds]?|(?:by a )?majority|voting|unanimous\w*|carried|lost|defeated|division"
    r"|abst\w+|nem\.? ?con|show of hands|casting vote|in favour|dissent\w*)\b"
    r"|\bdivided\b|\b(?:for|against):? \d{1,3}\b|\bvoting against were\b"
    r"|\b(?:agreed by all|all (?:(?:members|councillors|present) )*"
    r"(?:agreed|approved|were in agreement|in agreement))\b",
    re.IGNORECASE,
)
_NO_VOTE = re.compile(
    r"\b(?:entitled to vote|may (?:not )?vote|non-voting|vote of thanks|right to vote|(?:did|would|will"
    r"|could) not vote|took no part|debate and vote|may not|voting rights|voters?|not voting on|noted that"
    r"|it was noted|proposed that|carried (?:out|forward|over)|"
    r"being carried|lost (?:to|in|the)|work \w+ carried|votes? of (?:sympathy|congratulations?)"
    r"|(?:will|would|shall|may|must) (?:\w+ ){0,2}be (?:carried|put|lost|taken|passed)|abstaining is"
    r"|had (?:all )?(?:been (?:unanimous|carried|lost|defeated)|voted|unanimously))\b|^if\b",
    re.IGNORECASE,
)
_NAMED_SIDE = re.compile(
    r"(?P<side>for|in favour|against|abst(?:ain(?:ed|ing)?|ention|entions))(?: (?:the )?(?:motion"
    r"|amendment))? ?(?:\((?P<n>\d{1,3})\))?(?: ?[:–-] ?| were:? )"
    r"(?P<names>[A-Z].{3,900}?)(?=$|\n|\. |; (?:against|for|abst)"
    r"|(?:against|abst\w+|for) ?\(\d)",
    re.IGNORECASE,
)


_BOTH = Quick(  # `4 For, 10 Against`; `Hart and Bell in favour; Dunn against`
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b[^.;]{0,30}\b(?:for|in favour)\b"
    r"[^.;]{1,60}\b(?:against|not in favour)\b"
    r"|\bin favour\b[^.]{0,20}?; [^.;]{2,80} against\b",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(
    r"(?P<who>(?:Cllrs?\.?|Councillors?) [A-Z](?:[^.;:,]|\.(?= ?[A-Z])){1,80}?),? (?:having )?abstain(?:ed|ing)\b"
)
_NAMED_CLAUSE = re.compile(
    r"\b(?:clause|paragraph|part|recommendation|resolution|decision|limb|item|on(?= \()) "
    r"\(?([a-z]|\d{1,2}|[ivx]{1,4})\)?(?![\w/])"
)


_CAST_AGAINST = re.compile(r"\bcasting vote\b[^.;]{0,40}\bagainst\b", re.IGNORECASE)
_UNANIMOUS = family("votes").wordings[0].pattern
_UNVOTED = ("tabled", "stood_referred")  # clauses that nobody votes on by themselves
_VOTED = re.compile(r"\bvot|\babst|\bby a majority\b", re.IGNORECASE)
_DECIDED = re.compile(
    r"\b(?:motion|amendment|propos(?:al|ition)|vote)\b[^.]{0,120}\b(?:carried|lost|defeated)\b", re.IGNORECASE
)


def read_votes(reading: Reading) -> list[VoteRow]:
    """One row for each vote that the document says was taken, in order."""
    rows: list[VoteRow] = []
    for section in reading.sections:
        tolds = merged(_statements(reading, section))
        rows += [row for told in tolds if (row := _row(reading, section, told))]
        rows += _elections(reading, section)
    return rows


def _statements(reading: Reading, section: Section) -> list[Told]:
    """The sentences, rows and lists of names of a section that tell of a vote."""
    found: list[Told] = []
    span = [i for i in range(section.first, section.last) if i != section.heading]
    past = -1
    for n, i in enumerate(span):
        if i <= past:
            continue
        if sides := vote_table(reading, span[n:]) or roll_call(reading, span[n:]):
            found.append(_rolled(reading, sides))
            past = sides[-1].blocks[-1]
            continue
        block = reading.blocks[i]
        if block.kind not in CONTENT:
            continue
        if block.kind == "row" or (is_vote(reading, i) and len(reading.sentences(i)) == 1):
            people = any(candidates(sentence) for sentence in reading.sentences(i))
            if is_vote(reading, i) and not people and not _NO_VOTE.search(block.text):
                found.append(_told(reading, i, 0, len(block.text)))
            continue
        found += [
            _told(reading, i, sentence.start, sentence.end) for sentence in reading.sentences(i) if _tells(sentence)
        ]
    return found


def _elections(reading: Reading, section: Section) -> list[VoteRow]:
    """A row for each candidate of a vote between people."""
    found: list[Candidate] = []
    blocks = reading.content(section)
    for n, i in enumerate(blocks):
        found += tally(reading, blocks[n:])
        found += [candidate for sentence in reading.sentences(i) for candidate in candidates(sentence)]
    return [_candidate_row(reading, section, candidate) for candidate in found]


def _candidate_row(reading: Reading, section: Section, candidate: Candidate) -> VoteRow:
    place = (candidate.block, candidate.start, candidate.end)
    reading.take(*place)
    evidence = reading.evidence(*place)
    near = reading.blocks[candidate.block - 1].text if candidate.start == 0 else ""
    method = family("vote_methods").search(reading.blocks[candidate.block].text) or family("vote_methods").search(near)
    return VoteRow(
        id=reading.id("vote", section.number, section.part, evidence[0].quote if evidence else "", candidate.votes),
        item=section.number,
        item_id=section.item_id,
        for_=candidate.votes,
        abstain=candidate.abstain,
        unanimous=False,
        method=method.meaning if method else None,
        outcome="carried" if candidate.won else "lost",
        evidence=evidence,
        confidence=0.8,
    )


def _rolled(reading: Reading, sides: list[Side]) -> Told:
    """A list of names by side as one statement."""
    blocks = sorted({i for side in sides for i in side.blocks})
    told = Told(block=blocks[0], roll=True, blocks=blocks)
    for i in told.blocks:
        if reading.blocks[i].kind in CONTENT:
            reading.take(i)
            told.evidence += reading.evidence(i)
    told.counts = {side.choice: side.count for side in sides if side.count is not None}
    told.ballots = [ballot for side in sides for ballot in side.ballots]
    return told


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence tells of a vote on a matter, rather than between people."""
    text = sentence.text
    if not (_SAID.search(text) or opens_side(text) or _BOTH.search(text)) or _NO_VOTE.search(text):
        return False
    return _falls(text) and not candidates(sentence) and not RESULT.search(text)


def _falls(text: str) -> bool:
    """Whether a sentence says how a vote fell, rather than naming one."""
    if BY_HANDS.search(text) or opens_side(text) or family("dissents").search(text):
        return True
    if "vot" in text.lower() and (named := _NAMED_SIDE.search(text)) and read_people(named.group("names"), plural=True):
        return True
    counts = with_names(text, counts_in(text))
    counted = len(counts) > 1 or (counts and _VOTED.search(text))
    return bool(counted) or _UNANIMOUS.search(text) is not None or _DECIDED.search(text) is not None


def _told(reading: Reading, block: int, start: int, end: int) -> Told:
    text = reading.blocks[block].text[start:end]
    reading.take(block, start, end)
    told = Told(block=block, text=text, evidence=reading.evidence(block, start, end), blocks=[block])
    told.lead = family("lead_ins").match(reading.masked(block)[start:]) is not None
    told.counts = with_names(text, counts_in(text))
    told.ballots = _ballots(reading, block, text, start)
    for side, number in _counted(told.ballots).items():
        told.counts.setdefault(side, number)
    if told.counts and "abstain" not in told.counts and (named := _ABSTAINED.search(text)):
        told.counts["abstain"] = len(read_people(named.group("who"), plural=True)) or 1
    if not told.counts and (hit := family("dissents").search(text)):
        told.dissent = True
        told.ballots = told.ballots or _dissenters(reading, block, hit, start)
        if hit.meaning == "abstain":
            told.counts["abstain"] = len(told.ballots) or 1
    return told


def _dissenters(reading: Reading, block: int, hit: Found, offset: int) -> list[BallotRow]:
    """Who asked that a vote against be recorded, or is said to have voted so."""
    at = hit.match.start("who") if hit.match.groupdict().get("who") else -1
    found: list[BallotRow] = []
    for person in read_people(hit.match.group("who"), plural=True) if at >= 0 else []:
        start = offset + at + person.start
        evidence = reading.evidence(block, start, start + len(person.name))
        found.append(BallotRow(person=person.name, choice=hit.meaning, evidence=evidence))  # type: ignore[arg-type]
    return found


def _ballots(reading: Reading, block: int, text: str, offset: int) -> list[BallotRow]:
    found: list[BallotRow] = []
    for match in _NAMED_SIDE.finditer(text):
        side = side_of(text, match)
        for person in read_people(match.group("names"), plural=True):
            start = offset + match.start("names") + person.start
            evidence = reading.evidence(block, start, start + len(person.name))
            found.append(BallotRow(person=person.name, choice=side, evidence=evidence))  # type: ignore[arg-type]
    return found


def _row(reading: Reading, section: Section, told: Told) -> VoteRow | None:
    counts = told.counts or ({} if told.dissent else _counted(told.ballots))
    against, abstain = counts.get("against"), counts.get("abstain")
    all_of_one_mind = _UNANIMOUS.search(told.text) is not None
    unanimous: bool | None = (None if abstain else False) if told.dissent else (all_of_one_mind and not against) or None
    if unanimous is None and counts and not told.dissent:
        unanimous = bool(counts.get("for")) and against == 0 and not abstain
    lost = family("votes").wordings[1].pattern.search(told.text) is not None
    lost = lost or (counts.get("for") or 0) < (against or 0) or _CAST_AGAINST.search(told.text) is not None
    method = family("vote_methods").search(told.text) or family("vote_methods").search(_around(reading, told))
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
        method="recorded"
        if told.roll
        else method.meaning
        if method
        else "recorded"
        if told.ballots and not told.dissent
        else None,
        outcome="lost" if lost else "carried",
        decision_ids=tuple(row.id for row in decisions),
        ballots=tuple(told.ballots),
        evidence=told.evidence,
        confidence=0.8 if told.dissent else 0.9 if counts or "vote" in told.text.lower() else 0.75,
    )


def _around(reading: Reading, told: Told) -> str:
    """The paragraph of a vote's first statement as far as it belongs to this vote, and the line behind the last."""
    sentences = reading.sentences(told.blocks[0])
    first = next((n for n, s in enumerate(sentences) if told.text and s.text[:40] == told.text[:40]), 0)
    near = [s.text for s in sentences[max(0, first - 1) : first + 2]]
    return " ".join(near)


def _counted(ballots: list[BallotRow]) -> dict[str, int]:
    found: dict[str, int] = {}
    for ballot in ballots:
        found[ballot.choice] = found.get(ballot.choice, 0) + 1
    return found


def _decided(reading: Reading, section: Section, told: Told) -> list[DecisionRow]:
    """The decisions that a vote was on: those in its own resolution, or the last before it."""
    mine = [(clause, row) for s, clause, row in reading.clauses if s is section and clause.style not in _UNVOTED]
    named = _NAMED_CLAUSE.search(told.text) if told.dissent else None
    if named and (one := [row for _, row in mine if row.label == named.group(1)]):
        return one
    if told.lead or any(clause.pieces[0].block == told.block for clause, _ in mine):
        return [row for clause, row in mine if clause.pieces[0].block >= told.block]
    before = [(clause, row) for clause, row in mine if clause.pieces[0].block < told.block]
    if before:
        last = before[-1][0]
        group = [row for clause, row in before if clause.lead == last.lead and clause.meaning != "conclusions"]
        return group or [before[-1][1]]
    return [row for _, row in mine]
