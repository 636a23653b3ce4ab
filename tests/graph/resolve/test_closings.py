"""An action is closed when later minutes of its body say so, and by nothing else."""

from __future__ import annotations

import pytest

from graph.resolve import resolve
from ontology.record import ActionRow, DecisionRow, Record
from tests.graph.papers import paper

SET = "Circulate the note on placements of children"


def closed(later: str, body: str = "Health Panel", day: str = "2025-09-03") -> bool:
    first = paper("Health Panel", "2025-07-01", ("actions", ActionRow(owner="Clerk", text=SET)))
    second: Record = paper(body, day, ("decisions", DecisionRow(text=later, act="note")))
    return any(edge.name == "closedIn" for edge in resolve([first, second]).edges)


def test_later_words_close_it() -> None:
    assert closed("the note on placements of children had been circulated")


@pytest.mark.parametrize(
    "later",
    [
        "the note on placements of children be circulated",
        "the note on placements of children had not been circulated",
        "the note on libraries had been circulated",
    ],
)
def test_other_words_do_not(later: str) -> None:
    assert not closed(later)


def test_no_other_body_and_nothing_earlier_closes_it() -> None:
    done = "the note on placements of children had been circulated"
    assert not closed(done, body="Cabinet")
    assert not closed(done, day="2025-06-03")
