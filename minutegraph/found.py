"""What a workspace holds, as rows that a person can read."""

from __future__ import annotations

from typing import Any

from graph.workspace import Workspace
from ontology.record import Record

# Beyond this, a table of documents tells nobody anything; the totals do.
MANY = 60
COUNTED = ("people", "items", "decisions", "referrals", "votes", "interests", "actions", "roles", "references")


def found_rows(workspace: Workspace) -> list[dict[str, Any]]:
    """A row a document (its body, its date and how many facts of each kind), then their total."""
    rows = [document_row(record) for record in workspace.records()]
    rows.sort(key=lambda row: (row["date"] or "", row["document"]))
    total: dict[str, Any] = {"document": f"{len(rows)} documents", "kind": "", "body": "", "date": ""}
    total |= {name: sum(row[name] for row in rows) for name in COUNTED}
    return [*(rows if len(rows) <= MANY else []), total]


def document_row(record: Record) -> dict[str, Any]:
    meeting = record.meeting
    head: dict[str, Any] = {
        "document": record.source.name,
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
            "facts": len(record.rows()),
            "text taken": f"{record.taken:.0%}",
            "read by": record.run,
        }
        for record in workspace.records()
    ]
    refused = [{"path": p, "reason": reason, "remedy": remedy} for p, reason, remedy in workspace.refusals()]
    return {"documents": sorted(documents, key=lambda d: str(d["document"])), "refused": refused}
