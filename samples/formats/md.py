"""Markdown, as a clerk types it for a static website."""

from __future__ import annotations

from samples.source import Block, Source


def render(source: Source) -> bytes:
    out, before = "", ""
    for block in source.blocks:
        out += ("\n" if block.kind == before and block.kind in {"b", "auto"} else "\n\n") + _block(block)
        before = block.kind
    return (out.lstrip() + "\n").encode()


def _table(block: Block) -> str:
    head, *rows = [f"| {' | '.join(row)} |" for row in block.rows]
    return "\n".join([head, "|" + " --- |" * len(block.rows[0]), *rows])


def _block(block: Block) -> str:
    first, rest = block.parts[0], " ".join(block.parts[1:])
    match block.kind:
        case "title":
            return "# " + " ".join(" ".join(row) for row in block.rows)
        case "head":
            return f"## {first}"
        case "sub":
            return f"**{first}**"
        case "item":
            return f"### {first}. {rest}"
        case "b":
            return f"- {first}"
        case "auto":
            return f"1. {first}"
        case "cols" | "tab":
            return _table(block)
        case _:
            return "  \n".join(" ".join(row) for row in block.rows)
