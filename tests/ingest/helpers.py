"""Made-up documents as the readers give them."""

import hashlib
from pathlib import Path

from ingest.extract import extract
from ingest.formats import markdown, txt
from ingest.model import Document
from ontology.record import Record, Source

MADE_UP = Path(__file__).parent / "made_up"


def document(text: str | bytes, name: str = "made-up.txt") -> Document:
    data = text.encode() if isinstance(text, str) else text
    kind, reader = ("text/markdown", markdown.read) if name.endswith(".md") else ("text/plain", txt.read)
    sha = hashlib.sha256(data).hexdigest()
    return reader(Source(sha256=sha, name=name, media_type=kind, size=len(data), pages=1), data)


def record(text: str | bytes, name: str = "made-up.txt") -> Record:
    return extract(document(text, name))


def made_up(name: str) -> Record:
    return record((MADE_UP / name).read_bytes(), name)


def minutes(body: str, number: int = 1, title: str = "Road safety") -> Record:
    """Minutes of one item that holds `body`."""
    head = "Minutes of the meeting of the Highways Panel held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
    return record(f"{head}Present: Councillors A Bell and C Dunn\n\n{number}. {title.upper()}\n\n{body}\n")


def proved(found: Record, source: Document) -> None:
    """Every row has evidence, and every quote stands where it says."""
    pages = {page.number: page.text for page in source.pages}
    rows = found.rows()
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert row.id
        assert row.evidence or not any(text.strip() for text in pages.values()), row
        assert 0 < row.confidence <= 1
        for evidence in row.evidence:
            assert evidence.document == source.source.sha256
            assert evidence.quote
            assert pages[evidence.page][evidence.start : evidence.end] == evidence.quote
