"""minutegraph network"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutegraph import options

if TYPE_CHECKING:
    from minutegraph.interface import Minutegraph

EXAMPLES = "Examples:  minutegraph network   |   minutegraph network --json   |   minutegraph network -o county.graphml"
TITLES = {
    "flows": "Who sends to whom (days: the median from a step to the one that followed it)",
    "stops": "Where matters stop",
    "crossings": "Who sits where matters cross",
    "communities": "Bodies that deal with each other",
}
COLUMNS = {
    "flows": {"source_name": "from", "target_name": "to", "matters": "matters", "days": "days"},
    "stops": {
        "name": "body",
        "kind": "kind",
        "awaited": "awaited",
        "since": "since",
        "no_trace": "no trace",
        "asked": "asked",
    },
    "crossings": {"name": "person", "bodies": "bodies", "betweenness": "betweenness", "matters": "matters"},
    "communities": {"bodies": "bodies"},
}


def command(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE.graphml", help="Write the network as GraphML, for Gephi."),
    ] = None,
    people: Annotated[bool, typer.Option("--people", help="In GraphML, people too, tied to where they sit.")] = False,
    limit: Annotated[int, typer.Option(help="Rows of a table at most; 0: all.", min=0)] = 20,
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
    json: options.Json = False,
) -> None:
    """Who refers to whom and how long it takes, where matters stop, and who sits where they cross."""
    from minutegraph import console

    if out is not None and out.suffix != ".graphml":
        console.fail(f'"{out}" does not end in .graphml, which is the only form that is written', 2)
    with console.opened(workspace, graph_uri) as mg:
        if out is not None:
            write(mg, out, people=people)
            return
        found = mg.network_tables()
    if json:
        console.print_json(found)
        return
    several = len({row["authority"] for rows in found.values() for row in rows}) > 1
    for name, rows in found.items():
        print(f"{TITLES[name]}:")
        columns = COLUMNS[name] | ({"authority": "authority"} if several else {})
        shown = [{title: row[key] for key, title in columns.items()} for row in joined(name, rows)]
        console.print_rows(shown[: limit or None])
        if limit and len(shown) > limit:
            print(f"… and {len(shown) - limit} more; see them with --limit 0")
        print()


def joined(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A community in one line."""
    if name != "communities":
        return rows
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        line = found.setdefault(row["community"], {"bodies": [], "authority": row["authority"]})
        line["bodies"].append(row["name"])
    return list(found.values())


def write(mg: Minutegraph, out: Path, *, people: bool) -> None:
    """GraphML into a file."""
    from graph.network import write_graphml
    from minutegraph import console

    found = mg.network(people=people)
    try:
        write_graphml(found, out)
    except OSError as error:
        console.fail(f"{out}: {error.strerror or error}; name a folder that can be written to")
    print(f"{out}: {found.number_of_nodes()} nodes, {found.number_of_edges()} edges")
