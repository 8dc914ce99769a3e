"""Judgements: what each does to a check, that taking it back undoes just that, and that none wins by being the last."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge, withdraw
from habeas.core.errors import BadJudgement
from habeas.store.case import CaseStore
from tests.actions.invented import HAND, LATER, both, case_kinds, conflicts, entries, file_of, said


@pytest.fixture
def joined(store: CaseStore) -> CaseStore:
    """Ada of both registers judged to be one person: their dates of arrest are a week apart."""
    both(store)
    judged(store, "same", "harbour:1", "mole:7")
    return store


def judged(store: CaseStore, sort: str, *about: str, hand: Hand = HAND) -> str:
    return judge(store, sort, about, "by the papers", hand)


def undo(store: CaseStore, judgement: str) -> None:
    withdraw(store, questions.judgement(store, judgement), "on second thoughts", LATER)


def arrests(store: CaseStore) -> tuple[str, str]:
    return said(store, "harbour:1", "arrest").id, said(store, "mole:7", "arrest").id


def in_reasoning(store: CaseStore) -> set[str]:
    return {claim.id for claim in file_of(store, "harbour:1").check.claims}


def test_same_joins_two_mentions_and_its_withdrawal_parts_them(store: CaseStore) -> None:
    both(store)
    assert conflicts(store, "harbour:1") == []
    judgement = judged(store, "same", "harbour:1", "mole:7")
    conflict, = conflicts(store, "mole:7")
    assert (conflict.person, conflict.hard, conflict.gap_days, {claim.speaker for claim in conflict.claims}) == (
        "harbour:1", True, 7, {"Harbour", "Mole"})
    undo(store, judgement)
    assert conflicts(store, "harbour:1") == conflicts(store, "mole:7") == []
    assert questions.person(questions.standing(store), "mole:7").id == "mole:7"


def test_two_events_removes_the_conflict_and_its_withdrawal_brings_it_back(joined: CaseStore) -> None:
    before = conflicts(joined, "harbour:1")
    judgement = judged(joined, "two events", *arrests(joined))
    assert conflicts(joined, "harbour:1") == []
    undo(joined, judgement)
    assert conflicts(joined, "harbour:1") == before != []


def test_reject_takes_the_claim_out_of_the_reasoning_and_not_off_the_record(joined: CaseStore) -> None:
    first, _ = arrests(joined)
    judgement = judged(joined, "reject", first)
    file = file_of(joined, "harbour:1")
    assert conflicts(joined, "harbour:1") == []
    assert first not in in_reasoning(joined)
    assert first in {claim.id for claim in file.claims}
    undo(joined, judgement)
    assert first in in_reasoning(joined)
    assert len(conflicts(joined, "harbour:1")) == 1


@pytest.mark.parametrize("sort", ["prefer", "defer"])
def test_prefer_and_defer_change_nothing_in_the_reasoning(joined: CaseStore, sort: str) -> None:
    before, reasoned = conflicts(joined, "harbour:1"), in_reasoning(joined)
    first, _ = arrests(joined)
    judgement = judged(joined, sort, first)
    assert (conflicts(joined, "harbour:1"), in_reasoning(joined)) == (before, reasoned)
    assert file_of(joined, "harbour:1").check.preferred == ({first} if sort == "prefer" else set())
    undo(joined, judgement)
    assert file_of(joined, "harbour:1").check.preferred == set()


@pytest.mark.parametrize("sort", ["independent", "copied"])
def test_judgements_on_sources_change_no_conflict_and_stand_until_withdrawn(joined: CaseStore, sort: str) -> None:
    before = conflicts(joined, "harbour:1")
    judgement = judged(joined, sort, "Harbour", "Mole")
    assert conflicts(joined, "harbour:1") == before
    assert judgement in {each.id for each in questions.standing(joined).judgements}
    undo(joined, judgement)
    assert judgement not in {each.id for each in questions.standing(joined).judgements}
    assert judgement in {each.id for each in joined.judgements()}  # it stays on the record


def test_one_event_brings_a_second_arrest_of_another_label_back_into_conflict(joined: CaseStore) -> None:
    from habeas.actions.recording import Saying, record
    from habeas.core.when import parse

    person = questions.person(questions.standing(joined), "harbour:1")
    other = record(joined, Saying("her brother", "taken in June 1980", "arrest", parse("1980-06"), episode="2"), person, None, HAND)
    before = len(conflicts(joined, "harbour:1"))
    judgement = judged(joined, "one event", arrests(joined)[0], other.id)
    assert len(conflicts(joined, "harbour:1")) > before
    undo(joined, judgement)
    assert len(conflicts(joined, "harbour:1")) == before


# ---- disagreement -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(itertools.permutations(["same", "different"])))
def test_same_and_different_are_both_shown_and_join_nobody_in_whatever_order_they_came(store: CaseStore, order: Sequence[str]) -> None:
    both(store)
    first, second = (judged(store, sort, "harbour:1", "mole:7", hand=hand) for sort, hand in zip(order, (HAND, LATER), strict=True))
    assert questions.person(questions.standing(store), "mole:7").id == "mole:7"
    assert case_kinds(store) == ["disagreeing judgements"]
    undo(store, first if order[0] == "different" else second)
    assert (case_kinds(store), questions.person(questions.standing(store), "mole:7").id) == ([], "harbour:1")


@pytest.mark.parametrize("order", list(itertools.permutations(["two events", "one event"])))
def test_two_events_and_one_event_are_both_shown_and_neither_has_effect(joined: CaseStore, order: Sequence[str]) -> None:
    before = conflicts(joined, "harbour:1")
    made = {sort: judged(joined, sort, *arrests(joined), hand=hand) for sort, hand in zip(order, (HAND, LATER), strict=True)}
    finding, = questions.case_findings(joined, questions.standing(joined))
    assert (finding.kind, finding.person, {claim.id for claim in finding.claims}) == (
        "disagreeing judgements", "harbour:1", set(arrests(joined)))
    assert conflicts(joined, "harbour:1") == before
    undo(joined, made["one event"])
    assert (conflicts(joined, "harbour:1"), case_kinds(joined)) == ([], [])


@pytest.mark.parametrize("order", list(itertools.permutations(["prefer", "reject"])))
def test_prefer_and_reject_of_one_claim_are_shown_and_it_stays_out_in_whatever_order_they_came(
        joined: CaseStore, order: Sequence[str]) -> None:
    claim, _ = arrests(joined)
    for sort, hand in zip(order, (HAND, LATER), strict=True):
        judged(joined, sort, claim, hand=hand)
    assert case_kinds(joined) == ["disagreeing judgements"]
    assert claim not in in_reasoning(joined)


def test_independent_and_copied_of_the_same_two_sources_are_shown(joined: CaseStore) -> None:
    judged(joined, "independent", "Harbour", "Mole")
    judged(joined, "copied", "Mole", "Harbour")
    finding, = questions.case_findings(joined, questions.standing(joined))
    assert (finding.kind, finding.person) == ("disagreeing judgements", "")
    assert "Harbour and Mole" in finding.explanation


def test_judgements_on_different_things_do_not_disagree(joined: CaseStore) -> None:
    first, second = arrests(joined)
    judged(joined, "prefer", first)
    judged(joined, "reject", second)
    assert case_kinds(joined) == []


# ---- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sort", "about"), [
    ("guilty", ["harbour:1"]), ("same", ["harbour:1"]), ("same", ["harbour:1", "harbour:1"]), ("prefer", []),
    ("different", ["harbour:1", "harbour:2", "mole:7"]), ("copied", ["Harbour", "Harbour"]),
])
def test_a_judgement_that_makes_no_sense_is_refused(store: CaseStore, sort: str, about: list[str]) -> None:
    both(store)
    before = entries(store)
    with pytest.raises(BadJudgement):
        judged(store, sort, *about)
    assert entries(store) == before


def test_claims_of_different_kinds_cannot_be_two_events_of_one_kind(joined: CaseStore) -> None:
    with pytest.raises(BadJudgement, match="arrest, birth"):
        judged(joined, "two events", arrests(joined)[0], said(joined, "mole:7", "birth").id)


def test_nobody_is_born_twice(joined: CaseStore) -> None:
    from habeas.actions.recording import Saying, record
    from habeas.core.when import parse

    person = questions.person(questions.standing(joined), "harbour:1")
    other = record(joined, Saying("her brother", "born in 1949", "birth", parse("1949")), person, None, HAND)
    with pytest.raises(BadJudgement, match="one birth"):
        judged(joined, "two events", said(joined, "mole:7", "birth").id, other.id)


def test_a_judgement_can_be_withdrawn_once(joined: CaseStore) -> None:
    judgement = judged(joined, "reject", arrests(joined)[0])
    undo(joined, judgement)
    with pytest.raises(BadJudgement, match="already"):
        undo(joined, judgement)
