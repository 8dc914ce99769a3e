"""The solver for crowded persons on the border of what it can see, and at its limits."""

from __future__ import annotations

import pytest

from habeas.checking import STRICT, large, sets
from habeas.checking.network import Limit
from habeas.checking.problem import Problem, build, learning
from habeas.checking.rules import alternatives
from habeas.checking.sets import Families, families
from habeas.checking.slots import slots_of
from habeas.core.claims import Claim
from habeas.core.values import Coded

from .invented import claim
from .values import age, length


def problem(claims: list[Claim]) -> Problem:
    """What the claims say, strictly, at places that exclude each other."""
    slot_of = slots_of(claims)
    return build([alternatives(each, STRICT, slot_of) for each in claims], {frozenset({"A", "B"})}, False)


def solved(claims: list[Claim]) -> Families:
    """The families by the solver."""
    posed = problem(claims)
    return large.large(posed, learning(posed))


def own(claims: list[Claim]) -> Families:
    """The families by the own search."""
    posed = problem(claims)
    return families(posed.everything, posed.consistent)


A_YEAR, A_CENTURY = claim("held_for", length(1, 1)), claim("age", age(100, 100))
EXACT = {
    "a length in years that fits to the day": [claim("arrest", "1976-03-01"), claim("release", "1977-03-01"), A_YEAR],
    "a length in years a day short": [claim("arrest", "1976-03-01"), claim("release", "1977-02-28"), A_YEAR],
    "an age that ends on the day": [claim("birth", "1950-05-10"), claim("arrest", "1977-05-10"), claim("age", age(26, 26))],
    "many years that fit to the day": [claim("birth", "1896-03-01"), claim("arrest", "1996-03-01"), A_CENTURY],
    "stays side by side": [claim("stay", "1976-05-10/1976-06-10", place="A"), claim("stay", "1976-06-10/1976-07-10", place="B")],
    "stays that overlap": [claim("stay", "1976-05-10/1976-06-11", place="A"), claim("stay", "1976-06-10/1976-07-10", place="B")],
    "codes": [claim("sex", Coded("F")), claim("sex", Coded("M"), by="Courier"), claim("sex", Coded("M"), by="Archive", denied=True)],
    "did it happen": [claim("release", "1976"), claim("release", denied=True, by="Courier")],
    "never true": [claim("age", age(18, None, at="[2000..]"), denied=True), claim("birth", "1976-05-10")],
    "a birth that cannot be denied": [claim("birth", denied=True), claim("birth", "1976")],
}


@pytest.mark.parametrize("name", EXACT)
def test_the_solver_is_exact_on_the_border(name: str) -> None:
    found, expected = solved(EXACT[name]), own(EXACT[name])
    assert (found.conflicts, found.maximal, found.complete, found.listed) == (expected.conflicts, expected.maximal, True, True)


def rivals(count: int) -> list[Claim]:
    """So many dates of one arrest: each is a maximal set."""
    return [claim("arrest", f"{1950 + number}", by=f"Source {number}") for number in range(count)]


@pytest.mark.parametrize(("name", "enough", "short"), (("MAXIMAL", 4, 3), ("ROUNDS", 60, 3)))
def test_beyond_its_limits_the_solver_gives_no_maximal_sets_and_says_so(monkeypatch: pytest.MonkeyPatch, name: str, enough: int,
                                                                       short: int) -> None:
    monkeypatch.setattr(large, name, enough)
    assert solved(rivals(4)) == own(rivals(4))
    monkeypatch.setattr(large, name, short)
    found = solved(rivals(4))
    assert not found.complete and not found.listed and (found.conflicts, found.maximal) == ((), ())
    assert set(found.corrections) <= set(own(rivals(4)).corrections)


def test_what_hinders_the_network_from_being_settled_makes_the_solver_give_up() -> None:
    def unsettled(_: int) -> bool:
        raise Limit

    found = large.large(problem(rivals(3)), unsettled)
    assert not found.complete and found.maximal == ()


def test_more_conflicts_than_are_listed_are_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "CONFLICTS", 2)
    found = solved(rivals(3))
    assert found.complete and not found.listed and len(found.conflicts) == 2 and len(found.maximal) == 3


@pytest.mark.parametrize("missing", ("clingo", "clingodl"))
def test_the_solver_is_there_only_with_both_of_its_packages(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    assert large.available()
    monkeypatch.setattr(large, "find_spec", lambda name: None if name == missing else object())
    assert not large.available()


def test_a_proposal_is_grown_until_nothing_more_fits() -> None:
    assert sets.grown(0b0001, 0b1111, lambda mask: mask.bit_count() < 3) == 0b0011
    assert sets.grown(0b1000, 0b1111, lambda mask: not mask & 0b0010) == 0b1101


def test_a_proposal_that_cannot_be_true_is_shrunk_until_any_part_of_it_can() -> None:
    assert large._shrunk(0b1111, lambda mask: mask & 0b0101 != 0b0101) == 0b0101
    assert large._shrunk(0b1010, lambda mask: not mask & 0b0010) == 0b0010
