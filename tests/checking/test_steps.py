"""The reasoning of a conflict as data: who says so, and what follows from it."""

from __future__ import annotations

import pytest

from habeas.checking import STRICT, TOLERANT, check
from habeas.checking.findings import Finding
from habeas.checking.rules import BIRTH, Day, Slot
from habeas.checking.steps import Apart, Never, NoDates, NotAfter, NotBefore, OneOnly, Opposed, SomeYears, Step, by_places
from habeas.core.calendar import day_number
from habeas.core.claims import Claim
from habeas.core.values import Coded

from .invented import claim
from .values import age, length

ARREST, BORN = Day(Slot("arrest", "principal")), Day(BIRTH)


def found(*claims: Claim, reading: str = STRICT, exclusive: tuple[str, str] = ("A", "B")) -> Finding:
    """The one conflict."""
    one, = (each for each in check(claims, reading=reading, exclusive=[frozenset(exclusive)]).findings if each.kind == "conflict")
    return one


def test_a_chain_of_dates_goes_from_the_earliest_bound_over_the_age_to_the_date_it_excludes() -> None:
    """A hard conflict is told as it stands in the tolerant reading: up to 27 years."""
    born, aged, taken = claim("birth", "1950-03-10"), claim("age", age(26, 26), by="Courier"), claim("arrest", "1980-05-10", by="Archive")
    last = day_number(1978, 3, 9)
    assert found(born, aged, taken).steps == (
        Step(1, (born,), NotAfter(BORN, day_number(1950, 3, 10))),
        Step(1, (aged,), NotAfter(ARREST, last, Apart(ARREST, BORN, False, 336, -1)), True),
        Step(1, (taken,), NotBefore(ARREST, day_number(1980, 5, 10))))


def test_an_age_that_bounds_the_birth_is_told_as_so_many_years_before() -> None:
    taken, aged, born = claim("arrest", "1976-05-10"), claim("age", age(30, None), by="Courier"), claim("birth", "1950", by="Archive")
    assert found(born, aged, taken).steps[1] == Step(
        1, (aged,), NotAfter(BORN, day_number(1946, 5, 10), Apart(BORN, ARREST, True, 360, 0)))


@pytest.mark.parametrize(("low", "high", "before", "days"), ((5, None, True, 3), (None, 5, False, 6)))
def test_a_length_in_days_is_told_as_so_many_days_before_or_after(low: int | None, high: int | None, before: bool, days: int) -> None:
    """Five days or more are at least four from the first to the last; and hard is what one day of rounding does not mend."""
    dates = [claim("arrest", "1976-05-10"), claim("release", "1976-05-12" if before else "1976-05-20", by="Courier")]
    told = found(*dates, claim("held_for", length(low, high, "days"), by="Archive")).steps
    apart, = (each.follows.since for each in told if isinstance(each.follows, NotAfter) and each.follows.since)
    assert (apart.before, apart.months, apart.days) == (before, 0, days)


def test_what_claims_were_read_wider_is_marked_and_what_was_read_as_written_is_not() -> None:
    born, aged, taken = claim("birth", "1950-03-10"), claim("age", age(26, 26), by="Courier"), claim("arrest", "1980-05-10", by="Archive")
    assert [each.widened for each in found(born, aged, taken, reading=TOLERANT).steps] == [False, True, False]
    narrow = found(born, claim("age", age(27, 27), by="Courier"), claim("arrest", "1978-03-10"))  # a matter of reading
    assert [each.widened for each in narrow.steps] == [False] * 3


def test_the_order_of_events_is_nobodys_claim() -> None:
    died, taken = claim("death", "1976-05-10"), claim("arrest", "1976-06-21", by="Courier")
    told = found(died, taken).steps
    assert [each.claims for each in told] == [(died,), (), (taken,)]
    assert told[1].follows == NotAfter(ARREST, day_number(1976, 5, 10), Apart(ARREST, Day(Slot("death", "principal")), False, 0, 0))
    assert not any(by_places(each) for each in told)


def test_places_that_exclude_each_other_are_told_apart_from_the_order_of_events() -> None:
    told = found(claim("stay", "1976-05-10/1976-09-01", place="A"), claim("stay", "1976-06-10/1976-12-01", place="B", by="Courier")).steps
    assert [by_places(each) for each in told if not each.claims] == [True] * 2
    begun, ended = claim("stay", "1976-09-01", place="A", bound="start"), claim("stay", "1976-05-10", place="A", bound="end", by="Courier")
    held = found(begun, ended).steps
    assert [by_places(each) for each in held] == [False] * 3


def test_a_day_of_saying_is_told_as_such_only_where_it_is_not_the_date_itself() -> None:
    def told_by(value: str, said: str) -> list[bool]:
        late = claim("arrest", "1976-06-21", by="Courier")
        return [each.follows.said for each in found(claim("arrest", value, said=said), late).steps if isinstance(each.follows, NotAfter)]

    assert told_by("[1976-02-01..]", "1976-03-01") == [True]
    assert told_by("1976-03-01", "1976-03-01") == [False]
    assert told_by("1976-02-01", "1976-03-01") == [False]


def test_one_event_that_happened_and_did_not_is_told_with_the_side_of_each() -> None:
    yes, no = claim("release", "1976"), claim("release", denied=True, by="Courier")
    for claims in ((yes, no), (no, yes)):
        step, = found(*claims).steps
        assert step.follows == Opposed("release", (yes,), (no,)) and set(step.claims) == {yes, no}


def test_two_codes_of_which_one_can_be_true_are_told_beside_each_other() -> None:
    female, male = claim("sex", Coded("F")), claim("sex", Coded("M"), by="Courier")
    step, = found(female, male).steps
    assert step.follows == OneOnly("sex", (female,), (male,))


def test_what_no_day_at_all_would_make_true_is_told_alone() -> None:
    never = claim("age", age(18, None, at="[2000..]"), denied=True)
    one, = (each for each in check([claim("birth", "1976-05-10"), never]).findings if each.kind == "conflict")
    assert one.steps == (Step(1, (never,), Never()),)


def test_ages_that_exclude_each_other_without_a_date_close_with_no_dates_or_with_some_years() -> None:
    young, old = claim("age", age(None, 24)), claim("age", age(26, None), by="Courier")
    told = found(young, old).steps
    assert [each.claims for each in told[:-1]] in ([(young,), (old,)], [(old,), (young,)]) and told[-1] == Step(1, (), NoDates())
    assert {each.follows for each in told[:-1]} == {Apart(ARREST, BORN, False, 300, -1), Apart(BORN, ARREST, True, 312, 0)}
    some = [claim("held_for", length(None, 0)), claim("held_for", length(366, None, "days"), by="Courier"),
            claim("release", "[..1989]", by="Archive"), claim("arrest", "[1988-03-01..]", by="Commission")]
    assert found(*some).steps[-1].follows == SomeYears()


def test_possibilities_are_numbered_from_one() -> None:
    told = found(claim("arrest", "[1976-01-24,1976-01-26]"), claim("arrest", "1976-03-05", by="Courier")).steps
    assert [each.possibility for each in told] == [1, 1, 2, 2]
