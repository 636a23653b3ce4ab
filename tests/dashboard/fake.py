"""Rows as the question library gives them, for pages that are tested without a graph."""

from __future__ import annotations

from typing import Any

from graph.library import questions

Row = dict[str, Any]

# What a document could say to get out of the place where text is shown.
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)"> **bold** [a](https://example.org) $x$ :red[hot] {b}'

PANEL, CABINET, COUNCIL = "body/a/panel", "body/a/cabinet", "body/a/council"
NAMES = {PANEL: ("Roads Panel", "scrutiny"), CABINET: ("Cabinet", "executive"), COUNCIL: ("Council", "council")}
SHA = "ab" * 32
PAGE = f"Roads Panel\n\n4. Bridge\n\nRESOLVED: that {HOSTILE} be noted.\n\nThe end."


def row(question: str, **values: Any) -> Row:
    """A row of a question: all its columns, None where `values` has nothing. Fails for a column that it has not."""
    columns = questions()[question].columns
    assert set(values) <= set(columns), set(values) - set(columns)
    return {column: values.get(column) for column in columns}


def flow(source: str, target: str, matters: int) -> Row:
    ends = {"source": source, "source_name": NAMES[source][0], "source_kind": NAMES[source][1]}
    ends |= {"target": target, "target_name": NAMES[target][0], "target_kind": NAMES[target][1]}
    return row("flows", **ends, matters=matters)


def matter(number: int, title: str = "Harrow Lane Bridge", status: str = "agreed") -> Row:
    dates = {"first_date": "2025-07-01", "last_date": "2025-09-18"}
    size = {"authority": "Ashcombe County Council", "bodies": 3, "steps": 4}
    return row("journeys", id=f"matter/{number}", title=title, status=status, **size, **dates)


def step(position: int, body: str, date: str | None, **values: Any) -> Row:
    name, kind = NAMES[body]
    known = {"kind": "decided", "state": "happened", "stage": "made", "text": "Words.", "fact": f"decision/{position}"}
    place = {"step": f"step/{position}", "position": position, "body": body, "body_name": name, "body_kind": kind}
    return row("journey", **place, date=date, **(known | values))


def decision(number: int, /, **values: Any) -> Row:
    known = {"id": f"decision/{number}", "date": "2025-07-01", "body": PANEL, "body_name": "Roads Panel"}
    said = {"number": str(number), "title": "Bridge", "act": "note", "text": f"decision number {number}"}
    return row("decisions", **(known | said | values))


def fact(cls: str = "Decision", **values: Any) -> Row:
    place = {"body": PANEL, "body_name": "Roads Panel", "body_kind": "scrutiny", "date": "2025-07-01"}
    said = {"id": "decision/1", "title": "that it be noted", "number": "4", "item_title": "Bridge"}
    return row("fact", **(place | said | values), cls=cls)


def evidence(**values: Any) -> Row:
    start = PAGE.index(HOSTILE)
    place = {"document": f"document/{SHA}", "document_name": "panel.txt", "media_type": "text/plain", "page": 1}
    said = {"start": start, "end": start + len(HOSTILE), "quote": HOSTILE}
    return row("evidence", **(place | said | values))


BODIES = [
    row("bodies", id=i, name=name, kind=kind, authority="A", meetings=1, decisions=9)
    for i, (name, kind) in NAMES.items()
]
