"""The Python interface: a workspace and its stores, opened when first asked for. It joins the stages, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.workspace import Workspace

if TYPE_CHECKING:
    import networkx as nx

    from graph.check import Finding
    from graph.statements import Statements
    from graph.stores.base import GraphStore
    from graph.stores.rdf import RdfStore
    from graph.verify import Verdict
    from ingest.model import Refusal
    from minutegraph.building import Tell

Row = dict[str, Any]

DEFAULT_BASE = "https://minutegraph.example/"


class Minutegraph:
    """A workspace with its graph. `graph_uri`: a Neo4j server instead of the built-in store. Use it in a `with`."""

    def __init__(
        self, path: Path, *, graph_uri: str | None = None, create: bool = False, base: str | None = None
    ) -> None:
        self.workspace = Workspace(path, create=create)
        self.graph_uri = graph_uri
        if base:
            self.workspace.set("base", base)

    def __enter__(self) -> Minutegraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what was opened. The built-in store ends by itself later, or by `stop`."""
        for name in ("graph", "rdf", "statements"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        self.workspace.close()

    @property
    def base(self) -> str:
        """The base of the identifiers that this workspace publishes."""
        return self.workspace.get("base", DEFAULT_BASE)

    @cached_property
    def graph(self) -> GraphStore:
        """The property graph: the built-in store, or the server at `graph_uri`. Raises StoreError."""
        from graph.stores import open_store

        return open_store(self.workspace.path, self.graph_uri)

    @cached_property
    def rdf(self) -> RdfStore:
        """The RDF dataset. Raises StoreError when nothing was ever built."""
        from graph.stores.rdf import RdfStore

        return RdfStore(self.workspace.path / "rdf", self.base)

    @cached_property
    def statements(self) -> Statements:
        """What every source states: what stores follow and exports are written from."""
        from graph.statements import Statements

        return Statements(self.workspace.path / "graph" / "statements.sqlite")

    # Writing

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        jobs: int | None = None,
        tell: Tell | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Read files, folders and zip archives, store their Records, build the graph.

        `refused` hears of every file that was not read, and of every line of judgements.yaml that could not be applied.
        """
        from minutegraph.building import silent
        from minutegraph.pipeline import read_into

        with self.workspace.writing():
            read_into(self.workspace, paths, jobs, tell or silent, refused or silent)
            self._build(tell, refused)

    def build(self, *, tell: Tell | None = None, refused: Callable[[Refusal], None] | None = None) -> None:
        """Judgements, matters, graph and RDF again from the stored Records; `refused` as in `ingest`."""
        with self.workspace.writing():
            self._build(tell, refused, again=True)

    def remove(self, sha256: str) -> None:
        """Take a document away, and with it all that only it had said. Raises KeyError where it is not here."""
        with self.workspace.writing():
            self.workspace.remove(sha256)
            self._build(None, None)

    def judge(
        self,
        one: str,
        other: str,
        verdict: str,
        *,
        why: str = "",
        who: str = "",
        tell: Tell | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Write a person's judgement about two paths into judgements.yaml, and build; `refused` as in `ingest`.

        `verdict` is `same` or `different`. Raises JudgementError, and writes nothing, for what cannot be applied.
        """
        from minutegraph.judging import ruling

        with self.workspace.writing():
            self.workspace.rule(ruling(self.workspace, self.statements, one, other, verdict, who=who, why=why))
            self._build(tell, refused)

    def _build(self, tell: Tell | None, refused: Callable[[Refusal], None] | None, *, again: bool = False) -> None:
        from graph.resolve.rulings import FILE
        from ingest.model import Refusal
        from minutegraph.building import build, silent

        for mistake in build(self.workspace, self.statements, [self.graph, self.rdf], tell or silent, again=again):
            (refused or silent)(Refusal(f"{FILE}:{mistake.line}", mistake.words))

    # Asking

    def ask(self, question: str, **parameters: Any) -> list[Row]:
        """Rows of a question of the library (graph/queries/). Raises QuestionError for an unknown name or parameter."""
        from graph.library import ask

        return ask(self.graph, question, **parameters)

    def journeys(self, words: str = "") -> list[Row]:
        """The matters that `words` (or an id) find, each with its steps, in the form of `journey --json`.

        An id that is none any more finds the matter that it leads to.
        """
        from graph.journeys import journeys

        return journeys(self.ask, self.lead(words) or words)

    def lead(self, identifier: str) -> str | None:
        """Where an identifier that was ever given leads now; None for one that was not, or of which nothing is left."""
        try:
            return self.workspace.lead(identifier.removeprefix(f"{self.base}id/"))
        except KeyError:
            return None

    def review(self, about: str = "") -> list[Row]:
        """The pairs that rules left unsure, the most consequential first; with an identifier, all judged about it.

        A row is `{"one", "other", "verdict", "by", "hangs", "weight", "features", "who", "when", "why"}`: each end is
        `{"id", "name", "leads", "seen"}`, `seen` a list of `{"where", "first", "last", "times"}`, `features` one of
        `{"name", "weight"}`; `hangs` counts facts, `by` is `rule` or `person`.
        """
        from minutegraph.judging import rows

        return rows(self.workspace, about.removeprefix(f"{self.base}id/"))

    def network(self, *, people: bool = False) -> nx.DiGraph[str]:
        """Bodies, and how many matters went from one to another, for networkx; `people`: with those who sit on them."""
        from graph.network import network

        return network(self.ask, people=people)

    def network_tables(self) -> dict[str, list[Row]]:
        """`flows`, `stops`, `crossings` and `communities`: who sends to whom, where matters stop, who sits where."""
        from graph.network import tables

        return tables(self.ask)

    def cypher(self, text: str, **parameters: Any) -> list[Row]:
        """Rows of a Cypher query; read-only."""
        return self.graph.ask(text, parameters)

    def sparql(self, text: str) -> list[Row]:
        """Rows of a SPARQL query over the RDF dataset; read-only."""
        return self.rdf.ask(text)

    def export(self, form: str, out: BinaryIO) -> None:
        """Write the graph in one of `graph.export.formats()`, or `redirects`: identifiers that are none any more."""
        from graph import redirects
        from graph.export import export

        if form == "redirects":
            redirects.write(self.workspace.redirects(), out, self.base)
        else:
            export(form, self.statements, out, self.base)

    def verify(self) -> Verdict:
        """Find every quote of the graph again in its document."""
        from graph.verify import verify

        return verify(self.statements, self.workspace)

    def check(self) -> list[Finding]:
        """What does not add up in the Records and in judgements.yaml, with evidence; never a verdict."""
        from graph.check import check
        from minutegraph.building import worlds

        return check(*worlds(self.workspace, self.statements))

    def stop(self) -> bool:
        """End the workspace's built-in store. False where none was running."""
        from graph.stores.builtin import stop

        self.__dict__.pop("graph", None)
        return stop(self.workspace.path / "graph")
