"""PDF: reading order, margins, columns, tables, furniture, looks."""

from __future__ import annotations

import random
import tracemalloc
from contextlib import suppress

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ingest.boxes import boxes
from ingest.formats import ocr
from ingest.model import Document
from ingest.read import Unreadable, read
from tests.ingest.formats import pdfs
from tests.ingest.formats.check import assert_sound, cells, find, texts
from tests.ingest.formats.pdfs import BODY, NEXT, Sheet, wrapped


@pytest.fixture(scope="module")
def minutes() -> Document:
    document = read("minutes.pdf", pdfs.minutes())
    assert_sound(document)
    return document


def test_reads_paragraphs_line_by_line_and_keeps_broken_words(minutes: Document) -> None:
    lines = texts(minutes, 1)
    start = lines.index(BODY[0])
    assert lines[start : start + 4] == list(BODY)


def test_two_lists_side_by_side_are_read_one_after_the_other(minutes: Document) -> None:
    lines = texts(minutes, 1)
    start = lines.index("Members present:")
    assert lines[start + 1 : start + 8] == [
        *("Councillor A Bell", "Councillor B Gibson", "Councillor T Heron (Chair)", "Councillor M Vane"),
        *("Councillor J Marsh", "Councillor P Mace", "Councillor S Brome"),
    ]


def test_a_margin_note_follows_the_paragraph_it_stands_beside(minutes: Document) -> None:
    lines = texts(minutes, 1)
    at = lines.index("Head of Transport")
    assert lines[at - 1 : at + 3] == [BODY[-1], "Head of Transport", "to report", NEXT[0]]
    assert [line.margin for line in minutes.lines[at : at + 3]] == [True, True, False]
    assert find(minutes, "ACTION").margin


def test_a_table_of_votes_keeps_its_cells(minutes: Document) -> None:
    rows = [cells(minutes, line) for line in minutes.lines if line.cells]
    assert rows == [["Vote", "Number"], ["For", "7"], ["Against", "2"], ["Abstentions", "1"]]


def test_running_heads_and_page_numbers_are_furniture(minutes: Document) -> None:
    found = [line for line in minutes.lines if line.furniture]
    assert [line.page for line in found] == [1, 1, 2, 2]
    assert not find(minutes, "RESOLVED").furniture


def test_looks(minutes: Document) -> None:
    title = find(minutes, "TRANSPORT PANEL")
    assert title.heading == 1
    assert title.bold
    item = find(minutes, "4. BUS NETWORK")
    assert (item.bold, item.heading, item.gap) == (True, 0, True)
    body = find(minutes, "4.2 The Panel")
    assert (body.bold, body.heading, body.gap, body.indent) == (False, 0, True, 0)
    assert not find(minutes, "scheme, which").gap


def test_source_counts_pages_and_drops_the_folder() -> None:
    source = read("/some/where/minutes.pdf", pdfs.minutes()).source
    assert (source.name, source.pages, source.media_type) == ("minutes.pdf", 2, "application/pdf")


def test_a_label_belongs_to_its_text_however_wide_the_tab() -> None:
    sheet = Sheet()
    for number, text in enumerate(("That the first thing be done; and", "That the second thing be done.")):
        sheet.put(72, 100 + 15 * number, f"({'ab'[number]})")
        sheet.put(110, 100 + 15 * number, text)
    assert texts(read("a.pdf", sheet.bytes())) == [
        "(a) That the first thing be done; and",
        "(b) That the second thing be done.",
    ]


def test_lines_that_continue_a_cell_are_put_into_it() -> None:
    sheet = Sheet()
    rows = (
        ("Name", "Post", "Organisation"),
        ("Mr B Watt", "General Counsel and", "Ashcombe County"),
        ("", "Monitoring Officer", "Council"),
        ("Ms J Mead", "Head of Transport", "Ashcombe County"),
        ("", "", "Council"),
        ("Dr T Alder", "Guest", "Hospital Trust"),
    )
    for number, row in enumerate(rows):
        for x, text in zip((72, 180, 340), row, strict=True):
            sheet.put(x, 110 + 13 * number, text)
    document = read("a.pdf", sheet.bytes())
    assert_sound(document)
    assert [cells(document, line) for line in document.lines] == [
        ["Name", "Post", "Organisation"],
        ["Mr B Watt", "General Counsel and Monitoring Officer", "Ashcombe County Council"],
        ["Ms J Mead", "Head of Transport", "Ashcombe County Council"],
        ["Dr T Alder", "Guest", "Hospital Trust"],
    ]


def test_rows_close_together_stay_rows() -> None:
    sheet = Sheet()
    rows = (("Agreed", "8"), ("Abstentions", "1"), ("Against", "1"))
    for number, (left, right) in enumerate(rows):
        sheet.put(100, 110 + 14 * number, left)
        sheet.put(172, 110 + 14 * number, right)
    document = read("a.pdf", sheet.bytes())
    assert [tuple(cells(document, line)) for line in document.lines] == list(rows)


def test_an_empty_cell_keeps_its_column() -> None:
    sheet = Sheet()
    for number, row in enumerate((("Item", "For", "Against"), ("Budget", "", "9"), ("Roads", "12", "3"))):
        for x, text in zip((72, 180, 340), row, strict=True):
            sheet.put(x, 110 + 20 * number, text)
    document = read("a.pdf", sheet.bytes())
    assert [cells(document, line) for line in document.lines][1] == ["Budget", "", "9"]


def test_lines_above_and_between_lists_stay_outside() -> None:
    sheet = Sheet()
    above = sheet.lines(72, 60, ("Transport Panel", "Minutes of the meeting", "County Hall", "Those present:"))
    sheet.lines(72, above, ("Councillor A Bell", "Councillor B Gibson", "Councillor T Heron"))
    sheet.lines(320, above, ("Councillor M Vane", "Councillor J Marsh", "Councillor P Mace"))
    assert [text.split()[-1] for text in texts(read("a.pdf", sheet.bytes()))][4:] == [
        *("Bell", "Gibson", "Heron", "Vane", "Marsh", "Mace"),
    ]


def test_a_table_ends_where_paragraphs_begin() -> None:
    sheet = Sheet()
    rows = (
        ("For", "7"),
        ("Against", "2"),
        ("1. Note", ""),
        ("2. Note", ""),
        ("3. Note", ""),
        ("Yes", "9"),
        ("No", "4"),
    )
    for number, row in enumerate(rows):
        for x, text in zip((72, 260), row, strict=True):
            sheet.put(x, 100 + 20 * number, text)
    document = read("a.pdf", sheet.bytes())
    assert [len(line.cells) for line in document.lines] == [2, 2, 0, 0, 0, 2, 2]


def test_characters_beyond_the_first_plane_keep_their_places() -> None:
    pdfmetrics.registerFont(TTFont("Far", "Vera.ttf"))
    sheet = Sheet(pageCompression=0)
    sheet.put(72, 100, "Q before and", font="Far")
    sheet.put(72, 120, "RESOLVED that it be done.")
    data = sheet.bytes().replace(b"<0051>", b"<D835DD38>")  # the font says that its Q is U+1D538
    document = read("a.pdf", data)
    assert texts(document) == ["\U0001d538 before and", "RESOLVED that it be done."]
    (first,), (second,) = boxes(data, 1, 0, 1), boxes(data, 1, 13, 21)
    assert first[0] == second[0] == pytest.approx(72 / pdfs.WIDTH, abs=0.01)
    assert second[2] > first[2]


@pytest.mark.parametrize("shift", [0, 3, 6])
def test_columns_of_running_text_are_read_one_after_the_other(shift: float) -> None:
    words = ["panel", "noted", "that", "services", "in", "rural", "districts", "had", "improved", "last", "report"]
    draw = random.Random(4)
    sides = [wrapped(draw.choices(words, k=80), width=215) for _ in range(2)]
    sheet = Sheet()
    sheet.put(72, 60, "A heading that goes over the whole width of the page, both columns included", bold=True)
    sheet.lines(72, 100, sides[0], size=9, step=12)
    sheet.lines(330, 100 + shift, sides[1], size=9, step=12)
    assert texts(read("a.pdf", sheet.bytes()))[1:] == sides[0] + sides[1]


def test_notes_in_a_left_margin() -> None:
    sheet = Sheet()
    sheet.lines(150, 220, BODY, size=10)
    sheet.lines(72, 220, ("Bus network", "review"), size=9, step=12)
    sheet.lines(150, 300, NEXT, size=10)
    sheet.put(72, 300, "Fares", size=9)
    document = read("a.pdf", sheet.bytes())
    assert texts(document) == [*BODY, "Bus network", "review", *NEXT, "Fares"]
    assert [line.margin for line in document.lines] == [False] * 4 + [True] * 2 + [False] * 3 + [True]


def test_a_page_that_is_turned_is_read_upright() -> None:
    sheet = Sheet()
    sheet.turn(90)
    sheet.lines(72, 100, BODY)
    sheet.upwards(40, 500, "DRAFT minutes only")
    assert texts(read("a.pdf", sheet.bytes())) == [*BODY, "DRAFT minutes only"]


def test_a_raised_ending_stays_with_its_number() -> None:
    sheet = Sheet()
    sheet.put(72, 100, "on 27")
    sheet.put(99.6, 96, "th", size=7)
    sheet.put(110, 100, "February it was agreed")
    assert texts(read("a.pdf", sheet.bytes())) == ["on 27th February it was agreed"]


def test_initials_lines_are_furniture_by_repetition() -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.lines(
            72, 100, [f"{20 * number + n}. The Panel noted the matter of business." for n in range(20)], step=20
        )
        sheet.put(400, 770, "CHAIRMAN'S INITIALS")
        sheet.put(400, 785, "..........")
        sheet.next()
    document = read("a.pdf", sheet.bytes())
    assert {line.furniture for line in document.lines if line.end - line.start < 20} == {True}
    assert {line.furniture for line in document.lines if line.end - line.start > 20} == {False}


def test_a_head_that_counts_pages_is_furniture() -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.put(72, 40, f"Transport Panel, 5 March 2024, page {number + 7} of 10", size=9)
        sheet.put(72, 100, f"{5 * number}. The Panel noted the report.")
        sheet.next()
    document = read("a.pdf", sheet.bytes())
    assert [line.furniture for line in document.lines] == [True, False] * 4


def test_the_same_words_at_other_heights_are_no_furniture() -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.put(72, 60 + 15 * number, "RESOLVED:")
        sheet.put(72, 300, f"That matter {number} be approved.")
        sheet.next()
    assert not any(line.furniture for line in read("a.pdf", sheet.bytes()).lines)


def test_a_pdf_without_text_asks_for_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    sheet = Sheet()
    sheet.picture()
    with pytest.raises(Unreadable, match=r"no text.*OCR"):
        read("scan.pdf", sheet.bytes())


def test_an_encrypted_pdf_is_refused() -> None:
    sheet = Sheet(encrypt="secret")
    sheet.put(72, 100, "Minutes")
    with pytest.raises(Unreadable, match="encrypted"):
        read("locked.pdf", sheet.bytes())


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6])
def test_a_truncated_pdf_is_refused(share: float) -> None:
    data = pdfs.minutes()
    with pytest.raises(Unreadable, match="damaged or cut short"):
        read("cut.pdf", data[: 20 + int(share * len(data))])


def test_noise_never_raises_anything_else() -> None:
    data, draw = pdfs.minutes(), random.Random(7)
    for _ in range(60):
        noisy = bytearray(data)
        for _ in range(30):
            noisy[draw.randrange(10, len(noisy))] = draw.randrange(256)
        with suppress(Unreadable):
            assert_sound(read("noisy.pdf", bytes(noisy)))


WORD = st.text(st.characters(codec="cp1252", categories=["L", "N", "P"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 500), st.integers(20, 800), st.lists(WORD, min_size=1, max_size=8)), min_size=1)
)
def test_every_text_gives_a_sound_document(placed: list[tuple[int, int, list[str]]]) -> None:
    sheet = Sheet()
    for x, y, words in placed:
        sheet.put(x, y, " ".join(words))
    data = sheet.bytes()
    document = read("any.pdf", data)
    assert_sound(document)
    assert read("any.pdf", data) == document


def test_no_word_is_lost_or_doubled(minutes: Document) -> None:
    with pypdfium2.PdfDocument(pdfs.minutes()) as pdf:
        for page, leaf in zip(minutes.pages, pdf, strict=True):
            plain = leaf.get_textpage().get_text_range().replace("\x02", "- ").replace("\ufffe", "- ")
            assert sorted(page.text.split()) == sorted(plain.split())


def test_three_hundred_pages_need_little_memory() -> None:
    sheet = Sheet()
    for number in range(300):
        sheet.lines(72, 80, [f"{number}.{n} The Panel noted the matter of business." for n in range(45)])
        sheet.next()
    data = sheet.bytes()
    tracemalloc.start()
    document = read("long.pdf", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(document.pages) == 300
    assert peak < 40 * 2**20
