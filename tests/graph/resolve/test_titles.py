"""What makes two titles alike, what tells them apart, and what is never a matter."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from graph.resolve.matters.titles import HERE, Weights, apart, is_standing, signs_of, words_of

ROWS = YAML(typ="safe").load((HERE / "standing.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["yes"][0])
def test_standing_business_is_known_by_its_examples(row: dict[str, list[str]]) -> None:
    assert [title for title in row["yes"] if not is_standing(title)] == []
    assert [title for title in row.get("no", []) if is_standing(title)] == []


@pytest.mark.parametrize(
    "title",
    [
        "Harrow Lane Bridge Replacement",
        "Minerals Plan",
        "Questionnaire on Libraries",
        "Workplace Parking",
        "Dateline House",
    ],
)
def test_real_business_does_not_stand(title: str) -> None:
    assert not is_standing(title)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bus Priority Scheme: Phase 1", "Bus Priority Scheme: Phase 2"),
        ("Bus Priority Scheme: Phase One", "Bus Priority Scheme Phase II"),
        ("Virtual School Annual Report 2023/24", "Virtual School Annual Report 2024/25"),
        ("Budget Monitoring: First Quarter", "Budget Monitoring: Second Quarter"),
        ("Winter Plan 2024", "Winter Plan 2025-26"),
        ("Northern Relief Road", "Southern Relief Road"),
    ],
)
def test_told_apart(one: str, other: str) -> None:
    assert apart(signs_of(one), signs_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bus Priority Scheme: Phase 1", "Bus Priority Scheme (Phase One)"),
        ("Integrated Plan 2018/19 – 2021/22", "Integrated Plan 2018/19 - 2021/22"),
        ("Transport Policy 2026/27", "Transport Policy"),
    ],
)
def test_not_told_apart(one: str, other: str) -> None:
    assert not apart(signs_of(one), signs_of(other))


def test_rare_words_count_more() -> None:
    titles = [words_of(f"{word} annual report") for word in ("Libraries", "Archives", "Museums", "Parks", "Trees")]
    weights = Weights(titles)
    same = weights.likeness(words_of("Libraries annual report"), words_of("The Libraries Annual Report (Referral)"))
    other = weights.likeness(words_of("Libraries annual report"), words_of("Archives annual report"))
    assert same > 0.9
    assert other < 0.4
