"""Which documents have gold, in sets: the seeds, further waves, and our own samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from ingest.extract import extract
from ingest.read import Unreadable, read
from ontology.record import to_json
from samples import DOCUMENTS, TRUTH

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
BLIND = Path(__file__).with_name("blind.json")
AUTHORS = Path(__file__).with_name("authors")


class Case(NamedTuple):
    """A document with gold: the set it belongs to, whose it is (a folder's name), and where both stand."""

    set: str
    council: str
    document: Path
    gold: Path

    @property
    def real(self) -> bool:
        """Whether a council wrote the document."""
        return self.set == "seeds" or self.set.startswith("wave")

    def facts(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The gold, and what is read out of the document: nothing where it cannot be read."""
        gold = json.loads(self.gold.read_text(encoding="utf-8"))
        try:
            document = read(self.document.name, self.document.read_bytes())
        except Unreadable:
            return gold, {}
        return gold, json.loads(to_json(extract(document)))


def missing() -> str | None:
    """Why the shared gold cannot be scored here, or None where it can."""
    for path in (SHARED / "seeds", GOLD / "facts", GOLD / "score.py"):
        if not path.exists():
            return f"../{path.relative_to(ROOT.parent)} is missing: accuracy on real documents is not measured"
    return None


def cases() -> list[Case]:
    """All documents with gold that are there, the samples always; of the waves, those that were measured blind."""
    found = _cases("samples", TRUTH / "facts", {path.stem: path for path in DOCUMENTS.iterdir()})
    for author in sorted(path for path in AUTHORS.iterdir() if path.is_dir()):
        documents = {path.stem: path for path in (author / "documents").iterdir()}
        found += _cases(f"{author.name} author", author / "facts", documents)
    if missing():
        return found
    found += _cases("seeds", GOLD / "facts", {path.stem: path for path in (SHARED / "seeds").iterdir()})
    for row in blind():
        found += wave(row["wave"])
    return found


def wave(number: int) -> list[Case]:
    """The documents of one wave."""
    corpus = {path.stem: path for path in sorted((SHARED / "corpus").glob("*/*"))}
    return _cases(f"wave {number}", GOLD / "more" / str(number), corpus)


def blind() -> list[dict[str, Any]]:
    """The figures of each wave before anyone had opened it, in the order of the waves."""
    told: list[dict[str, Any]] = json.loads(BLIND.read_text(encoding="utf-8"))
    return told


def unread() -> list[dict[str, Any]]:
    """The figures of made-up documents at their first reading, in the order of the authors."""
    told: list[dict[str, Any]] = json.loads(AUTHORS.joinpath("unread.json").read_text(encoding="utf-8"))
    return told


def _cases(name: str, gold: Path, documents: dict[str, Path]) -> list[Case]:
    return [
        Case(name, documents[path.stem].parent.name, documents[path.stem], path)
        for path in sorted(gold.glob("*.json"))
        if path.stem in documents
    ]
