"""Candidates: the same name, borne by one row of each of two lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.claims import PRINCIPAL, Cell, Claim
from habeas.core.people import Mention
from habeas.core.values import Unspecified
from habeas.core.when import parse
from habeas.linking.candidates import Pair, candidates


def row(place: str, number: int, name: str, refers: str = "") -> Mention:
    return Mention(f"{place}:{number}", name, place, number, refers)


def dated(mention: str, kind: str, date: str, denied: bool = False, episode: str = PRINCIPAL) -> Claim:
    return Claim(mention, kind, parse(date) if date else Unspecified(), mention.partition(":")[0], Cell("00", "", 2, kind), date,
                 not denied, episode=episode)


def pairs(mentions: Iterable[Mention], claims: Iterable[Claim] = (), decided: Collection[frozenset[str]] = ()) -> list[Pair]:
    return list(candidates(mentions, lambda wanted: [each for each in claims if each.mention in wanted], decided).pairs)


NORTH, SOUTH = row("north", 1, "Vega, Ana"), row("south", 7, "ANA VEGA")


def test_one_row_in_each_of_two_lists_is_a_pair() -> None:
    assert pairs([NORTH, SOUTH, row("south", 8, "Eva Sosa")]) == [Pair("north:1", "south:7", "")]


def test_a_name_borne_twice_in_one_list_is_left_alone_and_counted() -> None:
    found = candidates([NORTH, row("north", 2, "Ana de Vega"), SOUTH, row("south", 8, "Eva Sosa"), row("north", 9, "Sosa, Eva")],
                       lambda wanted: [])
    assert found.pairs == (Pair("north:9", "south:8", ""),) and found.shared == 1


def test_rows_of_one_list_are_no_pair() -> None:
    assert pairs([NORTH, row("north", 2, "Ana Vega")]) == []


def test_every_two_of_three_lists_are_compared_each_on_its_own() -> None:
    mentions = [NORTH, SOUTH, row("west", 3, "Ana Vega"), row("west", 4, "Ana Vega")]
    assert [each[:2] for each in pairs(mentions)] == [("north:1", "south:7")]
    assert {each[:2] for each in pairs(mentions[:-1])} == {("north:1", "south:7"), ("north:1", "west:3"), ("south:7", "west:3")}


@pytest.mark.parametrize("other", (row("south", 7, ""), row("south", 7, "-"), row("south", 7, "Ana Vega", refers="north:1"),
                                   row("south", 0, "Ana Vega")), ids=("no name", "no letter", "a reference", "recorded by hand"))
def test_these_rows_bear_no_name_of_their_own(other: Mention) -> None:
    assert pairs([NORTH, other, row("north", 2, "")]) == []


def test_a_reference_does_not_make_a_name_shared() -> None:
    assert [each[:2] for each in pairs([NORTH, SOUTH, row("south", 8, "Ana Vega", refers="north:1")])] == [("north:1", "south:7")]


def test_pairs_that_are_judged_already_are_left_out_either_way_round() -> None:
    for decided in (("north:1", "south:7"), ("south:7", "north:1")):
        assert pairs([NORTH, SOUTH], decided=[frozenset(decided)]) == []
    assert pairs([NORTH, SOUTH], decided=[frozenset(("north:1", "south:8"))]) != []


@pytest.mark.parametrize(("kind", "one", "other", "review"), (
    ("birth", "1950", "1951", "birth 1950 against 1951"), ("birth", "1951", "1950", "birth 1951 against 1950"),
    ("birth", "1950", "1950-03-10", ""), ("birth", "1950-03-10", "1950-03-11", "birth 1950-03-10 against 1950-03-11"),
    ("arrest", "1976-05", "1976-06", "arrest 1976-05 against 1976-06"),
    ("death", "[..1976]", "1977", "death [..1976] against 1977"),
    ("death", "[..1976]", "1976", ""), ("arrest", "1976-05-10", "1976-05-10", ""), ("release", "1976", "1977", "")))
def test_contradicting_dates_mark_a_pair_for_review_and_do_not_hide_it(kind: str, one: str, other: str, review: str) -> None:
    assert pairs([NORTH, SOUTH], [dated("north:1", kind, one), dated("south:7", kind, other)]) == [Pair("north:1", "south:7",
                                                                                                        review)]


def test_all_contradictions_are_named_once() -> None:
    claims = [dated("north:1", "birth", "1950"), dated("north:1", "death", "1976"), dated("south:7", "birth", "1951"),
              dated("south:7", "death", "1977"), dated("south:7", "death", "1977")]
    assert pairs([NORTH, SOUTH], claims)[0].review == "birth 1950 against 1951; death 1976 against 1977"


@pytest.mark.parametrize("other", (dated("south:7", "birth", "1951", denied=True),
                                   dated("south:7", "birth", "1951", episode="second"),
                                   dated("south:7", "birth", ""), dated("south:8", "birth", "1951"),
                                   dated("south:7", "arrest", "1951")),
                         ids=("denied", "another episode", "no date", "another row", "another kind"))
def test_what_is_no_contradiction_marks_nothing(other: Claim) -> None:
    assert pairs([NORTH, SOUTH], [dated("north:1", "birth", "1950"), other])[0].review == ""


def test_claims_are_asked_for_once_and_only_for_the_pairs() -> None:
    asked: list[set[str]] = []

    def claims_of(wanted: Collection[str]) -> list[Claim]:
        asked.append(set(wanted))
        return []

    candidates([NORTH, SOUTH, row("south", 8, "Eva Sosa")], claims_of)
    assert asked == [{"north:1", "south:7"}]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("Ana Vega", "Vega, Ana", "Eva Sosa", "Luz Mora", ""))),
                max_size=12))
def test_each_pair_is_one_to_one_in_its_two_lists_and_no_such_pair_is_missed(drawn: list[tuple[str, str]]) -> None:
    mentions = [row(place, number, name) for number, (place, name) in enumerate(drawn, 1)]
    keys = {each.id: " ".join(sorted(each.name.lower().replace(",", "").split())) for each in mentions}
    count = Counter((each.place, keys[each.id]) for each in mentions)
    expected = {(one.id, other.id) for one in mentions for other in mentions
                if one.place < other.place and keys[one.id] == keys[other.id] != ""
                and count[one.place, keys[one.id]] == 1 == count[other.place, keys[other.id]]}
    found = pairs(mentions)
    assert {each[:2] for each in found} == expected and len(found) == len(expected)
    assert pairs(mentions[::-1]) == found
