"""Other calendars: known pairs of dates, and refusal of days that do not exist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.calendars import METHODS, convert, from_jalali, from_julian
from habeas.core.errors import NotADate
from habeas.core.when import parse


@pytest.mark.parametrize(("calendar", "written", "gregorian"), [
    ("gregorian", (1976, 5, 31), "1976-05-31"),
    # The October revolution, the last Julian day of Greece, the day after Gregory's reform, and leap days that only one has.
    ("julian", (1917, 10, 25), "1917-11-07"),
    ("julian", (1923, 2, 15), "1923-02-28"),
    ("julian", (1582, 10, 5), "1582-10-15"),
    ("julian", (1900, 2, 29), "1900-03-13"),
    ("julian", (1, 1, 3), "0001-01-01"),
    # The vector of the standards file, new years (leap: 1375, 1379, 1399, 1403, 1408), and the revolution of 22 Bahman 1357.
    ("jalali", (1396, 10, 11), "2018-01-01"),
    ("jalali", (1300, 1, 1), "1921-03-21"),
    ("jalali", (1357, 1, 1), "1978-03-21"),
    ("jalali", (1357, 11, 22), "1979-02-11"),
    ("jalali", (1375, 12, 30), "1997-03-20"),
    ("jalali", (1376, 1, 1), "1997-03-21"),
    ("jalali", (1399, 1, 1), "2020-03-20"),
    ("jalali", (1399, 12, 30), "2021-03-20"),
    ("jalali", (1400, 1, 1), "2021-03-21"),
    ("jalali", (1403, 1, 1), "2024-03-20"),
    ("jalali", (1404, 1, 1), "2025-03-21"),
])
def test_a_date_of_another_calendar_is_one_known_day(calendar: str, written: tuple[int, int, int], gregorian: str) -> None:
    found = convert(calendar, *written, words="as written")
    assert found.edtf == gregorian
    assert (found.words, found.calendar) == ("as written", calendar)


@pytest.mark.parametrize(("written", "middle"), [
    ((1403, 2, 17), "1982-12-02"),  # the vector of the standards file
    ((1445, 9, 1), "2024-03-11"),  # the beginning of Ramadan in the Umm al-Qura calendar
    ((1446, 1, 1), "2024-07-07"),
])
def test_a_hijri_date_may_be_a_day_either_way(written: tuple[int, int, int], middle: str) -> None:
    found, centre = convert("hijri", *written, words=""), date.fromisoformat(middle).toordinal()
    assert found.spans == ((centre - 1, centre + 1),)


@pytest.mark.parametrize(("calendar", "written"), [
    ("gregorian", (1977, 2, 29)), ("gregorian", (1977, 13, 1)), ("gregorian", (0, 1, 1)),
    ("julian", (1917, 13, 1)), ("julian", (1917, 2, 29)), ("julian", (1917, 4, 31)), ("julian", (1917, 10, 0)),
    ("julian", (1917, 0, 9)), ("julian", (1, 1, 1)), ("julian", (9999, 12, 31)), ("julian", (0, 5, 1)),
    ("jalali", (1404, 12, 30)), ("jalali", (1404, 7, 31)), ("jalali", (1404, 13, 1)), ("jalali", (1404, 1, 0)),
    ("jalali", (1177, 1, 1)), ("jalali", (1634, 1, 1)),
    ("hijri", (1342, 12, 29)), ("hijri", (1501, 1, 1)), ("hijri", (1403, 2, 31)), ("hijri", (1403, 13, 1)),
    ("hijri", (1403, 1, 0)),
    ("french republican", (8, 2, 18)),
])
def test_a_day_that_the_calendar_lacks_is_refused_in_words(calendar: str, written: tuple[int, int, int]) -> None:
    with pytest.raises(NotADate, match="the words as written"):
        convert(calendar, *written, words="the words as written")


@given(st.integers(1178, 1632))
def test_jalali_years_follow_one_another_without_a_gap(year: int) -> None:
    length = from_jalali(year + 1, 1, 1) - from_jalali(year, 1, 1)
    assert length in (365, 366)
    assert from_jalali(year, 12, 29) + (2 if length == 366 else 1) == from_jalali(year + 1, 1, 1)
    assert date.fromordinal(from_jalali(year, 1, 1)).month == 3


@given(st.integers(1178, 1633), st.integers(2, 12))
def test_jalali_months_follow_one_another_without_a_gap(year: int, month: int) -> None:
    length = 31 if month - 1 <= 6 else 30
    assert from_jalali(year, month, 1) == from_jalali(year, month - 1, length) + 1


@given(st.dates(date(1900, 3, 14), date(2100, 2, 28)))
def test_julian_and_gregorian_are_thirteen_days_apart_from_1900_to_2100(day: date) -> None:
    assert from_julian(day.year, day.month, min(day.day, 28)) == date(day.year, day.month, min(day.day, 28)).toordinal() + 13


@given(st.sampled_from(sorted(METHODS)), st.integers(-10, 12000), st.integers(-1, 15), st.integers(-1, 35))
def test_any_numbers_are_a_day_or_refused(calendar: str, year: int, month: int, day: int) -> None:
    try:
        found = convert(calendar, year, month, day, words="w")
    except NotADate:
        return
    assert parse(found.edtf).spans == found.spans
