"""minutegraph journey"""

from __future__ import annotations

from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = (
    'Examples:  minutegraph journey   |   minutegraph journey "harrow lane bridge"   |   minutegraph journey --json'
)


def command(
    words: Annotated[list[str] | None, typer.Argument(help="Words of the matter's title, or its id.")] = None,
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
    json: options.Json = False,
) -> None:
    """Draw a matter's way through the bodies, every step with its words and page; without words, list the matters."""
    from minutegraph import console
    from minutegraph.drawing import draw_journey

    text = " ".join(words or [])
    with console.opened(workspace, graph_uri) as mg:
        if json:
            console.print_json(mg.journeys(text))
            return
        if not text:
            console.print_rows(listed(mg.ask("journeys")))
            return
        found = mg.journeys(text)
    if not found:
        console.fail(f'no matter has the words "{text}"; list them all with: minutegraph journey')
    for journey in found:
        draw_journey(journey)


def listed(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """What a person needs to choose a matter: ids are long, and `--json` has them."""
    columns = {"title": "title", "status": "status", "bodies": "bodies", "first_date": "from", "last_date": "to"}
    return [{name: row[column] for column, name in columns.items()} for row in rows]
