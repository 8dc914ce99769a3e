"""Day numbers and calendar arithmetic.

A day number is the proleptic Gregorian ordinal of `datetime.date` (1 = 0001-01-01), an int without a time zone.
Years 1 to 9999. Adding months is a matter of convention where the day does not exist (born on 29 February):
the *early* convention takes the last day of the month, the *late* one the first day of the next. Both are
non-decreasing in the starting day, which the engine relies on.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

FIRST_DAY = 1
LAST_DAY = date.max.toordinal()
YEAR = 365.2425  # days, on the average of 400 Gregorian years

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether a Gregorian year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a Gregorian month."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Day number of a Gregorian date. Raises ValueError for a day that does not exist."""
    return date(year, month, day).toordinal()


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    found = date.fromordinal(day)
    return found.year, found.month, found.day


def iso(day: int) -> str:
    """`1976-12-26` for a day number."""
    return date.fromordinal(day).isoformat()


def month_span(year: int, month: int) -> tuple[int, int]:
    """First and last day number of a month."""
    first = day_number(year, month, 1)
    return first, first + month_length(year, month) - 1


def year_span(year: int) -> tuple[int, int]:
    """First and last day number of a year."""
    return day_number(year, 1, 1), day_number(year, 12, 31)


@lru_cache(maxsize=65536)
def plus_early(day: int, months: int) -> int:
    """`months` later (or earlier, if negative), taking the last day of the month where the day does not exist."""
    year, month, day_of_month = civil(day)
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year < 1:
        return FIRST_DAY
    if year > 9999:
        return LAST_DAY
    return date(year, month, 1).toordinal() + min(day_of_month, month_length(year, month)) - 1


@lru_cache(maxsize=65536)
def plus_late(day: int, months: int) -> int:
    """`months` later, taking the first day of the next month where the day does not exist."""
    year, month, day_of_month = civil(day)
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year < 1:
        return FIRST_DAY
    if year > 9999:
        return LAST_DAY
    return date(year, month, 1).toordinal() + min(day_of_month, month_length(year, month) + 1) - 1


def plus(day: int, months: int, late: bool) -> int:
    """`months` later by the late or the early convention."""
    return plus_late(day, months) if late else plus_early(day, months)


@lru_cache(maxsize=65536)
def latest_start(day: int, months: int, late: bool = False) -> int:
    """The latest start whose `months` later do not pass `day`: max{s: plus(s, months, late) <= day}."""
    start = plus_late(day, -months)
    while start < LAST_DAY and plus(start + 1, months, late) <= day:
        start += 1
    while start > FIRST_DAY and plus(start, months, late) > day:
        start -= 1
    return start


@lru_cache(maxsize=65536)
def earliest_start(day: int, months: int, late: bool = True) -> int:
    """The earliest start whose `months` later reach `day`: min{s: plus(s, months, late) >= day}."""
    start = plus_early(day, -months)
    while start > FIRST_DAY and plus(start - 1, months, late) >= day:
        start -= 1
    while start < LAST_DAY and plus(start, months, late) < day:
        start += 1
    return start


def completed_months(start: int, end: int, *, late: bool = False) -> int:
    """Whole calendar months from `start` to `end` (`end` not before `start`), by the early or late convention."""
    (year, month, _), (end_year, end_month, _) = civil(start), civil(end)
    months = (end_year - year) * 12 + end_month - month
    plus = plus_late if late else plus_early
    return months if plus(start, months) <= end else months - 1
