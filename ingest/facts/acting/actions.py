"""Work that somebody took on or was given, inside the decisions and outside them."""

from __future__ import annotations

import re

from ingest.dates import find_dates
from ingest.facts.acting.action_lists import read_action_lists
from ingest.facts.acting.action_tables import read_action_tables
from ingest.facts.acting.decided import ONLY_WHO, of_decision, owner_of
from ingest.facts.acting.margins import Taken, is_officers, read_margins
from ingest.facts.acting.parties import clean, kind_of, party_before
from ingest.facts.acting.tasks import IF_ASKED, WHERE, Task, asked_of, opening, quoted, speaker_of, tasks_in
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.wordings import Found, family
from ontology.record import ActionRow, DecisionRow

_BY_DATE = re.compile(r"\bby\b[^.]{0,12}$|\bno later than\b[^.]{0,12}$|\bbefore\b[^.]{0,12}$")
_BEFORE = re.compile(r"(?:, |; |: |\band |\bthat |“|\")$")
_THAT = re.compile(
    r"\b(?:advised|confirmed|stated|said|reported|informed|noted|agreed|explained"
    r"|heard)[^,;]{0,40}? that (?=.)|\bbut that |; |\bunderstanding that "
    r"|\band (?=(?:it|this|these|they|(?:the|an?|further|more) (?:[\w’'-]+ ){1,5}?[\w’'-]+) (?:is|are|would|will) )"
)
_BY = re.compile(
    r"\b(?:by|referred to) (?:the )?(?P<who>(?:him|her)\b|[^,.;()]{2,60}?)"
    r"(?=[,.;]|$| (?:in|to|for|before|at|on|as|and)\b)"
)
_INTERESTS = re.compile(r"\binterests?\b|^Declarations?\b", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"(?:(?:the|this|next|early|mid|late|end of) )?(?:"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|Mon|Tue|Wed|Thu|Fri"
    r"|Sat|Sun|Easter|Christmas|spring|summer|autumn|winter|email|e-mail|post|letter|phone)"
)
_OBJECTLESS = re.compile(r"^\S+(?: \S+)? (?:to|will|would) [\w-]+(?: (?:up|back|on|out|this|it))?\.?$")
_NO_WORK = ("recommend", "note")
_HOW = {
    "said": "undertaking",
    "taken": "undertaking",
    "given": "asked",
    "bare": "asked",
    "open": "asked",
    "assured": "undertaking",
}
_SO = re.compile(r"\b(?:this|it|so|these|them|that)\b(?! the\b)")
_VAGUE = re.compile(r"(?:it|this|that|these|they)\b")
_OF_THEM = re.compile(r"\b(?:they|it|these)\s*$")
_OPENING, _FEW = 6, 10
_NAMED_IN_LABEL = re.compile(r"^[(\[]?(?:ACTIONS?|Actions?)(?: by| BY)? ?[:–-] ?")
_DONE_WITH = re.compile(  # `asked that it be offered at work, and was told that it was`: answered there and then
    r"\b(?:and|but) (?:was|were) (?:told|informed|advised|assured) that (?:it|this|that|they|these|he|she)"
    r" (?:already )?(?:was|were|had|did|has|is|are)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(r"\bhop(?:ed|es|ing) (?:that )?(?=(?:he|she|they|it|the [\w ]{3,40}?) would\b)", re.IGNORECASE)
_NEXT_MEETING = re.compile(r"\bnext meeting\b", re.IGNORECASE)


def read_actions(reading: Reading, kind: str, next_meeting: str | None) -> list[ActionRow]:
    """One row for each undertaking or request. `next_meeting` is its date, where told."""
    rows: list[Taken] = []
    speaker: str | None
    for section, clause, decision in reading.clauses:
        if row := of_decision(reading, section, clause, decision):
            rows.append((clause.pieces[0].block, row, "decision"))
    for section in reading.sections:
        speaker = None
        if _INTERESTS.search(section.title):
            continue
        listed, used = read_action_lists(reading, section)
        rows += listed
        for i in range(section.first, section.last):
            here = reading.blocks[i].kind
            if here in CONTENT and i != section.heading and here != "heading" and i not in used:
                known = [row for at, row, _ in rows if at == i]
                told, speaker = _in_block(reading, section, i, kind, known, speaker)
                rows += told
    rows = [_of_decided(reading, row, rows) for row in rows]
    rows = [row for row in rows if not _names_owner(row, rows)]
    rows.sort(key=lambda pair: pair[0])
    rows += read_margins(reading, rows)
    rows += read_action_tables(reading, rows)
    rows.sort(key=lambda pair: pair[0])
    for _, row, _ in rows:
        row.due = row.due or _due(row.text, reading.year, next_meeting)
    return [row for _, row, _ in rows]


def _in_block(
    reading: Reading, section: Section, block: int, kind: str, known: list[ActionRow], speaker: str | None
) -> tuple[list[Taken], str | None]:
    """What the sentences of a block say, beyond what its decisions gave (`known`), and who spoke last."""
    used = reading.pieces(block)
    rows: list[Taken] = []
    asked = -1  # how many rows there were after a request in the sentence before, of which nobody was the owner
    for sentence in reading.sentences(block):
        begun = len(rows)
        inside = [(a, b, row) for a, b, row in used if a < sentence.end and b > sentence.start]
        hit = _said(sentence, kind)
        if (inside and not (hit and _foretold(hit, inside))) or _DONE_WITH.search(sentence.text):
            hit = None
        if hit and (hit.meaning == "labelled" or _nobody(hit)):
            tasks = tasks_in(sentence, speaker)
            opens = any(task.start < sentence.start + _OPENING for task in tasks)
            vague = hit.meaning == "passive" and _OF_THEM.search(sentence.text, 0, hit.match.start())
            taken = vague and any(task.owner and task.meaning != "open" for task in tasks)
            hit = None if tasks and (opens or taken or hit.meaning == "labelled") else hit
        if hit and hit.meaning == "request" and _anothers(reading, sentence, hit):
            continue
        if hit:
            row = _row(reading, section, sentence, hit)
            if row.owner is None and hit.meaning == "request":
                row.owner = _answering(sentence, hit, speaker)
            if row.owner is None and hit.meaning in ("request", "passive"):
                row.owner = _agent(sentence, hit, speaker)
            if row.owner is None and re.match(r"(?:He|She|They) ", sentence.text):
                row.owner = speaker
            rows.append((block, row, hit.meaning))
        elif kind != "executive_report":
            for task in tasks_in(sentence, speaker):
                decision = next((row for a, b, row in inside if a < task.end and b > task.start), None)
                hoped = _HOPED.search(sentence.text, 0, max(0, task.start - sentence.start) + 8)
                if hoped and task.start - sentence.start - hoped.end() < _FEW:
                    continue
                if decision and (decision.act in _NO_WORK or any(row.decision_id == decision.id for row in known)):
                    continue
                rows.append((block, _of_task(reading, section, block, task, decision), _HOW[task.meaning]))
        speaker = speaker_of(sentence) or speaker
        if len(rows) - begun == 1 and begun == asked and _answers(rows[-1]):
            del rows[begun - 1]
        asked = len(rows) if hit and hit.meaning == "request" and rows and rows[-1][1].owner is None else -1
    return rows, speaker


def _agent(sentence: Sentence, hit: Found, speaker: str | None) -> str | None:
    """By whom it is to be done: `that the map be checked by the roads team`, `would be sent by her`."""
    for match in _BY.finditer(sentence.masked, hit.match.end()):
        who = sentence.text[match.start("who") : match.end("who")]
        if who in ("him", "her"):
            return speaker
        if not _DATE_WORDS.match(who) and kind_of(sentence.masked[match.start("who") : match.end("who")]) is not None:
            return clean(who)
    return None


def _foretold(hit: Found, inside: list[tuple[int, int, DecisionRow]]) -> bool:
    """Whether a decision that notes something says that work will be done: `noted that the map would be circulated`."""
    told = hit.match.group().casefold()
    notes = len(inside) == 1 and inside[0][2].act in ("note", "confirm_minutes")
    return notes and hit.meaning == "passive" and re.match(r"(?:would|will)\b", told) is not None


def _answering(sentence: Sentence, hit: Found, speaker: str | None) -> str | None:
    """`Members asked for a map; Mr Bell to send it`: who does what a request in the same sentence asks for."""
    rest = sentence.text[hit.match.end() :]
    after = [task for task in tasks_in(sentence, speaker) if task.owner and task.owner in rest]
    return after[0].owner if len(after) == 1 and after[0].meaning != "open" else None


def _answers(row: Taken) -> bool:
    """`The officer agreed to do so`: who takes on what was asked for in the sentence before."""
    return row[2] == "undertaking" and row[1].owner is not None and _SO.search(row[1].text) is not None


def _nobody(hit: Found) -> bool:
    """Whether a wording says that something is to be done, and not by whom."""
    loose = hit.meaning == "passive" or hit.wording.id == "agreed_to_work"
    return loose and not hit.match.groupdict().get("owner")


def _anothers(reading: Reading, sentence: Sentence, hit: Found) -> bool:
    """Whether it is another body that asks: its letter brings business, and gives nobody work yet."""
    if hit.match.group().startswith("and") and re.search(r"\bhad\b", sentence.text[: hit.match.start()]):
        return True
    at = sentence.start + hit.match.start()
    mention = reading.body_of(sentence.block, at, at + 4)
    if mention is None or mention.generic or not reading.meeting.body:
        return False
    name = reading.resolve(sentence.block, mention)
    return name.count(" ") > 1 and name.casefold() not in (reading.meeting.body.casefold(), "")


def _of_task(reading: Reading, section: Section, block: int, task: Task, decision: DecisionRow | None) -> ActionRow:
    start = _before_short(reading, block, task)
    text = reading.blocks[block].text[start : task.end].rstrip(" ,")
    reading.take(block, start, task.end)
    return ActionRow(
        id=reading.id("action", section.number, section.part, task.owner, text),
        item=section.number,
        item_id=section.item_id,
        owner=task.owner,
        text=text,
        decision_id=decision.id if decision else None,
        evidence=reading.evidence(block, start, task.end),
        confidence=0.7 if task.meaning == "said" else 0.8,
    )


def _before_short(reading: Reading, block: int, task: Task) -> int:
    """`Clerk to follow up.` says nothing without the sentence before it."""
    if not _OBJECTLESS.search(reading.blocks[block].text[task.start : task.end]):
        return task.start
    told = [s for s in reading.sentences(block) if s.end <= task.start]
    opens = any(s.start == task.start for s in reading.sentences(block))
    return told[-1].start if told and opens else task.start


def _of_decided(reading: Reading, row: Taken, rows: list[Taken]) -> Taken:
    """`RESOLVED to accept the quotation. ACTION: Clerk`: the work is what was decided."""
    block, action, how = row
    who = action.text.strip(" .")
    if how != "labelled" or not ONLY_WHO.fullmatch(who):
        return row
    at = action.evidence[0].start if action.evidence else 0
    if any(o.item_id == action.item_id and kind != "labelled" and b <= block for b, o, kind in rows):
        return row
    before = [
        decision
        for section, clause, decision in reading.clauses
        if section.item_id == action.item_id
        and clause.pieces[0].block in (block, block - 1)
        and decision.evidence
        and decision.evidence[0].start < at
    ]
    if not before or any(o.decision_id == before[-1].id for _, o, _ in rows):
        return row
    action.text, action.decision_id, action.owner = before[-1].text, before[-1].id, who
    action.evidence = before[-1].evidence + action.evidence
    return block, action, "decision"


def _names_owner(row: Taken, rows: list[Taken]) -> bool:
    """`ACTION: Clerk` only names the owner of what stands above it."""
    block, action, how = row
    who = _NAMED_IN_LABEL.sub("", action.text).strip(" .()[]")
    if how != "labelled" or re.search(r"\b(?:to|that|will|would|be)\b", who) or len(who.split()) > 5:
        return False
    above = [
        (at, other)
        for at, other, kind in rows
        if at <= block and other is not action and other.item_id == action.item_id and kind != "labelled"
    ]
    if above and (block - above[-1][0] < 2 or above[-1][1].owner is None or is_officers(above[-1][1].owner)):
        above[-1][1].owner = who
        above[-1][1].evidence += action.evidence
    return True


def _said(sentence: Sentence, kind: str) -> Found | None:
    """The wording that speaks in a sentence."""
    if IF_ASKED.match(sentence.text) or WHERE.match(sentence.text):
        return None
    for wording in family("actions").able(sentence.masked):
        if (wording.meaning == "report") != (kind == "executive_report"):
            continue
        match = wording.pattern.search(sentence.masked)
        if match and not any(a < match.start() < b for a, b in quoted(sentence.text)):
            return Found(wording, match)
    return None


def _row(reading: Reading, section: Section, sentence: Sentence, hit: Found) -> ActionRow:
    groups = hit.match.groupdict()
    owner = asked_of(sentence) if hit.meaning == "request" else None
    first = sentence.start + _begins(sentence, hit)
    if groups.get("what"):
        first = sentence.start + hit.match.start("what")
        masked = sentence.masked[hit.match.start("what") :]
        text = reading.blocks[sentence.block].text[first : sentence.end]
        owner = owner_of(text, masked) or opening(Sentence(sentence.block, first, sentence.end, text, masked))
    if groups.get("owner"):
        start, end = _party(sentence, hit)
        owner = clean(sentence.text[start:end])
    if owner and re.fullmatch(r"consultation|review|survey|service", owner, re.IGNORECASE):
        owner = None
    reading.take(sentence.block, sentence.start, sentence.end)
    return ActionRow(
        id=reading.id("action", section.number, section.part, owner, sentence.text),
        item=section.number,
        item_id=section.item_id,
        owner=owner,
        text=reading.blocks[sentence.block].text[first : sentence.end],
        evidence=reading.evidence(sentence.block, sentence.start, sentence.end),
        confidence=0.8 if hit.meaning in ("undertaking", "asked", "labelled") else 0.65,
    )


def _party(sentence: Sentence, hit: Found) -> tuple[int, int]:
    """Where the owner stands: a wording takes some words more or less than those that name somebody."""
    start, end = hit.match.span("owner")
    if hit.meaning not in ("undertaking", "asked"):
        return start, end
    party = party_before(sentence.masked, end)
    begins = party is not None and (party[0] > start or hit.meaning == "undertaking")
    return (party[0], end) if party and begins else (start, end)


def _begins(sentence: Sentence, hit: Found) -> int:
    """Where the clause begins that says it: what was reported before it does not belong to it."""
    at = hit.match.start()
    if hit.meaning == "request":
        return at if _BEFORE.search(sentence.text[:at]) else 0
    if hit.meaning == "passive":
        first = max((m.end() for m in _THAT.finditer(sentence.text, 0, at)), default=0)
        return 0 if _VAGUE.match(sentence.text, first) and len(sentence.text[first:].split()) < _FEW else first
    return 0


def _due(text: str, year: int | None, next_meeting: str | None) -> str | None:
    for date in find_dates(text, year):
        if _BY_DATE.search(text[: date.start]) and len(date.value) == 10:
            return date.value
    return next_meeting if _NEXT_MEETING.search(text) else None
