"""Where days stand on the axis."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.core.calendar import day_number
from habeas.drafting.axis import EDGE, LABEL, LEFT, NARROW, RIGHT, WIDE, Axis, anchor, axis

DAYS = st.integers(day_number(1850, 1, 1), day_number(2050, 1, 1))


def _axis(*spans: tuple[int | None, int | None]) -> Axis:
    found = axis(spans)
    assert found is not None
    return found


@given(st.lists(DAYS, min_size=2, max_size=8))
def test_later_days_stand_further_on_and_all_within_the_drawing(days: list[int]) -> None:
    scale = _axis(*((day, day) for day in days))
    places = [scale.x(day) for day in sorted(set(days))]
    assert places == sorted(set(places))
    assert all(LEFT <= place <= RIGHT for place in places)


@given(DAYS, st.integers(0, 400))
def test_every_bound_lies_within_a_segment(day: int, length: int) -> None:
    segments = _axis((day, day + length)).segments
    assert any(segment.first <= day and day + length <= segment.last for segment in segments)


def test_a_birth_decades_before_does_not_squash_an_arrest_and_a_release() -> None:
    birth, arrest, release = day_number(1950, 3, 9), day_number(1976, 5, 12), day_number(1976, 5, 19)
    scale = _axis((birth, birth), (arrest, arrest), (release, release))
    assert len(scale.segments) == 2
    assert scale.x(release) - scale.x(arrest) > 5  # seven days in twenty-six years would take 0.07 per cent
    assert len(scale.breaks()) == 1
    assert scale.segments[0].right < scale.breaks()[0] < scale.segments[1].left


def test_a_range_without_long_empty_stretches_is_not_broken() -> None:
    first = day_number(1976, 1, 1)
    assert len(_axis(*((first + 200 * number, first + 200 * number) for number in range(20))).segments) == 1


def test_an_open_span_stands_where_it_has_a_bound_and_no_span_at_all_gives_no_axis() -> None:
    day = day_number(1980, 6, 1)
    assert _axis((None, day)).segments[0].first < day < _axis((None, day)).segments[0].last
    assert axis([(None, None)]) is None
    assert axis([]) is None


@pytest.mark.parametrize(("first", "last", "label"), [
    ((1976, 5, 10), (1976, 5, 14), "11 May 1976"), ((1976, 1, 5), (1976, 6, 20), "Mar 1976"), ((1950, 2, 1), (1990, 8, 1), "1960")])
def test_ticks_fit_the_range(first: tuple[int, int, int], last: tuple[int, int, int], label: str) -> None:
    labels = [tick.label for tick in _axis((day_number(*first), day_number(*last))).ticks()]
    assert label in labels
    assert 3 <= len(labels) <= 12


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_every_segment_has_a_tick_that_stands_on_its_day(days: list[int]) -> None:
    scale = _axis(*((day, day) for day in days))
    for segment in scale.segments:
        assert any(segment.left - 1e-9 <= tick.x <= segment.right + 1e-9 for tick in scale.ticks())


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_labels_do_not_run_into_each_other_on_a_phone(days: list[int]) -> None:
    ends = -1000.0
    for tick in _axis(*((day, day) for day in days)).ticks():
        if tick.narrow:
            size = LABEL["year" if len(tick.label) == 4 else "month" if len(tick.label) == 8 else "day"]
            start = tick.x * NARROW / 100 - {"start": 0, "middle": size / 2, "end": size}[anchor(tick.x)]
            assert start >= ends - 1e-6
            ends = start + size


@given(DAYS, st.integers(1, 20_000))
def test_labels_of_one_unbroken_stretch_do_not_run_into_each_other_on_a_laptop(day: int, length: int) -> None:
    ticks = _axis((day, day + length)).ticks()
    assume(len(ticks) > 1)
    inner = [tick.x for tick in ticks if EDGE <= tick.x <= 100 - EDGE]
    assert all(after - before >= LABEL["year"] * 100 / WIDE for before, after in pairwise(inner))


def test_the_first_and_last_days_of_the_calendar_can_be_drawn() -> None:
    assert len(_axis((1, 1), (day_number(9999, 12, 31), day_number(9999, 12, 31))).segments) == 2
