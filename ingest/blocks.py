"""Lines → blocks: headings, paragraphs, clauses, rows, margin notes and furniture, in reading order.

Broken words are joined in a block's text and never in the page; a paragraph goes on behind page furniture; a label
stands beside the text. Everything is judged by shape, so that no council need be known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ingest import furniture
from ingest.model import Block, BlockKind, Document, Segment
from ingest.runs import Run, is_hanging, read_runs
from ingest.wordings import family

_LONGEST_HEADING = 220
_BROKEN_WORD = re.compile(r"[A-Za-z]{2,}-$")
_OPEN_BRACKET = re.compile(r"\([^()]{0,60}$")
_CLOSES = re.compile(r"[^()]{0,60}\)")
_REFERS = re.compile(
    r"\b(?i:paragraphs?|sections?|orders?|rules?|nos?\.?|numbers?|minutes?|appendix|pages?|items?|part|in|of|and"
    r"|to|at|on|by|£)$"
)

_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|been|be|would|will|gave|said|noted|agreed|received|considered|reported|stated"
    r"|advised|asked|confirmed|explained|moved|proposed|thanked|welcomed|resolved|presented|outlined|updated)\b"
)
_ARTICLE = re.compile(r"\b(?:the|of|and|in|for|with|a|an|to|under|on)$")
_OWNER = re.compile(r"[a-z]['’]s$")
_BARE = re.compile(r"\d{1,3} [A-Z]{3}")
_NOTHING = re.compile(r"(?:None|Nil|Noted|Not|No)\b")
_BARE_OUTCOME = re.compile(r"(?:Noted|Agreed|Approved|Adopted|Deferred|Accepted|Carried|None|Nil)\.")
_SAYS = re.compile(
    r"(?:RESOLVED|AGREED|NOTED|DECISION|DECIDED|RECOMMEND|ACTION|PRESENT|CLLR|COUNCILLOR|MINUTE|PROPOSED)", re.I
)
_ORDINAL = re.compile(r"\b\d{1,2} ?(?:st|nd|rd|th)$")
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December|of)\b")
_DATE = re.compile(rf"\d{{1,2}} ?(?:st|nd|rd|th)? (?:{_MONTH.pattern}),? \d{{4}}\.?")


class Draft(msgspec.Struct, kw_only=True):
    """A block that is still growing."""

    runs: list[Run]
    kind: BlockKind | None = None
    beside: int | None = None
    text: str = ""
    segments: list[Segment] = []

    def add(self, run: Run, joiner: str) -> None:
        """Put a run behind what is there. An empty joiner with a hyphen before it joins a broken word."""
        if joiner == "-":
            self.text = self.text[:-1]
            last = self.segments[-1]
            self.segments[-1] = Segment(last.at, last.page, last.start, last.length - 1)
            joiner = ""
        start = len(self.text) + len(joiner)
        self.text += joiner + run.text
        self.segments += [Segment(s.at + start, s.page, s.start, s.length) for s in run.segments]
        self.runs.append(run)


class Shape(msgspec.Struct, frozen=True):
    """What the whole document tells: `width` of a full line (None: not wrapped), its `text` in small letters."""

    width: int | None
    text: str


def read_blocks(document: Document) -> list[Block]:
    """The blocks of a document. Every character of their texts stands, one to one, on a page."""
    runs = read_runs(document)
    heads = _running(runs)
    groups = _groups(runs, len(document.pages), heads)
    away = furniture.find(groups)
    shape = Shape(_full_width(runs), "\n".join(page.text for page in document.pages).lower())
    drafts: list[Draft] = []
    for i, group in enumerate(groups):
        members = runs[group.first : group.last + 1]
        if i in away or group.first in heads or all(run.line.furniture for run in members):
            drafts.append(_whole(members, "furniture"))
        elif _is_margin(group, members):
            drafts.append(_whole(members, "margin", beside=_last_body(drafts)))
        else:
            _grow(drafts, members, shape)
    return [_block(draft) for draft in drafts]


def _groups(runs: Sequence[Run], pages: int, heads: set[int]) -> list[furniture.Group]:
    """Runs with no gap between them."""
    starts = [i for i, run in enumerate(runs) if i == 0 or i in heads or i - 1 in heads or _parts(runs[i - 1], run)]
    ends = [*starts[1:], len(runs)]
    return [_group(runs, first, end - 1, pages) for first, end in zip(starts, ends, strict=False)]


def _parts(before: Run, run: Run) -> bool:
    a, b = before.line, run.line
    flags = (a.furniture, a.margin) != (b.furniture, b.margin)
    return b.gap or b.whole or flags or a.page != b.page or _holds_pages(before) != _holds_pages(run)


def _holds_pages(run: Run) -> bool:
    return furniture.is_shape(run.text) or (run.label is None and furniture.is_lone_number(run.text))


def _running(runs: Sequence[Run]) -> set[int]:
    """The places of lines that stand beside a page's number again and again: running heads without white space."""
    beside = {i + step for i, run in enumerate(runs) if _counts(run) for step in (-2, -1, 1, 2)}
    near = Counter(runs[i].text for i in beside if 0 <= i < len(runs))
    return {i for i in beside if 0 <= i < len(runs) and near[runs[i].text] >= 3 and _is_head(runs[i])}


def _counts(run: Run) -> bool:
    return furniture.is_shape(run.text) and any(c.isdigit() for c in run.text)


def _is_head(run: Run) -> bool:
    return not run.label and len(run.text) <= 90 and not run.text.endswith((".", ":", ";", "?"))


def _group(runs: Sequence[Run], first: int, last: int, pages: int) -> furniture.Group:
    page = runs[first].line.page
    top = first < 2 or runs[first - 2].line.page != page
    foot = last + 2 >= len(runs) or runs[last + 2].line.page != page
    members = runs[first : last + 1]
    label = members[0].label
    words = " ".join(run.text for run in members[:4])
    text = f"{label.text}. {words}".strip() if label and label.text and not words else words
    if label and label.text and not words:
        text = members[0].lead if members[0].lead.endswith(".") else label.text
    plain = (label is None or not words) and not any(run.cells for run in members)
    return furniture.Group(first, last, text, pages > 1 and (top or foot), plain)


def _full_width(runs: Sequence[Run]) -> int | None:
    """How wide a full line is, or None where lines are whole paragraphs."""
    pairs = [(a, b) for a, b in pairwise(runs) if not (a.line.furniture or a.line.margin)]
    inner = sorted(a.width for a, b in pairs if not b.line.gap and not a.line.whole)
    if not inner or inner[-1] > 200:
        return None
    width = inner[int(len(inner) * 0.9)]
    return width if width >= 40 else None


def _is_margin(group: furniture.Group, members: Sequence[Run]) -> bool:
    if all(run.line.margin for run in members):
        return True
    short = len(group.text) <= 80 and all(len(run.text) <= 32 for run in members)
    note = family("margin_notes").full(group.text) if short and group.plain else None
    return note is not None and note.meaning != "name"


def _last_body(drafts: Sequence[Draft]) -> int | None:
    return next((i for i in range(len(drafts) - 1, -1, -1) if drafts[i].kind not in ("furniture", "margin")), None)


def _whole(members: Sequence[Run], kind: BlockKind, beside: int | None = None) -> Draft:
    draft = Draft(runs=[], kind=kind, beside=beside, segments=[])
    for i, run in enumerate(members):
        draft.add(run if i == 0 else run.unlabelled(), " " if i else "")
    return draft


def _grow(drafts: list[Draft], members: Sequence[Run], shape: Shape) -> None:
    for n, run in enumerate(members):
        at = _last_body(drafts)
        draft = drafts[at] if at is not None else None
        rest = members[n : n + 4]
        listed = run.label is not None and run.label.text is None and _lists(rest)
        if draft and not listed and _continues(draft, run, shape) and not _ends_title(draft, rest, shape):
            more = run if _stray_bullet(draft, run) else run.unlabelled()
            draft.add(more, _joiner(draft.text, more.text, shape) if draft.text else "")
        else:
            drafts.append(_whole([run], "row") if run.cells else _start(run))


def _start(run: Run) -> Draft:
    draft = Draft(runs=[], segments=[])
    draft.add(run, "")
    return draft


def _continues(draft: Draft, run: Run, shape: Shape) -> bool:
    """Whether a run is more of the block before it."""
    last = draft.runs[-1]
    if draft.kind == "row" or run.cells or run.line.heading != last.line.heading:
        return False
    if not draft.text:
        return run.label is None and not run.line.whole
    if _closes_bracket(draft, run) or _raised(draft, run):
        return True
    if run.label and not _only_looks_labelled(draft, run, shape):
        return _stray_bullet(draft, run)
    if run.line.gap or run.line.whole or last.line.page != run.line.page:
        return _goes_on(draft, run)
    return _wraps(draft, last, run, shape)


def _closes_bracket(draft: Draft, run: Run) -> bool:
    return (
        run.label is None
        and len(draft.text) < 160
        and _OPEN_BRACKET.search(draft.text[-70:]) is not None
        and _CLOSES.match(run.text) is not None
    )


def _raised(draft: Draft, run: Run) -> bool:
    """`12 th / June`: conversion took a raised ending for the end of a line."""
    return run.label is None and _ORDINAL.search(draft.text[-8:]) is not None and _MONTH.match(run.text) is not None


def _only_looks_labelled(draft: Draft, run: Run, shape: Shape) -> bool:
    """A wrapped line that starts with a number: `in paragraph / 4.2 of the report`, `in the year / 2024. There had`."""
    label = run.label
    if label is None or label.bullet or label.kind not in ("number", "decimal") or ")" in run.lead or run.line.gap:
        return False
    if (
        len(draft.text) < 20
        or draft.text.endswith("; and")
        or draft.text.isupper()
        or draft.text.endswith((".", ";", ":"))
    ):
        return False
    full = shape.width is not None and draft.runs[-1].width >= 0.82 * shape.width
    year = re.fullmatch(r"(?:19|20)\d\d", label.text or "") is not None
    return (full and year) or _REFERS.search(draft.text[-14:]) is not None


def _stray_bullet(draft: Draft, run: Run) -> bool:
    """A labelled clause that breaks off, and goes on behind a dash that only conversion put there."""
    label = draft.runs[0].label
    bare = run.label is not None and run.label.text is None
    if bare and run.lead in ("-", "–") and not run.line.gap:
        return _dash_wraps(draft, run)
    numbered = label is not None and label.text is not None
    return bare and numbered and run.line.gap and _goes_on(draft, run)


def _dash_wraps(draft: Draft, run: Run) -> bool:
    """A line broken before its dash: `figures were asked for / - by grade. (AB)`."""
    last, label = draft.runs[-1], draft.runs[0].label
    own = label is None or label.text is not None
    beside = not last.terminal and last.line.indent == run.line.indent
    return own and beside and run.text[:1].islower() and len(draft.text) >= 40 and draft.text[-1:].isalpha()


def _lists(rest: Sequence[Run]) -> bool:
    """Whether a run is an entry of a list that another follows."""
    first = rest[0]
    return any(r.label and r.label.text is None and r.lead == first.lead for r in rest[1:]) and not first.line.gap


def _goes_on(draft: Draft, run: Run) -> bool:
    """A sentence or a numbered title that a page break, furniture or white space interrupted."""
    if _is_numbered(draft) and run.label is None and 20 <= len(draft.text) <= 200 and len(run.text) <= 120:
        title = re.sub(r"\([^()]*\)", "", run.text)
        loud = _is_capitals(draft.text) and _is_capitals(title) and not _SAYS.match(title) and len(draft.text) >= 40
        if _ARTICLE.search(draft.text) or (loud and draft.runs[-1].line.page != run.line.page):
            return True
    if run.line.gap and draft.text.endswith(("; and", "; or")) and draft.runs[-1].line.page == run.line.page:
        return False  # the next point of a list without labels
    broken = not draft.runs[-1].terminal or bool(_BROKEN_WORD.search(draft.text[-8:]))
    return broken and run.text[:1].islower() and len(draft.text) >= 40 and not draft.runs[0].line.heading


def _is_numbered(draft: Draft) -> bool:
    label = draft.runs[0].label
    if label is None:
        return _BARE.match(draft.text) is not None
    return label.kind == "number" and ")" not in draft.runs[0].lead


def _opens_item(last: Run, run: Run) -> bool:
    """`Item 4 Policing`, `13/25 Roads`: a number of an item, though the line above is a full one."""
    if not last.terminal or run.label is not None or not any(c.isdigit() for c in run.text[:16]):
        return False
    hit = family("item_numbers").match(run.text)
    return hit is not None and hit.meaning in ("worded", "coded")


def _wraps(draft: Draft, last: Run, run: Run, shape: Shape) -> bool:
    if _opens_item(last, run):
        return False
    if last.hanging or _BROKEN_WORD.search(last.text[-8:]) or (_is_numbered(draft) and _OWNER.search(last.text)):
        return True
    if run.text[:1].islower() or (_is_numbered(draft) and _DATE.fullmatch(run.text)):
        return True
    labelled = draft.runs[0].label is not None
    if labelled and last.bold == run.bold and _title_goes_on(draft, last, run, shape):
        return True
    if last.bold != run.bold or last.text.isupper() != run.text.isupper():
        return False
    centred = not labelled and run.line.indent > last.line.indent
    if shape.width is not None and last.width >= 0.82 * shape.width and not centred:
        return True
    far = shape.width is None or last.width >= 0.4 * shape.width
    return labelled and far and run.line.indent > draft.runs[0].line.indent + 1 and not last.text.isupper()


def _ends_title(draft: Draft, rest: Sequence[Run], shape: Shape) -> bool:
    """Whether a numbered title ends, and what stands below it at once is the text: a sentence of its own."""
    last, run, label = draft.runs[-1], rest[0], draft.runs[0].label
    if len(draft.runs) > 3 or run.line.gap or run.label or not run.text[:1].isupper() or last.hanging:
        return False
    named = family("item_numbers").match(draft.text) if label is None else None
    title = draft.text[named.match.end() :] if named else draft.text
    numbered = label is not None and label.kind in ("number", "decimal") and ")" not in draft.runs[0].lead
    if not (numbered or (named and named.meaning in ("worded", "coded"))) or not title[:1].isupper():
        return False
    room = 0.4 if last.bold and run.bold else 0.75
    short = shape.width is not None and last.width < room * shape.width
    said = " ".join(r.text for r in rest)
    sentence = len(said) >= 40 and _VERB.search(said[:160]) is not None
    untold = not _VERB.search(title) and not title.endswith((",", ";")) and len(title) <= 200
    sure = (named is not None and named.meaning == "worded") or (
        label is not None and label.depth >= 2 and label.kind == "decimal"
    )
    sure = sure and not (last.bold and run.bold)
    told = len(draft.runs) == 1 and _BARE_OUTCOME.fullmatch(run.text) is not None
    return untold and ((short and (sentence or _NOTHING.match(said) is not None)) or (sure and sentence) or told)


def _title_goes_on(draft: Draft, last: Run, run: Run, shape: Shape) -> bool:
    """A numbered title in capitals or in bold that goes on below, not yet the words that say what was resolved."""
    number = draft.runs[0].label
    ended = last.terminal and not (last.text.endswith(":") and not run.line.gap)
    if number is None or number.kind not in ("number", "decimal") or ended or len(run.text) > 90:
        return False
    loud = (_is_capitals(last.text) and _is_capitals(run.text)) or (last.bold and run.bold)
    room = shape.width is None or last.width >= 0.5 * shape.width
    return loud and room and len(draft.text) >= 20 and not _SAYS.match(run.text)


def _joiner(before: str, after: str, shape: Shape) -> str:
    """What stands between two lines of a block: a space, nothing, or "-" for a hyphen to be taken out."""
    if not _BROKEN_WORD.search(before[-30:]):
        return "" if before.endswith("/") else " "
    head = re.search(r"[\w'’]+-$", before[-40:])
    tail = re.match(r"[\w'’]+", after)
    if head is None or tail is None:
        return " "
    compound = head.group() + tail.group()
    if not tail.group()[0].islower() or compound.lower() in shape.text:
        return ""
    return "-"


def _block(draft: Draft) -> Block:
    if not draft.text:
        draft = _whole([run.unlabelled() for run in draft.runs], draft.kind or "paragraph")
    first = draft.runs[0]
    label = first.label
    kind = draft.kind or _kind(draft)
    return Block(
        kind=kind,
        text=draft.text,
        segments=tuple(draft.segments),
        label=label.text if label else None,
        depth=label.depth if label else 0,
        bold=all(run.bold for run in draft.runs),
        cells=first.cells,
        beside=draft.beside,
        indent=first.line.indent,
    )


def _kind(draft: Draft) -> BlockKind:
    label = draft.runs[0].label
    if draft.runs[0].line.heading or _looks_heading(draft):
        return "heading"
    return "clause" if label else "paragraph"


def _looks_heading(draft: Draft) -> bool:
    label = draft.runs[0].label
    if len(draft.text) > _LONGEST_HEADING or (label and label.kind not in ("number", "decimal")):
        return False
    if not any(c.isalpha() for c in draft.text) or draft.text.endswith((";", ",")) or is_hanging(draft.text):
        return False
    return all(run.bold for run in draft.runs) or _is_capitals(draft.text)


def _is_capitals(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)
