"""Work that somebody took on or was given, inside the decisions and outside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.acts import AGREED_THAT
from ingest.clause import Clause
from ingest.dates import find_dates
from ingest.mask import BODY, compiled
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.wordings import Found, family
from ontology.record import ActionRow, DecisionRow

_OWNERS = (
    re.compile(
        r"^(?:for )?(?:the )?(?P<owner>.{2,140}?) (?:be|is|are|was|were)(?: hereby| also)? (?:authori[sz]ed"
        r"|requested|asked|instructed|invited|given|granted|tasked|empowered|required|urged|directed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:delegated?|given|granted)(?: authority| powers?)?(?: be"
        r"| is)?(?: delegated)? to (?:the )?(?P<owner>.{3,120}?)(?=,| to | in consultation| following|;|\.|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:to )?(?:request|ask|instruct|authori[sz]e|invite|urge|direct)(?:s"
        r"|ed)?(?: that)? (?:the )?(?P<owner>.{2,120}?) (?:to|be|provide|bring|report|write|ensure|consider)\b",
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
    re.compile(r"^(?:the )?(?P<owner>[\w’'& ]{2,80}?) (?:should|would|will|shall)\b", re.IGNORECASE),
)
_THING = re.compile(
    r"\b(?:report|update|workshop|details?|work|letter|plan|strategy|review|minutes|recommendations?|proposals?"
    r"|item|matter|data|savings|resource|meeting|information|application|consultation|press|public|it|authority|powers?|permission|amendments?|motion)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\b(?:agreed|noted|resolved|asked|requested|approved|welcomed|considered)\b", re.IGNORECASE)
_OFFICERS = re.compile(r"(?:the )?officers?", re.IGNORECASE)
_ASKED_THAT = re.compile(r"\b(?:asked|requested) that\b", re.IGNORECASE)
_BY_DATE = re.compile(r"\bby\b[^.]{0,12}$|\bno later than\b[^.]{0,12}$|\bbefore\b[^.]{0,12}$")
_NEXT_MEETING = re.compile(r"\bnext meeting\b", re.IGNORECASE)


def read_actions(reading: Reading, kind: str, next_meeting: str | None) -> list[ActionRow]:
    """One row for each undertaking or request. `next_meeting` is its date, where told."""
    rows: list[tuple[int, ActionRow, str]] = []
    for section, clause, decision in reading.clauses:
        if row := _of_decision(reading, section, clause, decision):
            rows.append((clause.pieces[0].block, row, "decision"))
    used: dict[int, list[int]] = {}
    for piece in (p for _, clause, _ in reading.clauses for p in clause.pieces):
        used.setdefault(piece.block, []).append(piece.start)
    for section in reading.sections:
        for i in range(section.first, section.last):
            if reading.blocks[i].kind not in CONTENT or i == section.heading or reading.blocks[i].kind == "heading":
                continue
            for sentence in reading.sentences(i):
                if hit := _said(sentence, used.get(i, ()), kind):
                    rows.append((i, _row(reading, section, sentence, hit), hit.meaning))
    rows = [row for row in rows if not _names_owner(row, rows)]
    rows.sort(key=lambda pair: pair[0])
    _margins(reading, rows)
    for _, row, _ in rows:
        row.due = _due(row.text, reading.year, next_meeting)
    return [row for _, row, _ in rows]


def _names_owner(row: tuple[int, ActionRow, str], rows: list[tuple[int, ActionRow, str]]) -> bool:
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
    if above and (above[-1].owner is None or _OFFICERS.fullmatch(above[-1].owner)):
        above[-1].owner = who
        above[-1].evidence += action.evidence
    return True


def _of_decision(reading: Reading, section: Section, clause: Clause, decision: DecisionRow) -> ActionRow | None:
    """A clause that requests or delegates, or that the body takes on itself."""
    piece = clause.pieces[0]
    masked = reading.masked(piece.block)[piece.start : piece.end]
    before = reading.blocks[piece.block].text[max(0, piece.start - 16) : piece.start]
    labelled = re.search(r"\baction ?:", before, re.IGNORECASE) is not None
    own = family("actions").wordings[-3].pattern.match(masked)
    owner = (
        _body_head(reading, piece.block, piece.start + own.start("owner"), piece.start + own.end("owner"))
        if own
        else None
    )
    if own is None and decision.act in ("request", "delegate"):
        owner = _owner(decision.text, masked)
    asked = _ASKED_THAT.search(masked) is not None and decision.act == "request"
    if not (owner or labelled or asked) or (decision.act not in ("request", "delegate") and not own):
        return None
    return ActionRow(
        id=reading.id("action", section.number, section.part, owner, decision.text),
        item=section.number,
        item_id=section.item_id,
        owner=owner,
        text=decision.text,
        decision_id=decision.id,
        evidence=decision.evidence,
        confidence=0.85 if owner else 0.7,
    )


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
            if _ACTS.search(text[start:end]):
                continue
            owner = re.split(
                r",? (?:in consultation|following consultation|after consultation|having consulted)\b", text[start:end]
            )[0].strip(" ,")
            if (
                BODY in masked[start:end]
                or not _THING.search(owner)
                or (owner[0].isupper() and not _THING.match(owner))
            ):
                return re.sub(r"^(?:the|that the|that) ", "", owner, flags=re.IGNORECASE)
    return None


def _said(sentence: Sentence, used: Sequence[int], kind: str) -> Found | None:
    """The wording that speaks in a sentence in which none of the clauses that start at `used` stands."""
    if any(sentence.start <= start < sentence.end for start in used):
        return None
    for wording in family("actions").able(sentence.masked):
        if (wording.meaning == "report") != (kind == "executive_report"):
            continue
        if match := wording.pattern.search(sentence.masked):
            return Found(wording, match)
    return None


def _row(reading: Reading, section: Section, sentence: Sentence, hit: Found) -> ActionRow:
    groups = hit.match.groupdict()
    owner = None
    first = sentence.start
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


def _margins(reading: Reading, rows: list[tuple[int, ActionRow, str]]) -> None:
    """A margin note names the owner of the undertaking on the same page."""
    for i, block in enumerate(reading.blocks):
        if block.kind != "margin":
            continue
        hit = family("margin_notes").full(block.text)
        owner = hit.match.groupdict().get("owner") if hit else None
        if not owner:
            continue
        first, last = _page_of(reading, i)
        here = [(at, row, how) for at, row, how in rows if first <= at < last and how != "decision"]
        undertaken = [
            row for _, row, how in here if how == "undertaking" and _OFFICERS.fullmatch(row.owner or "officers")
        ]
        beside = [row for at, row, how in here if at == block.beside and how == "undertaking"]
        wanted = (
            beside or undertaken or [row for _, row, _ in here if row.owner is None or _OFFICERS.fullmatch(row.owner)]
        )
        if wanted:
            row = wanted[-1]
            row.owner = owner
            row.evidence += reading.evidence(i)
            reading.take(i)


def _page_of(reading: Reading, block: int) -> tuple[int, int]:
    """The blocks of the page on which a block stands: between furniture, where pages are not told."""
    if len(reading.pages) > 1:
        page = reading.blocks[block].segments[0].page
        here = [i for i, b in enumerate(reading.blocks) if any(s.page == page for s in b.segments)]
        return here[0], here[-1] + 1
    breaks = [i for i, b in enumerate(reading.blocks) if b.kind == "furniture"]
    first = max((i for i in breaks if i < block), default=-1) + 1
    last = min((i for i in breaks if i > block), default=len(reading.blocks))
    return first, last


def _due(text: str, year: int | None, next_meeting: str | None) -> str | None:
    for date in find_dates(text, year):
        if _BY_DATE.search(text[: date.start]) and len(date.value) == 10:
            return date.value
    return next_meeting if _NEXT_MEETING.search(text) else None
