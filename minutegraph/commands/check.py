"""minutegraph check"""

from __future__ import annotations

import typer

from minutegraph import options

EXAMPLES = "Example:  minutegraph check --json"


def command(workspace: options.Workspace = options.WORKSPACE, json: options.Json = False) -> None:
    """List what does not add up in the documents, with the words; never a verdict."""
    import msgspec

    from minutegraph import console

    with console.opened(workspace) as mg:
        findings = mg.check()
    if json:
        console.print_json(msgspec.to_builtins(findings))
        return
    for finding in findings:
        print(finding)
    print(f"{len(findings)} things that do not add up")
    if findings:
        raise typer.Exit(1)
