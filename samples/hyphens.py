"""Where a long English word may be broken at the end of a line: between two consonants that stand between vowels."""

from __future__ import annotations

import re

SHORTEST = 8
EDGES = (3, 4)
BETWEEN = re.compile(r"(?<=[aeiouy])(?!ch|ck|gh|gn|ng|ph|sh|th|wh)[b-df-hj-np-tv-xz](?=[b-df-hj-np-tv-xz][aeiouy])")


def breaks(word: str) -> list[int]:
    """Offsets at which `word` may be cut, in order; none for short words, names, numbers and hyphenated words."""
    bare = re.sub(r"[.,;:)]+$", "", word)
    if len(bare) < SHORTEST or not bare.isalpha() or not bare.islower():
        return []
    return [m.end() for m in BETWEEN.finditer(bare) if EDGES[0] <= m.end() <= len(bare) - EDGES[1]]
