"""The documents of the made-up county are what their content says, the same bytes on every machine."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

import docx
import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from samples import DOCUMENTS
from samples.render import render, sources
from samples.source import Source, read

SOURCES = sources()
FORMATS = {"pdf", "docx", "html", "md", "txt"}
DATED = re.compile(r"(\w+day),? (\d{1,2})(?:st|nd|rd|th)? (\w+),? (\d{4})", re.I)


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.name)
def test_rendering_gives_the_committed_bytes(source: Source) -> None:
    assert render(source) == (DOCUMENTS / source.name).read_bytes(), "run `python -m samples`"


def test_there_are_enough_documents_in_five_formats_and_none_left_over() -> None:
    names = {path.name for path in DOCUMENTS.iterdir()}
    assert names == {source.name for source in SOURCES}
    assert len(names) >= 12
    assert {name.rpartition(".")[2] for name in names} == FORMATS


def words(name: str, data: bytes) -> str:
    """The text of a document by the plainest means, not by the product's readers."""
    match name.rpartition(".")[2]:
        case "pdf":
            pdf = pypdfium2.PdfDocument(data)
            return "".join(page.get_textpage().get_text_bounded() for page in pdf)
        case "docx":
            root = docx.Document(io.BytesIO(data)).element.body
            return " ".join(node.text or "" for node in root.iter() if node.tag.endswith("}t"))
        case "html":
            return LexborHTMLParser(data).text(separator=" ")
        case _:
            return data.decode()


def squash(text: str) -> str:
    """Letters and digits alone: line breaks and the hyphens at them are gone."""
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.name)
def test_every_word_of_the_content_is_in_the_document(source: Source) -> None:
    rendered = squash(words(source.name, (DOCUMENTS / source.name).read_bytes()))
    missing = [word for word in source.text.split() if squash(word) not in rendered]
    assert missing == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.name)
def test_weekdays_fit_their_dates(source: Source) -> None:
    for weekday, day, month, year in DATED.findall(source.text + " " + source.settings["title"]):
        stated = datetime.strptime(f"{day} {month} {year}", "%d %B %Y").date()
        assert f"{date.isoformat(stated)} {stated:%A}".casefold() == f"{stated} {weekday}".casefold()


def test_the_panels_minutes_have_three_pages_a_margin_column_and_broken_words() -> None:
    name = "highways-panel-2025-07-01.pdf"
    pdf = pypdfium2.PdfDocument(DOCUMENTS / name)
    text = words(name, (DOCUMENTS / name).read_bytes())
    assert len(pdf) >= 3
    assert "ACTION" in text
    assert re.search(r"\w[\x02\ufffe]\s*\w", text), "no word is broken at a line's end"


def test_an_unknown_block_is_refused_with_its_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.md.txt"
    path.write_text("title: X\n\n@chapter One")
    with pytest.raises(ValueError, match=r"x\.md\.txt: unknown block @chapter"):
        read(path)
