"""minutegraph review"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from minutegraph import options

EXAMPLES = "Examples:  minutegraph review   |   minutegraph review person/ashcombe-county-council/j-g-lester"
MOST = 50


def command(
    about: Annotated[
        str, typer.Argument(metavar="[ID]", help="An identifier, for all that was judged about it and why.")
    ] = "",
    most: Annotated[int, typer.Option(min=1, help="How many pairs are shown.")] = MOST,
    workspace: options.Workspace = options.WORKSPACE,
    json: options.Json = False,
) -> None:
    """List the pairs that rules left unsure, those first on which most hangs; judge them with: minutegraph judge."""
    from minutegraph import console

    with console.opened(workspace) as mg:
        rows = mg.review(about)
        if about and not rows and mg.lead(about) is None:
            console.fail(f"nothing here has the identifier {about}; find it with: minutegraph review")
    if json:
        console.print_json(rows)
        return
    for row in rows[:most]:
        print("\n".join(lines(row)))
    if len(rows) > most:
        print(f"and {len(rows) - most} more; all of them with --json")
    print(f"{len(rows)} {'judgements' if about else 'unsure pairs'}")


def lines(row: dict[str, Any]) -> list[str]:
    """A judgement as it is shown: both ends with where they were seen, and what spoke."""
    said = [f"{feature['name']} ({feature['weight']:+.1f})" for feature in row["features"]]
    by = ", ".join(filter(None, (row["who"], row["when"], row["why"]))) if row["by"] == "person" else "; ".join(said)
    head = f"{row['verdict']}, by {row['by']}" + (f", {row['hangs']} facts hang on it" if row["hangs"] else "")
    return [head, *ends(row["one"]), *ends(row["other"]), f"  because: {by or 'no reason was given'}", ""]


def ends(end: dict[str, Any]) -> list[str]:
    """One end: its name and identifier, then a line for each body."""
    moved = f" → {end['leads']}" if end["leads"] not in (None, end["id"]) else ""
    seen = [f"      {s['where'] or 'some body'}, {span(s)}, {s['times']} ×" for s in end["seen"]]
    return [f"  {end['name']}   {end['id']}{moved}", *seen]


def span(seen: dict[str, Any]) -> str:
    """First and last date."""
    return seen["first"] if seen["first"] == seen["last"] else f"{seen['first']} to {seen['last']}"
