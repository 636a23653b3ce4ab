"""The network of bodies as a picture: a ring of bodies by kind, and an arrow for the matters that went between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

from dashboard import style
from dashboard.flows import harmless
from dashboard.style import KIND_COLOURS

Row = dict[str, Any]

# Around the ring, so that neighbours deal with each other and council stands beside executive.
KINDS = ("council", "executive", "scrutiny", "joint", "regulatory", "committee", "outside")
MOST_BODIES = 22
# Half the width and height of the ring in pixels: higher than wide, since names stand beside it.
RADII = (165.0, 235.0)
LABEL_WIDTH = 130
LINE = (1.5, 8.0)

# What a click sends back: the body, or the ends of an arrow.
ON_CLICK = "function (p) { return p.dataType === 'edge' ? [p.data.source, p.data.target] : [p.name]; }"


def drawn(nodes: Sequence[Row], edges: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The bodies that matters went to or from, the busiest at most, in the order of the ring; and what lies between."""
    busy: Counter[str] = Counter()
    for edge in edges:
        busy[edge["source"]] += edge["matters"]
        busy[edge["target"]] += edge["matters"]
    kept = {node for node, _ in sorted(busy.items(), key=lambda one: (-one[1], one[0]))[:MOST_BODIES]}
    ring = sorted((node for node in nodes if node["id"] in kept), key=lambda node: (place(node), node["name"]))
    return ring, [edge for edge in edges if edge["source"] in kept and edge["target"] in kept]


def place(node: Row) -> int:
    kind = node.get("kind")
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def chart(ring: Sequence[Row], edges: Sequence[Row]) -> Row:
    """Options for ECharts."""
    names = {node["id"]: f"b{at}" for at, node in enumerate(ring)}
    most = max((edge["matters"] for edge in edges), default=1)
    kinds = {node["id"]: node.get("kind") for node in ring}
    series = {
        "type": "graph",
        "layout": "none",
        "left": "center",
        "top": "middle",
        "width": 2 * RADII[0],
        "height": 2 * RADII[1],
        "preserveAspect": True,
        "edgeSymbol": ["none", "arrow"],
        "edgeSymbolSize": 11,
        "emphasis": {"focus": "adjacency"},
        "data": [body(node, names[node["id"]], at, len(ring)) for at, node in enumerate(ring)],
        "links": [arrow(edge, names, most, kinds[edge["source"]]) for edge in edges],
    }
    return {"animation": False, "aria": {"enabled": False}, "tooltip": {"show": False}, "series": [series]}


def body(node: Row, name: str, at: int, of: int) -> Row:
    """A body on the ring, its name outside."""
    angle = 2 * pi * at / of - pi / 2
    x, y = RADII[0] * cos(angle), RADII[1] * sin(angle)
    side = ("top" if y < 0 else "bottom") if abs(x) < RADII[0] / 6 else "right" if x > 0 else "left"
    return {
        "name": name,
        "x": round(x, 3),
        "y": round(y, 3),
        "symbolSize": 22,
        "itemStyle": {"color": colour(node.get("kind"))},
        "label": {
            "show": True,
            "formatter": harmless(node["name"]),
            "position": side,
            "width": LABEL_WIDTH,
            "overflow": "break",
            "fontSize": 13,
            "lineHeight": 16,
            "color": "#1b2430",
        },
    }


def arrow(edge: Row, names: dict[str, str], most: int, kind: str | None) -> Row:
    """An arrow in the colour of the body that sends, as thick as the matters are many."""
    width = LINE[0] + (LINE[1] - LINE[0]) * edge["matters"] / most
    line = {"color": colour(kind), "width": round(width, 2), "opacity": 0.65, "curveness": 0.18}
    return {"source": names[edge["source"]], "target": names[edge["target"]], "lineStyle": line}


def colour(kind: str | None) -> str:
    return KIND_COLOURS.get(kind or "", KIND_COLOURS["committee"])


def clicked(event: object, ring: Sequence[Row]) -> list[str]:
    """The ids of what was clicked: a body, or both ends of an arrow; none for what is not in the picture."""
    ids = {f"b{at}": node["id"] for at, node in enumerate(ring)}
    ends = [ids.get(str(name), "") for name in event] if isinstance(event, (list, tuple)) else []
    return ends if ends and all(ends) else []


def sentences(nodes: Sequence[Row], edges: Sequence[Row]) -> list[str]:
    """What one sees, in sentences, as HTML."""
    if not edges:
        return []
    names = {node["id"]: style.folded(node["name"]) for node in nodes}
    bodies = {edge[end] for edge in edges for end in ("source", "target")}
    first = max(edges, key=lambda edge: (edge["matters"], edge["source"], edge["target"]))
    said = [
        f"{style.count(len(bodies), 'body', 'bodies')} passed business to one another, over "
        f"{style.count(len(edges), 'way')}. The way most used leads from {names[first['source']]} to "
        f"{names[first['target']]}: {style.count(first['matters'], 'matter')}{took(first)}."
    ]
    into: Counter[str] = Counter()
    for edge in edges:
        into[edge["target"]] += edge["matters"]
    most = max(sorted(into), key=lambda node: into[node])
    said.append(f"Most comes to {names[most]}: {style.count(into[most], 'matter')}.")
    stopped = sorted((n for n in nodes if n["awaited"] + n["no_trace"]), key=lambda n: -n["awaited"] - n["no_trace"])
    return [*said, *(stop(node, names) for node in stopped[:3])]


def took(edge: Row) -> str:
    """How long it takes, where days are known."""
    return f", in {edge['days']:g} days (median of {edge['timed']})" if edge.get("days") is not None else ""


def stop(node: Row, names: dict[str, str]) -> str:
    """Where matters stop."""
    parts = []
    if node["awaited"]:
        parts.append(f"{style.count(node['awaited'], 'answer or decision', 'answers or decisions')} awaited")
    if node["no_trace"]:
        parts.append(f"{style.count(node['no_trace'], 'recommendation')} without a trace of an answer")
    return f"Matters stop at {names[node['id']]}: {' and '.join(parts)}."
