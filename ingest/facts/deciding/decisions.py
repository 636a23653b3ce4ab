"""What the body itself resolved, agreed, noted or recommended: one row for each clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz.fuzz import ratio

from ingest.acts import act_of
from ingest.clause import Clause, Piece
from ingest.clause_ends import further, past_vote
from ingest.clauses import (
    MONEY,
    OPEN_ENDS,
    OPENS,
    Entry,
    append,
    clauses_of,
    entries_behind,
    is_act_only,
    is_pair,
    label_level,
    next_label,
    split_inline,
)
from ingest.facts.deciding.moved import past_movers
from ingest.facts.deciding.prose import NEW_START, RUNNING, bare_word, paragraph_labels, prose_clauses, received_beside
from ingest.facts.deciding.tabled import tabled
from ingest.mask import DATE
from ingest.reading import Reading, Section
from ingest.wordings import Found, family
from ontology.record import DecisionRow

_EARLIER = re.compile(
    r"\b(?:had|has|previously|at its meeting|at the meeting|at their meeting|minute \d|which)\b[^.]*$", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\b(?:meeting|business)\b.{0,60}\b(?:conclu|clos|end)|\bconclu\w+ the (?:business|meeting)|\bthanked ",
    re.IGNORECASE,
)
_ONLY_VOTE = re.compile(r"\(?(?:by|with) \d[^.;]{0,60}\)?\.?|unanimously\.?", re.IGNORECASE)
_POINT = re.compile(r"[\s:–-]*\(?(?P<label>1|a|i|A)[.)]\s+(?=\S)")
_COUNCIL_DOES = re.compile(
    r"(?:[Ff]ull )?Council (?:be asked to |should |to )?(?:approve|adopt|agree|endorse|determine|set|note|delegate)s?\b"
)
_AFTER_STOP = re.compile(r"[\w,;]?\. ?(?=[A-Z])")
_OPENED = re.compile(r"(?:that )?it be[:,]?", re.IGNORECASE)  # `RESOLVED: That it be`, and below `RECOMMENDED that`
_COPY = re.compile(
    r"CERTIFIED (?:TRUE )?(?:COPY|RESOLUTION|EXTRACT)|(?:I|We) (?:hereby )?certify\b"
    r"|Certified (?:true )?(?:copy|extract)|Extract from (?:the )?minutes\b"
)
_WITH_TERMS = re.compile(  # `to grant the licence with the following conditions:` decides; the list below is part of it
    r"(?:that |to )[^.;:]{8,160}\b(?:conditions?|reasons?|grounds?|terms|changes)\b[^.;:]{0,40}:[-–]?$", re.IGNORECASE
)
_CALLED = re.compile(r"\bfollowing\b.{0,120}:[-–]?$", re.IGNORECASE)
_NOTED_AND = re.compile(r",? ?and (?=that\b|to\b)")
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
        if len(clauses) > 1 or rows:
            clauses = [clause for clause in clauses if not _is_copy(reading, clause)]
        for clause in sorted(clauses, key=lambda c: (c.pieces[0].block, c.pieces[0].start)):
            row = _row(reading, section, clause)
            rows.append(row)
            reading.clauses.append((section, clause, row))
    for section, clause in list(tabled(reading, rows)):
        rows.append(_row(reading, section, clause))
        reading.clauses.append((section, clause, rows[-1]))
    return rows


def _is_copy(reading: Reading, clause: Clause) -> bool:
    """Whether it stands in a certified copy of a resolution, printed below the minutes."""
    first = clause.pieces[0].block
    return any(_COPY.match(reading.blocks[i].text) for i in (first, first - 1) if i >= 0)


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
        if hit.wording.id == "agreed_list" and not _labelled_below(reading, blocks[n + 1 :]):
            continue
        clauses, skip = _behind(reading, section, blocks, n, hit)
        for clause in clauses:
            clause.style = hit.wording.id if clause.pieces[0].block == i else f"{hit.wording.id}_below"
        if clauses and hit.match.start():
            clauses = [*received_beside(reading, i, hit.match.start()), *clauses]
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
        sentence = NEW_START.split(before[before.rfind(". ") + 1 :])[-1]
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
    if _OPENED.fullmatch(rest):
        return [], 0
    if _ONLY_VOTE.fullmatch(rest):
        return bare_word(reading, section, blocks, n, hit), 0
    if hit.match.start() and _AFTER_STOP.match(text, start - 1):
        return [], 0  # `Seconded by A and RESOLVED unanimously. The Clerk to write`: of the motion before it
    pairs = _CALLED.search(rest) is not None and bool(blocks[n + 1 :]) and is_pair(reading, blocks[n + 1])
    acts_only = is_act_only(reading.masked(i)[start:]) or _introduces(reading, i, start)
    if not re.search(r"\w{2}", rest) or (acts_only and not pairs):
        if _led_again(reading, blocks[n + 1 :]):
            return [], 0
        entries, used = entries_behind(reading, blocks[n + 1 :], hit.meaning)
        if entries and _unrelated(reading, hit, entries[0], text[hit.match.start() :]):
            entries, used = [], 0
        clauses = clauses_of(reading, entries, f"{lead} {rest}", hit.meaning, sure)
        if clauses:
            reading.take(i)
            return [_labelled(c, label) for c in clauses], used
        return ([], 0) if re.search(r"\w{4}", rest) else (bare_word(reading, section, blocks, n, hit), 0)
    if inline := _in_line(reading, hit, Entry(i, start, end, label, ""), lead):
        return inline, 0
    if first := _first_point(reading, Entry(i, start, end, label, ""), blocks[n + 1 :]):
        entries, used = entries_behind(reading, blocks[n + 1 :], hit.meaning, first)
        return clauses_of(reading, [first, *entries], lead, hit.meaning, sure), used
    *before, (start, end, meaning) = further(reading, i, start, end)
    firsts = [
        clause
        for a, b, means in before
        for clause in clauses_of(reading, [Entry(i, a, b, label, "")], lead, means or hit.meaning, sure)
    ]
    entries, used = _more(reading, blocks[n + 1 :], Entry(i, start, end, label, ""))
    clauses = firsts + clauses_of(reading, entries, lead, meaning or hit.meaning, sure)
    if len(clauses) == 1 and MONEY.search(text) and ":" in text[start:]:
        sums = list(takewhile(lambda j: _is_sum(reading, j), blocks[n + 1 :]))
        for j in sums:
            append(clauses[0], Entry(j, 0, len(reading.blocks[j].text), None, ""), reading)
        used = max(used, len(sums))
    return clauses, used


def _in_line(reading: Reading, hit: Found, whole: Entry, lead: str) -> list[Clause]:
    """The clauses of a list in the line of the lead-in (`(a) …; (b) …`); none where there is no such list."""
    i, text, sure = whole.block, reading.blocks[whole.block].text, hit.wording.confidence
    inline = split_inline(text, whole.start, whole.end)
    if not inline:
        return []
    entries = [Entry(i, a, b, name, "letter" if name.isalpha() else "number") for name, a, b in inline]
    opening = text[whole.start : inline[0][1]]
    if not _is_clause(reading, i, whole.start, inline[0][1]):
        return clauses_of(reading, entries, f"{lead} {opening}", hit.meaning, sure)
    if _RECOMMENDS.search(opening.rstrip(" :")):
        first = Entry(i, whole.start, inline[0][1], whole.label, "")
        return clauses_of(reading, [first, *entries], lead, hit.meaning, sure)
    return []


def _first_point(reading: Reading, whole: Entry, blocks: Sequence[int]) -> Entry | None:
    """`RESOLVED: 1. That the land be sold`, and below it `2. That …`: the first point on the line of the lead-in."""
    match = _POINT.match(reading.blocks[whole.block].text, whole.start, whole.end)
    below = reading.blocks[blocks[0]].label if match and blocks else None
    if match is None or below is None or next_label(match.group("label"), match.group("label")) != below:
        return None
    level = "number" if match.group("label").isdigit() else label_level(below, match.group("label"))
    return Entry(whole.block, match.end(), whole.end, match.group("label"), level)


def _led_again(reading: Reading, blocks: Sequence[int]) -> bool:
    """`Resolved`, and on the next line `That the Cabinet:`: the list stands below that one."""
    below = family("lead_ins").match(reading.masked(blocks[0])) if blocks else None
    return below is not None and below.meaning == "body"


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
    if _WITH_TERMS.match(rest):
        return False
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
    if text.rstrip().endswith((*OPEN_ENDS, ";", "; and", ", and")):
        entries, used = entries_behind(reading, blocks, "resolved", first)
        return [first, *entries], used
    entries = [first]
    for i in blocks:
        block = reading.blocks[i]
        goes_on = block.text.startswith(("That ", "AND ", "and that ")) and block.kind in ("paragraph", "clause")
        if not goes_on or family("lead_ins").match(reading.masked(i)):
            break
        entries.append(Entry(i, 0, len(block.text), block.label, ""))
    return entries, len(entries) - 1


def _is_sum(reading: Reading, block: int) -> bool:
    text = reading.blocks[block].text
    return reading.blocks[block].label is None and len(text) < 120 and MONEY.search(text) is not None


def _row(reading: Reading, section: Section, clause: Clause) -> DecisionRow:
    first = clause.pieces[0]
    block = reading.blocks[first.block]
    is_action = _ACTION.search(block.text[max(0, first.start - 10) : first.start]) is not None
    raw = reading.masked(first.block)[_untrimmed(block.text, first.start) : first.end]
    act, sure = act_of(raw, clause.lead, clause.meaning, is_action)
    item, item_id = section.number, section.item_id
    if act == "exclude_public" and not _OF_PUBLIC.search(section.title) and not _OF_THIS.search(clause.text):
        item, item_id = None, None  # it is on what follows, and only stands at the end of another item
    if act in ("approve", "note", "delegate") and _for_council(reading, clause):
        act, sure = "recommend", 0.8
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


def _for_council(reading: Reading, clause: Clause) -> bool:
    """`That Council approves the budget`, where an executive meets: it can only recommend that."""
    executive = re.match(r"(?:Cabinet|Executive)\b", reading.meeting.body or "")
    return executive is not None and _COUNCIL_DOES.match(clause.text) is not None


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
