"""DOCX: what a word processor shows, and what it must not be made to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Document
from ingest.read import Unreadable, read
from tests.ingest.formats.check import assert_sound, cells, find, texts


def saved(fill: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def made(fill: Callable[[Any], None]) -> Document:
    document = read("minutes.docx", saved(fill))
    assert_sound(document)
    return document


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def number(paragraph: Any, num: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def define(document: Any, levels: list[tuple[str, str]]) -> int:
    """A list whose levels are (format, text); its number."""
    root = document.part.numbering_part.element
    lvls = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (i + 1)}"/></w:pPr></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{lvls}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def test_headings_bold_and_broken_lines() -> None:
    def fill(d: Any) -> None:
        d.add_heading("Transport Panel", 0)
        d.add_heading("Bus network review", 2)
        paragraph = d.add_paragraph("Present: ")
        paragraph.add_run("Councillor A Bell").bold = True
        paragraph.add_run().add_break()
        paragraph.add_run("Councillor B Gibson").bold = True

    document = made(fill)
    assert texts(document) == [
        "Transport Panel",
        "Bus network review",
        "Present: Councillor A Bell",
        "Councillor B Gibson",
    ]
    assert [line.heading for line in document.lines] == [1, 2, 0, 0]
    assert [line.bold for line in document.lines][2:] == [False, True]
    assert all(line.whole for line in document.lines)


def test_numbers_that_only_the_word_processor_shows() -> None:
    def fill(d: Any) -> None:
        num = define(d, [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("upperRoman", "%4)")])
        for level, text in enumerate(("Minutes", "They were confirmed", "as a record", "in full")):
            number(d.add_paragraph(text), num, level)
        for level, text in ((2, "and signed"), (1, "They were signed"), (0, "Petitions"), (1, "None")):
            number(d.add_paragraph(text), num, level)
        d.add_paragraph("a bullet", style="List Bullet")
        number(d.add_paragraph("no number", style="List Number"), 0, 0)

    document = made(fill)
    assert texts(document) == [
        *("1. Minutes", "1.1 They were confirmed", "(a) as a record", "I) in full", "(b) and signed"),
        *("1.2 They were signed", "2. Petitions", "2.1 None", "• a bullet", "no number"),
    ]
    assert [line.indent for line in document.lines[:4]] == [6, 12, 18, 24]


def test_numbers_by_style() -> None:
    document = made(lambda d: [d.add_paragraph(text, style="List Number") for text in ("Apologies", "Minutes")])
    assert texts(document) == ["1. Apologies", "2. Minutes"]


def test_tables_and_cells_that_are_merged() -> None:
    def fill(d: Any) -> None:
        table = d.add_table(rows=3, cols=2)
        for row, pair in zip(table.rows, (("For", "7"), ("Against", "2"), ("Abstentions", "1")), strict=True):
            for cell, text in zip(row.cells, pair, strict=True):
                cell.text = text
        other = d.add_table(rows=2, cols=2)
        other.cell(0, 0).merge(other.cell(1, 0)).text = "Panel"
        other.cell(0, 1).text, other.cell(1, 1).text = "A Bell", "B Gibson"

    document = made(fill)
    assert [cells(document, line) for line in document.lines[:4]] == [
        *(["For", "7"], ["Against", "2"], ["Abstentions", "1"], ["Panel", "A Bell"]),
    ]
    assert texts(document)[4] == "B Gibson"


def test_a_table_that_only_lays_text_out_becomes_paragraphs_with_margin_notes() -> None:
    def fill(d: Any) -> None:
        table = d.add_table(rows=1, cols=3)
        left, body, right = table.rows[0].cells
        left.text, body.text, right.text = "4.", "BUS REVIEW", "Head of Transport"
        body.add_paragraph("The Panel heard the officers.")
        body.add_paragraph("The Panel agreed the review.")

    document = made(fill)
    assert texts(document) == [
        *("4. BUS REVIEW", "The Panel heard the officers.", "The Panel agreed the review.", "Head of Transport"),
    ]
    assert [line.margin for line in document.lines] == [False, False, False, True]


def test_a_table_within_a_cell_keeps_its_rows() -> None:
    def fill(d: Any) -> None:
        outer = d.add_table(rows=1, cols=2)
        outer.cell(0, 0).text = "5."
        outer.cell(0, 1).text = "Vote"
        inner = outer.cell(0, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "For", "7"

    document = made(fill)
    assert texts(document) == ["5. Vote", "For\t7"]


def test_heads_and_feet_are_furniture() -> None:
    def fill(d: Any) -> None:
        d.sections[0].header.paragraphs[0].text = "Transport Panel"
        d.sections[0].footer.paragraphs[0].text = "Chair's initials"
        d.add_paragraph("The minutes were confirmed.")

    document = made(fill)
    assert texts(document) == ["Transport Panel", "The minutes were confirmed.", "Chair's initials"]
    assert [line.furniture for line in document.lines] == [True, False, True]


def test_explicit_page_breaks_make_pages() -> None:
    def fill(d: Any) -> None:
        d.add_paragraph("first")
        d.add_page_break()
        d.add_paragraph("second").add_run().add_break(WD_BREAK.PAGE)
        d.add_paragraph("third").paragraph_format.page_break_before = True

    document = made(fill)
    assert [page.text for page in document.pages] == ["first", "second", "third"]


def test_rendered_page_breaks_count_where_there_are_any() -> None:
    def fill(d: Any) -> None:
        d.add_paragraph("first")
        run = d.add_paragraph("second").runs[0]._r
        run.insert(0, run.makeelement(qn("w:lastRenderedPageBreak"), {}))

    assert [page.text for page in made(fill).pages] == ["first", "second"]


def test_insertions_count_and_deletions_and_hidden_text_do_not() -> None:
    def fill(d: Any) -> None:
        p = d.add_paragraph("The Panel ")._p
        w = nsdecls("w")
        p.append(parse_xml(f'<w:ins {w} w:id="1" w:author="x"><w:r><w:t>agreed</w:t></w:r></w:ins>'))
        p.append(parse_xml(f'<w:del {w} w:id="2" w:author="x"><w:r><w:delText> refused</w:delText></w:r></w:del>'))
        p.append(parse_xml(f"<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"))
        control = f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        p.addnext(parse_xml(control))

    assert texts(made(fill)) == ["The Panel agreed", "in a control"]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entity", ["&c;", "&x;"])
def test_a_document_type_is_refused(entity: str, encoding: str) -> None:
    def change(part: bytes) -> bytes:
        body = part.split(b"?>", 1)[1].decode().replace("MARK", entity)
        head = BOMB.decode() if encoding == "utf-8" else BOMB.decode().replace("?>", ' encoding="UTF-16"?>', 1)
        return (head + body).encode(encoding)

    data = changed(saved(lambda d: d.add_paragraph("MARK")), "word/document.xml", change)
    with pytest.raises(Unreadable, match=r"document type in word/document\.xml"):
        read("evil.docx", data)


def test_a_package_that_expands_beyond_measure_is_refused() -> None:
    out = io.BytesIO(saved(lambda d: d.add_paragraph("x")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.bin", bytes(40 * 2**20))
    with pytest.raises(Unreadable, match="expands to 40 MB"):
        read("bomb.docx", out.getvalue())


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_docx_is_refused(share: float) -> None:
    data = saved(lambda d: d.add_paragraph("Minutes"))
    with pytest.raises(Unreadable, match="damaged or cut short"):
        read("cut.docx", data[: int(share * len(data))])


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml", "_rels/.rels"])
def test_a_damaged_part_is_refused(part: str) -> None:
    data = changed(saved(lambda d: d.add_paragraph("Minutes")), part, lambda old: old[: len(old) // 2])
    with pytest.raises(Unreadable, match="damaged"):
        read("broken.docx", data)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), min_size=1, max_size=8))
def test_every_text_gives_a_sound_document(paragraphs: list[str]) -> None:
    def fill(d: Any) -> None:
        d.add_paragraph("Minutes")
        for text in paragraphs:
            d.add_paragraph(text)
        for cell, text in zip(d.add_table(rows=1, cols=len(paragraphs)).rows[0].cells, paragraphs, strict=True):
            cell.text = text

    data = saved(fill)
    document = read("any.docx", data)
    assert_sound(document)
    assert find(document, "Minutes") if not any("Minutes" in p for p in paragraphs) else True
    assert read("any.docx", data) == document
