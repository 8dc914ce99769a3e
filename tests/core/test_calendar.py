"""Calendar arithmetic: months are added by two conventions, and both can be turned round without losing a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.core.calendar import (
    FIRST_DAY,
    LAST_DAY,
    civil,
    completed_months,
    day_number,
    earliest_start,
    is_leap,
    iso,
    latest_start,
    month_length,
    month_span,
    plus,
    plus_early,
    plus_late,
    year_span,
)

inner_days = st.integers(day_number(1700, 1, 1), day_number(2300, 12, 31))
months = st.integers(0, 130 * 12)
LEAP_DAY = day_number(1976, 2, 29)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(st.integers(FIRST_DAY, LAST_DAY))
def test_a_day_number_is_the_ordinal_of_python(number: int) -> None:
    assert date(*civil(number)).toordinal() == number == day_number(*civil(number))
    assert iso(number) == date.fromordinal(number).isoformat()


@given(st.integers(1, 9998), st.integers(1, 12))
def test_months_and_years_end_the_day_before_the_next_begins(year: int, month: int) -> None:
    first, last = month_span(year, month)
    assert civil(last + 1)[2] == 1 == civil(first)[2]
    assert last - first + 1 == month_length(year, month)
    assert year_span(year)[1] + 1 == year_span(year + 1)[0]
    assert is_leap(year) == (year_span(year)[1] - year_span(year)[0] == 365)


def test_a_day_that_does_not_exist_has_no_number() -> None:
    with pytest.raises(ValueError, match="day"):
        day_number(1977, 2, 29)


@pytest.mark.parametrize(("start", "months", "early", "late"), [
    ("1976-01-31", 1, "1976-02-29", "1976-03-01"),
    ("1977-01-31", 1, "1977-02-28", "1977-03-01"),
    ("1977-01-29", 1, "1977-02-28", "1977-03-01"),
    ("1976-02-29", 12, "1977-02-28", "1977-03-01"),
    ("1976-02-29", 48, "1980-02-29", "1980-02-29"),
    ("1976-08-31", 1, "1976-09-30", "1976-10-01"),
    ("1976-05-12", 18, "1977-11-12", "1977-11-12"),
    ("1976-03-31", -1, "1976-02-29", "1976-03-01"),
])
def test_months_are_added_by_two_conventions(start: str, months: int, early: str, late: str) -> None:
    assert (plus_early(day(start), months), plus_late(day(start), months)) == (day(early), day(late))


@given(inner_days, st.integers(-130 * 12, 130 * 12))
@example(LEAP_DAY, 12)
def test_the_early_convention_is_at_most_one_day_before_the_late_one(start: int, count: int) -> None:
    assert 0 <= plus_late(start, count) - plus_early(start, count) <= 1


@given(inner_days, st.integers(-130 * 12, 130 * 12))
@example(day_number(1977, 1, 28), 1)
def test_a_later_start_never_ends_earlier(start: int, count: int) -> None:
    assert plus_early(start, count) <= plus_early(start + 1, count)
    assert plus_late(start, count) <= plus_late(start + 1, count)


@given(inner_days, months)
def test_a_month_more_is_later(start: int, count: int) -> None:
    assert plus_early(start, count) < plus_early(start, count + 1)
    assert plus_late(start, count) < plus_late(start, count + 1)


@given(inner_days, months, st.booleans())
@example(day_number(1977, 2, 28), 12, False)
@example(day_number(1977, 3, 1), 12, False)
@example(day_number(1977, 2, 28), 1, True)
def test_latest_start_is_the_last_day_from_which_the_months_fit(end: int, count: int, late: bool) -> None:
    start = latest_start(end, count, late)
    assert start == max(each for each in range(start - 40, start + 41) if plus(each, count, late) <= end)


@given(inner_days, months, st.booleans())
@example(day_number(1977, 2, 28), 12, True)
@example(day_number(1977, 3, 1), 12, True)
@example(day_number(1977, 3, 1), 1, False)
def test_earliest_start_is_the_first_day_from_which_the_months_reach(end: int, count: int, late: bool) -> None:
    start = earliest_start(end, count, late)
    assert start == min(each for each in range(start - 40, start + 41) if plus(each, count, late) >= end)


@given(inner_days, months)
def test_the_loosest_conventions_are_the_ones_taken_unasked(end: int, count: int) -> None:
    assert latest_start(end, count) == max(latest_start(end, count, late) for late in (False, True))
    assert earliest_start(end, count) == min(earliest_start(end, count, late) for late in (False, True))


@given(inner_days, st.integers(0, 120 * 366), st.booleans())
@example(LEAP_DAY, 365, False)
@example(LEAP_DAY, 365, True)
def test_completed_months_are_the_most_that_fit(start: int, length: int, late: bool) -> None:
    end = start + length
    count = completed_months(start, end, late=late)
    assert plus(start, count, late) <= end < plus(start, count + 1, late)


def test_who_is_born_on_a_leap_day_is_a_year_old_on_one_of_two_days() -> None:
    eve = LEAP_DAY + 365
    assert date.fromordinal(eve) == date(1977, 2, 28)
    assert completed_months(LEAP_DAY, eve) == 12
    assert completed_months(LEAP_DAY, eve, late=True) == 11
    assert completed_months(LEAP_DAY, eve + 1, late=True) == 12


@given(st.integers(FIRST_DAY, LAST_DAY), st.integers(-20_000 * 12, 20_000 * 12))
def test_beyond_the_calendar_stands_its_first_or_last_day(start: int, count: int) -> None:
    for late in (False, True):
        assert FIRST_DAY <= plus(start, count, late) <= LAST_DAY


def test_a_hundred_years_are_a_hundred_birthdays() -> None:
    born = date(1900, 3, 1)
    assert plus_early(born.toordinal(), 1200) == date(2000, 3, 1).toordinal()
    assert date(2000, 3, 1) - born == timedelta(36525)
