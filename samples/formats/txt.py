"""Plain text, as a typing pool's printer or a text extraction leaves it.

Settings: `wrap` (columns; 0 leaves paragraphs on one line), `lines` (to a page, which a form feed ends; 0 has no
pages), `head` and `foot` (furniture; `{page}` is the number).
"""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

from samples.source import Block, Source


def render(source: Source) -> bytes:
    lines = [line for block in source.blocks for line in [*_block(block, source.number("wrap")), ""]]
    return "\f".join(_pages(source, lines)).encode()


def _pages(source: Source, lines: list[str]) -> list[str]:
    size = source.number("lines") or len(lines)
    return [_page(source, n + 1, lines[at : at + size]) for n, at in enumerate(range(0, len(lines), size))]


def _page(source: Source, number: int, lines: list[str]) -> str:
    head, foot = source.settings.get("head", ""), source.settings.get("foot", "")
    above = [head.format(page=number), ""] if head and number > 1 else []
    below = ["", *foot.format(page=number).split(" | ")] if foot else []
    return "\n".join([*above, *lines, *below, ""])


def _fill(text: str, width: int, label: str = "", indent: int = 0) -> list[str]:
    lead = " " * indent
    if not width:
        return [f"{lead}{label} {text}".rstrip() if label else lead + text]
    first = f"{lead}{label:<4} " if label else lead
    return wrap(text, width, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False)


def _rows(block: Block) -> list[str]:
    widths = [max(map(len, column)) + 3 for column in zip_longest(*block.rows, fillvalue="")]
    return [
        "".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)).rstrip() for row in block.rows
    ]


def _block(block: Block, width: int) -> list[str]:
    first, rest = block.parts[0], " ".join(block.parts[1:])
    match block.kind:
        case "title" | "centre":
            return [" ".join(row).center(width).rstrip() for row in block.rows]
        case "item":
            return _fill(rest.upper() if width else rest, width, first + ".")
        case "n":
            return _fill(rest, width, first)
        case "a":
            return _fill(rest, width, first, 5 if width else 0)
        case "b":
            return _fill(first, width, "-", 5 if width else 0)
        case "cols" | "tab":
            return _rows(block)
        case "sign":
            return [" ".join(row) for row in block.rows]
        case _:
            return _fill(first, width)
