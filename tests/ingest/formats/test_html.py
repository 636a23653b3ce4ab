"""HTML: what a reader of the page sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Document
from ingest.read import Unreadable, read
from tests.ingest.formats.check import assert_sound, cells, find, texts


def page(body: str, *, head: str = "") -> Document:
    document = read("page.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())
    assert_sound(document)
    return document


def test_headings_paragraphs_and_breaks() -> None:
    document = page(
        "<h1>Cabinet</h1><h2>Bus <i>review</i></h2><p>The&nbsp;cabinet\n heard.<br>It <b>agreed</b>.</p>loose"
    )
    assert texts(document) == ["Cabinet", "Bus review", "The cabinet heard.", "It agreed.", "loose"]
    assert [line.heading for line in document.lines] == [1, 2, 0, 0, 0]
    assert [line.gap for line in document.lines] == [True, True, True, False, True]
    assert all(line.whole for line in document.lines)


def test_bold_is_all_or_nothing() -> None:
    document = page("<p><b>RESOLVED</b> that</p><p><strong>Decision</strong> </p><p style='font-weight: bold'>Vote</p>")
    assert [line.bold for line in document.lines] == [False, True, True]


def test_lists_print_their_numbers() -> None:
    document = page(
        "<ol start=3><li>three<li value=7>seven<ol type=a><li>first<li><p>second</p></ol><li>eight</ol>"
        "<ol type=I reversed><li>one</ol><ul><li>bullet</ul><ul style='list-style: none'><li>bare</ul>"
    )
    assert texts(document) == [
        *("3. three", "7. seven", "a. first", "b. second", "8. eight", "I. one", "• bullet", "bare"),
    ]
    assert [line.indent for line in document.lines] == [0, 0, 4, 4, 0, 0, 0, 0]


def test_tables() -> None:
    document = page(
        "<table><caption>Votes</caption><thead><tr><th>Name<th>Vote</thead>"
        "<tr><td>A Bell<td>For</tr><tr><td>B Gibson<td></tr></table>"
    )
    assert texts(document)[0] == "Votes"
    assert [cells(document, line) for line in document.lines[1:3]] == [["Name", "Vote"], ["A Bell", "For"]]
    assert texts(document)[3:] == ["B Gibson"], "a row with one cell filled is a line"


def test_a_page_that_is_laid_out_by_a_table() -> None:
    document = page(
        "<table class=mgItemTable><tr><td>1.</td><td><p><b>Apologies</b></p></td></tr>"
        "<tr><td>2.</td><td><h3>Bus review</h3><p>The cabinet heard.</p><p>RESOLVED</p>"
        "<table><tr><td>Title<td>Result</tr><tr><td>Amendment<td>Lost</tr></table></td></tr></table>"
    )
    assert texts(document) == [
        *("1. Apologies", "2. Bus review", "The cabinet heard.", "RESOLVED", "Title\tResult", "Amendment\tLost"),
    ]
    assert find(document, "Bus review").heading == 3


def test_what_is_not_shown_is_left_out() -> None:
    document = page(
        "<script>a</script><style>b</style><noscript>c</noscript><template>d</template><p hidden>e</p>"
        "<p style='display:none'>f</p><select><option>g</select><!-- h --><textarea>i</textarea><p>shown</p>",
        head="<title>j</title>",
    )
    assert texts(document) == ["shown"]


def test_navigation_and_the_sites_own_heads_are_furniture() -> None:
    document = page(
        "<header>Site</header><nav><a>Home</a></nav><div role=navigation>Menu</div>"
        "<article><header><h1>Cabinet</h1></header><p>Minutes</p></article><aside>Related</aside><footer>Contact</footer>"
    )
    assert [text for text, line in zip(texts(document), document.lines, strict=True) if not line.furniture] == [
        *("Cabinet", "Minutes"),
    ]


def test_outside_of_the_main_part_all_is_furniture() -> None:
    document = page("<div>Banner</div><main><p>Minutes</p></main><div>Links</div>")
    assert [line.furniture for line in document.lines] == [True, False, True]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        (b"<meta charset='windows-1252'>", "cp1252"),
        (b"", "utf-8"),
        (b"", "cp1252"),
        (b"<meta charset=utf-8>", "cp1252"),
        (b"<meta charset=iso-8859-15>", "iso-8859-15"),
        (b"<meta charset=nonsense>", "utf-8"),
        (b"<meta charset=base64>", "utf-8"),
        (b"<meta charset=utf-16>", "utf-8"),
    ],
)
def test_charsets(head: bytes, encoding: str) -> None:
    data = b"<html>" + head + b"<p>" + "Café €5".encode(encoding)
    assert texts(read("page.htm", data)) == ["Café €5"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(encoding: str) -> None:
    assert texts(read("page.html", "<html><p>Café".encode(encoding))) == ["Café"]


def test_entities_are_characters_and_nothing_else() -> None:
    data = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>A &amp; B &pound;5 &x; &#8211;</p>'
    assert "A & B £5 &x; –" in texts(read("page.html", data))[-1]


def test_deep_nesting_ends() -> None:
    assert texts(page("<div>" * 30000 + "deep"))[-1] == "deep"
    assert texts(page("<b><i>" * 5000 + "deep"))[-1] == "deep"
    try:
        page("<table><tr><td>" * 3000 + "deep")
    except Unreadable as error:
        assert "too deeply" in error.reason  # noqa: PT017


def test_unknown_xml_is_refused() -> None:
    with pytest.raises(Unreadable, match="XML of a kind"):
        read("feed.xml", b'<?xml version="1.0"?><getmeeting><title>Cabinet</title></getmeeting>')


def test_xhtml_is_html() -> None:
    data = b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Minutes</p></body></html>'
    assert texts(read("page.xhtml", data)) == ["Minutes"]


TAGS = st.sampled_from(
    """<p> </p> <table> <tr> <td> </td> </tr> </table> <ol> <li> </ol> <br> <b> </b> <h2> </h2> <nav> </nav> <main>
    <pre> </pre> <ul> </li> <div> </div> <td>1.</td>""".split()  # noqa: SIM905
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=12)), max_size=40))
def test_every_page_gives_a_sound_document(parts: list[str]) -> None:
    data = ("<html><p>Minutes</p>" + "".join(parts)).encode("utf-8", errors="replace")
    document = read("any.html", data)
    assert_sound(document)
    assert read("any.html", data) == document
