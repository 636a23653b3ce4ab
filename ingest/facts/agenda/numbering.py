"""Which numbered lines open the items: the best run of numbers that go up, without the lists within items."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.facts.agenda.candidates import AGENDA, Candidate, candidates
from ingest.reading import Reading

_LOOK_BACK, _STEP, _LEAST, _MOST_TURNS = 60, 12, -0.6, 30
_SPECIAL = re.compile(r"\b(?:special|extraordinary|emergency|requisitioned)\b.{0,40}?\bmeeting\b", re.IGNORECASE)
_PURPOSE = re.compile(r"To (?:consider|approve|adopt|appoint|elect|discuss|receive|agree|make|determine|note|fill)\b")
_UNNUMBERED = 4  # headings above a table, of a document whose business has no numbers
_UNPROVED = ("decimal", "weak", "roman", "after", "capital")
_KNOWS_LISTS = ("text/html", "text/markdown")  # formats in which an indent says that a list stands within another


def chosen(reading: Reading) -> list[Candidate]:
    """The blocks that open the items, in order."""
    found = _ranked(_nested_out(candidates(reading), reading))
    if reading.document.source.media_type in _KNOWS_LISTS:
        _lists_within(found)
    _listed(found)
    found = [c for c in found if c.score >= _LEAST]
    for _ in range(_MOST_TURNS):
        chain = _chain(found)
        inner = _inner(chain, found)
        if not inner:
            break
        found = [c for c in found if c.block not in inner]
    chain = _without_head(chain)
    lone = len({c.rank for c in chain}) == 1
    if _only_business(chain, reading):
        return chain
    weak = lone and (chain[0].rank != 1 or chain[0].score < 2.0)
    return [] if weak or _mere_list(chain, reading) else chain


def _only_business(chain: list[Candidate], reading: Reading) -> bool:
    """The one item of a special meeting, worded as what it was called for: `1. To consider the appointment …`."""
    if len(chain) != 1 or chain[0].rank != 1 or chain[0].form != "plain":
        return False
    head = " ".join(block.text for block in reading.blocks[: min(chain[0].block, 8)])
    purpose = reading.blocks[chain[0].title].text[chain[0].start :]
    return _SPECIAL.search(head) is not None and _PURPOSE.match(purpose) is not None


def _without_head(chain: list[Candidate]) -> list[Candidate]:
    """Without a list above the business, of who came for which item: bare numbers before ones with codes."""
    first = next((i for i, c in enumerate(chain) if c.form in ("coded", "worded")), 0)
    head, rest = chain[:first], chain[first:]
    listed = all(c.form == "bare" and not c.heading for c in head) and all(
        b.block - a.title == 1 for a, b in pairwise(head)
    )
    return rest if listed and len(rest) > 2 * len(head) and all(c.form == rest[0].form for c in rest) else chain


def _mere_list(chain: list[Candidate], reading: Reading) -> bool:
    """A list somewhere in a document whose business has no numbers: entries that nothing parts, no headings."""
    if not chain or any(c.heading or c.sure for c in chain) or chain[0].rank != 1:
        return False
    parted = sum(b.block - a.title > 1 for a, b in pairwise(chain))
    before = [block for block in reading.blocks[: chain[0].block] if block.kind not in ("furniture", "margin")]
    headed = sum(block.kind == "heading" and block.label is None for block in before[1:])
    listed = any(AGENDA.fullmatch(block.text[:40]) for block in before)
    return not listed and headed >= 2 and 4 * parted < len(chain)


def _nested_out(found: list[Candidate], reading: Reading) -> list[Candidate]:
    """Without the numbers that are no item's: those below another's (`3.1`), and forms that only a whole run proves."""
    tops = {c.ranks[0] for c in found if c.form in ("plain", "bare") and c.score >= 1.0}
    proved = _dated([c for c in found if c.form == "decimal"], tops)
    for form in ("weak", "roman", "after", "capital"):
        same = [c for c in found if c.form == form and c.score >= 1.0]
        lettered = form == "capital" and (same[:1] != [c for c in same if c.rank == 1][:1] or _outdone(same, found))
        if _counts_up([c.ranks[0] for c in same]) and not _adjacent(same) and not lettered:
            proved |= {c.block for c in same}
    quoted = _passing(found) | _tabled(found) | _noted_in_table(found, reading)
    kept = [c for c in found if (c.form not in _UNPROVED or c.block in proved) and c.block not in quoted]
    for c in kept:
        if c.form in _UNPROVED:
            c.form = "plain" if c.form == "roman" else "coded"
    return kept


def _outdone(letters: list[Candidate], found: list[Candidate]) -> bool:
    """Whether numbers open the items, so that letters are what stands within them, or above them."""
    others = [c for c in found if c.form in ("plain", "bare", "coded", "worded") and c.score >= 1.0 and not c.tabled]
    return len(others) >= len(letters) - 1


def _tabled(found: list[Candidate]) -> set[int]:
    """References that stand in the rows of a table, where what is in no table has numbers of its own."""
    rows = {c.block for c in found if c.tabled and c.form in ("coded", "bare")}
    others = sum(c.score >= 1.0 and not c.tabled and c.form not in _UNPROVED for c in found)
    return rows if others > 1 else set()


def _noted_in_table(found: list[Candidate], reading: Reading) -> set[int]:
    """References in the rows of one table below a heading that no number opens, as others are: what an item lists."""
    rows = [c for c in found if c.tabled and c.form == "coded"]
    if not rows or rows[-1].block - rows[0].block >= 2 * len(rows):
        return set()
    heads = [
        b.kind == "heading" and b.label is None and not any(ch.isdigit() for ch in b.text[:1]) for b in reading.blocks
    ]
    above, below = sum(heads[: rows[0].block]), sum(heads[rows[-1].block :])
    return {c.block for c in rows} if above >= _UNNUMBERED and below else set()


def _passing(found: list[Candidate]) -> set[int]:
    """Numbers that stand close together and nowhere else: what an item lists (`RX 12`, `RX 13`), not the items."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.form == "coded" and c.number[:1].isalpha():
            groups[re.sub(r"\d+", "", c.number)].append(c)
    close = [g for g in groups.values() if len(g) <= 4 and g[-1].block - g[0].block <= 2 * len(g) - 1]
    others = sum(c.score >= 1.0 and c.form in ("plain", "bare") for c in found)
    return {c.block for g in close for c in g if not c.heading} if others > 1 else set()


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether at least three numbers mostly go up by one, or by little where one was lost."""
    ups = sum(1 <= b - a <= 3 for a, b in pairwise(numbers))
    return len(numbers) >= 3 and ups >= 0.6 * (len(numbers) - 1)


def _adjacent(found: Sequence[Candidate]) -> bool:
    """Whether nothing stands between most of them: a list of names, not business."""
    return sum(b.block - a.title == 1 for a, b in pairwise(found)) > 0.5 * len(found)


def _listed(found: list[Candidate]) -> None:
    """Marks down lists within items: from 1, one right below the other, while other numbers are the items'."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _next_entry(found[end - 1], found[end]):
            end += 1
        if found[at].rank != 1:  # no list's beginning
            at = end
            continue
        run, others = found[at:end], [c for c in (*found[:at], *found[end:]) if _may_be_outer(c)]
        before = [c.rank for c in others if c.block < run[0].block]
        if run[-1].rank == (before[-1] + 1 if before else 0) and all(c.rank != run[-1].rank for c in others):
            run = run[:-1]  # the item that follows the list
        if run and run[0].rank == 1 and not any(c.heading or c.restart for c in run):
            listed = len(run) > 1 and (before or (run[0].introduced and len(others) > 1))
            for c in run:
                c.score -= 3.0 * bool(listed) + 2.5 * (bool(others) and c.introduced)
        at = end


def _next_entry(a: Candidate, b: Candidate) -> bool:
    return b.block == a.title + 1 and b.form == a.form and (b.rank == a.rank + 1 or a.rank == b.rank == 1)


def _may_be_outer(c: Candidate) -> bool:
    return c.score >= 1.0 and c.form in ("plain", "bare", "coded", "worded")


def _lists_within(found: list[Candidate]) -> None:
    """Marks down what stands in a list within another, where the format says so."""
    base = min((c.indent for c in found if c.score >= 1.0), default=0)
    for c in found:
        if c.indent >= base + 2 and c.form == "plain":
            c.score -= 6.0


def _dated(decimals: list[Candidate], tops: set[int]) -> set[int]:
    """`16.03.2`, `24.07`, `07.24`, `3.0`: the year or the month, or nothing, beside the number that counts."""
    found: set[int] = set()
    for length, place in ((4, -1), (3, -1), (2, -1), (2, 0)):
        here = [c for c in decimals if len(c.ranks) == length and c.score >= _LEAST]
        rests = Counter(c.ranks[:-1] if place else c.ranks[1:] for c in here)
        rest, times = max(rests.items(), key=lambda entry: entry[1], default=((0,), 0))
        if length == 2 and place == 0:
            here = [c for c in here if c.ranks[1:] == rest]
        steady = times >= 3 and 2 * times >= len(here) and _counts_up([c.ranks[place] for c in here])
        apart = rest[0] not in tops and (length > 2 or rest[0] >= 10 or (place == 0 and rest[0] == 0))
        if steady and apart:
            found |= {c.block for c in here}
    return found


def _ranked(found: list[Candidate]) -> list[Candidate]:
    """With the number that counts: of `77/21` and `23/24-15` the one that changes most from item to item."""
    by_length: dict[int, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.form == "coded":
            by_length[len(c.ranks)].append(c)
    for length, same in by_length.items():
        counts = [len({c.ranks[place] for c in same}) for place in range(length)]
        place = counts.index(max(counts))
        for c in same:
            c.rank = c.ranks[place]
    return found


def _inner(chain: list[Candidate], found: list[Candidate]) -> set[int]:
    """A list within an item: numbers that start again, after which the item's own numbers go on."""
    for before, first in pairwise(chain):
        again = first.rank == before.rank and _alike(before, first) and _alike(first, before)
        if first.rank > before.rank or first.restart or first.sure or again:
            continue
        later = next(
            (
                c
                for c in found
                if c.block > first.block and c.rank == before.rank + 1 and c.form == before.form and _alike(before, c)
            ),
            None,
        )
        anew = min(
            (c.block for c in found if c.restart and c.block > first.block), default=later.block + 1 if later else 0
        )
        if later is not None and later.block < anew:
            return {c.block for c in chain if before.block < c.block < later.block}
    return set()


def _alike(a: Candidate, b: Candidate) -> bool:
    return b.score >= a.score - 3.0 and abs(a.indent - b.indent) <= _STEP


def _chain(candidates: list[Candidate]) -> list[Candidate]:
    """The best run of candidates whose numbers go up, or start again where a part does."""
    best: list[float] = []
    before: list[int | None] = []
    for i, candidate in enumerate(candidates):
        top, origin = candidate.score - (0.0 if candidate.rank == 1 or i == 0 else 0.5), None
        for j in range(max(0, i - _LOOK_BACK), i):
            value = best[j] + candidate.score + _step(candidates[j], candidate)
            if value > top:
                top, origin = value, j
        best.append(top)
        before.append(origin)
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda i: (best[i], -i))
    chain = []
    while at is not None:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _step(a: Candidate, b: Candidate) -> float:
    """What it costs, or brings, that `b` follows `a`."""
    cost = _change(a, b) - (0.6 if b.block - a.title == 1 else 0.0)
    gap = b.rank - a.rank
    if gap == 1:
        return cost + 1.5
    if a.sure and b.sure and gap:
        return cost - min(1.0, 0.3 * abs(gap))
    if b.form == "worded_decimal":
        return cost
    if 1 < gap <= _STEP:
        return cost - 0.3 * gap
    if gap == 0:
        return cost - 1.0 if b.form in ("lettered", "coded") else cost - 4.0
    if b.rank == 1 and b.restart:
        return cost
    return cost - (5.0 if b.rank == 1 else 9.0)


def _change(a: Candidate, b: Candidate) -> float:
    if a.form == b.form:
        return 0.0
    return -0.5 if {a.form, b.form} == {"plain", "bare"} else -2.5
