"""What no rule took is listed by its openings, with what differs from place to place blotted out."""

from __future__ import annotations

import pytest

from ingest.openings import opening_of, openings
from tests.ingest.helpers import document, record


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Cllr. A Bell asked whether the bridge would open", "[name] asked whether the"),
        ("Councillor Dunn asked whether the bridge would open", "[name] asked whether the"),
        ("The Audit Committee heard of 14 cases", "the [body] heard of"),
        ("On 4 March 2025 the bridge closed", "on [date] the bridge"),
        ("£4,500 was paid to Ashcombe Hall", "[number] was paid to"),
        ("Welcomed", "welcomed"),
    ],
)
def test_openings_of_one_kind_are_one(text: str, opening: str) -> None:
    assert opening_of(text) == opening


def test_the_commonest_comes_first_and_says_where_it_stands() -> None:
    text = "A poem\n\nThe old weather was fine.\n\nThe old weather was wet.\n"
    first = openings([(record(text), {page.number: page.text for page in document(text).pages})])[0]
    assert (first.words, first.count) == ("the old weather was", 2)
    assert (first.example.page, first.example.line, first.example.text) == (1, 3, "The old weather was fine.")


def test_documents_are_counted_once_each() -> None:
    read = []
    for name in ("one.txt", "two.txt"):
        text = f"A letter called {name}\n\nThe old weather was fine.\n\nThe old weather was wet.\n"
        read.append((record(text, name), {page.number: page.text for page in document(text, name).pages}))
    first = openings(read)[0]
    assert (first.words, first.count, first.documents) == ("the old weather was", 4, 2)
