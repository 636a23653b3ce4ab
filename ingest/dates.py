"""Dates and times as British councils write them. A grammar of our own: what it cannot read for sure it leaves out."""

from __future__ import annotations

import re
from datetime import date

import msgspec

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<m{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?P<w{0}>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+"
_DATE = re.compile(
    rf"(?:{_WEEKDAY.format(1)})?(?:the\s+)?\b(?P<d1>\d{{1,2}})\s?(?:st|nd|rd"
    rf"|th)?\s+(?:day\s+)?(?:of\s+)?{_MONTH.format(1)}(?:(?:,\s*|\s*)(?P<y1>(?:19|20)\d\d)\b|\b)"
    rf"|(?:{_WEEKDAY.format(2)})?\b{_MONTH.format(2)}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b"
    r"|\b(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
    r"|(?<![\d/.])(?P<d4>\d{1,2})(?P<sep>[./-])(?P<m4>\d{1,2})(?P=sep)(?P<y4>(?:19|20)?\d\d)(?![\d/]|\.\d)"
    rf"|\b{_MONTH.format(5)}\s+(?P<y5>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_QUICK = re.compile(r"\d")
_TIME = re.compile(
    r"\b(?P<h1>\d{1,2})(?:[.:](?P<n1>\d\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<h2>[0-2]?\d)[.:]?(?P<n2>[0-5]\d)\s*(?:hrs|hours)\b"
    r"|\b(?:12(?:[.:]00)?\s*)?(?P<noon>noon|midday)\b"
    r"|\b(?P<h3>[01]?\d|2[0-3]):(?P<n3>[0-5]\d)\b"
    r"|(?<![\d.£])(?P<h4>[01]?\d|2[0-3])\.(?P<n4>[0-5]\d)(?![\d.%])",
    re.IGNORECASE,
)


class DateFound(msgspec.Struct, frozen=True):
    """A date in a text. `value` is YYYY-MM-DD, or YYYY-MM where no day is told; `year_told` is false for `10 July`."""

    start: int
    end: int
    value: str
    year_told: bool = True
    weekday_fits: bool = True

    @property
    def whole(self) -> bool:
        """Whether day, month and year are told."""
        return len(self.value) == 10 and self.year_told


class TimeFound(msgspec.Struct, frozen=True):
    """A time of day in a text, HH:MM. `sure` is false for a bare `7.30`."""

    start: int
    end: int
    value: str
    sure: bool = True


def find_dates(text: str, year: int | None = None) -> list[DateFound]:
    """The dates in a text. A date without a year gets `year`, or is left out where that is None."""
    if not _QUICK.search(text):
        return []
    found = (_date(match, year) for match in _DATE.finditer(text))
    return [one for one in found if one]


def _date(match: re.Match[str], year: int | None) -> DateFound | None:
    form = next(n for n in "12345" if match.group(f"m{n}"))
    groups = match.groupdict()
    told = groups.get(f"y{form}")
    years = _year(told) if told else year
    month = _month(groups[f"m{form}"])
    if years is None or not 1 <= month <= 12:
        return None
    if form == "5":
        return DateFound(match.start(), match.end(), f"{years:04}-{month:02}")
    try:
        day = date(years, month, int(groups[f"d{form}"]))
    except ValueError:
        return None
    weekday = groups.get(f"w{form}") if form in "12" else None
    fits = weekday is None or _WEEKDAYS[day.weekday()].startswith(weekday.lower()[:3])
    return DateFound(match.start(), match.end(), day.isoformat(), told is not None, fits)


def _year(told: str) -> int:
    number = int(told)
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def _month(told: str) -> int:
    if told.isdigit():
        return int(told)
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(told.lower()[:3]))


def find_times(text: str) -> list[TimeFound]:
    """The times of day in a text; a bare `7.30` is there too, told apart by `sure`."""
    found = (_time(match) for match in _TIME.finditer(text))
    return [one for one in found if one]


def _time(match: re.Match[str]) -> TimeFound | None:
    if match.group("noon"):
        return TimeFound(match.start(), match.end(), "12:00")
    form = next(n for n in "1234" if match.group(f"h{n}"))
    hour, minute = int(match.group(f"h{form}")), int(match.group(f"n{form}") or 0)
    if form == "1":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match.group("half").lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return TimeFound(match.start(), match.end(), f"{hour:02}:{minute:02}", form != "4")
