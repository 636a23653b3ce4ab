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
    from minutegraph.pipeline import Tell

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
        """Read files, folders and zip archives, store their Records, build the graph; `refused` hears of refusals."""
        from minutegraph.pipeline import read_into, silent

        with self.workspace.writing():
            read_into(self.workspace, paths, jobs, tell or silent, refused or silent)
            self._build(tell)

    def build(self, *, tell: Tell | None = None) -> None:
        """Judgements, matters, graph and RDF again from the stored Records."""
        with self.workspace.writing():
            self._build(tell)

    def remove(self, sha256: str) -> None:
        """Take a document away, and with it all that only it had said. Raises KeyError where it is not here."""
        with self.workspace.writing():
            self.workspace.remove(sha256)
            self._build(None)

    def _build(self, tell: Tell | None) -> None:
        from minutegraph.pipeline import build, silent

        build(self.workspace, self.statements, [self.graph, self.rdf], tell or silent)

    # Asking

    def ask(self, question: str, **parameters: Any) -> list[Row]:
        """Rows of a question of the library (graph/queries/). Raises QuestionError for an unknown name or parameter."""
        from graph.library import ask

        return ask(self.graph, question, **parameters)

    def journeys(self, words: str = "") -> list[Row]:
        """The matters that `words` (or an id) find, each with its steps, in the form of `journey --json`."""
        from graph.journeys import journeys

        return journeys(self.ask, words)

    def network(self) -> nx.DiGraph[str]:
        """Bodies, and how many matters went from one to another, for networkx."""
        from graph.network import network

        return network(self.ask)

    def cypher(self, text: str, **parameters: Any) -> list[Row]:
        """Rows of a Cypher query; read-only."""
        return self.graph.ask(text, parameters)

    def sparql(self, text: str) -> list[Row]:
        """Rows of a SPARQL query over the RDF dataset; read-only."""
        return self.rdf.ask(text)

    def export(self, form: str, out: BinaryIO) -> None:
        """Write the graph in one of `graph.export.formats()`."""
        from graph.export import export

        export(form, self.statements, out, self.base)

    def verify(self) -> Verdict:
        """Find every quote of the graph again in its document."""
        from graph.verify import verify

        return verify(self.statements, self.workspace)

    def check(self) -> list[Finding]:
        """What does not add up in the Records, with evidence; never a verdict."""
        from graph.check import check

        return list(check(self.workspace.records()))

    def stop(self) -> bool:
        """End the workspace's built-in store. False where none was running."""
        from graph.stores.builtin import stop

        self.__dict__.pop("graph", None)
        return stop(self.workspace.path / "graph")
