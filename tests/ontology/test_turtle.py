"""Turtle written by hand reads back as what was meant."""

from __future__ import annotations

import rdflib
from hypothesis import given
from hypothesis import strategies as st

from ontology.derive import turtle
from ontology.schema import load


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_comes_back(value: str) -> None:
    block = turtle.block("<https://example.org/a>", [("<https://example.org/b>", [turtle.text(value, "en")])])
    found = next(rdflib.Graph().parse(data=block, format="turtle").objects())
    assert found == rdflib.Literal(value, lang="en")


def test_a_term_is_short_only_where_turtle_allows_it() -> None:
    schema = load()
    assert turtle.term(schema, schema.expand("org:Post")) == "org:Post"
    assert turtle.term(schema, schema.expand("org:a/b")) == "<http://www.w3.org/ns/org#a/b>"
    assert turtle.term(schema, "https://example.org/x") == "<https://example.org/x>"


def test_only_prefixes_that_are_used_are_declared() -> None:
    text = turtle.document(load(), "A test.", ["<https://example.org/a> a org:Post .\n"])
    assert "@prefix org:" in text
    assert text.count("@prefix") == 1
