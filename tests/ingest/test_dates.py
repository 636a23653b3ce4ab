"""Dates and times in the forms that councils print."""

import pytest

from ingest.dates import find_dates, find_times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18 October 2018", "2018-10-18"),
        ("27th November, 2024", "2024-11-27"),
        ("WEDNESDAY, 7 FEBRUARY 2018", "2018-02-07"),
        ("TUESDAY MAY 6th 2014", "2014-05-06"),
        ("4 JANUARY2011", "2011-01-04"),
        ("24.06.24", "2024-06-24"),
        ("15/01/2026", "2026-01-15"),
        ("2025-03-04", "2025-03-04"),
        ("the 3rd day of March 2020", "2020-03-03"),
        ("in April 2018", "2018-04"),
    ],
)
def test_a_date_is_read(text: str, value: str) -> None:
    assert [date.value for date in find_dates(text)] == [value]


@pytest.mark.parametrize(
    "text", ["31 February 2019", "10 July", "paragraph 2.1.5", "4 out of 10", "version 1.2.3.4", "May I"]
)
def test_what_is_no_whole_date_is_left_out(text: str) -> None:
    assert find_dates(text) == []


def test_a_missing_year_is_the_meetings() -> None:
    (date,) = find_dates("on 10 July", year=2017)
    assert (date.value, date.whole) == ("2017-07-10", False)


def test_a_weekday_that_does_not_fit_is_told() -> None:
    assert find_dates("Tuesday 4 March 2025")[0].weekday_fits
    assert not find_dates("Monday 4 March 2025")[0].weekday_fits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10.00 am", "10:00"),
        ("7.30pm", "19:30"),
        ("2 p.m.", "14:00"),
        ("12.15 am", "00:15"),
        ("18.50hrs", "18:50"),
        ("2116 hours", "21:16"),
        ("12 noon", "12:00"),
        ("19:00", "19:00"),
    ],
)
def test_a_time_is_read(text: str, value: str) -> None:
    assert [time.value for time in find_times(text)] == [value]


def test_a_bare_number_is_no_sure_time() -> None:
    assert not find_times("at 7.30")[0].sure
    assert find_times("13 pm") == []
