"""The dashboard's frame: the bar at the top, one page below it, and one clear sentence when something is missing."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import address, links, reading, style
from graph.stores.base import StoreError
from graph.workspace import WorkspaceError

IN_THE_BAR = {
    links.OVERVIEW: "Overview",
    links.JOURNEY: "Journeys",
    links.RECOMMENDATIONS: "Recommendations",
    links.DECISIONS: "Decisions",
    links.ACTIONS: "Actions",
    links.PEOPLE: "People",
    links.BODIES: "Bodies",
    links.NETWORK: "Network",
    links.REVIEW: "Review",
}


def main() -> None:
    st.set_page_config(page_title="Minutegraph", page_icon=style.HERE / "icon.svg", layout="centered")
    page = st.navigation(
        [
            *(st.Page(path, title=title, default=path == links.OVERVIEW) for path, title in IN_THE_BAR.items()),
            st.Page(links.EVIDENCE, title="Evidence"),
        ],
        position="hidden",
    )
    style.name_tab(page.title)
    address.show()
    style.dress()
    bar(page.title)
    run(page)
    foot()


def bar(current: str) -> None:
    """The name and the pages; the current one is marked."""
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        style.put('<div class="brand">Minutegraph</div>')
        for path, title in IN_THE_BAR.items():
            with st.container(key=f"bar-{'here' if title == current else 'there'}-{title.lower()}", width="content"):
                st.page_link(path, label=title)


def run(page: StreamlitPage) -> None:
    """The page, or why there is none."""
    try:
        if reading.holds_documents():
            page.run()
        else:
            nothing_yet()
    except WorkspaceError:
        nothing_yet()
    except StoreError as error:
        style.notice("The graph cannot be reached just now.", style.folded(error), "trouble")


def nothing_yet() -> None:
    style.put(
        '<div class="empty"><h1>Nothing here yet</h1><p>This is where you will see what became of every item in a '
        "council’s minutes, as soon as some have been read:</p><pre>minutegraph ingest PATH</pre>"
        "<p>PATH is a file, a folder or a zip archive of minutes. Then load this page again.</p></div>"
    )


def foot() -> None:
    style.put(
        '<footer class="foot">Read by a program out of published documents, with the words that it relied on beside '
        "each fact. Where it matters, check the original.</footer>"
    )


main()
