"""minutegraph remainder"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = "Example:  minutegraph remainder minutes/ --most 20"


def command(
    files: Annotated[list[Path], typer.Argument(help="Files to read; a folder or archive stands for what is in it.")],
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many openings to list.")] = 40,
    json: options.Json = False,
) -> None:
    """List the commonest openings of text that no rule took: the next wordings to teach."""
    import msgspec

    from ingest.openings import openings
    from minutegraph import console
    from minutegraph.pipeline import read_all

    status, read = 0, []
    for _, reading in read_all(files):
        if reading.record is None:
            console.complain(reading.refusal)
            status = 1
        else:
            read.append((reading.record, dict(reading.pages)))
    found = openings(read)
    if json:
        console.print_json(msgspec.to_builtins(found[:most]))
        raise typer.Exit(status)
    rows = [
        {
            "count": opening.count,
            "documents": opening.documents,
            "opening": opening.words,
            "for example": f"{opening.example.document}, page {opening.example.page}, line {opening.example.line}",
            "which says": opening.example.text,
        }
        for opening in found[:most]
    ]
    console.print_rows(rows)
    print(f"{len(found)} openings of {sum(o.count for o in found)} stretches that no rule took")
    raise typer.Exit(status)
