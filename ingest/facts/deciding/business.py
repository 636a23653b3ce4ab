"""Motions and what became of them: quoted, proposed and seconded, decided at once or further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.clause import Clause, Piece
from ingest.facts.deciding.motion_parts import (
    DONE_ON,
    ENDS_CARRIED,
    NAMED,
    Event,
    Motion,
    is_amendment,
    motion_of,
    number_of,
    sentence_before,
    vague,
    within,
)
from ingest.facts.deciding.motion_text import LEAST, printed, quotation, quoted_below
from ingest.facts.deciding.moved import AMENDMENT, read_moved
from ingest.facts.deciding.mover_lines import mover_lines
from ingest.quick import Quick
from ingest.reading import Reading, Sentence
from ingest.wordings import family

_ACCEPTED = Quick(r"\bglacadh leis\b|\baontaíodh\b", re.IGNORECASE)
_CONDITIONAL = Quick(
    r"^if\b|^(?:the )?(?:members|councillors|council|committee|meeting) (?:also )?noted\b"
    r"|\b(?:will|would|shall|may|to) (?:either )?(?:\w+ )?be (?:carried|put|lost|passed|declared)\b",
    re.IGNORECASE,
)
_THIS_WAS = re.compile(
    r"(?:This|It|The request|The suggestion) was (?:\w+ly )?(?:agreed|accepted|approved)\b", re.IGNORECASE
)
_ASKS = re.compile(r"\b(?:asked|requested|suggested|proposed|wished|sought|recommended) (?:that|for|to|an?|the)\b")
_NOT_SECONDED = re.compile(r"\bseconde", re.IGNORECASE)
_PROPOSAL = re.compile(r"\b(?:proposals?|recommendations?|resolution)\b(?! of)", re.IGNORECASE)
_ADOPTION = re.compile(r"(?:the )?(?:adoption|approval|acceptance|ratification) of\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?i)(?:the )?minutes\b.{0,260}?\bbe (?:\w+ and )?(?:adopted|approved|confirmed|accepted)\b")
_AT_ONCE = re.compile(r"(?<!seconded) and (?:this|it) was (?:\w+ )?(?:agreed|accepted|approved)\b[^.;]{0,40}\.?$")
_LOST = re.compile(
    r"(?:(?:The |This )?(?:[Aa]mendment|AMENDMENT|[Mm]otion|MOTION)(?: was)? ?[:–-]? )?(?:LOST|Lost|DEFEATED"
    r"|Defeated|FELL|NOT CARRIED|Not carried)(?: ?\([^()]{0,80}\)| by \d+ (?:votes? )?to \d+)?\.?"
)
_LETTERS = re.compile(r"\w{2}")
_WORD = 40  # letters of a line that is an outcome and nothing else
_ENTRY = 400  # letters of an entry in a list
_NEAR = 3  # blocks between a cue and its motion


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
        self.before: Motion | None = None  # one on which somebody proposed something else in the debate
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
        near = self.waiting if self.waiting and event.block - self.waiting.last <= _NEAR else None
        if near and event.fate == "open":
            self.backed.append(near)  # what came of it may stand below
        elif near:
            self._settle(near, event.fate, 0.8)
        elif event.own and event.fate == "carried":
            block = event.own[0]
            text = self.reading.blocks[block].text
            self._settle(motion_of(self.reading, [Piece(block, 0, len(text))]), "carried", 0.65)

    def _accepted(self, event: Event) -> None:
        self.said = event
        event.fate = "carried"

    def _quote(self, event: Event) -> None:
        motion = motion_of(self.reading, event.pieces)
        said = self.said
        motion.amendment = said is not None and is_amendment(self.reading, said)
        if motion.amendment and self.waiting and not self.waiting.amendment:
            self.main = self.waiting
        self.said = None
        if said and event.block - said.last <= _NEAR and said.fate == "carried":
            self._settle(motion, "carried", 0.85)
        else:
            self.waiting, self.before = motion, None
            if said and event.block - said.last <= _NEAR and (number := number_of(said)):
                self.numbered[number] = motion

    def _moved(self, event: Event) -> None:
        moved, sentence = event.moved, event.sentence
        assert moved is not None
        assert sentence is not None
        if moved.place in ("part", "whole") and not _LETTERS.search(sentence.text[moved.start : moved.end]):
            moved.place = "before"  # `… seconded by Councillor Bell, that –`: the motion stands below
        if moved.fate == "open" and ENDS_CARRIED.search(sentence.masked):
            moved.fate = "carried"
        if moved.place in ("part", "whole"):
            piece = Piece(sentence.block, sentence.start + moved.start, sentence.start + moved.end)
            if moved.place == "part" and vague(sentence.text[moved.start :]):
                piece = Piece(sentence.block, sentence_before(self.reading, sentence), sentence.end)
            motion = motion_of(self.reading, [piece], near_only=moved.kind == "alone")
            motion.amendment = AMENDMENT.search(sentence.text[: moved.start + 40]) is not None
            if moved.fate == "open":
                if motion.amendment and self.waiting and not self.waiting.amendment:
                    self.main = self.waiting
                if motion.near_only and self.waiting and not self.waiting.near_only:
                    self.before = self.waiting
                self.heard.append(Piece(sentence.block, sentence.start, sentence.end))
                self.waiting = motion
            else:
                self._settle(motion, moved.fate, 0.85)
            return
        if DONE_ON.search(sentence.masked):
            self._settle(motion_of(self.reading, [Piece(sentence.block, sentence.start, sentence.end)]), "carried", 0.8)
            return
        if moved.fate == "open":
            self.said = event
            if named := NAMED.match(sentence.text):
                self.waiting = motion_of(self.reading, [within(sentence, *named.span("what"))])
                return
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
            self._settle(motion_of(self.reading, [piece]), event.fate, 0.85)
            return
        waiting = self.numbered.pop(number_of(event) or "", None) or self.waiting
        if waiting is None and event.fate == "carried" and (asked := self._asked(sentence)):
            self.heard.append(within(sentence, 0, len(sentence.text)))
            self._settle(asked, "carried", 0.65)
            return
        if event.fate == "withdrawn" and not _NOT_SECONDED.search(sentence.text):
            self._withdrawn(sentence)
        if waiting is None and event.fate == "carried" and _PROPOSAL.search(sentence.text):
            return  # `The proposal was agreed` of what the report proposed: the sentence itself is the decision
        self.heard.append(Piece(sentence.block, sentence.start, sentence.end))
        of_motion = not AMENDMENT.search(sentence.text) and "motion" in sentence.text.lower()
        if waiting and waiting.amendment and event.fate == "carried" and of_motion:
            self.waiting = waiting = self.main  # the motion was carried, not its amendment
        if waiting and of_motion and waiting.near_only and self.before:
            self._settle(self.before, event.fate, 0.85)
            self.waiting, self.before = waiting, None
            waiting.last = event.block  # its turn comes next
            return
        if waiting is None or (waiting.near_only and event.block - waiting.last > 1):
            return
        self._settle(waiting, event.fate, 0.85)

    def _asked(self, sentence: Sentence) -> Motion | None:
        """`The group asked that the leaflet be reprinted. This was agreed.`: what was asked, with these words."""
        before = _before(self.reading, sentence) if _THIS_WAS.match(sentence.text) else None
        if before is None or before.last != sentence.block or not _ASKS.search(before.text):
            return None
        return motion_of(self.reading, [Piece(sentence.block, before.pieces[0].start, sentence.end)])

    def _withdrawn(self, sentence: Sentence) -> None:
        """A motion that its mover withdrew: the meeting let it go."""
        self.clauses.append(
            Clause(
                label=None,
                text=sentence.text,
                pieces=[within(sentence, 0, len(sentence.text))],
                lead="",
                meaning="resolved",
                confidence=0.6,
                style="motion",
            )
        )

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
    return motion_of(reading, [Piece(before.block, start, before.end)])


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
        if lines := mover_lines(reading, blocks, n):
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


def _event(sentence: Sentence) -> Event | None:
    if len(sentence.text) < _WORD and (word := family("movers_lines").full(sentence.text)) and word.meaning == "agreed":
        return Event(kind="word", block=sentence.block, last=sentence.block, sentence=sentence, fate="carried")
    if _LOST.fullmatch(sentence.text):
        return Event(kind="word", block=sentence.block, last=sentence.block, sentence=sentence, fate="lost")
    conditional = _CONDITIONAL.search(sentence.masked) is not None
    if not conditional and (hit := family("motion_outcomes").match(sentence.masked[:600])):
        own = hit.match.span("own") if hit.meaning.startswith("own") else None
        fate = hit.meaning.removeprefix("own_")
        if own or not (moved := read_moved(sentence)) or moved.kind == "alone":
            return Event(
                kind="outcome", block=sentence.block, last=sentence.block, sentence=sentence, fate=fate, own=own
            )
    if (moved := read_moved(sentence)) and moved.kind != "nominee" and not _AT_ONCE.search(sentence.text):
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
