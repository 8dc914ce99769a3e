"""Persons: mentions joined by judgements and references."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.judgements import Judgement
from habeas.core.people import Mention
from habeas.linking.persons import in_force, natural, people


def mention(name: str, refers: str = "") -> Mention:
    return Mention(name, f"Name {name}", name.partition(":")[0], 1, refers)


def judged(sort: str, *about: str) -> Judgement:
    return Judgement(f"{sort} {about}", sort, about, "A. Reader", "2026-01-01T00:00:00Z", "read again")


def joined(mentions: Sequence[Mention], *judgements: Judgement) -> set[frozenset[str]]:
    return {frozenset(each.mentions) for each in people(mentions, judgements).persons}


A, B, C, D = (mention(f"list:{number}") for number in (1, 2, 3, 4))
ALL = (A, B, C, D)


def test_without_a_judgement_each_mention_is_a_person() -> None:
    found = people(ALL, [])
    assert [each.mentions for each in found.persons] == [("list:1",), ("list:2",), ("list:3",), ("list:4",)]
    assert not found.disagreeing and not found.dangling


def test_judgements_join_mentions_through_others_whatever_their_order() -> None:
    same = [judged("same", "list:3", "list:1"), judged("same", "list:3", "list:4")]
    assert joined(ALL, *same) == joined(ALL, *same[::-1]) == {frozenset({"list:1", "list:3", "list:4"}), frozenset({"list:2"})}


def test_a_person_is_named_after_the_first_row_and_keeps_the_natural_order() -> None:
    mentions = [mention("list:10"), mention("list:9"), mention("alias:1", refers="list:10")]
    found = people(mentions, [judged("same", "list:10", "list:9")])
    person, = found.persons
    assert (person.id, person.name, person.mentions) == ("list:9", "Name list:9", ("list:9", "list:10", "alias:1"))
    assert dict(found.person_of) == {each.id: "list:9" for each in mentions}


def test_a_row_that_refers_to_another_joins_it_and_one_that_refers_to_nobody_is_reported() -> None:
    found = people([A, mention("alias:1", refers="list:1"), mention("alias:2", refers="list:99")], [])
    assert {each.mentions for each in found.persons} == {("list:1", "alias:1"), ("alias:2",)}
    assert found.dangling == ("alias:2",)


def test_a_reference_judged_different_does_not_join_and_is_no_disagreement() -> None:
    mentions = [A, mention("alias:1", refers="list:1")]
    for about in (("alias:1", "list:1"), ("list:1", "alias:1")):
        found = people(mentions, [judged("different", *about)])
        assert len(found.persons) == 2 and found.disagreeing == ()


def test_two_judgements_that_disagree_join_nothing_and_are_reported_whichever_was_last() -> None:
    same, different = judged("same", "list:1", "list:2"), judged("different", "list:2", "list:1")
    for judgements in ([same, different], [different, same]):
        found = people(ALL, judgements)
        assert len(found.persons) == 4 and found.disagreeing == (("list:1", "list:2"),)


def test_mentions_judged_different_but_joined_through_a_third_are_reported() -> None:
    judgements = [judged("same", "list:1", "list:2"), judged("same", "list:2", "list:3"), judged("different", "list:3", "list:1")]
    found = people(ALL, judgements)
    assert found.disagreeing == (("list:1", "list:3"),)
    assert joined(ALL, *judgements) == {frozenset({"list:1", "list:2", "list:3"}), frozenset({"list:4"})}


def test_a_pair_that_disagrees_in_both_ways_is_reported_once() -> None:
    judgements = [judged("same", "list:1", "list:2"), judged("different", "list:1", "list:2"), judged("same", "list:1", "list:3"),
                  judged("same", "list:3", "list:2")]
    assert people(ALL, judgements).disagreeing == (("list:1", "list:2"),)


def test_mentions_judged_different_that_nothing_joins_are_no_disagreement() -> None:
    assert people(ALL, [judged("different", "list:1", "list:2")]).disagreeing == ()


def test_judgements_about_mentions_that_are_not_here_or_of_another_sort_join_nothing() -> None:
    others = [judged("same", "list:1", "gone:1"), judged("different", "gone:2", "gone:1"), judged("defer", "list:1", "list:2"),
              judged("two events", "list:1", "list:2"), judged("independent", "list:1", "list:2")]
    found = people(ALL, others)
    assert len(found.persons) == 4 and found.disagreeing == ()


def test_withdrawn_judgements_are_not_in_force() -> None:
    judgements = [judged("same", "list:1", "list:2"), judged("same", "list:3", "list:4")]
    assert in_force(judgements, {judgements[0].id}) == judgements[1:]
    assert in_force(judgements, ()) == judgements


pairs = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] != pair[1]), max_size=10)


@given(pairs, pairs)
def test_persons_are_the_connected_mentions_and_each_mention_is_in_one(same: list[tuple[int, int]],
                                                                       different: list[tuple[int, int]]) -> None:
    mentions = [mention(f"list:{number}") for number in range(1, 9)]
    found = people(mentions, [judged(sort, f"list:{one}", f"list:{other}")
                              for sort, drawn in (("same", same), ("different", different)) for one, other in drawn])
    groups = {number: {number} for number in range(1, 9)}
    for one, other in same:
        if (one, other) not in different and (other, one) not in different:
            merged = groups[one] | groups[other]
            for each in merged:
                groups[each] = merged
    expected = {frozenset(f"list:{each}" for each in group) for group in groups.values()}
    assert {frozenset(each.mentions) for each in found.persons} == expected
    assert all(found.person_of[each] == person.id == person.mentions[0] for person in found.persons for each in person.mentions)
    told = {tuple(sorted(pair)) for pair in different if groups[pair[0]] is groups[pair[1]] or pair in same or pair[::-1] in same}
    assert set(found.disagreeing) == {(f"list:{one}", f"list:{other}") for one, other in told}


@pytest.mark.parametrize("names", (["list:1", "list:2", "list:9", "list:10", "list:100"], ["a:10", "b:9"],
                                   ["list:b", "list:c", "list:9"],
                                   ["list", "list:1"]))
def test_names_sort_by_their_number(names: list[str]) -> None:
    assert sorted(names[1:] + names[:1], key=natural) == names


def test_digits_of_other_scripts_and_signs_do_not_stop_the_sort() -> None:
    assert natural("list:²") == ("list", 0, "²") and natural("list:٣")[1] == 0 and natural("list:-3")[1] == 0
