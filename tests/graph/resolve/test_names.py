"""Names, bodies' kinds, titles: the small judgements that the larger ones rest on."""

from __future__ import annotations

import pytest

from graph.build.ids import fold
from graph.resolve.bodies.kinds import Rule, kind_of, rules
from graph.resolve.people.names import may_be, parse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JG Lester", "J G Lester"),
        ("J. G. Lester", "J G LESTER"),
        ("Councillor J Lester", "Cllr Mr J Lester OBE"),
        ("EPJ Harvey", "E P J Harvey"),
        ("M O'Hara", "M O’Hara"),
        ("Aoife Ó Dálaigh", "Aoife ÓDálaigh"),
        ("Ian Mac Leish", "Ian MacLeish"),
        ("MR Lester", "M R Lester"),
        ("MR LESTER", "Lester"),
        ("Mr Lester", "Lester"),
        ("MR Tom Lester", "Tom Lester"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert parse(one) is not None
    assert (parse(one) or ("",))[0:2] == (parse(other) or ("",))[0:2]


@pytest.mark.parametrize(
    ("one", "other"), [("J Lester", "J G Lester"), ("Jo Lester", "J Lester"), ("Tom Ash", "T O M Ash")]
)
def test_two_keys(one: str, other: str) -> None:
    assert parse(one) != parse(other)


def test_a_shorter_writing_may_be_the_fuller_one() -> None:
    full = parse("Peter J Marsh")
    assert full is not None
    assert all(may_be(name, full) for name in map(parse, ("Marsh", "P Marsh", "P J Marsh")) if name)
    assert not any(may_be(name, full) for name in map(parse, ("R Marsh", "P J K Marsh", "Marshall")) if name)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.match.pattern[:30])
def test_a_rule_takes_its_examples_and_leaves_the_others(rule: Rule) -> None:
    assert rule.yes
    assert [name for name in rule.yes if kind_of(name, met=True) != rule.kind] == []
    assert [name for name in rule.no if rule.match.search(fold(name)) and kind_of(name, met=True) == rule.kind] == []


def test_an_unknown_body_is_a_committee_where_it_met_and_outside_where_it_was_named() -> None:
    assert kind_of("Stag Board", met=True) == "committee"
    assert kind_of("Stag Board", met=False) == "outside"
