"""Accuracy on the seeds may not fall, and a rise must be written down."""

import json

import pytest

from tests.accuracy.record import BASELINE, COMMAND, figures, missing


@pytest.mark.shared
def test_accuracy_is_what_is_recorded() -> None:
    if reason := missing():
        pytest.skip(reason)
    recorded = json.loads(BASELINE.read_text(encoding="utf-8"))
    found = figures()
    fallen = {name: (recorded.get(name), value) for name, value in found.items() if value < recorded.get(name, 0)}
    assert not fallen, f"accuracy fell (recorded, found): {fallen}; mend it, or say why and run `{COMMAND}`"
    risen = {name: (recorded.get(name), value) for name, value in found.items() if value > recorded.get(name, -1)}
    assert not risen, f"accuracy rose (recorded, found): {risen}; record it with `{COMMAND}`"


def test_the_recorded_mean_is_at_least_what_was_asked() -> None:
    assert json.loads(BASELINE.read_text(encoding="utf-8"))["mean"] >= 0.75
