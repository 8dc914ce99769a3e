"""The library: what lists of documents show is read again exactly when an entry may have changed it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from habeas.actions.judging import judge
from habeas.actions.recording import Saying, record
from habeas.actions.reviewing import confirm
from habeas.core.values import Text
from habeas.store.case import CaseStore
from habeas.web import library, shelf
from habeas.web.pages.links import _runs
from tests.actions.invented import HAND, LATER
from tests.web.invented import Made
from tests.web.papers import paper, waiting


def prefer(store: CaseStore) -> None:
    judge(store, "prefer", [store.claims()[0].id], "the original was looked at", HAND)


def confirmed(store: CaseStore) -> None:
    confirm(store, waiting(store), None, LATER)


def described(store: CaseStore) -> None:
    exhibit = next(iter(store.exhibits()))
    store.append("document.described", [[exhibit, "title", "A list", "Ines", True]], HAND.author, HAND.time)


def another(store: CaseStore) -> None:
    paper(store, "Iris Vela was seen again.", name="other.txt")


def erased(store: CaseStore) -> None:
    store.append("exhibit.erased", [{"exhibit": next(iter(store.exhibits())), "reason": "asked for"}], HAND.author, HAND.time)


def by_hand(store: CaseStore) -> None:
    record(store, Saying("a clerk", "she is a sailor", "occupation", Text("sailor")), "Iris Vela", None, HAND)


@pytest.mark.parametrize("step", [prefer, confirmed, described, another, erased, by_hand])
def test_after_each_entry_the_library_is_the_one_that_is_read_anew(step: Callable[[CaseStore], None], case: Made) -> None:
    place = shelf.shelved(case.id, case.folder)
    paper(place.store)
    before = library.library(place)
    step(place.store)
    assert library.library(place) == library._read(place.store)
    assert (library.library(place) is before) == (step in (prefer, confirmed))


def test_what_the_rule_joined_is_read_anew_after_it_was_taken_back(case: Made) -> None:
    place = shelf.shelved(case.id, case.folder)
    run, = _runs.of(place)
    assert run.standing
    prefer(place.store)
    assert _runs.of(place) == [run]
    place.store.append("judgement.withdrawn", [{"judgement": each, "reason": "no"} for each in run.standing], HAND.author, HAND.time)
    assert _runs.of(place)[0].standing == ()
