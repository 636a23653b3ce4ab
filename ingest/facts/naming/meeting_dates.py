"""The dates of meetings in a sentence: with the year they mean where none is told, in lists, and months alone."""

from __future__ import annotations

import re
from datetime import date as day_of

from ingest.dates import DateFound, find_dates, in_year
from ingest.mask import compiled
from ingest.quick import Quick

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_MEETING = Quick(
    rf"(?<![\d/] )(?<!\d(?:st|nd|rd|th) )(?<!\d(?:st|nd|rd|th) of )\b(?i:(?P<month>{'|'.join(_MONTHS)}))"
    r"(?:,? (?P<year>(?:19|20)\d\d))?(?: (?:[A-Z][a-z]+|ordinary|monthly|plenary|annual|statutory|budget|council"
    r"|special|committee|parish|community)){0,3} (?i:meeting|agm|minutes)\b(?! (?i:room|house|hall|\d))"
)
_DONE_WITH = re.compile(r"\b(?:arising|confirm|approv|accept|adopt|signed|correct|amend|proposed)", re.IGNORECASE)
_BARE_MONTH = compiled(
    rf"(?:⟧|\b(?i:back))(?: meeting)? in (?:(?:early|mid|late) )?(?P<month>{'|'.join(_MONTHS)})\b(?!,? \d)"
)
_GOES_TO = re.compile(r"\b(?:for|to|until|till) (?:the |our )?$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:minutes?|last|previous|was|were|had|since|following|from|cofnodion|diwethaf"
    r"|(?<!\bbe )(?:held|raised|presented|considered|submitted|brought))\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\s,;&]*(?:and)?[\s,;&]*", re.IGNORECASE)
_AND_THE = re.compile(
    r",? and (?:by |to |at )?(?:then )?(?:the )?(?:[A-Z][\w’'&-]*,? (?:and |of |for )?){1,9}(?:on )?(?:the )?"
)
_DAYS = re.compile(
    r"\b(?:meetings?(?: held)?(?: on| of)?|dated|held on|dates?:?)\s+(?:the )?"
    r"(?P<days>(?:\d{1,2}(?:st|nd|rd|th)?(?:\s*,\s*|\s*&\s*|\s+and\s+|\s*,\s*and\s+)(?:the )?)+)$",
    re.IGNORECASE,
)


class MeetingDate(DateFound, frozen=True):
    """A date of a meeting. `month_meeting`: told by its month, as in `the April meeting`."""

    month_meeting: bool = False


def dates_told(text: str, today: str | None, year: int | None, coming: bool, masked: str = "") -> list[MeetingDate]:
    """The dates in a sentence, in order. One without a year is the nearest before `today`, or after where `coming`.

    With the `masked` text, a month behind a body (`to the Board in May`) is one too.
    """
    found = [_plain(date) for date in _with_years(find_dates(text, year), text, today, coming)]
    listed = [more for date in found for more in _days_before(text, date)]
    months = [] if year is None else [*_months(text, today, coming), *_bare_months(masked, today)]
    spans = [(date.start, date.end) for date in found if len(date.value) == 10]
    months = [m for m in months if not any(a < m.end and m.start < b for a, b in spans)]
    taken = [m.start for m in months]
    found = [date for date in found if date.start not in taken]
    return sorted([*found, *listed, *months], key=lambda date: date.start)


def is_before(date: MeetingDate, today: str) -> bool:
    """Whether the meeting was before, or on the day itself; of the same month, as far as that is told."""
    if len(date.value) == 7 or len(today) == 7:
        return date.value[:7] < today[:7]
    return date.value <= today


def _plain(date: DateFound) -> MeetingDate:
    return MeetingDate(**{name: getattr(date, name) for name in DateFound.__struct_fields__})


def _with_years(dates: list[DateFound], text: str, today: str | None, coming: bool) -> list[DateFound]:
    """`12 March, 9 April and 14 May 2025`: the year of the last; else the year nearest to `today`."""
    out: list[DateFound] = []
    follows: DateFound | None = None
    for date in reversed(dates):
        if not date.year_told and len(date.value) == 10:
            listed = follows is not None and (
                _LISTED.fullmatch(text, date.end, follows.start) is not None
                or _AND_THE.fullmatch(text, date.end, follows.start) is not None
            )
            date = (in_year(date, int(follows.value[:4])) if listed and follows else None) or date
            date = date if listed else _nearest(date, text, today, coming)
        follows = date
        out.insert(0, date)
    return out


def _nearest(date: DateFound, text: str, today: str | None, coming: bool) -> DateFound:
    """The date in the year that its weekday tells, or on the side of `today` of which the words around it speak."""
    if today is None or len(today) < 10:
        return date
    years = [int(today[:4]) + step for step in (-1, 0, 1)]
    options = [other for other in (in_year(date, year) for year in years) if other]
    options.sort(key=lambda other: _days_apart(other.value, today))
    fitting = [other for other in options if other.weekday is not None and other.weekday_fits]
    if fitting and _days_apart(fitting[0].value, today) < 200:
        return fitting[0]
    past = _PAST.search(text, max(0, date.start - 70), date.start) is not None
    sided = [other for other in options if (other.value <= today if past else other.value > today)]
    return next(iter(sided if past != coming else options), date)


def _days_apart(a: str, b: str) -> int:
    return abs((day_of.fromisoformat(a) - day_of.fromisoformat(b)).days)


def _days_before(text: str, date: MeetingDate) -> list[MeetingDate]:
    """`meetings held on 10, 17 and 24 March 2025`: three dates."""
    match = _DAYS.search(text, 0, date.start)
    if match is None or len(date.value) < 10:
        return []
    found = []
    for number in re.finditer(r"\d{1,2}", match.group("days")):
        at = match.start("days") + number.start()
        try:
            value = day_of(int(date.value[:4]), int(date.value[5:7]), int(number.group())).isoformat()
        except ValueError:
            continue
        found.append(MeetingDate(at, at + len(number.group()), value))
    return found


def _months(text: str, today: str | None, coming: bool) -> list[MeetingDate]:
    found = []
    for match in _MONTH_MEETING.finditer(text):
        number = _number(match.group("month"))
        if match.group().lower().endswith("minutes") and not _DONE_WITH.search(text):
            continue
        if match.group("year"):
            value: str | None = f"{match.group('year')}-{number:02}"
        elif today is None or len(today) < 10 or (match.group("month")[0].islower()):
            continue
        else:
            near = text[max(0, match.start() - 60) : match.start()]
            value = _month_near(number, today, (coming or _GOES_TO.search(near) is not None) and not _PAST.search(near))
        if value is None:
            continue
        end = match.end("year") if match.group("year") else match.end("month")
        found.append(MeetingDate(match.start(), end, value, match.group("year") is not None, month_meeting=True))
    return found


def _bare_months(masked: str, today: str | None) -> list[MeetingDate]:
    """`before the Board in May`: the May to come; `from the Board in May`: the last."""
    if today is None or len(today) < 10:
        return []
    found = []
    for match in _BARE_MONTH.finditer(masked):
        number = _number(match.group("month"))
        past = _PAST.search(masked, max(0, match.start() - 70), match.start()) is not None
        value = _month_near(number, today, coming=not past)
        if value is not None:
            found.append(MeetingDate(match.start("month"), match.end("month"), value, False))
    return found


def _number(month: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.lower() == month.lower())


def _month_near(number: int, today: str, coming: bool) -> str | None:
    """The nearest such month, or the first to come; None for the meeting's own."""
    year, month = int(today[:4]), int(today[5:7])
    ahead = (number - month) % 12
    if ahead == 0:
        return None
    forward = ahead <= 6 if coming else ahead <= 2
    return f"{year + (number < month if forward else -(number > month)):04}-{number:02}"
