"""Records of made-up meetings in few words, for tests of what comes after extraction."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from graph.model import Contribution, Node
from ontology.record import (
    DocumentFacts,
    DocumentKind,
    Evidence,
    MeetingFacts,
    Record,
    Row,
    Source,
)

ASHCOMBE = "Ashcombe County Council"


def paper(
    body: str | None,
    date: str | None,
    *rows: tuple[str, Row],
    authority: str | None = ASHCOMBE,
    kind: DocumentKind = "minutes",
    name: str = "",
    **document: Any,
) -> Record:
    """A Record with `rows`, each under the name of its list. Without `body` it is a report of that date.

    Every row gets an id and evidence: its own words, at a place of their own.
    """
    told = name or f"{authority}-{body}-{date}-{len(rows)}"
    sha = hashlib.sha256(told.encode()).hexdigest()
    meeting = MeetingFacts(authority=authority, body=body, date=date, evidence=(proof(sha, 0, told),)) if body else None
    record = Record(
        source=Source(sha256=sha, name=f"{told}.txt", media_type="text/plain", size=1, pages=1),
        document=DocumentFacts(kind=kind if body else "executive_report", date=None if body else date, **document),
        meeting=meeting,
    )
    for place, (rows_of, row) in enumerate(rows, start=1):
        said = (getattr(row, key, None) for key in ("text", "title", "name", "person", "body"))
        words = next((str(value) for value in said if value), "a vote")
        whole = msgspec.structs.replace(row, id=row.id or f"row-{place}", evidence=(proof(sha, place, words),))
        getattr(record, rows_of).append(whole)
    return record


def proof(sha: str, place: int, words: str) -> Evidence:
    return Evidence(document=sha, page=1, start=place * 1000, end=place * 1000 + len(words), quote=words)


def nodes(contribution: Contribution, cls: str) -> list[Node]:
    return [node for node in contribution.nodes if node.cls == cls]


def targets(contribution: Contribution, source: str, name: str) -> list[str]:
    return [edge.target for edge in contribution.edges if edge.source == source and edge.name == name]


def journeys(contribution: Contribution) -> dict[str, dict[str, Any]]:
    """Title → status and steps as (body's end of path, state, kind, act, because), in order."""
    steps: dict[str, list[Node]] = {}
    for edge in contribution.edges:
        if edge.name == "partOf":
            steps.setdefault(edge.target, []).append(next(n for n in contribution.nodes if n.id == edge.source))
    found: dict[str, dict[str, Any]] = {}
    for matter in nodes(contribution, "Matter"):
        ordered = sorted(steps[matter.id], key=lambda step: step.props["position"])
        rows = [
            (_before(contribution, s), *(s.props.get(k) for k in ("state", "kind", "act", "because"))) for s in ordered
        ]
        found[str(matter.props["title"])] = {"status": matter.props["status"], "steps": rows}
    return found


def _before(contribution: Contribution, step: Node) -> str:
    return targets(contribution, step.id, "before")[0].rsplit("/", 1)[1]
