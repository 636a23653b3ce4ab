"""Which headings are items, whatever way their numbers are written, and what stands beside the text."""

import pytest

from ingest.blocks import read_blocks
from ingest.facts.agenda.items import read_items
from ingest.model import Block
from ingest.read import read
from ingest.reading import Reading
from tests.ingest.helpers import document

HEAD = "Minutes of the meeting of the Highways Panel held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
TEXT = "The Panel considered a report on the matter and the Chairman thanked the officers.\n\nRESOLVED to note it.\n\n"
TITLES = ("Apologies for Absence", "Declarations of Interest", "Minutes", "Road Safety")


def items(body: str, name: str = "made-up.txt") -> list[tuple[str | None, str]]:
    source = document(HEAD + body, name)
    return [(row.number, row.title) for row in read_items(Reading(source, read_blocks(source)))]


def page(body: str) -> tuple[list[Block], list[tuple[str | None, str]]]:
    source = read("made-up.html", f"<html><body><h1>Highways Panel</h1>{body}</body></html>".encode())
    reading = Reading(source, read_blocks(source))
    return reading.blocks, [(row.number, row.title) for row in read_items(reading)]


NUMBERS = [
    *("{n}. {t}", "{n}: {t}", "{n} - {T}", "{n}/ {T}", "{n}, {T}", "{n}.{T}", "({n}) {T}", "*{n} {T}", "{n}.\n{t}"),
    *("Item {n}: {t}", "ITEM {n}\n{T}", "Item No. {n} {t}", "Minute No. {n}\n\n{T}", "Eitem {n} {T}", "{n}\n\n{T}"),
]
CODED = [
    *("77/2{n} {t}", "C04{n}/23 {T}", "PLA14{n}/14\n\n{T}", "CA.{n} {T}", "19/{n}/CNL {T}", "0{n}/0325SM {t}"),
    *("25.03.0{n} {t}", "25.0{n} {t}", "0{n}.25 {t}", "2025.0{n} {t}", "{n}.0 {T}", "24.01.08.0{n} {t}"),
    *("F&GP 24/05{n} {t}", "25/26-{n} {T}", "{n}/3/25 {t}", "C/23{n}/25\n{T}", "P12{n} {T}", "04{n}/2025: {t}"),
]


@pytest.mark.parametrize("form", NUMBERS)
def test_numbers(form: str) -> None:
    body = "".join(form.format(n=n, t=t, T=t.upper()) + f"\n\n{TEXT}" for n, t in enumerate(TITLES, 3))
    assert [(number, title.casefold()) for number, title in items(body)] == [
        (str(n), t.casefold()) for n, t in enumerate(TITLES, 3)
    ]


@pytest.mark.parametrize("form", CODED)
def test_coded_numbers(form: str) -> None:
    lines = [form.format(n=n, t=t, T=t.upper()) for n, t in enumerate(TITLES, 3)]
    found = items("".join(f"{line}\n\n{TEXT}" for line in lines))
    assert [title.casefold() for _, title in found] == [t.casefold() for t in TITLES]
    assert all(line.startswith(number or "?") for line, (number, _) in zip(lines, found, strict=True))


def test_a_number_after_or_below_its_title() -> None:
    for form in ("{t} 1915{n}", "{t}\n\nPLA14{n}/14"):
        body = "".join(form.format(n=n, t=t.upper()) + f"\n\n{TEXT}" for n, t in enumerate(TITLES, 3))
        assert [title for _, title in items(body)] == [t.upper() for t in TITLES]


INNER = [
    "RESOLVED:\n\n1. That the report be noted.\n2. That the plan be approved.\n3. That officers report back.",
    "The Panel agreed to:\n\n1. Note the report\n2. Approve the plan\n3. Ask for a report back",
    "The following were paid:\n\n1. Bell Printers £20.00\n2. Dunn and Co £35.50\n3. Hart Limited £12.00",
    "The following were appointed:\n\n1. Councillor A Bell\n2. Councillor C Dunn\n3. Councillor E Hart",
    "The order reads:\n\n“14. Motions shall be delivered in writing.\n\n15. Others may be moved at any time.”",
    "FOR:\n\nCouncillors A Bell, C Dunn\n\n(2)\n\nAGAINST:\n\nCouncillor E Hart\n\n(1)\n\nABSTAIN: (0)",
    "2.1 Ashcombe Lane\n\nIt was closed.\n\n2.2 Bell Street\n\nIt was open.",
]


@pytest.mark.parametrize("inner", INNER)
def test_numbers_within_an_item_are_none(inner: str) -> None:
    body = f"1. Minutes\n\n{TEXT}2. Roads\n\n{inner}\n\n3. Work Programme\n\n{TEXT}4. Close\n\n{TEXT}"
    assert items(body) == [("1", "Minutes"), ("2", "Roads"), ("3", "Work Programme"), ("4", "Close")]


def test_the_agenda_before_the_minutes_is_no_business() -> None:
    agenda = "AGENDA\n\n1. Roads\n\n2. Parks\n\nMINUTES OF A SPECIAL MEETING OF THE PANEL\n\n"
    assert items(f"{agenda}C/7/25\n\nROADS\n\n{TEXT}C/8/25\n\nPARKS\n\n{TEXT}") == [
        ("C/7/25", "ROADS"),
        ("C/8/25", "PARKS"),
    ]


def test_a_title_with_its_text_on_the_same_line() -> None:
    body = (
        "1. Apologies - none.\n\n2. Interests: Councillor Bell declared an interest in item 4.\n\n"
        "3. MINUTES The minutes of 3 May 2024 were approved.\n\n4. Roads – The Clerk reported that it was filled.\n\n"
        "5. Next meeting Monday 4 June 2025 at 7 pm\n"
    )
    assert [title for _, title in items(body)] == ["Apologies", "Interests", "MINUTES", "Roads", "Next meeting"]


def test_headings_without_numbers_are_no_items() -> None:
    _, found = page("<h3>Apologies</h3><p>None</p><h3>Roads</h3><ol><li>Note the report</li><li>Line it</li></ol>")
    assert found == []


def test_continued_headings_and_two_of_one_number() -> None:
    body = f"1. ROADS\n\n{TEXT}2. PARKS\n\n{TEXT}2. TREES\n\n{TEXT}2. TREES (CONT'D)\n\n{TEXT}3. CLOSE\n\n{TEXT}"
    assert items(body) == [("1", "ROADS"), ("2", "PARKS"), ("2", "TREES"), ("3", "CLOSE")]


def test_markdown_shows_numbers_of_its_own() -> None:
    body = "1. **Minutes**\n   1. **Accuracy**\n      Agreed.\n\n1. **Roads**\n   Noted.\n\n1\\. *not this*\n"
    assert items(body, "made-up.md")[:2] == [("1", "Minutes"), ("2", "Roads")]
    front = "---\ntitle: x\n---\n"
    (block,) = read_blocks(document(f"{front}The 27^th^ meeting of\\\n", "made-up.md"))
    assert block.text == "The 27th meeting of"


def test_numbers_that_only_a_browser_shows() -> None:
    entries = "<li><h4>Minutes</h4><ol class='roman'><li>One</li><li>Two</li></ul></li><li><h4>Roads</h4></li>"
    blocks, found = page(f"<ol>{entries}</ol>")
    assert found == [("1", "Minutes"), ("2", "Roads")]
    assert [block.label for block in blocks if block.kind == "clause"] == ["i", "ii"]


def test_who_is_to_act_stands_beside_the_paragraph() -> None:
    blocks, _ = page("<p>The Clerk would write. <em>Clerk</em></p><p>It was <em>very</em> good. <em>Noted</em></p>")
    assert [(b.kind, b.text, b.beside) for b in blocks[1:]] == [
        ("paragraph", "The Clerk would write.", None),
        ("margin", "Clerk", 1),
        ("paragraph", "It was very good. Noted", None),
    ]
    text = "ii) A street light was out, to be told to the county.\t\t\tCllr. A. Bell/Clerk\n"
    assert [(b.kind, b.text) for b in read_blocks(document(text))] == [
        ("clause", "A street light was out, to be told to the county."),
        ("margin", "Cllr. A. Bell/Clerk"),
    ]


def test_struck_out_text_and_lists_of_terms() -> None:
    terms = "<dl><dt>E/1</dt><dd>A shed</dd><dd>Bell Lane</dd></dl>"
    blocks, _ = page(f"<p>It was <del>£20</del> £30.</p>{terms}")
    assert [b.text for b in blocks[1:]] == ["It was £30.", "E/1\tA shed\tBell Lane"]


def test_page_numbers_of_a_text_without_page_breaks() -> None:
    body = (
        "1\n\n\nHEAD OF IT\n\nThe panel met and heard of the work in the\n\n2\n\nnorthern part of the county so far.\n"
    )
    kinds = [(b.kind, b.text) for b in read_blocks(document(body))]
    assert [text for kind, text in kinds if kind == "furniture"] == ["1", "2"]


def test_a_title_ends_where_a_sentence_begins() -> None:
    line = "The Panel had gone into the figures with some care and was content with what it saw of them\n"
    body = f"Item 2: Presentation on the state of the work on Bridges and Country Lane Signs today\n{line}{line}"
    assert items(f"Item 1: Minutes\n{line}{line}\n{body}")[1][1].endswith("Lane Signs today")


def test_a_raised_ending_breaks_no_date() -> None:
    (block,) = read_blocks(document("The minutes of the meeting held on 12 th\n\nJune, 2023 were adopted.\n"))
    assert block.text == "The minutes of the meeting held on 12 th June, 2023 were adopted."


def test_codes_and_letters_that_number_items() -> None:
    for form in ("2026/{n} {t}", "AO/{n} {t}", "L.3{n} {T}", "PL/{n}/22 22/0011{n}/FUL - LAND AT {T}"):
        body = "".join(form.format(n=n, t=t, T=t.upper()) + f"\n\n{TEXT}" for n, t in enumerate(TITLES, 3))
        assert len(items(body)) == len(TITLES), form
    letters = "".join(f"{letter}.  {t}\n\n{TEXT}" for letter, t in zip("ABCD", TITLES, strict=True))
    assert [number for number, _ in items(letters)] == ["A", "B", "C", "D"]


def test_what_is_said_right_behind_a_standing_title_is_no_more_of_it() -> None:
    body = (
        f"1. Apologies: A Bell\n\n2. Roads (Report of the Director)\n\n{TEXT}3. Parks   [CD left at 6.05pm]\n\n{TEXT}"
    )
    assert items(body) == [("1", "Apologies"), ("2", "Roads"), ("3", "Parks")]


def test_references_in_a_table_are_no_items() -> None:
    rows = "".join(f"AB/10{n}/00{n}    Ashcombe    No concerns.\n" for n in range(4, 8))
    body = f"1. Minutes\n\n{TEXT}2. Sites\n\n{TEXT}3. Candidate sites\n\n{rows}\n{TEXT}"
    assert [number for number, _ in items(body)] == ["1", "2", "3"]


def test_procedure_under_its_own_heading_is_no_part_of_the_item() -> None:
    source = document(f"{HEAD}1. Roads\n\n{TEXT}Extension of Time\n\n{TEXT}2. Parks\n\n{TEXT}")
    reading = Reading(source, read_blocks(source))
    read_items(reading)
    assert [section.number for section in reading.sections] == [None, "1", None, "2"]


def test_a_column_of_names_beside_the_text() -> None:
    column = f"{'ACTION':>66}\n1.    Roads\n\n1.1   The Panel asked that a count be made and that the\n"
    rest = f"      before the next meeting.\n\n2.    Parks\n\n{TEXT}"
    said = f"{column}      figures be sent to all members of the Panel{'':9}A Bell\n{rest}"
    blocks = read_blocks(document(HEAD + said))
    assert any(block.text.endswith("members of the Panel before the next meeting.") for block in blocks)
    assert [block.text for block in blocks if block.kind == "margin"] == ["ACTION", "A Bell"]


def test_the_title_at_the_head_of_a_page_is_furniture() -> None:
    head = "ASHCOMBE COUNCIL\n\nHIGHWAYS PANEL - 4 MARCH 2025\n\n"
    again = f"\nPage 2\nHIGHWAYS PANEL - 4 MARCH 2025\n\n{TEXT}"
    body = f"{head}1. Roads\n\n{TEXT}{TEXT}{again}2. Parks\n\n{TEXT}"
    kinds = [(b.kind, b.text) for b in read_blocks(document(body)) if b.text.startswith("HIGHWAYS")]
    assert [kind for kind, _ in kinds] == ["heading", "furniture"]


def test_a_title_in_bold_in_a_cell_beside_its_number() -> None:
    rows = "".join(
        f"<tr><td>{n}.</td><td><p><b>{t}</b></p><p>It was said.</p></td><td>AB</td></tr>"
        for n, t in enumerate(TITLES, 1)
    )
    assert page(f"<table>{rows}</table>")[1] == [(str(n), t) for n, t in enumerate(TITLES, 1)]
