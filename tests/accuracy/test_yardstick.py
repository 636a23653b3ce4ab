"""Our yardstick gives the figures of the one beside the checkout, and counts as the guidelines say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.accuracy.gold import GOLD, SHARED, cases, missing
from tests.accuracy.yardstick import CONDITIONS, MEASURES, Score, compare, mean, scores


@pytest.mark.shared
def test_figures_are_those_of_the_shared_script(tmp_path: Path) -> None:
    if reason := missing():
        pytest.skip(reason)
    wanted = [case for case in cases() if case.set == "seeds"]
    pairs = [case.facts() for case in wanted]
    for case, (_, found) in zip(wanted, pairs, strict=True):
        # A gold file that is empty, in one document: rows that are all missed and rows that are all spurious.
        (tmp_path / f"{case.gold.stem}.json").write_text(json.dumps(found), encoding="utf-8")
    out = tmp_path / "figures.out"
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "facts"), str(tmp_path), "--json", str(out)]
    subprocess.run(command, check=True, capture_output=True, cwd=SHARED)
    told = json.loads(out.read_text(encoding="utf-8"))
    ours = scores(pairs)
    counts = {name: Score(row["hits"], row["gold"], row["found"]) for name, row in told["by_type"].items()}
    assert ours == counts
    assert mean(ours) == pytest.approx(told["mean_f1"])


def test_a_decision_is_right_by_most_of_its_words_its_item_and_its_act() -> None:
    gold = {"decisions": [{"item": "3", "text": "the plan be adopted with the changes", "act": "approve"}]}
    near = {"decisions": [{"item": "3", "text": "The plan be adopted, with changes", "act": "note"}]}
    other = {"decisions": [{"item": "4", "text": "the plan be adopted with the changes", "act": "approve"}]}
    assert compare("decisions (text)", gold, near) == Score(1, 1, 1)
    assert compare("decisions (text and act)", gold, near) == Score(0, 1, 1)
    assert compare("decisions (text)", gold, other) == Score(0, 1, 1)


def test_a_name_is_the_same_with_and_without_titles_and_joined_initials() -> None:
    gold = {"people": [{"name": "T C Holt", "capacity": "member"}]}
    found = {"people": [{"name": "Cllr. TC Holt", "capacity": "member"}]}
    assert compare("people (name)", gold, found) == Score(1, 1, 1)


def test_nothing_said_and_nothing_found_is_right_and_invention_is_not() -> None:
    assert compare("votes", {}, {}).f1 == 1.0
    assert compare("votes", {}, {"votes": [{"for": 3}]}).f1 == 0.0
    assert mean(scores([({}, {})])) == 0.0


def test_every_measure_looks_at_rows_that_a_record_has() -> None:
    assert {key for key, _ in CONDITIONS.values()} == {
        "people",
        "items",
        "decisions",
        "referrals",
        "votes",
        "interests",
        "actions",
        "roles",
        "references",
    }
    assert len(MEASURES) == 16
