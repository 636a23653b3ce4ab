"""The picture of a journey: where steps stand, what is dashed, and which words fit."""

from __future__ import annotations

from dashboard import timeline
from tests.dashboard.fake import CABINET, COUNCIL, PANEL, step

WAY = [
    step(1, PANEL, "2025-07-01", act="recommend", kind="recommended"),
    step(2, PANEL, "2025-07-02", act="note", kind="called in"),
    step(3, CABINET, "2025-07-22", act="approve"),
    step(4, COUNCIL, None, state="planned", kind="planned"),
    step(5, CABINET, "2025-07-22", state="awaited", kind="answered"),
]


def test_what_has_no_day_stands_to_the_right_of_all_days() -> None:
    found = timeline.points(WAY)
    assert [point["state"] for point in found] == ["happened", "happened", "happened", "planned", "awaited"]
    assert min(point["date"] for point in found[3:]) > "2025-07-22"
    assert timeline.days(found).to_dict()["axis"]["values"][-1]["date"] == 22


def test_only_ways_to_what_happened_are_solid() -> None:
    ways = timeline.ways(timeline.points(WAY))
    assert list(ways["dash"]) == ["solid"] * 4 + ["dashed"] * 4
    assert list(ways["way"]) == [0, 0, 1, 1, 2, 2, 3, 3]


def test_words_give_way_where_marks_stand_close() -> None:
    assert timeline.labels(timeline.points(WAY)) == ["Recommended", "", "Approved", "Planned, no day told", "Awaited"]


def test_a_call_in_is_told_by_its_shape() -> None:
    assert list(timeline.table(timeline.points(WAY))["shape"])[:2] == ["circle", "triangle-down"]


def test_bodies_stand_from_panel_down_to_council() -> None:
    assert timeline.lanes(timeline.points(WAY)) == ["Roads Panel", "Cabinet", "Council"]


def test_without_a_day_there_is_no_picture() -> None:
    assert timeline.chart(WAY[3:]) is None
    assert timeline.chart(WAY) is not None
