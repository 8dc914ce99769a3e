"""The network of days against plain search, around leap years and ends of months."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from habeas.checking import network
from habeas.checking.network import AFTER, BEFORE, SHIFT, Edge, Limit, above, below, bounds, contradiction, falls
from habeas.core.calendar import FIRST_DAY, LAST_DAY, day_number, plus

from .invented import can_hold, claim
from .values import age

LEAPS = [day_number(year, 2, 28) for year in (1896, 1900, 1904, 1952, 1976, 2000)]
MONTHS = (1, 2, 7, 11, 12, 13, 24, 48, 300)

near_leaps = st.builds(lambda leap, by: leap + by, st.sampled_from(LEAPS), st.integers(-70, 70))
shifts = st.builds(lambda days: Edge(1, 2, SHIFT, 0, days, 0), st.integers(-40, 40))
calendar = st.builds(lambda mode, months, days: Edge(1, 2, mode, months, days, 0),
                     st.sampled_from((AFTER, BEFORE)), st.sampled_from(MONTHS), st.integers(-3, 3))


def allows(edge: Edge, days: tuple[int, ...], late: bool) -> bool:
    """What an edge says, by the words of its docstring."""
    x, y = days[edge.x], days[edge.y]
    if edge.mode == SHIFT:
        return x <= y + edge.days
    if edge.mode == AFTER:
        return x <= plus(y, edge.months, late) + edge.days
    return plus(x, edge.months, late) + edge.days <= y


@settings(max_examples=400)
@given(st.one_of(shifts, calendar), near_leaps, st.integers(-70, 70), st.booleans())
def test_above_and_below_are_adjoint_for_every_mode_and_both_conventions(edge: Edge, y: int, by: int, late: bool) -> None:
    far = {SHIFT: 0, AFTER: 1, BEFORE: -1}[edge.mode]
    x = plus(y, far * edge.months, late) + by  # where the border lies
    assert (above(edge, y, late) >= x) == (below(edge, x, late) <= y)


@settings(max_examples=300)
@given(st.one_of(shifts, calendar), near_leaps, st.booleans())
def test_above_gives_the_greatest_day_and_below_the_least_that_the_edge_allows(edge: Edge, day: int, late: bool) -> None:
    most, least = above(edge, day, late), below(edge, day, late)
    assert allows(edge, (0, most, day), late) and not allows(edge, (0, most + 1, day), late)
    assert allows(edge, (0, day, least), late) and not allows(edge, (0, day, least - 1), late)


@given(st.one_of(shifts, calendar), near_leaps, st.integers(0, 5), st.booleans())
def test_an_edge_never_leads_a_later_day_to_an_earlier_one(edge: Edge, day: int, by: int, late: bool) -> None:
    assert above(edge, day, late) <= above(edge, day + by, late)
    assert below(edge, day, late) <= below(edge, day + by, late)


@pytest.mark.parametrize("mode", (AFTER, BEFORE))
@pytest.mark.parametrize("day", (FIRST_DAY - 9, FIRST_DAY, LAST_DAY, LAST_DAY + 9))
def test_the_edges_of_the_calendar_raise_nothing(mode: int, day: int) -> None:
    edge = Edge(1, 2, mode, 300, 0, 0)
    for late in (False, True):
        assert FIRST_DAY <= above(edge, day, late) <= LAST_DAY
        assert FIRST_DAY <= below(edge, day, late) <= LAST_DAY


class Small:
    """A network whose days each lie within a few days, and all its solutions by plain enumeration."""

    def __init__(self, windows: list[tuple[int, int]], edges: list[Edge]) -> None:
        self.size = len(windows) + 1
        self.edges = [*edges, *(Edge(node, 0, SHIFT, 0, last, -2) for node, (_, last) in enumerate(windows, 1)),
                      *(Edge(0, node, SHIFT, 0, -first, -3) for node, (first, _) in enumerate(windows, 1))]
        self.windows = [range(first, last + 1) for first, last in windows]

    def solutions(self, late: bool) -> list[tuple[int, ...]]:
        found = ((0, *days) for days in product(*self.windows))
        return [days for days in found if all(allows(edge, days, late) for edge in self.edges)]


@st.composite
def small_networks(draw: st.DrawFn) -> Small:
    nodes = draw(st.integers(2, 3))
    centre = draw(st.sampled_from(LEAPS))
    apart = draw(st.lists(st.sampled_from((0, 1, -1, 28, 29, 31, 59, 365, 366, -29, -365)), min_size=nodes, max_size=nodes))
    windows = [(centre + each, centre + each + draw(st.integers(0, 4))) for each in apart]

    def edge() -> Edge:
        x, y = draw(st.permutations(range(1, nodes + 1)))[:2]
        mode = draw(st.sampled_from((SHIFT, AFTER, BEFORE)))
        gap = apart[x - 1] - apart[y - 1]
        months = 0 if mode == SHIFT else draw(st.sampled_from((1, 2, 12)))
        return Edge(x, y, mode, months, draw(st.integers(-3, 3)) + (gap if mode == SHIFT else 0), 1)

    return Small(windows, [edge() for _ in range(draw(st.integers(1, 5)))])


@settings(max_examples=250)
@given(small_networks(), st.booleans())
def test_a_contradiction_is_found_exactly_where_no_days_can_be_found(small: Small, late: bool) -> None:
    found = contradiction(small.size, small.edges, late)
    assert (found is None) == bool(small.solutions(late))


@settings(max_examples=250)
@given(small_networks(), st.booleans())
@example(Small([(692_221, 692_223), (692_221, 692_221)], [Edge(1, 2, AFTER, 1, -1, 1), Edge(2, 1, BEFORE, 1, -1, 1)]), False)
def test_the_edges_of_a_contradiction_lead_from_the_origin_back_below_it(small: Small, late: bool) -> None:
    found = contradiction(small.size, small.edges, late)
    if found is None:
        return
    assert all(edge in small.edges for edge in found)
    assert [edge.y for edge in found[1:]] == [edge.x for edge in found[:-1]]
    if found[0].y == 0:
        assert found[-1].x == 0
        value = 0
        for edge in found:
            value = above(edge, value, late)
        assert value < 0
    else:  # a cycle that lowers a day each time round, without end or until it meets a date
        assert found[0].y == found[-1].x
        assert int(round_trip(found, late).min()) < 0


@settings(max_examples=250)
@given(small_networks(), st.booleans())
def test_bounds_are_the_first_and_last_day_over_all_solutions(small: Small, late: bool) -> None:
    solutions = small.solutions(late)
    if not solutions:
        return
    lower, upper = bounds(small.size, small.edges, late)
    assert lower == [min(days[node] for days in solutions) for node in range(small.size)]
    assert upper == [max(days[node] for days in solutions) for node in range(small.size)]


def test_a_day_that_nothing_bounds_on_one_side_has_no_bound_there() -> None:
    day = day_number(1976, 5, 1)
    edges = [Edge(1, 0, SHIFT, 0, day, 0), Edge(2, 1, AFTER, 12, 0, 0), Edge(1, 3, SHIFT, 0, 0, 0)]
    lower, upper = bounds(4, edges, False)
    assert lower == [0, None, None, None]
    assert upper == [0, day, day_number(1977, 5, 1), None]
    lower, upper = bounds(3, [Edge(0, 1, SHIFT, 0, -day, 0), Edge(1, 2, BEFORE, 12, 0, 0)], True)
    assert lower == [0, day, day_number(1977, 5, 1)]
    assert upper == [0, None, None]


# ---- cycles that lower a day a little each time round


@settings(max_examples=80)
@given(st.sampled_from((1, 2, 7, 12, 300)), st.integers(-2, -1), st.integers(0, 2), st.sampled_from(LEAPS), st.integers(-40, 70),
       st.booleans(), st.integers(1, 3))
def test_a_cycle_that_drifts_comes_to_rest_on_the_latest_day_that_it_does_not_lower(
        months: int, lost: int, more: int, leap: int, by: int, late: bool, beyond: int) -> None:
    """A day hangs on the cycle, and a last day on that: there is a solution exactly if that is not beyond the rest."""
    cycle = [Edge(2, 1, AFTER, months, more, 0), Edge(3, 2, BEFORE, months, 0, 0), Edge(1, 3, SHIFT, 0, lost - more, 0)]
    hanging = [Edge(4, 1, SHIFT, 0, 0, 1), Edge(5, 4, SHIFT, 0, 5, 1), Edge(1, 0, SHIFT, 0, leap + by, 0)]
    days = np.arange(BASE, leap + by + 1)
    fits = days[round_trip(cycle, late)[:len(days)] >= 0]
    if not len(fits):
        assert contradiction(6, [*cycle, *hanging, Edge(0, 1, SHIFT, 0, -BASE, 2)], late) is not None
        return
    rest = int(fits[-1])
    for least, fine in ((rest, True), (rest + beyond, False)):
        assert (contradiction(6, [*cycle, *hanging, Edge(0, 5, SHIFT, 0, -least - 5, 2)], late) is None) is fine
    _, highest = bounds(6, [*cycle, *hanging], late)
    assert highest[1] == highest[4] == rest and highest[5] == rest + 5


# ---- cycles that hang on no date


undated = st.lists(st.builds(lambda pair, days: Edge(pair[0], pair[1], SHIFT, 0, days, 0),
                             st.sampled_from([(1, 2), (2, 1), (2, 3), (3, 2), (1, 3), (3, 1)]), st.integers(-4, 4)), min_size=1,
                             max_size=6)


@settings(max_examples=250)
@given(undated)
def test_shifts_without_any_date_contradict_exactly_where_no_differences_fit(edges: list[Edge]) -> None:
    fits = any(all(allows(edge, (0, 0, second, third), False) for edge in edges)
               for second, third in product(range(-12, 13), repeat=2))
    assert (contradiction(4, edges, False) is None) == fits


def test_a_cycle_without_dates_is_found_beside_days_that_have_dates() -> None:
    dated = [Edge(1, 0, SHIFT, 0, day_number(1976, 5, 1), 0), Edge(0, 1, SHIFT, 0, -day_number(1976, 5, 1), 0)]
    cycle = [Edge(2, 3, SHIFT, 0, -1, 1), Edge(3, 2, SHIFT, 0, 0, 2)]
    assert contradiction(4, dated, False) is None
    assert contradiction(4, [*dated, *cycle], False) is not None
    assert contradiction(4, [*dated, cycle[0], Edge(3, 2, SHIFT, 0, 1, 2)], False) is None


def test_ages_at_one_undated_arrest_conflict_only_where_no_birth_fits() -> None:
    def together(*ages: tuple[int | None, int | None]) -> bool:
        return can_hold([claim("age", age(low, high), by=f"Source {number}") for number, (low, high) in enumerate(ages)])

    assert not together((None, 24), (25, None))
    assert not together((24, 24), (26, 26))
    assert not together((24, 24), (25, 25))
    assert together((None, 25), (25, None))
    assert together((24, 26), (26, 28))
    assert not together((24, 25), (26, 28))


def test_an_age_in_months_conflicts_with_one_in_years_without_any_date() -> None:
    assert not can_hold([claim("age", age(2, 2)), claim("age", age(36, 36, "months"), by="Other")])
    assert can_hold([claim("age", age(2, 2)), claim("age", age(35, 35, "months"), by="Other")])


def test_a_cycle_that_only_some_months_allow_is_settled_without_any_date() -> None:
    """July and August, or December and January, have 62 days: less than two whole months can take 61, and not 62."""
    for days, fits in ((61, True), (62, False), (90, False)):
        cycle = [Edge(1, 2, AFTER, 2, -1, 0), Edge(2, 1, SHIFT, 0, -days, 1)]
        for late in (False, True):
            assert (contradiction(3, cycle, late) is None) is fits


def test_steps_beyond_the_limit_raise_it_and_give_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "STEPS", 0)
    with pytest.raises(Limit):
        contradiction(3, [Edge(1, 2, AFTER, 2, -1, 0), Edge(2, 1, SHIFT, 0, -61, 1)], False)


# ---- `falls` against every day of the 400 years after which the calendar repeats

BASE = day_number(1800, 1, 1)
MARGIN = 60_000
EPOCH = day_number(1970, 1, 1)
_tables: dict[tuple[int, bool], NDArray[np.int64]] = {}


def later(months: int, late: bool) -> NDArray[np.int64]:
    """`plus` of all days from BASE - MARGIN on, by another library's calendar."""
    if (months, late) not in _tables:
        days = np.arange(BASE - MARGIN, BASE + 146_097 + MARGIN)
        dates = (days - EPOCH).astype("M8[D]")
        month = dates.astype("M8[M]")
        first, following = (month + months).astype("M8[D]"), (month + months + 1).astype("M8[D]")
        length = (following - first).astype(np.int64)
        of_month = (dates - month.astype("M8[D]")).astype(np.int64)
        _tables[months, late] = first.astype(np.int64) + EPOCH + np.minimum(of_month, length if late else length - 1)
    return _tables[months, late]


def round_trip(cycle: list[Edge], late: bool) -> NDArray[np.int64]:
    """Where a cycle leads each day of 400 years."""
    start = np.arange(BASE, BASE + 146_097)
    days = start
    for edge in cycle:
        if edge.mode == SHIFT:
            days = days + edge.days
        elif edge.mode == AFTER:
            days = later(edge.months, late)[days - BASE + MARGIN] + edge.days
        else:
            days = BASE - MARGIN + np.searchsorted(later(edge.months, late), days - edge.days, side="right") - 1
    return np.asarray(days - start, dtype=np.int64)


steps = st.builds(lambda mode, months, days: Edge(1, 1, mode, months if mode else 0, days, 0),
                  st.sampled_from((SHIFT, AFTER, BEFORE)), st.sampled_from((1, 7, 12, 300)),
                  st.sampled_from((-1, 0, 0, 1, -2, -30, -31)))


@settings(max_examples=150)
@given(st.lists(steps, min_size=1, max_size=4))
@example([Edge(1, 1, AFTER, 7, 0, 0), Edge(1, 1, BEFORE, 7, 0, 0), Edge(1, 1, SHIFT, 0, -1, 0)])
@example([Edge(1, 1, SHIFT, 0, 1, 0), Edge(1, 1, AFTER, 12, -1, 0), Edge(1, 1, BEFORE, 12, 0, 0)])
@example([Edge(1, 1, AFTER, 300, -1, 0), Edge(1, 1, BEFORE, 300, 0, 0)])
@example([Edge(1, 1, AFTER, 24, 0, 0), Edge(1, 1, SHIFT, 0, -1, 0), Edge(1, 1, BEFORE, 24, 0, 0)])
def test_falls_is_never_said_of_a_cycle_that_some_day_can_go_round(cycle: list[Edge]) -> None:
    if falls(cycle):
        for late in (False, True):
            assert round_trip(cycle, late).max() < 0


@pytest.mark.parametrize("months", (1, 2, 11, 12, 119, 167, 215, 300, 309, 405, 600))
def test_a_cycle_one_day_short_of_the_longest_months_does_not_fall(months: int) -> None:
    """The bound of `falls` on a calendar step must hold for the longest such step of all."""
    for mode in (AFTER, BEFORE):
        most = max(int(round_trip([Edge(1, 1, mode, months, 0, 0)], late).max()) for late in (False, True))
        assert not falls([Edge(1, 1, mode, months, 0, 0), Edge(1, 1, SHIFT, 0, -most, 0)])


@pytest.mark.parametrize("cycle", (
    [Edge(1, 1, AFTER, 300, -1, 0), Edge(1, 1, BEFORE, 300, 0, 0)],
    [Edge(1, 1, BEFORE, 300, 0, 0), Edge(1, 1, AFTER, 300, -1, 0)],
    [Edge(1, 1, AFTER, 12, 0, 0), Edge(1, 1, SHIFT, 0, -1, 0), Edge(1, 1, BEFORE, 12, 0, 0)],
    [Edge(1, 1, AFTER, 288, -1, 0), Edge(1, 1, BEFORE, 312, 0, 0)],
    [Edge(1, 1, SHIFT, 0, -1, 0)],
    [Edge(1, 1, AFTER, 300, -1, 0), Edge(1, 1, AFTER, 12, -1, 0), Edge(1, 1, BEFORE, 12, 0, 0), Edge(1, 1, BEFORE, 300, 0, 0)],
))
def test_falls_sees_the_cycles_that_ages_make(cycle: list[Edge]) -> None:
    assert falls(cycle)


def test_nothing_falls_in_an_empty_cycle() -> None:
    assert not falls([])


@pytest.mark.parametrize("months", (1, 2, 11, 12, 13, 48, 300))
def test_the_shortest_and_longest_stretch_of_some_months_are_met_and_never_passed(months: int) -> None:
    start = day_number(1896, 1, 1)
    days = [plus(day, months, late) - day for late in (False, True) for day in range(start, start + 146_097)]
    assert (min(days), max(days)) == network._stretch(months)
