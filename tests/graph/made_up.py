"""Contributions of a made-up county, for tests of loading, stores and exports."""

from __future__ import annotations

from hashlib import sha256

from graph.model import JUDGEMENTS, Contribution, Edge, Node, Value
from ontology.record import Evidence

MEETING = "meeting/ashcombe-county-council/cabinet/2025-03-04"
CABINET = "body/ashcombe-county-council/cabinet"


def sha(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def proof(document: str, start: int, quote: str) -> tuple[Evidence, ...]:
    return (Evidence(document=document, page=1, start=start, end=start + len(quote), quote=quote),)


def document(name: str, decisions: dict[str, str], **meeting: Value) -> Contribution:
    """A document of the Cabinet's meeting; `decisions` are labels with their texts."""
    digest = sha(name)
    path = f"document/{digest}"
    facts: dict[str, Value] = {"sha256": digest, "name": f"{name}.txt", "mediaType": "text/plain"}
    nodes = [
        Node(id=path, cls="Document", props={**facts, "kind": "minutes", "pages": 1, "taken": 0.5}),
        Node(id="run/1", cls="Run", props={"version": "1"}),
        Node(id=MEETING, cls="Meeting", props={"date": "2025-03-04", **meeting}, evidence=proof(digest, 0, "4 March")),
    ]
    edges = [
        Edge(source=path, name="records", target=MEETING, evidence=proof(digest, 0, "4 March")),
        Edge(source=path, name="readBy", target="run/1"),
    ]
    for position, (label, text) in enumerate(decisions.items(), 1):
        evidence = proof(digest, 100 * position, text)
        key = f"decision/{MEETING}/{label}"
        props: dict[str, Value] = {"label": label, "text": text, "act": "approve", "position": position}
        nodes.append(Node(id=key, cls="Decision", props={**props, "date": "2025-03"}, evidence=evidence))
        edges.append(Edge(source=key, name="takenAt", target=MEETING, evidence=evidence))
    return Contribution(source=digest, nodes=tuple(nodes), edges=tuple(edges))


def judgements(*labels: str, name: str = "Cabinet") -> Contribution:
    """Says which body held the meeting and took the decisions with these labels."""
    body = Node(id=CABINET, cls="Body", props={"name": name, "kind": "executive"})
    decisions = [f"decision/{MEETING}/{label}" for label in labels]
    taken = [Edge(source=path, name="takenBy", target=CABINET) for path in decisions]
    held = Edge(source=MEETING, name="heldBy", target=CABINET)
    return Contribution(source=JUDGEMENTS, nodes=(body,), edges=(held, *taken))
