"""Patterns that stand in code come back from long hostile lines, as those of the wording families do."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pkgutil import walk_packages

import pytest

import ingest
from ingest.quick import Quick
from tests.ingest.test_wordings import HOSTILE

# Code patterns see lines as files have them, runs of white space included; 1,500 characters show a cubic one.
LENGTH = 1500
HARD = [*HOSTILE, "4 March 2025, 5 " * 250, "A. B. C. " * 400, "1.1.1 (a) " * 400, "\t" * 2000 + "Clerk", "’s " * 1500]
LINES = [line[:LENGTH] for line in HARD] + [" " * LENGTH + "x", "\t" * LENGTH + "Clerk"]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of a module of `ingest`, alone or in a list of the module."""
    for module in walk_packages(ingest.__path__, "ingest."):
        for name, value in vars(importlib.import_module(module.name)).items():
            held = value if isinstance(value, tuple | list) else [value]
            for one in held:
                for part in one if isinstance(one, tuple | list) else [one]:
                    part = part.pattern if isinstance(part, Quick) else part
                    if isinstance(part, re.Pattern) and isinstance(part.pattern, str):
                        yield f"{module.name}.{name}", part


CASES = list(patterns())


@pytest.mark.parametrize(("name", "pattern"), CASES, ids=[name for name, _ in CASES])
def test_a_pattern_comes_back(name: str, pattern: re.Pattern[str]) -> None:
    """One that backtracks without end never comes back from here."""
    for line in LINES:
        list(pattern.finditer(line))
        pattern.match(line)
        pattern.fullmatch(line)


def test_there_are_patterns_in_code() -> None:
    assert len(CASES) > 50
