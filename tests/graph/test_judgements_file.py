"""judgements.yaml: a mistake in one judgement is told with its line and costs no other; the file is only added to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.rulings import FILE, Ruling
from graph.workspace.judgements import append, parse, read

HERE = "person/ashcombe-county-council"
RIGHT = f"- one: {HERE}/a-rowe\n  other: {HERE}/ann-rowe\n  verdict: same\n"
MORE = f"- one: {HERE}/p-marsh\n  other: {HERE}/r-marsh\n  verdict: different\n"


def test_everything_of_a_judgement_is_read_with_its_line() -> None:
    text = f"# ours\n\n{RIGHT}  who: A Clerk\n  when: 2025-07-02  # a Wednesday\n  why: |\n    - both\n    names\n"
    assert parse(text) == (
        [Ruling(f"{HERE}/a-rowe", f"{HERE}/ann-rowe", True, 3, "A Clerk", "2025-07-02", "- both\nnames")],
        [],
    )


@pytest.mark.parametrize(
    ("wrong", "line", "words"),
    [
        ("- one: [x\n  other: y\n", 5, "not valid YAML"),
        (f'- one: {HERE}/x\n  other: "{HERE}/y\n  verdict: same\n', 5, "not valid YAML"),
        (f"- one: {HERE}/x\n  othr: {HERE}/y\n  verdict: same\n", 5, "did you mean 'other'?"),
        (f"- one: {HERE}/x\n  verdict: same\n", 4, "'other' is missing; add it"),
        (f"- one: {HERE}/x\n  other: {HERE}/y\n  verdict: maybe\n", 4, "write same or different"),
        (f"- one: {HERE}/x\n  one: {HERE}/y\n  verdict: same\n", 5, "stands here twice"),
        (f"- one: {HERE}/x\n  other: {HERE}/x\n  verdict: same\n", 4, "the same path"),
        (f"- one: {HERE}/x\n  other: body/y\n  verdict: same\n", 4, "two people, of two bodies"),
        (f"- one: {HERE}/x\n  other: {{y: z}}\n  verdict: same\n", 5, "plain text"),
        ("- nonsense\n", 4, "write them"),
        ("- one: \x01\n", 4, "not valid YAML"),
        ("-\n", 4, "write them"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_counts(wrong: str, line: int, words: str) -> None:
    rulings, mistakes = parse(RIGHT + wrong + MORE)
    assert [ruling.same for ruling in rulings] == [True, False]
    assert [mistake.line for mistake in mistakes] == [line]
    assert words in str(mistakes[0])
    assert str(mistakes[0]).startswith(f"{FILE}:{line}: ")
    assert "\n" not in str(mistakes[0])


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "[]\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert parse(text) == ([], [])


@pytest.mark.parametrize("text", ["one: x\n", "{a: b}", "plain words\n"])
def test_what_is_no_list_is_told(text: str) -> None:
    assert [mistake.line for mistake in parse(text)[1]] == [1]
    assert len(parse(text + "\n" + RIGHT)[0]) == 1


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"- one: caf\xe9\n")
    assert "save it as UTF-8" in str(read(tmp_path)[1][0])


@given(st.text(alphabet=st.sampled_from("-: \n[]{}\"'#|onethrsamdif/xy\t&*!%@`\x01é")))
def test_no_text_breaks_the_reader(text: str) -> None:
    rulings, mistakes = parse(text)
    assert all(1 <= found.line <= text.count("\n") + 1 for found in (*rulings, *mistakes))


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)


@given(
    who=WORDS,
    why=WORDS,
    before=st.sampled_from(
        ["", RIGHT, RIGHT.rstrip(), "# ours", f"  {RIGHT}".replace("\n  ", "\n    "), "- [\n", "- one: 'open"]
    ),
)
def test_what_is_added_is_read_again_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, who: str, why: str, before: str
) -> None:
    folder = tmp_path_factory.mktemp("file")
    (folder / FILE).write_text(before, encoding="utf-8")
    new = Ruling(f"{HERE}/p-marsh", f"{HERE}/r-marsh", False, 0, who, "2025-07-02", why)
    line = append(folder, new)
    assert read(folder)[0][-1] == new._replace(line=line)
    assert (folder / FILE).read_text(encoding="utf-8").startswith(before)


def test_a_file_that_cannot_be_read_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"- one: caf\xe9\n")
    with pytest.raises(ValueError, match="save it as UTF-8"):
        append(tmp_path, Ruling(f"{HERE}/p-marsh", f"{HERE}/r-marsh", False, 0))
    assert (tmp_path / FILE).read_bytes() == b"- one: caf\xe9\n"
