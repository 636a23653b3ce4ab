"""What the body itself resolved, agreed, noted or recommended: one row for each clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz.fuzz import ratio

from ingest.acts import act_of
from ingest.clause import Clause, Piece
from ingest.clause_ends import further, past_vote
from ingest.clauses import OPENS, Entry, append, clauses_of, entries_behind, is_act_only, is_pair, split_inline
from ingest.facts.deciding.moved import past_movers
from ingest.facts.deciding.prose import RUNNING, bare_word, paragraph_labels, prose_clauses
from ingest.mask import DATE
from ingest.reading import Reading, Section
from ingest.wordings import Found, family
from ontology.record import DecisionRow

_EARLIER = re.compile(
    r"\b(?:had|has|previously|at its meeting|at the meeting|at their meeting|minute \d|which)\b[^.]*$", re.IGNORECASE
)
_NEW_START = re.compile(r"(?:,|;| and) (?=(?:and )?(?:following|after|as|accordingly|therefore)\b)", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:meeting|business)\b.{0,60}\b(?:conclu|clos|end)|\bconclu\w+ the (?:business|meeting)|\bthanked ",
    re.IGNORECASE,
)
_ONLY_VOTE = re.compile(r"\(?(?:by|with) \d[^.;]{0,60}\)?\.?|unanimously\.?", re.IGNORECASE)
_CALLED = re.compile(r"\bfollowing\b.{0,120}:[-–]?$", re.IGNORECASE)
_NOTED_AND = re.compile(r",? ?and (?=that\b|to\b)")
_MONEY = re.compile(r"[£€]\s?\d")
_PASSIVE = re.compile(
    r"\b(?i:be|is|are) (?:\w+ )?\w+(?:ed|en|de|wn|ne|nt|ED|EN|DE|WN|NE|NT)\b(?! (?:to|that)\b[^.;]{0,60}$)"
)
_OF_PUBLIC = re.compile(r"public|press|exclu|exempt|private|confidential|closed|camera", re.IGNORECASE)
_OF_THIS = re.compile(r"\bthis (?:matter|item|report|business)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_RECOMMENDS = re.compile(r"\bthe following recommendations?$", re.IGNORECASE)
_ACTION = re.compile(r"\bACTION ?: ?$", re.IGNORECASE)
_MINUTES_MARK = re.compile(r"(?:Minutes?|MINUTES?|Minute text|Decisions?) ?:")


def read_decisions(reading: Reading) -> list[DecisionRow]:
    """The decisions of a document, in order. Sets `reading.clauses` for the modules that read votes and referrals."""
    explicit = [(section, _explicit(reading, section)) for section in reading.sections]
    styled = sum(1 for _, clauses in explicit if any(clause.style not in RUNNING for clause in clauses))
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
    labels = paragraph_labels(reading, blocks)
    for clause in found:
        if clause.style in RUNNING:
            clause.label = clause.label or labels.get(clause.pieces[0].block)
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
        opens = masked[hit.match.start()] in ".;:"  # the words stand at the start of a sentence
        before = "" if opens else masked[: hit.match.start()]
        sentence = _NEW_START.split(before[before.rfind(". ") + 1 :])[-1]
        if not _EARLIER.search(sentence) and DATE not in sentence[-60:]:
            return hit
    return None


def _behind(reading: Reading, section: Section, blocks: Sequence[int], n: int, hit: Found) -> tuple[list[Clause], int]:
    """The clauses behind a lead-in that stands in `blocks[n]`, and how many further blocks they use."""
    i, text = blocks[n], reading.blocks[blocks[n]].text
    start, end = hit.match.end(), len(text)
    lead = text[hit.match.start() : start]
    label = reading.blocks[i].label
    start = past_movers(reading.masked(i), past_vote(reading.masked(i), start))
    rest = text[start:].strip()
    sure = hit.wording.confidence
    reading.take(i, hit.match.start(), start)
    if hit.wording.id == "body_alone" and not _labelled_below(reading, blocks[n + 1 :]):
        return [], 0
    if (beside := _NOTED_AND.match(text, start)) and hit.meaning in ("noted", "agreed"):
        return [
            *_word_itself(reading, i, hit, label),
            *clauses_of(reading, [Entry(i, beside.end(), end, label, "")], "", "resolved", sure),
        ], 0
    if _ONLY_VOTE.fullmatch(rest):
        return bare_word(reading, section, blocks, n, hit), 0
    pairs = _CALLED.search(rest) is not None and bool(blocks[n + 1 :]) and is_pair(reading, blocks[n + 1])
    acts_only = is_act_only(reading.masked(i)[start:]) or _introduces(reading, i, start)
    if not re.search(r"\w{2}", rest) or (acts_only and not pairs):
        entries, used = entries_behind(reading, blocks[n + 1 :], hit.meaning)
        if entries and _unrelated(reading, hit, entries[0], text[hit.match.start() :]):
            entries, used = [], 0
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
    *before, (start, end) = further(reading, i, start, end)
    firsts = [c for a, b in before for c in clauses_of(reading, [Entry(i, a, b, label, "")], lead, hit.meaning, sure)]
    entries, used = _more(reading, blocks[n + 1 :], Entry(i, start, end, label, ""))
    clauses = firsts + clauses_of(reading, entries, lead, hit.meaning, sure)
    if len(clauses) == 1 and _MONEY.search(text) and ":" in text[start:]:
        sums = list(takewhile(lambda j: _is_sum(reading, j), blocks[n + 1 :]))
        for j in sums:
            append(clauses[0], Entry(j, 0, len(reading.blocks[j].text), None, ""), reading)
        used = max(used, len(sums))
    return clauses, used


def _labelled_below(reading: Reading, blocks: Sequence[int]) -> bool:
    return bool(blocks) and (reading.blocks[blocks[0]].label is not None or reading.blocks[blocks[0]].kind == "clause")


def _word_itself(reading: Reading, block: int, hit: Found, label: str | None) -> list[Clause]:
    """`NOTED, and that …`: the word is a decision beside the one that follows."""
    piece = Piece(block, hit.match.start(), hit.match.start() + len(hit.match.group().rstrip(" ,;:–-")))
    text = reading.blocks[block].text[piece.start : piece.end]
    meaning = "noted" if hit.meaning == "noted" else "agreed"
    return [Clause(label=label, text=text, pieces=[piece], lead=text, meaning=meaning, confidence=0.7)]


def _unrelated(reading: Reading, hit: Found, first: Entry, words: str) -> bool:
    """A bare word (`NOTED`, `Conclusion`) whose next paragraph is new business, or the close of the meeting."""
    opening = reading.blocks[first.block].text
    if _CLOSING.search(opening) and hit.meaning == "conclusions":
        return True
    bare = hit.meaning in ("noted", "agreed", "recommended") and words.strip()[-1:].isalpha()
    return bare and not first.level and OPENS.match(opening) is None


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
        entries, used = entries_behind(reading, blocks, "resolved", first)
        return [first, *entries], used
    entries = [first]
    for i in blocks:
        block = reading.blocks[i]
        if not (block.text.startswith(("That ", "AND ", "and that ")) and block.kind in ("paragraph", "clause")):
            break
        entries.append(Entry(i, 0, len(block.text), block.label, ""))
    return entries, len(entries) - 1


def _is_sum(reading: Reading, block: int) -> bool:
    text = reading.blocks[block].text
    return reading.blocks[block].label is None and len(text) < 120 and _MONEY.search(text) is not None


def _row(reading: Reading, section: Section, clause: Clause) -> DecisionRow:
    first = clause.pieces[0]
    block = reading.blocks[first.block]
    is_action = _ACTION.search(block.text[max(0, first.start - 10) : first.start]) is not None
    raw = reading.masked(first.block)[_untrimmed(block.text, first.start) : first.end]
    act, sure = act_of(raw, clause.lead, clause.meaning, is_action)
    item, item_id = section.number, section.item_id
    if act == "exclude_public" and not _OF_PUBLIC.search(section.title) and not _OF_THIS.search(clause.text):
        item, item_id = None, None  # it is on what follows, and only stands at the end of another item
    stated = (item, section.part, clause.label, clause.text)
    return DecisionRow(
        id=reading.id("decision", *stated),
        item=item,
        item_id=item_id,
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
    if (a.label and b.label and a.label != b.label) or _DIGITS.findall(a.text) != _DIGITS.findall(b.text):
        return False
    return abs(len(a.text) - len(b.text)) <= 0.2 * max(len(a.text), len(b.text)) and ratio(a.text, b.text) >= 92
