"""What only holds the pages together: running heads, page numbers, lines for initials. Known by place and repetition.

Wording plays no part: a line is furniture if it stands near the top or bottom edge, and the same line stands at the
same height on many pages, but for a number in it that counts with the pages.
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.layout.page import LaidLine, LaidPage

EDGE = 0.14  # of the page's height: where furniture stands
OFTEN = 0.4  # of the pages: odd and even pages may have heads of their own
STEPS = 200  # a page's height in these; a line's may differ by one from page to page
_NUMBER = re.compile(r"\d{1,4}")
_LONE = re.compile(r"\W*(?:[^\W\d]+\W+)?\d{1,4}(?:\W+(?:[^\W\d]+\W+)?\d{1,4})?\W*")
Key = tuple[bool, int, str]


class Furniture:
    """Sees all pages once, then tells for each line whether it is furniture."""

    def __init__(self) -> None:
        self._keys: list[list[list[Key]]] = []
        self._lone: list[list[bool]] = []

    def see(self, page: LaidPage) -> None:
        """Takes note of the lines near the page's edges."""
        number = len(self._keys)
        self._keys.append([_keys(page, line, number) for line in page.lines])
        self._lone.append([_is_first_number(page, line) for line in page.lines])

    def flags(self) -> list[list[bool]]:
        """For every page seen, and every line of it: furniture or not."""
        seen = Counter(near for page in self._keys for near in {n for keys in page for key in keys for n in _near(key)})
        least = max(2, OFTEN * len(self._keys))
        alone = len(self._keys) == 1
        return [
            [any(seen[key] >= least for key in keys) or (alone and lone) for keys, lone in zip(*page, strict=True)]
            for page in zip(self._keys, self._lone, strict=True)
        ]


def _keys(page: LaidPage, line: LaidLine, number: int) -> list[Key]:
    """What must come again for a line near an edge: edge, height and text, or text with a number that counts pages."""
    if not _is_near_edge(page, line):
        return []
    top, height = line.y1 < EDGE * page.height, round(STEPS * line.y0 / page.height)
    text = " ".join(page.text[line.start : line.end].casefold().split())
    counted = [f"{text[: m.start()]}\0{int(m[0]) - number}{text[m.end() :]}" for m in _NUMBER.finditer(text)]
    return [(top, height, shown) for shown in (text, *counted)]


def _is_near_edge(page: LaidPage, line: LaidLine) -> bool:
    return line.y1 < EDGE * page.height or line.y0 > (1 - EDGE) * page.height


def _near(key: Key) -> tuple[Key, ...]:
    """The key, and those a hair above and below it."""
    top, height, text = key
    return tuple((top, height + step, text) for step in (-1, 0, 1))


def _is_first_number(page: LaidPage, line: LaidLine) -> bool:
    """Whether a line near the edge of a document's only page holds little but the number 1."""
    text = page.text[line.start : line.end]
    return _is_near_edge(page, line) and bool(_LONE.fullmatch(text)) and _NUMBER.findall(text)[0] == "1"
