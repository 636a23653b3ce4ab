"""The flows between bodies on the screen: a Sankey, and the same as a list of links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st
from streamlit_echarts import st_echarts

from dashboard import flows, links, style
from dashboard.address import asked
from ontology.words import label

Row = dict[str, Any]


def draw_chart(title: str, forward: Sequence[Row]) -> None:
    """The Sankey; a click on it goes into the address."""
    with st.container(key="sankey"):
        style.put(f"<h2>{title}</h2>")
        style.put(f'<p class="legend">{legend(forward)} Click a band or a body to see its matters.</p>')
        result = st_echarts(
            flows.chart(forward, (asked("source"), asked("target"))),
            events={"click": flows.ON_CLICK},
            height=f"{flows.height(forward)}px",
            renderer="svg",
            key="flows",
        )
    chosen = flows.clicked(result.get("chart_event"), forward)
    if chosen:
        st.query_params.from_dict(chosen)
        st.rerun()


def legend(forward: Sequence[Row]) -> str:
    """The colours of the kinds of body in the chart, from left to right."""
    return legend_of(kind for _, _, kind in flows.nodes(forward))


def legend_of(kinds: Iterable[str | None]) -> str:
    """The colours of these kinds, each once."""
    each = dict.fromkeys(kind or "committee" for kind in kinds)
    return "".join(f'<span class="{style.kind_class(kind)}">{label("body_kind", kind)}</span>' for kind in each)


def draw_list(key: str, title: str, rows: Sequence[Row]) -> None:
    """Flows as links, for keyboards, screen readers and phones."""
    with st.container(key=f"flows-{key}", gap="small"):
        style.put(f'<h2 class="small">{title}</h2>')
        most = max(row["matters"] for row in rows)
        for place, row in enumerate(rows):
            ends = {"source": row["source"], "target": row["target"]}
            links.card(f"flow-{key}-{place}", flow_html(row, most), links.OVERVIEW, "Show these matters", **ends)


def flow_html(row: Row, most: int) -> str:
    width = max(6, round(100 * row["matters"] / most))
    source = style.body_chip(row["source_name"], row["source_kind"])
    target = style.body_chip(row["target_name"], row["target_kind"])
    days = f", {row['days']:g} days" if row.get("days") is not None else ""
    size = f'<span><i style="width:{width}%"></i></span><b>{style.count(row["matters"], "matter")}{days}</b>'
    ends = f'{source} <span class="arrow" aria-label="to">→</span> {target}'
    return f'<div class="flow"><div>{ends}</div><div class="flow-size">{size}</div></div>'
