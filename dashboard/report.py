"""A journey as text for a report: the same words as on its page, without the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from textwrap import fill
from typing import Any, NamedTuple

from dashboard import answers, call_ins, matters, reading, steps, style
from ontology.words import label

Row = dict[str, Any]

WIDTH = 96
TAG = re.compile(r"<[^>]*>")
FOOT = "Read by a program out of published documents. Where it matters, check the original."


class Told(NamedTuple):
    """What became of a recommendation, with all that is known of it."""

    row: Row
    changes: list[Row]
    looked: list[Row]
    proofs: list[Row]

    def proof(self, part: str) -> Row | None:
        """The words of one end (asked or given) that fit best."""
        return steps.best(self.row[f"{part}_text"], [proof for proof in self.proofs if proof["part"] == part])


def told(matter: str, found: Iterable[Row]) -> list[Told]:
    """The recommendations `found` of one matter, in the order of their minutes."""
    every = [reading.rows(name, matter=matter) for name in ("changes", "looked", "answer_proofs")]
    return [
        Told(row, *([one for one in rows if one["answer"] == row["answer"]] for rows in every))
        for row in answers.in_order(found, reading.rows("clauses", matter=matter))
    ]


def text(about: Row, way: Sequence[Row], proofs: Sequence[Row]) -> str:
    """The whole of a journey: its steps, its call-ins, and what became of each recommendation."""
    status = label("status", about["status"])
    parts = [" ".join(about["title"].split()), f"{status} · {plain_words(matters.facts(about))}", ""]
    for step in way:
        parts += [*step_text(step, [proof for proof in proofs if proof["step"] == step["step"]]), ""]
    for row in reading.rows("call_ins", matter=about["id"]):
        parts += [lines(f"Called in. {plain_words(call_ins.call_in_html(row))}"), ""]
    if found := told(about["id"], reading.rows("answers", matter=about["id"])):
        parts += ["What became of what was recommended", answers.summary(one.row for one in found), ""]
    for one in found:
        parts += [*answer_text(one), ""]
    return "\r\n".join("\n".join([*parts, FOOT, about["id"], ""]).splitlines()) + "\r\n"


def step_text(step: Row, proofs: Sequence[Row]) -> list[str]:
    body = step["body_name"] or "A body not named"
    if step["state"] == "awaited":
        return [lines(f"Still waiting. {plain_words(style.nothing_found(step['act'], body, step['date']))}.")]
    minute = f" · minute {step['minute']}" if step["minute"] else ""
    head = f"{style.day(step['date'])} · {body}{minute} · {steps.verb(step)}"
    best = steps.best(step["text"], proofs)
    return [lines(head), *quoted(best["quote"] if best else step["text"], best)]


def answer_text(told: Told) -> list[str]:
    row = told.row
    minute = f" · minute {said}" if (said := answers.minute_of(row)) else ""
    to = f" to {row['asked_of']}" if row["asked_of"] else ""
    asked = f"{style.day(row['asked_date'])} · {row['asked_by'] or 'A body not named'}{minute} · Recommended{to}"
    parts = [lines(asked), *quoted(row["asked_text"], told.proof("asked"))]
    by = f" · {style.day(row['given_date'])} · {row['given_by'] or 'A body not named'}" if row["given"] else ""
    parts.append(lines(f"→ {label('answer', row['outcome'])}{by}"))
    if not row["given"]:
        return [*parts, lines(plain_words(answers.where(row, told.looked)), "    ")]
    changes = [lines(f"Words changed: {said}", "    ")] if (said := changed(told.changes)) else []
    return [*parts, *changes, *quoted(row["given_text"], told.proof("given"))]


def quoted(words: str | None, proof: Row | None) -> list[str]:
    """The words, indented, and where they stand."""
    said = [lines(f"“{steps.squeezed(words)}”", "    ")] if words else []
    return [*said, *([f"    {proof['document_name']}, page {proof['page']}"] if proof else [])]


def changed(changes: Iterable[Row]) -> str:
    """three → two; nothing → at most"""
    return "; ".join(f"{row['struck'] or 'nothing'} → {row['added'] or 'nothing'}" for row in changes)


def plain_words(html: str) -> str:
    """HTML of our own making as text. Whatever a document says in it is escaped, so that every tag is ours."""
    return steps.squeezed(unescape(TAG.sub(" ", html)))


def lines(text: str, lead: str = "") -> str:
    return fill(" ".join(text.split()), WIDTH, initial_indent=lead, subsequent_indent=lead)
