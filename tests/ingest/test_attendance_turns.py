"""Lists whose lines take turns, meetings held nowhere, and numbers piled up above their titles."""

from __future__ import annotations

from ingest.extract import extract
from ingest.read import read
from ontology.record import Record

_HEAD = "ASHCOMBE COUNTY COUNCIL\n\nMinutes of the Meeting of the Council held on 3rd March 2025\n\n"
_TURNS = (
    "In attendance:\nAnn Bell\nChairperson\nJohn Hart\nXYZ\nMary Dunn\nAshcombe Youth Centre\nPeter Fry\nHSE\n\n"
    "Also in attendance:\nPaul Reed\n\n1. Welcome\nThe Chairperson welcomed the members.\n"
)


def _record(text: str) -> Record:
    return extract(read("minutes.txt", text.encode()))


def test_a_name_and_below_it_what_the_person_is() -> None:
    people = {row.name: row for row in _record(_HEAD + _TURNS).people}
    assert people["Ann Bell"].office == "Chairperson"
    assert people["Mary Dunn"].organisation == "Ashcombe Youth Centre"
    assert {people[name].capacity for name in ("Ann Bell", "John Hart", "Mary Dunn", "Peter Fry")} == {"member"}


def test_numbers_piled_up_above_their_titles() -> None:
    text = (
        _HEAD
        + "1. Apologies\nNone were received.\n\n2.\n3.\n4.\nCorrespondence\nNone at this time.\nWritten Questions\n"
        "None at this time.\nMotions\nNone at this time.\n5. Any Other Business\nNone at this time.\n"
    )
    titles = [(item.number, item.title) for item in _record(text).items]
    assert titles[1:4] == [("2", "Correspondence"), ("3", "Written Questions"), ("4", "Motions")]
