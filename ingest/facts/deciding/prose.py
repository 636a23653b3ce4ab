"""Decisions told in running prose, and bare words (`AGREED`, `NOTED`) under what they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.clause import Clause, Piece
from ingest.clause_ends import past_vote
from ingest.clauses import Entry, append, is_pair, is_vote, trim
from ingest.facts.deciding.business import business
from ingest.facts.deciding.listed import listed
from ingest.facts.deciding.motion_parts import stands, vague
from ingest.facts.deciding.remarks import remarks
from ingest.mask import compiled
from ingest.reading import Reading, Section, Sentence
from ingest.wordings import Found, family

_UNDERTAKING = re.compile(r"\b(?:would|will|should)\b")
RUNNING = {"was_resolved", "body_resolved_inside", "capital_agreed", "body_resolved"}  # prose as well
NEW_START = re.compile(r"(?:,|;| and) (?=(?:and )?(?:following|after|as|accordingly|therefore)\b)", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|stated|advised|reported|explained|reminded|recalled|added|confirmed|believed|felt|asked|understood"
    r"|outlined|informed|previous(?:ly)?|last (?:meeting|year|month)|had)\b",
    re.IGNORECASE,
)
_NOMINATES = re.compile(r"\bfor the (?:position|post|office|role) of\b|\bas (?:chair|vice|deputy|mayor)", re.IGNORECASE)
_ELECTS = re.compile(r"\bbe (?:re-?)?(?:elected|appointed)\b", re.IGNORECASE)
_OFFICES = {"Cllr", "Councillor", "Cathaoirleach", "Leas", "Leas-Chathaoirleach", "Chair", "Mayor", "County", "Council"}
_FOLLOWING = re.compile(r"\bfollowing\b", re.IGNORECASE)
_THEN = compiled(
    r"\b(?:adopted|approved|agreed|noted|accepted|elected|appointed|endorsed)\b[^.;]{0,80}?\b(?:in|on|during|back in)"
    r" (?:⟪|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d{4}\b|last )"
    r"|\b(?:agreed|approved|adopted|accepted|refused|granted|referred)\b"
    r"[^.;]{0,60}\b(?:last (?:year|month|week)|in (?:19|20)\d\d\b(?!/))"
)
_DECLARES = re.compile(r"\bdeclar(?:ed|ing|ation)\b[^.]*\binterest", re.IGNORECASE)
_BEFORE_THIS = re.compile(
    r"\bhad (?:already |previously |since )?been (?:\w+ and )?(?:confirmed|approved|agreed|adopted|signed|accepted)",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"(?:the |some |these |this |it |there )?[^.;]{2,120}?\b(?:is|are|was|were|could|should|has|have|needs?)\b",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(r"(?<!could )(?<!should )(?<!would )(?<!to )\bbe \w+(?:ed|en|pt|lt|ld|de|nt)\b")
_OPEN_END = re.compile(
    r"\b(?:to|that|(?:decided|determined) as follows|agreed?|resolved?|noted?|approved?"
    r"|recommend(?:ed)?|unanimously)(?: ?\([^()]{0,80}\))?\s*:\s*[-–]?$",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(?:moved|proposed|asked|suggested|requested|recommended|considered|reported|advised|said|stated)\b"
)
_MEANINGS = {
    "minutes": "resolved",
    "strong": "agreed",
    "passive": "resolved",
    "by_body": "resolved",
    "deferred": "resolved",
}
_DECISION = re.compile(  # lines that are no business of their own: the word `Decision`, the agenda's number
    r"(?:decisions?|resolution|determination|outcome)(?: (?:made|taken))?[:.]?|agenda item(?: no)?[. ]*\w{1,5}",
    re.IGNORECASE,
)
_BESIDE = compiled(  # what is only noted, and what is decided of it
    r"(?P<first>(?:[A-Z][^.;:⟦]{3,80}, )?(?:[Tt]he )?(?:⟦·*⟧|Members|Councillors) (?:then |duly |also )*"
    r"(?P<verb>noted|received|welcomed|thanked|considered|discussed)(?! that\b| whether\b| how\b)"
    r" [^.;:]{3,200}?),? and (?:then |also |further |unanimously )*"
    r"(?:agreed|resolved|AGREED|RESOLVED|decided)(?: unanimously)? (?:that (?=\S)|(?=to [a-z]))"
)
_BESIDE_LOUD = compiled(  # two verbs that both stand in capitals, each with an object of its own
    r"(?P<first>(?:[A-Z][^.;:⟦]{3,80}, )?(?:[Tt]he )?(?:⟦·*⟧|Members|Councillors) (?:then |duly |also )*"
    r"(?P<verb>(?!CONSIDERED|DISCUSSED|THANKED)[A-Z]{5,}) (?!and )[^.;:]{3,200}?),? and "
    r"(?:then |also |further |unanimously )*(?:(?:AGREED|RESOLVED)(?: unanimously)? (?:that (?=\S)|(?=to [a-z]))"
    r"|(?=[A-Z]{6,} (?!the recommendations?\b|it\b|them\b)))"
)
_HEARD = ("thanked", "considered", "discussed")  # verbs that decide nothing beside the one that does
_AGREED_BESIDE = re.compile(r"\bit was (?:\w+ly |also |further |then )*(?:agreed|decided) (?:that|to)\b", re.IGNORECASE)
_SENT_OUT = re.compile(  # how the papers came is no report of what somebody said
    r"\bhad (?:previously |already |all )?been (?:e-?mailed|circulated|sent|issued|distributed|received|reviewed"
    r"|read)\b|\bwas (?:explained|outlined) by\b",
    re.IGNORECASE,
)
_REASONS = re.compile(r"\b(?:reasons?|conditions?|grounds?|changes?|amendments?)\b[^.;]{0,40}:[-–]?$", re.IGNORECASE)
_THE_CHANGE = re.compile(r"\bfollowing (?:change|amendment|addition|condition|alteration):[-–]?$", re.IGNORECASE)
_AND_AGREED = re.compile(
    r"\band (?:also |then |unanimously )?(?:agree|approve|resolve|endorse|adopt|recommend|request|ask|remit|refer|defer"
    r"|delegate|appoint|instruct|forward)",
    re.IGNORECASE,
)
_VOTE_ONLY = re.compile(r"(?:by|with) (?:a |\w+ (?:votes?|to)\b|\d)[^.;]{0,80}\.?", re.IGNORECASE)
_FEW, _SOME = 8, 14  # blocks of an item in which a weak wording may be the decision
_RUN = 3  # paragraphs in a row
_SHORT = 3  # words of a clause that says too little without what stands before it
_KINDS = {"committee", "panel", "board", "group", "commission", "forum", "department"}
_AMENDS = re.compile(r"\b(?:supported|agreed|accepted|approved)\b[^.]{0,60}\bamend(?:ment|ed)", re.IGNORECASE)


def prose_clauses(reading: Reading, section: Section, explicit: list[Clause], styled: bool) -> list[Clause]:
    """Clauses out of prose. `styled`: elsewhere the document says plainly what it resolved."""
    used = {piece.block for clause in explicit for piece in clause.pieces}
    blocks = reading.content(section)
    firm = any(clause.style not in RUNNING for clause in explicit)
    found, heard = business(reading, blocks, used)
    found = [clause for clause in found if not _resolved_below(clause, explicit)]
    entries, introduced = listed(reading, section, blocks, used)
    heard += introduced
    taken = {(p.block, p.start) for p in introduced} | {(p.block, p.start) for c in entries for p in c.pieces}
    found = entries + [c for c in found if (c.pieces[0].block, c.pieces[0].start) not in taken]
    found += remarks(reading, section, blocks, used | {clause.pieces[-1].block for clause in entries})
    told = {(piece.block, piece.start) for piece in [*heard, *(p for clause in found for p in clause.pieces)]}
    whole = {p.block for c in found for p in c.pieces if c.style in ("remark", "listed") and p.start == 0}
    for i in blocks:
        if i in used or i in whole or reading.blocks[i].kind == "row":
            continue
        for n, sentence in enumerate(reading.sentences(i)):
            if any(block == i and sentence.start <= at < sentence.end for block, at in told):
                continue
            beside = firm and not stands(sentence.text, explicit)
            if clause := _prose(reading, sentence, beside, styled, len(blocks), n):
                found += _parted(reading, sentence, clause)
    for clause in found:
        _with_list(reading, blocks, clause)
    found = _decided_not_said(found)
    labels = paragraph_labels(reading, blocks)
    for clause in found:
        clause.label = clause.label or labels.get(clause.pieces[0].block)
    return _best(_elected_once(found))


def _with_list(reading: Reading, blocks: Sequence[int], clause: Clause) -> None:
    """`The application was refused for the following reasons:`: the list below belongs to it."""
    last = clause.pieces[-1].block
    noted = (clause.meaning.startswith("noted") or _FOLLOWING.search(clause.text)) and clause.text.endswith((":", ":-"))
    opens = bool(noted) or _REASONS.search(clause.text) is not None or clause.style == "agreed_as_follows"
    if not opens or clause.pieces[-1].end < len(reading.blocks[last].text.rstrip()):
        return
    below = [j for j in blocks if j > last]
    entries = list(takewhile(lambda j: reading.blocks[j].label is not None or is_pair(reading, j), below))
    one = not entries and below and below[0] == last + 1 and _THE_CHANGE.search(clause.text)
    for i in below[:1] if one else entries:
        block = reading.blocks[i]
        append(clause, Entry(i, 0, len(block.text), block.label, ""), reading)


def _parted(reading: Reading, sentence: Sentence, clause: Clause) -> list[Clause]:
    """`The Board noted the update and agreed that a letter be sent`: two decisions."""
    match = _BESIDE_LOUD.match(sentence.masked) or _BESIDE.match(sentence.masked)
    if match is None or match.group("verb") in ("AGREED", "RESOLVED") or clause.style == "answered":
        return [clause]
    agreed = _clause(reading, sentence, "agreed", 0.75, "body_agreed", match.end())
    if match.group("verb") in _HEARD:
        return [agreed]
    start, end = match.start("verb") if match.group("verb").isupper() else match.start("first"), match.end("first")
    meaning = "resolved" if match.re is _BESIDE_LOUD else "noted_only"
    noted = _clause(reading, sentence, meaning, 0.65, "beside")
    noted.text = sentence.text[start:end]
    noted.pieces = [Piece(sentence.block, sentence.start + start, sentence.start + end)]
    return [noted, agreed]


def received_beside(reading: Reading, block: int, at: int) -> list[Clause]:
    """`The Board RECEIVED the accounts and AGREED that …`, read from `AGREED` on: what stands before that word."""
    sentence = next((s for s in reading.sentences(block) if s.start <= at < s.end), None)
    match = _BESIDE_LOUD.match(sentence.masked) if sentence else None
    if sentence is None or match is None or not match.start("verb") < at - sentence.start <= match.end("first") + 2:
        return []
    start, end = match.start("verb"), match.end("first")
    clause = _clause(reading, sentence, "resolved", 0.65, "beside")
    clause.text = sentence.text[start:end]
    clause.pieces = [Piece(block, sentence.start + start, sentence.start + end)]
    return [clause]


def _resolved_below(clause: Clause, explicit: Sequence[Clause]) -> bool:
    """Whether a motion that was carried is followed by the resolution itself: that is one decision."""
    last = clause.pieces[-1].block
    return clause.meaning == "agreed" and any(
        other.style not in RUNNING and last < other.pieces[0].block <= last + _SOME for other in explicit
    )


def paragraph_labels(reading: Reading, blocks: Sequence[int]) -> dict[int, str | None]:
    """A clause in a numbered paragraph has its number ("3.3"), one in a lettered point its letter."""
    paragraph: str | None = None
    labels: dict[int, str | None] = {}
    for i in blocks:
        label = reading.blocks[i].label
        paragraph = label if label and "." in label else paragraph
        labels[i] = label if label and not label.isdigit() else paragraph
    return labels


def _elected_once(found: list[Clause]) -> list[Clause]:
    """A nomination is told again where the one who was nominated is declared elected."""
    elected = [clause for clause in found if clause.style == "elected"]
    bodies = [" ".join(clause.text.split()) for clause in elected]

    def repeated(clause: Clause) -> bool:
        if clause.style == "elected" or not _NOMINATES.search(clause.text):
            return False
        names = {word for word in re.findall(r"[A-ZÁÉÍÓÚ][\w’'-]{3,}", clause.text) if word not in _OFFICES}
        return any(names & set(re.findall(r"[\w’'-]+", text)) for text in bodies)

    kept = [clause for clause in found if not repeated(clause)]
    named = [clause for clause in kept if clause.style != "elected" and _ELECTS.search(clause.text)]
    return (
        kept
        if not named
        else [c for c in kept if c.style != "elected" or ("declared" not in c.text and "deemed" not in c.text)]
    )


def _decided_not_said(found: list[Clause]) -> list[Clause]:
    """Beside a motion that was carried, `Members agreed that more money is needed` is what was said of it."""
    if not any(clause.style == "motion" for clause in found):
        return found
    return [
        clause
        for clause in found
        if not (
            clause.style == "body_agreed"
            and clause.lead.rstrip().endswith("that")
            and _OPINION.match(clause.text)
            and not _SUBJUNCTIVE.search(clause.text)
        )
    ]


def _best(found: list[Clause]) -> list[Clause]:
    """What is only noted counts where nothing stronger is said."""
    strong = [clause for clause in found if clause.meaning != "noted" or clause.style == "remark"]
    return strong or found


def _prose(
    reading: Reading, sentence: Sentence, explicit: bool, styled: bool, length: int, place: int
) -> Clause | None:
    hit = family("prose_decisions").match(sentence.masked[:700])
    if hit is None:
        return _answered(reading, sentence, place) if not explicit else None
    groups = hit.match.groupdict()
    start = next((hit.match.start(name) for name in groups if name.startswith("clause") and groups[name]), 0)
    if _told_of_another(sentence, hit, start) or not _wanted(reading, sentence, hit, explicit, styled, length):
        return None
    told_by_vote = hit.meaning not in ("minutes", "elected") and hit.wording.id != "recommendations_carried"
    if is_vote(reading, sentence.block) and told_by_vote and not start:
        return None
    start = past_vote(sentence.masked, start) if start else 0
    if start and _VOTE_ONLY.fullmatch(sentence.text[start:]):
        return None
    meaning = _MEANINGS.get(hit.meaning, hit.meaning)
    if hit.meaning == "noted_paper" and not _AND_AGREED.search(sentence.text):
        meaning = "noted_only"  # the verbs behind it tell what the paper says
    if start and hit.meaning in ("agreed", "strong") and _says_too_little(hit, sentence.text[start:]):
        if place and len(sentence.text.split()) <= _FEW:
            return _joined(reading, sentence, place, meaning, hit)
        start = 0
    return _clause(reading, sentence, meaning, hit.wording.confidence, hit.wording.id, start)


def _says_too_little(hit: Found, core: str) -> bool:
    """`to sign`, `to increase to £50`, `that this be paid`: what it is stands before."""
    words = len(core.removeprefix("to ").split())
    return words <= (_SHORT if hit.wording.id == "resolved_inside" else 1) or vague(core)


def _told_of_another(sentence: Sentence, hit: Found, start: int) -> bool:
    """Whether a sentence reports what somebody said or what was decided before, or names candidates only."""
    if start and _REPORTED.search(_SENT_OUT.sub("", NEW_START.split(sentence.masked[:start])[-1])):
        return True
    if _OPEN_END.search(sentence.text) and hit.wording.id != "agreed_as_follows":
        return True
    if hit.meaning == "elected" and _DECLARES.search(sentence.text):
        return True
    if hit.meaning == "minutes" and _BEFORE_THIS.search(sentence.masked):
        return True
    if (hit.meaning in ("by_body", "passive") or hit.wording.id == "body_sends") and _THEN.search(sentence.masked):
        return True
    if hit.meaning == "deferred" and _PROPOSES.search(sentence.masked):
        return True
    return hit.meaning == "elected" and sentence.text.endswith(":") and _FOLLOWING.search(sentence.text) is not None


def _wanted(reading: Reading, sentence: Sentence, hit: Found, explicit: bool, styled: bool, length: int) -> bool:
    """Whether such a sentence is a decision here: the plainer a document is elsewhere, the less prose counts."""
    kind = hit.meaning
    if kind == "elected":
        return True
    if styled and hit.wording.more.get("weak"):
        return False
    if kind == "suggested" or (kind == "strong" and _AMENDS.search(sentence.text)):
        return True
    if explicit:
        beside = kind == "agreed" and _AGREED_BESIDE.search(sentence.text) is not None
        return beside and not _UNDERTAKING.search(sentence.text) and not sentence.text.endswith((":", ":-"))
    if kind == "agreed":
        return True
    if kind == "passive":
        bullet = hit.wording.id == "shorthand" and reading.blocks[sentence.block].kind == "clause"
        return bullet or length <= _SOME
    if kind in ("noted", "noted_paper"):
        if kind == "noted_paper" and _noted_in_turn(reading, sentence, hit):
            return True
        few = length <= _FEW or kind == "noted_paper"
        return few and (not styled or length <= 2) and _own(reading, sentence)
    return True


def _noted_in_turn(reading: Reading, sentence: Sentence, hit: Found) -> bool:
    """A run of paragraphs that all open with `Members noted …`: each is an entry of what was noted."""
    section = reading.section_of(sentence.block)
    blocks = reading.content(section) if section else []
    opened = [i for i in blocks if hit.wording.pattern.match(reading.masked(i))]
    return len(opened) >= _RUN and len(opened) * 2 >= len(blocks) - 1


def _joined(reading: Reading, sentence: Sentence, place: int, meaning: str, hit: Found) -> Clause:
    """A sentence that says hardly more than that it was agreed, with the one before it."""
    before = reading.sentences(sentence.block)[place - 1]
    text = reading.blocks[sentence.block].text[before.start : sentence.end]
    joined = Sentence(sentence.block, before.start, sentence.end, text, text)
    return _clause(reading, joined, meaning, hit.wording.confidence, hit.wording.id)


def _own(reading: Reading, sentence: Sentence) -> bool:
    """Whether it is the body that met which a sentence begins with, rather than some other committee."""
    mention = next((m for m in reading.bodies(sentence.block) if sentence.start <= m.start < sentence.start + 8), None)
    own = reading.meeting.body
    if mention is None or mention.generic or own is None:
        return True
    name = reading.resolve(sentence.block, mention)
    return (
        name == own
        or name.split()[-1].casefold() not in _KINDS
        or own.split()[-1].casefold() == name.split()[-1].casefold()
    )


def _clause(reading: Reading, sentence: Sentence, meaning: str, sure: float, style: str, cut: int = 0) -> Clause:
    """A sentence as a clause; its first `cut` letters only say that it was agreed."""
    reading.take(sentence.block, sentence.start, sentence.end)
    reading.styles.add(style)
    piece = Piece(sentence.block, sentence.start + cut, sentence.end)
    return Clause(
        label=None,
        text=sentence.text[cut:],
        pieces=[piece],
        lead=sentence.text[:cut],
        meaning=meaning,
        confidence=sure,
        style=style,
    )


def _answered(reading: Reading, sentence: Sentence, place: int) -> Clause | None:
    """`The report was presented. NOTED.`: the sentence before the word is what was noted."""
    match = re.fullmatch(r"(AGREED|NOTED|RESOLVED|APPROVED|Agreed|Approved|Carried)\.?", sentence.text)
    if match is None or place == 0:
        return None
    before = reading.sentences(sentence.block)[place - 1]
    if family("vote_counts").search(before.text) or family("motion_outcomes").match(before.masked):
        return None
    meaning = "noted" if match.group(1) == "NOTED" else "agreed"
    return _clause(reading, before, meaning, 0.7, "bare_word")


def bare_word(reading: Reading, section: Section, blocks: Sequence[int], n: int, hit: Found) -> list[Clause]:
    """`AGREED` on a line of its own: the paragraph before it says what, the heading where none does."""
    if hit.meaning in ("conclusions", "decision", "body"):
        return []
    if n and family("movers_lines").full(reading.blocks[blocks[n - 1]].text.strip()):
        return []  # told with the motion
    told = [i for i in blocks[:n] if not _DECISION.fullmatch(reading.blocks[i].text.strip(" ()."))]
    under = bool(n) and _DECISION.fullmatch(reading.blocks[blocks[n - 1]].text) is not None
    if under and section.heading is not None:
        told = []  # what stands above `DECISION` is the report and the debate
    before = next((i for i in reversed(told) if reading.blocks[i].kind in ("paragraph", "clause")), section.heading)
    if before is None or before < section.first:
        return []
    text = reading.blocks[before].text
    start, end = trim(text, 0, len(text))
    at = text.find(section.title) if before == section.heading and section.title else -1
    if at >= 0:
        start, end = at, at + len(section.title)
    reading.take(before)
    meaning = "noted_only" if hit.meaning == "noted" else "agreed"
    clause = Clause(
        label=reading.blocks[before].label if before != section.heading else None,
        text=text[start:end],
        pieces=[Piece(before, start, end)],
        lead="",
        meaning=meaning,
        confidence=0.65,
    )
    return [clause]
