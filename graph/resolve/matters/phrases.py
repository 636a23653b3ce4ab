"""Families of phrases, as data: each file has named patterns with lines that they take and lines that they leave."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent


@cache
def patterns(file: str) -> dict[str, re.Pattern[str]]:
    """Name → pattern of a file beside this one (`call_ins`, `closings`), in its order, whatever the case."""
    rows = YAML(typ="safe").load((HERE / f"{file}.yaml").read_text("utf-8"))
    return {name: re.compile(row["match"], re.IGNORECASE) for name, row in rows.items()}
