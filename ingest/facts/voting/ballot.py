"""Votes on people: `14 voted in favour of Cllr Bell, 6 of Cllr Dunn`, or a line for each candidate."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.mask import compiled
from ingest.quick import Quick
from ingest.reading import Reading, Sentence
from ingest.wordings import expand

_VOTES_FOR = compiled(
    expand(
        r"(?P<number>\d{1,3}) (?:members? |councillors? |votes? )?(?:had )?(?:voted|were cast|were|cast)?"
        r"(?: in favour of| for)(?: {mover}){mover_ends}"
    )
)
_ABSTAINED = re.compile(r"\babstained\b|\babstentions?\b", re.IGNORECASE)
RESULT = Quick(
    r"\b(?:results? (?:of (?:which|the vote|the ballot|the election) )?(?:was|were|is|are)|votes? (?:was|were) cast"
    r"|result of the (?:vote|ballot|poll))(?: as follows)?\s*:?-?$",
    re.IGNORECASE,
)
_TALLY = re.compile(r"(?P<name>[A-ZÁÉÍÓÚ][^\d:;]{3,60}?)\s*[:–-]?\s+(?P<number>\d{1,3})(?: votes?)?\.?$")
_TITLES = re.compile(r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr)\b\.?")


class Candidate(msgspec.Struct, kw_only=True):
    """What one candidate got. `won`: he or she was elected, as far as the numbers or the words tell."""

    block: int
    start: int
    end: int
    votes: int
    abstain: int | None = None
    won: bool = False


def candidates(sentence: Sentence) -> list[Candidate]:
    """The candidates of a sentence that tells the votes of two or more; empty for any other."""
    found = [
        Candidate(
            block=sentence.block,
            start=sentence.start + match.start(),
            end=sentence.start + match.end(),
            votes=int(match.group("number")),
        )
        for match in _VOTES_FOR.finditer(sentence.text)
    ]
    if len(found) < 2:
        return []
    top = max(candidate.votes for candidate in found)
    for candidate in found:
        candidate.won = candidate.votes == top
    if match := _ABSTAINED.search(sentence.text):
        found[0].abstain = _abstainers(sentence.text[: match.start()])
    return found


def _abstainers(before: str) -> int:
    """How many abstained: a number, else the people named since the last comma."""
    tail = before[max(before.rfind(","), before.rfind(";")) + 1 :]
    number = re.search(r"\b(\d{1,3})\b", tail)
    return int(number.group(1)) if number else max(1, len(_TITLES.findall(tail)))


def tally(reading: Reading, blocks: Sequence[int]) -> list[Candidate]:
    """The candidates in lines below a sentence that announces the result, with which the first of `blocks` ends."""
    text = reading.blocks[blocks[0]].text
    if not RESULT.search(text):
        return []
    found: list[Candidate] = []
    for i in blocks[1:]:
        line = reading.blocks[i].text.replace("\t", " ")
        match = _TALLY.fullmatch(line)
        if match is None:
            break
        name = _TITLES.sub("", match.group("name")).split()
        won = bool(name) and name[-1] in text
        found.append(Candidate(block=i, start=0, end=len(line), votes=int(match.group("number")), won=won))
    return found
