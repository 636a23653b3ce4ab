"""Answers told in few words, whose body stands in the sentences before: `Clerk to respond accordingly.`"""

from __future__ import annotations

import re

from ingest.reading import CONTENT, Reading, Section, Sentence
from ontology.record import ReferralAct, ReferralRow, Stage

_CLERK = re.compile(
    r"(?:the |action: ?)?(?:town |parish |community )?(?:clerk|secretary|town clerk)"
    r" (?:to|will|would|was (?:asked|instructed) to) (?:respond|reply|write|write back|object|comment)"
    r"(?: back| accordingly| to (?:them|this|that effect)| on this basis| as (?:above|discussed|agreed))*[.;]?",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"(?:in )?(?:the|its|their)(?: written| formal| full)? (?:response|reply)\b[^.;]{0,80}?"
    r"\b(?:accepted|agreed|rejected|supported|declined)\b",
    re.IGNORECASE,
)
_ANSWER_DUE = re.compile(
    r"\b(?:an?|the) (?:written |formal |full )?(?:response|reply) (?:would|will)(?: now| then)? (?:go|be (?:sent|given"
    r"|made|provided|submitted|presented|reported))(?: back)? to (?:it|them|its|their|the (?:committee|panel|board))\b",
    re.IGNORECASE,
)
_FAR = 3


def read_replies(reading: Reading, rows: list[ReferralRow]) -> list[ReferralRow]:
    """Rows for answers that name no body themselves; `rows` are those found so far."""
    own = reading.meeting.body
    found: list[ReferralRow] = []
    for section in reading.sections if own else []:
        for i in range(section.first, section.last):
            if reading.blocks[i].kind in CONTENT and i != section.heading:
                for sentence in reading.sentences(i):
                    found += _of_sentence(reading, section, sentence, rows)
    return found


def _of_sentence(reading: Reading, section: Section, sentence: Sentence, rows: list[ReferralRow]) -> list[ReferralRow]:
    own = reading.meeting.body
    text = sentence.text.strip()
    if _RESPONSE.match(text) and (other := _before(reading, section, sentence)):
        return [_row(reading, section, sentence, (other, own), "respond", "received")]
    if _ANSWER_DUE.search(text) and (other := _before(reading, section, sentence)):
        return [_row(reading, section, sentence, (own, other), "respond", "planned")]
    if _CLERK.fullmatch(text):
        here = [row for row in rows if row.item_id == section.item_id and row.stage == "received" and row.from_]
        if here:
            return [_row(reading, section, sentence, (own, here[-1].from_), "respond", "made")]
        if other := _before(reading, section, sentence):
            return [_row(reading, section, sentence, (own, other), "refer", "made")]
    return []


def _before(reading: Reading, section: Section, sentence: Sentence) -> str | None:
    """The body other than the one that met which was named last before a sentence, near it or in the title."""
    near = range(sentence.block, max(section.first, sentence.block - _FAR) - 1, -1)
    for i in [*near, *([section.heading] if section.heading is not None else [])]:
        for mention in reversed(reading.bodies(i)):
            if i == sentence.block and mention.start >= sentence.start:
                continue
            name = reading.resolve(i, mention)
            if name != reading.meeting.body and not (mention.generic and name == mention.name):
                return name
    return None


def _row(
    reading: Reading,
    section: Section,
    sentence: Sentence,
    bodies: tuple[str | None, str | None],
    act: ReferralAct,
    stage: Stage,
) -> ReferralRow:
    reading.take(sentence.block, sentence.start, sentence.end)
    return ReferralRow(
        id=reading.id("referral", section.number, *bodies, act, stage, sentence.text),
        item=section.number,
        item_id=section.item_id,
        from_=bodies[0],
        to=bodies[1],
        act=act,
        stage=stage,
        text=sentence.text,
        evidence=reading.evidence(sentence.block, sentence.start, sentence.end),
        confidence=0.65,
    )
