"""What a pattern needs is sound: no text in which it is found is ever passed over; and of use: others are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ingest.mask import letters, mask
from ingest.needs import Sieve, needs
from ingest.quick import Quick
from ingest.starts import Openings
from ingest.wordings import STYLES, families, family

WORDINGS = [(name, wording) for name in families() for wording in family(name).wordings]
LINES = [
    mask(line) if family(name).masked else line
    for name in families()
    for row in YAML(typ="safe").load((STYLES / f"{name}.yaml").read_text(encoding="utf-8"))["entries"]
    for line in [*row["matches"], *row["not"]]
]

ALL = Sieve(enumerate(wording.pattern for _, wording in WORDINGS))


def able(patterns: tuple[str, ...], text: str) -> list[int]:
    return Sieve(enumerate(map(re.compile, patterns))).able(text)


@pytest.mark.parametrize(("name", "wording"), WORDINGS, ids=[f"{name}/{w.id}" for name, w in WORDINGS])
def test_nothing_that_matches_is_passed_over(name: str, wording) -> None:
    sieve, openings = Sieve([(0, wording.pattern)]), Openings([wording.pattern])
    for line in LINES:
        if wording.pattern.search(line):
            assert sieve.able(line), line
        if wording.pattern.match(line):
            assert openings.able(line), line


@pytest.mark.parametrize(
    ("pattern", "held", "lacking"),
    [
        (r"\b(?:agreed|resolved) to\b", "It was AGREED to go", "It agreed"),
        (r"\b(?:agreed|resolved)(?: also)? to\b", "resolved also to go", "resolved that"),
        (r"\bre-?elect(?:ed|s)?\b", "re-elects", "elected"),
        (r"(?:\w+ )+officers?", "the officer", "the clerk"),
        (r"\bmoved\b.{0,9}(?:by|of) the chair", "moved, by the chair", "the mover"),
        (letters(r"to ⟦·*⟧"), mask("to Cabinet"), "to nobody"),
        (r"(?:call|called)[- ]in\b", "called-in", "recited"),
        (r"\b(?:chair|mayor)\s++(?:took|left)\b", "the Mayor  left", "the mayoralty was left"),
        (r"\b(?:moved by \w+|on the motion of)\b", "on the motion of", "by the mover moved"),
        (r"(?>to note)\b", "To note", "notes"),
    ],
)
def test_what_is_needed_is_told(pattern: str, held: str, lacking: str) -> None:
    assert able((pattern,), held)
    assert not able((pattern,), lacking)


@pytest.mark.parametrize("pattern", [r"\d+", r"[a-z]+", r"(?:a|.*)", "", r"(x)\1", r"(?:too|)", r"a|b"])
def test_where_nothing_is_known_every_text_will_do(pattern: str) -> None:
    assert needs(pattern) == ()
    assert able((pattern,), "")


@given(st.lists(st.sampled_from(" ".join(LINES).split()), max_size=30).map(" ".join))
def test_no_mixture_of_words_is_passed_over(text: str) -> None:
    places = {place for place, (_, wording) in enumerate(WORDINGS) if wording.pattern.search(text)}
    assert places <= set(ALL.able(text))


@pytest.mark.parametrize(
    ("pattern", "text", "other"),
    [
        ("(?i)agreed", "Agreed", "resolved"),
        (r"\s*+(?:the )?\d", "7", "a 7"),
        ("(?i:[k-m]x|[^a]y)?z", "Zed", None),
        (r"[“\"]?No", "No", "yes"),
    ],
)
def test_a_text_that_starts_otherwise_is_passed_over(pattern: str, text: str, other: str | None) -> None:
    openings = Openings([re.compile(pattern)])
    assert openings.able(text)
    assert other is None or not openings.able(other)


def test_letters_that_re_takes_for_others_are_seen_as_it_sees_them() -> None:
    for pattern, text in (("(?i)mission", "MİSSION"), ("(?i)sits", "ſits"), ("(?i)kin", "\u212ain")):
        assert re.match(pattern, text)
        assert able((pattern,), text)
        assert Openings([re.compile(pattern)]).able(text)


def test_quick_patterns_find_what_plain_ones_find() -> None:
    quick, plain = Quick(r"\b(to) (?:note|approve)\b", re.I), re.compile(r"\b(to) (?:note|approve)\b", re.I)
    for line in ["To note", "agreed to approve, to note", "nothing"]:
        assert quick.findall(line) == plain.findall(line)
        assert [m.span() for m in quick.finditer(line)] == [m.span() for m in plain.finditer(line)]
        for name in ("search", "match", "fullmatch"):
            found, known = getattr(quick, name)(line), getattr(plain, name)(line)
            assert (found and found.span()) == (known and known.span())
