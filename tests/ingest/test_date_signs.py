"""No date is passed over because its text shows no sign of one."""

from re import _parser  # type: ignore[attr-defined]

import pytest

from ingest import dates
from ingest.needs import plain_texts

MONTHS = [text for names in dates._MONTHS.values() for text in plain_texts(_parser.parse(names))]
FORMS = [
    "4 {} 2020",
    "4th{} 2020",
    "lst{} 2019",
    "Tuesday {} 4th, 2020",
    "{} 2024",
    "Ilh {} 2O20",
    "3rd of {}",
    "4-{}-20",
]


@pytest.mark.parametrize("form", FORMS)
def test_what_a_date_is_found_in_shows_a_sign(form: str) -> None:
    for month in MONTHS:
        for text in (form.format(month), form.format(month.title()), form.format(month.upper())):
            assert not dates._DATE.search(text) or dates._SIGNS.may_stand_in(text), text


@pytest.mark.parametrize("text", ["2024-03-04", "4/3/2024", "04.03.24", "at 4-3-24"])
def test_figures_are_a_sign(text: str) -> None:
    assert dates._DATE.search(text)
    assert dates._SIGNS.may_stand_in(text)


@pytest.mark.parametrize("text", ["Item 4 was marked", "paragraph 4.10 of 12", "10:30"])
def test_other_figures_are_none(text: str) -> None:
    assert not dates._SIGNS.may_stand_in(text)
