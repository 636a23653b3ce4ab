"""A journey as a picture: bodies from panel down to council, days from left to right, a line through the steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.flows import column
from dashboard.style import KIND_COLOURS

Row = dict[str, Any]

LANE = 46
FEWEST = 2


def points(steps: Sequence[Row]) -> list[Row]:
    """A point for each body and day, in the order of the steps; steps without a full date have no place."""
    found: dict[tuple[str, str], Row] = {}
    for step in steps:
        if step["body_name"] and len(step["date"] or "") == len("2025-07-01"):
            place = (step["body_name"], step["date"])
            found.setdefault(place, {**step, "order": len(found)})
    return list(found.values())


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
    base = alt.Chart(table(found)).encode(x=days(found), y=bodies(names))
    line = base.mark_line(interpolate="step-after", color="#9aa5b4", strokeWidth=2).encode(order="order:Q")
    # Drawn white below the colour, so that a planned step is a ring.
    dots = base.mark_point(filled=True, size=190, opacity=1, strokeWidth=2.5).encode(
        fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("colour:N", scale=None)
    )
    picture: alt.LayerChart = alt.layer(line, dots).properties(height=LANE * len(names)).configure_view(stroke=None)
    return picture


def table(found: Sequence[Row]) -> pd.DataFrame:
    colours = [KIND_COLOURS.get(point["body_kind"] or "", KIND_COLOURS["committee"]) for point in found]
    return pd.DataFrame(
        {
            "day": pd.to_datetime([point["date"] for point in found]),
            "body": [point["body_name"] for point in found],
            "order": [point["order"] for point in found],
            "colour": colours,
            "fill": [c if p["state"] == "happened" else "#ffffff" for c, p in zip(colours, found, strict=True)],
        }
    )


def days(found: Sequence[Row]) -> alt.X:
    dates = [moment(day) for day in sorted({point["date"] for point in found})]
    axis = alt.Axis(title=None, values=dates, format="%-d %b %Y", labelFontSize=13, labelOverlap="greedy", grid=False)
    return alt.X("day:T", axis=axis, scale=alt.Scale(padding=50))


def moment(day: str) -> alt.DateTime:
    year, month, number = map(int, day.split("-"))
    return alt.DateTime(year=year, month=month, date=number)


def bodies(names: list[str]) -> alt.Y:
    axis = alt.Axis(
        title=None, labelFontSize=14, labelLimit=420, labelColor="#1b2430", grid=True, domain=False, ticks=False
    )
    return alt.Y("body:N", axis=axis, sort=names)
