"""All conflicts, corrections and maximal sets, against every subset."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.checking import sets
from habeas.checking.network import Limit
from habeas.checking.sets import Families, families


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, tuple[int, ...]]:
    """How many propositions, and the sets that cannot be true (some within others)."""
    count = draw(st.integers(1, 9))
    bad = draw(st.lists(st.integers(1, (1 << count) - 1), max_size=8))
    return count, tuple(bad)


def predicate(bad: tuple[int, ...]) -> Callable[[int], bool]:
    return lambda mask: not any(mask & each == each for each in bad)


def brute(count: int, bad: tuple[int, ...]) -> Families:
    """All three families by looking at every subset."""
    fine = predicate(bad)
    masks = range(1 << count)
    bits = [1 << bit for bit in range(count)]
    conflicts = [mask for mask in masks if not fine(mask) and all(fine(mask & ~bit) for bit in bits if mask & bit)]
    maximal = [mask for mask in masks if fine(mask) and not any(fine(mask | bit) for bit in bits if not mask & bit)]
    everything = (1 << count) - 1
    corrections = [everything & ~mask for mask in maximal] if maximal != [everything] else []
    return Families(tuple(conflicts), tuple(sorted(corrections)), tuple(maximal), True)


@settings(max_examples=300)
@given(problems())
def test_the_families_are_those_of_all_subsets(problem: tuple[int, tuple[int, ...]]) -> None:
    count, bad = problem
    assert families((1 << count) - 1, predicate(bad)) == brute(count, bad)


@settings(max_examples=100)
@given(problems())
def test_conflicts_and_corrections_are_each_others_minimal_hitting_sets(problem: tuple[int, tuple[int, ...]]) -> None:
    count, bad = problem
    found = families((1 << count) - 1, predicate(bad))
    for some, others in ((found.conflicts, found.corrections), (found.corrections, found.conflicts)):
        hitting = [mask for mask in range(1 << count) if all(mask & each for each in others)]
        least = [mask for mask in hitting if not any(mask != each and mask & each == each for each in hitting)]
        assert list(some) == ([] if least == [0] else least)


@settings(max_examples=100)
@given(problems())
def test_no_set_is_tested_twice(problem: tuple[int, tuple[int, ...]]) -> None:
    count, bad = problem
    seen: list[int] = []

    def test(mask: int) -> bool:
        seen.append(mask)
        return predicate(bad)(mask)

    families((1 << count) - 1, test)
    assert len(seen) == len(set(seen))


@settings(max_examples=100)
@given(problems(), st.integers(0, 40), st.integers(1, 4))
def test_a_limit_is_said_and_what_was_found_before_it_is_right(problem: tuple[int, tuple[int, ...]], tests: int,
                                                               hitting: int) -> None:
    count, bad = problem
    truth = brute(count, bad)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sets, "TESTS", tests)
        patch.setattr(sets, "HITTING", hitting)
        found = families((1 << count) - 1, predicate(bad))
    assert found == truth if found.complete else set(found.conflicts) <= set(truth.conflicts)
    assert set(found.corrections) <= set(truth.corrections)
    assert set(found.maximal) <= set(truth.maximal)


PAIRS = tuple(1 << 2 * bit | 2 << 2 * bit for bit in range(4))  # four conflicts of two: sixteen corrections


@pytest.mark.parametrize(("name", "most"), (("TESTS", 10), ("HITTING", 7)))
def test_a_problem_above_a_limit_is_not_complete(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    assert families(255, predicate(PAIRS)).complete
    monkeypatch.setattr(sets, name, most)
    assert not families(255, predicate(PAIRS)).complete


def test_exactly_as_many_tests_as_allowed_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def test(mask: int) -> bool:
        seen.append(mask)
        return predicate(PAIRS)(mask)

    full = families(255, test)
    monkeypatch.setattr(sets, "TESTS", len(seen))
    assert families(255, predicate(PAIRS)) == full
    monkeypatch.setattr(sets, "TESTS", len(seen) - 1)
    assert not families(255, predicate(PAIRS)).complete


def test_a_test_that_gives_up_leaves_the_families_incomplete() -> None:
    def gives_up(mask: int) -> bool:
        if mask == 3:
            raise Limit
        return True

    found = families(7, gives_up)
    assert not found.complete
    assert found.conflicts == found.corrections == found.maximal == ()


def test_without_a_conflict_everything_is_one_maximal_set_and_there_is_no_correction() -> None:
    assert families(31, lambda mask: True) == Families((), (), (31,), True)


def test_a_proposition_that_can_never_be_true_is_a_conflict_and_a_correction_of_its_own() -> None:
    found = families(7, lambda mask: not mask & 2)
    assert found == Families((2,), (2,), (5,), True)
