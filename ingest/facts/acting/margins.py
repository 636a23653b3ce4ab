"""Margin notes: who is to act on the paragraph beside them."""

from __future__ import annotations

import re

from ingest.facts.acting.parties import personal
from ingest.reading import Reading, Sentence
from ingest.wordings import family
from ontology.record import ActionRow

# The block in which an action stands, its row, and how it is said there.
Taken = tuple[int, ActionRow, str]

_OFFICERS = re.compile(r"(?:the )?officers?", re.IGNORECASE)
_THANKS = re.compile(r"\b(?:thanked|thanks|congratulated)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[A-Z]\.? ?){0,3}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|[A-Z]{2,4}(?:(?:, ?| ?/ ?| & | and )[A-Z]{2,4})*"
)
_VERB = re.compile(r"\b(?:be|is|are|was|were|has|had|to|would|will|\w+ed|said)\b")
_LEAST_WORDS, _OFTEN = 3, 3


def is_officers(owner: str) -> bool:
    """Whether an owner is nobody in particular, so that a note tells more."""
    return _OFFICERS.fullmatch(owner) is not None


def read_margins(reading: Reading, rows: list[Taken]) -> list[Taken]:
    """Give the rows the owners that notes name; a note beside a paragraph that gives no work yet makes it an action."""
    made: list[Taken] = []
    for note, beside, owner, name in _notes(reading):
        row = _noted(reading, rows, (note, beside), owner if name else None)
        if row is not None:
            row.owner = owner
            row.evidence += reading.evidence(note, *_place(reading, note, beside))
            reading.take(note, *_place(reading, note, beside))
        elif beside is not None and (new := _beside(reading, note, beside, owner)):
            made.append((beside, new, "margin"))
    return made


def _notes(reading: Reading) -> list[tuple[int, int | None, str, bool]]:
    """Each note: its block, the one it stands beside, who, and whether it is but a name.

    A name behind the last full stop of a paragraph is a note too, in a document that does so again and again.
    """
    found: list[tuple[int, int | None, str, bool]] = []
    behind: list[tuple[int, int | None, str, bool]] = []
    for i, block in enumerate(reading.blocks):
        if block.kind == "margin":
            hit = family("margin_notes").full(block.text.strip())
            if hit and (owner := hit.match.groupdict().get("owner")):
                found.append((i, block.beside, owner, hit.meaning == "name"))
            elif hit is None and (name := block.text.strip()) and _NAME.fullmatch(name) and personal(name):
                found.append((i, block.beside, name, True))
        elif block.kind in ("paragraph", "clause") and len(told := reading.sentences(i)) > 1:
            hit = family("margin_notes").full(told[-1].text.strip())
            if hit and hit.meaning == "name":
                behind.append((i, i, hit.match.group("owner"), True))
    return sorted(found + (behind if len(behind) >= _OFTEN else []), key=lambda note: note[0])


def _place(reading: Reading, note: int, beside: int | None) -> tuple[int, int]:
    """Where a note stands in its block: all of it, or the last sentence."""
    if note != beside:
        return 0, len(reading.blocks[note].text)
    last = reading.sentences(note)[-1]
    return last.start, last.end


def _noted(reading: Reading, rows: list[Taken], place: tuple[int, int | None], name: str | None) -> ActionRow | None:
    """The row that a note is about: in the paragraph beside it, else (`X to action`) on the same page."""
    note, at_side = place
    beside = [(row, how) for at, row, how in rows if at == at_side]
    if name:
        same = [row for row, _ in beside if _shares(name, row.owner or "")]
        told = _told(reading, at_side, note)
        last = [row for row, _ in beside if row.owner is None or (told and told.text.endswith(row.text[-20:]))]
        wanted = same or last
        return wanted[-1] if wanted else None
    start, end = _page_of(reading, note)
    here = [(row, how) for at, row, how in rows if start <= at < end and how != "decision"]
    undertaken = [row for row, how in here if how == "undertaking" and is_officers(row.owner or "officers")]
    near = [row for row, how in beside if how == "undertaking"]
    found = near or undertaken or [row for row, _ in here if row.owner is None or is_officers(row.owner)]
    return found[-1] if found else None


def _shares(name: str, owner: str) -> bool:
    """Whether a note and an owner name somebody alike: a surname, a post or initials that stand in both."""
    if name.isupper() and name == "".join(word[0] for word in owner.split() if word[0].isupper()):
        return True
    words = set(re.findall(r"[\w’'-]{4,}", name.casefold())) - {"cllr", "cllrs", "councillor"}
    return bool(words & set(re.findall(r"[\w’'-]{4,}", owner.casefold())))


def _told(reading: Reading, block: int | None, note: int) -> Sentence | None:
    """The last sentence of a paragraph that tells of business; thanks are none."""
    told = reading.sentences(block) if block is not None else []
    told = told[:-1] if block == note else told
    told = [s for s in told if len(s.text.split()) >= _LEAST_WORDS]
    return next((s for s in reversed(told) if not _THANKS.search(s.text)), told[-1] if told else None)


def _beside(reading: Reading, note: int, at: int, owner: str) -> ActionRow | None:
    """What the paragraph beside a note says last is what its owner is to act on."""
    section = reading.section_of(at)
    if section is None or at == section.heading or reading.blocks[at].kind == "heading":
        return None
    last = _told(reading, at, note)
    if last is None or (section.number is None and not _VERB.search(last.text)):
        return None
    reading.take(at, last.start, last.end)
    reading.take(note, *_place(reading, note, at))
    return ActionRow(
        id=reading.id("action", section.number, section.part, owner, last.text),
        item=section.number,
        item_id=section.item_id,
        owner=owner,
        text=last.text,
        evidence=reading.evidence(at, last.start, last.end) + reading.evidence(note, *_place(reading, note, at)),
        confidence=0.7,
    )


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
