"""A matter's way through the bodies, as `journey --json` prints it, put together from questions of the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Ask = Callable[..., list[Row]]


def journeys(ask: Ask, words_or_id: str = "") -> list[Row]:
    """Every matter of that id, or that has those words; all of them without any.

    `ask(question, **parameters)` answers questions of the library. Each matter is `{"id", "title", "status", "steps",
    "awaited"}`; a step has `because` where it was joined to an earlier one, and its evidence as document (a file's
    name), page and quote.
    """
    return [journey(ask, row) for row in matters(ask, words_or_id)]


def matters(ask: Ask, words_or_id: str = "") -> list[Row]:
    """The rows of the matters that are meant."""
    if words_or_id.startswith("matter/"):
        return ask("journeys", id=words_or_id)
    return ask("journeys", words=words_or_id)


def journey(ask: Ask, matter: Row) -> Row:
    """One matter, of which `matter` is the row in `journeys`."""
    proofs = _proofs(ask("proofs", matter=matter["id"]))
    steps = ask("journey", matter=matter["id"])
    return {
        "id": matter["id"],
        "title": matter["title"],
        "status": matter["status"],
        "steps": [_step(row, proofs) for row in steps if row["state"] != "awaited"],
        "awaited": [_awaited(row, proofs) for row in steps if row["state"] == "awaited"],
    }


def _step(row: Row, proofs: dict[str, list[Row]]) -> Row:
    said = {key: row[key] for key in ("date", "minute", "act", "stage", "text", "because")}
    return {"body": row["body_name"], **said, "evidence": proofs.get(row["step"], [])}


def _awaited(row: Row, proofs: dict[str, list[Row]]) -> Row:
    return {
        "body": row["body_name"],
        "act": row["act"],
        "since": row["date"],
        "evidence": proofs.get(row["step"], []),
    }


def _proofs(rows: list[Row]) -> dict[str, list[Row]]:
    """Step → its evidence."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        evidence = {"document": row["document_name"], "page": row["page"], "quote": row["quote"]}
        found.setdefault(row["step"], []).append(evidence)
    return found
