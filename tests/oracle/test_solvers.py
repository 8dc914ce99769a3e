"""z3 and clingo-dl (benchmarks/peers, written from docs/rules.md alone) against the engine; `python -m benchmarks.peers.run` does
the same on more persons and larger ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks.peers import days
from benchmarks.peers.almanac import ERA, last_start, offsets, plus, spread
from benchmarks.peers.compare import PARTS, SOLVERS, Said, differing, engine, shown, solver, verdicts_differ
from benchmarks.peers.meaning import After, Upto
from benchmarks.peers.task import OutOfTime, task
from benchmarks.peers.verdicts import verdicts
from habeas.core.calendar import completed_months, day_number
from habeas.core.claims import Claim

from .persons import EXCLUSIVE, person, told
from .saying import Age, Length, claim, readable

READINGS = ("strict", "tolerant")
NAMES = tuple(SOLVERS)


def differences(name: str, claims: Sequence[Claim], reading: str) -> str:
    """What the engine and a solver say differently; empty if they agree in every part."""
    own, other = engine(claims, reading, EXCLUSIVE), solver(name, claims, reading, EXCLUSIVE, None)
    assert isinstance(own, Said), own
    assert isinstance(other, Said), other
    lines = [line for part in differing(own, other) for line in shown(part, own, other)]
    return "\n".join([readable(claims), *lines]) if lines else ""


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_solver_and_the_engine_agree_on_sets_and_bounds(name: str, reading: str) -> None:
    for seed in range(3000, 3015):
        found = differences(name, person(seed, 12), reading)
        assert not found, f"person {seed}\n{found}"


@pytest.mark.parametrize("name", NAMES)
def test_a_solver_and_the_engine_agree_on_a_person_too_large_for_brute_force(name: str) -> None:
    claims = person(51, 24)
    assert len(claims) == 24
    assert not differences(name, claims, "tolerant")


@pytest.mark.parametrize("reading", READINGS)
def test_z3_and_the_engine_give_the_same_verdicts(reading: str) -> None:
    for seed in range(3000, 3015):
        claims, judgements, ended = told(seed)
        found = verdicts_differ(claims, reading, EXCLUSIVE, judgements, ended, None)
        assert not found, f"told person {seed}\n{readable(claims, speakers=True)}\n{found}"


def test_no_time_for_verdicts_is_no_agreement() -> None:
    claims = [claim(1, "birth", "1950"), claim(2, "birth", "1951")]
    found = verdicts(claims, "strict", EXCLUSIVE)
    assert [found[each.id] for each in claims] == [("contested", ""), ("contested", "")]
    assert verdicts_differ(claims, "strict", EXCLUSIVE, [], {}, None) == []
    assert verdicts_differ(claims, "strict", EXCLUSIVE, [], {}, 0.0) == "z3: no answer, out of time after 0.0 s"


@pytest.mark.parametrize("name", NAMES)
def test_the_comparison_itself_shows_a_difference(name: str) -> None:
    claims = [claim(1, "birth", "1950"), claim(2, "birth", "1951"), claim(3, "death", "1990")]
    own, fewer = engine(claims, "strict", EXCLUSIVE), solver(name, claims[1:], "strict", EXCLUSIVE, None)
    assert isinstance(own, Said)
    assert isinstance(fewer, Said)
    assert differing(own, fewer) == list(PARTS)
    assert any("birth 1950-01-01" in line for line in shown("bounds", own, fewer))


@pytest.mark.parametrize("name", NAMES)
def test_steps_between_two_unknown_days_are_exact_to_the_day(name: str) -> None:
    """From 29 February 1952, 24 years are 8766 days by either convention; 8765 are too few, although some 24 years have 8765."""
    leap = [claim(1, "birth", "1952-02-29"), claim(2, "age", Age(24, 24, "years", ("arrest",)))]
    for days_lived, conflict in ((8765, True), (8766, False)):
        claims = [*leap, claim(3, "age", Age(days_lived, days_lived, "days", ("arrest",)))]
        found = SOLVERS[name](claims, "strict", EXCLUSIVE)
        assert found.conflicts == (frozenset({frozenset(each.id for each in claims)}) if conflict else frozenset())


@pytest.mark.parametrize("name", NAMES)
def test_unknown_days_far_from_any_date_obey_the_calendar(name: str) -> None:
    """No 48 months have 1459 days; they have 1460 only around a year like 1900."""
    for lasted, conflict in ((1459, True), (1460, False)):
        claims = [claim(1, "held_for", Length(48, 48, "months")), claim(2, "age", Age(7000, 7000, "days", ("arrest",))),
                  claim(3, "age", Age(7000 + lasted, 7000 + lasted, "days", ("release",)))]
        found = SOLVERS[name](claims, "strict", EXCLUSIVE)
        assert bool(found.conflicts) == conflict
        assert not differences(name, claims, "strict")


@pytest.mark.parametrize("name", NAMES)
def test_a_solver_without_time_says_so_instead_of_answering(name: str) -> None:
    with pytest.raises(OutOfTime):
        SOLVERS[name](person(51, 24), "strict", EXCLUSIVE, seconds=0.0)
    assert solver(name, person(51, 24), "strict", EXCLUSIVE, 0.0) == "out of time after 0.0 s"


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("months", [0, 1, 11, 12, 13, 289, 4801])
def test_the_solvers_almanac_counts_months_as_the_calendar_does(months: int, late: bool) -> None:
    taken = offsets(months, late)
    assert spread(months, late) == (taken.min(), taken.max())
    first = day_number(1896, 2, 20)
    for day in (*range(first, first + 1600, 7), *range(first, first + 20)):
        reached = plus(day, months, late)
        assert reached == day + taken[(day - 1) % ERA] == plus(day - ERA, months, late) + ERA
        assert plus(last_start(reached, months, late), months, late) <= reached < plus(last_start(reached, months, late) + 1, months, late)
        assert completed_months(day, reached, late=late) == months
        assert months == 0 or completed_months(day, reached - 1, late=late) == months - 1


def test_a_clash_of_days_is_minimal_and_a_circle_ends() -> None:
    """A circle that gains a day in most years but not in all comes to rest; one that gains a day in every year clashes."""
    claims = [claim(1, "age", Age(12, 12, "months", ("arrest",))), claim(2, "death", "1990")]
    birth, arrest = (point for point in task(claims, "strict").points if point[0][0] in ("birth", "arrest"))
    held: list[days.Literal] = [(After(birth, 12, 0, arrest), True)]
    edge = day_number(1901, 1, 1), day_number(2900, 1, 1)
    for longest, rests in ((365, True), (364, False)):
        over: days.Literal = (After(birth, 0, longest + 1, arrest), False)
        idle: days.Literal = (Upto(birth, (edge[1], edge[1])), True)
        found = days.least([*held, over, idle], [birth, arrest], edge, False)
        assert bool(found.days) == rests
        assert set(found.clash) == (set() if rests else {*held, over})


def test_two_circles_that_rest_on_different_days_clash_without_going_through_all_centuries() -> None:
    """Twelve months of 365 days and twelve months of 366 days do not start on one day."""
    claims = [claim(1, "age", Age(12, 12, "months", ("arrest",))), claim(2, "age", Age(12, 12, "months", ("release",)))]
    birth, arrest, release = task(claims, "strict").points
    short: list[days.Literal] = [(After(birth, 12, 0, arrest), True), (After(birth, 0, 366, arrest), False)]
    long: list[days.Literal] = [(After(birth, 0, 366, release), True), (After(birth, 12, 1, release), False)]
    edge = -100_000_000, 100_000_000
    for some in (short, long):
        assert days.least(some, [birth, arrest, release], edge, False).days[birth] <= edge[0] + 4 * 366
        assert days.greatest(some, [birth, arrest, release], edge, False)[birth] >= edge[1] - 6 * 366
    assert set(days.least([*short, *long], [birth, arrest, release], edge, False).clash) == {*short, *long}
