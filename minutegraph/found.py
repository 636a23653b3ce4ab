"""What a workspace holds, as rows that a person can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.workspace import Workspace
from ontology.record import Record

# Beyond this, a table of documents tells nobody anything; the totals do.
MANY = 60
COUNTED = ("people", "items", "decisions", "referrals", "votes", "interests", "actions", "roles", "references")


def found_rows(workspace: Workspace) -> list[dict[str, Any]]:
    """A row a document (its body, its date and how many facts of each kind), then their total."""
    rows = [document_row(paper, n) for record in workspace.records() for n, paper in enumerate(papers(record))]
    rows.sort(key=lambda row: (row["date"] or "", row["document"]))
    total: dict[str, Any] = {"document": f"{len(rows)} documents", "kind": "", "body": "", "date": ""}
    total |= {name: sum(row[name] for row in rows) for name in COUNTED}
    return [*(rows if len(rows) <= MANY else []), total]


def papers(record: Record) -> Iterator[Record]:
    """The document and the documents inside it, where the file is a pack."""
    yield record
    for part in record.parts:
        yield from papers(part)


def document_row(record: Record, part: int) -> dict[str, Any]:
    """`part` counts the documents in a file from 0."""
    meeting = record.meeting
    head: dict[str, Any] = {
        "document": f"{record.source.name}, document {part + 1}" if part else record.source.name,
        "kind": record.document.kind.replace("_", " "),
        "body": (meeting.body if meeting else record.document.addressed_to) or "",
        "date": (meeting.date if meeting else record.document.date) or "",
    }
    return head | {name: len(getattr(record, name)) for name in COUNTED}


def status(workspace: Workspace) -> dict[str, Any]:
    """Documents with the share of their text that some rule took, and what was refused."""
    documents = [
        {
            "document": record.source.name,
            "kind": record.document.kind,
            "facts": sum(len(paper.rows()) for paper in papers(record)),
            "text taken": f"{record.taken:.0%}",
            "read by": record.run,
        }
        for record in workspace.records()
    ]
    refused = [{"path": p, "reason": reason, "remedy": remedy} for p, reason, remedy in workspace.refusals()]
    return {"documents": sorted(documents, key=lambda d: str(d["document"])), "refused": refused}
