"""Files to take along for a report: what a page shows as a table (CSV), and a journey as text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from typing import Any

import streamlit as st

from dashboard import answers, reading, report, steps
from ontology.words import label

Row = dict[str, Any]

TABLE = "Save as a table (CSV)"

# A spreadsheet takes what begins so for a formula, whoever wrote it.
FORMULA = tuple("=+-@\t\r")


def table(name: str, rows: Sequence[Row], made: Callable[[Sequence[Row]], Iterable[Row]], said: str = TABLE) -> None:
    """A button that saves `rows` as NAME.csv; `made` turns them into lines, by heading, once it is clicked."""
    if rows:
        button(said, f"{name}.csv", "text/csv", lambda: csv_of(made(rows)))


def button(label: str, file: str, kind: str, data: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=data,
        file_name=file,
        mime=kind,
        key=f"save-{file}",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )


def csv_of(lines: Iterable[Row]) -> bytes:
    """Lines of one set of headings as CSV, with the mark by which spreadsheets know UTF-8."""
    every, out = list(lines), StringIO()
    writer = csv.writer(out)
    writer.writerow(every[0] if every else [])
    writer.writerows([cell(value) for value in line.values()] for line in every)
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """A value on one line, never a formula."""
    text = " ".join(str("" if value is None else value).split())
    return f"'{text}" if text.startswith(FORMULA) else text


def journey(about: Row, way: Sequence[Row], proofs: Sequence[Row]) -> None:
    """The buttons of a journey: all of it as text, its steps and its recommendations as tables."""
    found = reading.rows("answers", matter=about["id"])

    def text() -> bytes:
        return report.text(about, way, proofs).encode("utf-8-sig")

    with st.container(key="save", horizontal=True, gap="medium"):
        button("Save as text", "journey.txt", "text/plain", text)
        table("steps", way, lambda rows: step_lines(rows, proofs), "Save the steps (CSV)")
        table("recommendations", found, recommendations, "Save the recommendations (CSV)")


def step_lines(way: Sequence[Row], proofs: Sequence[Row]) -> Iterable[Row]:
    for step in way:
        best = steps.best(step["text"], [proof for proof in proofs if proof["step"] == step["step"]])
        yield {
            "Date": step["date"],
            "Body": step["body_name"],
            "State": label("state", step["state"]),
            "What was done": "" if step["state"] == "awaited" else steps.verb(step),
            "Minute": step["minute"],
            "Item": step["item_title"],
            "Words": best["quote"] if best else step["text"],
            "Joined": label("because", step["because"]) if step["because"] else "",
            "Document": place(best),
        }


def recommendations(found: Sequence[Row]) -> Iterable[Row]:
    """Each recommendation with what became of it, in the order of `found`."""
    names = reading.authorities()
    for matter in dict.fromkeys(row["matter"] for row in found):
        own = [row for row in found if row["matter"] == matter]
        for told in report.told(matter, own):
            yield {"Authority": names.get(reading.scope(matter)), "Matter": told.row["title"], **line(told)}


def line(told: report.Told) -> Row:
    row = told.row
    return {
        "Recommended on": row["asked_date"],
        "Recommended by": row["asked_by"],
        "Minute": answers.minute_of(row),
        "Recommendation": row["asked_text"],
        "Put to": row["asked_of"],
        "What became of it": label("answer", row["outcome"]),
        "Answered on": row["given_date"],
        "Answered by": row["given_by"],
        "Answer": row["given_text"],
        "Words changed": report.changed(told.changes),
        "Looked for": report.plain_words(answers.where(row, told.looked)) if not row["given"] else "",
        "Document of the recommendation": place(told.proof("asked")),
        "Document of the answer": place(told.proof("given")),
    }


def place(proof: Row | None) -> str:
    return f"{proof['document_name']}, page {proof['page']}" if proof else ""


def matters(found: Iterable[Row]) -> Iterable[Row]:
    for row in found:
        yield {
            "Authority": row["authority"],
            "Matter": row["title"],
            "What became of it": label("status", row["status"]),
            "Bodies": row["bodies"],
            "Steps": row["steps"],
            "First seen": row["first_date"],
            "Last seen": row["last_date"],
            "Identifier": row["id"],
        }


def decisions(found: Iterable[Row]) -> Iterable[Row]:
    names = reading.body_names()
    for row in found:
        yield {
            "Date": row["date"],
            "Body": names.get(row["body"]) or row["body_name"],
            "Item": row["number"],
            "Clause": row["label"],
            "Heading": row["title"],
            "What was done": label("act", row["act"] or "other"),
            "Words": row["text"],
            "Identifier": row["id"],
        }


def actions(found: Iterable[Row]) -> Iterable[Row]:
    names = reading.body_names()
    for row in found:
        yield {
            "Set on": row["date"],
            "At a meeting of": names.get(row["body"]) or row["body_name"],
            "Who is to do it": row["owner"],
            "What is to be done": row["text"],
            "By when": row["due"],
            "State": "Done, as minutes say" if row["closing"] else "Open",
            "Said to be done on": row["closed"],
            "Identifier": row["id"],
        }
