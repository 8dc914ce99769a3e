"""Crowded persons: the solver proposes, the engine tests; the answers are those of the engine's own search."""

from __future__ import annotations

import itertools

import pytest

from habeas.checking import STRICT, TOLERANT, check, large, sets
from habeas.checking import situation as whole
from habeas.checking.sets import hitting
from tests.oracle.persons import EXCLUSIVE, person, told

from .invented import claim


@pytest.mark.parametrize("reading", (STRICT, TOLERANT))
def test_the_solver_and_the_own_search_give_the_same_check(monkeypatch: pytest.MonkeyPatch, reading: str) -> None:
    for seed in range(7000, 7040):
        claims, judgements, ended = told(seed)
        own = check(claims, reading=reading, exclusive=EXCLUSIVE, judgements=judgements, ended=ended)
        with monkeypatch.context() as patched:
            patched.setattr(whole, "MOST", -1)
            assert check(claims, reading=reading, exclusive=EXCLUSIVE, judgements=judgements, ended=ended) == own, seed


def test_a_search_that_hits_its_limit_goes_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = person(12)
    expected = check(claims, exclusive=EXCLUSIVE)
    assert len(expected.conflicts) > 2
    monkeypatch.setattr(sets, "TESTS", 3)
    assert check(claims, exclusive=EXCLUSIVE) == expected


def test_of_very_many_conflicts_two_hundred_are_listed_and_the_sets_are_complete() -> None:
    """Fifteen dates for each of two events: each two dates of one event are in conflict, and any two of different events fit."""
    days = [f"1976-05-{day:02}" for day in range(1, 25)]
    claims = [claim("arrest", day, by=f"Source {day}") for day in days]
    found = check(claims[:15] + [claim("registered_arrest", day, by=f"Source {day}") for day in days[:15]])
    assert found.more and not found.undecided
    assert len(found.conflicts) == sets.CONFLICTS and len(found.maximal) == 15 * 15
    assert [each.explanation for each in found.findings if each.kind == "more conflicts"] == [
        "There are more conflicts than the 200 listed; what the claims support and allow was worked out from all of them."]
    few = check(claims)  # 24 * 23 / 2 conflicts: the own search, which lists them all
    assert not few.more and len(few.conflicts) == 276 and not [each for each in few.findings if each.kind == "more conflicts"]


def test_a_solver_that_finds_too_many_sets_is_said_to_be_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MAXIMAL", 5)
    days = [f"1976-05-{day:02}" for day in range(1, 27)]
    found = check([claim("arrest", day, by=f"Source {day}") for day in days])
    assert "there may be further conflicts" in found.undecided and found.maximal == () and found.bounds == ()


def test_minimal_hitting_sets_are_all_found_the_smallest_first() -> None:
    families = [0b0011, 0b0110, 0b1100]
    expected = {mask for mask in range(16) if all(mask & each for each in families)
                and not any(all(mask & ~bit & each for each in families) for bit in (1, 2, 4, 8) if mask & bit)}
    assert hitting(families, 10) == (tuple(sorted(expected)), True)
    assert hitting(families, len(expected)) == (tuple(sorted(expected)), True)
    small, complete = hitting([0b001, *(0b110 << 2 * shift for shift in range(1))], 1)
    assert not complete and len(small) == 1
    assert hitting([], 5) == ((), True)


def test_hitting_sets_agree_with_plain_enumeration() -> None:
    for families in itertools.combinations((0b00111, 0b01011, 0b11001, 0b10110, 0b01100, 0b10001), 4):
        hit = [mask for mask in range(32) if all(mask & each for each in families)]
        least = {mask for mask in hit if not any(other != mask and other & mask == other for other in hit)}
        assert set(hitting(families, 100)[0]) == least
