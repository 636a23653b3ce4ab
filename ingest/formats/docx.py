"""DOCX, by python-docx: paragraphs, list numbers, tables and page breaks. Deleted and hidden text is left out."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from ingest.formats.build import Builder, Paragraph, nested, title_pieces
from ingest.formats.docx_numbering import Numbering, characters, number_of
from ingest.formats.docx_styles import Styles
from ingest.formats.errors import Unreadable
from ingest.model import Document
from ontology.record import Source

MAX_EXPANDED = 256 * 1024 * 1024  # bytes of all parts together
MAX_RATIO = 400  # expanded to packed, for files above MIN_BOMB
MIN_BOMB = 16 * 1024 * 1024
_DAMAGED = Unreadable("the DOCX is damaged or cut short", "open it in a word processor and save it again")
_OUT = (qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:rPr"), qn("w:pPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read(source: Source, data: bytes) -> Document:
    """The document's paragraphs and table rows. Raises Unreadable: damaged, too large when expanded, or with a DTD."""
    guard(data)
    try:
        package = docx.Document(io.BytesIO(data))
        return Reader(package).document(source)
    except Unreadable:
        raise
    except Exception as error:  # python-docx and lxml raise whatever a damaged part makes them stumble over
        raise Unreadable(_DAMAGED.reason, _DAMAGED.remedy) from error


def guard(data: bytes) -> None:
    """Refuses packages that expand beyond measure, are encrypted, damaged, or declare a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            expanded = sum(member.file_size for member in members)
            if expanded > MAX_EXPANDED or expanded > max(MIN_BOMB, MAX_RATIO * len(data)):
                raise Unreadable(f"the DOCX expands to {expanded // 2**20} MB", "nothing that large is read")
            if any(member.flag_bits & 1 for member in members):
                raise Unreadable("the DOCX is encrypted", "save it without a password")
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _declares_type(package.read(member)):
                    raise Unreadable(f"the DOCX declares an XML document type in {member.filename}", "save it again")
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as error:
        raise Unreadable(_DAMAGED.reason, _DAMAGED.remedy) from error


def _declares_type(part: bytes) -> bool:
    """Whether the part has a DTD, which Office Open XML forbids, and with it perhaps entities."""
    return b"<!DOCTYPE" in part.replace(b"\0", b"")


class Reader:
    """Goes through the body in order."""

    def __init__(self, package: Any) -> None:
        self._package = package
        self._builder = Builder()
        self._styles = Styles(package.styles.element)
        self._numbering = Numbering(_numbering_root(package))
        self._body = package.element.body
        rendered = next(self._body.iter(qn("w:lastRenderedPageBreak")), None) is not None
        self._break = qn("w:lastRenderedPageBreak") if rendered else qn("w:br")
        self._gap = True

    def document(self, source: Source) -> Document:
        """Heads first, then the body, then feet."""
        self._margins("header")
        for block in _blocks(self._body):
            if block.tag == qn("w:p"):
                self._paragraph(block)
            else:
                self._table(block)
        self._margins("footer")
        return self._builder.document(source)

    def _paragraph(self, element: Any) -> None:
        before, after = self._breaks(element)
        if before:
            self._builder.new_page()
        lines = self._lines(element)
        for line in lines:
            self._builder.add(line)
        self._gap = not lines
        if after:
            self._builder.new_page()

    def _table(self, element: Any) -> None:
        for row in _rows(element):
            before, after = self._breaks(row)
            if before:
                self._builder.new_page()
            self._builder.row([self._cell(cell) for cell in _cells(row)])
            if after:
                self._builder.new_page()
        self._gap = True

    def _cell(self, cell: Any) -> list[Paragraph]:
        merged = next((p.find(qn("w:vMerge")) for p in cell.findall(qn("w:tcPr"))), None)
        if merged is not None and merged.get(qn("w:val")) != "restart":
            return []
        found: list[Paragraph] = []
        for block in _blocks(cell):
            if block.tag == qn("w:p"):
                found += self._lines(block)
            else:
                found += [nested([self._cell(inner) for inner in _cells(row)]) for row in _rows(block)]
        return found

    def _lines(self, element: Any, *, furniture: bool = False) -> list[Paragraph]:
        """The paragraph's lines: one, or several where the author broke it; then those of its text boxes."""
        properties = self._styles.properties(element)
        label, indent = self._label(properties)
        own = next((i for p in properties if (i := p.find(qn("w:ind"))) is not None), None)
        heading, found, gap = self._styles.heading(properties), [], self._gap
        for text, bold in self._texts(element, properties, label):
            if text.strip():
                found.append(
                    Paragraph(
                        text=f"{label} {text}" if label else text,
                        heading=heading,
                        bold=bold,
                        indent=characters(own) if own is not None else indent,
                        gap=gap,
                        furniture=furniture,
                    )
                )
                label, gap = "", False
        boxes = [p for box in element.iter(qn("w:txbxContent")) for p in _paragraphs(box)]
        return found + [line for p in boxes for line in self._lines(p, furniture=furniture)]

    def _label(self, properties: list[Any]) -> tuple[str, int]:
        number = number_of(properties)
        return self._numbering.label(*number) if number else ("", 0)

    def _texts(self, element: Any, properties: list[Any], label: str) -> Iterator[tuple[str, bool]]:
        """Each line's text, and whether all of it is bold. A numbered title in bold is a line of its own."""
        pieces: list[tuple[str, bool]] = []
        for run in _runs(element):
            if self._styles.hidden(run):
                continue
            heavy = self._styles.bold(run, properties)
            for piece in _pieces(run):
                if piece == "\n":
                    yield from _titled(pieces, label)
                    pieces, label = [], ""
                else:
                    pieces.append((piece, heavy))
        yield from _titled(pieces, label)

    def _breaks(self, element: Any) -> tuple[bool, bool]:
        """Whether a page begins with this paragraph or row, and whether one begins after it."""
        before = after = False
        if self._break == qn("w:br") and any(_is_on(p) for p in element.iter(qn("w:pageBreakBefore"))):
            before = True
        seen = False
        for part in element.iter(self._break, qn("w:t")):
            if part.tag == qn("w:t"):
                seen = seen or bool((part.text or "").strip())
            elif part.tag != qn("w:br") or part.get(qn("w:type")) == "page":
                before, after = before or not seen, after or seen
        return before, after

    def _margins(self, which: str) -> None:
        seen: set[str] = set()
        for section in self._package.sections:
            part = getattr(section, which)
            if part.is_linked_to_previous:
                continue
            for element in _paragraphs(part._element):
                for line in self._lines(element, furniture=True):
                    if line.text not in seen:
                        seen.add(line.text)
                        self._builder.add(line)


def _numbering_root(package: Any) -> Any | None:
    """The root of numbering.xml, without making one where there is none."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    return next((r.target_part.element for r in package.part.rels.values() if r.reltype == kind), None)


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables, those within content controls and tracked insertions too."""
    for child in body:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables within its cells."""
    return (row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table)


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row)


def _runs(element: Any) -> Iterator[Any]:
    """The runs that are shown, in order: in links, fields, content controls and insertions, not in deletions."""
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in _OUT and child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _runs(child)


def _pieces(run: Any) -> Iterator[str]:
    for part in run:
        if part.tag == qn("w:t"):
            yield (part.text or "").replace("\n", " ")
        elif part.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif part.tag == qn("w:cr") or (part.tag == qn("w:br") and part.get(qn("w:type")) in (None, "textWrapping")):
            yield "\n"
        elif part.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif part.tag == qn("w:sym"):
            yield "•"


def _titled(pieces: list[tuple[str, bool]], label: str) -> Iterator[tuple[str, bool]]:
    count = title_pieces(pieces, label)
    for part in (pieces[:count], pieces[count:]) if count else (pieces,):
        yield "".join(text for text, _ in part), all(bold for text, bold in part if text.strip())


def _is_on(element: Any) -> bool:
    return element.get(qn("w:val")) not in ("0", "false", "off")


def _paragraphs(part: Any) -> Iterator[Any]:
    """The paragraphs within a cell, text box or head, but those of text boxes within, which their paragraph reads."""
    for child in part:
        if child.tag == qn("w:p"):
            if next(child.iterancestors(_FALLBACK), None) is None:  # a text box is there twice, once for old readers
                yield child
        else:
            yield from _paragraphs(child)
