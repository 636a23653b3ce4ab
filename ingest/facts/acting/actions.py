"""Work that somebody took on or was given, inside the decisions and outside them."""

from __future__ import annotations

import re
from functools import cache

from ingest.acts import AGREED_THAT
from ingest.clause import Clause
from ingest.dates import find_dates
from ingest.facts.acting.action_lists import read_action_lists
from ingest.facts.acting.action_tables import read_action_tables
from ingest.facts.acting.margins import Taken, is_officers, read_margins
from ingest.facts.acting.tasks import IF_ASKED, Task, asked_of, opening, quoted, speaker_of, tasks_in
from ingest.mask import BODY, compiled
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.wordings import Found, family
from ontology.record import ActionRow, DecisionRow

_OWNERS = (
    re.compile(r"\b(?:calls?|calling) (?:up)?on (?:the )?(?P<owner>[^,.;]{3,90}?) to\b", re.IGNORECASE),
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
        r"\b(?:delegated?|given|granted)(?: authority| powers?)?(?: be"
        r"| is)?(?: delegated)? to (?:the )?(?P<owner>.{3,120}?)(?=,| to | in consultation| following|;|\.|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:to )?(?:request|ask|instruct|authori[sz]e|urge|direct)(?:s"
        r"|ed)?(?: that)? (?:the )?(?P<owner>.{2,120}?) (?:to(?! (?:an?|the|our|its|attend|speak|address"
        r"|come)\b)|be|provide|bring|report|write|ensure|consider)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:for )?(?:the )?(?!In |As |With |Following |Subject |Prior |Due |Further "
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
_BY_DATE = re.compile(r"\bby\b[^.]{0,12}$|\bno later than\b[^.]{0,12}$|\bbefore\b[^.]{0,12}$")
_BEFORE = re.compile(r"(?:, |; |: |\band |\bthat |“|\")$")
_THAT = re.compile(
    r"\b(?:advised|confirmed|stated|said|reported|informed|noted|agreed|explained"
    r"|heard)[^,;]{0,40}? that (?=.)|\bbut that |; "
)
_CALL = re.compile(
    r"^(?:(?:I|we|and) (?:also )?(?:(?:am|are) calling|call|request|ask|urge|propose"
    r"|move)(?: up)?(?: ?on)? (?:that )?)?"
    r"(?:that )?(?:the )?",
    re.IGNORECASE,
)
_OBJECTLESS = re.compile(r"^\S+(?: \S+)? (?:to|will|would) [\w-]+(?: (?:up|back|on|out|this|it))?\.?$")
_NO_WORK = ("recommend", "note")
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
)
_AND_ASKS = re.compile(
    r"\band (?:asks?|requests?|instructs?) (?:the )?(?P<owner>[A-Z][^,.;]{2,80}?) to (?!be\b|note\b|support\b)[a-z]"
)
_NO_FIX = re.compile(r"\b(?:approved|agreed|noted|adopted|if|subject to|accepted|recommend\w*|previously)\b", re.I)
_HOW = {"said": "undertaking", "taken": "undertaking", "given": "asked", "bare": "asked"}
_OPENING = 6
_ONLY_WHO = re.compile(r"(?:[A-Z][\w’'./-]*|and|&|of|the|for|,)(?: (?:[A-Z][\w’'./-]*|and|&|of|the|for|,)){0,7}")
_NOTED_OWNER = re.compile(r"[\[(]?\b(?:ACTION|Action)(?: by| BY)? ?[:–-] ?(?P<who>[A-Z][^.]{1,60}?)[\])]?\.?$")
_NEXT_MEETING = re.compile(r"\bnext meeting\b", re.IGNORECASE)


def read_actions(reading: Reading, kind: str, next_meeting: str | None) -> list[ActionRow]:
    """One row for each undertaking or request. `next_meeting` is its date, where told."""
    rows: list[Taken] = []
    for section, clause, decision in reading.clauses:
        if row := _of_decision(reading, section, clause, decision):
            rows.append((clause.pieces[0].block, row, "decision"))
    for section in reading.sections:
        listed, used = read_action_lists(reading, section)
        rows += listed
        for i in range(section.first, section.last):
            here = reading.blocks[i].kind
            if here in CONTENT and i != section.heading and here != "heading" and i not in used:
                rows += _in_block(reading, section, i, kind, [row for at, row, _ in rows if at == i])
    rows = [_of_decided(reading, row, rows) for row in rows]
    rows = [row for row in rows if not _names_owner(row, rows)]
    rows.sort(key=lambda pair: pair[0])
    rows += read_margins(reading, rows)
    rows += read_action_tables(reading, rows)
    rows.sort(key=lambda pair: pair[0])
    for _, row, _ in rows:
        row.due = row.due or _due(row.text, reading.year, next_meeting)
    return [row for _, row, _ in rows]


def _in_block(reading: Reading, section: Section, block: int, kind: str, known: list[ActionRow]) -> list[Taken]:
    """What the sentences of a block say, beyond what its decisions gave (`known`)."""
    used = reading.pieces(block)
    rows: list[Taken] = []
    speaker: str | None = None
    for sentence in reading.sentences(block):
        inside = [(a, b, row) for a, b, row in used if a < sentence.end and b > sentence.start]
        hit = None if inside else _said(sentence, kind)
        if hit and (hit.meaning == "labelled" or _nobody(hit)):
            tasks = tasks_in(sentence, speaker)
            opens = any(task.start < sentence.start + _OPENING for task in tasks)
            hit = None if tasks and (opens or hit.meaning == "labelled") else hit
        if hit and hit.meaning == "request" and _anothers(reading, sentence, hit):
            continue
        if hit:
            row = _row(reading, section, sentence, hit)
            if row.owner is None and re.match(r"(?:He|She|They) ", sentence.text):
                row.owner = speaker
            rows.append((block, row, hit.meaning))
        elif kind != "executive_report":
            for task in tasks_in(sentence, speaker):
                decision = next((row for a, b, row in inside if a < task.end and b > task.start), None)
                if decision and (decision.act in _NO_WORK or any(row.decision_id == decision.id for row in known)):
                    continue
                rows.append((block, _of_task(reading, section, block, task, decision), _HOW[task.meaning]))
        speaker = speaker_of(sentence) or speaker
    return rows


def _nobody(hit: Found) -> bool:
    """Whether a wording says that something is to be done, and not by whom."""
    loose = hit.meaning == "passive" or hit.wording.id == "agreed_to_work"
    return loose and not hit.match.groupdict().get("owner")


def _anothers(reading: Reading, sentence: Sentence, hit: Found) -> bool:
    """Whether it is another body that asks: its letter brings business, and gives nobody work yet."""
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
    if how != "labelled" or not _ONLY_WHO.fullmatch(who):
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
    who = action.text.strip(" .")
    if how != "labelled" or re.search(r"\b(?:to|that|will|would|be)\b", who) or len(who.split()) > 5:
        return False
    above = [
        other
        for at, other, kind in rows
        if at <= block and other is not action and other.item_id == action.item_id and kind != "labelled"
    ]
    if above and (above[-1].owner is None or is_officers(above[-1].owner)):
        above[-1].owner = who
        above[-1].evidence += action.evidence
    return True


def _of_decision(reading: Reading, section: Section, clause: Clause, decision: DecisionRow) -> ActionRow | None:
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
    if own is None and decision.act in ("request", "delegate"):
        owner = _owner(decision.text, masked)
    also = _AND_ASKS.search(masked) if owner is None and own is None else None
    if also:
        owner = reading.blocks[piece.block].text[piece.start + also.start("owner") : piece.start + also.end("owner")]
    asked = _ASKED_THAT.search(masked) is not None and decision.act == "request"
    gives = decision.act in ("approve", "request", "other")
    whole = _whole_clause(reading, clause)
    doer = opening(whole) if gives and owner is None else None
    owner = owner or doer
    fixed = gives and _TO_BE_DONE.search(masked) and not _NO_FIX.search(masked)
    work = gives and (_WORK.match(masked) is not None or bool(fixed))
    if work and owner is None and tasks_in(whole):
        return None
    last = clause.pieces[-1]
    noted = _NOTED_OWNER.search(reading.blocks[last.block].text[last.start : last.end])
    owner = noted.group("who") if noted and _ONLY_WHO.fullmatch(noted.group("who")) else owner
    told = own or work or doer or noted or also or decision.act in ("request", "delegate")
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


def _owner(text: str, masked: str) -> str | None:
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


def _said(sentence: Sentence, kind: str) -> Found | None:
    """The wording that speaks in a sentence."""
    if IF_ASKED.match(sentence.text):
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
        owner = _owner(reading.blocks[sentence.block].text[first : sentence.end], masked)
    if groups.get("owner"):
        start, end = hit.match.span("owner")
        owner = re.sub(r"^(?:the|and|that) ", "", sentence.text[start:end].strip(), flags=re.IGNORECASE)
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


def _begins(sentence: Sentence, hit: Found) -> int:
    """Where the clause begins that says it: what was reported before it does not belong to it."""
    at = hit.match.start()
    if hit.meaning == "request":
        return at if _BEFORE.search(sentence.text[:at]) else 0
    if hit.meaning == "passive":
        return max((m.end() for m in _THAT.finditer(sentence.text, 0, at)), default=0)
    return 0


def _due(text: str, year: int | None, next_meeting: str | None) -> str | None:
    for date in find_dates(text, year):
        if _BY_DATE.search(text[: date.start]) and len(date.value) == 10:
            return date.value
    return next_meeting if _NEXT_MEETING.search(text) else None
