"""minutegraph stop"""

from __future__ import annotations

from minutegraph import options

EXAMPLES = "Example:  minutegraph stop"


def command(workspace: options.Workspace = options.WORKSPACE, quiet: options.Quiet = False) -> None:
    """End the workspace's built-in store; the next command that needs it starts it again."""
    from minutegraph import console

    with console.opened(workspace) as mg:
        ended = mg.stop()
    if not quiet:
        print("stopped" if ended else "was not running")
