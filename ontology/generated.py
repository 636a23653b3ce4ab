"""The files that are derived from the schema and committed: what they should hold, and whether they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ontology.derive.cypher import cypher
from ontology.derive.docs import docs
from ontology.derive.jsonld import jsonld
from ontology.derive.matrix import matrix
from ontology.derive.owl import owl
from ontology.derive.shacl import shacl
from ontology.schema import Schema, load

ROOT = Path(__file__).parents[1]
FILES: dict[str, Callable[[Schema], str]] = {
    "docs/reference/ontology.md": docs,
    "ontology/generated/constraints.cypher": cypher,
    "ontology/generated/context.jsonld": jsonld,
    "ontology/generated/matrix.md": matrix,
    "ontology/generated/ontology.ttl": owl,
    "ontology/generated/shapes.ttl": shacl,
}


def derived(schema: Schema | None = None) -> dict[str, str]:
    """Every derived file, by its path in the repository, with what it should hold."""
    schema = schema or load()
    return {path: derive(schema) for path, derive in FILES.items()}


def stale(root: Path = ROOT) -> list[str]:
    """The derived files under `root` that are missing or hold something else."""
    return [path for path, text in derived().items() if not holds(root / path, text)]


def holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def write(root: Path = ROOT) -> list[str]:
    """Writes the derived files that are stale under `root`, and says which those were."""
    texts = derived()
    changed = stale(root)
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(texts[path].encode())
    return changed
