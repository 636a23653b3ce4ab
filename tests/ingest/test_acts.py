"""Which act a clause is, for the verbs and their order that clerks use."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ingest.acts import act_of
from ingest.mask import mask

CLAUSES = YAML(typ="safe").load((Path(__file__).parent / "clause_acts.yaml").read_text(encoding="utf-8"))
CASES = [(act, clause) for act, clauses in CLAUSES.items() for clause in clauses]


@pytest.mark.parametrize(("act", "clause"), CASES, ids=[clause[:60] for _, clause in CASES])
def test_a_clause_is_that_act(act: str, clause: str) -> None:
    assert act_of(mask(clause), "RESOLVED that ", "resolved")[0] == act


@pytest.mark.parametrize(
    ("surer", "clause"),
    [
        ("the report be noted", "the report be noted and the fee be approved"),
        ("the strategy be approved", "the car park close on Sundays"),
        ("Councillor Bell be appointed Chair", "Councillor Bell serve on the Appeals Panel"),
    ],
)
def test_a_mixed_or_unusual_clause_is_less_sure(surer: str, clause: str) -> None:
    assert act_of(mask(surer), "RESOLVED that ", "resolved")[1] >= 0.9
    assert act_of(mask(clause), "RESOLVED that ", "resolved")[1] < 0.9


def test_what_is_noted_goes_on_behind_and_that() -> None:
    clause = "to note the outcome and that a further report will be brought to Cabinet"
    assert act_of(mask(clause), "", "resolved")[0] == "note"


def test_a_motion_that_notes_and_then_asks_is_what_it_asks() -> None:
    clause = "this Council notes that there are many empty homes. Council asks Cabinet to consider a higher charge."
    assert act_of(mask(clause), "", "agreed")[0] == "refer"
