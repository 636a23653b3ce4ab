"""Motions and amendments: who moved, who seconded, what became of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.deciding.moved import AMENDMENT, read_moved
from ingest.mask import compiled
from ingest.names import clean_name
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading, Section, Sentence
from ingest.wordings import expand, family
from ontology.record import MotionRow

_LOST = re.compile(r"\b(?:lost|defeated|not carried|fell)\b", re.IGNORECASE)
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_CARRIED = re.compile(r"\b(?:carried|agreed|RESOLVED|resolved|approved|passed|adopted)\b")
_SPEAKER_AGREES = re.compile(  # `Councillor Hart agreed.`: with who spoke before, no outcome
    r"\b(?:Councillors?|Cllrs?\.?|Alderman|Mr|Mrs|Ms) (?:[A-Z][\w.’'-]*(?: and)? ){1,5}agreed(?=\.|,? with\b|$)"
)
_MOTION = re.compile(r"\bmotion\b", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.;]) (?=[A-Z])")
_SAYS = Quick(r"econded|ECONDED|iliwyd|uidithe|\b[Ss]ec\b")
_SECONDS = compiled(
    expand(
        r"(?P<seconder>{mover}) (?:duly |formally |then )?seconded"
        r"(?: it| this| (?:the|this) (?:motion|proposal|amendment|recommendations?|proposition))?[.,]?\s*$"
    )
)
_IRISH = re.compile(r"\bAr moladh (?:an )?(?P<mover>[A-ZÁÉÍÓÚ][^,;:()]{2,60}?)[,.]?$")
_BACKED = re.compile(r"^Cuidithe ag (?P<seconder>[A-ZÁÉÍÓÚ][^;:()]{2,90}?)(?P<accepted>,? agus glacadh leis)?\.?$")
_IT_WAS_AGREED = re.compile(
    r"(?:following|after|on|by) (?:a )?(?:show of hands|vote|roll[- ]call|discussion),? (?:and )?it was "
    r"(?:unanimously )?(?:agreed|resolved|approved|carried)\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"[“\"‘'](?=\(?\w)|\(?\w{1,3}[.)] |That\b|This (?:Council|Board|Committee)\b|To [a-z]")
Names = tuple[str | None, str | None]


def read_motions(reading: Reading) -> list[MotionRow]:
    """One row for each motion or amendment that the document says was moved."""
    rows: list[MotionRow] = []
    for section in reading.sections:
        blocks = [i for i in range(section.first, section.last) if reading.blocks[i].kind in CONTENT]
        for n, i in enumerate(blocks):
            if not _SAYS.search(reading.blocks[i].text):
                continue
            if row := _in_lines(reading, section, blocks, n):
                rows.append(row)
                continue
            told = [row for sentence in reading.sentences(i) if (row := _in_sentence(reading, section, sentence))]
            if told and n + 1 < len(blocks):
                _with_words_below(reading, told[-1], blocks[n + 1])
            rows += told
    return rows


def _with_words_below(reading: Reading, row: MotionRow, below: int) -> None:
    """`It was moved by A and seconded by B:`, and below it the motion itself, in quotation marks or not."""
    text = reading.blocks[below].text
    if row.text.rstrip().endswith((":", ":-", ":–")) and _PRINTED.match(text):
        row.text, row.evidence = f"{row.text} {text}", (*row.evidence, *reading.evidence(below))


def _in_sentence(reading: Reading, section: Section, sentence: Sentence) -> MotionRow | None:
    moved = read_moved(sentence)
    if moved and moved.seconder and moved.kind != "nominee":
        fate = moved.fate if moved.fate != "open" else _outcome(reading, section, sentence)
        before = None if moved.mover else _mover_before(reading, section, sentence)
        return _row(
            reading, section, _place(before, sentence), (moved.mover or (before and before[1]), moved.seconder), fate
        )
    if (alone := _SECONDS.match(sentence.masked)) and (before := _mover_before(reading, section, sentence)):
        names = before[1], clean_name(sentence.text[slice(*alone.span("seconder"))])
        return _row(reading, section, _place(before, sentence), names, _outcome(reading, section, sentence))
    hit = family("motions").search(sentence.text) if moved is None else None
    if hit is None:
        return None
    names = clean_name(hit.match.group("mover")), clean_name(hit.match.group("seconder"))
    place = (sentence.block, sentence.start, sentence.end)
    return _row(reading, section, place, names, _outcome(reading, section, sentence))


def _mover_before(reading: Reading, section: Section, sentence: Sentence) -> tuple[Sentence, str | None] | None:
    """Who moved what `This was seconded by …` or `Councillor Dunn seconded.` is on: told in the sentence before."""
    own = reading.sentences(sentence.block)
    earlier = [other for other in own if other.start < sentence.start]
    if not earlier and sentence.block > section.first:
        earlier = reading.sentences(sentence.block - 1)
    moved = read_moved(earlier[-1]) if earlier else None
    return (earlier[-1], moved.mover) if moved and moved.mover and not moved.seconder else None


def _place(before: tuple[Sentence, str | None] | None, sentence: Sentence) -> tuple[int, int, int]:
    """Both sentences where they stand in one paragraph, else the second."""
    start = before[0].start if before and before[0].block == sentence.block else sentence.start
    return sentence.block, start, sentence.end


def _in_lines(reading: Reading, section: Section, blocks: Sequence[int], n: int) -> MotionRow | None:
    """`Proposed: …` and `Seconded: …` on lines of their own, `Ar moladh …` and `Cuidithe ag …` alike."""
    i = blocks[n]
    text = reading.blocks[i].text.strip()
    before = reading.blocks[blocks[n - 1]].text.strip() if n else ""
    below = reading.blocks[blocks[n + 1]].text if n + 1 < len(blocks) else ""
    if (backed := _BACKED.match(text)) and (irish := _IRISH.search(before)):
        names = clean_name(irish.group("mover")), clean_name(backed.group("seconder"))
        return _row(reading, section, (i, 0, len(text)), names, "carried" if backed.group("accepted") else None)
    second = family("movers_lines").full(text)
    first = family("movers_lines").full(before)
    if not (second and second.meaning == "seconded" and first and first.meaning == "proposed"):
        return None
    agreed = family("movers_lines").full(below.strip())
    told = (agreed and agreed.meaning == "agreed") or _IT_WAS_AGREED.match(below)
    names = clean_name(first.match.group("mover")), clean_name(second.match.group("seconder"))
    row = _row(reading, section, (i, 0, len(text)), names, "carried" if told else None)
    mover = blocks[n - 1]
    reading.take(mover)
    row.text, row.evidence = f"{before} {row.text}", (*reading.evidence(mover), *row.evidence)
    return row


def _row(
    reading: Reading, section: Section, place: tuple[int, int, int], names: Names, outcome: str | None
) -> MotionRow:
    reading.take(*place)
    text = reading.blocks[place[0]].text[place[1] : place[2]]
    mover, seconder = names
    return MotionRow(
        id=reading.id("motion", section.number, section.part, mover, seconder, text),
        item=section.number,
        item_id=section.item_id,
        kind="amendment" if AMENDMENT.search(text) else "motion",
        text=text,
        mover=mover or None,
        seconder=seconder or None,
        outcome=outcome,  # type: ignore[arg-type]
        evidence=reading.evidence(*place),
        confidence=0.85,
    )


def _of_this(text: str, amendment: bool) -> str:
    """The sentences of a text without those that tell of an amendment to the motion, or of the motion it amends."""
    other = _MOTION if amendment else AMENDMENT
    own = AMENDMENT if amendment else _MOTION
    told = [piece for piece in _ENDS.split(text) if not other.search(piece) or own.search(piece)]
    return " ".join(told)


def _outcome(reading: Reading, section: Section, sentence: Sentence) -> str | None:
    """What the same paragraph, or the next that tells, says became of it."""
    for i in range(sentence.block, min(section.last, sentence.block + 12)):
        text = reading.blocks[i].text[sentence.end if i == sentence.block else 0 :]
        if i == sentence.block:
            text = f"{sentence.text} {_of_this(text, AMENDMENT.search(sentence.text) is not None)}"
        if i > sentence.block and family("motions").search(text):
            return None
        text = _of_this(text, AMENDMENT.search(sentence.text) is not None) if i > sentence.block else text
        if _LOST.search(text):
            return "lost"
        if _WITHDRAWN.search(text):
            return "withdrawn"
        if _CARRIED.search(_SPEAKER_AGREES.sub("", text)):
            return "carried"
    return None
