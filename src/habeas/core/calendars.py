"""Other calendars: a written date becomes a `When` in Gregorian days, with its method and tolerance named.

Julian and Jalali are integer formulas; Hijri uses the Umm al-Qura tables of the library hijridate (1343-1500 AH). A Hijri
date with no named authority may differ by a day either way, so it becomes an interval of three days.
"""

from __future__ import annotations

from dataclasses import replace

from hijridate import Hijri

from habeas.core.calendar import LAST_DAY, day_number, month_length
from habeas.core.errors import NotADate
from habeas.core.when import When, between

METHODS = {
    "gregorian": "as written",
    "julian": "integer formula, exact",
    "jalali": "33-year arithmetic cycle, exact for 1178-1633 AP",
    "hijri": "Umm al-Qura tables (hijridate), one day either way",
}


def from_julian(year: int, month: int, day: int) -> int:
    """Day number of a Julian date (Meeus, Astronomical Algorithms, ch. 7). Raises ValueError for a day that does not exist."""
    if not 1 <= month <= 12:
        raise ValueError("there is no such month")
    leap = month == 2 and year % 4 == 0
    if not 1 <= day <= (29 if leap else month_length(1977, month)):
        raise ValueError("the month has no such day")
    shifted = (14 - month) // 12
    years = year + 4800 - shifted
    months = month + 12 * shifted - 3
    julian_day = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return julian_day - 1721425


def from_jalali(year: int, month: int, day: int) -> int:
    """Day number of a Jalali (Solar Hijri) date by the 33-year cycle, right for 1178-1633 AP."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12):
        raise ValueError("Jalali years 1178 to 1633 can be converted")
    leap = (year * 8 + 29) % 33 < 8
    length = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if not 1 <= day <= length:
        raise ValueError("the month has no such day")
    past = (year - 1) * 365 + ((year - 1) * 8 + 29) // 33
    before = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return 226894 + past + before + day


def from_hijri(year: int, month: int, day: int) -> int:
    """Day number of a Hijri date by the Umm al-Qura calendar. Raises ValueError outside 1343-1500 AH."""
    try:
        civil = Hijri(year, month, day).to_gregorian()
    except OverflowError as error:
        raise ValueError("Hijri years 1343 to 1500 can be converted") from error
    return day_number(civil.year, civil.month, civil.day)


def convert(calendar: str, year: int, month: int, day: int, words: str) -> When:
    """A date written in `calendar` as a When. Raises NotADate naming what is wrong."""
    try:
        if calendar == "gregorian":
            found, slack = day_number(year, month, day), 0
        elif calendar == "julian":
            found, slack = from_julian(year, month, day), 0
        elif calendar == "jalali":
            found, slack = from_jalali(year, month, day), 0
        elif calendar == "hijri":
            found, slack = from_hijri(year, month, day), 1
        else:
            raise ValueError(f"the calendar {calendar!r} is not known (known: {', '.join(METHODS)})")
        if not 1 <= found <= LAST_DAY:
            raise ValueError("the year is out of range")
    except ValueError as error:
        raise NotADate(words, str(error)) from error
    return replace(between(found - slack, found + slack), words=words, calendar=calendar)
