"""minutegraph facts"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = "Examples:  minutegraph facts minutes.pdf   |   minutegraph facts minutes/*.pdf -o facts/"


def command(
    files: Annotated[list[Path], typer.Argument(help="Files to read; a folder or archive stands for what is in it.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A folder: NAME.json for each NAME.pdf.")
    ] = None,
) -> None:
    """Print the Record of each file as JSON; nothing is stored."""
    from minutegraph import console
    from minutegraph.pipeline import read_all
    from ontology.record import to_json

    status, shown = 0, []
    for path, reading in read_all(files):
        if reading.record is None:
            console.complain(reading.refusal)
            status = 1
        elif output is None:
            shown.append(to_json(reading.record).decode())
        else:
            output.mkdir(parents=True, exist_ok=True)
            (output / f"{Path(path).stem}.json").write_bytes(to_json(reading.record) + b"\n")
    if shown:
        print(shown[0] if len(shown) == 1 else "[\n" + ",\n".join(shown) + "\n]")
    raise typer.Exit(status)
