"""Names in the forms of British attendance lists."""

import pytest

from ingest.facts.attending.notes import read_beside
from ingest.names import clean_name, is_name, read_people, same_person


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Bell, B C Gibson, T D Heron (Chairman)", ["A Bell", "B C Gibson", "T D Heron"]),
        ("Councillors H Brame, BA Durk and EJ Swing", ["H Brame", "BA Durk", "EJ Swing"]),
        ("Councillors Hart (Chairman), Barker, S Hughes", ["Hart", "Barker", "S Hughes"]),
        ("Mr R C Lane, OBE, Mr D Marsh", ["R C Lane", "D Marsh"]),
        ("Mrs. H. J. Fry CC\tMrs B. Seton CC", ["H J Fry", "B Seton"]),
        ("Councillor Ben Proud Councillor Rob Wilding", ["Ben Proud", "Rob Wilding"]),
        ("Ms J Mead, Mr J Mead", ["J Mead", "J Mead"]),
        ("Director of Operations – G Girv", ["G Girv"]),
        ("Cllr Mrs J Dunn and 3 members of the public", ["J Dunn"]),
        ("Claire Ward and Tom Price", ["Claire Ward", "Tom Price"]),
        ("Dr P O'Dowd, Miss A St Clair", ["P O'Dowd", "A St Clair"]),
        ("None", []),
        ("Head of Children and Families", []),
        ("", []),
    ],
)
def test_a_list_is_taken_apart(text: str, names: list[str]) -> None:
    assert [person.name for person in read_people(text)] == names


def test_every_name_stands_where_it_says() -> None:
    text = "Councillors H Brame (Chairman), BA Durk and EJ Swing"
    for person in read_people(text):
        assert text[person.start :].startswith(person.name.split()[0])
        assert person.start < person.end <= len(text)


@pytest.mark.parametrize(
    ("text", "office", "post", "organisation", "substitute"),
    [
        ("T D Heron (Chairman)", ["Chairman"], [], None, None),
        ("P Mace (substitute for S Brome)", [], [], None, "S Brome"),
        ("Mr B Watt (General Counsel)", [], ["General Counsel"], None, None),
        ("Councillor J Lest, Leader of the Council (Chairman)", ["Leader of the Council", "Chairman"], [], None, None),
        ("Jane Holt, Head of Roads, Ashcombe County Council", [], ["Head of Roads"], "Ashcombe County Council", None),
        ("R C Lane (Leader of the Council, in the Chair)", ["Leader of the Council", "in the Chair"], [], None, None),
        ("P Marsh (Lab)", [], [], None, None),
    ],
)
def test_what_stands_beside_a_name(
    text: str, office: list[str], post: list[str], organisation: str | None, substitute: str | None
) -> None:
    beside = read_beside(read_people(text)[0])
    assert (beside.offices, beside.posts, beside.organisation, beside.substitute_for) == (
        office,
        post,
        organisation,
        substitute,
    )


def test_remote_attendance_in_brackets() -> None:
    assert read_beside(read_people("Councillor A Bell (remote)")[0]).remote is True
    assert read_beside(read_people("Councillor A Bell")[0]).remote is None


def test_names_are_cleaned() -> None:
    assert clean_name("Councillor Mrs. H. J. Fry, OBE") == "H J Fry"
    assert clean_name("p Mason") == "p Mason"


def test_posts_are_no_names() -> None:
    assert not is_name("Chief Executive")
    assert not is_name("Children and Families")
    assert is_name("Jane Orchard")


def test_who_may_be_one_person() -> None:
    assert same_person("H Fry", "H J Fry")
    assert not same_person("H Fry", "B Fry")
