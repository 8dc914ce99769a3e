"""Which event a claim speaks of: the principal one, one of its own, or one that a judgement made."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from habeas.checking import check
from habeas.checking.slots import slots_of
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement

from .invented import can_hold, claim, judged, sets_of
from .values import age, length

FIRST = claim("arrest", "1976-05-10", by="Register")
SECOND = claim("arrest", "1977-08-02", by="Commission")


def judged_conflicts(claims: Sequence[Claim], *judgements: Judgement) -> set[frozenset[int]]:
    return sets_of(check(claims, reading="strict", judgements=judgements), claims)


def test_principal_claims_of_all_mentions_share_one_slot() -> None:
    assert not can_hold([FIRST, SECOND])


def test_a_claim_with_an_episode_label_has_a_slot_of_its_own_and_shares_it_with_the_same_label() -> None:
    labelled = claim("arrest", "1977-08-02", by="Commission", episode="second arrest")
    assert can_hold([FIRST, labelled])
    assert not can_hold([labelled, claim("arrest", "1977-08-03", by="Register", episode="second arrest")])


def test_a_claim_without_a_label_keeps_a_slot_of_its_own() -> None:
    assert can_hold([claim("arrest", "1976-05-10", by=by, episode="") if by != "B" else claim("arrest", "1977", by=by, episode="")
                     for by in "AB"])


@pytest.mark.parametrize("kind", ("birth", "death"))
def test_one_is_born_and_dies_once_whatever_the_episode(kind: str) -> None:
    assert not can_hold([claim(kind, "1976-05-10"), claim(kind, "1976-05-11", by="Commission", episode="second")])
    assert not can_hold([claim(kind, "1976-05-10", episode=""), claim(kind, "1976-05-11", by="Commission", episode="")])


@pytest.mark.parametrize(("date", "place", "joins"), (
    ("1976-05", "Alder", True), ("1976-05", "ALDER", True), ("1976-05", "Birch", False), ("1976-05", "", False),
    ("1976-06", "Alder", False),
    ("[..1976-05-10]", "Alder", True), ("[1976-05-11..]", "Alder", False), ("[1976-05-10..]", "Alder", True),
    ("[..1976-05-09]", "Alder", False),
    ("[1975-01-01,1976-05-10]", "Alder", True)))
def test_a_claim_without_a_label_joins_the_principal_slot_where_date_and_place_agree(date: str, place: str, joins: bool) -> None:
    principal = claim("arrest", "1976-05-10", place="Alder")
    own = claim("arrest", date, by="Courier", episode="", place=place)
    slot_of = slots_of([principal, own])
    assert (slot_of(own, "arrest") == slot_of(principal, "arrest")) is joins


def test_a_claim_of_another_kind_at_that_place_does_not_join_it() -> None:
    principal, own = claim("release", "1976-05-10", place="Alder"), claim("arrest", "1976-05-10", by="Courier", episode="",
                                                                          place="Alder")
    assert slots_of([principal, own])(own, "arrest").episode == own.id


def test_nothing_joins_the_slot_of_a_labelled_episode_by_date_and_place() -> None:
    labelled = claim("arrest", "1976-05-10", place="Alder", episode="second")
    own = claim("arrest", "1976-05-10", by="Courier", episode="", place="Alder")
    assert slots_of([labelled, own])(own, "arrest") != slots_of([labelled, own])(labelled, "arrest")


def test_a_stay_has_a_slot_for_each_place_and_so_have_the_lengths_that_speak_of_it() -> None:
    stay = claim("stay", "1976-05-10", bound="start", place="Alder")
    end = claim("stay", "1976-05-20", bound="end", place="Alder", by="Commission")
    for place, fits in (("Alder", False), ("Birch", True)):
        long = claim("held_for", length(30, 30, "days", since="stay", until="stay"), place=place, by="Courier")
        assert can_hold([stay, end, long]) is fits


def test_two_events_by_judgement_are_two_slots_and_the_ages_of_each_list_go_with_its_own() -> None:
    ages = [claim("birth", "1950-03-10"), claim("age", age(26, 26), by="Register"), claim("age", age(27, 27), by="Commission")]
    claims = [FIRST, SECOND, *ages]
    assert judged_conflicts(claims) != set()
    assert judged_conflicts(claims, judged("two events", FIRST, SECOND)) == set()
    swapped = [FIRST, SECOND, ages[0], claim("age", age(27, 27), by="Register")]
    assert judged_conflicts(swapped, judged("two events", FIRST, SECOND)) == {frozenset({0, 2, 3})}


def test_two_events_of_one_mention_are_told_apart_claim_by_claim() -> None:
    again = claim("arrest", "1977-08-02", by="Register")
    third = claim("arrest", "1978-08-02", by="Register")
    assert judged_conflicts([FIRST, again]) == {frozenset({0, 1})}
    assert judged_conflicts([FIRST, again], judged("two events", FIRST, again)) == set()
    assert judged_conflicts([FIRST, again, third], judged("two events", FIRST, again, third)) == set()


def test_two_events_moves_only_the_kind_that_was_judged() -> None:
    deaths = [claim("release", "1977-09-01", by="Register"), claim("release", "1977-10-01", by="Commission")]
    assert judged_conflicts([FIRST, SECOND, *deaths], judged("two events", FIRST, SECOND)) == {frozenset({2, 3})}


def test_two_births_cannot_be_judged_to_be_two_events() -> None:
    births = [claim("birth", "1950"), claim("birth", "1951", by="Commission")]
    assert judged_conflicts(births, judged("two events", *births)) == {frozenset({0, 1})}


def test_one_event_by_judgement_brings_a_labelled_claim_to_the_principal_slot() -> None:
    labelled = claim("arrest", "1977-08-02", by="Commission", episode="second")
    assert judged_conflicts([FIRST, labelled]) == set()
    assert judged_conflicts([FIRST, labelled], judged("one event", FIRST, labelled)) == {frozenset({0, 1})}


def test_one_event_by_judgement_joins_two_claims_that_had_slots_of_their_own() -> None:
    own, other = claim("arrest", "1976-05-10", episode=""), claim("arrest", "1977-08-02", by="Commission", episode="")
    assert judged_conflicts([own, other]) == set()
    assert judged_conflicts([own, other], judged("one event", own, other)) == {frozenset({0, 1})}


def test_one_event_by_judgement_brings_a_claim_to_the_slot_that_the_first_has() -> None:
    """The first claim's own slot was made by a judgement."""
    third = claim("arrest", "1977-09-02", by="Courier", episode="third")
    split = judged("two events", FIRST, SECOND)
    joined = judged("one event", SECOND, third, number=2)
    assert judged_conflicts([FIRST, SECOND, third], split, joined) == {frozenset({1, 2})}


@pytest.mark.parametrize("numbers", ((1, 2), (2, 1)))
def test_claims_judged_one_event_in_two_judgements_share_one_slot(numbers: tuple[int, int]) -> None:
    claims = [claim("arrest", f"197{number}", by=by, episode="") for number, by in enumerate("ABC", 6)]
    judgements = [judged("one event", claims[0], claims[1], number=numbers[0]),
                  judged("one event", claims[2], claims[0], number=numbers[1])]
    assert judged_conflicts(claims, *judgements) == {frozenset({0, 1}), frozenset({0, 2}), frozenset({1, 2})}


def test_judgements_about_claims_that_are_not_there_change_nothing() -> None:
    elsewhere = claim("arrest", "1980", by="Elsewhere")
    assert judged_conflicts([FIRST, SECOND], judged("two events", elsewhere, SECOND)) == {frozenset({0, 1})}
    assert judged_conflicts([FIRST, SECOND], judged("one event", elsewhere, SECOND)) == {frozenset({0, 1})}


def test_the_order_of_judgements_does_not_count() -> None:
    labelled = claim("arrest", "1977-08-02", by="Courier", episode="second")
    judgements = [judged("two events", FIRST, SECOND, number=1), judged("one event", SECOND, labelled, number=2)]
    claims = [FIRST, SECOND, labelled]
    assert judged_conflicts(claims, *judgements) == judged_conflicts(claims, *judgements[::-1])
