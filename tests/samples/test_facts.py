"""The facts that ingest finds in the samples, measured with the yardstick of the gold files."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.extract import extract
from ingest.read import read
from ontology.record import to_json
from samples import DOCUMENTS
from tests.samples.truth import FACTS

YARDSTICK = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
FLOOR = 0.75


def yardstick() -> ModuleType:
    if not YARDSTICK.exists():
        pytest.skip("../shared/gold/score.py is missing")
    spec = importlib.util.spec_from_file_location("score", YARDSTICK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def facts(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(extract(read(path.name, path.read_bytes()))))
    return found


def mean_f1(score: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> float:
    """The mean over fact types of F1 over all documents, as score.py prints it."""
    figures = []
    measures = [(None, score.header_row), *score.MEASURES.values()]
    for key, alike in measures:
        rows = [((g[key], p[key]) if key else (score.header(g), score.header(p))) for g, p in pairs]
        hits = sum(score.match(g, p, alike)[0] for g, p in rows)
        gold, got = (sum(len(r[n]) for r in rows) for n in (0, 1))
        figures.append(score.f1(hits, gold, got)[2])
    return float(sum(figures) / len(figures))


@pytest.mark.shared
def test_facts_of_the_samples() -> None:
    score = yardstick()
    pairs = [(FACTS[path.stem], facts(path)) for path in sorted(DOCUMENTS.iterdir())]
    assert mean_f1(score, pairs) >= FLOOR
