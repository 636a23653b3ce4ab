"""All that the pages read: questions of the library, the text of a page, the original file."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from threading import Lock
from typing import Any

import streamlit as st

from graph.library import ask
from graph.stores import open_store
from graph.stores.base import GraphStore, StoreError
from graph.workspace import Workspace
from ingest.boxes import boxes, picture

Row = dict[str, Any]
Box = tuple[float, float, float, float]

# Seconds that an answer is kept: long enough for one visit to a page, short enough to show what was just ingested.
FRESH = 20
PICTURE_SCALE = 1.6

# PDFium may be used by one thread at a time, and every visitor has a thread.
PDFIUM = Lock()


def folder() -> Path:
    """The workspace that `minutegraph dashboard` was started over."""
    return Path(os.environ.get("MINUTEGRAPH_WORKSPACE", "workspace"))


@st.cache_resource(show_spinner=False)
def store() -> GraphStore:
    """The graph, opened once for all visitors. Raises StoreError."""
    return open_store(folder(), os.environ.get("MINUTEGRAPH_GRAPH_URI") or None)


@st.cache_data(ttl=FRESH, show_spinner=False)
def rows(question: str, **parameters: Any) -> list[Row]:
    """Rows of a question of the library. Raises StoreError where the graph cannot be reached."""
    try:
        return ask(store(), question, **parameters)
    except StoreError:
        # The built-in store ends by itself when nobody uses it: open it again, once.
        store.clear()
        return ask(store(), question, **parameters)


def body_names() -> dict[str, str]:
    """The name of each body by its id; with its authority where another body here has the same name."""
    bodies = rows("bodies")
    seen = Counter(body["name"].casefold() for body in bodies)
    return {body["id"]: full_name(body) if seen[body["name"].casefold()] > 1 else body["name"] for body in bodies}


def full_name(body: Row) -> str:
    """With the authority, unless it is called the same."""
    name, authority = body["name"], body["authority"]
    return f"{name}, {authority}" if authority and authority.casefold() != name.casefold() else name


def authorities() -> dict[str, str]:
    """The name of each authority by its part of identifiers, in the order of names."""
    found = {scope(body["id"]): body["authority"] for body in rows("bodies") if body["authority"]}
    return dict(sorted(found.items(), key=lambda one: (one[1], one[0])))


def authority_of(identifier: str | None) -> str:
    """The name of the authority that something belongs to; "" where documents do not tell."""
    return authorities().get(scope(identifier or ""), "")


def scope(identifier: str) -> str:
    """The authority's part of an identifier: `wexcombe` of `body/wexcombe/cabinet`."""
    return identifier.partition("/")[2].partition("/")[0]


def several_authorities() -> bool:
    """Whether the workspace holds business of more than one authority, so that pages have to say of which."""
    return len({body["authority"] for body in rows("bodies") if body["authority"]}) > 1


def leads_to(identifier: str) -> str:
    """Where an identifier that was ever given leads now; one that was not, or of which nothing is left, as it is."""
    with Workspace(folder()) as workspace:
        try:
            return workspace.lead(identifier) or identifier
        except KeyError:
            return identifier


def body_kind(body: str | None) -> str | None:
    """The kind of the body of this id."""
    return next((row["kind"] for row in rows("bodies") if row["id"] == body), None)


def holds_documents() -> bool:
    """Whether anything was ingested yet. Raises WorkspaceError where there is no workspace."""
    with Workspace(folder()) as workspace:
        return bool(workspace.documents())


def page_text(document: str, page: int) -> str:
    """The stored text of a page. Raises KeyError where there is none."""
    with Workspace(folder()) as workspace:
        return workspace.page(sha256(document), page)


def original(document: str) -> bytes:
    """The file as it was ingested. Raises KeyError where it is not here."""
    with Workspace(folder()) as workspace:
        return workspace.file(sha256(document))


def sha256(document: str) -> str:
    """A document's hash out of its id in the graph."""
    return document.removeprefix("document/")


@st.cache_data(max_entries=50, show_spinner=False)
def page_picture(document: str, page: int) -> bytes:
    """A page of a PDF as PNG. Raises KeyError, IndexError or Unreadable."""
    with PDFIUM:
        return picture(original(document), page, PICTURE_SCALE)


@st.cache_data(max_entries=200, show_spinner=False)
def quote_boxes(document: str, page: int, start: int, end: int) -> list[Box]:
    """Where `start` to `end` of a page's text stand on the page of a PDF, as fractions from its top left corner."""
    with PDFIUM:
        return boxes(original(document), page, start, end)
