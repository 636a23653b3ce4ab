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
    name), page and quote; `answers` tells what became of each recommendation that it made, `call_ins` of a call-in.
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
    rows = ask("journey", matter=matter["id"])
    steps = [_step(row, proofs) for row in rows if row["state"] != "awaited"]
    for made, told in answers(ask, matter["id"]):
        _at(steps, *made)["answers"].append(told)
    for row in ask("call_ins", matter=matter["id"]):
        _at(steps, row["body_name"], row["date"])["call_ins"].append(_call_in(row))
    return {
        "id": matter["id"],
        "title": matter["title"],
        "status": matter["status"],
        "steps": steps,
        "awaited": [_awaited(row, proofs) for row in rows if row["state"] == "awaited"],
    }


def _at(steps: list[Row], body: str | None, date: str | None) -> Row:
    """The step of that body and day; else the first."""
    return next((step for step in steps if (step["body"], step["date"]) == (body, date)), steps[0])


def answers(ask: Ask, matter: str) -> list[tuple[tuple[str | None, str | None], Row]]:
    """((body that recommended, date), what became of it) of each recommendation of a matter, in order of time.

    `{"outcome", "asked", "of", "heard_from", "given", "changes", "looked_at", "not_here"}`: `asked` and `given` are
    `{"body", "date", "text", "evidence"}` (`given` None without trace), `of` the body asked, `heard_from` the body
    whose minutes alone tell of it (else None), `changes` `{"struck", "added"}` each, `looked_at` and `not_here` the
    days of its later meetings that were searched, and that have no record here.
    """
    rows = ask("answers", matter=matter)
    if not rows:
        return []
    proofs = ask("answer_proofs", matter=matter)
    changed, looked = ask("changes", matter=matter), ask("looked", matter=matter)
    return [((row["asked_by"], row["asked_date"]), _answer(row, proofs, changed, looked)) for row in rows]


def _answer(row: Row, proofs: list[Row], changed: list[Row], looked: list[Row]) -> Row:
    return {
        "outcome": row["outcome"],
        "asked": _end(row, "asked", proofs),
        "of": row["asked_of"],
        "heard_from": row["heard_from"],
        "given": _end(row, "given", proofs) if row["given"] else None,
        "changes": [{k: c[k] for k in ("struck", "added")} for c in changed if c["answer"] == row["answer"]],
        "looked_at": _days(looked, row["answer"], here=True),
        "not_here": _days(looked, row["answer"], here=False),
    }


def _call_in(row: Row) -> Row:
    """Who called in what, and what came of it: `decision` is one of the clauses suspended, `said` the clause on it."""
    told = {key: row[key] for key in ("date", "callers", "outcome", "suspended")}
    return {"body": row["body_name"], **told, "decision": row["suspended_text"], "said": row["decided_text"]}


def _end(row: Row, part: str, proofs: list[Row]) -> Row:
    """One end of an answer: who said what, when, in which words."""
    evidence = [_proof(p) for p in proofs if (p["answer"], p["part"]) == (row["answer"], part)]
    return {"body": row[f"{part}_by"], "date": row[f"{part}_date"], "text": row[f"{part}_text"], "evidence": evidence}


def _days(looked: list[Row], answer: str, *, here: bool) -> list[str]:
    return sorted({row["date"] for row in looked if row["answer"] == answer and bool(row["meeting"]) is here})


def _proof(row: Row) -> Row:
    return {"document": row["document_name"], "page": row["page"], "quote": row["quote"]}


def _step(row: Row, proofs: dict[str, list[Row]]) -> Row:
    said = {key: row[key] for key in ("date", "minute", "act", "stage", "text", "because")}
    evidence = proofs.get(row["step"], [])
    return {"body": row["body_name"], **said, "evidence": evidence, "answers": [], "call_ins": []}


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
        found.setdefault(row["step"], []).append(_proof(row))
    return found
