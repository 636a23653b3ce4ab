"""The shapes accept what is right and refuse what is broken; what `literal` writes, they accept."""

from __future__ import annotations

from datetime import date, time
from functools import cache

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.generated import derived
from ontology.literals import datatypes, literal
from ontology.schema import load

SHA = "a" * 64
GOOD = """
<b> a org:Organization ; schema:name "Cabinet" ; mg:kind "executive" ; org:unitOf <a> .
<a> a org:FormalOrganization ; schema:name "Ashcombe County Council" .
<m> a besluit:Zitting ; dcterms:date "2025-03-04"^^xsd:date ; schema:startTime "10:00:00"^^xsd:time ;
    schema:startTime "10:30:00"^^xsd:time ; besluit:isGehoudenDoor <b> .
<d> a mg:Decision ; schema:text "the plan be adopted" ; mg:act "approve" ; schema:position 1 ; mg:takenAt <m> ;
    dcterms:date "2025-03"^^xsd:gYearMonth ; mg:takenBy <b> ; mg:evidencedBy <e> .
<f> a foaf:Document ; schema:sha256 "SHA" ; schema:name "minutes.pdf" ; schema:encodingFormat "application/pdf" ;
    mg:kind "minutes" ; mg:pages 3 ; mg:taken 0.93 .
<e> a oa:Annotation ; oa:hasTarget [ oa:hasSource <f> ; mg:page 1 ; oa:hasSelector
    [ a oa:TextQuoteSelector ; oa:exact "the plan be adopted" ] ,
    [ a oa:TextPositionSelector ; oa:start 10 ; oa:end 29 ] ] .
""".replace("SHA", SHA)
BROKEN = {
    "a text is missing": ('schema:text "the plan be adopted" ; ', ""),
    "a text is empty": ('schema:text "the plan be adopted"', 'schema:text ""'),
    "an act is unknown": ('mg:act "approve"', 'mg:act "agree"'),
    "a number is a text": ("schema:position 1", 'schema:position "1"'),
    "a number is negative": ("schema:position 1", "schema:position -1"),
    "a day is no day": ('"2025-03-04"^^xsd:date', '"4 March"^^xsd:date'),
    "a month has no type": ('"2025-03"^^xsd:gYearMonth', '"2025-03"'),
    "a time is no time": ('"10:00:00"^^xsd:time', '"10 am"^^xsd:time'),
    "a body is a meeting": ("mg:takenBy <b>", "mg:takenBy <m>"),
    "a body is a text": ("mg:takenBy <b>", 'mg:takenBy "Cabinet"'),
    "two bodies took it": ("mg:takenBy <b>", "mg:takenBy <b>, <b2>"),
    "a body is not in the graph": ("mg:takenBy <b>", "mg:takenBy <b3>"),
    "a body has two names": ('schema:name "Cabinet"', 'schema:name "Cabinet", "The Cabinet"'),
    "a hash is cut": (SHA, SHA[1:]),
    "evidence has no quote": ('oa:exact "the plan be adopted"', "oa:refinedBy <x>"),
    "evidence has no page": ("mg:page 1 ; ", ""),
    "evidence has no document": ("oa:hasSource <f> ; ", ""),
    "a node has no IRI": ("<a> a org:FormalOrganization", "[] a org:FormalOrganization"),
}


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=derived()["ontology/generated/shapes.ttl"], format="turtle")


def graph(text: str) -> rdflib.Graph:
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in load().prefixes.items())
    more = '<b2> a org:Organization ; schema:name "Council" .'
    return rdflib.Graph().parse(data=head + text + more, format="turtle", publicID="https://example.org/")


def conforms(text: str) -> tuple[bool, str]:
    result, _, report = pyshacl.validate(graph(text), shacl_graph=shapes())
    return result, report


def test_the_shapes_are_valid_shacl() -> None:
    pyshacl.validate(rdflib.Graph(), shacl_graph=shapes(), meta_shacl=True)


def test_what_is_right_is_accepted() -> None:
    accepted, report = conforms(GOOD)
    assert accepted, report


@pytest.mark.parametrize("why", BROKEN)
def test_what_is_broken_is_refused(why: str) -> None:
    right, wrong = BROKEN[why]
    assert right in GOOD
    accepted, _ = conforms(GOOD.replace(right, wrong, 1))
    assert not accepted


def test_literals_are_written_as_the_schema_says() -> None:
    prop = load().property
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert literal(prop("Meeting", "startTime"), "09:30") == ("09:30:00", xsd + "time")
    assert literal(prop("Reference", "date"), "2018-04") == ("2018-04", xsd + "gYearMonth")
    assert literal(prop("Reference", "date"), "2018-04-01") == ("2018-04-01", xsd + "date")
    assert literal(prop("Attendance", "remote"), True) == ("true", xsd + "boolean")
    assert literal(prop("Document", "taken"), 1e-7) == ("0.0000001", xsd + "decimal")
    assert literal(prop("Vote", "votesFor"), 7) == ("7", xsd + "integer")
    assert literal(prop("Decision", "act"), "note") == ("note", xsd + "string")


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("Meeting", "date"), "2018-04"),
        (("Meeting", "startTime"), "9.30"),
        (("Vote", "votesFor"), True),
        (("Vote", "votesFor"), "7"),
        (("Decision", "text"), 7),
        (("Attendance", "remote"), "true"),
    ],
)
def test_a_value_that_cannot_be_is_refused(where: tuple[str, str], value: str | int) -> None:
    with pytest.raises(ValueError, match="is no"):
        literal(load().property(*where), value)


VALUES: dict[tuple[str, str], st.SearchStrategy[str | int | float | bool]] = {
    ("Vote", "votesFor"): st.integers(0, 10**6),
    ("Document", "taken"): st.floats(0, 1, allow_nan=False),
    ("Attendance", "remote"): st.booleans(),
    ("Meeting", "date"): st.dates(date(1800, 1, 1)).map(date.isoformat),
    ("Meeting", "startTime"): st.times().map(lambda t: time.strftime(t, "%H:%M")),
    ("Step", "date"): st.dates(date(1800, 1, 1)).map(lambda d: d.isoformat()[:7]),
    ("Decision", "text"): st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
}


@settings(max_examples=30, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("where", VALUES, ids=".".join)
def test_what_is_written_is_well_formed_and_keeps_its_value(where: tuple[str, str], data: st.DataObject) -> None:
    prop = load().property(*where)
    value = data.draw(VALUES[where])
    text, datatype = literal(prop, value)
    node = rdflib.Literal(text, datatype=rdflib.URIRef(datatype))
    assert not node.ill_typed
    assert datatype in datatypes(prop)
    if not isinstance(value, str):
        assert float(node.toPython()) == value
