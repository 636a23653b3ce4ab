"""Scanned pages: recognised where OCR is installed, told where it is not."""

from __future__ import annotations

import io
import re
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from ingest.boxes import boxes
from ingest.certainty import MOST, as_sure_as, right
from ingest.extract import WITHOUT_OCR, extract, run_name
from ingest.formats import ocr, scan
from ingest.model import Document, Unread, numbered
from ingest.read import Unreadable, read
from ontology.record import Record
from tests.ingest.formats import pdfs
from tests.ingest.formats.check import assert_sound, texts
from tests.ingest.formats.pdfs import Sheet
from tests.ingest.formats.scans import scanned
from tests.ingest.helpers import proved

HEAD = "Minutes of the meeting of the Highways Panel held at County Hall, Ashcombe on Tuesday 4 March 2025"
RESOLVED = "That the bridge at Fernhollow be closed for repair in the summer of this year."


def minutes() -> bytes:
    """Minutes of two pages: people and an item, then a decision."""
    sheet = Sheet()
    sheet.put(72, 90, HEAD, size=10)
    sheet.put(72, 120, "Present: Councillors Anna Bell (Chairman), Colm Dunn and Mary Hart")
    sheet.put(72, 150, "1. REPAIR OF THE BRIDGE AT FERNHOLLOW")
    sheet.lines(72, 180, pdfs.BODY)
    sheet.next()
    sheet.put(72, 90, "RESOLVED:")
    sheet.put(72, 120, RESOLVED)
    sheet.lines(72, 150, pdfs.NEXT)
    sheet.put(72, 230, "The meeting ended at 11.30 am")
    return sheet.bytes()


@pytest.fixture(scope="module")
def document() -> Document:
    """The minutes with a second page that is a scan, a little askew."""
    if not ocr.available():
        pytest.fail(f"these tests need OCR: {ocr.INSTALL}")
    found = read("minutes.pdf", scanned(minutes(), {2}, tilt=0.7, worn=0.2))
    assert_sound(found)
    return found


@pytest.fixture(scope="module")
def record(document: Document) -> Record:
    return extract(document)


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.fixture
def failing_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ocr.Failed("no")

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", fail)


@pytest.mark.ocr
def test_a_scanned_page_is_read_beside_the_others(document: Document) -> None:
    assert texts(document, 1)[0] == HEAD
    assert RESOLVED in texts(document, 2)
    assert document.unread == ()


@pytest.mark.ocr
def test_only_the_words_of_the_scan_are_recognised_ones(document: Document) -> None:
    assert {word.page for word in document.recognised} == {2}
    page = document.pages[1].text
    assert [page[word.start : word.end] for word in document.recognised] == page.split()
    assert all(0 <= word.sure <= 1 for word in document.recognised)


@pytest.mark.ocr
def test_facts_of_a_scan_are_proved_and_as_sure_as_its_words(document: Document, record: Record) -> None:
    proved(record, document)
    typed = extract(read("minutes.pdf", minutes()))
    assert [(row.text, row.act) for row in record.decisions] == [(row.text, row.act) for row in typed.decisions]
    assert {piece.page for row in record.decisions for piece in row.evidence} == {2}
    assert {person.name for person in record.people} == {"Anna Bell", "Colm Dunn", "Mary Hart"}
    assert record.meeting
    assert record.meeting.end == "11:30"
    assert record.run == run_name()


@pytest.mark.ocr
def test_less_sure_words_make_less_sure_facts(document: Document, record: Record) -> None:
    unsure = tuple(msgspec.structs.replace(word, sure=0.6) for word in document.recognised)
    again = extract(msgspec.structs.replace(document, recognised=unsure))
    assert again.decisions[0].confidence < record.decisions[0].confidence
    assert [person.confidence for person in again.people] == [person.confidence for person in record.people]


@pytest.mark.ocr
def test_a_scan_that_lies_on_its_side_is_turned() -> None:
    with pypdfium2.PdfDocument(scanned(minutes(), {1})) as pdf:
        page = pdf[0]
        page.set_rotation(90)
        page.close()
        out = io.BytesIO()
        pdf.save(out)
    found = read("minutes.pdf", out.getvalue())
    assert HEAD in texts(found, 1)
    assert sum(word.sure for word in found.recognised) > 0.8 * len(found.recognised)


@pytest.mark.ocr
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert read("minutes.pdf", scanned(minutes(), {2})).recognised
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("no_ocr")
def test_a_file_of_scans_alone_is_refused_and_says_what_to_install() -> None:
    with pytest.raises(Unreadable) as refusal:
        read("minutes.pdf", scanned(minutes()))
    assert (
        refusal.value.reason == "the PDF holds no text: Pages 1–2 are pictures without text, and OCR is not installed"
    )
    assert "pip install 'minutegraph[ocr]'" in refusal.value.remedy
    assert "tesseract-ocr" in refusal.value.remedy


@pytest.mark.usefixtures("no_ocr")
def test_without_ocr_the_other_pages_are_read_and_the_scan_is_told() -> None:
    found = read("minutes.pdf", scanned(minutes(), {2}))
    record = extract(found)
    assert record.people
    assert found.pages[1].text == ""
    (doubt,) = record.doubts
    assert doubt.check == "pictures"
    assert doubt.words.startswith("Page 2 is a picture without text, and OCR is not installed.")
    assert "minutegraph[ocr]" in doubt.words
    assert record.run == run_name() + WITHOUT_OCR, "with OCR, the file is read again"


@pytest.mark.usefixtures("failing_ocr")
def test_pages_on_which_ocr_fails_are_told() -> None:
    (unread,) = read("minutes.pdf", scanned(minutes(), {2})).unread
    assert unread == Unread((2,), "on which OCR failed or took too long")
    with pytest.raises(Unreadable, match=r"Pages 1–2 .*failed"):
        read("minutes.pdf", scanned(minutes()))


@pytest.mark.usefixtures("failing_ocr")
def test_so_many_pages_are_recognised_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MOST_PAGES", 1)
    with pytest.raises(Unreadable, match=r"Page 1 .*failed.*Page 2 is a picture beyond"):
        read("minutes.pdf", scanned(minutes()))


@pytest.mark.usefixtures("no_ocr")
def test_a_stamped_scan_is_a_scan_and_its_stamp_has_no_boxes() -> None:
    data = scanned(minutes(), {1}, stamp="Page 17")
    found = read("pack.pdf", data)
    assert found.pages[0].text == "Page 17"
    assert [unread.pages for unread in found.unread] == [(1,)]
    assert boxes(data, 1, 0, 4) == []
    assert boxes(data, 2, 0, 4)


def test_blank_pages_and_short_pages_are_no_scans() -> None:
    sheet = Sheet()
    sheet.next()
    sheet.put(72, 100, "End")
    sheet.next()
    sheet.lines(72, 100, pdfs.BODY)
    sheet.picture()
    assert read("a.pdf", sheet.bytes()).unread == ()


def test_a_large_page_makes_a_small_picture() -> None:
    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(14_000, 14_000)
    scale = scan._scale(page, scan.DPI / 72)
    assert (14_000 * scale) ** 2 <= scan.MOST_PIXELS + 1


def test_what_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(tmp_path / 'late')!r}).touch()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(ocr.Failed, match="too long"):
        ocr._run([sys.executable, "-c", parent], tmp_path, 1.0)
    time.sleep(2)
    assert not (tmp_path / "late").exists()


def test_an_end_with_an_error_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ocr.Failed, match="status 3"):
        ocr._run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, 20)


@pytest.fixture
def hocr(tmp_path: Path) -> Path:
    path = tmp_path / "page.hocr"
    path.write_text(
        "<html><body><div class='ocr_page' title='image \"x\"; bbox 0 0 200 100; ppageno 0'>"
        "<span class='ocrx_word' title='bbox 20 10 60 30; x_wconf 93'><strong>Bell</strong></span>"
        "<span class='ocrx_word' title='bbox 80 10 90 30; x_wconf 95'> </span></div></body></html>"
    )
    return path


def test_what_ocr_saw(hocr: Path) -> None:
    assert ocr._seen(hocr) == [ocr.Seen("Bell", 0.1, 0.1, 0.3, 0.3, 0.93)]
    assert ocr._seen(None) == []


@pytest.mark.parametrize(
    ("words", "confidence"),
    [
        ([0.96, 0.96], 0.95),  # surely read: as sure as if it had been typed
        ([0.91, 0.96], MOST),  # one doubtful letter, and the name may be another
        ([0.5, 0.96], 0.57),
        ([0.5] + [0.96] * 7, 0.76),  # the worst two of eight
        ([0.3] + [0.96] * 99, 0.95),
    ],
)
def test_a_fact_is_as_sure_as_the_worst_quarter_of_its_words(words: list[float], confidence: float) -> None:
    assert as_sure_as(0.95, words) == pytest.approx(confidence, abs=0.005)
    assert as_sure_as(0.3, words) <= 0.3


def test_the_surer_a_word_is_the_likelier_it_is_right() -> None:
    shares = [right(n / 100) for n in range(101)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.25, 1.0)


def test_page_numbers_as_people_write_them() -> None:
    assert numbered([2, 5, 6, 7, 9]) == "2, 5–7, 9"
    assert re.match("Page 2 is a picture ", str(Unread((2,), "without text")))
