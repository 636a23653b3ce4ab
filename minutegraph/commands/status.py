"""minutegraph status"""

from __future__ import annotations

from minutegraph import options

EXAMPLES = "Example:  minutegraph status"


def command(workspace: options.Workspace = options.WORKSPACE, json: options.Json = False) -> None:
    """Say what the workspace holds, what was refused and why, and how much text no rule took."""
    from minutegraph import console
    from minutegraph.found import status

    with console.opened(workspace) as mg:
        state = status(mg.workspace)
    if json:
        console.print_json(state)
        return
    print(f"{workspace}: {len(state['documents'])} documents, {len(state['refused'])} refused")
    console.print_rows(state["documents"])
    for refusal in state["refused"]:
        print(f"refused: {refusal['path']}: {refusal['reason']}")
