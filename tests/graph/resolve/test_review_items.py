"""Items that rules came near to joining are put to people; what is ruled, joined or told apart is not."""

from __future__ import annotations

import pytest

from graph.resolve.matters.near import MOST
from graph.resolve.review import Told, review
from graph.resolve.rulings import Ruling
from graph.resolve.units import world_ruled
from ontology.record import Record
from tests.graph.papers import paper
from tests.graph.resolve.test_matters import AUGUST, BRIDGE, CABINET, COUNCIL, JULY, PANEL, clause, item, named, sent

OTHER_WORDS = "Harrow Lane Bridge: Footway"
LIMIT = "Harrow Lane Speed Limit"


def sending(title: str = LIMIT) -> Record:
    return paper(PANEL, JULY, *item(title), *clause("recommend", "a limit of 20 mph"), *sent("recommend", CABINET))


def decided(title: str = "Speed Restriction, Harrow Lane", number: str = "4", day: str = AUGUST) -> Record:
    return paper(CABINET, day, *item(title, number), *clause("approve", "agreed", number))


def unsure(*records: Record, rulings: tuple[Ruling, ...] = ()) -> list[Told]:
    return [told for told in review(world_ruled(records, rulings)) if told.verdict == "unsure"]


def test_like_titles_where_one_is_sent_to_the_others_body_are_put_to_people() -> None:
    (told,) = unsure(sending(), decided())
    assert (told.one.name, told.other.name) == (LIMIT, "Speed Restriction, Harrow Lane")
    assert [(s.where, s.first) for side in (told.one, told.other) for s in side.seen] == [
        (PANEL, JULY),
        (CABINET, AUGUST),
    ]
    assert told.one.id.startswith("item/")
    assert told.one.leads.startswith("matter/")
    assert told.other.leads == told.other.id
    assert told.hangs == 2


def test_what_spoke_is_told_with_its_weights() -> None:
    (told,) = unsure(sending(), decided())
    said = {feature.name: feature.weight for feature in told.features}
    assert said["the earlier one sends it to that body"] > 0 > said["each has words of its own: limit / restriction"]
    assert told.weight > 0


@pytest.mark.parametrize("same", [True, False])
def test_what_a_person_ruled_is_put_to_nobody(same: bool) -> None:
    (told,) = unsure(sending(), decided())
    assert unsure(sending(), decided(), rulings=(Ruling(told.one.id, told.other.id, same, 1),)) == []


def test_matters_ruled_different_are_put_to_nobody_item_by_item() -> None:
    records = sending(), decided()
    (told,) = unsure(*records)
    later = paper(COUNCIL, "2025-09-18", *item(LIMIT), *clause("approve", "agreed"), *named(PANEL, JULY, "Minute 4"))
    ruled = Ruling(told.one.leads, told.other.id, False, 1)
    assert all(told.other.id not in (t.one.id, t.other.id) for t in unsure(*records, later, rulings=(ruled,)))


def test_what_is_joined_and_what_titles_tell_apart_is_no_question() -> None:
    assert unsure(sending(), decided(LIMIT)) == []
    assert unsure(sending(f"{LIMIT} Phase 1"), decided(f"{LIMIT} Phase 2")) == []


def test_equal_titles_before_two_bodies_are_a_question_though_nothing_tells_of_the_other() -> None:
    noted = paper(PANEL, JULY, *item(BRIDGE), *clause("note", "noted"))
    (told,) = unsure(noted, decided(BRIDGE))
    assert {feature.name for feature in told.features if feature.weight < 0} == {"neither tells of the other's body"}


def test_an_item_that_found_its_answer_asks_for_no_other() -> None:
    assert unsure(sending(), decided(LIMIT), decided(number="5", day="2025-09-02")) == []


def test_an_item_asks_few_questions() -> None:
    days = [f"2025-08-{day:02}" for day in range(1, MOST + 2)]
    others = [paper(COUNCIL, JULY, *item(f"Library {place}", str(place))) for place in range(1, 9)]
    assert len(unsure(sending(), *(decided(day=day) for day in days), *others)) == MOST


def test_any_order_of_documents_asks_the_same() -> None:
    records = [sending(), decided(), decided(day="2025-09-02"), sending(BRIDGE), decided(OTHER_WORDS, "5")]
    assert unsure(*records) == unsure(*records[::-1])
