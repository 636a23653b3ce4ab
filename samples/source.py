"""Reads one content file: a few settings, an empty line, then blocks with empty lines between them.

A block is a paragraph, or starts with `@kind`; its parts stand between ` | `, its rows on lines of their own, and a
last line starting with `>>` is what stands beside it in the margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROWS = frozenset({"title", "cols", "tab", "sign", "links", "centre"})
KINDS = ROWS | {"head", "sub", "item", "p", "n", "a", "b", "auto"}


@dataclass(frozen=True)
class Block:
    """`kind` is one of KINDS; `rows` holds the parts of each line (a paragraph has one row of one part)."""

    kind: str
    rows: tuple[tuple[str, ...], ...]
    margin: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return self.rows[0]

    @property
    def text(self) -> str:
        return " ".join(part for row in self.rows for part in row if part)


@dataclass(frozen=True)
class Source:
    """One document before it is rendered: its settings, words by name, and its blocks in order."""

    name: str
    settings: dict[str, str]
    blocks: tuple[Block, ...]

    def number(self, key: str) -> int:
        return int(self.settings.get(key, "0"))

    @property
    def text(self) -> str:
        """All words of the document, margin notes after their block."""
        return "\n".join(f"{b.text} {b.margin}" for b in self.blocks)


def read(path: Path) -> Source:
    """The content of `NAME.EXT.txt`, to be rendered as `NAME.EXT`. Raises ValueError naming file and block."""
    head, *chunks = path.read_text(encoding="utf-8").strip().split("\n\n")
    settings = dict(line.split(": ", 1) for line in head.splitlines())
    return Source(path.stem, settings, tuple(_block(path, chunk) for chunk in chunks if chunk.strip()))


def _block(path: Path, chunk: str) -> Block:
    lines = chunk.strip("\n").splitlines()
    margin = lines.pop().removeprefix(">>").strip() if lines[-1].startswith(">>") else ""
    if not lines[0].startswith("@"):
        return Block("p", ((" ".join(lines),),), margin)
    kind, _, rest = lines[0][1:].partition(" ")
    if kind not in KINDS:
        raise ValueError(f"{path.name}: unknown block @{kind}; known are {', '.join(sorted(KINDS))}")
    rows = [rest, *lines[1:]] if rest else lines[1:]
    if kind not in ROWS:
        rows = [" ".join(rows)]
    return Block(kind, tuple(tuple(part.strip() for part in row.split(" | ")) for row in rows or [""]), margin)
