"""The desk: kept up entry by entry, it is the one that would be read anew, and its open proposals are those of the store."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from habeas import questions
from habeas.actions.judging import judge, withdraw
from habeas.actions.reading import read
from habeas.actions.recording import Document, Saying, record
from habeas.actions.reviewing import Correction, confirm, reject
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.proposals import count_open, open_proposals
from habeas.web.desk import Desk, Sieve, desk
from tests.actions.invented import HAND, LATER
from tests.actions.readers import reader
from tests.web.invented import Made
from tests.web.papers import LETTER, LINES, SEEN, TAKEN, paper, waiting


def confirmed(store: CaseStore) -> None:
    confirm(store, waiting(store, "arrest"), None, LATER)


def corrected(store: CaseStore) -> None:
    confirm(store, waiting(store, "last_seen"), Correction(value=parse("1977-04")), LATER)


def rejected(store: CaseStore) -> None:
    reject(store, waiting(store, "release"), "no", LATER)


def undone(store: CaseStore) -> None:
    gone = {each.judgement for each in store.withdrawals()}
    found = next(each for each in store.judgements() if each.sort == "confirm" and each.id not in gone)
    withdraw(store, found, "undone", LATER)


def by_hand(store: CaseStore) -> None:
    filed = waiting(store, "arrest")
    claim = filed.claim
    start = filed.proposal.passage.start
    document = Document(LETTER.encode(), "quay.txt", "text/plain", LETTER, start=start)
    saying = Saying(claim.speaker, claim.words, claim.kind, claim.value, said=claim.said)
    assert record(store, saying, filed.proposal.name, document, LATER).id == filed.id


def undone_rejection(store: CaseStore) -> None:
    reject(store, filed := waiting(store), "no", LATER)
    withdraw(store, next(each for each in store.judgements() if each.about == (filed.id,)), "undone", LATER)


def another(store: CaseStore) -> None:
    paper(store, "Iris Vela was seen again in March 1977.", SEEN, name="other.txt")


def read_again(store: CaseStore) -> None:
    exhibit = next(each for each in store.exhibits().values() if each.name == "quay.txt")
    list(read(store, [exhibit], LATER, reader(TAKEN, version="2")))


def same(store: CaseStore) -> None:
    now = questions.standing(store)
    judge(store, "different", [now.people.persons[0].id, now.people.persons[1].id], "two", LATER)


STEPS = [confirmed, corrected, rejected, undone_rejection, by_hand, another, read_again, same]


def agrees(store: CaseStore, before: Desk) -> Desk:
    found = desk(store, before)
    fresh = desk(store, None)
    assert (list(found.lines), dict(found.decided), found.heads) == (list(fresh.lines), dict(fresh.decided), fresh.heads)
    assert [each.id for each in found.open()] == [each.id for each in open_proposals(store)]
    assert len(found.open()) == count_open(store)
    return found


@pytest.mark.parametrize("step", STEPS)
def test_after_each_entry_the_desk_is_the_one_that_is_read_anew(step: Callable[[CaseStore], None], case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        paper(store)
        before = agrees(store, desk(store, None))
        step(store)
        agrees(store, before)


def test_a_row_of_decisions_and_what_is_undone_of_them_is_followed(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        paper(store)
        found = desk(store, None)
        for step in (confirmed, rejected, undone, by_hand, corrected, undone, another):
            step(store)
            found = agrees(store, found)


def test_deciding_does_not_read_the_proposals_again(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        paper(store)
        before = desk(store, None)
        confirmed(store)
        assert desk(store, before).lines is before.lines
        assert desk(store, before) == desk(store, before) and desk(store, found := desk(store, before)) is found


@pytest.mark.parametrize(("sieve", "kinds"), [
    (Sieve(), {"arrest", "arrest_place", "last_seen", "release"}), (Sieve(kind="release"), {"release"}),
    (Sieve(person="vela iris"), {"arrest", "arrest_place", "last_seen", "release"}), (Sieve(person="ada"), set()),
    (Sieve(rule="en event a"), {"arrest", "arrest_place"}), (Sieve(doubt="the person is told by a pronoun"), {"last_seen"}),
    (Sieve(exhibit="nowhere"), set())])
def test_what_is_asked_for_is_sifted(sieve: Sieve, kinds: set[str], case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        paper(store)
        assert {each.kind for each in desk(store, None).open(sieve)} == kinds


def test_a_proposal_of_an_erased_document_waits_for_nobody(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        exhibit = paper(store)
        before = desk(store, None)
        assert len(before.open()) == len(LINES)
        store.append("exhibit.erased", [{"exhibit": exhibit, "reason": "asked for"}], HAND.author, HAND.time)
        assert agrees(store, before).open() == []
