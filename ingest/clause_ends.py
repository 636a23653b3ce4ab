"""Where a clause ends that runs on, in its own paragraph, into a vote, a further resolution or what was done next."""

from __future__ import annotations

import re

from ingest.mask import compiled
from ingest.reading import Reading

_NUMBERS = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil"
_VOTE_FIRST = re.compile(
    rf"\s*,? ?(?:by|with) (?:a (?:\w+ )?majority|{_NUMBERS})\b[^;:.]{{0,90}}?,? (?=that |to (?!{_NUMBERS}))",
    re.IGNORECASE,
)
_NARRATES = re.compile(
    r"(?:(?:The|A|An|Cllrs?\.?|Councillors?|Mrs?\.?|Ms\.?|Dr\.?|Members|Both|Alderm[ae]n) [^.;:]{2,80}?"
    r"(?: (?:would|left|thanked|abstained|said|stated|advised|explained|returned|rejoined|spoke|withdrew|queried"
    r"|reported|commented|dissented)\b| asked (?:that|for|if|whether|about|how|why)\b)"
    r"|All (?:were |members )?in favour\b|ACTIONS?:|Action:"
    r"|(?:He|She|They) (?:would|will|said|asked|thanked|left|advised|explained)\b)"
)
_FURTHER = compiled(
    r"(?:It was|(?:The )?(?:⟦·*⟧|Members|Council)) (?:then |also |further )+(?:unanimously )?"
    r"(?:RESOLVED|resolved|AGREED|agreed|decided) (?=that |to )"
)


def past_vote(masked: str, start: int) -> int:
    """Behind `by four votes to one, with one abstention,` where the clause itself begins after it."""
    match = _VOTE_FIRST.match(masked, start)
    return match.end() if match else start


def narrative(reading: Reading, block: int, start: int, end: int) -> int:
    """Where what somebody said or did after the decision begins, in a paragraph that opened with the decision."""
    if reading.blocks[block].text[start:end].lstrip(" :").startswith(("“", '"')):
        return end
    for sentence in reading.sentences(block):
        if start + 12 < sentence.start < end and _NARRATES.match(sentence.text):
            return sentence.start
    return end


def further(reading: Reading, block: int, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph that resolves more than once: the stretches, each from its own words on."""
    found: list[tuple[int, int]] = []
    at = start
    for sentence in reading.sentences(block):
        if start < sentence.start < end and (match := _FURTHER.match(sentence.masked)):
            found.append((at, sentence.start))
            at = sentence.start + match.end()
    return [*found, (at, end)]
