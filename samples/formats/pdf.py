"""PDF, laid out line by line: hanging numbers, a margin column for actions, hyphens at line ends, running heads.

Settings: `margin` (heading of the margin column), `head` and `foot` (furniture; `{page}` and `{pages}`), `font`.
Written without compression and with reportlab's `invariant`, so that the bytes depend on the content alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from samples.hyphens import breaks
from samples.source import Block, Source

WIDTH, HEIGHT = A4
LEFT, TOP, BOTTOM = 62.0, HEIGHT - 62.0, 74.0
MARGIN_AT = 482.0
SIZE, LEADING = 10.5, 13.0
HANG = {"n": 0.0, "a": 36.0, "b": 36.0, "auto": 36.0}
FACES = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}


@dataclass(frozen=True)
class Mark:
    """A text or a rectangle at a place. `text` empty means a rectangle of `width` by `height`."""

    x: float
    y: float
    text: str = ""
    font: str = "Helvetica"
    size: float = SIZE
    width: float = 0.0
    height: float = 0.0


@dataclass
class Layout:
    """Places blocks from the top of a page downwards, and turns the page when it is full."""

    source: Source
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = TOP
    in_item: bool = False
    margin_y: float = TOP

    @property
    def font(self) -> str:
        return self.source.settings.get("font", "Helvetica")

    @property
    def bold(self) -> str:
        return FACES[self.font]

    @property
    def right(self) -> float:
        return MARGIN_AT - 18 if "margin" in self.source.settings else WIDTH - LEFT

    def put(self, x: float, text: str, font: str = "", y: float | None = None) -> None:
        self.pages[-1].append(Mark(x, self.y if y is None else y, text, font or self.font))

    def turn(self) -> None:
        self.pages.append([])
        self.y = self.margin_y = TOP

    def room(self, height: float) -> None:
        if self.y - height < BOTTOM:
            self.turn()

    def lines(self, x: float, text: str, font: str = "", gap: float = 6.0) -> None:
        for line in fold(text, self.right - x, font or self.font):
            self.room(LEADING)
            self.put(x, line, font)
            self.y -= LEADING
        self.y -= gap

    def beside(self, note: str) -> None:
        """A margin note, one word group a line, level with what comes next or below the note before."""
        self.room(LEADING * 3)
        y = min(self.y, self.margin_y)
        for line in note.split(" / "):
            self.put(MARGIN_AT, line, y=y)
            y -= LEADING
        self.margin_y = y - 4

    def add(self, block: Block) -> None:
        if block.margin:
            self.beside(block.margin)
        getattr(self, f"_{block.kind}", self._p)(block)

    def _p(self, block: Block) -> None:
        self.lines(LEFT + (36 if self.in_item else 0), block.text)

    def _centred(self, block: Block, font: str) -> None:
        for row in block.rows:
            text = " ".join(row)
            self.put((WIDTH - stringWidth(text, font, SIZE)) / 2, text, font)
            self.y -= LEADING + 2
        self.y -= 8

    def _title(self, block: Block) -> None:
        self._centred(block, self.bold)

    def _centre(self, block: Block) -> None:
        self._centred(block, self.font)

    def _head(self, block: Block) -> None:
        self.room(LEADING * 7)
        self.in_item = False
        self.y -= 6
        if block.margin:
            self.margin_y = TOP
        self.lines(LEFT, block.text, self.bold)

    def _sub(self, block: Block) -> None:
        self.room(LEADING * 3)
        self.lines(LEFT + (36 if self.in_item else 0), block.text, self.bold)

    def _item(self, block: Block) -> None:
        self.room(LEADING * 4)
        self.in_item = True
        self.y -= 4
        self.put(LEFT, f"{block.parts[0]}.", self.bold)
        self.lines(LEFT + 36, block.parts[1], self.bold)

    def _hanging(self, block: Block) -> None:
        self.room(LEADING * 2)
        x = LEFT + HANG[block.kind]
        label, text = ("•", block.text) if block.kind == "b" else block.parts
        if label:
            self.put(x, label)
        self.lines(x + (36 if block.kind == "n" else 24), text)

    _n = _a = _b = _hanging

    def _cols(self, block: Block) -> None:
        for row in block.rows:
            self.room(LEADING)
            for at, text in enumerate(row):
                self.put(LEFT + at * 225, text)
            self.y -= LEADING
        self.y -= 8

    def _tab(self, block: Block) -> None:
        widths = [max(stringWidth(r[i], self.font, SIZE) for r in block.rows) + 24 for i in range(len(block.rows[0]))]
        self.room(LEADING * 1.5 * len(block.rows))
        for row in block.rows:
            x = LEFT + 36
            for text, width in zip(row, widths, strict=True):
                self.pages[-1].append(Mark(x, self.y - 5, width=width, height=LEADING + 4))
                self.put(x + 6, text)
                x += width
            self.y -= LEADING + 4
        self.y -= 8

    def _sign(self, block: Block) -> None:
        self.room(LEADING * (len(block.rows) + 1))
        self.y -= LEADING
        for row in block.rows:
            self.put(LEFT, " ".join(row), self.bold)
            self.y -= LEADING
        self.y -= 8


def fold(text: str, width: float, font: str) -> Iterator[str]:
    """Lines that fit, with a word broken at a hyphen where half of it still does."""
    line = ""
    words = text.split()
    while words:
        word = words.pop(0)
        wider = f"{line} {word}".strip()
        if stringWidth(wider, font, SIZE) <= width:
            line = wider
            continue
        fits = [at for at in breaks(word) if stringWidth(f"{line} {word[:at]}-", font, SIZE) <= width]
        if fits and line:
            yield f"{line} {word[: fits[-1]]}-"
            line = word[fits[-1] :]
        else:
            yield line
            line = word
    if line:
        yield line


def render(source: Source) -> bytes:
    layout = Layout(source)
    for block in source.blocks:
        layout.add(block)
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(source.settings["title"])
    canvas.setAuthor("Democratic Services")
    for number, marks in enumerate(layout.pages, 1):
        for mark in [*marks, *_furniture(source, number, len(layout.pages))]:
            _draw(canvas, mark)
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def _furniture(source: Source, number: int, pages: int) -> Iterator[Mark]:
    head, foot = source.settings.get("head"), source.settings.get("foot")
    if head and number > 1:
        yield Mark(LEFT, HEIGHT - 38, head, size=8.5)
    if foot:
        text = foot.format(page=number, pages=pages)
        yield Mark((WIDTH - stringWidth(text, "Helvetica", 8.5)) / 2, 34, text, size=8.5)
    if initials := source.settings.get("initials"):
        yield Mark(LEFT, 48, initials, size=8.5)


def _draw(canvas: Canvas, mark: Mark) -> None:
    if mark.text:
        canvas.setFont(mark.font, mark.size)
        canvas.drawString(mark.x, mark.y, mark.text)
    else:
        canvas.setLineWidth(0.5)
        canvas.rect(mark.x, mark.y, mark.width, mark.height)
