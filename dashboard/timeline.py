"""A journey as a picture: bodies from panel down to council, days from left to right, a line through the steps.

What is planned or awaited is a ring on a dashed line; without a day of its own it stands at the right edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from dashboard.flows import column
from dashboard.steps import verb
from dashboard.style import KIND_COLOURS

Row = dict[str, Any]

LANE = 52
AXIS = 44
FEWEST = 2
AWAITED = "#b86a00"
CALLED_IN = "called in"
# What is left free after the last known day for what has none, as a share of the days before it.
EDGE = 0.12
# Words over two marks of one lane need so much of the width between them.
APART = 0.14


def points(steps: Sequence[Row]) -> list[Row]:
    """A point for each body and day, in the order of the steps; what has no place in time stands at the edge."""
    days = [step["date"] for step in steps if is_day(step["date"]) and step["state"] != "awaited"]
    if not days:
        return []
    found: dict[tuple[str, str], Row] = {}
    for step in steps:
        known = is_day(step["date"]) and step["state"] != "awaited"
        if step["body_name"] and (known or step["state"] != "happened"):
            day = step["date"] if known else edge(days)
            place = (step["body_name"], day)
            found.setdefault(place, {**step, "date": day, "order": len(found), "known": known})
            if step["kind"] == CALLED_IN:
                found[place]["kind"] = CALLED_IN
    return list(found.values())


def is_day(value: str | None) -> bool:
    return len(value or "") == len("2025-07-01")


def edge(days: Sequence[str]) -> str:
    """A day to the right of all days."""
    first, last = (date.fromisoformat(day).toordinal() for day in (min(days), max(days)))
    return date.fromordinal(last + max(14, round(EDGE * (last - first)))).isoformat()


def lanes(found: Sequence[Row]) -> list[str]:
    """The names of the bodies, panels first and council last, each where it was first seen."""
    first: dict[str, Row] = {}
    for point in found:
        first.setdefault(point["body_name"], point)
    return sorted(first, key=lambda name: (column(first[name]["body_kind"]), first[name]["order"]))


def chart(steps: Sequence[Row]) -> alt.LayerChart | None:
    """The chart, or None where there is no movement to see."""
    found = points(steps)
    names = lanes(found)
    if len(found) < FEWEST or len(names) < FEWEST:
        return None
    x, y = days(found), bodies(names)
    line = (
        alt.Chart(ways(found))
        .mark_line(interpolate="step-after", color="#7b8794", strokeWidth=2)
        .encode(
            x=x, y=y, detail="way:N", order="order:Q", strokeDash=alt.StrokeDash("dash:N", scale=DASHES, legend=None)
        )
    )
    base = alt.Chart(table(found)).encode(x=x, y=y)
    # Drawn white below the colour, so that a planned step is a ring.
    dots = base.mark_point(filled=True, size=210, opacity=1, strokeWidth=2.5).encode(
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        shape=alt.Shape("shape:N", scale=None),
    )
    # A line may pass behind the words: white around them keeps them readable.
    halo = base.mark_text(dy=-20, fontSize=12.5, stroke="#ffffff", strokeWidth=5).encode(text="words:N")
    words = base.mark_text(dy=-20, fontSize=12.5, color="#1b2430").encode(text="words:N")
    picture: alt.LayerChart = (
        alt.layer(line, halo, dots, words).properties(height=AXIS + LANE * len(names)).configure_view(stroke=None)
    )
    return picture


DASHES = alt.Scale(domain=["solid", "dashed"], range=[[1, 0], [5, 4]])


def ways(found: Sequence[Row]) -> pd.DataFrame:
    """Two rows for each way from a point to the next; dashed where the next has not happened."""
    rows = [
        {"day": end["date"], "body": end["body_name"], "order": at, "way": at // 2, "dash": dash(pair[1])}
        for pair in pairwise(found)
        for at, end in enumerate(pair, 2 * pair[0]["order"])
    ]
    return pd.DataFrame(rows).assign(day=lambda frame: pd.to_datetime(frame["day"]))


def dash(point: Row) -> str:
    return "solid" if point["state"] == "happened" else "dashed"


def table(found: Sequence[Row]) -> pd.DataFrame:
    colours = [colour(point) for point in found]
    return pd.DataFrame(
        {
            "day": pd.to_datetime([point["date"] for point in found]),
            "body": [point["body_name"] for point in found],
            "colour": colours,
            "fill": [c if p["state"] == "happened" else "#ffffff" for c, p in zip(colours, found, strict=True)],
            "shape": ["triangle-down" if point["kind"] == CALLED_IN else "circle" for point in found],
            "words": labels(found),
        }
    )


def colour(point: Row) -> str:
    if point["state"] == "awaited":
        return AWAITED
    return KIND_COLOURS.get(point["body_kind"] or "", KIND_COLOURS["committee"])


def labels(found: Sequence[Row]) -> list[str]:
    """What each step did, in a word; nothing over a mark that follows too closely in its lane."""
    at = [date.fromisoformat(point["date"]).toordinal() for point in found]
    wide = max(1, max(at) - min(at))
    last: dict[str, int] = {}
    said = []
    for day, point in zip(at, found, strict=True):
        before = last.get(point["body_name"])
        is_free = before is None or abs(day - before) >= APART * wide
        said.append(told(point) if is_free else "")
        if is_free:
            last[point["body_name"]] = day
    return said


def told(point: Row) -> str:
    if point["state"] == "awaited":
        return "Awaited"
    if point["state"] == "planned":
        return "Planned" if point["known"] else "Planned, no day told"
    return "Called in" if point["kind"] == CALLED_IN else verb(point)


def days(found: Sequence[Row]) -> alt.X:
    dates = [moment(day) for day in sorted({point["date"] for point in found if point["known"]})]
    axis = alt.Axis(
        title=None,
        values=dates,
        format="%-d %b %Y",
        labelFontSize=13,
        labelColor="#55606e",
        labelOverlap="greedy",
        grid=False,
    )
    return alt.X("day:T", axis=axis, scale=alt.Scale(padding=60))


def moment(day: str) -> alt.DateTime:
    year, month, number = map(int, day.split("-"))
    return alt.DateTime(year=year, month=month, date=number)


def bodies(names: list[str]) -> alt.Y:
    axis = alt.Axis(
        title=None, labelFontSize=14, labelLimit=420, labelColor="#1b2430", grid=True, domain=False, ticks=False
    )
    return alt.Y("body:N", axis=axis, sort=names)
