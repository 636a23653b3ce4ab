"""Every family of phrases takes its own examples, and no line that it must leave."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from graph.resolve.matters.phrases import HERE, patterns

FILES = ("call_ins", "closings")
LINES = [
    (file, name, taken, line)
    for file in FILES
    for name, row in YAML(typ="safe").load((HERE / f"{file}.yaml").read_text("utf-8")).items()
    for taken in ("yes", "no")
    for line in row[taken]
]


@pytest.mark.parametrize(("file", "name", "taken", "line"), LINES)
def test_each_family_takes_its_examples_and_no_other(file: str, name: str, taken: str, line: str) -> None:
    assert bool(patterns(file)[name].search(line)) == (taken == "yes")
