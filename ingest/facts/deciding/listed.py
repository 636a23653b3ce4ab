"""Lists of which each entry is a decision: payments that were approved, people who were appointed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.clause import Clause, Piece
from ingest.facts.deciding.moved import read_moved
from ingest.reading import Reading, Section
from ingest.wordings import family

_MONEY = re.compile(r"[£€]\s?\d|\b\d{1,3}(?:,\d{3})*\.\d\d\b")
_SUMS = re.compile(r"[£€]\s?\d[\d,.]*")
_TOTAL = re.compile(r"(?:sub-?)?totals?\b|(?:bank )?balances?\b|=", re.IGNORECASE)
_STRUCK = re.compile(r"\bcancelled\b|\bvoid\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:was|were|had|has|would|is|are|reported|advised|stated|agreed|proposed|resolved|noted|asked)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*(?:\)|$)")
_BY_VIRTUE = re.compile(r"\bby virtue of (?:being|his|her|their)\b", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:were|was|are) (?:\w+ ){0,2}?(?:appointed|elected|to be appointed|to be elected)\b", re.IGNORECASE
)
_MOST, _LONGEST = 80, 260


def listed(
    reading: Reading, section: Section, blocks: Sequence[int], used: set[int]
) -> tuple[list[Clause], list[Piece]]:
    """The clauses of such lists, and the sentences that introduce them."""
    clauses: list[Clause] = []
    heard: list[Piece] = []
    past = -1
    title = family("listed").full(section.title.strip())
    if title and title.meaning == "heading":
        clauses += _entries(reading, [i for i in blocks if i not in used], "agreed", 0.6)[0]
        past = clauses[-1].pieces[-1].block if clauses else past
    for n, i in enumerate(blocks):
        if i <= past or i in used:
            continue
        sentences = reading.sentences(i)
        if not sentences or not sentences[-1].text.endswith((":", ":-", "-", "–", ": -")):
            continue
        opening = sentences[-1]
        hit = family("listed").full(opening.text.strip())
        if hit and hit.meaning == "noted" and (noted := _noted_each(reading, blocks[n + 1 :], used)):
            past = noted[-1].pieces[-1].block
            heard.append(Piece(i, opening.start, opening.end))
            clauses += noted
            continue
        if hit is None or hit.meaning in ("nominated", "noted", "appointed"):
            continue
        found, merged = _entries(reading, [j for j in blocks[n + 1 :] if j not in used], "agreed", 0.8)
        if not found:
            continue
        past = found[-1].pieces[-1].block
        heard.append(Piece(i, opening.start, opening.end))
        reading.take(i, opening.start, opening.end)
        if merged:
            found[0].pieces.insert(0, Piece(i, opening.start, opening.end))
            found[0].text = f"{_tail(opening.text)} {found[0].text}"
        clauses += found
    return clauses + _appointed(reading, section, blocks, used), heard


def _noted_each(reading: Reading, blocks: Sequence[int], used: set[int]) -> list[Clause]:
    """A clause for each lettered or numbered entry below `The following were noted:`."""
    entries = list(takewhile(lambda j: j not in used and reading.blocks[j].label is not None, blocks))
    return [_clause(reading, j, "noted_only", 0.7) for j in entries]


def _tail(text: str) -> str:
    """A sentence from "the following …" on."""
    match = re.search(r"\b(?:the )?following\b", text, re.IGNORECASE)
    return text[match.start() :] if match else text


def _entries(reading: Reading, blocks: Sequence[int], meaning: str, sure: float) -> tuple[list[Clause], bool]:
    """A clause for each entry with a sum; `True` where they run together in one paragraph without labels."""
    found: list[Clause] = []
    for i in blocks[:_MOST]:
        block = reading.blocks[i]
        if _TOTAL.match(block.text) or family("listed").full(block.text.strip()):
            break
        if not _MONEY.search(block.text):
            if found and (block.kind == "heading" or len(block.text) < 40) and block.label is None:
                continue  # a heading between the entries ("Donations")
            if block.label is None and block.kind != "row":
                break
            continue
        words = _BRACKETS.sub("", block.text)
        if len(block.text) > 3 * _LONGEST or (_SENTENCE.search(words) and block.label is None):
            break
        if not _STRUCK.search(block.text):
            found.append(_clause(reading, i, meaning, sure))
    first = found[0] if found else None
    merged = bool(
        len(found) == 1
        and first
        and first.label is None
        and len(_SUMS.findall(first.text)) > 1
        and "\t" not in first.text
    )
    return found, merged


def _appointed(reading: Reading, section: Section, blocks: Sequence[int], used: set[int]) -> list[Clause]:
    """`Cllr Bell on the proposal of Cllr Dunn, seconded by Cllr Hart.`: a line for each who is appointed."""
    found: list[Clause] = []
    candidates, opened = False, re.search(r"appoint|nominat|representati", section.title, re.IGNORECASE) is not None
    for i in blocks:
        if i in used or reading.blocks[i].kind == "row":
            continue
        for sentence in reading.sentences(i):
            hit = family("listed").search(sentence.text) if sentence.text.rstrip().endswith((":", ":-")) else None
            if hit and hit.meaning in ("nominated", "appointed"):
                candidates, opened = hit.meaning == "nominated", opened or hit.meaning == "appointed"
                continue
            if candidates and _RESULT.search(sentence.text):
                candidates = False
                continue
            if candidates or not opened:
                continue
            moved = read_moved(sentence)
            named = moved is not None and moved.kind == "nominee"
            if named or (found and _BY_VIRTUE.search(sentence.text)):
                piece = Piece(i, sentence.start, sentence.end)
                reading.take(i, sentence.start, sentence.end)
                found.append(
                    Clause(
                        label=None,
                        text=sentence.text,
                        pieces=[piece],
                        lead="",
                        meaning="elected",
                        confidence=0.8,
                        style="listed",
                    )
                )
    return found


def _clause(reading: Reading, block: int, meaning: str, sure: float) -> Clause:
    text = reading.blocks[block].text
    reading.take(block)
    return Clause(
        label=reading.blocks[block].label,
        text=text.replace("\t", " "),
        pieces=[Piece(block, 0, len(text))],
        lead="",
        meaning=meaning,
        confidence=sure,
        style="listed",
    )
