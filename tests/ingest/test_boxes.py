"""Boxes over a quote: they cover its words, and nothing of other lines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest

from ingest.boxes import boxes, picture
from ingest.formats.errors import Unreadable
from ingest.read import read
from tests.ingest.formats import pdfs
from tests.ingest.formats.pdfs import HEIGHT, WIDTH, Sheet


def glyphs(data: bytes, page: int, words: str) -> list[tuple[float, float, float, float]]:
    """The boxes of the glyphs of `words`, straight from pdfium, as fractions from the top left corner."""
    with pypdfium2.PdfDocument(data) as pdf:
        textpage = pdf[page - 1].get_textpage()
        found = textpage.search(words, match_case=True).get_next()
        assert found
        letters = [
            textpage.get_charbox(i) for i in range(found[0], sum(found)) if textpage.get_text_range(i, 1).strip()
        ]
        return [(a / WIDTH, 1 - d / HEIGHT, c / WIDTH, 1 - b / HEIGHT) for a, b, c, d in letters]


@pytest.mark.parametrize(
    ("page", "words"),
    [(1, "consulted upon"), (1, "Councillor P Mace"), (1, "Head of Transport"), (2, "Abstentions"), (2, "RESOLVED")],
)
def test_one_box_covers_exactly_the_words(page: int, words: str) -> None:
    data = pdfs.minutes()
    text = read("a.pdf", data).pages[page - 1].text
    start = text.index(words)
    (box,) = boxes(data, page, start, start + len(words))
    covered = glyphs(data, page, words)
    slack = 0.01
    assert min(g[0] for g in covered) - slack < box[0] <= min(g[0] for g in covered) + 1e-3
    assert max(g[2] for g in covered) - 1e-3 <= box[2] < max(g[2] for g in covered) + slack
    assert all(box[1] <= g[1] + 1e-3 and g[3] - 1e-3 <= box[3] for g in covered)
    assert box[3] - box[1] < 20 / HEIGHT


def test_a_quote_over_lines_has_a_box_a_line() -> None:
    data = pdfs.minutes()
    text = read("a.pdf", data).pages[0].text
    start = text.index("spring. Members")
    found = boxes(data, 1, start, text.index("autumn.") + 7)
    assert len(found) == 2
    assert found[0][1] < found[1][1]


def test_every_word_has_a_box_of_its_own_place() -> None:
    data = pdfs.minutes()
    for page in read("a.pdf", data).pages:
        at = 0
        for word in page.text.split():
            at = page.text.index(word, at)
            (box,) = boxes(data, page.number, at, at + len(word))
            assert 0 < box[0] < box[2] < 1
            assert 0 < box[1] < box[3] < 1
            at += len(word)


def test_boxes_on_a_turned_page_lie_where_the_picture_shows_them() -> None:
    sheet = Sheet()
    sheet.turn(90)
    sheet.put(72, 400, "Minutes of the meeting")
    (box,) = boxes(sheet.bytes(), 1, 0, 7)
    # turned clockwise, what stood 72 points from the left now stands 72 points from the top
    assert box[0] == pytest.approx((HEIGHT - 400) / WIDTH, abs=0.01)
    assert box[1] == pytest.approx(72 / HEIGHT, abs=0.01)
    assert box[3] - box[1] > box[2] - box[0]


def test_the_picture_is_a_png_of_the_page() -> None:
    data = picture(pdfs.minutes(), 2, scale=0.5)
    assert data.startswith(b"\x89PNG")


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(IndexError, match=f"no page {page}: the PDF has 2"):
        boxes(pdfs.minutes(), page, 0, 5)
    with pytest.raises(IndexError):
        picture(pdfs.minutes(), page)


def test_no_pdf_at_all() -> None:
    with pytest.raises(Unreadable):
        boxes(b"text", 1, 0, 1)


def test_many_threads_may_ask_at_once() -> None:
    data = pdfs.minutes()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: (boxes(data, n % 2 + 1, 0, 40), len(picture(data, n % 2 + 1, 0.3))), range(40)))
    assert found == found[:2] * 20
