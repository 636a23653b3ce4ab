"""The product knows no council, place or person of the documents that it is measured on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.gold import GOLD, ROOT, SHARED, missing

PRODUCT = ("ingest", "ontology", "graph", "minutegraph", "dashboard", "samples")
TEXT = {".py", ".yaml", ".md", ".json", ".html", ".css", ".txt", ".toml"}
# Words of authorities' names that are no name of a place.
GENERAL = {"authority", "board", "borough", "city", "combined", "committee", "community", "council", "county"}
GENERAL |= {"development", "district", "local", "metropolitan", "municipal", "parish", "royal", "town"}
GENERAL |= {"north", "south", "east", "west"}
# A place that is also a given name, as the table of given names has it.
GIVEN_NAMES = {"clare"}


def gold() -> Iterator[dict[str, Any]]:
    for path in sorted(GOLD.glob("**/*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def people() -> set[str]:
    """Names of at least two words of four letters, as a pattern or a list could hold them."""
    held = [(row, "name") for facts in gold() for row in facts["people"]]
    held += [(row, "person") for facts in gold() for row in facts["roles"]]
    rows = {row[field] for row, field in held}
    return {name for name in rows if len(name.split()) > 1 and max(len(word) for word in name.split()) > 3}


def places() -> set[str]:
    """The words that make an authority's name its own, and the folders that documents stand in."""
    names = [(facts.get("meeting") or {}).get("authority") or "" for facts in gold()]
    names += [path.name for path in (SHARED / "corpus").iterdir() if path.is_dir()]
    words = {word.lower() for name in names for word in re.findall(r"[^\W\d_]{4,}", name)}
    return words - GENERAL - GIVEN_NAMES


def product() -> Iterator[tuple[Path, str]]:
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


@pytest.mark.shared
def test_no_name_of_the_gold_stands_in_the_product() -> None:
    if reason := missing():
        pytest.skip(reason)
    stems = {path.stem for path in [*GOLD.glob("**/*.json")] if re.search(r"\d{4}", path.stem)}
    wanted = "|".join(sorted(map(re.escape, people() | stems), key=len, reverse=True))
    names = re.compile(rf"(?<!\w)(?:{wanted})(?!\w)")
    towns = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, places())))})(?!\w)", re.IGNORECASE)
    found = [
        f"{path}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for path, text in product()
        for pattern in (names, towns)
        for hit in pattern.finditer(text)
    ]
    assert not found, "\n".join(found)
