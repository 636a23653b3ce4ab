"""Interests that are told in whatever words, under the heading and away from it."""

import pytest

from tests.ingest.helpers import record

HEAD = """Minutes of the meeting of the Harbour Panel held at County Hall, Ashcombe on Tuesday 4 March 2025

Present: Councillors Ann Bell (Chair), Carl Dunn and Eve Hart

1. APOLOGIES

None were received.

"""
TOLD = [
    (
        "Councillor Dunn stated that he works for the Ashcombe Trust. Councillor Hart is a governor of the same Trust.",
        ["Carl Dunn", "Eve Hart"],
    ),
    ("Councillor Dunn told the meeting that her brother was employed by one of the hauliers.", ["Carl Dunn"]),
    ("Eve Hart drew attention to her being a shareholder of the ferry (item 3). She would remain.", ["Eve Hart"]),
    ("Councillor Bell (allotment rents, as she has plot 11; personal)", ["Ann Bell"]),
    ("The Chair had no interests to declare. Councillor Hart declared a personal interest as a tenant.", ["Eve Hart"]),
    ("Councillor Dunn declared for transparency that his partner worked for the Ashcombe ferry.", ["Carl Dunn"]),
    ("None.", []),
    ("The Chair reminded members to keep their register up to date.", []),
    ("Councillor Dunn asked whether members of the club should declare.", []),
    ("No interests were declared.", []),
    ("Councillor Hart arrived during this item.", []),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_under_the_heading(text: str, wanted: list[str]) -> None:
    body = f"{HEAD}2. DECLARATIONS OF INTEREST\n\n{text}\n\n3. QUAY FERRY\n\nThe report was noted.\n"
    assert [row.person for row in record(body).interests] == wanted


AWAY = [
    ("Councillor Dunn said he is the treasurer of the show committee, and left the room.", [("Carl Dunn", "2")]),
    ("Councillor Dunn declared that his brother farms there, and he withdrew from the chamber.", [("Carl Dunn", "2")]),
    ("Councillor Dunn said he was tired of waiting for the ferry.", []),
]


@pytest.mark.parametrize(("text", "wanted"), AWAY)
def test_away_from_the_heading(text: str, wanted: list[tuple[str, str]]) -> None:
    body = f"{HEAD}2. QUAY FERRY\n\n{text}\n"
    assert [(row.person, row.item) for row in record(body).interests] == wanted


SERIES = [
    ("Councillor Dunn declared a personal interest in agenda item 3 (Quay Ferry) as a tenant.", [("Carl Dunn", "63")]),
    ("Councillor Dunn declared a personal interest in agenda item 4 as a tenant.", [("Carl Dunn", "63")]),
    ("Councillor Dunn declared a personal interest in the item on the Ferry as a tenant.", [("Carl Dunn", "63")]),
    (
        "Councillor Hart declared a personal interest in Minute 64. Councillor Dunn declared a personal interest in the"
        " same item.",
        [("Eve Hart", "64"), ("Carl Dunn", "64")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SERIES)
def test_numbers_that_run_through_the_year(text: str, wanted: list[tuple[str, str]]) -> None:
    head = HEAD[: HEAD.index("1. APOLOGIES")]
    rest = "62. MINUTES\n\nAgreed.\n\n63. QUAY FERRY\n\nThe report was noted.\n\n64. TOLLS\n\nThe report was noted.\n"
    body = f"{head}61. DECLARATIONS OF INTEREST\n\n{text}\n\n{rest}"
    assert [(row.person, row.item) for row in record(body).interests] == wanted
