"""Rounds of checks: what one finds after a change is what checking everybody would find, and no page waits for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from habeas import questions
from habeas.actions.judging import judge, withdraw
from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import shelf
from habeas.web.roles import Role
from habeas.web.rounds import Round
from habeas.web.shelf import Shelved
from habeas.web.snapshot import snapshot
from habeas.web.summary import next_steps
from tests.actions.invented import ADA, HAND, IRIS, TEO, harbour, imported, said
from tests.web.invented import Made, ada, inside


def prefer(store: CaseStore) -> None:
    judge(store, "prefer", [said(store, "mole:7", "arrest").id], "first", HAND)


def reject(store: CaseStore) -> None:
    judge(store, "reject", [said(store, "mole:7", "arrest").id], "a slip", HAND)


def two_events(store: CaseStore) -> None:
    judge(store, "two events", [said(store, "mole:7", "arrest").id, said(store, "harbour:1", "arrest").id], "two", HAND)


def apart(store: CaseStore) -> None:
    for each in questions.standing(store).judgements:
        if each.sort == "same":
            withdraw(store, each, "not the same", HAND)
    judge(store, "different", ["harbour:1", "mole:7"], "two women", HAND)


def together(store: CaseStore) -> None:
    judge(store, "same", ["harbour:3", "mole:8"], "one man", HAND)


def copied(store: CaseStore) -> None:
    judge(store, "copied", ["Harbour", "Mole"], "the same slip", HAND)


def told(store: CaseStore) -> None:
    saying = Saying("a neighbour", "gone since 1975", "arrest", parse("1975"))
    record(store, saying, questions.person(questions.standing(store), "mole:8"), None, HAND)


def somebody_new(store: CaseStore) -> None:
    record(store, Saying("a neighbour", "Olo was taken in 1975", "arrest", parse("1975")), "Olo Marr", None, HAND)


def edition(store: CaseStore) -> None:
    imported(store, harbour(ADA.replace("12/05", "19/05"), IRIS, TEO))


CHANGES = [prefer, reject, two_events, apart, together, told, somebody_new]


def whole(store: CaseStore) -> Round:
    """A round that knows of none before."""
    found = Round(store, lambda: snapshot(store, None))
    found.wait()
    return found


def after(place: Shelved, change: Callable[[CaseStore], None]) -> Round:
    change(place.store)
    place.round()
    place.settle()
    return place.round()


@pytest.fixture
def place(case: Made) -> Shelved:
    found = shelf.shelved(case.id, case.folder)
    found.round()
    found.settle()
    return found


@pytest.mark.parametrize("change", [*CHANGES, copied, edition])
def test_after_a_change_a_round_knows_what_checking_everybody_would_find(change: Callable[[CaseStore], None], place: Shelved) -> None:
    found = after(place, change)
    assert found.heads == place.store.heads() and found.problem == ""
    assert found.lines == whole(place.store).lines


@pytest.mark.parametrize("change", CHANGES)
def test_only_the_persons_whom_a_change_touches_are_checked(change: Callable[[CaseStore], None], place: Shelved) -> None:
    assert after(place, change).of < len(place.snapshot().now.people.persons)


def test_changes_one_after_the_other_are_all_known(place: Shelved) -> None:
    for change in CHANGES:
        after(place, change)
    assert place.round().lines == whole(place.store).lines


@pytest.mark.parametrize("change", [*CHANGES, copied, edition])
def test_a_snapshot_that_goes_on_from_the_last_one_is_the_one_that_is_read_anew(change: Callable[[CaseStore], None],
                                                                              place: Shelved) -> None:
    place.snapshot()
    change(place.store)
    assert place.snapshot() == snapshot(place.store, None)


@pytest.mark.parametrize("change", [prefer, reject, two_events, copied])
def test_after_a_judgement_that_joins_nobody_the_persons_are_not_read_again(change: Callable[[CaseStore], None], place: Shelved) -> None:
    before = place.snapshot()
    change(place.store)
    assert place.snapshot().now.people is before.now.people


def test_nothing_is_checked_again_while_nothing_changes(place: Shelved) -> None:
    before = place.round()
    assert place.snapshot() is place.snapshot() and place.round() is before


def test_a_page_shows_what_is_known_while_checks_go_on_and_says_so(case: Made, place: Shelved, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = inside("reader", case, Role.READER)
    assert "persons checked" not in reader.get(f"/case/{case.id}").content.decode()
    monkeypatch.setattr(Round, "ended", False)
    html = reader.get(f"/case/{case.id}").content.decode()
    assert ("persons checked" in html or "is being read" in html) and "Conflict, hard" in html and 'hx-trigger="every 1s"' in html


def test_a_round_that_fails_says_so_without_words_of_the_case(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("Ada Brand")

    monkeypatch.setattr(questions, "files", fails)
    reader = inside("reader", case, Role.READER)
    reader.get(f"/case/{case.id}")
    shelf.opened()[0].settle()
    html = reader.get(f"/case/{case.id}").content.decode()
    assert "The checks stopped: ValueError" in html.replace("\n", " ") and "Ada Brand" not in html


def test_the_first_person_with_a_hard_conflict_is_what_to_look_at_next(case: Made, place: Shelved) -> None:
    html = inside("reader", case, Role.READER).get(f"/case/{case.id}").content.decode()
    assert f'/case/{case.id}/person/{case.person}"' in html
    assert ada(place.store) == place.snapshot().person_by_key[case.person].id


def test_persons_whom_the_checks_do_not_know_as_they_are_now_have_no_numbers_yet(case: Made, place: Shelved,
                                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    reader, path = inside("reader", case, Role.READER), f"/case/{case.id}/persons"
    assert "…" not in reader.get(path).content.decode()
    before = place.round()
    monkeypatch.setattr(Shelved, "round", lambda _: before)
    judge(place.store, "reject", [said(place.store, "mole:7", "arrest").id], "a slip", HAND)
    html = reader.get(path).content.decode()
    assert "Checks go on" in html and html.count('class="number">…') == 2  # of one person, the others have not changed


def test_proposals_and_then_conflicts_are_what_to_do_next() -> None:
    counts = {"claim": 3}
    assert next_steps(counts, 2, ["ada"], True) == ("reading", "conflict") and next_steps(counts, 2, ["ada"], False) == ("conflict",)
    assert next_steps(counts, 0, [], True) == ("persons",) and next_steps({"claim": 0}, 0, [], True) == ("intake",)
