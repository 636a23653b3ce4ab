"""Dates and times as British and Irish councils write them. A grammar of our own: what it cannot read it leaves out."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import msgspec

from ingest.date_signs import DateSigns

_MONTHS = {
    1: "January|Janurary|Jan|Ionawr|Eanáir",
    2: "February|Febuary|Feburary|Feb|Chwefror|Feabhra",
    3: "March|Mar|Mawrth|M[áa]rta",
    4: "April|Apr|Ebrill|Aibreáin|Aibreán",
    5: "May|Mai|Bealtaine",
    6: "June|Jun|[MF]ehefin|Meitheamh|Meithimh",
    7: "July|Jul|Gorffennaf|Orffennaf|Iúil",
    8: "August|Aug|Awst|L[úu]nasa",
    9: "September|Septmber|Septemer|Sept|Sep|Fedi|Medi|Me[áa]n (?:F[óo]mhair|Fhómhair)",
    10: "October|Ocotber|Octber|Oct|Hydref|Deireadh F[óo]mhair",
    11: "November|Novemer|Novmber|Nov|Tachwedd|Dachwedd|Samhna|Samhain",
    12: "December|Decemer|Decmber|Dec|Rhagfyr|Ragfyr|Nollag|Nollaig",
}
_MONTH = r"(?P<m{0}>" + "|".join(_MONTHS.values()) + r")(?![a-zA-Z])\.?"
_MONTH_OF = [(number, re.compile(names, re.IGNORECASE)) for number, names in _MONTHS.items()]
_WEEKDAYS = (
    ("mon", "llun", "lun", "luain"),
    ("tue", "mawrth", "fawrth", "máirt", "mháirt"),
    ("wed", "mercher", "fercher", "céadaoin"),
    ("thu", "iau", "déardaoin"),
    ("fri", "gwener", "wener", "haoine"),
    ("sat", "sadwrn", "sathairn"),
    ("sun", "sul", "domhnaigh"),
)
_WEEKDAY = (
    r"\b(?P<w{0}>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?:\s+evening|\s+morning)?\.?,?\s+"
    r"|\b(?:D[ée] |Dydd |Nos )(?P<v{0}>Ll?un|[MF]awrth|[MF]ercher|Iau|G?wener|Sadwrn|Sul|Luain|Mh?áirt|Céadaoin"
    r"|Déardaoin|hAoine|Sathairn|Domhnaigh),?\s+"
)
_ORDINAL = r"(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)"
_YEAR = r"(?:19|2[0O])[\dOolI]\s?[\dOolI]"
# A day with a letter for a figure ("Ilh", "lst", "3Oth") needs its ordinal ending, which must then fit it.
_WORN_DAY = r"(?P<d6>[IlO\d|]{1,2})(?P<end>st|nd|rd|th|lh|h)"
_DATE = re.compile(
    rf"(?:{_WEEKDAY.format(1)})?(?:\b(?:the|yr|y)\s+)?\b(?P<d1>\d{{1,2}})(?:\s?[/^]?\s?{_ORDINAL}[/^]?[\s/,.-]*"
    rf"|[\s/.-]+)(?:day\s+)?(?:of\s+|o\s+|de\s+)?{_MONTH.format(1)}(?:(?:[,/-]\s*|\s*)(?P<y1>{_YEAR})\b)?"
    rf"|(?:{_WEEKDAY.format(2)})?\b{_MONTH.format(2)}\s+(?P<d2>\d{{1,2}})(?P<nth>st|nd|rd|th)?\b,?"
    rf"(?:\s+(?P<y2>{_YEAR})\b)?"
    r"|\b(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
    rf"|(?:{_WEEKDAY.format(4)})?(?<![\d/.])(?P<d4>\d{{1,2}})(?P<sep>[./-])(?P<m4>\d{{1,2}})(?P=sep)"
    r"(?P<y4>(?:19|20)?\d\d)(?![\d/]|\.\d)"
    rf"|\b{_MONTH.format(5)},?\s+(?P<y5>(?:19|20)\d\d)\b"
    rf"|(?:{_WEEKDAY.format(6)})?(?:\bthe\s+)?\b{_WORN_DAY}\s*(?:of\s+)?{_MONTH.format(6)},?(?:\s*(?P<y6>{_YEAR})\b)?",
    re.IGNORECASE,
)
_QUICK = re.compile(r"\d")
_WORN = [a + b + end for a in ("", *"ilo") for b in ("", *"ilo") for end in ("st", "nd", "rd", "th", "lh", "h")]
_SIGNS = DateSigns([*_MONTHS.values()], [*_ORDINAL[3:-1].split("|"), *_WORN])
_TIME = re.compile(
    r"\b(?P<h1>\d{1,2})(?:(?:[.:;]|\s(?=[0-5]\d\s?[ap])|-(?=[03]0|[14]5))\s?(?P<n1>\d\d))?(?:\s*o[’']clock)?"
    r"\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<h5>\d{1,2})(?:[.:](?P<n5>\d\d))?\s*(?P<side>i\.\s?n\b|r\.\s?n\b|y\.?[hpb]|yr hwyr|y prynhawn"
    r"|y bore)\b\.?"
    r"|\b(?P<h2>[0-2]?\d)[.:]?(?P<n2>[0-5]\d)\s*(?:hrs?|hours?|h)\b"
    r"|\b(?:12(?:[.:]00)?\s*)?(?P<noon>noon|midday)\b"
    r"|\b(?P<h3>[01]?\d|2[0-3]):(?P<n3>[0-5]\d)\b"
    r"|(?<![\d.£€])(?P<h4>[01]?\d|2[0-3])\.(?P<n4>[0-5]\d)(?![\d%]|\.\d)",
    re.IGNORECASE,
)


class DateFound(msgspec.Struct, frozen=True):
    """A date in a text. `value` is YYYY-MM-DD, or YYYY-MM where no day is told; `year_told` is false for `10 July`.

    `weekday` counts from Monday as 0; `worn`: a letter was read as a figure.
    """

    start: int
    end: int
    value: str
    year_told: bool = True
    weekday_fits: bool = True
    weekday: int | None = None
    worn: bool = False

    @property
    def whole(self) -> bool:
        """Whether day, month and year are told."""
        return len(self.value) == 10 and self.year_told

    @property
    def sound(self) -> bool:
        """Whether nothing in it speaks against it."""
        return self.weekday_fits and not self.worn


class TimeFound(msgspec.Struct, frozen=True):
    """A time of day in a text, HH:MM. `sure` is false for a bare `7.30`."""

    start: int
    end: int
    value: str
    sure: bool = True


def find_dates(text: str, year: int | None = None) -> list[DateFound]:
    """The dates in a text. A date without a year gets `year`, or is left out where that is None."""
    if not _QUICK.search(text) or not _SIGNS.may_stand_in(text):
        return []
    found = (_date(match, year) for match in _matches(text))
    return [one for one in found if one]


@lru_cache(maxsize=1024)
def _matches(text: str) -> tuple[re.Match[str], ...]:
    """Found once: several modules of facts ask for the dates of the same block, with another year or none."""
    return tuple(_DATE.finditer(text))


def in_year(found: DateFound, year: int) -> DateFound | None:
    """The date in another year; None for a 29 February that this year has not."""
    try:
        day = date(year, int(found.value[5:7]), int(found.value[8:10]))
    except ValueError:
        return None
    fits = found.weekday is None or day.weekday() == found.weekday
    return msgspec.structs.replace(found, value=day.isoformat(), weekday_fits=fits)


def _date(match: re.Match[str], year: int | None) -> DateFound | None:
    form = next(n for n in "123456" if match.group(f"m{n}"))
    groups = match.groupdict()
    told = groups.get(f"y{form}")
    if told is None and (groups[f"m{form}"] == "may" or (form == "2" and not groups["nth"])):
        return None  # "12 may be approved", "May 10 people"
    years = _year(told) if told else year
    month = _month(groups[f"m{form}"])
    if years is None or not 1 <= month <= 12:
        return None
    if form == "5":
        return DateFound(match.start(), match.end(), f"{years:04}-{month:02}")
    worn = form == "6" or (told is not None and not re.sub(r"\s", "", told).isdigit())
    day = _day(groups[f"d{form}"], groups["end"] if form == "6" else None)
    try:
        found = date(years, month, day)
    except ValueError:
        return None
    weekday = _weekday(groups.get(f"w{form}") or groups.get(f"v{form}"))
    fits = weekday is None or found.weekday() == weekday
    return DateFound(match.start(), match.end(), found.isoformat(), told is not None, fits, weekday, worn)


def _figures(told: str) -> str:
    return re.sub(r"[oil|]", lambda m: "0" if m.group() == "o" else "1", re.sub(r"\s", "", told.lower()))


def _day(told: str, end: str | None) -> int:
    """The day; 0, which is none, where a worn day and its ending do not fit each other."""
    if end is None:
        return int(told)
    number = int(_figures(told))
    endings = {"st": (1, 21, 31), "nd": (2, 22), "rd": (3, 23)}
    fits = number in endings[end.lower()] if end.lower() in endings else not any(number in n for n in endings.values())
    return number if fits else 0


def _year(told: str) -> int:
    number = int(_figures(told))
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def _month(told: str) -> int:
    return int(told) if told.isdigit() else next(number for number, names in _MONTH_OF if names.fullmatch(told))


def _weekday(told: str | None) -> int | None:
    if told is None:
        return None
    low = told.lower()
    return next((i for i, names in enumerate(_WEEKDAYS) if low[:3] == names[0] or low in names), None)


def find_times(text: str) -> list[TimeFound]:
    """The times of day in a text; a bare `7.30` is there too, told apart by `sure`."""
    found = (_time(match) for match in _TIME.finditer(text))
    return [one for one in found if one]


def _time(match: re.Match[str]) -> TimeFound | None:
    if match.group("noon"):
        return TimeFound(match.start(), match.end(), "12:00")
    form = next(n for n in "12345" if match.group(f"h{n}"))
    hour, minute = int(match.group(f"h{form}")), int(match.group(f"n{form}") or 0)
    if form == "1" and 12 < hour < 24 and minute and match.group("half").lower() == "p":
        return TimeFound(match.start(), match.end(), f"{hour:02}:{minute:02}")  # `13:30pm`
    if form in "15":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if _afternoon(match) else 0)
    if hour > 23 or minute > 59:
        return None
    return TimeFound(match.start(), match.end(), f"{hour:02}:{minute:02}", form != "4")


def _afternoon(match: re.Match[str]) -> bool:
    """`p.m.`; in Irish `i.n.` (iarnóin), in Welsh `y.h.`, `y.p.` and their words."""
    half, side = match.group("half"), match.group("side")
    return (
        half.lower() == "p"
        if half
        else side.lower().replace(".", "").replace("i n", "in") in ("in", "yh", "yp", "yr hwyr", "y prynhawn")
    )
