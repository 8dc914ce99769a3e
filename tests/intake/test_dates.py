"""Dates as registers write them. The forms are those of real registers; the days are checked against the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.calendar import civil
from habeas.core.when import parse
from habeas.intake.dates import DateRules, read_dates
from habeas.intake.words import MONTHS, Unread
from tests.intake.lists import a_map

SPANISH = next(column for column in a_map().columns if column.kind == "arrest").dates
ENGLISH = DateRules("mdy", MONTHS["en"])
ISO = DateRules("ymd", MONTHS["en"])
days = st.dates(date(1800, 1, 1), date(2100, 12, 31))


def read(text: str, rules: DateRules = SPANISH) -> str:
    return " and ".join(str(when) for when in read_dates(text, rules))


@pytest.mark.parametrize(("text", "edtf"), [
    ("26/12/1976", "1976-12-26"), ("NOV/1976", "1976-11"), ("18-22/02/1977", "[1977-02-18..1977-02-22]"),
    ("1º/03/1976", "1976-03-01"), ("1º-16/04/1975", "[1975-04-01..1975-04-16]"), ("JUL-AGO/1975", "[1975-07-01..1975-08-31]"),
    ("ABR-MAY 1976", "[1976-04-01..1976-05-31]"), ("DIC/1974-ENE/1975", "[1974-12-01..1975-01-31]"),
    ("DIC/1977-AÑO/1978", "[1977-12-01..1978-12-31]"), ("AÑO/1976", "1976"), ("AÑOS/1976-77", "[1976-01-01..1977-12-31]"),
    ("princ/03/1977", "[1977-03-01..1977-03-10]"), ("med/1979", "[1979-05-01..1979-08-31]"),
    ("fines/1975", "[1975-09-01..1975-12-31]"), ("fines/02/1976", "[1976-02-21..1976-02-29]"),
    ("med-fines/1976", "[1976-05-01..1976-12-31]"), ("2ª quinc/11/1977", "[1977-11-16..1977-11-30]"),
    ("30/11-02/12/1976", "[1976-11-30..1976-12-02]"), ("24 o 26/01/1976", "[1976-01-24,1976-01-26]"),
    ("00.09.1977", "1977-09"), ("00/00/1977", "1977"), ("31/VIII/946", "1946-08-31"), ("07-03-77", "1977-03-07"),
    ("1950", "1950"), ("1984.0", "1984"), ("18 de mayo de 1977", "1977-05-18"),
    ("del 18 al 22/02/1977", "[1977-02-18..1977-02-22]"),
    ("entre 24 y 26/01/1976", "[1976-01-24..1976-01-26]"), ("NOV/1976 aprox.", "1976-11~"), ("18/02/1977?", "1977-02-18?"),
    ("18-22/02/1977 aprox.", "[1977-02-18~..1977-02-22~]"), ("1977-02-18 00:00:00", "1977-02-18"), ("23/04/2045", "2045-04-23"),
    ("Set/1976", "1976-09"), ("18–22/02/1977", "[1977-02-18..1977-02-22]"),
])
def test_a_register_s_form_is_read(text: str, edtf: str) -> None:
    assert read(text) == edtf


@pytest.mark.parametrize(("text", "why"), [
    ("31/02/1977", "no day 31"), ("05/13/1977", "no month 13"), ("30/12-02/01/1977", "ends before it starts"),
    ("1909-10", "a month or a later year"), ("3/05", "without a year"), ("77", "not written in a way"),
    ("near Easter", "not written"),
    ("abr y may/1976", "two events or one period"), ("12/00/1977", "a day without a month"), ("", "not written"),
    ("fines/13/1976", "no month 13"), ("19770218", "not written"), ("antes de 1977", "not written"),
])
def test_what_cannot_be_read_says_why_and_is_never_guessed(text: str, why: str) -> None:
    with pytest.raises(Unread, match=why):
        read_dates(text, SPANISH)


def test_a_year_of_two_digits_needs_a_declared_window() -> None:
    with pytest.raises(Unread, match="no `window`"):
        read_dates("07-03-77", DateRules("dmy"))
    assert read("07-03-77", DateRules("dmy", window=(1850, 1949))) == "1877-03-07"
    with pytest.raises(Unread, match="no year of the window 1880 to 1976 ends in 77"):
        read_dates("07-03-77", DateRules("dmy", window=(1880, 1976)))


def test_two_days_joined_by_and_are_two_events() -> None:
    assert read("14.08.1970 y 29.11.1970") == "1970-08-14 and 1970-11-29"
    assert read("24 y 26/01/1976") == "1976-01-24 and 1976-01-26"


def test_the_declared_order_decides_and_a_day_that_does_not_fit_it_is_not_turned_round() -> None:
    assert read("05/04/1977", SPANISH) == "1977-04-05"
    assert read("05/04/1977", ENGLISH) == "1977-05-04"
    with pytest.raises(Unread, match="no month 18"):
        read_dates("18/05/1977", ENGLISH)
    with pytest.raises(Unread, match="the year is last"):
        read_dates("18/05/1977", ISO)


@pytest.mark.parametrize("text", ["May 18, 1977", "18 May 1977", "18th of May 1977", "1977-05-18", "5/18/1977"])
def test_a_month_s_name_or_a_leading_year_settles_the_order(text: str) -> None:
    assert read(text, ENGLISH) == "1977-05-18"


@pytest.mark.parametrize(("text", "edtf"), [
    ("1356/11/29", "1978-02-18"), ("۱۳۵۶/۱۱/۲۹", "1978-02-18"), ("1356/11", "[1978-01-21..1978-02-19]"),
    ("1356", "[1977-03-21..1978-03-20]")])
def test_another_calendar_is_converted_and_named(text: str, edtf: str) -> None:
    when, = read_dates(text, DateRules("ymd", calendar="jalali"))
    assert (when.edtf, when.calendar) == (edtf, "jalali")


def test_a_day_that_another_calendar_lacks_is_unread() -> None:
    with pytest.raises(Unread, match="no day 30 in month 12 of 1356"):
        read_dates("1356/12/30", DateRules("ymd", calendar="jalali"))


def test_an_edtf_column_reads_edtf_and_nothing_else() -> None:
    assert read("[1976-01-24,1976-01-26]", DateRules("edtf")) == "[1976-01-24,1976-01-26]"
    with pytest.raises(Unread, match="not an EDTF date"):
        read_dates("24/01/1976", DateRules("edtf"))


@given(days)
def test_every_day_is_read_as_itself_in_every_order(day: date) -> None:
    assert read(f"{day:%d/%m/%Y}", SPANISH) == day.isoformat()
    assert read(f"{day:%m/%d/%Y}", ENGLISH) == day.isoformat()
    assert read(f"{day:%Y-%m-%d}", ISO) == day.isoformat()
    assert read(f"{day.day} {MONTHS['es'][day.month - 1]} {day.year}", SPANISH) == day.isoformat()


@given(days, st.integers(0, 60))
def test_a_range_runs_from_its_first_day_to_its_last_whatever_it_leaves_out(first: date, length: int) -> None:
    last = first + timedelta(length)
    texts = [f"{first:%d/%m/%Y}-{last:%d/%m/%Y}"]
    if first.year == last.year:
        texts.append(f"{first:%d/%m}-{last:%d/%m/%Y}")
    if (first.year, first.month) == (last.year, last.month):
        texts.append(f"{first:%d}-{last:%d/%m/%Y}")
    for text in texts:
        when, = read_dates(text, SPANISH)
        assert (when.earliest, when.latest) == (first.toordinal(), last.toordinal()), text
        assert not when.extent


@given(st.text(st.sampled_from("0123456789/.-– yoaº?xIVªMARJUNquincprinfes'’"), max_size=16))
def test_any_text_is_read_within_the_calendar_or_unread(text: str) -> None:
    try:
        found = read_dates(text, SPANISH)
    except Unread as why:
        assert str(why)
        return
    for when in found:
        assert parse(when.edtf) == when
        for first, last in when.spans:
            assert first is not None and last is not None and civil(first) <= civil(last)
