"""What became of the business of councils whose authors know: never worse than recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.chains.measure import COUNCILS, told

BASELINE = Path(__file__).with_name("baseline.json")


@pytest.mark.parametrize("council", COUNCILS)
def test_the_figures_are_those_recorded(council: str) -> None:
    """A fall is a fault; a rise wants `python -m tests.chains`, so that it cannot be lost again unseen."""
    recorded = json.loads(BASELINE.read_text(encoding="utf-8"))[council]
    assert told(council).figures() == recorded, "\n".join(told(council).misses)


@pytest.mark.parametrize("council", COUNCILS)
def test_no_refusal_is_made_up(council: str) -> None:
    assert told(council).false_refusals == 0
