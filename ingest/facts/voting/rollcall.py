"""Recorded votes as lists of names under `For`, `Against` and `Abstained`, with or without a printed total."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.names import read_people
from ingest.quick import Quick
from ingest.reading import Reading
from ingest.wordings import Found, family
from ontology.record import BallotRow

_OWN_VOTE = re.compile(
    r"(?P<name>[A-ZÁÉÍÓÚ][^:–\t]{2,50}?)\s*(?:[:–\t]|\s-|\s{2,})\s*"
    r"(?P<vote>for|in favour|yes|against|no|abst(?:ain(?:ed|s|ing)?|ention))\.?",
    re.IGNORECASE,
)
_LEAST_LINES = 3  # people in a roll call of a line each
_TOTAL = re.compile(
    r"[(\[]\s*(\d{1,3})\s*[)\]]|\b(?:total|votes)\s*[:=–-]?\s*(\d{1,3})\b|[–-]\s*(\d{1,3})\s*\Z", re.IGNORECASE
)
_SIDES = Quick(r"\b(?:for|in favour|against|abst\w+)\b[^.;:()]{0,30}?[:(]", re.IGNORECASE)  # all in one line
_NOBODY = re.compile(r"\s*+[:–-]*\s*+(?:nil|none|no ?one|nobody|0|-)\b\.?", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:was|were|is|are|has|had|declared|voted|members? voted|motion|amendment|proposal|resolution|resolved|agreed"
    r"|carried|lost|defeated|therefore|numbers?|thanked|stated|following|the meeting)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b[a-zà-ÿ]{2,}\b")
_PARTICLES = {
    "de",
    "van",
    "von",
    "der",
    "la",
    "le",
    "and",
    "agus",
    "ní",
    "mac",
    "the",
    "an",
    "bin",
    "ap",
    "ag",
    "fy",
    "a",
}
_MOST_BLOCKS, _LONGEST = 60, 1500
_BEHIND_HEAD = re.compile(r"\s*(\d{1,3})(?: (?:votes?|members?|councillors?))?\.?\s*")  # `For the motion - 9 votes`
_BEHIND = 12  # letters behind the last name in which a total may stand


class Side(msgspec.Struct, kw_only=True):
    """One side of a roll call: its blocks, the number of votes and who cast them."""

    choice: str
    blocks: list[int]
    count: int | None = None
    ballots: list[BallotRow] = []


def roll_call(reading: Reading, blocks: Sequence[int]) -> list[Side]:
    """The sides of a roll call that begins with the first of `blocks`; empty where none does."""
    if lines := _line_by_line(reading, blocks):
        return lines
    heads = _heads(reading, blocks)
    if not heads or heads[0][0] != 0 or {"for", "against"}.isdisjoint(choice for _, _, choice in heads):
        return []
    sides: list[Side] = []
    for k, (at, hit, choice) in enumerate(heads):
        end = heads[k + 1][0] if k + 1 < len(heads) else _end(reading, blocks, at)
        sides.append(_side(reading, blocks, (at, end), hit, choice))
    known = [side for side in sides if side.count is not None]
    return sides if len(known) >= 2 or any(side.ballots for side in sides) else []


def _line_by_line(reading: Reading, blocks: Sequence[int]) -> list[Side]:
    """`Cllr Bell – For`: a line for each who voted."""
    sides: dict[str, Side] = {}
    for i in blocks[:_MOST_BLOCKS]:
        text = reading.blocks[i].text
        match = _OWN_VOTE.fullmatch(text)
        people = read_people(match.group("name"), plural=True) if match else []
        if match is None or len(people) != 1:
            break
        choice = {"f": "for", "i": "for", "y": "for"}.get(match.group("vote")[0].lower(), "against")
        choice = "abstain" if match.group("vote").lower().startswith("abs") else choice
        side = sides.setdefault(choice, Side(choice=choice, blocks=[], count=0))
        evidence = reading.evidence(i, match.start("name"), match.end("name"))
        side.blocks.append(i)
        side.count = (side.count or 0) + 1
        side.ballots.append(BallotRow(person=people[0].name, choice=choice, evidence=evidence))  # type: ignore[arg-type]
    found = list(sides.values())
    return found if sum(len(side.blocks) for side in found) >= _LEAST_LINES else []


def _heads(reading: Reading, blocks: Sequence[int]) -> list[tuple[int, Found, str]]:
    """Where the headings of the sides stand; each side once, names between them."""
    found: list[tuple[int, Found, str]] = []
    for n, i in enumerate(blocks[: 4 * _MOST_BLOCKS]):
        hit = _head(reading, i)
        if hit and _choice(hit, found) in {choice for _, _, choice in found}:
            break
        if hit:
            found.append((n, hit, _choice(hit, found)))
        elif not found or not only_names(reading, i):
            break
    return found


def _choice(hit: Found, before: Sequence[tuple[int, Found, str]]) -> str:
    """The side of a heading; in a division between motion and amendment, the amendment's votes are against."""
    against = "amendment" in hit.match.group().lower() and any(
        "motion" in other.match.group().lower() for _, other, _ in before
    )
    return "against" if against and hit.meaning == "for" else hit.meaning


def _head(reading: Reading, block: int) -> Found | None:
    text = reading.blocks[block].text
    if not text[:1].isupper() or len(text) > _LONGEST or len(_SIDES.findall(text)) > 1:
        return None
    return family("vote_sides").match(text)


def _end(reading: Reading, blocks: Sequence[int], at: int) -> int:
    end = at + 1
    while end < len(blocks) and only_names(reading, blocks[end]):
        end += 1
    while end - 1 > at and reading.blocks[blocks[end - 1]].kind == "furniture":
        end -= 1
    return end


def only_names(reading: Reading, block: int) -> bool:
    """Whether a block may be names and nothing else: hardly a word in small letters, no verb."""
    text = reading.blocks[block].text
    if reading.blocks[block].kind == "furniture":
        return True
    if len(text) > _LONGEST or (reading.blocks[block].kind == "clause" and reading.blocks[block].label in ("0",)):
        return False
    if family("lead_ins").match(text) or family("decision_ends").full(text):
        return False
    small = [word for word in _SMALL.findall(text) if word not in _PARTICLES]
    label = reading.blocks[block].label
    return not small and not _SAYS.search(text) and not (label and "." in label)


def _side(reading: Reading, blocks: Sequence[int], span: tuple[int, int], hit: Found, choice: str) -> Side:
    at, end = span
    own = blocks[at:end]
    head = reading.blocks[own[0]].text
    start = hit.match.end()
    number = hit.match.group("number") or hit.match.group("number2")
    side = Side(choice=choice, blocks=list(own))
    names: list[BallotRow] = []
    for i in own:
        text = reading.blocks[i].text
        offset = start if i == own[0] else 0
        for person in read_people(text[offset:], plural=True) if reading.blocks[i].kind != "furniture" else []:
            evidence = reading.evidence(i, offset + person.start, offset + person.start + len(person.name))
            names.append(BallotRow(person=person.name, choice=choice, evidence=evidence))  # type: ignore[arg-type]
    side.ballots = names
    behind = _BEHIND_HEAD.fullmatch(head, start)
    total = number or (behind.group(1) if behind else None) or _printed(reading, blocks, at, end)
    if total is not None:
        side.count = int(total)
        side.ballots = names if side.count else []
    elif _NOBODY.match(head[start:]):
        side.count, side.ballots = 0, []
    elif names:
        side.count = len(names)
    return side


def _printed(reading: Reading, blocks: Sequence[int], at: int, end: int) -> str | None:
    """The total that is printed below or behind the names, even where it was taken for the next block's label."""
    raw = _raw(reading, blocks[at], blocks[end - 1], blocks[end] if end < len(blocks) else None)
    found = [match.group(1) or match.group(2) or match.group(3) for match in _TOTAL.finditer(raw)]
    return found[-1] if found else None


def _raw(reading: Reading, first: int, last: int, after: int | None) -> str:
    """The pages' text from one block to where the next begins."""
    here = reading.blocks[first].segments[0]
    text = reading.pages[here.page].text
    if after is None:
        ending = reading.blocks[last].segments[-1]
        return text[here.start : ending.start + ending.length + _BEHIND] if ending.page == here.page else ""
    there = reading.blocks[after].segments[0]
    if there.page == here.page:
        return text[here.start : there.start]
    return text[here.start :] + reading.pages[there.page].text[: there.start]


def opens_side(text: str) -> bool:
    """Whether a text begins with the heading of a side; `Yes: …` alone is an answer."""
    hit = family("vote_sides").match(text)
    return hit is not None and "spoken" not in hit.wording.more
