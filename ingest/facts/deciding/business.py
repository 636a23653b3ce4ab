"""Motions and what became of them: quoted, proposed and seconded, decided at once or further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

import msgspec

from ingest.clause import Clause, Piece
from ingest.facts.deciding.motion_text import LEAST, printed, quotation, quoted_below, unquoted
from ingest.facts.deciding.moved import Moved, read_moved
from ingest.quick import Quick
from ingest.reading import Reading, Sentence
from ingest.wordings import family

_ACCEPTED = Quick(r"\bglacadh leis\b|\baontaíodh\b", re.IGNORECASE)
_CONDITIONAL = Quick(
    r"^if\b|^(?:the )?(?:members|councillors|council|committee|meeting) (?:also )?noted\b"
    r"|\b(?:will|would|shall|may|to) (?:either )?(?:\w+ )?be (?:carried|put|lost|passed|declared)\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
_THIS = re.compile(
    r"\b(?:this|it|these|them|that)\b(?= (?:be|was|were|is|should|would|will|forward|on|to)\b|[.,;]|\s*$)|\bdo so\b"
    r"|\bthe same\b",
    re.IGNORECASE,
)
_ADOPTION = re.compile(r"(?:the )?(?:adoption|approval|acceptance|ratification) of\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:motion|amendment|proposal) (?:no\.? ?)?(\d{1,2})\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?i)(?:the )?minutes\b.{0,260}?\bbe (?:\w+ and )?(?:adopted|approved|confirmed|accepted)\b")
_FEW = 12  # blocks of an item of which the heading says what was moved
_WORD = 40  # letters of a line that is an outcome and nothing else
_TITLE = 110  # letters of a heading
_ENTRY = 400  # letters of an entry in a list
_NEAR = 3  # blocks between a cue and its motion


class Motion(msgspec.Struct, kw_only=True):
    """A motion until its fate is known. `at` and `last` are its first and last block."""

    pieces: list[Piece]
    at: int
    last: int
    text: str
    near_only: bool = False
    number: str | None = None
    amendment: bool = False


class Event(msgspec.Struct, kw_only=True):
    """What a section says next: a quoted text, a sentence on movers, or an outcome."""

    kind: Literal["quote", "moved", "outcome", "accepted", "lines", "word"]
    block: int
    last: int
    sentence: Sentence | None = None
    moved: Moved | None = None
    fate: str = "open"
    own: tuple[int, int] | None = None
    pieces: list[Piece] = []


def business(reading: Reading, blocks: Sequence[int], used: set[int]) -> tuple[list[Clause], list[Piece]]:
    """The clauses that motions come to, and the sentences that told so; `used` blocks are read already."""
    state = _State(reading)
    for event in _events(reading, blocks, used):
        state.take(event)
    state.close()
    return state.clauses, state.heard


class _State:
    """Events in order, the motion that waits for its outcome, and the clauses so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.clauses: list[Clause] = []
        self.waiting: Motion | None = None
        self.main: Motion | None = None  # the motion to which the one that waits is an amendment
        self.numbered: dict[str, Motion] = {}
        self.heard: list[Piece] = []  # sentences that tell an outcome, and so are no decisions of their own
        self.backed: list[Motion] = []  # motions that were seconded, of which nothing else is said
        self.said: Event | None = None  # the last word on movers that leaves the motion itself to the next block

    def take(self, event: Event) -> None:
        {
            "quote": self._quote,
            "moved": self._moved,
            "outcome": self._outcome,
            "accepted": self._accepted,
            "lines": self._lines,
            "word": self._word,
        }[event.kind](event)

    def close(self) -> None:
        """`A proposed to adopt the scheme. This was seconded by B.` and nothing against it: it was adopted."""
        for motion in self.backed:
            if all(motion.pieces != clause.pieces for clause in self.clauses):
                self.waiting = None
                self._settle(motion, "carried", 0.6)
        if (last := self.waiting) and not last.near_only and _MINUTES.match(last.text):
            self._settle(last, "carried", 0.75)  # moved and seconded; a clerk would tell if they had not been adopted

    def _word(self, event: Event) -> None:
        """`Carried.` right behind a motion."""
        sentence = event.sentence
        if sentence and self.waiting and event.block - self.waiting.last <= 1:
            self.heard.append(Piece(sentence.block, sentence.start, sentence.end))
            self._settle(self.waiting, event.fate, 0.8)

    def _lines(self, event: Event) -> None:
        """`Proposed: …`, `Seconded: …`, `And agreed`: of the motion that waits, else of what the heading names."""
        for piece in event.pieces:
            self.reading.take(piece.block, piece.start, piece.end)
            self.heard.append(piece)
        if self.waiting and event.block - self.waiting.last <= _NEAR:
            self._settle(self.waiting, event.fate, 0.8)
        elif event.own and event.fate == "carried":
            block = event.own[0]
            text = self.reading.blocks[block].text
            self._settle(_motion(self.reading, [Piece(block, 0, len(text))]), "carried", 0.65)

    def _accepted(self, event: Event) -> None:
        self.said = event
        event.fate = "carried"

    def _quote(self, event: Event) -> None:
        motion = _motion(self.reading, event.pieces)
        said = self.said
        motion.amendment = said is not None and _is_amendment(self.reading, said)
        if motion.amendment and self.waiting and not self.waiting.amendment:
            self.main = self.waiting
        self.said = None
        if said and event.block - said.last <= _NEAR and said.fate == "carried":
            self._settle(motion, "carried", 0.85)
        else:
            self.waiting = motion
            if said and event.block - said.last <= _NEAR and (number := _number(said)):
                self.numbered[number] = motion

    def _moved(self, event: Event) -> None:
        moved, sentence = event.moved, event.sentence
        assert moved is not None
        assert sentence is not None
        if moved.place in ("part", "whole"):
            piece = Piece(sentence.block, sentence.start + moved.start, sentence.start + moved.end)
            if moved.place == "part" and vague(sentence.text[moved.start :]):
                piece = Piece(sentence.block, _sentence_before(self.reading, sentence), sentence.end)
            motion = _motion(self.reading, [piece], near_only=moved.kind == "alone")
            motion.amendment = _AMENDMENT.search(sentence.text[: moved.start + 40]) is not None
            if moved.fate == "open":
                if motion.amendment and self.waiting and not self.waiting.amendment:
                    self.main = self.waiting
                self.heard.append(Piece(sentence.block, sentence.start, sentence.end))
                self.waiting = motion
            else:
                self._settle(motion, moved.fate, 0.85)
            return
        if moved.fate == "open":
            self.said = event
            if (
                moved.kind == "second"
                and self.waiting
                and _ADOPTION.match(self.waiting.text)
                and event.block - self.waiting.last <= 1
            ):
                self.backed.append(self.waiting)
            return
        if self.waiting and not (self.waiting.near_only and event.block - self.waiting.last > 1):
            self._settle(self.waiting, moved.fate, 0.85)
            return
        event.fate = moved.fate
        under = range(event.block + 1, min(event.block + 3, len(self.reading.blocks)))
        below = sentence.text.rstrip().endswith((":", ":-", ":–")) or quoted_below(self.reading, under) is not None
        if moved.place == "before" and not below and (before := _before(self.reading, sentence)):
            self._settle(before, moved.fate, 0.7)
            return
        self.said = event

    def _outcome(self, event: Event) -> None:
        sentence = event.sentence
        assert sentence is not None
        if event.own:
            piece = Piece(sentence.block, sentence.start + event.own[0], sentence.start + event.own[1])
            self.heard.append(Piece(sentence.block, sentence.start, sentence.end))
            self._settle(_motion(self.reading, [piece]), event.fate, 0.85)
            return
        self.heard.append(Piece(sentence.block, sentence.start, sentence.end))
        waiting = self.numbered.pop(_number(event) or "", None) or self.waiting
        of_motion = not _AMENDMENT.search(sentence.text) and "motion" in sentence.text.lower()
        if waiting and waiting.amendment and event.fate == "carried" and of_motion:
            self.waiting = waiting = self.main  # the motion was carried, not its amendment
        if waiting is None or (waiting.near_only and event.block - waiting.last > 1):
            return
        self._settle(waiting, event.fate, 0.85)

    def _list(self, motion: Motion, sure: float) -> bool:
        """`… the following minutes were approved:` and a list: each entry is a decision."""
        section = self.reading.section_of(motion.last)
        blocks = self.reading.content(section) if section else []
        entries = list(takewhile(self._is_entry, (i for i in blocks if i > motion.last)))
        for i in entries:
            text = self.reading.blocks[i].text
            self.reading.take(i)
            self.clauses.append(
                Clause(
                    label=self.reading.blocks[i].label,
                    text=text,
                    pieces=[Piece(i, 0, len(text))],
                    lead=motion.text,
                    meaning="agreed",
                    confidence=sure,
                    style="motion",
                )
            )
        return bool(entries)

    def _is_entry(self, block: int) -> bool:
        entry = self.reading.blocks[block]
        return (entry.label is not None or entry.kind == "clause") and len(entry.text) < _ENTRY

    def _settle(self, motion: Motion, fate: str, sure: float) -> None:
        self.waiting, self.main = (self.main if motion.amendment else None), None
        self.backed = [other for other in self.backed if other.pieces != motion.pieces]
        if fate == "withdrawn":
            return
        for piece in motion.pieces:
            self.reading.take(piece.block, piece.start, piece.end)
        if fate == "carried" and motion.text.endswith((":", ":-")) and self._list(motion, sure):
            return
        meaning = "lost" if fate == "lost" else "agreed"
        self.clauses.append(
            Clause(
                label=None,
                text=motion.text,
                pieces=motion.pieces,
                lead="",
                meaning=meaning,
                confidence=sure,
                style="motion",
            )
        )


def _is_amendment(reading: Reading, said: Event) -> bool:
    """Whether the words on movers, or the heading above them, are of an amendment."""
    above = reading.blocks[said.block - 1].text if said.block else ""
    return _AMENDMENT.search(said.sentence.text if said.sentence else "") is not None or (
        len(above) < _WORD and _AMENDMENT.search(above) is not None
    )


def vague(core: str) -> bool:
    """`this be paid`: what it is stands in the sentence before."""
    return len(core.split()) <= 5 and _THIS.search(core) is not None


def _sentence_before(reading: Reading, sentence: Sentence) -> int:
    starts = [other.start for other in reading.sentences(sentence.block)]
    return starts[max(0, starts.index(sentence.start) - 1)]


def _number(event: Event) -> str | None:
    """The number by which a motion is called: `Motion No. 3 was passed`."""
    match = _NUMBER.search(event.sentence.text) if event.sentence else None
    return match.group(1) if match else None


def _motion(reading: Reading, pieces: list[Piece], near_only: bool = False) -> Motion:
    trimmed = unquoted(reading, pieces)
    text = " ".join(reading.blocks[p.block].text[p.start : p.end] for p in trimmed)
    return Motion(pieces=trimmed, at=trimmed[0].block, last=trimmed[-1].block, text=text.strip(), near_only=near_only)


def _before(reading: Reading, sentence: Sentence) -> Motion | None:
    """The sentence before one that only says `this was seconded and agreed`, in the same paragraph or just above."""
    own = reading.sentences(sentence.block)
    place = next(n for n, other in enumerate(own) if other.start == sentence.start)
    if place:
        before = own[place - 1]
    elif sentence.block and reading.blocks[sentence.block - 1].kind in ("paragraph", "clause"):
        before = reading.sentences(sentence.block - 1)[-1]
    else:
        return None
    if len(before.text) < LEAST or family("motion_outcomes").match(before.masked):
        return None
    moved = read_moved(before)
    start = before.start + (moved.start if moved and moved.place == "part" else 0)
    return _motion(reading, [Piece(before.block, start, before.end)])


def _events(reading: Reading, blocks: Sequence[int], used: set[int]) -> Iterator[Event]:
    """The events of a section in order."""
    past = -1
    for n, i in enumerate(blocks):
        if i in used or i <= past or reading.blocks[i].kind == "row":
            continue
        if pieces := quotation(reading, blocks[n:], used, _stops):
            past = pieces[-1].block
            yield Event(kind="quote", block=i, last=past, pieces=pieces)
            rest = reading.sentences(i) if past == i else []
            yield from (e for s in rest if s.start >= pieces[0].end and (e := _event(s)))
            continue
        if lines := _mover_lines(reading, blocks, n):
            past = lines.last
            below = [j for j in blocks if j > past and j not in used]
            if lines.fate == "carried" and (gap := quoted_below(reading, below)) is not None:
                lines.kind, below = "accepted", below[gap:]
            yield lines
            if (lines.fate == "open" or lines.kind == "accepted") and (pieces := printed(reading, below, _stops)):
                past = pieces[-1].block
                yield Event(kind="quote", block=pieces[0].block, last=past, pieces=pieces)
            continue
        if _ACCEPTED.search(reading.blocks[i].text[:200]):
            reading.take(i)
            yield Event(kind="accepted", block=i, last=i)
            continue
        last = None
        for sentence in reading.sentences(i):
            if event := _event(sentence):
                last = event
                yield event
        below = [j for j in blocks[n + 1 :] if j not in used] if last and _leaves_open(last) else []
        if pieces := printed(reading, below, _stops):
            past = pieces[-1].block
            yield Event(kind="quote", block=pieces[0].block, last=past, pieces=pieces)


def _mover_lines(reading: Reading, blocks: Sequence[int], n: int) -> Event | None:
    """Lines that name mover and seconder, from the `n`-th of `blocks` on, and the line that says what came of it."""
    wanted, at = "proposed", n
    while at < len(blocks):
        hit = family("movers_lines").full(reading.blocks[blocks[at]].text.strip())
        if hit is None or hit.meaning != wanted:
            break
        both = wanted == "proposed" and hit.match.groupdict().get("seconder")
        wanted, at = {"proposed": "agreed" if both else "seconded", "seconded": "agreed", "agreed": ""}[wanted], at + 1
    if wanted in ("proposed", "seconded"):
        return None
    subject = _subject(reading, blocks, n)
    minutes = subject is not None and "minutes" in reading.blocks[subject].text.lower()
    fate = "carried" if wanted == "" or minutes else "open"
    pieces = [Piece(i, 0, len(reading.blocks[i].text)) for i in blocks[n:at]]
    own = (subject, subject) if subject is not None else None
    return Event(kind="lines", block=blocks[n], last=blocks[at - 1], fate=fate, own=own, pieces=pieces)


def _subject(reading: Reading, blocks: Sequence[int], n: int) -> int | None:
    """The block that names what was moved: the heading above, within its section, else the line right before."""
    for i in reversed(blocks[:n]):
        block = reading.blocks[i]
        titled = block.kind == "heading" or (block.label and "." in block.label and len(block.text) <= _TITLE)
        if titled and not block.text.endswith((".", "?", ":")) and len(block.text) >= LEAST // 2:
            return i
        if family("movers_lines").full(block.text.strip()):
            break
    section = reading.section_of(blocks[n])
    short = section is not None and section.last - section.first <= _FEW
    if short and section and section.heading is not None and section.heading >= section.first:
        return section.heading
    return blocks[n - 1] if n else None


def _event(sentence: Sentence) -> Event | None:
    if len(sentence.text) < _WORD and (word := family("movers_lines").full(sentence.text)) and word.meaning == "agreed":
        return Event(kind="word", block=sentence.block, last=sentence.block, sentence=sentence, fate="carried")
    conditional = _CONDITIONAL.search(sentence.masked) is not None
    if not conditional and (hit := family("motion_outcomes").match(sentence.masked[:600])):
        own = hit.match.span("own") if hit.meaning.startswith("own") else None
        fate = hit.meaning.removeprefix("own_")
        if own or not (moved := read_moved(sentence)) or moved.kind == "alone":
            return Event(
                kind="outcome", block=sentence.block, last=sentence.block, sentence=sentence, fate=fate, own=own
            )
    if (moved := read_moved(sentence)) and moved.kind != "nominee":
        return Event(
            kind="moved", block=sentence.block, last=sentence.block, sentence=sentence, moved=moved, fate=moved.fate
        )
    return None


def _leaves_open(event: Event) -> bool:
    """`Moved by A, seconded by B:-`: the motion stands below."""
    ends = (":", ":-", ":–", " –", " -")
    if not (event.kind == "moved" and event.fate != "lost" and event.sentence and event.moved):
        return False
    open_end = event.sentence.text.rstrip().endswith(ends)
    return open_end or (event.fate == "open" and event.moved.place == "before")


def _stops(reading: Reading, block: int) -> bool:
    sentences = reading.sentences(block)
    text = reading.blocks[block].text
    mover = len(text) < _ENTRY and family("movers_lines").full(text.strip()) is not None
    return (
        mover or family("vote_told").match(text) is not None or (bool(sentences) and _event(sentences[0]) is not None)
    )
