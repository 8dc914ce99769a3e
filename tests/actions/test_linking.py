"""The linking rule: one to one, on the record, reversible pair by pair, and never twice."""

from __future__ import annotations

import pytest

from habeas import questions
from habeas.actions.judging import judge, withdraw
from habeas.actions.linking import link
from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.linking.candidates import RULE
from habeas.store.case import CaseStore
from tests.actions.invented import ADA, HAND, IRIS, LATER, MOLE, MOLE_ROWS, TEO, both, entries, harbour, imported, said

PAIRS = [("harbour:1", "mole:7"), ("harbour:2", "mole:8")]


def pairs(store: CaseStore) -> list[tuple[str, str]]:
    return [(each.first, each.second) for each in link(store, HAND).pairs]


def persons(store: CaseStore) -> list[tuple[str, ...]]:
    return [each.mentions for each in questions.standing(store).people.persons]


def undo(store: CaseStore, *about: str) -> None:
    judgement = next(each for each in store.judgements() if set(each.about) == set(about))
    withdraw(store, judgement, "another of that name", LATER)


def test_rows_of_one_name_are_joined_one_to_one_whatever_its_accents_case_and_order(store: CaseStore) -> None:
    imported(store, harbour(ADA, '2,"de la Véla, Iris",18/02/1977,,'))
    imported(store, MOLE_ROWS.encode(), MOLE)
    assert pairs(store) == PAIRS
    assert persons(store) == [("harbour:1", "mole:7"), ("harbour:2", "mole:8")]


def test_every_pair_is_a_judgement_of_the_rule_in_a_part_of_its_own(store: CaseStore) -> None:
    both(store)
    link(store, HAND)
    assert {(each.sort, each.rule, each.author) for each in store.judgements()} == {("same", RULE, HAND.author)}
    assert len({each.id for each in store.judgements()}) == 2


def test_a_name_that_two_rows_of_one_list_bear_is_left_alone_and_counted(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS, '9,"Iris Vela",01/02/1978,,'))
    imported(store, MOLE_ROWS.encode(), MOLE)
    linked = link(store, HAND)
    assert [(each.first, each.second) for each in linked.pairs] == PAIRS[:1]
    assert linked.shared == 1


def test_a_pair_whose_dates_contradict_is_joined_and_marked_for_review(store: CaseStore) -> None:
    both(store)
    reviews = {each.first: each.review for each in link(store, HAND).pairs}
    assert reviews == {"harbour:1": "arrest 1977-05-12 against 1977-05-19", "harbour:2": ""}
    assert {each.about: each.review for each in store.judgements()}[PAIRS[0]] == reviews["harbour:1"]


@pytest.mark.parametrize("how", ["corrected", "rejected"])
def test_a_date_that_is_out_of_the_reasoning_marks_no_pair_for_review(store: CaseStore, how: str) -> None:
    both(store)
    if how == "corrected":
        imported(store, harbour(ADA.replace("12/05", "19/05"), IRIS, TEO))
    else:
        judge(store, "reject", [said(store, "harbour:1", "arrest").id], "a slip of the pen", HAND)
    assert [each.review for each in link(store, HAND).pairs] == ["", ""]


def test_linking_again_adds_nothing(store: CaseStore) -> None:
    both(store)
    link(store, HAND)
    before = entries(store)
    linked = link(store, LATER)
    assert (linked.pairs, linked.already, entries(store)) == ((), 2, before)


def test_a_newer_edition_brings_only_its_new_pairs(store: CaseStore) -> None:
    both(store)
    link(store, HAND)
    imported(store, MOLE_ROWS.encode() + b"9,Teo Ilmar,1977-08-13,1946\n", MOLE)
    assert pairs(store) == [("harbour:3", "mole:9")]


def test_a_withdrawn_pair_is_parted_alone_and_not_joined_again(store: CaseStore) -> None:
    both(store)
    link(store, HAND)
    undo(store, *PAIRS[0])
    assert persons(store) == [("harbour:1",), ("harbour:2", "mole:8"), ("harbour:3",), ("mole:7",)]
    linked = link(store, HAND)
    assert (linked.pairs, linked.already) == ((), 2)
    assert ("harbour:1",) in persons(store)


def test_a_pair_that_a_person_judged_different_is_not_joined_by_the_rule(store: CaseStore) -> None:
    both(store)
    judge(store, "different", PAIRS[0], "two streets", HAND)
    assert pairs(store) == PAIRS[1:]


def test_what_was_recorded_by_hand_is_joined_by_nobody_but_a_person(store: CaseStore) -> None:
    """Or withdrawing the pair of rows would leave them joined through the note."""
    both(store)
    person = questions.person(questions.standing(store), "harbour:1")
    note = record(store, Saying("her brother", "let go in 1978", "release", parse("1978")), person, None, HAND)
    record(store, Saying("a neighbour", "Teo came home", "release", parse("1978")), "Ilmar, Teo", None, HAND)
    assert pairs(store) == PAIRS
    undo(store, *PAIRS[0])
    assert ("harbour:1", note.mention) in persons(store)
    assert ("mole:7",) in persons(store)


def test_a_dry_run_finds_the_same_pairs_and_writes_nothing(store: CaseStore) -> None:
    both(store)
    before = entries(store)
    would = link(store, HAND, dry_run=True)
    assert entries(store) == before
    assert link(store, HAND) == would


def test_many_pairs_go_into_several_entries(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.actions.linking.PAIRS", 2)
    imported(store, harbour(*(f'{number},"Vela {number}",12/05/1977,,' for number in range(5))))
    imported(store, ("id,name,abducted,born\n" + "".join(f"{number},VELA {number},1977,1950\n" for number in range(5))).encode(), MOLE)
    link(store, HAND)
    assert [len(each.parts) for each in store.entries().values() if each.kind == "mentions.judged"] == [2, 2, 1]


def test_rows_that_are_one_person_by_way_of_a_third_are_not_offered_until_that_is_taken_back(store: CaseStore) -> None:
    both(store)
    third = record(store, Saying("her aunt", "taken in May", "arrest", parse("1977-05")), "A. B.", None, HAND).mention
    for each in PAIRS[0]:
        judge(store, "same", [each, third], "her aunt names her", HAND)
    assert [(each.first, each.second) for each in link(store, HAND, dry_run=True).pairs] == PAIRS[1:]
    undo(store, PAIRS[0][1], third)
    assert pairs(store) == PAIRS
