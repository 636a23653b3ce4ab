"""What the project contains, we wrote: samples, styles and tests share no sentence with real minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from ingest.read import Unreadable, read
from samples.render import sources
from tests.samples.truth import APART, FACTS, MATTERS

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LONGEST = 9
# Bare formulas of the trade, which every council prints: nobody's sentence.
FORMULAS = (
    "were confirmed as a correct record and signed by the Chairman",
    "be approved as a correct record and signed by the Chairman",
)

Run = tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    """Every run of words that is too long to be shared by chance."""
    words = re.findall(r"\w+", text.casefold())
    for start in range(len(words) - LONGEST):
        yield tuple(words[start : start + LONGEST + 1])


def shared(text: str, theirs: set[Run]) -> list[str]:
    """The runs of `text` that stand in `theirs` too and in no formula."""
    excused = {run for formula in FORMULAS for run in runs(formula)}
    return [" ".join(run) for run in runs(text) if run in theirs and run not in excused]


def strings(value: Any) -> Iterator[str]:
    """All strings in nested lists and dicts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def examples(path: Path) -> Iterator[str]:
    """The lines that a styles file gives as its examples."""
    for entry in YAML(typ="safe").load(path.read_text(encoding="utf-8")).get("entries", []):
        if isinstance(entry, dict):
            yield from strings([entry.get(key, []) for key in ("matches", "not")])


def content() -> list[str]:
    return [text for source in sources() for text in (source.text, *source.settings.values())]


def truth() -> list[str]:
    return list(strings([FACTS, MATTERS, APART]))


def styles() -> list[str]:
    return [line for path in sorted((ROOT / "ingest" / "styles").glob("*.yaml")) for line in examples(path)]


def tests() -> list[str]:
    """The made-up documents and forms that extraction is tested with."""
    paths = [
        path for path in (ROOT / "tests" / "ingest").rglob("*") if path.suffix in {".py", ".yaml", ".txt", ".html"}
    ]
    return [path.read_text(encoding="utf-8") for path in sorted(paths)]


@pytest.fixture(scope="module")
def theirs() -> set[Run]:
    """All runs of the real documents that the project is developed with, as their readers give them."""
    paths = [*sorted((SHARED / "seeds").glob("*.txt")), *sorted((SHARED / "corpus").glob("*/*"))]
    if not paths:
        pytest.skip("../shared/seeds is missing")
    return {run for path in paths for text in pages(path) for run in runs(text)}


def pages(path: Path) -> list[str]:
    """The texts of a document's pages; none where there is nothing to read in it."""
    try:
        return [page.text for page in read(path.name, path.read_bytes()).pages]
    except Unreadable:
        return []


@pytest.mark.shared
@pytest.mark.parametrize("ours", [content, truth, styles, tests], ids=lambda f: f.__name__)
def test_no_sentence_is_shared_with_real_minutes(ours: Any, theirs: set[Run]) -> None:
    texts = ours()
    assert texts
    assert [run for text in texts for run in shared(text, theirs)] == []


def test_ten_equal_words_are_found_and_nine_are_not() -> None:
    real = set(runs("One two three four five six seven eight nine ten eleven"))
    assert shared("and two, three\nfour FIVE six seven eight nine ten eleven", real) == [
        "two three four five six seven eight nine ten eleven"
    ]
    assert shared("two three four five six seven eight nine ten", real) == []


def test_a_formula_is_excused_and_what_surrounds_it_is_not() -> None:
    real = set(runs(f"of 2 November {FORMULAS[0]}"))
    assert shared(f"They {FORMULAS[0]}.", real) == []
    assert shared(f"November {FORMULAS[0]}.", real) == ["november were confirmed as a correct record and signed by"]
