"""What joins items into one matter, and what keeps them apart: names, numbers, senders, deferrals, and people."""

from __future__ import annotations

from typing import Any

import pytest

from graph.resolve.matters.business import Business, business_of, by_scope
from graph.resolve.matters.clusters import Cluster, clusters
from graph.resolve.matters.index import Index
from graph.resolve.matters.links import links
from graph.resolve.matters.titles import compared, own_words, siblings, words_of
from graph.resolve.world import world_of
from ontology.record import Record
from tests.graph.papers import paper
from tests.graph.resolve.test_matters import (
    AUGUST,
    BRIDGE,
    CABINET,
    COUNCIL,
    JULY,
    PANEL,
    SEPTEMBER,
    clause,
    followed,
    item,
    named,
    recommending,
    sent,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mill Lane Car Park Charges", "Mill Road Car Park Charges"),
        ("Mill Lane Car Park Charges", "Upper Orrincombe Car Park Charges"),
        ("Proposed Expansion of St Mary's Primary School", "Proposed Expansion of St Anne's RC Primary School"),
        ("Lower Orrincombe Flood Scheme", "PROPOSED UPPER ORRINCOMBE FLOOD SCHEME"),
    ],
)
def test_a_name_in_like_words_tells_apart(one: str, other: str) -> None:
    assert siblings(one, other)
    assert siblings(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mill Lane Bridge Replacement", "Renewal of the Bridge at Mill Lane"),
        ("Mill Lane Speed Limit", "Speed Restriction, Mill Lane"),
        ("Mill Lane Bridge Replacement", "Capital Works"),
        ("Orrincombe Depot Disposal", "Orrincmbe Depot Disposal"),
        ("Leisure Centre Refurbishment", "Leisure Centre Redevelopment"),
        ("Winter Service Plan", "Draft Winter Service Plan: Final Decision"),
    ],
)
def test_a_title_worded_anew_tells_nothing(one: str, other: str) -> None:
    assert not siblings(one, other)


def test_a_slip_of_the_pen_is_no_word_of_its_own() -> None:
    assert own_words(words_of("Orrincombe Depot"), words_of("Orrincmbe Depot")) == []
    assert own_words(words_of("Orrincombe Depot"), words_of("OrrincombeDepot")) == []
    assert own_words(words_of("Orchard Bridge"), words_of("Orcliard Bridge")) == []
    assert own_words(words_of("Mill Lane Depot"), words_of("Tanner Lane Depot")) == [compared("mill")]


def deciding(title: str = BRIDGE, day: str = AUGUST, *rows: Any) -> Record:
    return paper(CABINET, day, *item(title), *clause("approve", "it be approved"), *rows)


def joined(*records: Record) -> int:
    """How many of a matter's steps happened, in the matter that has most."""
    found = followed(*records).values()
    return max((sum(step[1] == "happened" for step in matter["steps"]) for matter in found), default=0)


def test_two_titles_with_words_of_their_own_do_not_join_by_title() -> None:
    assert joined(recommending("Mill Lane Depot Disposal"), deciding("Mill Lane Depot Extension")) == 1
    assert joined(recommending("Mill Lane Depot Disposal"), deciding("Mill Lane Depot Disposal – Update")) == 2


def test_an_item_that_names_another_sender_does_not_join() -> None:
    other = sent("recommend", None, "received", "the Health Panel's recommendations were considered", "Health Panel")
    assert together([], recommending(), deciding(f"{BRIDGE} – Update", AUGUST, *other)) == []
    assert len(together([], recommending(), deciding(f"{BRIDGE} – Update"))) == 1


def test_a_wrong_minute_number_gives_way_to_the_item_that_is_meant() -> None:
    panel = paper(PANEL, JULY, *item("Winter Plan", "5"), *clause("note", "noted", "5"), *item(BRIDGE, "4"))
    later = deciding(BRIDGE, AUGUST, *named(PANEL, JULY, "5"))
    assert list(followed(panel, later)) == [BRIDGE]


def test_what_was_deferred_comes_back_and_is_followed_before_one_body() -> None:
    first = paper(CABINET, JULY, *item(), *clause("defer", "consideration of the bridge be deferred"))
    assert joined(first, deciding()) == 2
    assert joined(deciding(BRIDGE, JULY), deciding()) == 0


def test_a_missing_cabinet_is_bridged_by_what_both_ends_tell_of_it() -> None:
    council = paper(
        COUNCIL,
        SEPTEMBER,
        *item(),
        *clause("approve", "it be approved"),
        *sent("recommend", None, "received", "x", CABINET),
    )
    assert joined(recommending(), council) >= 2


def test_the_phase_of_one_title_only_tells_apart_by_title() -> None:
    assert joined(recommending("Mill Lane Depot"), deciding("Mill Lane Depot Phase 2")) == 1


def together(judged: list[tuple[str, str, bool]], *records: Record) -> list[Cluster]:
    units = [unit for several in by_scope(business_of(world_of(records))).values() for unit in several]
    return [cluster for cluster in clusters(units, links(Index(units)), judged) if len(cluster.units) > 1]


def units_of(*records: Record) -> list[Business]:
    return business_of(world_of(records))


def test_a_person_joins_and_parts_items() -> None:
    papers = (recommending(), deciding(), deciding("River Crossing", SEPTEMBER))
    cabinet, panel, river = sorted(units_of(*papers), key=lambda unit: (unit.date != AUGUST, unit.date or ""))
    assert [len(cluster.units) for cluster in together([], *papers)] == [2]
    assert together([(cabinet.id, panel.id, False)], *papers) == []
    assert [len(cluster.units) for cluster in together([(river.id, cabinet.id, True)], *papers)] == [3]
    both = [(river.id, cabinet.id, True), (river.id, panel.id, False)]
    assert [{unit.id for unit in cluster.units} for cluster in together(both, *papers)] == [{river.id, cabinet.id}]
    assert together([("nowhere/1", panel.id, True)], *papers)[0].units


def test_a_person_s_join_is_called_judged() -> None:
    papers = (recommending(), deciding("River Crossing"))
    pair = [unit.id for unit in units_of(*papers)]
    found = together([(pair[0], pair[1], True)], *papers)
    assert [[link.because for link in cluster.links] for cluster in found] == [["judged"]]
