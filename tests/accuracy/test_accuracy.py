"""Accuracy on everything with gold may not fall, and a rise must be written down."""

from __future__ import annotations

import pytest

from tests.accuracy.figures import COMMAND, PAGE, figures, read_all, recorded
from tests.accuracy.gold import blind, missing, unread
from tests.accuracy.page import page
from tests.accuracy.yardstick import MEASURES


def test_accuracy_is_what_is_recorded() -> None:
    told = recorded()
    found = figures(read_all())
    falls = {name: (told.get(name), row) for name, row in found.items() if told.get(name) != row}
    assert not falls, f"figures (recorded, now) differ; if they rose, record them by `{COMMAND}`"


@pytest.mark.shared
def test_the_page_says_what_is_measured_now() -> None:
    if reason := missing():
        pytest.skip(reason)
    assert PAGE.read_text(encoding="utf-8") == page(read_all(), blind(), unread()), f"run `{COMMAND}`"


def test_blind_figures_name_every_fact_type_and_the_state_they_are_of() -> None:
    for n, row in enumerate(blind(), start=1):
        assert row["wave"] == n
        assert set(row["by_type"]) == set(MEASURES)
        assert len(row["commit"]) == 7
