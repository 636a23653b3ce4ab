"""A clause of a resolution, before it is a fact."""

from __future__ import annotations

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a block."""

    block: int
    start: int
    end: int


class Clause(msgspec.Struct, kw_only=True):
    """One clause: its label, words and place; `lead` is what it is read with, `meaning` that of the lead-in."""

    label: str | None
    text: str
    pieces: list[Piece]
    lead: str
    meaning: str
    confidence: float
    style: str = ""
