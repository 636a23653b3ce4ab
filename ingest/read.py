"""Any file → Document: what it is tells its content, then its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

import msgspec

from ingest.formats.errors import Unreadable
from ingest.formats.txt import decode
from ingest.model import Document
from ontology.record import Source

__all__ = ["Unreadable", "media_type", "read"]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
XML = "application/xml"
_FORMATS, _PLATFORMS = "ingest.formats", "ingest.platforms"
_READERS = {
    PDF: f"{_FORMATS}.pdf",
    DOCX: f"{_FORMATS}.docx",
    HTML: f"{_PLATFORMS}.pages",  # those that it does not know go to the format's reader
    MARKDOWN: f"{_FORMATS}.markdown",
    TEXT: f"{_FORMATS}.txt",
    XML: f"{_PLATFORMS}.modgov_xml",
}
_SUFFIXES = {".htm": HTML, ".html": HTML, ".xml": XML, ".md": MARKDOWN, ".markdown": MARKDOWN, ".txt": TEXT} | {
    ".text": TEXT,
    "": TEXT,
}
_RETYPE = "save it as PDF, DOCX, HTML or plain text"
_HEAD = 4096  # bytes that are looked at first
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.I)
_MARK = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
_XML = re.compile(_MARK + rb"<\?xml", re.I)
_XHTML = re.compile(_MARK + rb"<\?xml[^>]*>\s*(?:<!--[^>]*-->\s*)*(?:<!doctype\s+html|<html)[\s>]", re.I)
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
JUNK = 0.02  # share of control characters from which text is none


def read(name: str, data: bytes) -> Document:
    """The Document in `data`. `name` may be a path; only its last part is kept.

    Raises Unreadable, with the reason and what to do about it.
    """
    kind = media_type(name, data)
    name = PurePosixPath(name.replace("\\", "/")).name
    source = Source(sha256=hashlib.sha256(data).hexdigest(), name=name, media_type=kind, size=len(data), pages=0)
    reader: Callable[[Source, bytes], Document] = import_module(_READERS[kind]).read
    document = reader(source, _plain(data) if kind in (TEXT, MARKDOWN) else data)
    if not any(page.text.strip() for page in document.pages):
        raise Unreadable("the file holds no text", "check that it is the right file")
    pages = len(document.pages)
    return msgspec.structs.replace(document, source=msgspec.structs.replace(source, pages=pages))


def media_type(name: str, data: bytes) -> str:
    """The media type, by content first and then by the name's suffix. Raises Unreadable for what cannot be read."""
    if not data:
        raise Unreadable("the file is empty", "fetch it again")
    if b"%PDF-" in data[:1024]:
        return PDF
    for magic, reason, remedy in _REFUSED:
        if data.startswith(magic):
            raise Unreadable(reason, remedy)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _compound(data)
    return _text_type(name, data)


def _in_zip(data: bytes) -> str:
    """What a zip holds: only a DOCX is a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("the file is a zip or Office file that is damaged or cut short", "fetch it again") from error
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return DOCX
    if "[Content_Types].xml" in names:
        raise Unreadable("the file is an Office file, but no DOCX", _RETYPE)
    if "mimetype" in names:
        raise Unreadable("the file is an OpenDocument or e-book file", _RETYPE)
    raise Unreadable("the file is a zip archive by another name, or one within an archive", "unpack it first")


def _compound(data: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable("the Office file is encrypted and asks for a password", "save it without a password")
    return Unreadable("the file is an old Office file (such as .doc)", "save it as DOCX or PDF")


def _text_type(name: str, data: bytes) -> str:
    head = data[:_HEAD].replace(b"\0", b"") if data.startswith(_BOMS) else data[:_HEAD]
    if _XML.match(head) and not _XHTML.match(head):
        return XML
    if _HTML.search(head):
        return HTML
    text = decode(data)
    if len(_UNSEEN.findall(text)) > JUNK * len(text):
        raise Unreadable("the file is neither text nor a document of a known kind", _RETYPE)
    if not text.strip():
        raise Unreadable("the file holds nothing but white space", "check that it is the right file")
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix in (".pdf", ".docx"):
        raise Unreadable(f"the file is called {suffix} and is none", "fetch it again")
    if suffix not in _SUFFIXES:
        raise Unreadable(f"the file is of an unknown kind ({suffix})", _RETYPE)
    return _SUFFIXES[suffix]


def _plain(data: bytes) -> bytes:
    """Text as UTF-8 with a space for each control character that no one sees."""
    return _UNSEEN.sub(" ", decode(data)).encode("utf-8", errors="replace")


_PICTURE = ("the file is a picture", "run OCR over it first, e.g. with ocrmypdf")
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\0", *_PICTURE),
    (b"MM\0*", *_PICTURE),
    (b"{\\rtf", "the file is RTF", _RETYPE),
    (b"\x1f\x8b", "the file is packed (gzip)", "unpack it first"),
    (b"Rar!", "the file is packed (RAR)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "the file is packed (7z)", "unpack it first"),
    (b"%!PS", "the file is PostScript", _RETYPE),
)
