"""Lines → blocks: joined words, furniture, margins, labels, columns."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ingest.blocks import read_blocks
from ingest.model import Block
from tests.ingest.helpers import document


def blocks(text: str, name: str = "made-up.txt") -> list[Block]:
    return read_blocks(document(text, name))


def shown(text: str, name: str = "made-up.txt") -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.label, block.text) for block in blocks(text, name)]


def exact(text: str, name: str = "made-up.txt") -> None:
    source = document(text, name)
    pages = {page.number: page for page in source.pages}
    for block in read_blocks(source):
        assert block.segments
        for segment in block.segments:
            here = block.text[segment.at : segment.at + segment.length]
            there = pages[segment.page].text[segment.start : segment.start + segment.length]
            assert here.split() == there.split()
        for evidence in block.evidence(pages, "x"):
            assert evidence.quote == pages[evidence.page].text[evidence.start : evidence.end]


def test_a_broken_word_is_joined_in_the_value_only() -> None:
    source = document("The Committee considered the arrange-\nments for the coming year and was content with them.\n")
    (block,) = read_blocks(source)
    assert "arrangements for" in block.text
    at = block.text.index("arrangements")
    (evidence,) = block.evidence({1: source.pages[0]}, "x", at, at + 12)
    assert evidence.quote == "arrange-\nments"


def test_a_hyphen_of_its_own_stays() -> None:
    text = "Multi-agency work goes on.\n\nThe Committee heard that the multi-\nagency team was at work.\n"
    assert "multi-agency team" in blocks(text)[1].text


def test_a_paragraph_goes_on_behind_furniture() -> None:
    start = "It was explained that the work in the northern part of the county is relatively\n\n"
    ends = ("new and untried.", "old by now.", "cheap to do.")
    found = shown("".join(f"{start}CHAIRMAN'S\nINITIALS\n\n.....\n\n{end}\n\n" for end in ends))
    assert [kind for kind, _, _ in found].count("furniture") == 6
    assert found[0][2].endswith("is relatively new and untried.")


def test_page_numbers_and_running_heads() -> None:
    pages = [
        f"Ashcombe County Council - Cabinet\n\n{n}. ITEM {'ABC'[n - 1]}\n\nText of item {n} here.\n\nPage {n} of 3"
        for n in (1, 2, 3)
    ]
    found = shown("\f".join(pages))
    assert [text for kind, _, text in found if kind == "furniture"] == [
        "Ashcombe County Council - Cabinet",
        "Page 1 of 3",
        "Ashcombe County Council - Cabinet",
        "Page 2 of 3",
        "Ashcombe County Council - Cabinet",
        "Page 3 of 3",
    ]


def test_what_repeats_in_the_text_is_no_furniture() -> None:
    text = "".join(f"{n}. ITEM {n}\n\nResolved:\n\nThat report {n} be noted.\n\n" for n in range(1, 5))
    assert all(kind != "furniture" for kind, _, _ in shown(text))


def test_a_margin_note_stands_beside_its_paragraph() -> None:
    found = blocks("4.6 Officers agreed to send the map.\n\nJane\nOrchard to\naction\n\n4.7 Members were content.\n")
    assert [(block.kind, block.text, block.beside) for block in found][1] == ("margin", "Jane Orchard to action", 0)


def test_labels() -> None:
    lines = ("4.10 1. The Panel noted:", "a) one;", "(ii) two;", "- 4.1 three", "b. four", "• five", "7. HEADING")
    text = "\n\n".join(lines)
    assert [(kind, label) for kind, label, _ in shown(text)] == [
        ("clause", "4.10 1"),
        ("clause", "a"),
        ("clause", "ii"),
        ("clause", "4.1"),
        ("clause", "b"),
        ("clause", None),
        ("heading", "7"),
    ]


def test_a_wrapped_number_is_no_label() -> None:
    text = "The Committee agreed the wording as it stands in paragraph\n4.2 of the report, with thanks.\n"
    (block,) = blocks(text)
    assert "paragraph 4.2 of" in block.text
    exact(text)


def test_columns() -> None:
    (row,) = blocks("Mrs. H. Fry CC\tMrs B. Seton CC\n")
    assert [row.text[a:b] for a, b in row.cells] == ["Mrs. H. Fry CC", "Mrs B. Seton CC"]


def test_an_office_broken_over_lines() -> None:
    assert (
        shown("Councillor Liz Hart (Vice-\n\nChairperson)\n\nCouncillor Rob Wild\n")[0][2]
        == "Councillor Liz Hart (Vice-Chairperson)"
    )


def test_bold_marks_are_no_text() -> None:
    (heading, clause) = blocks("**20. A NEW SERVICE FOR\nASHCOMBE**\n\n- b) the plan be approved; and**\n")
    assert (heading.kind, heading.label, heading.text) == ("heading", "20", "A NEW SERVICE FOR ASHCOMBE")
    assert (clause.label, clause.text) == ("b", "the plan be approved; and")


def test_markdown() -> None:
    table = "| For | 7 |\n|---|---|\n| Against | 1 |\n"
    text = f"# Cabinet\n\n## 4. Roads\n\nSee [the report](https://x.example/a) and *more*.\n\n{table}"
    found = blocks(text, "made-up.md")
    assert [(block.kind, block.label, block.text) for block in found] == [
        ("heading", None, "Cabinet"),
        ("heading", "4", "Roads"),
        ("paragraph", None, "See the report and more."),
        ("row", None, "For\t7"),
        ("row", None, "Against\t1"),
    ]
    exact(text, "made-up.md")


def test_an_empty_document_has_no_blocks() -> None:
    assert blocks("") == []


PIECES = [
    *("a", "B c", "1.", "a)", "- ", "**", "co-", "(x", ")", "# ", "[z](w)", "é"),
    "\n",
    "\n\n",
    "\f",
    "\t",
    "   ",
    "| y |",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.sampled_from(["made-up.txt", "made-up.md"]),
)
def test_every_segment_is_exact(text: str, name: str) -> None:
    exact(text, name)


def test_centred_lines_of_a_head_stay_apart() -> None:
    line = "The Panel had gone into the figures with some care and was content with what it saw\n"
    head = " " * 60 + "EXECUTIVE REPORT TO COUNCIL\n" + " " * 75 + "DECEMBER 2025\n\n"
    found = [block.text for block in blocks(head + line + "Park keepers were there.\n")]
    assert found == ["EXECUTIVE REPORT TO COUNCIL", "DECEMBER 2025", f"{line.strip()} Park keepers were there."]


def test_a_page_number_far_to_the_right_says_nothing_of_the_width_of_lines() -> None:
    line = "The Panel had gone into the figures with some care and was content with what it saw"
    source = document(f"{line}\nPark keepers were there.\n\n1\nAfterwards.\n")
    lines = [replace(each, furniture=True, indent=230) if each.end - each.start == 1 else each for each in source.lines]
    assert read_blocks(replace(source, lines=tuple(lines)))[0].text == f"{line} Park keepers were there."
