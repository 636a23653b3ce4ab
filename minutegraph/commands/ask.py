"""minutegraph ask"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from minutegraph import options

if TYPE_CHECKING:
    from graph.library import Question

EXAMPLES = (
    "Examples:  minutegraph ask   |   minutegraph ask decisions words=bridge   |   minutegraph ask flows --show sparql"
)


def command(
    question: Annotated[
        str | None, typer.Argument(help="A question of the library; without it, they are listed.")
    ] = None,
    parameters: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE", help="Its parameters.")] = None,
    show: Annotated[Literal["cypher", "sparql"] | None, typer.Option(help="Print the query instead.")] = None,
    workspace: options.Workspace = options.WORKSPACE,
    graph_uri: options.GraphUri = None,
    json: options.Json = False,
) -> None:
    """Run a question of the library."""
    from graph.library import QuestionError, find, questions
    from minutegraph import console

    if question is None:
        rows = [
            {"question": q.name, "answers": q.words, "parameters": tuple(q.parameters)} for q in questions().values()
        ]
        console.print_rows(rows, "json" if json else "table")
        return
    values = pairs(parameters or [])
    try:
        asked = find(question)
        if show:
            print(written(asked, values, show))
            return
    except QuestionError as error:
        console.fail(error, 2)
    with console.opened(workspace, graph_uri) as mg:
        console.print_rows(mg.ask(question, **values), "json" if json else "table", list(asked.columns))


def written(asked: Question, values: dict[str, str], language: str) -> str:
    """The query as it can be pasted elsewhere: in SPARQL with its parameters filled in, in Cypher with their names."""
    from minutegraph.interface import DEFAULT_BASE

    return asked.cypher.strip() if language == "cypher" else asked.as_sparql(values, f"{DEFAULT_BASE}id/").strip()


def pairs(words: list[str]) -> dict[str, str]:
    """KEY=VALUE words as a dict."""
    from minutegraph import console

    for word in words:
        if "=" not in word:
            console.fail(f'"{word}" is not KEY=VALUE, for instance words=bridge', 2)
    return dict(word.split("=", 1) for word in words)
