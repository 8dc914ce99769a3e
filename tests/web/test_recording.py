"""Claims recorded from words of a document: at their place, as they were understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from habeas.core.claims import Claim, Extract
from habeas.core.documents import Page
from habeas.core.judgements import Judgement
from habeas.store.case import CaseStore
from habeas.web.roles import Role
from tests.web.invented import Made, inside
from tests.web.papers import LETTER, paper

TWICE = "She was let go. Later they say again: she was let go.\n"


@pytest.fixture
def store(case: Made) -> Iterator[CaseStore]:
    with CaseStore.open(case.folder) as found:
        yield found


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Mirela", case, Role.EDITOR)


def post(editor: Client, case: Made, exhibit: str, **given: str) -> Any:
    said = {"words": "let go in May 1978", "kind": "release", "value": "1978-05", "person": "Vela, Iris", "speaker": "her aunt", **given}
    return editor.post(f"/case/{case.id}/reading/{exhibit}/record", said)


def recorded(store: CaseStore, exhibit: str) -> Claim:
    claim, = (each for each in store.claims() if isinstance(each.passage, Extract) and each.passage.exhibit == exhibit)
    return claim


def place(claim: Claim) -> tuple[int, int, str, str]:
    assert isinstance(claim.passage, Extract)
    return claim.passage.start, claim.passage.end, claim.passage.quote, claim.passage.page


def test_words_are_recorded_at_their_place_in_code_points_by_whoever_records_them(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store)
    answer = post(editor, case, exhibit)
    start = LETTER.index("let go in May 1978")
    claim = recorded(store, exhibit)
    assert place(claim) == (start, start + 18, "let go in May 1978", "")
    assert answer.headers["Location"] == f"/case/{case.id}/reading/{exhibit}?passage={start}-{start + 18}&done={claim.id}#chosen"
    assert "Recorded: release in May 1978." in editor.get(answer.headers["Location"]).content.decode()
    assert any(each.kind == "claims.recorded" and each.author == "Mirela" for each in store.entries().values())


def test_the_page_of_the_words_is_kept(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store, "one let go in May 1978", pages=(Page("1", "one "), Page("2", "let go in May 1978")))
    post(editor, case, exhibit)
    assert place(recorded(store, exhibit)) == (4, 22, "let go in May 1978", "2")


def test_words_that_stand_twice_are_asked_for(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store, TWICE)
    answer = post(editor, case, exhibit, words="she was let go", value="")
    second = TWICE.index("she was")
    assert answer.status_code == 302 and place(recorded(store, exhibit))[0] == second  # only one stands there just so
    other = paper(store, TWICE.lower(), name="lower.txt")
    shown = post(editor, case, other, words="she was let go", value="")
    assert shown.status_code == 200 and shown.content.decode().count('type="radio" name="start"') == 2
    assert post(editor, case, other, words="she was let go", value="", start=str(second)).status_code == 302
    assert place(recorded(store, other))[0] == second


def test_words_are_found_however_they_are_spaced_and_the_passage_is_as_it_stands(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store, "She was let go\n   in May 1978.")
    post(editor, case, exhibit, words="Let go in  May 1978")
    assert place(recorded(store, exhibit))[2] == "let go\n   in May 1978"


def test_selected_words_that_cross_lines_come_back_from_a_form_with_other_line_ends(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store, "let go. let go\nin May 1978.")
    post(editor, case, exhibit, words="let go\r\nin May 1978", start="8")
    assert place(recorded(store, exhibit))[:3] == (8, 26, "let go\nin May 1978")


def test_a_place_at_which_the_words_do_not_stand_is_not_believed(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store)
    post(editor, case, exhibit, start="3")
    assert place(recorded(store, exhibit))[0] == LETTER.index("let go in May 1978")


@pytest.mark.parametrize(("given", "told"), [
    ({"words": "never written"}, "These words do not stand in the document."), ({"value": "some day"}, "is not understood as a date"),
    ({"speaker": ""}, "Write who says it."), ({"person": ""}, "Write the name of the person."), ({"kind": ""}, "Choose what is said."),
    ({"value": "in May 1978"}, "release in May 1978</strong>"), ({"value": "05/06/1978"}, "Which one is meant?"),
    ({"person": "Unheard"}, "somebody new to this case"), ({"kind": "age", "value": "old"}, "give 24")])
def test_what_is_not_plain_is_asked_again_and_nothing_is_recorded(given: dict[str, str], told: str, case: Made, store: CaseStore,
                                                                 editor: Client) -> None:
    exhibit, heads = paper(store), store.heads()
    answer = post(editor, case, exhibit, **given)
    assert answer.status_code == 200 and told in answer.content.decode() and store.heads() == heads


def test_everything_that_a_form_holds_is_recorded(case: Made, store: CaseStore, editor: Client) -> None:
    exhibit = paper(store)
    post(editor, case, exhibit, kind="custody", value="1977-02/1978-05", via="a friend; the paper", denied="on", place="the mill",
         hedge="perhaps", episode="second", said="3 June 1979", bound="end", confidential="on", speaker="a witness",
         person="Olo Marr", who="new")
    claim = recorded(store, exhibit)
    assert (claim.kind, str(claim.value), claim.bound, claim.affirmed) == ("custody", "1977-02/1978-05", "end", False)
    assert (claim.relay, claim.place, claim.hedge, claim.episode) == (("a friend", "the paper"), "the mill", "perhaps", "second")
    assert claim.said and claim.said.edtf == "1979-06-03"
    assert store.sources()[claim.speaker].confidential and store.sources()[claim.speaker].name == "a witness"
    assert store.mentions([claim.mention])[0].name == "Olo Marr"


def test_what_is_typed_is_told_back_while_it_is_typed(case: Made, editor: Client) -> None:
    answer = editor.post(f"/case/{case.id}/entering/understood", {"kind": "arrest", "value": "entre el 18 y el 22 de febrero de 1977"})
    html = answer.content.decode()
    assert "arrest or abduction between 18 February 1977 and 22 February 1977" in html
    assert 'name="understood" value="[1977-02-18..1977-02-22]"' in html
    html = editor.post(f"/case/{case.id}/entering/people", {"person": "vela"}).content.decode()
    assert "Vela, Iris" in html and 'name="who" value="new"' in html


def test_a_letter_without_a_kept_text_takes_claims_too(case: Made, store: CaseStore, editor: Client) -> None:
    answer = post(editor, case, case.exhibit, words="Her sister writes", kind="letter", value="")
    assert answer.status_code == 302
    assert any(each.words == "Her sister writes" for each in store.claims())


def test_a_claim_recorded_by_mistake_is_taken_out_with_a_reason_and_comes_back_with_one_button(case: Made, store: CaseStore,
                                                                                              editor: Client) -> None:
    exhibit = paper(store)
    passage = post(editor, case, exhibit).headers["Location"]
    claim = recorded(store, exhibit)
    reject = f"/case/{case.id}/claim/{claim.id}/reject"
    assert f'action="{reject}"' in editor.get(passage).content.decode()
    assert editor.post(reject, {"reason": " "}).status_code == 422 and not _rejecting(store, claim)
    answer = editor.post(reject, {"reason": "the letter of somebody else"})
    editor.post(reject, {"reason": "again"})
    judgement, = _rejecting(store, claim)
    shown = editor.get(answer.headers["Location"], follow=True).content.decode()
    assert "Rejected by Mirela" in shown and "the letter of somebody else" in shown and f'action="{reject}"' not in shown
    undo = f"/case/{case.id}/review/undo/{judgement.id}"
    assert f'action="{undo}"' in shown
    answer = editor.post(undo, {"from": "exhibit"})
    assert answer.headers["Location"].startswith(f"/case/{case.id}/reading/{exhibit}?passage=")
    assert f'action="{reject}"' in editor.get(answer.headers["Location"]).content.decode()


def _rejecting(store: CaseStore, claim: Claim) -> list[Judgement]:
    return [each for each in store.judgements() if each.sort == "reject" and each.about == (claim.id,)]
