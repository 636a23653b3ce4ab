"""Word: numbers that Word counts itself for `@auto` clauses, tables, a running head, fixed dates.

The archive is written uncompressed and with fixed times, so that no machine's zlib or clock shows in its bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samples.source import Block, Source

MADE = datetime(2025, 1, 2, 9, 0, 0)
INDENT = {"n": 0.0, "a": 1.0}


def render(source: Source) -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.name = source.settings.get("font", "Arial")
    document.styles["Normal"].font.size = Pt(11)
    _prune(document)
    _properties(document, source)
    if running := source.settings.get("head"):
        document.sections[0].header.paragraphs[0].text = running
    Writer(document, source).write()
    raw = io.BytesIO()
    document.save(raw)
    return _fixed(raw.getvalue())


def _properties(document: Any, source: Source) -> None:
    about = document.core_properties
    about.title, about.author, about.last_modified_by = source.settings["title"], "Democratic Services", ""
    about.created = about.modified = MADE
    about.revision, about.comments = 1, ""


def _prune(document: Any) -> None:
    """Takes the template's unused styles away: they would be nine tenths of an uncompressed file."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {"TableNormal", "TableGrid"}:
            styles.remove(style)
    for key, part in list(document.part.rels.items()):
        if part.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]


def _fixed(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, (2025, 1, 2, 9, 0, 0)), old.read(name))
    return out.getvalue()


class Writer:
    """Writes blocks one after another; knows only whether a list is going on."""

    def __init__(self, document: Any, source: Source) -> None:
        self.document = document
        self.source = source
        self.list_id: int | None = None

    def write(self) -> None:
        for block in self.source.blocks:
            if block.kind not in {"auto", "b"}:
                self.list_id = None
            getattr(self, f"_{block.kind}", self._p)(block)

    def _paragraph(self, text: str, *, bold: bool = False, indent: float = 0, style: str | None = None) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold or None
        if indent:
            paragraph.paragraph_format.left_indent = Cm(indent)
        return paragraph

    def _labelled(self, block: Block) -> None:
        indent = INDENT[block.kind] + 1.2
        paragraph = self._paragraph(f"{block.parts[0]}\t{block.parts[1]}", indent=indent)
        paragraph.paragraph_format.first_line_indent = Cm(-1.2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(indent))

    _n = _a = _labelled

    def _p(self, block: Block) -> None:
        self._paragraph(block.text)

    def _title(self, block: Block) -> None:
        for row in block.rows:
            self._paragraph(" ".join(row), bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _centre(self, block: Block) -> None:
        for row in block.rows:
            self._paragraph(" ".join(row)).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _head(self, block: Block) -> None:
        self.document.add_heading(block.text, level=1)

    def _sub(self, block: Block) -> None:
        self._paragraph(block.text, bold=True)

    def _item(self, block: Block) -> None:
        number, title = block.parts
        self.document.add_heading(f"{number}.\t{title}", level=2)

    def _b(self, block: Block) -> None:
        self._paragraph(block.text, style="List Bullet")

    def _auto(self, block: Block) -> None:
        self.list_id = self.list_id or self._new_list()
        numbering = self._paragraph(block.text, style="List Number")._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = 0
        numbering.get_or_add_numId().val = self.list_id

    def _new_list(self) -> int:
        """A numbered list that starts again at 1: a `w:num` of its own with a start override."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        base = style.find(".//" + qn("w:numId")).get(qn("w:val"))
        abstract = next(n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == base).abstractNumId.val
        num = numbering.add_num(abstract)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def _tab(self, block: Block) -> None:
        table = self.document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        self.document.add_paragraph()

    def _cols(self, block: Block) -> None:
        for row in block.rows:
            paragraph = self._paragraph("\t".join(row))
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(8))
            paragraph.paragraph_format.space_after = Pt(0)
        self.document.add_paragraph()

    def _sign(self, block: Block) -> None:
        for row in block.rows:
            self._paragraph(" ".join(row), bold=True)
