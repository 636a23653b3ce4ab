"""Lists of plain words that rules look up, kept as data in `styles/_words.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_FILE = Path(__file__).parent / "styles" / "_words.yaml"


def words(name: str) -> frozenset[str]:
    """The words of a list. Raises KeyError for one that does not exist."""
    return frozenset(_lists()[name]["words"].split())


@cache
def _lists() -> dict[str, Any]:
    return dict(YAML(typ="safe").load(_FILE.read_text(encoding="utf-8")))
