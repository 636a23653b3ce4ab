"""The SPARQL 1.1 protocol over the RDF dataset, and identifiers that answer. Read-only; it fetches nothing."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import FastAPI, Request, Response
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib_endpoint import SparqlRouter

from graph.stores.rdf import RdfStore

MEDIA = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
LONGEST_QUERY = 100_000
NOT_FOUND = 404
Lead = Callable[[str], str | None]


class RefusedQueryError(Exception):
    """A query that would make this machine talk to another."""


def calls_service(part: object) -> bool:
    """Whether a query's algebra holds SERVICE anywhere."""
    if isinstance(part, CompValue):
        return part.name == "ServiceGraphPattern" or any(calls_service(value) for value in part.values())
    return isinstance(part, list | tuple) and any(calls_service(value) for value in part)


class ClosedDataset(Dataset):
    """The dataset as the endpoint sees it: no SERVICE, and Oxigraph's own evaluation for whatever it parses."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        if isinstance(query_object, Query):
            if calls_service(query_object.algebra):
                raise RefusedQueryError("SERVICE is refused: this endpoint asks no other server")
            # The store evaluates text many times faster than rdflib evaluates the parsed query.
            text, _, base = query_object._original_args
            query_object = f"BASE <{base}>\n{text}" if base else text
        return super().query(query_object, *args, **kwargs)


class Current(OxigraphStore):
    """The dataset's current snapshot, asked for at every query: what is ingested meanwhile is there at the next."""

    def __init__(self, rdf: RdfStore) -> None:
        self._rdf = rdf
        super().__init__(store=rdf.store)

    @property
    def _inner(self) -> ox.Store:
        return self._rdf.store


class Router(SparqlRouter):
    """The protocol, with a page of our own for browsers: the library's fetches scripts from elsewhere."""

    def serve_yasgui(self) -> Response:
        return Response(FORM, media_type="text/html")


def never_given(identifier: str) -> str | None:
    """Where an identifier leads, for a dataset that remembers none."""
    raise KeyError(identifier)


def endpoint(rdf: RdfStore, base: str, url: str, lead: Lead = never_given) -> FastAPI:
    """An application with `/sparql` and `/id/…`. `base` is the base of the identifiers, `url` where this listens.

    `lead` tells of an identifier that is none any more to which it leads; None where nothing is left of it. It raises
    KeyError for one that was never given.
    """
    app = FastAPI(title="Minutegraph", docs_url=None, redoc_url=None, openapi_url=None)
    dataset = ClosedDataset(store=Current(rdf))
    app.include_router(Router(path="/sparql", title="Minutegraph", graph=dataset, public_url=f"{url}/sparql"))

    @app.middleware("http")
    async def bounded(request: Request, go_on: Any) -> Response:
        if int(request.headers.get("content-length", "0")) > LONGEST_QUERY:
            return Response(f"a query may have {LONGEST_QUERY} bytes", status_code=413, media_type="text/plain")
        response: Response = await go_on(request)
        return response

    @app.get("/id/{path:path}")
    def describe(path: str, request: Request) -> Response:
        answer = resource(rdf, f"{base}id/{path}", request.headers.get("accept", ""))
        return (moved(path, lead) or answer) if answer.status_code == NOT_FOUND else answer

    return app


def moved(path: str, lead: Lead) -> Response | None:
    """301 to where an identifier leads now, 410 where nothing is left of it; None for one that was never given."""
    try:
        target = lead(path)
    except KeyError:
        return None
    if target is None:
        words = f"{path} was here; the documents that told of it have been taken away"
        return Response(words, status_code=410, media_type="text/plain")
    # A path on this server, so that it leads somewhere wherever it is served.
    return Response(status_code=301, headers={"location": f"/id/{quote(target)}"})


def resource(rdf: RdfStore, iri: str, accept: str) -> Response:
    """All that the dataset says of one identifier, in the form that the client likes best."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return Response("not an identifier", status_code=400, media_type="text/plain")
    triples = sorted({q.triple for q in rdf.store.quads_for_pattern(node, None, None, None)}, key=str)
    if not triples:
        return Response(f"nothing is known of {iri}", status_code=NOT_FOUND, media_type="text/plain")
    wanted = [part.split(";")[0].strip() for part in accept.split(",")]
    if "text/html" in wanted:
        return Response(page(iri, triples), media_type="text/html")
    media = next((m for m in wanted if m in MEDIA), "text/turtle")
    return Response(ox.serialize(triples, format=MEDIA[media]), media_type=media)


def page(iri: str, triples: list[ox.Triple]) -> str:
    """A plain page: every value escaped, links only to identifiers."""
    rows = "".join(f"<tr><th>{escape(t.predicate.value)}</th><td>{shown(t.object)}</td></tr>" for t in triples)
    return f"<!doctype html><meta charset=utf-8><title>{escape(iri)}</title><h1>{escape(iri)}</h1><table>{rows}</table>"


def shown(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        # A path on this server, so that a link works wherever it is served.
        path = term.value.partition("/id/")[2]
        return f'<a href="/id/{escape(path)}">{escape(term.value)}</a>' if path else escape(term.value)
    return escape(str(getattr(term, "value", term)))


FORM = """<!doctype html><meta charset=utf-8><title>Minutegraph: SPARQL</title>
<h1>SPARQL</h1><form method=get action=/sparql>
<textarea name=query rows=12 cols=90>
SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n)</textarea>
<p><button>Ask</button></p></form>"""
