"""Identifiers that are none any more, as a table for whoever serves the others."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

LACKS = "everything but identifiers that are none any more, and where they lead; it tells of the past, not of the graph"


def write(redirects: Iterable[tuple[str, str | None]], out: BinaryIO, base: str) -> None:
    """CSV with the columns `identifier` and `leads_to`, IRIs under `base`; the second may be empty: nothing is left."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(("identifier", "leads_to"))
    rows.writerows((f"{base}id/{path}", f"{base}id/{target}" if target else "") for path, target in redirects)
    text.detach()
