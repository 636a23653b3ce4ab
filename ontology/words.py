"""The words that people read for the values of the schema's lists: `confirm_minutes` → "Confirmed the minutes"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ontology.strict import nearest, read

FILE = Path(__file__).with_name("words.yaml")


@cache
def words() -> dict[str, dict[str, str]]:
    """Every group of words, and in it the words for each value. Raises SchemaError for a mistake in words.yaml."""
    return {
        str(group): {str(value): str(table.text(value)) for value in table.keys} for group, table in read(FILE).tables()
    }


def label(kind: str, value: str) -> str:
    """The words for a value; `kind` is a group of words.yaml, like act, stage, status, body_kind, step_kind.

    A value without words is shown as it is, without underscores. Raises KeyError for an unknown kind.
    """
    groups = words()
    if kind not in groups:
        raise KeyError(f"unknown kind of words {kind!r}; {nearest(kind, groups)}")
    return groups[kind].get(value) or value.replace("_", " ").capitalize()
