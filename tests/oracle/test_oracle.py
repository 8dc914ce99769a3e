"""The oracle itself: hand-made cases with known answers, its calendar day by day, and its search against plain enumeration."""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random

import numpy as np
import pytest

from habeas.core.calendar import day_number
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Value
from habeas.core.when import parse

from .anniversaries import Step, after_all, completed, first_reaching_all, last_before_all
from .meaning import World, born_in_captivity, holds, possible
from .saying import Age, Coded, Length, Order, claim, readable
from .search import Search
from .worlds import answer, borders, consistent, hulls, members, named

Spec = tuple[str, Value | str] | tuple[str, Value | str, dict[str, object]]


def person(*specs: Spec) -> list[Claim]:
    """Claims from (kind, value) or (kind, value, options)."""
    return [claim(number, spec[0], spec[1], **(spec[2] if len(spec) > 2 else {}))  # type: ignore[arg-type]
            for number, spec in enumerate(specs)]


def conflicts(claims: list[Claim], reading: str = "strict", exclusive: tuple[frozenset[str], ...] = ()) -> set[tuple[int, ...]]:
    """The conflicts as sorted numbers of claims."""
    number = {each.id: place for place, each in enumerate(claims)}
    return {tuple(sorted(number[each] for each in found)) for found in answer(claims, reading, exclusive).conflicts}


NO: dict[str, object] = {"denied": True}
KNOWN: dict[str, tuple[tuple[Spec, ...], set[tuple[int, ...]], set[tuple[int, ...]]]] = {
    "26 a day before the birthday": (
        (("birth", "1950-03-01"), ("arrest", "1976-02-28"), ("age", Age(26, 26))), {(0, 1, 2)}, set()),
    "25 a day before the birthday": ((("birth", "1950-03-01"), ("arrest", "1976-02-28"), ("age", Age(25, 25))), set(), set()),
    "17 and 18, either of them by one convention": (
        (("birth", "1952-02-29"), ("arrest", "1970-02-28"), ("age", Age(17, 17)), ("age", Age(18, 18))), {(2, 3)}, set()),
    "not born, and yet with an age": ((("birth", "", NO), ("age", Age(18, 18))), {(0,)}, {(0,)}),
    "26 on the birthday": ((("birth", "1950-03-01"), ("arrest", "1976-03-01"), ("age", Age(26, 26))), set(), set()),
    "born on 29 February, of age on the 28th": (
        (("birth", "1952-02-29"), ("arrest", "1970-02-28"), ("age", Age(18, 18))), set(), set()),
    "born on 29 February, not yet of age on the 28th": (
        (("birth", "1952-02-29"), ("arrest", "1970-02-28"), ("age", Age(17, 17))), set(), set()),
    "born on 29 February, of age on 1 March either way": (
        (("birth", "1952-02-29"), ("arrest", "1970-03-01"), ("age", Age(17, 17))), {(0, 1, 2)}, set()),
    "two dates": ((("arrest", "1976-05-01"), ("arrest", "1976-05-02"), ("arrest", "1976-05")), {(0, 1)}, {(0, 1)}),
    "one of two dates": ((("arrest", "[1976-05-01,1976-05-09]"), ("arrest", "1976-05-04")), {(0, 1)}, {(0, 1)}),
    "a date and its denial": ((("arrest", "1976-05-01"), ("arrest", "1976-05", NO)), {(0, 1)}, {(0, 1)}),
    "no release": ((("release", "", NO), ("release", "1980")), {(0, 1)}, {(0, 1)}),
    "no release and a denied date": ((("release", "", NO), ("release", "1980", NO)), set(), set()),
    "death before arrest": ((("death", "1976-05"), ("arrest", "1976-06")), {(0, 1)}, {(0, 1)}),
    "arrest after birth": ((("birth", "1977"), ("arrest", "1976")), {(0, 1)}, {(0, 1)}),
    "born in captivity": (
        (("birth", "1977"), ("arrest", "1976"), ("born_in_captivity", Coded("yes")), ("release", "1976")), {(0, 3)}, {(0, 3)}),
    "not before the birth all the same, if it is denied": (
        (("birth", "1977"), ("arrest", "1976"), ("born_in_captivity", Coded("yes"), NO)), {(0, 1)}, {(0, 1)}),
    "ten days, last day counted": (
        (("arrest", "1976-05-01"), ("release", "1976-05-10"), ("held_for", Length(10, 10, "days"))), set(), set()),
    "ten days, last day not counted": (
        (("arrest", "1976-05-01"), ("release", "1976-05-11"), ("held_for", Length(10, 10, "days"))), set(), set()),
    "ten days and one more": (
        (("arrest", "1976-05-01"), ("release", "1976-05-12"), ("held_for", Length(10, 10, "days"))), {(0, 1, 2)}, set()),
    "ten days and two more": (
        (("arrest", "1976-05-01"), ("release", "1976-05-13"), ("held_for", Length(10, 10, "days"))), {(0, 1, 2)}, {(0, 1, 2)}),
    "two and a half years are about three": (
        (("custody", "1976-05-01/1978-11-01"), ("held_for", Length(3, 3, "years", "custody", "custody"))), {(0, 1)}, set()),
    "two and a half years less a day are not": (
        (("custody", "1976-05-01/1978-10-31"), ("held_for", Length(3, 3, "years", "custody", "custody"))), {(0, 1)}, {(0, 1)}),
    "a length is not widened upwards": (
        (("custody", "1976-05-01/1980-05-01"), ("held_for", Length(3, 3, "years", "custody", "custody"))), {(0, 1)}, {(0, 1)}),
    "about three years": (
        (("custody", "1976-05-01/1981-04-30"), ("held_for", Length(3, 3, "years", "custody", "custody", about=True))),
        {(0, 1)}, set()),
    "a month less fifteen days": (
        (("arrest", "1976-05-01"), ("held_for", Length(2, 2, "months", "arrest", "release")), ("release", "1976-06-16")),
        {(0, 1, 2)}, set()),
    "held for years as of a date": (
        (("arrest", "1976-05-01"), ("held_for", Length(3, 3, "years", "arrest", parse("1979-04-30")))),
        {(0, 1)}, set()),
    "about 30, aged 28": (
        (("birth", "1950-03-01"), ("arrest", "1978-06-01"), ("age", Age(30, 30, about=True))), {(0, 1, 2)}, set()),
    "30, aged 28": ((("birth", "1950-03-01"), ("arrest", "1978-06-01"), ("age", Age(30, 30))), {(0, 1, 2)}, {(0, 1, 2)}),
    "under 18 is not widened": (
        (("birth", "1950-03-01"), ("arrest", "1968-03-01"), ("age", Age(None, 17, about=True))), {(0, 1, 2)}, {(0, 1, 2)}),
    "three days old, born six days before": (
        (("birth", "1976-03-01"), ("death", "1976-03-07"), ("age", Age(3, 3, "days", ("death",)))), {(0, 1, 2)}, set()),
    "age at arrest or death": (
        (("birth", "1950-03-01"), ("arrest", "1976-01-01"), ("death", "1976-03-01"), ("age", Age(26, 26, at=("arrest", "death"))),
         ("age", Age(27, 27, at=("arrest", "death")))), {(0, 2, 4), (0, 1, 3, 4)}, set()),
    "around a day": ((("arrest", "1976-05-01~"), ("arrest", "1976-05-08")), {(0, 1)}, set()),
    "around a month": ((("arrest", "1976-05~"), ("arrest", "1976-07-02")), {(0, 1)}, {(0, 1)}),
    "around a year": ((("arrest", "1976%"), ("arrest", "1977-12-31"), ("arrest", "1976%", NO)),
                      {(0, 1), (0, 2)}, set()),
    "uncertain is not approximate": ((("arrest", "1976-05-01?"), ("arrest", "1976-05-02")), {(0, 1)}, {(0, 1)}),
    "said before it happened": ((("arrest", "1976-05", {"said": "1976-05-03"}), ("arrest", "1976-05-04")), {(0, 1)}, {(0, 1)}),
    "a country and its region": (
        (("sex", Coded("AR")), ("sex", Coded("AR-B")), ("sex", Coded("AR-C"))), {(1, 2)}, {(1, 2)}),
    "a country but not its region": ((("sex", Coded("AR")), ("sex", Coded("AR-B"), NO)), set(), set()),
    "not the country but its region": ((("sex", Coded("AR"), NO), ("sex", Coded("AR-B"))), {(0, 1)}, {(0, 1)}),
    "order of two events": ((("order", Order("arrest", "trial_start")), ("trial_start", "1976-05"), ("registered_arrest", "1977"),
                             ("order", Order("registered_arrest", "arrest"))), {(0, 1, 2, 3)}, {(0, 1, 2, 3)}),
    "an order and its opposite hold on one day": (
        (("order", Order("hearing", "charge")), ("order", Order("charge", "hearing"))), set(), set()),
    "a stay at a moment outside its bounds": (
        (("stay", "1976-05", {"place": "A"}), ("stay", "1976-06-01", {"place": "A", "bound": "start"})), {(0, 1)}, {(0, 1)}),
    "another episode": ((("arrest", "1976"), ("arrest", "1977", {"episode": "second"})), set(), set()),
    "one birth in all episodes": ((("birth", "1976"), ("birth", "1977", {"episode": "second"})), {(0, 1)}, {(0, 1)}),
    "a denial asks nothing of the day on which it was said": (
        (("arrest", "1976", {"denied": True, "said": "1976-05-01"}), ("arrest", "1976-05-02")), {(0, 1)}, {(0, 1)}),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_hand_made_case_has_its_known_conflicts(name: str) -> None:
    specs, strict, tolerant = KNOWN[name]
    claims = person(*specs)
    assert conflicts(claims, "strict") == strict
    assert conflicts(claims, "tolerant") == tolerant


def test_exclusive_stays_share_a_day_but_not_two() -> None:
    declared = (frozenset({"A", "B"}),)
    touching = person(("stay", "1976-05-01/1976-05-09", {"place": "A"}), ("stay", "1976-05-09/1976-06-01", {"place": "B"}))
    overlapping = person(("stay", "1976-05-01/1976-05-10", {"place": "A"}), ("stay", "1976-05-09/1976-06-01", {"place": "B"}))
    assert conflicts(touching, exclusive=declared) == set()
    assert conflicts(overlapping, exclusive=declared) == {(0, 1)}
    assert conflicts(overlapping) == set()


def test_bounds_are_the_hull_over_all_maximal_sets_and_open_where_nothing_binds() -> None:
    claims = person(("birth", "1950"), ("arrest", "1976-05-01"), ("arrest", "1976-05-09"), ("death", "1977"))
    found = hulls(claims, "strict")
    assert found[("arrest", "principal", ""), 0] == (day_number(1976, 5, 1), day_number(1976, 5, 9))
    found = hulls(person(("age", Age(20, None)), ("arrest", "1976")), "strict")
    assert found[("birth", "principal", ""), 0] == (None, day_number(1956, 12, 31))


def test_a_step_leads_to_the_first_day_on_which_the_months_are_complete_and_never_back() -> None:
    start = day_number(1895, 12, 1)
    for months, late in product((1, 2, 11, 12, 48, 216), (False, True)):
        step, before = Step(months, 0, late), 0
        for day in range(start, start + 3100):
            reached = step.after(day)
            assert completed(day, reached, late=late) >= months > completed(day, reached - 1, late=late)
            assert reached >= before
            assert step.after(step.last_before(day)) <= day < step.after(step.last_before(day) + 1)
            assert step.after(step.first_reaching(day)) >= day > step.after(step.first_reaching(day) - 1)
            before = reached


def test_a_step_from_many_days_at_once_is_the_step_from_each() -> None:
    days = [*range(day_number(1895, 12, 1), day_number(1904, 5, 1), 7), *range(day_number(2000, 1, 1), day_number(2000, 4, 1))]
    for months, late, more in product((0, 1, -1, 12, 48, -216, 9600), (False, True), (0, -1, 5)):
        step = Step(months, more, late)
        for many, one in ((after_all, step.after), (first_reaching_all, step.first_reaching), (last_before_all, step.last_before)):
            assert many(step, np.array(days)).tolist() == [one(day) for day in days]


def small(seed: int) -> tuple[list[Claim], tuple[int, int]]:
    """A few claims whose slots have at most three unknown days, and a span of days around a 29 February to enumerate."""
    random = Random(seed)
    first = day_number(1976, 2, 24) + random.randrange(3)
    last = first + random.randrange(7, 10)

    def day() -> str:
        return date.fromordinal(random.randint(first, last)).isoformat()

    def span() -> str:
        low, high = sorted((day(), day()))
        return random.choice((low, f"[{low}..{high}]", f"[{low},{high}]", f"[..{high}]", f"[{low}..]", low + "~", ""))

    def number() -> tuple[int | None, int | None]:
        low = random.randrange(5)
        return random.choice(((low, low), (low, low + 2), (None, low), (low, None)))

    def one() -> Spec:
        kind = random.choice(slots)
        unit = random.choice(("days", "days", "months", "years"))
        options: dict[str, object] = {"denied": random.random() < 0.25}
        if KINDS[kind].shape == "state" and random.random() < 0.5:
            low, high = sorted((day(), day()))
            return kind, random.choice((f"{low}/{high}", f"{low}/..", low)), options
        if random.random() < 0.5:
            if random.random() < 0.3:
                options["said"] = day()
            if KINDS[kind].shape == "state" and random.random() < 0.7:
                options["bound"] = random.choice(("start", "end"))
            return kind, span(), options
        about = random.random() < 0.3
        events = tuple(each for each in slots if each != "birth")
        date_only = parse(span() or day())
        at = date_only if random.random() < 0.3 else tuple(random.sample(events, random.randint(1, len(events))))
        until = date_only if random.random() < 0.3 else random.choice(events)
        return random.choice((
            ("age", Age(*number(), unit, at, about), options),
            ("held_for", Length(*number(), unit, random.choice(slots), until, about), options),
            ("order", Order(*random.sample(slots, 2)), options)))

    slots = random.choice((["birth", "arrest", "death"], ["birth", "custody"], ["arrest", "custody"],
                           ["birth", "arrest", "release"]))
    return person(*(one() for _ in range(random.randint(3, 6)))), (first, last)


def every_world(search: Search) -> list[World]:
    """All worlds of a search that is narrowed to a small span of days, by plain enumeration."""
    days = range(search.edge[0], search.edge[1] + 1)
    moments = [(day, day) for day in days]
    stretches = [(a, b) for a, b in product(days, days) if a <= b]
    choices: list[list[tuple[int, int] | None]] = [
        [*([None] if slot[0] != "birth" else []), *(stretches if KINDS[slot[0]].shape == "state" else moments)]
        for slot in search.slots]
    worlds = (World({slot: each for slot, each in zip(search.slots, found, strict=True) if each}, {}, late)
              for found in product(*choices) for late in (False, True))
    return [world for world in worlds if possible(world, born_in_captivity(search.claims), ())]


@pytest.mark.parametrize("seed", range(60))
def test_the_search_agrees_with_the_enumeration_of_every_world_of_a_few_days(seed: int) -> None:
    claims, within = small(seed)
    for reading in ("strict", "tolerant"):
        search = Search(claims, reading, (), within)
        can = consistent(search)
        masks = {sum(1 << place for place, each in enumerate(claims) if holds(each, world, reading))
                 for world in every_world(search)}
        plain = can.copy()
        for mask in range(len(plain)):
            plain[mask] = any(mask & each == mask for each in masks)
        assert (can == plain).all(), f"{reading}, {within}:\n{readable(claims)}"
        conflicting, maximal = borders(plain)
        assert set(maximal) == {mask for mask in masks if not any(mask != each and mask & each == mask for each in masks)}
        assert all(members(mask) for mask in conflicting)
        assert named(claims, can) == answer(claims, reading, (), within)
