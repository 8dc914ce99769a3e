"""Where a cycle of days and calendar months comes to rest, against trying one day after the other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.checking import network
from habeas.checking.network import AFTER, BEFORE, SHIFT, Edge, above, contradiction
from habeas.core.calendar import FIRST_DAY, day_number

LOOKED_AT = 1_500  # days: four years, of which one is a leap year


def plainly(cycle: Sequence[Edge], day: int, late: bool) -> int | None:
    """The latest of so many days up to `day` that the cycle does not lower."""
    for each in range(day, day - LOOKED_AT, -1):
        value = each
        for edge in cycle:
            value = above(edge, value, late)
        if value >= each:
            return each
    return None


def turned(parts: Sequence[tuple[int, int, int]], by: int) -> list[Edge]:
    """A cycle of (mode, months, days), begun elsewhere."""
    order = [*parts[by:], *parts[:by]]
    return [Edge((place + 1) % len(order) + 1, place + 1, mode, months, days, 0) for place, (mode, months, days) in enumerate(order)]


@settings(max_examples=25)
@given(st.sampled_from((1, 2, 7, 12, 48)), st.integers(-3, 3), st.integers(-3, 3), st.integers(-6, 3), st.integers(0, 2), st.booleans(),
       st.integers(day_number(1950, 1, 1), day_number(1960, 12, 31)), st.booleans())
def test_a_cycle_rests_on_the_latest_day_that_it_does_not_lower(months: int, more: int, less: int, shift: int, turn: int, back: bool,
                                                               day: int, late: bool) -> None:
    modes = (BEFORE, AFTER) if back else (AFTER, BEFORE)
    cycle = turned([(modes[0], months, more), (modes[1], months, less), (SHIFT, 0, shift)], turn)
    expected, found = plainly(cycle, day, late), network._rest(cycle, day, late)
    assert found == expected or (expected is None and found is not None and found <= day - LOOKED_AT)


@pytest.mark.parametrize(("days", "first", "rest"), ((-366, "1977-08-10", "1976-02-28"), (-365, "1977-08-10", "1977-08-10")))
def test_a_year_against_its_days_rests_in_a_leap_year(days: int, first: str, rest: str) -> None:
    cycle = turned([(AFTER, 12, 0), (SHIFT, 0, days)], 0)
    day = day_number(*map(int, first.split("-")))
    assert network._rest(cycle, day, False) == plainly(cycle, day, False) == day_number(*map(int, rest.split("-")))


def test_a_year_never_has_367_days_and_nothing_rests_there() -> None:
    assert network._rest(turned([(AFTER, 12, 0), (SHIFT, 0, -367)], 0), day_number(1976, 5, 10), False) is None


def test_at_the_beginning_of_the_calendar_nothing_rests_before_its_first_day() -> None:
    for cycle in (turned([(AFTER, 12, 0), (SHIFT, 0, -366)], 0), turned([(AFTER, 12, 0), (BEFORE, 12, 0), (SHIFT, 0, -1)], 0)):
        assert network._rest(cycle, FIRST_DAY + 40, False) is None


def test_two_shifts_that_lose_a_day_each_round_are_in_contradiction_at_once_and_one_that_loses_none_is_not() -> None:
    for lost, found in ((-1, True), (0, False), (1, False)):
        edges = [Edge(1, 2, SHIFT, 0, 5, 0), Edge(2, 1, SHIFT, 0, lost - 5, 1), Edge(1, 0, SHIFT, 0, day_number(1976, 5, 10), 2)]
        for late in (False, True):
            cycle = contradiction(3, edges, late)
            assert bool(cycle) is found
            assert not cycle or {edge.label for edge in cycle} == {0, 1}
