"""The background of docs/rules.md, pair by pair: nothing that it orders is missing, and it orders nothing else."""

from __future__ import annotations

from itertools import product

import pytest

from habeas.checking.problem import build
from habeas.checking.rules import alternatives
from habeas.checking.slots import slots_of
from habeas.core.calendar import day_number
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Order

from .invented import can_hold, claim, conflicts, on
from .values import length

DAY = day_number(1976, 5, 10)
DATED = [kind for kind, row in KINDS.items() if row.shape in ("event", "state")]
AFTER_ARREST = {"custody", "isolation", "incommunicado", "stay", "reasons_given", "judge_first", "transfer", "arrival_camp",
                "admission_exam", "escape", "release"}
BEFORE_RELEASE = {"arrest", "transfer", "custody", "isolation", "incommunicado", "stay"}
TRIALS = ["trial_start", "judgment_first", "judgment_final"]


def in_order(first: str, second: str, captive: bool, same_episode: bool) -> bool:
    """Whether the model binds `first` to be not after `second`."""
    lives = KINDS[first].life, KINDS[second].life
    if lives == ("birth", "in life"):
        return not (captive and second in ("arrest", "custody", "stay"))
    if lives in (("birth", "death"), ("birth", "after"), ("in life", "death"), ("in life", "after"), ("death", "after")):
        return True
    if not same_episode:
        return False
    if first in TRIALS and second in TRIALS:
        return TRIALS.index(first) < TRIALS.index(second)
    return ((first == "arrest" and second in AFTER_ARREST) or (second == "release" and first in BEFORE_RELEASE)
            or (first, second) == ("remains_found", "remains_identified"))


def dated(kind: str, day: int, bound: str, episode: str) -> Claim:
    """An event on a day, or the start or end of a state."""
    return claim(kind, on(day), bound=bound if KINDS[kind].shape == "state" else "", by=f"{kind} {bound}", episode=episode)


def together(first: str, second: str, captive: bool, episode: str) -> bool:
    """Whether `first` (if a state: its end) can lie a day after `second` (if a state: its start)."""
    claims = [dated(first, DAY + 1, "end", PRINCIPAL), dated(second, DAY, "start", episode)]
    slot_of = slots_of(claims)
    problem = build([alternatives(each, "strict", slot_of) for each in claims], (), captive)
    return problem.consistent(problem.everything)


@pytest.mark.parametrize(("episode", "captive"), ((PRINCIPAL, False), ("second", False), (PRINCIPAL, True)))
def test_the_background_orders_these_pairs_of_kinds_and_no_others(episode: str, captive: bool) -> None:
    wrong = [(first, second) for first, second in product(DATED, DATED)
             if first != second and together(first, second, captive, episode) == in_order(first, second, captive,
                                                                                          episode == PRINCIPAL)]
    assert wrong == []


@pytest.mark.parametrize("kind", [kind for kind in DATED if KINDS[kind].shape == "state"])
def test_a_state_does_not_end_before_it_starts_but_may_end_on_that_day(kind: str) -> None:
    start = claim(kind, "1976-05-10", bound="start")
    assert can_hold([start, claim(kind, "1976-05-10", bound="end")])
    assert conflicts([start, claim(kind, "1976-05-09", bound="end")]) == {frozenset({0, 1})}


def test_what_is_ordered_may_lie_on_one_day() -> None:
    half = len(DATED) // 2
    for kinds in (DATED[:half], DATED[half:], DATED[half // 2:-half // 2]):
        assert can_hold([claim(kind, "1976-05-10") for kind in kinds])


def test_an_event_that_did_not_happen_orders_nothing() -> None:
    """Were the release not denied, the transfer after it would be in conflict with it."""
    assert can_hold([claim("release", "1976-05-10", denied=True), claim("transfer", "1976-05-11")])
    assert not can_hold([claim("release", "1976-05-10"), claim("transfer", "1976-05-11")])
    assert can_hold([claim("arrest", denied=True), claim("birth", "1976"), claim("trial_start", "1970")])


def test_the_order_is_carried_by_an_event_of_which_no_date_is_known() -> None:
    """Released at some time after the custody ended, and therefore dead after it."""
    ended, arrested = claim("custody", "1976-05-10", bound="end"), claim("arrest", "1976-01-01")
    assert conflicts([arrested, ended, claim("release"), claim("order", Order("release", "hearing")),
                      claim("hearing", "1976-05-09")]) == {
        frozenset({1, 3, 4})}
    assert can_hold([arrested, ended, claim("release"), claim("order", Order("release", "hearing")),
                     claim("hearing", "1976-05-10")])


# ---- stays at places that exclude each other


AB = frozenset({"Alder", "Birch"})


def stays(*spans: tuple[str, str]) -> list[Claim]:
    return [claim("stay", span, place=place, by=f"Source {number}") for number, (place, span) in enumerate(spans)]


@pytest.mark.parametrize(("first", "second", "fits"), (
    ("1976-05-01/1976-05-09", "1976-05-09/1976-06-01", True),
    ("1976-05-01/1976-05-10", "1976-05-09/1976-06-01", False),
    ("1976-05-09/1976-06-01", "1976-05-01/1976-05-09", True),
    ("1976-05-01/1976-06-01", "1976-05-09/1976-05-11", False),
    ("1976-05-01/1976-06-01", "1976-05-09/1976-05-09", False)))
def test_exclusive_stays_share_no_more_than_the_day_on_which_one_ends(first: str, second: str, fits: bool) -> None:
    claims = stays(("Alder", first), ("Birch", second))
    assert (conflicts(claims, exclusive=(AB,)) == set()) is fits
    assert conflicts(claims) == set()


def test_three_exclusive_stays_find_their_order_or_conflict_in_pairs() -> None:
    every = (AB, frozenset({"Birch", "Cedar"}), frozenset({"Alder", "Cedar"}))
    fitting = stays(("Alder", "1976-05/1976-06-01"), ("Birch", "1976-06-20/1976-07-01"), ("Cedar", "1976-06-01/1976-06-20"))
    assert conflicts(fitting, exclusive=every) == set()
    crowded = stays(("Alder", "1976-05-01/1976-06-02"), ("Birch", "1976-06-01/1976-07-02"), ("Cedar", "1976-07-01/1976-08-01"))
    assert conflicts(crowded, exclusive=every) == {frozenset({0, 1}), frozenset({1, 2})}
    assert conflicts(crowded, exclusive=every[1:]) == {frozenset({1, 2})}


def test_a_stay_does_not_exclude_another_at_its_own_place_or_places_nobody_declared() -> None:
    claims = stays(("Alder", "1976-05-01/1976-06-02"), ("Alder", "1976-05-01/1976-06"), ("Dale", "1976-05-01/1976-06-02"))
    assert conflicts(claims, exclusive=(AB,)) == set()


def test_undated_exclusive_stays_with_lengths_conflict_where_no_order_leaves_room() -> None:
    """A detention of ten days has no room for two stays of six."""
    days = [claim("held_for", length(6, None, "days", since="stay", until="stay"), place=place, by=place) for place in ("Alder",
                                                                                                                        "Birch")]
    spans = [claim("arrest", "1976-05-01"), claim("release", "1976-05-10")]
    ends = [claim("stay", place=place, by=f"{place} too") for place in ("Alder", "Birch")]
    assert conflicts([*spans, *days, *ends], exclusive=(AB,)) != set()
    assert conflicts([claim("arrest", "1976-05-01"), claim("release", "1976-05-11"), *days, *ends], exclusive=(AB,)) == set()
