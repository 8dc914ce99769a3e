"""Saying that two persons are one: found by name, told apart by what is at hand, judged once, seen by whoever comes second."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from habeas import questions
from habeas.actions.judging import judge
from habeas.actions.parting import part
from habeas.store.case import CaseStore
from habeas.web import shelf
from habeas.web.roles import Role
from habeas.web.snapshot import key
from tests.actions.invented import HAND
from tests.web.invented import Made, inside


@pytest.fixture
def store(case: Made) -> CaseStore:
    return shelf.shelved(case.id, case.folder).store


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Ed", case, Role.EDITOR)


def path(case: Made, mention: str, rest: str = "/same") -> str:
    return f"/case/{case.id}/person/{key(mention)}{rest}"


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])).split())


def sent(browser: Client, address: str, other: str, **given: str) -> Any:
    """The form as a browser sends it back."""
    shown = browser.get(address).content.decode()
    clock = re.search(r'name="clock" value="(\d+)"', shown)
    assert clock
    return browser.post(address, {"other": key(other), "clock": clock[1], "reason": "one of them is misspelt", **given})


def parted(store: CaseStore) -> None:
    """Ada's two rows are two persons."""
    part(store, questions.standing(store).judgements, ("mole:7", ["harbour:1"]), "two women", HAND)


def test_a_name_that_is_written_otherwise_finds_the_person_with_what_tells_them_apart(case: Made, store: CaseStore,
                                                                                      editor: Client) -> None:
    parted(store)
    told = plain(editor.get(path(case, "harbour:1") + "?q=Ada+Brant").content.decode())
    assert "Brand, Ada" in told and "Look at" in told and "12 May 1977" in told and "Mole" in told
    assert "two women" in told and "takes this judgement back" in told


def test_joining_leads_to_the_one_person_and_says_how_to_take_it_back(case: Made, store: CaseStore, editor: Client) -> None:
    parted(store)
    answer = sent(editor, path(case, "harbour:1"), "mole:7")
    assert answer.status_code == 302, answer.content.decode()
    page = editor.get(answer.headers["Location"]).content.decode()
    made = next(each for each in store.judgements() if each.sort == "same" and each.author == "Ed")
    assert made.reason == "one of them is misspelt" and set(made.about) == {"harbour:1", "mole:7"}
    assert f"/judgement/{made.id}#withdraw" in page and "Recorded: one person." in plain(page)
    assert "1 judgement that said otherwise was taken back." in plain(page)
    now = questions.standing(store)
    assert now.people.person_of["harbour:1"] == now.people.person_of["mole:7"] and not now.people.disagreeing
    editor.post(f"/case/{case.id}/judgement/{made.id}/withdraw", {"reason": "two after all"})
    assert "Recorded: one person." not in plain(editor.get(answer.headers["Location"]).content.decode())


def test_several_entries_on_both_sides_take_one_judgement(case: Made, store: CaseStore, editor: Client) -> None:
    now = questions.standing(store)
    one, other = now.people.person_of["harbour:1"], now.people.person_of["harbour:2"]
    assert one != other and min(len(now.person_by_id[each].mentions) for each in (one, other)) > 1
    before = len(store.judgements())
    assert sent(editor, path(case, one) + "?q=Iris", other).status_code == 302
    now = questions.standing(store)
    assert len(store.judgements()) == before + 1 and now.people.person_of["harbour:1"] == now.people.person_of["harbour:2"]


def test_who_comes_second_sees_what_changed_and_can_go_on(case: Made, store: CaseStore, editor: Client) -> None:
    parted(store)
    address = path(case, "harbour:1")
    clock = re.search(r'name="clock" value="(\d+)"', editor.get(address).content.decode())
    assert clock
    claim = next(each for each in store.claims(["mole:7"]) if each.kind == "birth")
    judge(store, "reject", [claim.id], "of another woman", HAND)
    before = len(store.judgements())
    answer = editor.post(address, {"other": key("mole:7"), "clock": clock[1], "reason": "my reason"})
    page = answer.content.decode()
    assert answer.status_code == 409 and len(store.judgements()) == before
    assert "of another woman" in plain(page) and "my reason" in plain(page)
    assert re.search(rf'value="{key("mole:7")}"[^>]* checked', page)
    clock = re.search(r'name="clock" value="(\d+)"', page)
    assert clock
    assert editor.post(address, {"other": key("mole:7"), "clock": clock[1], "reason": "my reason"}).status_code == 302


def test_two_who_join_the_same_persons_record_it_once(case: Made, store: CaseStore, editor: Client) -> None:
    parted(store)
    address = path(case, "harbour:1")
    clock = re.search(r'name="clock" value="(\d+)"', editor.get(address).content.decode())
    assert clock
    assert sent(inside("Mirela", case, Role.EDITOR), address, "mole:7").status_code == 302
    before = len(store.judgements())
    answer = editor.post(address, {"other": key("mole:7"), "clock": clock[1], "reason": "my reason"})
    assert answer.status_code == 409 and len(store.judgements()) == before
    assert "They are one person now." in plain(answer.content.decode())


@pytest.mark.parametrize("given", [{"reason": " "}, {"other": "nobody"}, {"reason": "x" * 2001}])
def test_without_a_reason_or_a_person_nothing_is_recorded(case: Made, store: CaseStore, editor: Client, given: dict[str, str]) -> None:
    parted(store)
    before = store.heads()
    form = {"other": key("mole:7"), "clock": "99999", "reason": "because", **given}
    assert editor.post(path(case, "harbour:1"), form).status_code in (400, 409, 422) and store.heads() == before


def test_a_person_is_not_joined_to_themselves(case: Made, store: CaseStore, editor: Client) -> None:
    before = store.heads()
    answer = editor.post(path(case, "harbour:1"), {"other": key("mole:7"), "clock": "99999", "reason": "because"})
    assert answer.status_code == 409 and "entries of one person already" in plain(answer.content.decode()) and store.heads() == before


def test_editors_find_the_way_on_the_person_page_and_readers_are_not_offered_it(case: Made, editor: Client) -> None:
    link = f'href="{path(case, "harbour:1")}"'
    assert link in editor.get(path(case, "harbour:1", "")).content.decode()
    reader = inside("Rea", case, Role.READER)
    assert link not in reader.get(path(case, "harbour:1", "")).content.decode()
    assert reader.get(path(case, "harbour:1")).status_code == 403
    assert reader.post(path(case, "harbour:1"), {"other": key("mole:8"), "clock": "0", "reason": "because"}).status_code == 403
