"""PDFs made for tests: every word's place is known. Coordinates in points from the top left corner."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


class Sheet:
    """A PDF that grows page by page. `put` sets one line of text."""

    def __init__(self, **options: object) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, invariant=1, **options)

    def put(
        self, x: float, y: float, text: str, *, size: float = 11, bold: bool = False, font: str = "Helvetica"
    ) -> None:
        self._canvas.setFont("Helvetica-Bold" if bold else font, size)
        self._canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, texts: Sequence[str], *, step: float = 14, size: float = 11) -> float:
        """Lines below each other; the place for the next one."""
        for number, text in enumerate(texts):
            self.put(x, y + step * number, text, size=size)
        return y + step * len(texts)

    def turn(self, degrees: int) -> None:
        self._canvas.setPageRotation(degrees)

    def upwards(self, x: float, y: float, text: str) -> None:
        self._canvas.saveState()
        self._canvas.translate(x, HEIGHT - y)
        self._canvas.rotate(90)
        self._canvas.setFont("Helvetica", 11)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def picture(self) -> None:
        self._canvas.rect(100, 100, 200, 200, fill=1)

    def next(self) -> None:
        self._canvas.showPage()

    def bytes(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()


def wrapped(words: Sequence[str], *, width: float, size: float = 9) -> list[str]:
    """Lines of running text that fill `width` points."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


BODY = (
    "4.1 The Panel received a report on the county's bus network and on",
    "the scheme that Ashcombe County Council had consulted upon in the",
    "spring. Members asked how the rural routes would be served, and offi-",
    "cers explained that a review would follow in the autumn.",
)
NEXT = (
    "4.2 The Panel asked for a further report on the concessionary fares",
    "scheme, which the Head of Transport would bring to the Panel at its",
    "meeting in September, together with the figures for each district.",
)


def minutes() -> bytes:
    """Two pages: running head and page numbers, attendance in two columns, a margin column, a table of votes."""
    sheet = Sheet()
    sheet.put(72, 40, "Ashcombe County Council: Transport Panel, 5 March 2024", size=9)
    sheet.put(72, 90, "TRANSPORT PANEL", size=18, bold=True)
    sheet.put(72, 130, "Members present:", bold=True)
    left = ("Councillor A Bell", "Councillor B Gibson", "Councillor T Heron (Chair)", "Councillor M Vane")
    right = ("Councillor J Marsh", "Councillor P Mace", "Councillor S Brome")
    sheet.lines(72, 150, left)
    sheet.lines(300, 150, right)
    sheet.put(450, 230, "ACTION", bold=True)
    sheet.put(72, 250, "4. BUS NETWORK REVIEW", bold=True)
    after = sheet.lines(72, 275, BODY)
    sheet.put(450, 289, "Head of Transport")
    sheet.put(450, 303, "to report")
    sheet.lines(72, after + 10, NEXT)
    sheet.put(290, 810, "1", size=9)
    sheet.next()
    sheet.put(72, 40, "Ashcombe County Council: Transport Panel, 5 March 2024", size=9)
    sheet.put(72, 90, "The vote was recorded as follows.")
    for number, cells in enumerate((("Vote", "Number"), ("For", "7"), ("Against", "2"), ("Abstentions", "1"))):
        sheet.put(90, 120 + 18 * number, cells[0])
        sheet.put(260, 120 + 18 * number, cells[1])
    sheet.put(72, 220, "RESOLVED that the review be approved.")
    sheet.put(290, 810, "2", size=9)
    return sheet.bytes()
