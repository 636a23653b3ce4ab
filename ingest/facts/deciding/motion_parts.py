"""A motion until its fate is known, what a section says of it, and the small words that tell one from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from ingest.clause import Clause, Piece
from ingest.facts.deciding.motion_text import unquoted
from ingest.facts.deciding.moved import AMENDMENT, Moved
from ingest.reading import Reading, Sentence

_THIS = re.compile(
    r"\b(?:this|it|these|them|that)\b(?= (?:be|was|were|is|should|would|will|forward|on|to)\b|[.,;]|\s*$)|\bdo so\b"
    r"|\bthe same\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:motion|amendment|proposal) (?:no\.? ?)?(\d{1,2})\b", re.IGNORECASE)
DONE_ON = re.compile(  # `The programme was approved on the proposal of A, seconded by B`: no other words tell it
    r"^(?!(?:this|it|which|the (?:\w+ )?(?:motion|amendment|proposal|resolution))\b)[^;:“]{3,200}? (?:was|were|is|are)"
    r"(?: \w+ly| then| duly| all)* (?:approved|adopted|agreed|noted|confirmed|accepted|ratified|endorsed|passed)"
    r"(?: \w+ly)?,? (?:on|upon|following) the (?:proposal|proposition|motion|recommendation) of\b",
    re.IGNORECASE,
)
ENDS_CARRIED = re.compile(
    r"\bput to the (?:vote|meeting),?(?: and)? ?(?:was|were)?(?: then| duly| declared| unanimously)* ?"
    r"(?:carried|agreed|approved|adopted|passed)\b[^.;]{0,40}\.?$",
    re.IGNORECASE,
)
NAMED = re.compile(  # `A motion to sell the hall was proposed by A and seconded by B`
    r"(?:(?:A|The|An) (?:further )?(?:motion|proposal|amendment)|(?:A|The) recommendation),? (?:(?=to )|that |for )"
    r"(?P<what>[^;:“]{8,300}?),? (?:was|were)(?: duly| then| formally)? (?:proposed|moved|put forward) by\b",
    re.IGNORECASE,
)
_STOOD = re.compile(
    r"\b(?:motion|petition|amendment)\b[^.;:]{0,40}? stood (?:adjourned and )?referred\b", re.IGNORECASE
)
_WORD = 40  # letters of a line that is an outcome and nothing else


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


def within(sentence: Sentence, start: int, end: int) -> Piece:
    return Piece(sentence.block, sentence.start + start, sentence.start + end)


def is_amendment(reading: Reading, said: Event) -> bool:
    """Whether the words on movers, or the heading above them, are of an amendment."""
    above = reading.blocks[said.block - 1].text if said.block else ""
    return AMENDMENT.search(said.sentence.text if said.sentence else "") is not None or (
        len(above) < _WORD and AMENDMENT.search(above) is not None
    )


def vague(core: str) -> bool:
    """`this be paid`: what it is stands in the sentence before."""
    return len(core.split()) <= 5 and _THIS.search(core) is not None


def sentence_before(reading: Reading, sentence: Sentence) -> int:
    starts = [other.start for other in reading.sentences(sentence.block)]
    return starts[max(0, starts.index(sentence.start) - 1)]


def number_of(event: Event) -> str | None:
    """The number by which a motion is called: `Motion No. 3 was passed`."""
    match = _NUMBER.search(event.sentence.text) if event.sentence else None
    return match.group(1) if match else None


def motion_of(reading: Reading, pieces: list[Piece], near_only: bool = False) -> Motion:
    trimmed = unquoted(reading, pieces)
    text = " ".join(reading.blocks[p.block].text[p.start : p.end] for p in trimmed)
    return Motion(pieces=trimmed, at=trimmed[0].block, last=trimmed[-1].block, text=text.strip(), near_only=near_only)


def stands(text: str, resolved: Sequence[Clause]) -> bool:
    """`Under Standing Order 9 the motion stood referred to X.`: decided beside what was resolved on other motions."""
    return _STOOD.search(text) is not None and not any("refer" in clause.text.casefold() for clause in resolved)
