"""Lines → runs: a line's words without marks, its label, its cells, each character tied to its offset."""

from __future__ import annotations

import re

import msgspec

from ingest import marks
from ingest.asides import column_of, note_in_column, owner_at_end
from ingest.labels import Label, read_label
from ingest.leads import decides_beside, text_start
from ingest.model import Document, Line, Segment

_WORDS = re.compile(r"\S+")
_LABEL_WORDS = 4
_UNITS = {"application/pdf": 5}  # of a line's indent to a character
_ATX = re.compile(r"(#{1,6})[ \t]+")
_CELL_GAP = re.compile(r"\t[\t ]*| {3,}")
_TERMINAL = (".", ";", ":", "!", "?", ".”", '."', ".)", ".'", ".’")
_HANGING = re.compile(
    r"(?:[,(&/]|\s[-–—]|\b(?i:and|or|of|the|a|an|for|to|in|on|at|by|with|from|that|nor|re)| (?:agus|ar|na|le|yr|ac))$",
    re.ASCII,
)


class Run(msgspec.Struct, kw_only=True):
    """A line's words: `text` with single spaces (a tab between cells), `segments` for each stretch of it.

    `lead` is the label as it stands in the page, from `lead_start`.
    """

    line: Line
    text: str
    segments: list[Segment]
    label: Label | None
    bold: bool
    width: int
    lead: str = ""
    lead_start: int = 0
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def terminal(self) -> bool:
        """Ends as sentences and list entries do."""
        return self.text.endswith(_TERMINAL)

    def unlabelled(self) -> Run:
        """The run with its label as words, where it turned out to be no label."""
        if self.label is None:
            return self
        page, lead, shift = self.line.page, self.lead, len(self.lead) + bool(self.text)
        segments = [Segment(0, page, self.lead_start, len(lead))]
        segments += [Segment(s.at + shift, page, s.start, s.length) for s in self.segments]
        cells = tuple((a + shift, b + shift) for a, b in self.cells)
        text = f"{lead} {self.text}" if self.text else lead
        return msgspec.structs.replace(self, text=text, segments=segments, label=None, cells=cells)

    @property
    def hanging(self) -> bool:
        """Ends in a word or sign that something must follow."""
        return is_hanging(self.text)


def is_hanging(text: str) -> bool:
    """Whether `text` ends in a word or sign that something must follow."""
    return _HANGING.search(text[-12:]) is not None


def read_runs(document: Document) -> list[Run]:
    """The runs of a document in reading order; lines that hold nothing but marks are left out."""
    texts = {page.number: page.text for page in document.pages}
    unit = _UNITS.get(document.source.media_type, 1)
    found: list[Run] = []
    bold_open = False
    column: int | None = None
    for line in document.lines:
        text = texts[line.page]
        if document.source.media_type == "text/plain":
            column = column_of(text[line.start : line.end], line.indent) or column
        bold_open = bold_open and not line.gap
        if text.startswith("#", line.start) and (mark := _ATX.match(text, line.start, line.end)):
            line = msgspec.structs.replace(line, start=mark.end(), heading=line.heading or len(mark.group(1)))
        for here in _beside(text, line, column) or _cut(text, line):
            kept = marks.keep(text, here.start, here.end, here, bold_open)
            bold_open = kept.opens
            if run := _run(text, here, kept):
                if line.number and run.label and run.label.kind == "number" and here.start == line.start:
                    run.label = msgspec.structs.replace(run.label, text=line.number)
                run.width = here.indent // unit + here.end - here.start
                found.append(run)
    return found


def _beside(text: str, line: Line, column: int | None) -> list[Line]:
    """The line and the name beside it, in the column of those who are to act; nothing where there is none."""
    at = note_in_column(text[line.start : line.end], line.indent, column) if column else None
    if at is None:
        return []
    note = msgspec.structs.replace(line, start=line.start + at, margin=True, gap=True)
    rest = text[line.start : line.start + at].rstrip()
    return [*_cut(text, msgspec.structs.replace(line, end=line.start + len(rest))), note] if at else [note]


def _cut(text: str, line: Line) -> list[Line]:
    """The line, or the lines that it would have been: glued headings, and a note behind white space."""
    pieces = marks.cut_glued(text, line.start, line.end)
    if not line.cells and (at := text_start(text[line.start : pieces[0][1]])):
        (start, end), *others = pieces
        pieces = [(start, line.start + at), (line.start + at, end), *others]
    found = [msgspec.structs.replace(line, start=a, end=b, gap=line.gap or a != line.start) for a, b in pieces]
    last = found[-1]
    if not line.cells and (at := owner_at_end(text[last.start : last.end])):
        note = msgspec.structs.replace(last, start=last.start + at, margin=True, gap=True)
        found[-1:] = [msgspec.structs.replace(last, end=last.start + at), note]
    return found


def _run(text: str, line: Line, kept: marks.Kept) -> Run | None:
    if len(kept.spans) == 1 and not line.cells:
        start, end = kept.spans[0]
        words = text[start:end].split()
        plain = " ".join(words)
        first = text.find(plain, start, end) if plain else -1
        if first >= 0:
            return _plain_run(plain, first, words, line, kept)
    return _pieced_run(text, line, kept)


def _plain_run(text: str, start: int, words: list[str], line: Line, kept: marks.Kept) -> Run:
    """The run of a line whose words stand one space apart, as most do: `text` is all of it, at `start` in the page."""
    label = read_label(" ".join(words[:4]))
    rest = text[label.end :].removeprefix(" ") if label else text
    at = start + len(text) - len(rest)
    return Run(
        line=line,
        text=rest,
        segments=[Segment(0, line.page, at, len(rest))] if rest else [],
        label=label,
        bold=kept.bold,
        width=line.end - line.start,
        lead=text[: len(text) - len(rest)].rstrip(),
        lead_start=start,
    )


def _pieced_run(text: str, line: Line, kept: marks.Kept) -> Run | None:
    words = [(a, b) for span in kept.spans for a, b in _words(text, span)]
    if line.cells:
        words = [(a, b) for a, b in words if any(start <= a < end for start, end in line.cells)]
    if not words:
        return None
    first = words[0][0]
    words, label = _without_label(text, words)
    if not words and label is None:
        return None
    gaps = _cell_gaps(text, words, line)
    joined, segments = _join(words, gaps, text, line.page)
    cells = _cell_spans(joined) if gaps else ()
    lead = text[first : words[0][0] if words else line.end].rstrip() if label else ""
    return Run(
        line=line,
        text=joined,
        segments=segments,
        label=label,
        bold=kept.bold,
        width=line.end - line.start,
        lead=lead,
        lead_start=first,
        cells=cells,
    )


def _words(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    return [match.span() for match in _WORDS.finditer(text, *span)]


def _without_label(text: str, words: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], Label | None]:
    """The label that the first words are, and the words behind it. Marks within a label are no text: `1\\.`."""
    shown, starts = "", []
    for i, (a, b) in enumerate(words[:_LABEL_WORDS]):
        shown += _joiner(text[words[i - 1][1] : a], False) if i else ""
        starts.append(len(shown))
        shown += text[a:b]
    label = read_label(shown)
    if label is None:
        return words, None
    for number, (start, (a, b)) in enumerate(zip(starts, words, strict=False)):
        if label.end < start + b - a:
            return [(a + max(0, label.end - start), b), *words[number + 1 :]], label
    return words[len(starts) :], label


def _cell_gaps(text: str, words: list[tuple[int, int]], line: Line) -> set[int]:
    """The positions in `words` that start a new cell."""
    if line.cells:
        starts = [a for a, b in line.cells if b > a]
        if len(starts) == 2 and decides_beside(text[starts[0] : starts[1]].strip(), text[starts[1] : line.end]):
            return set()
        return {i for i, (a, _) in enumerate(words) if i and any(words[i - 1][0] < s <= a for s in starts)}
    found = set()
    for i in range(1, len(words)):
        between = text[words[i - 1][1] : words[i][0]]
        if (len(between) > 1 and _CELL_GAP.search(between)) or between == "\t":
            found.add(i)
    if 0 < len(found) <= 2:  # the second one stands behind the first clause's label
        at = words[min(found)][0]
        return set() if decides_beside(text[words[0][0] : at].strip(), text[at : line.end]) else found
    return found


def _join(words: list[tuple[int, int]], gaps: set[int], text: str, page: int) -> tuple[str, list[Segment]]:
    """The words joined; words one space apart share a segment."""
    parts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for i, (a, b) in enumerate(words):
        between = text[words[i - 1][1] : a] if i else ""
        joiner = _joiner(between, i in gaps)
        last = segments[-1] if segments else None
        if last and between.isspace() and len(between) == 1:
            segments[-1] = Segment(last.at, page, last.start, b - last.start)
        else:
            segments.append(Segment(at + len(joiner), page, a, b - a))
        parts += [joiner, text[a:b]]
        at += len(joiner) + b - a
    return "".join(parts), segments


def _joiner(between: str, gap: bool) -> str:
    if gap:
        return "\t"
    return " " if any(c.isspace() for c in between) else ""


def _cell_spans(text: str) -> tuple[tuple[int, int], ...]:
    spans, at = [], 0
    for part in text.split("\t"):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return tuple(spans)
