"""Every quote of the graph, found again in its document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import msgspec

from graph.statements import Statements
from ontology.record import Evidence

# What is not stated by words of a document: the document, the program that read it, and the evidence itself.
UNSTATED = {"Document", "Evidence", "Run"}
PROOF = "evidencedBy"


class Pages(Protocol):
    """Where page texts are kept."""

    def page(self, sha256: str, number: int) -> str: ...


class Verdict(msgspec.Struct, kw_only=True):
    """What `verify` found. `dangling`: a line for each quote that is not where it says; `unproved`: facts with none."""

    documents: int
    facts: int
    quotes: int
    dangling: list[str]
    unproved: list[str]


def verify(statements: Statements, pages: Pages) -> Verdict:
    """Compare every quote with the slice of the stored page that it names."""
    seen: set[Evidence] = set()
    unproved: list[str] = []
    facts = 0
    for name, evidence in facts_of(statements):
        facts += 1
        seen.update(evidence)
        if not evidence:
            unproved.append(f"{name}: no evidence; run: minutegraph build")
    dangling = [line for piece in sorted(seen) if (line := mismatch(piece, pages))]
    return Verdict(
        documents=len({piece.document for piece in seen}),
        facts=facts,
        quotes=len(seen),
        dangling=dangling,
        unproved=unproved,
    )


def facts_of(statements: Statements) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Every node and edge that a document's words must prove, with its evidence."""
    unstated = set()
    for node in statements.nodes():
        if node.cls in UNSTATED:
            unstated.add(node.id)
        else:
            yield node.id, node.evidence
    for edge in statements.edges():
        if edge.name != PROOF and edge.source not in unstated:
            yield f"{edge.source} {edge.name} {edge.target}", edge.evidence


def mismatch(piece: Evidence, pages: Pages) -> str:
    """What is wrong with a quote; empty where it is right."""
    where = f"document {piece.document[:12]}, page {piece.page}, {piece.start}-{piece.end}"
    try:
        text = pages.page(piece.document, piece.page)
    except KeyError:
        return f"{where}: the page is not in the workspace; ingest the document again"
    if text[piece.start : piece.end] != piece.quote:
        return f"{where}: the page has other words there; ingest the document again"
    return ""
