"""Puts paragraphs and table rows of a format that knows them (DOCX, HTML) into pages and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.asides import is_owner
from ingest.layout.rows import is_label
from ingest.model import Document, Line, Page
from ontology.record import Source

_SPACE = re.compile(r"[^\S\t]+")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200c\u2060\ufeff]")
_NUMBERED = re.compile(r"(?:[A-Z]{0,5}[ ./-]?\d{1,4}(?:[/.-]\d{1,4}){0,3}[a-z]?[.):]?)\s+[A-Z]")
_SAYS = re.compile(r"(?:resolved|agreed|noted|decision|recommend|action|proposed)", re.IGNORECASE)
LONGEST_TITLE, LEAST_TEXT = 150, 25  # characters
LONG = 300  # characters: a cell this long with paragraphs of its own is laid out, not tabulated
NOTE = 80  # characters: a last cell no longer than this, beside laid out text, is a margin note


class Paragraph(msgspec.Struct, kw_only=True):
    """One paragraph, or one line of it where the author broke it; or, with `cells`, the row of a table in a cell.

    `indent` is in characters.
    """

    text: str
    heading: int = 0
    bold: bool = False
    indent: int = 0
    gap: bool = False
    margin: bool = False
    furniture: bool = False
    cells: list[list[Paragraph]] | None = None


def tidy(text: str) -> str:
    """White space folded, tabs kept, characters that no one sees left out."""
    text = _SPACE.sub(" ", _UNSEEN.sub("", text))
    return re.sub(r" *\t[ \t]*", "\t", text).strip()


class Builder:
    """Grows the text of a page line by line, so that every line knows where it stands."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._at = 0

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that were added so far."""
        return self._lines

    @property
    def text(self) -> str:
        """What the page holds so far."""
        return "".join(self._parts)

    def new_page(self) -> None:
        """Ends the page, unless it holds nothing yet."""
        if self._parts:
            self._end_page()

    def add(self, paragraph: Paragraph) -> None:
        """A paragraph as one whole line; one without text is left out."""
        text = tidy(paragraph.text)
        if paragraph.cells is not None:
            self.row(paragraph.cells)
        elif text:
            self._write(text, paragraph, ())

    def row(self, cells: Sequence[Sequence[Paragraph]]) -> None:
        """A table's row. Where a table only serves to lay text out, its cells become paragraphs and margin notes."""
        shown = [[msgspec.structs.replace(p, text=text) for p in cell if (text := tidy(p.text))] for cell in cells]
        filled = [cell for cell in shown if cell]
        if not filled:
            return
        single = len(filled) == sum(len(cell) for cell in filled)
        pair = len(filled) == 2 or (len(filled) == 3 and is_owner(filled[2][0].text))
        numbered = single and pair and is_label(filled[0][0].text)
        if len(filled) == 1 or any(_is_laid_out(cell) for cell in filled) or numbered or _is_titled(filled):
            self._flow(filled)
        else:
            self._tabulate(shown)

    def document(self, source: Source) -> Document:
        """All that was added, as the Document of `source`."""
        if self._parts or not self._pages:
            self._end_page()
        source = msgspec.structs.replace(source, pages=len(self._pages))
        return Document(source=source, pages=tuple(self._pages), lines=tuple(self._lines))

    def _flow(self, cells: list[list[Paragraph]]) -> None:
        """Cells one after the other; a label goes before its text, a short last cell beside a long one is a note."""
        first = cells[0][0].text
        if len(cells) > 1 and len(cells[0]) == 1 and is_label(first) and cells[1][0].cells is None:
            head, *rest = cells[1]
            cells = [[msgspec.structs.replace(head, text=f"{first} {head.text}"), *rest], *cells[2:]]
        note = len(cells) > 1 and sum(len(p.text) for p in cells[-1]) <= NOTE and not _is_laid_out(cells[-1])
        for cell in cells:
            for number, paragraph in enumerate(cell):
                beside = note and cell is cells[-1]
                self.add(
                    msgspec.structs.replace(
                        paragraph, margin=paragraph.margin or beside, gap=paragraph.gap or not number
                    )
                )

    def _tabulate(self, cells: list[list[Paragraph]]) -> None:
        texts = [" ".join(p.text.replace("\t", " ") for p in cell) for cell in cells]
        spans, at = [], self._at
        for text in texts:
            spans.append((at, at + len(text)))
            at += len(text) + 1
        every = [p for cell in cells for p in cell]
        look = Paragraph(text="", bold=all(p.bold for p in every), furniture=all(p.furniture for p in every))
        self._write("\t".join(texts), look, tuple(spans))

    def _write(self, text: str, look: Paragraph, cells: tuple[tuple[int, int], ...]) -> None:
        line = Line(
            page=len(self._pages) + 1,
            start=self._at,
            end=self._at + len(text),
            whole=True,
            heading=look.heading,
            bold=look.bold,
            indent=look.indent,
            gap=look.gap,
            margin=look.margin,
            furniture=look.furniture,
            cells=cells,
        )
        self._lines.append(line)
        self._parts.append(text)
        self._at += len(text) + 1

    def _end_page(self) -> None:
        self._pages.append(Page(len(self._pages) + 1, "\n".join(self._parts)))
        self._parts, self._at = [], 0


def _is_laid_out(cell: Sequence[Paragraph]) -> bool:
    long = len(cell) > 2 or (len(cell) > 1 and sum(len(p.text) for p in cell) > LONG)
    return long or any(p.heading or p.cells is not None for p in cell)


def _is_titled(cells: Sequence[Sequence[Paragraph]]) -> bool:
    """A number, and beside it a title in bold over its text, however short: no entries of a table."""
    if len(cells) not in (2, 3) or not is_label(cells[0][0].text) or len(cells[1]) < 2:
        return False
    title, text = cells[1][0], cells[1][1]
    return title.bold and not text.bold and sum(len(p.text) for cell in cells[2:] for p in cell) <= NOTE


def title_pieces(pieces: Sequence[tuple[str, bool]], label: str) -> int:
    """How many pieces of a line (text, whether bold) are a numbered title in bold that its text follows; 0 for none."""
    count = next((i for i, (text, bold) in enumerate(pieces) if text.strip() and not bold), 0)
    head = "".join(text for text, _ in pieces[:count]).strip()
    rest = "".join(text for text, _ in pieces[count:]).strip()
    numbered = label[:1].isdigit() or (not label and _NUMBERED.match(head))
    begins = rest[:1].isupper() or rest[:1] in ":–-"
    titled = 3 <= len(head) <= LONGEST_TITLE and len(rest) >= LEAST_TEXT and not _SAYS.match(head)
    return count if count and numbered and begins and titled else 0


def nested(cells: list[list[Paragraph]]) -> Paragraph:
    """The row of a table within a cell, to be put among that cell's paragraphs."""
    return Paragraph(text=" ".join(p.text for cell in cells for p in cell), cells=cells)


def numeral(number: int, kind: str) -> str:
    """A number as lists print it; `kind` is `1`, `a`, `A`, `i` or `I` as in HTML."""
    if kind in "aA" and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in "iI" and 0 < number < 4000:
        roman = "".join(
            symbols[number // 10**power % 10]
            for power, symbols in ((3, _ROMAN[3]), (2, _ROMAN[2]), (1, _ROMAN[1]), (0, _ROMAN[0]))
        )
        return roman if kind == "i" else roman.upper()
    return str(number)


_ROMAN = (
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "m", "mm", "mmm"),
)
