"""Dates: what is written is what is kept, and nothing is ever widened."""

from __future__ import annotations

import calendar as python_calendar
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.core.errors import NotADate
from habeas.core.when import Order, When, before, between, lasting, one_of, parse
from tests.core.strategies import days, edtf_texts, marked_dates, near_days, points, whens


def span(*ends: tuple[int, int, int]) -> tuple[int, int]:
    first, last = (date(*end).toordinal() for end in ends)
    return first, last


@given(edtf_texts)
def test_a_date_read_and_written_is_the_same_date(text: str) -> None:
    try:
        found = parse(text)
    except NotADate:
        return
    assert str(found) == text
    assert parse(str(found)) == found


@given(edtf_texts)
def test_a_set_that_is_sound_is_accepted(text: str) -> None:
    found = parse(text)
    assert found.spans
    for first, last in found.spans:
        assert first is None or last is None or first <= last


@pytest.mark.parametrize(("text", "first", "last", "precision"), [
    ("1976-05-12", (1976, 5, 12), (1976, 5, 12), "day"),
    ("1976-05", (1976, 5, 1), (1976, 5, 31), "month"),
    ("1976-02", (1976, 2, 1), (1976, 2, 29), "month"),
    ("1977-02-XX", (1977, 2, 1), (1977, 2, 28), "month"),
    ("1976", (1976, 1, 1), (1976, 12, 31), "year"),
    ("1976-XX", (1976, 1, 1), (1976, 12, 31), "year"),
    ("197X", (1970, 1, 1), (1979, 12, 31), "decade"),
    ("19XX", (1900, 1, 1), (1999, 12, 31), "century"),
    ("1976-1X", (1976, 10, 1), (1976, 12, 31), "span"),
    ("1976-0X", (1976, 1, 1), (1976, 9, 30), "span"),
    ("1976-05-1X", (1976, 5, 10), (1976, 5, 19), "span"),
    ("1977-02-2X", (1977, 2, 20), (1977, 2, 28), "span"),
    ("[1976-05-18..1976-05-22]", (1976, 5, 18), (1976, 5, 22), "span"),
    ("[1976..1978-03]", (1976, 1, 1), (1978, 3, 31), "span"),
    ("[1976-01-24,1976-01-26]", (1976, 1, 24), (1976, 1, 26), "set"),
    ("1990/2000", (1990, 1, 1), (2000, 12, 31), "extent"),
    ("000X", (1, 1, 1), (9, 12, 31), "decade"),
    ("9999", (9999, 1, 1), (9999, 12, 31), "year"),
])
def test_bounds_and_precision_are_those_of_the_calendar(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], precision: str,
) -> None:
    found = parse(text)
    assert (found.earliest, found.latest) == span(first, last)
    assert found.precision == precision


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_runs_from_its_first_to_its_last_day(year: int, month: int) -> None:
    last = python_calendar.monthrange(year, month)[1]
    assert parse(f"{year:04}-{month:02}").spans == (span((year, month, 1), (year, month, last)),)


@given(st.integers(1, 999))
def test_a_decade_is_ten_years(tens: int) -> None:
    found = parse(f"{tens:03}X")
    assert found.spans == (span((tens * 10, 1, 1), (tens * 10 + 9, 12, 31)),)


def test_a_gap_in_a_set_stays_a_gap() -> None:
    found = parse("[1931..1932,1934]")
    assert found.spans == (span((1931, 1, 1), (1932, 12, 31)), span((1934, 1, 1), (1934, 12, 31)))


def test_a_day_without_a_month_is_one_day_in_each_month_that_has_it() -> None:
    assert [date.fromordinal(first or 0).month for first, _ in parse("1976-XX-31").spans] == [1, 3, 5, 7, 8, 10, 12]


def test_a_point_between_two_years_is_not_an_extent_over_them() -> None:
    point, extent = parse("[1990..2000]"), parse("1990/2000")
    assert not point.extent and extent.extent
    assert len(point.spans) == 1
    assert extent.spans == (parse("1990").spans[0], parse("2000").spans[0])


@pytest.mark.parametrize(("text", "mark"), [
    ("1984?", "?"), ("1984~", "~"), ("1984%", "%"), ("?1984", "?"), ("1984-~05", "~"), ("1984?-05", "?"), ("1984-05-12~", "~"),
    ("1984?-05~", "%"), ("[1976~,1977]", "~"), ("[1976?..1977~]", "%"), ("1990~/2000", "~"), ("1990~/2000?", "%"), ("1984", ""),
])
def test_a_mark_of_doubt_is_kept(text: str, mark: str) -> None:
    assert parse(text).qualifier == mark


@given(marked_dates())
def test_a_mark_of_doubt_does_not_move_the_bounds(text: str) -> None:
    assert parse(text).spans == parse(text.translate(str.maketrans("", "", "?~%"))).spans


# ---- built, not read ----------------------------------------------------------------------------------------------------


@given(days, days)
@example(date(1976, 5, 1).toordinal(), date(1976, 5, 31).toordinal())
@example(date(1970, 1, 1).toordinal(), date(1979, 12, 31).toordinal())
@example(date(1900, 1, 1).toordinal(), date(1999, 12, 31).toordinal())
@example(date(1, 1, 1).toordinal(), date(99, 12, 31).toordinal())
@example(date(9990, 1, 1).toordinal(), date(9999, 12, 31).toordinal())
def test_between_keeps_exactly_the_days_it_was_given(one: int, other: int) -> None:
    first, last = min(one, other), max(one, other)
    assert between(first, last).spans == ((first, last),)
    assert parse(between(first, last).edtf) == between(first, last)


@given(st.none() | near_days, st.none() | near_days)
def test_between_says_so_where_it_ends_before_it_starts(first: int | None, last: int | None) -> None:
    if first is not None and last is not None and first > last:
        with pytest.raises(NotADate, match="ends before it starts"):
            between(first, last)
    else:
        assert parse(between(first, last).edtf) == between(first, last)


@pytest.mark.parametrize("text", ["1976-05-12", "1976-05", "1976", "197X", "19XX", "[1976-05-18..1976-05-22]", "[..2000-01-01]"])
def test_between_finds_the_plainest_form(text: str) -> None:
    found = parse(text)
    assert between(found.earliest, found.latest).edtf == text


@given(st.lists(points, min_size=1, max_size=3))
def test_one_of_several_dates_allows_the_days_of_each_and_no_other(choices: list[When]) -> None:
    found = one_of(*choices)
    assert set(found.spans) == {each for choice in choices for each in choice.spans}
    assert set(parse(found.edtf).spans) == set(found.spans)


def test_one_of_keeps_the_marks_of_its_choices() -> None:
    assert one_of(parse("1976-05~"), parse("1977")).qualifier == "~"
    assert one_of(parse("1976-05?")).qualifier == "?"


def test_one_of_refuses_an_extent() -> None:
    with pytest.raises(NotADate):
        one_of(parse("1976/1977"), parse("1978"))


def test_a_set_written_with_spaces_is_read() -> None:
    assert parse("[1667, 1668, 1670..1672]").spans == parse("[1667,1668,1670..1672]").spans


def test_lasting_takes_an_open_end() -> None:
    assert lasting(parse("1976-05"), None).edtf == "1976-05/.."
    assert lasting(None, parse("[1976,1978]")).spans == ((None, None), (parse("1976").earliest, parse("1978").latest))


# ---- before -------------------------------------------------------------------------------------------------------------


@given(whens, whens)
def test_if_a_is_before_b_then_b_is_not_before_a(a: When, b: When) -> None:
    if before(a, b) is Order.YES:
        assert before(b, a) is Order.NO


@given(points, points, points)
def test_before_is_transitive(a: When, b: When, c: When) -> None:
    if before(a, b) is Order.YES and before(b, c) is Order.YES:
        assert before(a, c) is Order.YES


@given(whens)
def test_nothing_is_before_itself(a: When) -> None:
    assert before(a, a) is not Order.YES


@given(near_days, near_days, near_days, near_days)
def test_before_agrees_with_every_choice_of_days(a1: int, a2: int, b1: int, b2: int) -> None:
    a, b = between(*sorted((a1, a2))), between(*sorted((b1, b2)))
    possible = {x < y for x in (a.earliest, a.latest) for y in (b.earliest, b.latest) if x is not None and y is not None}
    assert before(a, b) is (Order.OVERLAPPING if len(possible) == 2 else Order.YES if possible == {True} else Order.NO)


@pytest.mark.parametrize(("a", "b", "answer"), [
    ("1976-05", "1976-06", Order.YES),
    ("1976-05-12", "1976-05-12", Order.NO),
    ("1977", "1976", Order.NO),
    ("1976", "1976-05", Order.OVERLAPPING),
    ("[1976-01-24,1976-01-26]", "1976-01-25", Order.OVERLAPPING),
    ("[..1976]", "1975", Order.UNKNOWN),
    ("[..1976]", "1977", Order.YES),
    ("1980", "[1976..]", Order.UNKNOWN),
    ("../1976", "1977/..", Order.YES),
])
def test_is_a_before_b_has_four_answers(a: str, b: str, answer: Order) -> None:
    assert before(parse(a), parse(b)) is answer


# ---- what is refused ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "why"), [
    ("2022-02-29", "no such day"), ("1976-04-31", "no such day"), ("1976-13", "no such month"), ("1976-00", "no such month"),
    ("1976-02-3X", "no such day"), ("0000", "no year 0"), ("1976-21", "hemisphere"), ("1976-33", "hemisphere"),
    ("{1976,1977}", "one claim for each"), ("[1978..1976]", "ends before it starts"), ("1978/1976", "ends before it starts"),
    ("../..", "neither start nor end"), ("1976/1977/1978", "one start and one end"), ("197X-05", "whole year"),
    ("", "does not follow EDTF"), ("1976-5", "does not follow EDTF"), ("12.05.1976", "does not follow EDTF"),
    ("١٩٧٦-٠٥-١٢", "does not follow EDTF"), ("1976-05-1٢", "does not follow EDTF"), ("1976-05-12\n", "does not follow EDTF"),
    ("Y17000", "does not follow EDTF"), ("-0044", "does not follow EDTF"),
])
def test_what_is_not_a_date_is_refused_with_the_reason_and_the_remedy(text: str, why: str) -> None:
    with pytest.raises(NotADate) as refusal:
        parse(text)
    assert why in str(refusal.value)
    assert "Write it as 1976" in str(refusal.value)


@given(st.one_of(st.text(max_size=25), st.text("0123456789X-/[],.?~%{} ٢²", max_size=25)))
@example("9999-99-99")
@example("[../..]")
@example("[[1976]]")
@example("]/[")
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    try:
        assert parse(text).edtf == text
    except NotADate as refusal:
        assert repr(text) in str(refusal)
