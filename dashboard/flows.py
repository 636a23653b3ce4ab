"""Business between bodies as a Sankey: what goes forward is drawn, what comes back is told beside it.

A Sankey can show no circle. Bodies stand in three columns by their kind (panels and all others, cabinet, council); a
flow to a column further right is a band, and any other flow (a call-in, a reference back) goes to a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dashboard.style import KIND_COLOURS

Row = dict[str, Any]

COLUMNS = {"executive": 1, "council": 2}
LABEL_WIDTH = 230
ROW_HEIGHT = 72
MARGINS = 48

# The wrapper runs what stands between two `--x_x--0_0--`.
CODE_MARK = re.compile(r"(?<=x)_(?=x)")

# What a click sends back: the ends of a band, or the body itself.
ON_CLICK = "function (p) { return p.dataType === 'edge' ? [p.data.source, p.data.target] : [p.name]; }"


def column(kind: str | None) -> int:
    return COLUMNS.get(kind or "", 0)


def is_forward(flow: Row) -> bool:
    return column(flow["source_kind"]) < column(flow["target_kind"])


def split(flows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Flows that go forward, and those that come back or stay in their column."""
    return [f for f in flows if is_forward(f)], [f for f in flows if not is_forward(f)]


def nodes(forward: Sequence[Row]) -> list[tuple[str, str, str | None]]:
    """(id, name, kind) of each body in a band, in a fixed order: its place is its name in the chart."""
    ends = {(f[end], f[f"{end}_name"], f[f"{end}_kind"]) for f in forward for end in ("source", "target")}
    return sorted(ends, key=lambda node: (column(node[2]), node[1] or "", node[0]))


def height(forward: Sequence[Row]) -> int:
    """Pixels for the fullest column."""
    columns = [column(kind) for _, _, kind in nodes(forward)]
    return MARGINS + ROW_HEIGHT * max(columns.count(c) for c in range(3))


def chart(forward: Sequence[Row], chosen: tuple[str, str]) -> Row:
    """Options for ECharts; the band from `chosen[0]` to `chosen[1]` stands out."""
    bodies = nodes(forward)
    names = {body[0]: f"b{place}" for place, body in enumerate(bodies)}
    series = {
        "type": "sankey",
        "left": LABEL_WIDTH + 10,
        "right": LABEL_WIDTH // 2 + 10,
        "top": MARGINS // 2,
        "bottom": MARGINS // 2,
        "nodeWidth": 14,
        "nodeGap": 34,
        "draggable": False,
        "layoutIterations": 32,
        "emphasis": {"focus": "adjacency", "lineStyle": {"opacity": 0.75}},
        "data": [node(names[i], name, kind) for i, name, kind in bodies],
        "links": [band(f, names, chosen) for f in forward],
    }
    return {"animation": False, "aria": {"enabled": False}, "tooltip": {"show": False}, "series": [series]}


def node(name: str, title: str, kind: str | None) -> Row:
    return {
        "name": name,
        "depth": column(kind),
        "itemStyle": {"color": KIND_COLOURS.get(kind or "", KIND_COLOURS["committee"]), "borderWidth": 0},
        "label": {
            "formatter": harmless(title),
            "position": ("left", "top", "right")[column(kind)],
            "width": LABEL_WIDTH // 2 if column(kind) == 2 else LABEL_WIDTH,
            "overflow": "break",
            "fontSize": 15,
            "lineHeight": 19,
            "color": "#1b2430",
        },
    }


def band(flow: Row, names: dict[str, str], chosen: tuple[str, str]) -> Row:
    is_chosen = (flow["source"], flow["target"]) == chosen
    return {
        "source": names[flow["source"]],
        "target": names[flow["target"]],
        "value": flow["matters"],
        "lineStyle": {"color": "gradient", "opacity": 0.8 if is_chosen else 0.35, "curveness": 0.5},
    }


def harmless(title: object) -> str:
    """A name as a label of ECharts: no templates in braces, and nothing that its Streamlit wrapper takes for code."""
    text = " ".join(str(title).split())
    return CODE_MARK.sub(" ", text).replace("{", "(").replace("}", ")")


def clicked(event: object, forward: Sequence[Row]) -> dict[str, str]:
    """What a click on the chart asks for, as parameters of the address; nothing for what is not in the chart."""
    ids = {f"b{place}": body[0] for place, body in enumerate(nodes(forward))}
    ends = [ids.get(str(name), "") for name in event] if isinstance(event, (list, tuple)) else []
    if not ends or not all(ends):
        return {}
    return {"source": ends[0], "target": ends[1]} if len(ends) == 2 else {"body": ends[0]}
