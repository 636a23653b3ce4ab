"""Any bytes under any name: a Document, or one clear reason."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.read import Unreadable, read
from tests.ingest.formats import pdfs
from tests.ingest.formats.check import assert_sound, texts


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \r\n\t\n ", "white space"),
        ("a.txt", bytes(range(256)) * 8, "neither text nor a document"),
        ("a.txt", bytes(5000), "neither text nor a document"),
        ("a.pdf", b"Minutes of the meeting", "called .pdf and is none"),
        ("a.docx", b"Minutes of the meeting", "called .docx and is none"),
        ("a.csv", b"Minutes,of,the,meeting", r"unknown kind \(.csv\)"),
        ("a.doc", OLE, "old Office file"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.rtf", b"{\\rtf1 Minutes}", "RTF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.docx", b"PK\x03\x04" + bytes(50), "damaged or cut short"),
        ("a.xlsx", zipped(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>"}), "no DOCX"),
        ("a.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("a.bin", zipped(a=b"x"), "zip archive by another name"),
        ("a.html", b"<html><script>x</script></html>", "no text"),
        ("a.xml", b"<?xml version='1.0'?><feed/>", "XML"),
        ("a.pdf", b"%PDF-1.7\n" + b"x" * 500, "damaged or cut short"),
    ],
)
def test_one_clear_reason_and_a_remedy(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        read(name, data)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_content_speaks_before_the_name() -> None:
    assert read("minutes.txt", pdfs.minutes()).source.media_type == "application/pdf"
    assert read("minutes.txt", b"<!doctype html><p>Minutes").source.media_type == "text/html"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text/plain"),
        ("A.TXT", "text/plain"),
        ("a", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.htm", "text/html"),
    ],
)
def test_text_is_told_apart_by_its_name(name: str, kind: str) -> None:
    assert read(name, b"Minutes of the meeting").source.media_type == kind


def test_the_source_tells_what_was_read() -> None:
    data = b"Minutes\f\nPage two"
    source = read("C:\\Users\\clerk\\minutes.txt", data).source
    assert source.name == "minutes.txt"
    assert (source.sha256, source.size, source.pages) == (hashlib.sha256(data).hexdigest(), len(data), 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    document = read("a.txt", "Café – £5".encode(encoding))
    assert_sound(document)
    assert texts(document) == ["Café – £5"]


def test_a_stray_control_character_is_a_space() -> None:
    assert texts(read("a.txt", b"The Panel\x00 agreed the report; " + b"and noted the figures " * 9))[0].startswith(
        "The Panel  agreed"
    )


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a"]), st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(name: str, data: bytes) -> None:
    try:
        document = read(name, data)
    except Unreadable:
        return
    assert_sound(document)
