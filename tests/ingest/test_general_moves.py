"""Business between bodies, in the general forms that clerks write: who sends what to whom, and when."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.ingest.test_moves_forms import of

FORMS: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "forms" / "general_moves.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row["text"][:50])
def test_a_form(row: dict[str, Any]) -> None:
    found = of(row["body"], row["text"], "Draft transport plan").referrals
    assert [[one.from_, one.to, one.act, one.stage] for one in found] == row["rows"]
