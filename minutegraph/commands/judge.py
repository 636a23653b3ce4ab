"""minutegraph judge"""

from __future__ import annotations

from typing import Annotated

import typer

from minutegraph import options

EXAMPLES = (
    "Example:  minutegraph judge person/ashcombe-county-council/j-g-lester person/ashcombe-county-council/john-lester"
    ' same --why "his declaration of acceptance gives both"'
)


def command(
    one: Annotated[str, typer.Argument(help="An identifier: of a person, a body, an item or a matter.")],
    other: Annotated[str, typer.Argument(help="Another one.")],
    verdict: Annotated[str, typer.Argument(metavar="same|different", help="Whether the two are one and the same.")],
    why: Annotated[str, typer.Option(help="What you know it from.")] = "",
    who: Annotated[str, typer.Option(help="Who judges. Default: your user name.")] = "",
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
    quiet: options.Quiet = False,
) -> None:
    """Rule whether two are the same; it is written to judgements.yaml, outranks every rule, and the graph is built."""
    from minutegraph import console
    from minutegraph.judging import VERDICTS, JudgementError

    if verdict not in VERDICTS:
        console.fail(f"the verdict {verdict!r} is none; say same or different", 2)
    with (
        console.refusing() as refused,
        console.opened(workspace, graph_uri) as mg,
        console.progress("building", quiet) as tell,
    ):
        try:
            mg.judge(one, other, verdict, why=why, who=who, tell=tell, refused=refused)
        except (JudgementError, ValueError) as error:
            console.fail(error)
