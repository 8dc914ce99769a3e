"""Judgements that are made of several at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas import questions
from habeas.actions.judging import judge
from habeas.actions.linking import link
from habeas.actions.parting import join, part, two_events, unite
from habeas.core.errors import BadJudgement
from habeas.store.case import CaseStore
from tests.actions.invented import HAND, LATER, both, case_kinds, conflicts, entries, new_case, said


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with new_case(tmp_path / "case") as found:
        both(found)
        link(found, HAND)
        yield found


def persons(store: CaseStore) -> list[tuple[str, ...]]:
    return [each.mentions for each in questions.standing(store).people.persons]


def test_an_entry_that_is_parted_becomes_a_person_of_its_own_and_nothing_disagrees(store: CaseStore) -> None:
    part(store, questions.standing(store).judgements, ("mole:7", ["harbour:1", "mole:7"]), "two women", LATER)
    assert ("harbour:1",) in persons(store) and ("mole:7",) in persons(store)
    assert "disagreeing judgements" not in case_kinds(store)
    assert [each.reason for each in store.withdrawals()] == ["two women"]


def test_only_the_judgements_that_tie_the_parted_entry_are_taken_back(store: CaseStore) -> None:
    part(store, questions.standing(store).judgements, ("mole:7", ["harbour:1"]), "two women", LATER)
    assert any(set(each) == {"harbour:2", "mole:8"} for each in persons(store))


def test_who_was_parted_is_joined_again(store: CaseStore) -> None:
    before = persons(store)
    part(store, questions.standing(store).judgements, ("mole:7", ["harbour:1"]), "two women", LATER)
    join(store, questions.standing(store).judgements, ("harbour:1", "mole:7"), "one woman after all", LATER)
    assert persons(store) == before and "disagreeing judgements" not in case_kinds(store)


def test_one_entry_alone_cannot_be_parted(store: CaseStore) -> None:
    written = entries(store)
    with pytest.raises(BadJudgement):
        part(store, (), ("mole:7", ["mole:7"]), "alone", HAND)
    assert entries(store) == written


def test_two_events_are_one_entry_however_many_claims_are_moved(store: CaseStore) -> None:
    first, second = said(store, "harbour:1", "arrest"), said(store, "mole:7", "arrest")
    assert len(conflicts(store, "Ada Brand")) == 1
    written = entries(store)
    two_events(store, first.id, [second.id], "taken twice", HAND)
    assert entries(store) == written + 1 and conflicts(store, "Ada Brand") == []


@pytest.mark.parametrize("kind", ["birth"])
def test_there_are_no_two_births(store: CaseStore, kind: str) -> None:
    claim = said(store, "mole:7", kind)
    with pytest.raises(BadJudgement):
        two_events(store, claim.id, [said(store, "mole:8", kind).id], "twice born", HAND)
    with pytest.raises(BadJudgement):
        two_events(store, claim.id, [claim.id], "one claim", HAND)
    assert judge(store, "defer", [claim.id], "later", HAND)


def test_two_persons_are_one_by_one_judgement_and_everything_that_kept_them_apart_is_taken_back(store: CaseStore) -> None:
    before = persons(store)
    part(store, questions.standing(store).judgements, ("mole:7", ["harbour:1"]), "two women", LATER)
    judge(store, "same", ["mole:7", "mole:8"], "a slip", LATER)
    judge(store, "different", ["harbour:1", "mole:8"], "a slip too", LATER)
    standing = questions.standing(store)
    first, second = standing.people.person_of["harbour:1"], standing.people.person_of["mole:7"]
    assert first != second
    mentions = standing.person_by_id[first].mentions, standing.person_by_id[second].mentions
    made = unite(store, standing.judgements, mentions, "one woman after all", LATER)
    now = questions.standing(store)
    assert len(persons(store)) == len(before) - 1 and "disagreeing judgements" not in case_kinds(store)
    assert not [each for each in now.judgements if each.sort == "different"]
    assert [each.sort for each in now.judgements if each.id == made] == ["same"]
