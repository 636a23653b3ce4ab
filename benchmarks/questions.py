"""How long questions of the library take on the built-in store, over 1,000 and 3,000 made-up documents.

Goal: questions about a journey, a person or decisions take at most 50 ms, 95 times of 100, at 30,000 documents. Each is
asked 100 times, for 10 seconds at most, with values drawn from the graph. Before that: what it costs to load the graph.
`python -m benchmarks.questions SIZE…` takes other sizes; counties have about 400 papers (see `resolve`).
Only a machine that does nothing else gives figures: most of the time goes into small messages between two processes.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from benchmarks.resolve import records_of
from graph.journeys import journeys
from graph.library import ask, questions
from graph.load import sync
from graph.statements import Statements
from graph.stores.base import GraphStore, Row
from graph.stores.builtin import open_builtin, stop
from graph.workspace import Workspace
from minutegraph.building import build

SIZES = (1_000, 3_000)
DRAWS, PATIENCE, GOAL = 100, 10.0, 50.0
# Values to draw, as Cypher gives them.
VALUES = {
    "matter": "MATCH (n:Matter) RETURN n.id AS it",
    "title": "MATCH (n:Matter) RETURN n.title AS it",
    "person": "MATCH (n:Person) RETURN n.id AS it",
    "name": "MATCH (n:Person) RETURN n.name AS it",
    "body": "MATCH (n:Body) RETURN n.id AS it",
    "called": "MATCH (n:Body) RETURN DISTINCT n.name AS it",
    "month": "MATCH (n:Meeting) RETURN DISTINCT substring(n.date, 0, 7) AS it",
    "fact": "MATCH (n:Decision) RETURN n.id AS it LIMIT 10000",
    "act": "MATCH (n:Decision) RETURN DISTINCT n.act AS it",
}
# Question and parameters → what is drawn for each. A word is the longest of a title or name, as people search.
ASKED = (
    *((name, {"matter": "matter"}) for name in ("journey", "proofs", "clauses", "call_ins")),
    *((name, {"matter": "matter"}) for name in ("answers", "answer_proofs", "changes", "looked")),
    *(("journeys", given) for given in ({"id": "matter"}, {"body": "body"}, {"words": "title"}, {"words": "word"})),
    *((name, {"person": "person"}) for name in ("named", "seen", "tenures", "interests", "moved", "ballots")),
    *((name, {"words": words}) for name in ("people", "named") for words in ("name", "surname")),
    *(("decisions", given) for given in ({"body": "body"}, {"body": "body", "words": "word"}, {"body": "called"})),
    ("decisions", {"body": "body", "since": "month"}),
    ("decisions", {"since": "month", "until": "month"}),
    *(("decisions", given) for given in ({"words": "title"}, {"words": "word"}, {"act": "act"})),
    *((name, {"fact": "fact"}) for name in ("fact", "evidence")),
    *((name, {"body": "body"}) for name in ("meetings", "recommended", "awaited", "answers", "tenures", "actions")),
)


def main(sizes: Sequence[int] = SIZES) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            try:
                store = loaded(Path(folder), size)
                for name, question in asked(store):
                    print(told(name, *seconds(question)), flush=True)
                store.close()
            finally:
                stop(Path(folder) / "graph")


def loaded(folder: Path, size: int) -> GraphStore:
    """The built-in store over so many documents; tells what it cost."""
    statements = Statements(folder)
    with Workspace(folder, create=True) as workspace:
        for record in records_of(size):
            workspace.put(record, [], b"")
        build(workspace, statements, [])
    store = open_builtin(folder / "graph")
    begin = perf_counter()
    sync(statements, store)
    taken = perf_counter() - begin
    space = sum(path.stat().st_size for path in (folder / "graph").rglob("*") if path.is_file())
    each = f"{taken / size * 1000:.1f} ms and {space / size / 1000:.0f} kB a document"
    print(f"{size:,} documents loaded in {taken:.0f} s; {each}", flush=True)
    return store


def asked(store: GraphStore) -> Iterator[tuple[str, Callable[[], list[Row]]]]:
    """What is asked, and a function that asks it with new values."""
    dice = random.Random(1)
    values = {what: sorted(row["it"] for row in store.ask(query) if row["it"]) for what, query in VALUES.items()}
    values["word"] = [max(title.split(), key=len) for title in values["title"]]
    values["surname"] = [name.split()[-1] for name in values["name"]]

    def draw(name: str, given: dict[str, str]) -> list[Row]:
        drawn = {what: dice.choice(found) for what, found in values.items()}
        return ask(store, name, **{parameter: drawn[what] for parameter, what in given.items()})

    yield "a whole journey, by id", lambda: journeys(partial(ask, store), dice.choice(values["matter"]))
    for name, given in ASKED:
        described = ", ".join(
            parameter if parameter == what else f"{parameter} ({what})" for parameter, what in given.items()
        )
        yield f"{name} by {described}", partial(draw, name, given)
    for name, question in questions().items():
        if all(parameter.default == "" for parameter in question.parameters.values()):
            yield f"{name}, all", partial(ask, store, name)


def seconds(question: Callable[[], list[Row]]) -> tuple[list[float], float]:
    """How long each time took, and how many rows came on average. The first, for which a plan is made, counts not."""
    question()
    taken: list[float] = []
    rows = 0
    while len(taken) < 2 or (len(taken) < DRAWS and sum(taken) < PATIENCE):
        begin = perf_counter()
        rows += len(question())
        taken.append(perf_counter() - begin)
    return taken, rows / len(taken)


def told(name: str, taken: Sequence[float], rows: float) -> str:
    steps = quantiles(taken, n=20, method="inclusive")
    middle, late = steps[9] * 1000, steps[18] * 1000
    over = "   over" if late > GOAL else ""
    return f"{name:44} p50 {middle:8.1f} ms   p95 {late:8.1f} ms   {rows:9,.1f} rows{over}"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
