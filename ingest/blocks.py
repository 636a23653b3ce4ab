"""Lines → blocks: headings, paragraphs, clauses, rows, margin notes and furniture, in reading order.

Broken words are joined in a block's text and never in the page; a paragraph goes on behind page furniture; a label
stands beside the text. Everything is judged by shape, so that no council need be known.
"""

from __future__ import annotations

import re
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
    groups = _groups(runs, len(document.pages))
    away = furniture.find(groups)
    shape = Shape(_full_width(runs), "\n".join(page.text for page in document.pages).lower())
    drafts: list[Draft] = []
    for i, group in enumerate(groups):
        members = runs[group.first : group.last + 1]
        if i in away or all(run.line.furniture for run in members):
            drafts.append(_whole(members, "furniture"))
        elif _is_margin(group, members):
            drafts.append(_whole(members, "margin", beside=_last_body(drafts)))
        else:
            _grow(drafts, members, shape)
    return [_block(draft) for draft in drafts]


def _groups(runs: Sequence[Run], pages: int) -> list[furniture.Group]:
    """Runs with no gap between them."""
    starts = [i for i, run in enumerate(runs) if i == 0 or _parts(runs[i - 1], run)]
    ends = [*starts[1:], len(runs)]
    return [_group(runs, first, end - 1, pages) for first, end in zip(starts, ends, strict=False)]


def _parts(before: Run, run: Run) -> bool:
    a, b = before.line, run.line
    flags = (a.furniture, a.margin) != (b.furniture, b.margin)
    return (
        b.gap or b.whole or flags or a.page != b.page or furniture.is_shape(before.text) != furniture.is_shape(run.text)
    )


def _group(runs: Sequence[Run], first: int, last: int, pages: int) -> furniture.Group:
    page = runs[first].line.page
    top = first < 2 or runs[first - 2].line.page != page
    foot = last + 2 >= len(runs) or runs[last + 2].line.page != page
    members = runs[first : last + 1]
    label = members[0].label
    words = " ".join(run.text for run in members[:4])
    text = f"{label.text}. {words}".strip() if label and label.text and not words else words
    if label and label.text and not words:
        text = label.text
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
    return short and group.plain and family("margin_notes").full(group.text) is not None


def _last_body(drafts: Sequence[Draft]) -> int | None:
    return next((i for i in range(len(drafts) - 1, -1, -1) if drafts[i].kind not in ("furniture", "margin")), None)


def _whole(members: Sequence[Run], kind: BlockKind, beside: int | None = None) -> Draft:
    draft = Draft(runs=[], kind=kind, beside=beside, segments=[])
    for i, run in enumerate(members):
        draft.add(run if i == 0 else run.unlabelled(), " " if i else "")
    return draft


def _grow(drafts: list[Draft], members: Sequence[Run], shape: Shape) -> None:
    for run in members:
        at = _last_body(drafts)
        draft = drafts[at] if at is not None else None
        if draft and _continues(draft, run, shape):
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
    if _closes_bracket(draft, run):
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


def _only_looks_labelled(draft: Draft, run: Run, shape: Shape) -> bool:
    """A wrapped line that starts with a number: `in paragraph / 4.2 of the report`, `in the year / 2024. There had`."""
    label = run.label
    if label is None or label.bullet or label.kind not in ("number", "decimal") or ")" in run.lead or run.line.gap:
        return False
    if draft.text.endswith("; and") or draft.text.isupper() or draft.text.endswith((".", ";", ":")):
        return False
    full = shape.width is not None and draft.runs[-1].width >= 0.82 * shape.width
    year = re.fullmatch(r"(?:19|20)\d\d", label.text or "") is not None
    return (full and year) or _REFERS.search(draft.text[-14:]) is not None


def _stray_bullet(draft: Draft, run: Run) -> bool:
    """A labelled clause that breaks off, and goes on behind a dash that only conversion put there."""
    label = draft.runs[0].label
    bare = run.label is not None and run.label.text is None
    numbered = label is not None and label.text is not None
    return bare and numbered and run.line.gap and _goes_on(draft, run)


def _goes_on(draft: Draft, run: Run) -> bool:
    """A sentence that a page break or furniture interrupted."""
    broken = not draft.runs[-1].terminal or bool(_BROKEN_WORD.search(draft.text[-8:]))
    return broken and run.text[:1].islower() and len(draft.text) >= 40 and not draft.runs[0].line.heading


def _wraps(draft: Draft, last: Run, run: Run, shape: Shape) -> bool:
    if last.hanging or _BROKEN_WORD.search(last.text[-8:]):
        return True
    if run.text[:1].islower():
        return True
    if last.bold != run.bold or last.text.isupper() != run.text.isupper():
        return False
    labelled = draft.runs[0].label is not None
    centred = not labelled and run.line.indent > last.line.indent
    if shape.width is not None and last.width >= 0.82 * shape.width and not centred:
        return True
    return labelled and run.line.indent > draft.runs[0].line.indent and not last.text.isupper()


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
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)
