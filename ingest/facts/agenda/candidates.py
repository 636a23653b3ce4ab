"""Numbered lines that may open an item, and how much each looks like an item's title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from ingest.model import Block
from ingest.reading import Reading
from ingest.wordings import family

_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|been|be|would|will|should|noted|agreed|received|considered|reported|stated"
    r"|advised|asked|confirmed|explained|moved)\b"
)
_CLAUSE = re.compile(
    r"(?:Noted|Agreed|Approved|Resolved|Recommended|Endorsed|Delegated|Authorised|Requested|Confirmed|Received) |"
    r"(?:That|It|In|There|This|These|He|She|They|We|I|If|When|As|A|An|No)\b (?:\w+ ){2,}"
    r"|(?:The|Members|Councillors?|Officers) (?:\S+ ){1,8}?(?:was|were|had|noted|agreed"
    r"|asked|received|considered|be|has|is|are|would|stated|explained|acknowledged|raised|heard|welcomed)\b"
)
_TO_DO = re.compile(r"To\b (?:\w+ ){2,}")
_VOTES = re.compile(
    r"(?:for|against|abst(?:ain(?:ed)?|entions?)|absent|in favour|present|total|carried|lost)\b.{0,4}", re.I
)
_NAME = re.compile(
    r"(?:Cllr|Councillor|Alderman|Mr|Mrs|Ms|Miss|Dr)\.? (?:(?:[A-Z]\.? ?){1,3}|[A-Z][a-z]+ )[A-Z][\w'’-]+,?"
)
_ADDRESS = re.compile(r"\w@\w|\bwww\.|https?:|\b(?:tel|telephone|phone|email)\b ?[:.]", re.I)
_GOES_ON = re.compile(r"[(\[–-]? ?(?:cont(?:['’]?d|inued)?\.?|ar lean(?:úint)?)[)\]]?$", re.I)
_YEARS = re.compile(r"(?:[A-Z][A-Z&]{0,5}[ ./-])?(?:19|20)(\d\d)[/-](?:19|20)?(\d\d)")
_STRAY = re.compile(r"\d{1,3}[,.] (?=[A-Z])")  # a second number, as recognised text has it where numbers stand apart
_ONLY_NUMBER = re.compile(r"(?P<number>\d{1,4})[.:]?")
AGENDA = re.compile(r"(?:CL[ÁA]R\W+)?(?:A ?G ?E ?N ?D ?A|Agenda|ORDER OF BUSINESS|Order of Business|RHAGLEN|CLÁR)\W*")
_MINUTES = re.compile(
    r"(?:DRAFT |Draft )?(?:MINUTES|Minutes) (?:OF|of) (?:the |THE )?(?:\S+ ){0,9}"
    r"(?:MEETING|Meeting|meeting|PROCEEDINGS|Proceedings)\b"
)
_SMALL = frozenset(["of", "and", "the", "for", "to", "in", "on", "a", "an", "at", "by", "with", "from", "under", "or"])
_DATED = re.compile(r"[A-Z]+ ?\d\d/\d\d/(?:20)?\d\d")
_LONGEST, _LONGEST_NAMED = 260, 480
_TITLE_BELOW = 200
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Candidate(msgspec.Struct, kw_only=True):
    """A block that may open an item: its number, and where the title stands.

    `form` says how the number is written, `ranks` the numbers in it, `rank` the one that counts. `sure`: it says
    that it is an item. `end`: where the title ends, if before its block does. `restart`: the numbers may begin anew
    here. `introduced`: a colon stands before it. `tabled`: it begins a row of at least three cells.
    """

    block: int
    title: int
    start: int
    number: str
    form: str
    score: float
    ranks: tuple[int, ...]
    end: int | None = None
    indent: int = 0
    rank: int = 0
    sure: bool = False
    heading: bool = False
    introduced: bool = False
    restart: bool = False
    tabled: bool = False


def candidates(reading: Reading) -> list[Candidate]:
    """Every numbered block, with how much it looks like an item's title, and whether numbers may start again there."""
    found: list[Candidate] = []
    restart, introduced = True, False
    agenda: int | None = None
    for i, block in enumerate(reading.blocks):
        if block.kind in ("furniture", "margin") or not block.text:
            continue
        head = _begins_anew(block) if not found or found[-1].title != i else None
        if head == "minutes" and agenda is not None:
            del found[agenda:]  # what an agenda before the minutes lists is not yet business
        agenda = len(found) if head == "agenda" else None if head else agenda
        restart = restart or head is not None
        if candidate := _candidate(reading, block, i):
            candidate.introduced = introduced and block.kind != "heading"
            candidate.restart = restart and not candidate.introduced
            restart = restart and candidate.score < 2.0
            found.append(candidate)
        introduced = block.text.endswith((":", ":-", ":–"))
    return _unstacked(reading, found)


def _unstacked(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Numbers that conversion has piled up above their titles: each with its own, where as many titles follow."""
    for pile in _piles(reading):
        last = pile[-1]
        places = [last, *_titles_below(reading, last)]
        if len(places) != len(pile):
            continue
        first = int(_number_of(reading.blocks[last]) or 0) - len(pile) + 1
        made = [
            _made(reading, at, at, 0, str(first + i), "plain", reading.blocks[at].text) for i, at in enumerate(places)
        ]
        kept = [c for c in found if c.block not in pile and c.block not in places]
        found = sorted([*kept, *(c for c in made if c)], key=lambda c: c.block)
    return found


def _piles(reading: Reading) -> list[list[int]]:
    """Blocks of bare numbers that count up, right above a numbered title that counts on."""
    piles: list[list[int]] = []
    pile: list[int] = []
    for i, block in enumerate(reading.blocks):
        number = _number_of(block)
        before = _number_of(reading.blocks[pile[-1]]) if pile else None
        goes_on = number is not None and before is not None and int(number) == int(before) + 1
        pile = [*pile, i] if goes_on else [i] if number is not None else []
        if block.label is not None:
            piles += [pile] if len(pile) > 1 else []
            pile = []
    return piles


def _number_of(block: Block) -> str | None:
    """The number of a block that is nothing else, or of one with a short title behind its number."""
    if block.label is not None:
        return block.label if re.fullmatch(r"\d{1,3}", block.label) and len(block.text) <= _TITLE_BELOW else None
    only = _ONLY_NUMBER.fullmatch(block.text)
    return only.group("number") if only and block.text.endswith(".") else None


def _titles_below(reading: Reading, at: int) -> list[int]:
    """What looks like a title between a numbered block and the next."""
    titles: list[int] = []
    for i in range(at + 1, len(reading.blocks)):
        block = reading.blocks[i]
        if block.label or _number_of(block):
            return titles
        if block.kind in ("furniture", "margin") or block.cells or block.kind == "clause":
            continue
        if len(block.text) <= 60 and block.text[:1].isupper() and not block.text.endswith((".", ",", ";", ":")):
            titles.append(i)
    return []


def _begins_anew(block: Block) -> str | None:
    """Whether numbers may start again below a block: a part's heading, or the head of a meeting's papers."""
    text = block.text
    if len(text) >= 130:
        return None
    if family("parts").full(text):
        return "part"
    if AGENDA.fullmatch(text):
        return "agenda"
    return "minutes" if block.label is None and _MINUTES.match(text) and not _VERB.search(text) else None


def _candidate(reading: Reading, block: Block, at: int) -> Candidate | None:
    label = block.label
    if label and re.fullmatch(r"\d{1,4}", label) and label != "0":
        form = "bracketed" if _in_brackets(reading, block) else "plain"
        stray = _STRAY.match(block.text)
        return _made(reading, at, at, stray.end() if stray else 0, label, form, block.text)
    if label and re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){1,3}", label):
        return _made(reading, at, at, 0, label, "decimal", block.text)
    if label is None and block.kind == "clause":
        return None  # a bullet
    hit = family("item_numbers").match(block.text)
    if hit and (label is None or hit.meaning == "worded"):
        if _is_years(hit.match.group("number")):
            return None
        end = hit.match.end("title") if hit.meaning == "after" else None
        start = 0 if end else hit.match.end()
        return _made(reading, at, at, start, hit.match.group("number"), hit.meaning, block.text, end)
    return _above_title(reading, block, at) if label is None else None


def _is_years(number: str) -> bool:
    match = _YEARS.fullmatch(number)
    return match is not None and (int(match.group(2)) - int(match.group(1))) % 100 == 1


def _above_title(reading: Reading, block: Block, at: int) -> Candidate | None:
    """A number on a line of its own, whose title stands below, or above it."""
    if len(block.text) > 24 or (number := _alone(block.text)) is None or not number[0].strip("0"):
        return None
    least = 2.0 if number[1] == "bare" else 1.5
    below = _content(reading, range(at + 1, len(reading.blocks)))
    made = _titled(reading, at, below, number, least)
    if made is not None or number[1] != "coded":
        return made
    above = _content(reading, range(at - 1, -1, -1))
    return _titled(reading, above, above, number, least) if above is not None else None


def _content(reading: Reading, places: Iterable[int]) -> int | None:
    return next((i for i in places if reading.blocks[i].kind not in ("furniture", "margin")), None)


def _titled(reading: Reading, at: int, title: int | None, number: tuple[str, str], least: float) -> Candidate | None:
    """The number with the block that may be its title: a heading, or what looks like one."""
    if title is None or len(reading.blocks[title].text) > _TITLE_BELOW:
        return None
    block = reading.blocks[title]
    if (
        _ONLY_NUMBER.fullmatch(block.text)
        or block.label
        or block.cells
        or (number[1] not in ("coded", "worded") and _begins_anew(block) == "minutes")
    ):
        return None
    made = _made(reading, at, title, 0, number[0], number[1], block.text)
    return made if made is not None and (block.kind == "heading" or made.score >= least) else None


def _alone(text: str) -> tuple[str, str] | None:
    """The number that is all of a text, and how it is written."""
    if only := _ONLY_NUMBER.fullmatch(text):
        return only.group("number"), "plain" if text.endswith((".", ":")) else "bare"
    hit = family("item_numbers").match(f"{text} A")
    whole = (
        hit is not None
        and not _DATED.fullmatch(text)
        and hit.match.end() == len(text) + 1
        and hit.meaning in ("coded", "worded")
    )
    return (hit.match.group("number"), hit.meaning) if hit and whole else None


def _made(
    reading: Reading, at: int, below: int, start: int, number: str, form: str, text: str, end: int | None = None
) -> Candidate | None:
    if len(text) > (_LONGEST_NAMED if form == "worded" else _LONGEST):
        return None
    block = reading.blocks[below]
    ranks = _ranks(number, form)
    if form == "worded" and len(ranks) > 1:
        form = "worded_decimal"
    return Candidate(
        block=at,
        title=below,
        start=start,
        number=number,
        form=form,
        score=_score(block, start, form),
        ranks=ranks,
        rank=ranks[0],
        end=end,
        heading=block.kind == "heading",
        indent=reading.blocks[at].indent,
        sure=form.startswith("worded"),
        tabled=len(block.cells or ()) > 2,
    )


def _ranks(number: str, form: str) -> tuple[int, ...]:
    """The numbers in a number; of a letter its place in the alphabet."""
    if form == "capital":
        return (ord(number) - ord("A") + 1,)
    return (_roman(number),) if form == "roman" else tuple(int(digits) for digits in re.findall(r"\d+", number))


def _in_brackets(reading: Reading, block: Block) -> bool:
    """Whether the label is printed `(2)` or `2)`, as clauses' labels are."""
    first = block.segments[0]
    return ")" in reading.pages[first.page].text[max(0, first.start - 4) : first.start]


def _score(block: Block, start: int, form: str) -> float:
    """How much a block looks like the title of an item."""
    title = block.text[start:]
    words = title.split()
    if not words or not (title[0].isupper() or title[0] in "“\"'‘(£€" or title[0].isdigit()):
        return -5.0
    if _VOTES.fullmatch(title) or _GOES_ON.search(title):
        return -9.0
    if _NAME.fullmatch(title) or _ADDRESS.search(title):
        return -2.0
    score = 3.0 if block.kind == "heading" else 0.0
    score += 2.0 if title.isupper() else 0.0
    score += 1.0 if len(title) <= 110 else 0.0
    score += 1.0 if not _VERB.search(title) else -1.5
    big = sum(w[0].isupper() or w.lower() in _SMALL or not w[0].isalpha() for w in words)
    score += 1.0 if big >= 0.65 * len(words) else 0.0
    score -= 3.0 if title.endswith((";", ",", "; and", " and")) else 0.0
    score -= 2.0 if title.endswith(".") and len(words) > 16 and not form.startswith("worded") else 0.0
    score -= 3.0 if _CLAUSE.match(title) else 1.5 if _TO_DO.match(title) and not title.isupper() else 0.0
    score -= {"bracketed": 2.0, "bare": 1.0, "lettered": 0.5}.get(form, 0.0)
    score += 2.0 if form.startswith("worded") else 0.0
    return score - (2.0 if block.cells and len(block.cells) > 2 else 0.0)


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))
