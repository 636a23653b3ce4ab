"""The schema is whole, says one thing once, and agrees with the Record and with the graph's names."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import pytest

import ontology.record as record
from graph.model import relationship_type
from ontology.derive.docs import cypher_name
from ontology.schema import load
from ontology.words import label, words

CLASSES = {
    "Authority Body Person Post Tenure Meeting Attendance AgendaItem Matter Step Decision Motion Vote Ballot Referral",
    "Interest Action Document Evidence Run Reference Answer Change CallIn",
}
ENUMS = {
    ("Attendance", "capacity"): record.PersonRow,
    ("AgendaItem", "part"): record.ItemRow,
    ("Decision", "act"): record.DecisionRow,
    ("Motion", "kind"): record.MotionRow,
    ("Motion", "outcome"): record.MotionRow,
    ("Vote", "outcome"): record.VoteRow,
    ("Ballot", "choice"): record.BallotRow,
    ("Referral", "act"): record.ReferralRow,
    ("Referral", "stage"): record.ReferralRow,
    ("Reference", "relation"): record.ReferenceRow,
    ("Document", "kind"): record.DocumentFacts,
}
PROPERTIES = [(cls, prop) for cls in load().classes.values() for prop in cls.properties.values()]


def test_every_class_of_the_design_is_there() -> None:
    assert set(load().classes) == {name for line in CLASSES for name in line.split()}


def test_a_class_emits_one_iri_of_its_own() -> None:
    iris = [cls.iri for cls in load().classes.values()]
    assert len(set(iris)) == len(iris)


def test_no_two_properties_of_a_class_share_an_iri() -> None:
    for cls in load().classes.values():
        paths = [prop.path for prop in cls.properties.values()]
        assert len(set(paths)) == len(paths), cls.name


def test_our_own_terms_have_the_names_of_the_schema() -> None:
    own = {prop.name: prop.curie for _, prop in PROPERTIES if prop.curie.startswith("mg:")}
    assert all(curie == f"mg:{name}" for name, curie in own.items())


def test_every_mapping_is_to_a_known_vocabulary() -> None:
    schema = load()
    found = [m for cls in schema.classes.values() for m in cls.mappings] + [
        m for _, p in PROPERTIES for m in p.mappings
    ]
    assert len(found) > 30
    assert all(schema.expand(m.curie) == m.iri and schema.compact(m.iri) == m.curie for m in found)


def test_every_relation_points_at_classes_of_the_schema() -> None:
    assert all(name in load().classes for _, prop in load().relations() for name in prop.classes)


@pytest.mark.parametrize(("where", "row"), ENUMS.items(), ids=lambda value: str(value))
def test_lists_are_those_of_the_record(where: tuple[str, str], row: type) -> None:
    prop = load().property(*where)
    assert set(prop.values) == set(literals(get_type_hints(row)[prop.name]))


def literals(hint: Any) -> list[str]:
    """The strings of a Literal, also inside `| None`."""
    return [value for part in get_args(hint) for value in ([part] if isinstance(part, str) else get_args(part))]


def test_every_value_of_a_list_has_words_and_no_words_are_left_over() -> None:
    used: dict[str, set[str]] = {}
    for _, prop in PROPERTIES:
        if prop.values:
            used.setdefault(prop.words, set()).update(prop.values)
    assert used == {group: set(values) for group, values in words().items()}


def test_words_are_what_a_citizen_reads() -> None:
    assert label("act", "confirm_minutes") == "Confirmed the minutes"
    assert label("body_kind", "scrutiny") == "Panel or scrutiny"
    assert label("act", "something_new") == "Something new"
    with pytest.raises(KeyError, match="did you mean 'stage'"):
        label("stages", "made")


def test_names_in_cypher_are_those_of_the_graph() -> None:
    for _, prop in PROPERTIES:
        assert cypher_name(prop) == (relationship_type(prop.name) if prop.is_relation else prop.name)


def test_lookups_name_the_nearest_right_name() -> None:
    schema = load()
    assert schema.expand("org:Post") == "http://www.w3.org/ns/org#Post"
    assert schema.property("Person", "evidencedBy").classes == ("Evidence",)
    with pytest.raises(KeyError, match="did you mean 'takenBy'"):
        schema.property("Decision", "takenby")
    with pytest.raises(KeyError, match="did you mean 'Decision'"):
        schema.property("Decisions", "text")
    with pytest.raises(KeyError, match="did you mean 'prov'"):
        schema.expand("prof:Activity")


def test_the_schema_is_read_once() -> None:
    assert load() is load()
