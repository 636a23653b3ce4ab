"""What a pattern needs is sound: no text in which it is found is ever passed over; and of use: others are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ingest.mask import letters, mask
from ingest.needs import able, needs
from ingest.wordings import STYLES, families, family

WORDINGS = [(name, wording) for name in families() for wording in family(name).wordings]
LINES = [
    mask(line) if family(name).masked else line
    for name in families()
    for row in YAML(typ="safe").load((STYLES / f"{name}.yaml").read_text(encoding="utf-8"))["entries"]
    for line in [*row["matches"], *row["not"]]
]


@pytest.mark.parametrize(("name", "wording"), WORDINGS, ids=[f"{name}/{w.id}" for name, w in WORDINGS])
def test_nothing_that_matches_is_passed_over(name: str, wording) -> None:
    for line in LINES:
        if wording.pattern.search(line):
            assert able((wording.pattern.pattern,), line), line


@pytest.mark.parametrize(
    ("pattern", "held", "lacking"),
    [
        (r"\b(?:agreed|resolved) to\b", "It was AGREED to go", "It agreed"),
        (r"\b(?:agreed|resolved)(?: also)? to\b", "resolved also to go", "resolved also that"),
        (r"\bre-?elect(?:ed|s)?\b", "re-elects", "elected"),
        (r"(?:\w+ )+officers?", "the officer", "the clerk"),
        (r"\bmoved\b.{0,9}(?:by|of) the chair", "moved, by the chair", "the mover"),
        (letters(r"to ⟦·*⟧"), mask("to Cabinet"), "to nobody"),
        (r"(?:call|called)[- ]in\b", "called-in", "recalled"),
    ],
)
def test_what_is_needed_is_told(pattern: str, held: str, lacking: str) -> None:
    assert able((pattern,), held)
    assert not able((pattern,), lacking)


@pytest.mark.parametrize("pattern", [r"\d+", r"[a-z]+", r"(?:a|.*)", "", r"(x)\1", r"(?:too|)", r"a|b"])
def test_where_nothing_is_known_every_text_will_do(pattern: str) -> None:
    assert needs(pattern) == (frozenset(), ())
    assert able((pattern,), "")


@given(st.lists(st.sampled_from(" ".join(LINES).split()), max_size=30).map(" ".join))
def test_no_mixture_of_words_is_passed_over(text: str) -> None:
    patterns = tuple(wording.pattern.pattern for _, wording in WORDINGS)
    places = {place for place, (_, wording) in enumerate(WORDINGS) if wording.pattern.search(text)}
    assert places <= set(able(patterns, text))
