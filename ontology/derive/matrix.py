"""What each target holds of each construct of the schema, as a page: the claims are rows of `matrix.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ontology.schema import Schema
from ontology.strict import Table, read

FILE = Path(__file__).parents[1] / "matrix.yaml"

Claim = tuple[str, str]


@cache
def claims() -> tuple[dict[str, str], dict[str, str], dict[str, dict[str, Claim]]]:
    """The words with their meanings, the targets with their names, and for each construct and target (word, reason).

    Raises SchemaError where a target is missing or a word is unknown.
    """
    file = read(FILE)
    words, targets = texts(file.table("words")), texts(file.table("targets"))
    rows: dict[str, dict[str, Claim]] = {}
    for construct, row in file.table("constructs").tables():
        row.only(targets)
        rows[str(construct)] = {target: claim(row, target, words) for target in targets}
    return words, targets, rows


def texts(table: Table) -> dict[str, str]:
    """A table of plain texts."""
    return {str(key): str(table.text(key)) for key in table.keys}


def claim(row: Table, target: str, words: dict[str, str]) -> Claim:
    """`word; reason` in two."""
    cell = row.text(target)
    word, semicolon, reason = cell.partition("; ")
    if word not in words or not semicolon:
        raise cell.wrong(f"has to be one of {', '.join(words)}, then '; ' and a reason")
    return word, reason


def matrix(schema: Schema) -> str:
    """One table of words, and the reasons under it, construct by construct."""
    words, targets, rows = claims()
    lines = [
        "# What each target can hold",
        "",
        f"The schema has {len(schema.classes)} classes. This says, for each construct that it uses, what becomes of it",
        "in each target. Written by `python -m ontology` from `ontology/matrix.yaml`; do not edit.",
        "",
        *(f"- **{word}**: {meaning}" for word, meaning in words.items()),
        "",
        f"| Construct | {' | '.join(targets.values())} |",
        "| --- " * (len(targets) + 1) + "|",
        *(f"| {name} | {' | '.join(row[target][0] for target in targets)} |" for name, row in rows.items()),
    ]
    for name, row in rows.items():
        lines += ["", f"## {name}", ""]
        lines += [f"- {targets[target]} **{word}**: {reason}." for target, (word, reason) in row.items()]
    return "\n".join(lines) + "\n"
