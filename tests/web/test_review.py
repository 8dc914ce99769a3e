"""Reviewing proposals: each decision is one act of somebody, is told to whoever comes second, and can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from habeas.actions.judging import withdraw
from habeas.actions.reviewing import confirm
from habeas.core.claims import Claim
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from habeas.web.roles import Role
from tests.actions.invented import HAND
from tests.web.invented import Made, inside
from tests.web.papers import paper, waiting


@pytest.fixture
def store(case: Made) -> Iterator[CaseStore]:
    with CaseStore.open(case.folder) as found:
        paper(found)
        yield found


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Mirela", case, Role.EDITOR)


def post(browser: Client, case: Made, path: str, **given: str) -> Any:
    return browser.post(f"/case/{case.id}/review/{path}", given)


def follow(browser: Client, answer: Any) -> str:
    assert answer.status_code == 302, answer.content.decode()
    return str(browser.get(answer.headers["Location"]).content.decode())


def filled(page: str) -> dict[str, str]:
    """The form of a correction as a browser would send it."""
    form = page.partition('/correct">')[2].partition("</form>")[0]
    values = dict(re.findall(r'<input type="(?:text|hidden)"[^>]*name="(\w+)" value="([^"]*)"', form))
    for name, inside_ in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="(\w*)" selected', inside_)
        values[name] = chosen[1] if chosen else ""
    values.pop("csrfmiddlewaretoken", None)
    return values


def corrected(store: CaseStore, proposal: str) -> Claim:
    judgement = next(each for each in store.judgements() if each.sort == "confirm" and each.about[0] == proposal)
    return next(each for each in store.claims() if each.id == judgement.about[1])


def test_confirming_makes_the_claim_and_shows_the_next_with_a_way_back(case: Made, store: CaseStore, editor: Client) -> None:
    first, second = open_proposals(store)[:2]
    page = follow(editor, post(editor, case, f"{first.id}/confirm"))
    assert first.id in {each.id for each in store.claims()}
    assert f"/review/{second.id}/confirm" in page and "Confirmed." in page and "3 wait" in page
    judgement = store.judgements()[-1]
    assert (judgement.sort, judgement.author) == ("confirm", "Mirela")
    page = follow(editor, post(editor, case, f"undo/{judgement.id}"))
    assert f"/review/{first.id}/confirm" in page and first.id in {each.id for each in open_proposals(store)}


def test_rejecting_keeps_the_reason_and_leaves_the_rest_of_the_filter(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "release")
    answer = post(editor, case, f"{filed.id}/reject", reason="of somebody else", sieve="kind=release")
    assert "kind=release" in answer.headers["Location"] and "Nothing that waits is like that" in follow(editor, answer)
    judgement = store.judgements()[-1]
    assert (judgement.sort, judgement.about, judgement.reason) == ("reject", (filed.id,), "of somebody else")


def test_a_form_sent_as_it_was_shown_confirms_as_it_stands(case: Made, store: CaseStore, editor: Client) -> None:
    for filed in open_proposals(store):
        page = editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()
        assert post(editor, case, f"{filed.id}/correct", **filled(page)).status_code == 302
        assert corrected(store, filed.id) == filed.claim


def test_every_field_can_be_corrected(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "arrest")
    said = {"kind": "last_seen", "value": "1977-02", "person": "Nobody Else", "who": "new", "speaker": "a neighbour", "said": "3 May 1979",
            "via": "her aunt; quay.txt", "denied": "on", "place": "the quay", "hedge": "perhaps", "episode": "second"}
    assert post(editor, case, f"{filed.id}/correct", **said).status_code == 302
    claim = corrected(store, filed.id)
    assert (claim.kind, str(claim.value), claim.speaker, claim.relay[0]) == ("last_seen", "1977-02", "a neighbour", "her aunt")
    assert (claim.affirmed, claim.place, claim.hedge, claim.episode) == (False, "the quay", "perhaps", "second")
    assert claim.said and claim.said.edtf == "1979-05-03" and claim.passage == filed.claim.passage
    assert store.mentions([claim.mention])[0].name == "Nobody Else"


def test_a_date_in_words_is_shown_back_before_it_counts(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "arrest")
    page = editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()
    given = {**filled(page), "value": "between 18 and 22 February 1977"}
    given.pop("understood", None)
    answer = post(editor, case, f"{filed.id}/correct", **given)
    shown = answer.content.decode()
    assert answer.status_code == 200 and "between 18 February 1977 and 22 February 1977</strong>" in shown
    assert filed.id in {each.id for each in open_proposals(store)}
    assert post(editor, case, f"{filed.id}/correct", **filled(shown)).status_code == 302
    assert str(corrected(store, filed.id).value) == "[1977-02-18..1977-02-22]"


def test_a_date_that_can_be_read_in_two_ways_is_asked_for(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "arrest")
    given = {**filled(editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()), "value": "05/12/1977"}
    given.pop("understood", None)
    shown = post(editor, case, f"{filed.id}/correct", **given).content.decode()
    assert "on 5 December 1977" in shown and "on 12 May 1977" in shown and 'type="radio" name="understood"' in shown
    assert post(editor, case, f"{filed.id}/correct", **given, understood="1977-05-12").status_code == 302
    assert str(corrected(store, filed.id).value) == "1977-05-12"


def test_a_reading_that_was_seen_does_not_pass_for_another_date(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "arrest")
    page = editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()
    given = {**filled(page), "value": "4 June 1977", "understood": "1977-05-12"}
    assert post(editor, case, f"{filed.id}/correct", **given).status_code == 200
    assert filed.id in {each.id for each in open_proposals(store)}


@pytest.mark.parametrize(("field", "typed", "told"), [
    ("value", "the day of the market", "is not understood as a date"), ("person", "", "Write the name of the person."),
    ("speaker", "", "Write who says it."), ("said", "05/12/1977", "Write the month in letters."),
    ("kind", "nonsense", "Choose what is said."),
    ("person", "Somebody Unheard", "somebody new to this case")])
def test_what_is_not_plain_is_asked_again_and_nothing_is_recorded(field: str, typed: str, told: str, case: Made, store: CaseStore,
                                                                 editor: Client) -> None:
    filed, heads = waiting(store, "arrest"), store.heads()
    given = {**filled(editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()), field: typed}
    answer = post(editor, case, f"{filed.id}/correct", **given)
    assert answer.status_code == 200 and told in answer.content.decode() and store.heads() == heads


def test_a_person_of_the_case_is_found_by_name_or_chosen_among_several(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "arrest")
    given = {**filled(editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()), "person": "brand"}
    shown = post(editor, case, f"{filed.id}/correct", **given).content.decode()
    assert f'name="who" value="{case.person}"' in shown
    assert post(editor, case, f"{filed.id}/correct", **{**given, "who": case.person}).status_code == 302
    same = [each.about for each in store.judgements() if each.sort == "same"]
    assert any(corrected(store, filed.id).mention in about for about in same)


def test_who_comes_second_sees_who_decided_and_when_and_decides_nothing(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "arrest")
    confirm(store, filed, None, HAND)
    heads = store.heads()
    other = {"kind": "release", "person": "Iris Vela", "speaker": "x", "value": ""}
    for path, given in (("confirm", {}), ("reject", {}), ("correct", other)):
        page = follow(editor, post(editor, case, f"{filed.id}/{path}", **given))
        assert "Somebody else was quicker" in page and "Confirmed by A. Author, 2026-11-22 13:00 UTC." in page
        assert "Undo this decision" in page and f"/{filed.id}/confirm" not in page
    assert store.heads() == heads


def test_what_was_undone_already_is_not_undone_again(case: Made, store: CaseStore, editor: Client) -> None:
    done = confirm(store, waiting(store), None, HAND).judgement
    withdraw(store, next(each for each in store.judgements() if each.id == done), "first", HAND)
    assert post(editor, case, f"undo/{done}").status_code == 422


def test_only_decisions_on_proposals_are_undone_here(case: Made, store: CaseStore, editor: Client) -> None:
    assert post(editor, case, f"undo/{case.judgement}").status_code == 422


def test_skipping_goes_through_all_and_back_to_the_first(case: Made, store: CaseStore, editor: Client) -> None:
    ids = [each.id for each in open_proposals(store)]
    seen, path = [], f"/case/{case.id}/review"
    for _ in range(5):
        page = editor.get(path).content.decode()
        seen.append(re.search(r"/review/(\w+)/confirm", page)[1])  # type: ignore[index]
        path = f"/case/{case.id}/review" + re.search(r'href="(\?[^"]*)" data-key="s"', page)[1].replace("&amp;", "&")  # type: ignore[index]
    assert seen == [*ids, ids[0]]


def test_a_reader_looks_and_has_nothing_to_decide_with(case: Made, store: CaseStore) -> None:
    page = inside("reader", case, Role.READER).get(f"/case/{case.id}/review").content.decode()
    assert "quay" in page and "/confirm" not in page and "data-key=\"c\"" not in page


def test_a_proposal_is_shown_in_its_sentence_with_doubts_and_who_says_it(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "last_seen")
    page = editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()
    assert '<mark class="open">March 1977</mark>' in page and "She was seen at the mill in " in page and "She was 25 years old." in page
    assert "the person is told by a pronoun" in page and "en event last_seen" in page


def test_deciding_in_the_document_comes_back_to_the_passage(case: Made, store: CaseStore, editor: Client) -> None:
    filed = waiting(store, "release")
    answer = editor.post(f"/case/{case.id}/review/{filed.id}/confirm", {"from": "exhibit"})
    passage = filed.proposal.passage
    assert answer.headers["Location"] == f"/case/{case.id}/reading/{passage.exhibit}?passage={passage.start}-{passage.end}#chosen"
    assert "Confirmed by Mirela" in editor.get(answer.headers["Location"]).content.decode()


def test_addresses_that_decisions_lead_to_never_leave_the_case(case: Made, store: CaseStore, editor: Client) -> None:
    answer = post(editor, case, f"{waiting(store).id}/confirm", sieve="http://evil.example/?exhibit=//evil.example&at=x")
    assert answer.headers["Location"].startswith(f"/case/{case.id}/review?")
