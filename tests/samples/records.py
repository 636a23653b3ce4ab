"""The truth as Records, so that what follows extraction can be tested as if extraction were perfect."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from ontology.record import ROW_LISTS, Evidence, Record, row_id
from samples.render import sources
from tests.samples.truth import FACTS

WORDS = ("text", "title", "name", "person", "body")
Json = dict[str, Any]


def records() -> list[Record]:
    """A Record for each document of the samples, all of it true. Evidence stands in the content's text, on page 1."""
    return [_record(s.name, " ".join(s.text.split())) for s in sources()]


def _record(name: str, text: str) -> Record:
    facts = FACTS[name.rpartition(".")[0]]
    digest = hashlib.sha256(name.encode()).hexdigest()
    source = {"sha256": digest, "name": name, "media_type": "text/plain", "size": len(text), "pages": 1}
    lists = {
        kind: [_row(kind, n, row, digest, text) for n, row in enumerate(facts.get(kind, []))] for kind in ROW_LISTS
    }
    ids = {item["number"]: item["id"] for item in reversed(lists["items"])}
    for row in (row for rows in lists.values() for row in rows if row.get("item")):
        row["item_id"] = ids[row["item"]]
    _point_at_decisions(lists)
    single = {k: facts[k] and {**facts[k], "evidence": [_evidence(digest, text, "")]} for k in ("document", "meeting")}
    return msgspec.convert({"source": source, **single, **lists}, Record)


def _row(kind: str, position: int, row: Json, digest: str, text: str) -> Json:
    words = next((str(row[key]) for key in WORDS if row.get(key)), "")
    return {**row, "id": row_id(kind, position, words), "evidence": [_evidence(digest, text, words)]}


def _evidence(digest: str, text: str, words: str) -> Json:
    """Where the words stand first; the first words of the document where they were written otherwise."""
    quote = words if words and words in text else text[:20]
    start = text.index(quote)
    proof = Evidence(document=digest, page=1, start=start, end=start + len(quote), quote=quote)
    return msgspec.structs.asdict(proof)


def _point_at_decisions(lists: dict[str, list[Json]]) -> None:
    clauses = {(row["item"], row["text"]): row["id"] for row in lists["decisions"]}
    for row in (*lists["referrals"], *lists["actions"]):
        row["decision_id"] = clauses.get((row["item"], row["text"]))
