"""minutegraph verify"""

from __future__ import annotations

import typer

from minutegraph import options

EXAMPLES = "Example:  minutegraph verify"
MOST = 20


def command(workspace: options.Workspace = options.WORKSPACE, json: options.Json = False) -> None:
    """Find every quote again in its document, and say how many dangle: 0."""
    import msgspec

    from minutegraph import console

    with console.opened(workspace) as mg:
        verdict = mg.verify()
    if json:
        console.print_json(msgspec.to_builtins(verdict))
    else:
        print(f"{verdict.quotes} quotes of {verdict.facts} facts in {verdict.documents} documents")
        print(f"{len(verdict.dangling)} dangling, {len(verdict.unproved)} facts without evidence")
    wrong = [*verdict.dangling, *verdict.unproved]
    for line in wrong[:MOST]:
        console.complain(line)
    if len(wrong) > MOST:
        console.complain(f"and {len(wrong) - MOST} more; all of them with --json")
    if wrong:
        raise typer.Exit(1)
