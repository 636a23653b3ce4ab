"""The truth of the samples, read for tests."""

from __future__ import annotations

import json
from typing import Any

from ruamel.yaml import YAML

from samples import TRUTH

FACTS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((TRUTH / "facts").glob("*.json"))
}
_MATTERS = YAML(typ="safe").load((TRUTH / "matters.yaml").read_text(encoding="utf-8"))
MATTERS: list[dict[str, Any]] = _MATTERS["matters"]
APART: list[dict[str, Any]] = _MATTERS["apart"]
