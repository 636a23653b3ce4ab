"""Where a clause ends that runs on, in its own paragraph, into a vote, a further resolution or what was done next."""

from __future__ import annotations

import re

from ingest.mask import compiled
from ingest.reading import Reading

_NUMBERS = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil"
_VOTE_FIRST = re.compile(
    rf"\s*,? ?(?:(?:by|with) (?:a (?:\w+ )?majority|{_NUMBERS})\b|(?:on|by|upon|following) (?:a|the) (?:\w+ )?"
    rf"(?:show of hands|vote|poll|roll call|casting vote)\b)[^;:.]{{0,90}}?,? (?=that |to (?!{_NUMBERS}))",
    re.IGNORECASE,
)
_SAYS = (
    r"left|thanked|abstained|said|stated|advised|explained|returned|rejoined|re-joined|spoke|withdrew|queried|reported"
    r"|commented|dissented|noted|added|felt|thought|told|replied|responded|confirmed|suggested|highlighted|outlined"
    r"|expressed|welcomed|congratulated|declared|arrived|joined|voted|presented|introduced|summarised|observed"
    r"|reminded|informed|raised|referred to|drew|gave|wished|closed|opened|questioned|enquired|pointed out|went on"
)
_GAP = r"(?:(?!that\b|which\b|who\b|be\b|when\b|where\b|if\b|to\b(?! \d))[^\s.;:]+\.? ){0,10}?"
_NARRATES = re.compile(
    r"(?:(?:(?:The|A|An|Cllrs?\.?|Councillors?|Mrs?\.?|Ms\.?|Miss|Dr\.?|Members|Both|Alderm[ae]n|Several|Some|One|Another"
    rf"|Officers) {_GAP}|(?:[A-Z][\w’'-]+ ){{1,3}})"
    rf"(?:would|also (?:{_SAYS})|{_SAYS}|asked (?:that|for|if|whether|about|how|why|the|what))\b"
    r"|(?:The )?(?:(?:Town|Parish|Community|Assistant|Deputy) )?(?:Clerk|Secretary|RFO|Officers|Chair(?:man)?|Treasurer"
    r"|Cllrs?\.? [A-Z][\w. ]{1,20}?|Councillors? [A-Z][\w. ]{1,20}?"
    r"|[A-Z]{2,3}(?:(?:,| and| &|/) ?[A-Z]{2,3})*) to (?:[a-z]+)\b"
    r"|\((?=[A-Z][a-z]+ [a-z]+ )[^()]{12,}\)\.?$"
    r"|All (?:were |members )?in favour\b|ACTIONS?:|Action:"
    r"|(?:In (?:response|reply|answer) to|During (?:the |a )?(?:discussion|debate)|Following (?:this|these)|Arising)\b"
    rf"|(?:He|She|They|We|I) (?:also |then |further )?(?:would|will|should|could|had|was|were|did|{_SAYS}|asked)\b"
    # what is told of a thing in the past, where a clause would go on with `be`, `to` or `will`
    rf"|(?:The|This|These|It|There|A|An|His|Her|Their|No|All|Both|Most|Some) {_GAP}(?:was|were|had(?: been)?)\b"
    r"(?![^.;:]*\b(?:be|agreed|resolved|decided|approved)\b))"
)
_FURTHER = compiled(
    r"(?:It was|(?:The )?(?:⟦·*⟧|Members|Council)) (?:then |also |further )+(?:unanimously )?"
    r"(?:RESOLVED|resolved|AGREED|agreed|decided) (?=that |to )"
)
_ALSO_DONE = re.compile(  # `The reconciliation to 31st March was noted.` behind a resolution: another one
    rf"The {_GAP}(?:was|were) (?:also |then |unanimously )?(?:noted|approved|agreed|received|adopted|deferred)\.$"
)
_FURTHER_LOUD = compiled(  # `RESOLVED that …, and RECOMMENDED to Council that …`
    r"[,;]? and (?:it was |IT WAS )?(?:further |also |FURTHER |ALSO )*(?P<verb>RECOMMENDED|RESOLVED|AGREED)"
    r"(?: to (?:the |full )*⟦·*⟧)?(?: that | THAT | (?=to [a-z]))"
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


def further(reading: Reading, block: int, start: int, end: int) -> list[tuple[int, int, str]]:
    """A paragraph that resolves more than once: the stretches, each from its own words on, and what these mean."""
    found: list[tuple[int, int, str]] = []
    at, meaning = start, ""
    masked = reading.masked(block)
    for sentence in reading.sentences(block):
        if start < sentence.start < end and (match := _FURTHER.match(sentence.masked)):
            found.append((at, sentence.start, meaning))
            at, meaning = sentence.start + match.end(), ""
        elif start + 12 < sentence.start < end and _ALSO_DONE.match(sentence.text):
            found.append((at, sentence.start, meaning))
            at, meaning = sentence.start, ""
        for match in _FURTHER_LOUD.finditer(masked, max(at, sentence.start), min(end, sentence.end)):
            found.append((at, match.start(), meaning))
            at, meaning = match.end(), "recommended" if match.group("verb").startswith("RECOMMEND") else ""
    return [*found, (at, end, meaning)]
