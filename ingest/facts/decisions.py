"""What the body itself resolved, agreed, noted or recommended: one row for each clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from ingest.acts import act_of
from ingest.clause import Clause
from ingest.clauses import Entry, clauses_of, entries_behind, is_act_only, split_inline
from ingest.facts.prose import bare_word, prose_clauses
from ingest.mask import DATE
from ingest.reading import Reading, Section
from ingest.wordings import Found, family
from ontology.record import DecisionRow

_EARLIER = re.compile(
    r"\b(?:had|has|previously|at its meeting|at the meeting|at their meeting|minute \d|which)\b[^.]*$", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:be|is|are) (?:\w+ )?\w+(?:ed|en|de|wn|ne|nt)\b(?! (?:to|that)\b[^.;]{0,60}$)")
_RECOMMENDS = re.compile(r"\bthe following recommendations?$", re.IGNORECASE)
_ACTION = re.compile(r"\bACTION ?: ?$", re.IGNORECASE)
_MINUTES_MARK = re.compile(r"(?:Minutes?|MINUTES?|Minute text|Decisions?) ?:")


def read_decisions(reading: Reading) -> list[DecisionRow]:
    """The decisions of a document, in order. Sets `reading.clauses` for the modules that read votes and referrals."""
    explicit = [(section, _explicit(reading, section)) for section in reading.sections]
    styled = sum(1 for _, clauses in explicit if clauses)
    rows: list[DecisionRow] = []
    for section, clauses in explicit:
        clauses = _once(clauses + prose_clauses(reading, section, clauses, styled >= 2))
        for clause in sorted(clauses, key=lambda c: (c.pieces[0].block, c.pieces[0].start)):
            row = _row(reading, section, clause)
            rows.append(row)
            reading.clauses.append((section, clause, row))
    return rows


def _explicit(reading: Reading, section: Section) -> list[Clause]:
    """The clauses behind a lead-in (`RESOLVED that`, `Conclusions:`)."""
    blocks = reading.content(section)
    blocks = blocks[_real_start(reading, blocks) :]
    found: list[Clause] = []
    skip = 0
    for n, i in enumerate(blocks):
        if skip:
            skip -= 1
            continue
        if family("decision_ends").full(reading.blocks[i].text[:300]):
            skip = _proposals(reading, blocks[n:])
            continue
        hit = _lead_in(reading, i)
        if hit is None:
            continue
        clauses, skip = _behind(reading, section, blocks, n, hit)
        for clause in clauses:
            clause.style = hit.wording.id
        reading.styles.update({hit.wording.id} if clauses else ())
        found += clauses
    return found


def _real_start(reading: Reading, blocks: Sequence[int]) -> int:
    """Behind the word `Minutes:` stands what happened; before it, what the agenda proposed."""
    marks = [n for n, i in enumerate(blocks) if _MINUTES_MARK.match(reading.blocks[i].text)]
    return marks[0] if marks else 0


def _proposals(reading: Reading, blocks: Sequence[int]) -> int:
    """How many blocks a heading `Recommendations` in front of the real decision covers."""
    hit = family("decision_ends").full(reading.blocks[blocks[0]].text[:300])
    if hit is None or hit.meaning != "proposed":
        return 0
    count = 0
    for i in blocks[1:]:
        if reading.blocks[i].label is None and reading.blocks[i].kind != "clause":
            break
        if family("lead_ins").match(reading.masked(i)):
            break
        count += 1
    return count


def _lead_in(reading: Reading, block: int) -> Found | None:
    masked = reading.masked(block)
    if reading.blocks[block].kind == "row":
        return None
    if hit := family("lead_ins").match(masked):
        return hit
    for hit in family("lead_ins_inside").all(masked):
        before = masked[: hit.match.start()]
        sentence = before[before.rfind(". ") + 1 :]
        if not _EARLIER.search(sentence) and DATE not in sentence[-60:]:
            return hit
    return None


def _behind(reading: Reading, section: Section, blocks: Sequence[int], n: int, hit: Found) -> tuple[list[Clause], int]:
    """The clauses behind a lead-in that stands in `blocks[n]`, and how many further blocks they use."""
    i, text = blocks[n], reading.blocks[blocks[n]].text
    start, end = hit.match.end(), len(text)
    lead = text[hit.match.start() : start]
    label = reading.blocks[i].label
    rest = text[start:].strip()
    sure = hit.wording.confidence
    reading.take(i, hit.match.start(), start)
    if not re.search(r"\w{2}", rest) or is_act_only(reading.masked(i)[start:]) or _introduces(reading, i, start):
        entries, used = entries_behind(reading, blocks[n + 1 :], hit.meaning)
        clauses = clauses_of(reading, entries, f"{lead} {rest}", hit.meaning, sure)
        if clauses:
            reading.take(i)
            return [_labelled(c, label) for c in clauses], used
        return ([], 0) if re.search(r"\w{4}", rest) else (bare_word(reading, section, blocks, n, hit), 0)
    inline = split_inline(text, start, end)
    if (
        inline
        and _RECOMMENDS.search(text[start : inline[0][1]].rstrip(" :"))
        and _is_clause(reading, i, start, inline[0][1])
    ):
        first = Entry(i, start, inline[0][1], label, "")
        rest_entries = [Entry(i, a, b, name, "letter" if name.isalpha() else "number") for name, a, b in inline]
        return clauses_of(reading, [first, *rest_entries], lead, hit.meaning, sure), 0
    if inline and not _is_clause(reading, i, start, inline[0][1]):
        opening = text[start : inline[0][1]]
        lead = f"{lead} {opening}"
        entries = [Entry(i, a, b, name, "letter" if name.isalpha() else "number") for name, a, b in inline]
        return clauses_of(reading, entries, lead, hit.meaning, sure), 0
    entries, used = _more(reading, blocks[n + 1 :], Entry(i, start, end, label, ""))
    return clauses_of(reading, entries, lead, hit.meaning, sure), used


def _introduces(reading: Reading, block: int, start: int) -> bool:
    """Ends in a colon, and decides nothing itself, so that what it says stands below."""
    rest = reading.blocks[block].text[start:].strip()
    opens = rest.endswith((":", ":-", ":–", " that", " to")) and len(rest) < 200
    return opens and not _is_clause(reading, block, start, len(reading.blocks[block].text))


def _is_clause(reading: Reading, block: int, start: int, end: int) -> bool:
    """Whether words before a list are a clause with a verb of its own (`the plan be approved as follows:`)."""
    masked = reading.masked(block)[start:end]
    return _PASSIVE.search(masked) is not None and not is_act_only(masked)


def _labelled(clause: Clause, label: str | None) -> Clause:
    if clause.label is None and label and any(c == "." for c in label):
        clause.label = label
    return clause


def _more(reading: Reading, blocks: Sequence[int], first: Entry) -> tuple[list[Entry], int]:
    """Clauses that go on below the first, which stands on the line of the lead-in."""
    text = reading.blocks[first.block].text
    if text.rstrip().endswith((":", ":-")) or text.rstrip().endswith((";", "; and", ", and")):
        entries, used = entries_behind(reading, blocks, "resolved")
        return [first, *entries], used
    entries = [first]
    for i in blocks:
        block = reading.blocks[i]
        if not (block.text.startswith(("That ", "AND ", "and that ")) and block.kind in ("paragraph", "clause")):
            break
        entries.append(Entry(i, 0, len(block.text), block.label, ""))
    return entries, len(entries) - 1


def _row(reading: Reading, section: Section, clause: Clause) -> DecisionRow:
    first = clause.pieces[0]
    block = reading.blocks[first.block]
    is_action = _ACTION.search(block.text[max(0, first.start - 10) : first.start]) is not None
    raw = reading.masked(first.block)[_untrimmed(block.text, first.start) : first.end]
    act, sure = act_of(raw, clause.lead, clause.meaning, is_action)
    stated = (section.number, section.part, clause.label, clause.text)
    return DecisionRow(
        id=reading.id("decision", *stated),
        item=section.number,
        item_id=section.item_id,
        label=clause.label,
        text=clause.text,
        act=act,
        evidence=tuple(e for p in clause.pieces for e in reading.evidence(p.block, p.start, p.end)),
        confidence=round(min(clause.confidence, sure), 2),
    )


def _untrimmed(text: str, start: int) -> int:
    """Back over a "that" which the clause's text leaves out, and which tells a subordinate clause."""
    return start - 5 if text[max(0, start - 5) : start].lower() == "that " else start


def _once(clauses: list[Clause]) -> list[Clause]:
    """A resolution printed twice counts once: the more surely read one."""
    kept: list[Clause] = []
    for clause in sorted(clauses, key=lambda c: -c.confidence):
        if not any(_alike(clause, other) for other in kept):
            kept.append(clause)
    return kept


def _alike(a: Clause, b: Clause) -> bool:
    return abs(len(a.text) - len(b.text)) <= 0.2 * max(len(a.text), len(b.text)) and ratio(a.text, b.text) >= 92
