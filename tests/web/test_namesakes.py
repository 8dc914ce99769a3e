"""Persons of the same name: told where a proposal is decided on, with the way to make one person of them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from habeas import questions
from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from habeas.web import shelf
from habeas.web.roles import Role
from habeas.web.snapshot import key
from tests.actions.invented import HAND
from tests.actions.readers import Line
from tests.web.invented import Made, ada, inside
from tests.web.papers import TAKEN, paper, waiting


@pytest.fixture
def store(case: Made) -> CaseStore:
    return shelf.shelved(case.id, case.folder).store


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Ed", case, Role.EDITOR)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])).split())


def test_a_name_is_found_whatever_its_accents_case_and_order(case: Made, store: CaseStore) -> None:
    of = shelf.shelved(case.id, case.folder).snapshot().namesakes.of
    assert [each.name for each in of("IRIS vela")] == [each.name for each in of("Vela, Íris")] == ["Vela, Iris"]
    assert list(of("Iris")) == list(of("")) == []


def test_the_review_page_and_the_document_name_who_has_the_same_name(case: Made, store: CaseStore, editor: Client) -> None:
    paper(store)
    filed = waiting(store, "arrest")
    link = f'href="/case/{case.id}/person/{key("harbour:2")}"'
    passage = filed.proposal.passage
    for path in (f"review?at={filed.id}", f"reading/{passage.exhibit}?passage={passage.start}-{passage.end}"):
        html = editor.get(f"/case/{case.id}/{path}").content.decode()
        assert link in html and "not in the case yet The case has a person of the same name: Vela, Iris" in plain(html), path
        assert "Confirming makes an entry of its own, which can be joined to that person afterwards." in plain(html), path


def test_a_name_that_readers_get_a_label_for_is_not_told_by_who_has_the_same(case: Made, store: CaseStore, editor: Client) -> None:
    person = questions.person(questions.standing(store), ada(store))
    record(store, Saying("Iris Vela", "taken on 30 May 1977", "arrest", parse("1977-05-30"), confidential=True), person, None, HAND)
    paper(store)
    path = f"/case/{case.id}/review?at={waiting(store, 'arrest').id}"
    assert "of the same name" in editor.get(path).content.decode()
    reader = inside("Rea", case, Role.READER)
    review = reader.get(f"/case/{case.id}/review").content.decode()
    assert "not in the case yet" in review and "of the same name" not in review and "Vela" not in plain(review)


def test_who_has_a_name_of_their_own_is_told_of_nobody(case: Made, store: CaseStore, editor: Client) -> None:
    paper(store, "Sol Onn was taken on 18 February 1977.\n", Line(TAKEN.words, "arrest", TAKEN.value, "Sol Onn"))
    filed = waiting(store)
    page = editor.get(f"/case/{case.id}/review?at={filed.id}").content.decode()
    assert "not in the case yet" in page and "of the same name" not in page
    done = editor.post(f"/case/{case.id}/review/{filed.id}/confirm", {}).headers["Location"]
    assert "Confirmed." in plain(editor.get(done).content.decode()) and 'class="twins"' not in editor.get(done).content.decode()


def test_after_confirming_the_way_to_join_is_there_with_the_other_chosen(case: Made, store: CaseStore, editor: Client) -> None:
    paper(store)
    filed = waiting(store, "arrest")
    done = editor.post(f"/case/{case.id}/review/{filed.id}/confirm", {}).headers["Location"]
    html = editor.get(done).content.decode()
    link = re.search(r'class="twins">.*?href="([^"]+)"', html, re.DOTALL)
    assert link and "If they are one: the same person as Vela, Iris" in plain(html)
    assert unescape(link[1]) == f"/case/{case.id}/person/{key(filed.mention.id)}/same?other={key('harbour:2')}"
    chosen = editor.get(unescape(link[1])).content.decode()
    assert re.search(rf'value="{key("harbour:2")}"[^>]* checked', chosen)
    clock = re.search(r'name="clock" value="(\d+)"', chosen)
    assert clock
    joined = editor.post(unescape(link[1]), {"other": key("harbour:2"), "clock": clock[1], "reason": "the same name and day"})
    assert joined.status_code == 302
    assert 'class="twins"' not in editor.get(done).content.decode(), "they are one by now"


def test_after_the_last_proposal_the_page_leads_to_rows_with_the_same_name(case: Made, store: CaseStore, editor: Client) -> None:
    paper(store)
    link = f'href="/case/{case.id}/intake/links"'
    assert link in editor.get(f"/case/{case.id}/review?kind=death").content.decode().partition("<main")[2]
    for filed in open_proposals(store):
        editor.post(f"/case/{case.id}/review/{filed.id}/confirm", {})
    page = editor.get(f"/case/{case.id}/review").content.decode().partition("<main")[2]
    assert "every proposal is decided" in page and link in page


def test_rows_with_the_same_name_say_where_others_are_joined(case: Made, editor: Client) -> None:
    told = plain(editor.get(f"/case/{case.id}/intake/links").content.decode())
    assert "By hand: on the page of either person, under “The same person as somebody else”." in told
