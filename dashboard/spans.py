"""Time seen: a bar from the first day on which documents show something to the last, dashed where it may go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard import style

Row = dict[str, Any]

# Of the width, on either side, for what may have been before and after.
TAIL = 6.0
LEAST = 1.2


def scale_of(rows: Sequence[Row]) -> tuple[int, int]:
    """The first and the last day among `seen_from` and `seen_to`, as ordinals; (0, 0) without any."""
    days = [moment(row[end]) for row in rows for end in ("seen_from", "seen_to") if row[end]]
    return (min(days), max(days)) if days else (0, 0)


def moment(value: str) -> int:
    """The ordinal of a day; a month or year counts from its first day."""
    parts = [*map(int, value.split("-")), 1, 1][:3]
    return date(*parts).toordinal()


def bar_html(row: Row, scale: tuple[int, int]) -> str:
    """The bar of one row, with dashed tails: documents tell the days, not when it began or ended."""
    if not row["seen_from"] or not row["seen_to"]:
        return ""
    low, high = scale
    wide = (100 - 2 * TAIL) / max(1, high - low)
    left = TAIL + wide * (moment(row["seen_from"]) - low)
    width = max(LEAST, wide * (moment(row["seen_to"]) - moment(row["seen_from"])))
    before = f'<u style="left:{left - TAIL:.1f}%;width:{TAIL:.1f}%"></u>'
    after = f'<u style="left:{left + width:.1f}%;width:{TAIL - LEAST:.1f}%"></u>'
    seen = f'<i style="left:{left:.1f}%;width:{width:.1f}%"></i>'
    return f'<span class="span" aria-hidden="true">{before}{after}{seen}</span>'


def said(row: Row) -> str:
    """seen from 1 July 2025 to 18 September 2025, on 3 days"""
    first, last = style.day(row["seen_from"]), style.day(row["seen_to"])
    when = f"seen on {first}" if first == last else f"seen from {first} to {last}"
    times = f", on {style.count(row['sightings'], 'day')}" if first != last and row["sightings"] else ""
    return style.plain(when + times)


def axis_html(scale: tuple[int, int]) -> str:
    """The first and the last day, above the bars."""
    first, last = (style.day(date.fromordinal(day).isoformat()) if day else "" for day in scale)
    last = "" if last == first else last
    return (
        '<p class="quiet">Each bar goes from the first to the last day on which documents here show it; dashed: it may '
        "have begun before and gone on after.</p>"
        f'<div class="spanned axis"><span></span><span class="ends"><b>{style.plain(first)}</b>'
        f"<b>{style.plain(last)}</b></span></div>"
    )


def line_html(head: str, row: Row, scale: tuple[int, int]) -> str:
    """`head` (HTML) and what is said of the time, beside the bar."""
    told = f'<span><b>{head}</b> <span class="quiet">{said(row)}</span></span>'
    return f'<div class="spanned">{told}{bar_html(row, scale)}</div>'
