"""Rows of the same name are joined from a page, and taken apart again; the rule's judgements stay on the record."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from habeas.actions import linking
from habeas.actions.lists import Given, import_list
from habeas.web import shelf
from habeas.web.roles import Role
from tests.actions.invented import HAND, LATER
from tests.web.invented import Made, inside

THIRD = ("code,name\n1,Ada Brand\n2,Teo Ilmar\n", '[list]\nid = "third"\nregister = "Third"\nkey = ["code"]\nname = ["name"]\n')


def bring(case: Made, text: str = THIRD[0]) -> None:
    import_list(shelf.shelved(case.id, case.folder).store, Given(text.encode(), "third.csv", THIRD[1], "m"), HAND)


def page(browser: Client, case: Made) -> str:
    browser.get(f"/case/{case.id}/intake/links/found")
    shelf.shelved(case.id, case.folder).pairs.settle()
    return " ".join(browser.get(f"/case/{case.id}/intake/links").content.decode().split())


def together(case: Made) -> set[str]:
    """The mentions of the person who is the first row of the third list."""
    people = shelf.shelved(case.id, case.folder).snapshot().now.people
    return set(next(each.mentions for each in people.persons if "third:1" in each.mentions))


def test_pairs_are_shown_joined_and_taken_apart_and_not_offered_again(case: Made) -> None:
    editor = inside("Edi", case, Role.EDITOR)
    bring(case)
    html = page(editor, case)
    assert "2 pairs wait." in html or "3 pairs wait." in html
    assert together(case) == {"third:1"}
    digest = re.findall(r'name="pairs" value="(\w+)"', html)[0]
    assert editor.post(f"/case/{case.id}/intake/links/join", {"pairs": digest}).status_code == 302
    shelf.shelved(case.id, case.folder).pairs.settle()
    assert {"third:1", "harbour:1", "mole:7"} <= together(case)
    html = page(editor, case)
    assert "No pair waits." in html and "Edi" in html
    run = re.findall(r'name="run" value="(\w+)"', html)[0]
    assert editor.post(f"/case/{case.id}/intake/links/apart", {"run": run}).status_code == 302
    assert together(case) == {"third:1"}
    assert "No pair waits." in page(editor, case)
    store = shelf.shelved(case.id, case.folder).store
    assert {each.reason for each in store.withdrawals()} == {"taken back as a whole"}


def test_pairs_that_are_others_by_now_are_shown_before_any_is_joined(case: Made) -> None:
    editor = inside("Edi", case, Role.EDITOR)
    bring(case)
    digest = re.findall(r'name="pairs" value="(\w+)"', page(editor, case))[0]
    bring(case, THIRD[0] + "3,Iris Vela\n")
    assert editor.post(f"/case/{case.id}/intake/links/join", {"pairs": digest}).status_code == 302
    shelf.shelved(case.id, case.folder).pairs.settle()
    assert "nothing was joined" in page(editor, case)
    assert "nothing was joined" not in page(inside("Olo", case, Role.EDITOR), case)
    assert together(case) == {"third:1"}


def test_what_the_rule_joined_at_once_is_taken_apart_at_once(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "PAIRS", 1)
    bring(case)
    store = shelf.shelved(case.id, case.folder).store
    linking.link(store, LATER)
    last, *_ = linking.runs(store)
    assert last.pairs > 1 and len({each.partition(".")[0] for each in last.standing}) == last.pairs
    inside("Edi", case, Role.EDITOR).post(f"/case/{case.id}/intake/links/apart", {"run": last.entry})
    assert linking.runs(store)[0].standing == () and together(case) == {"third:1"}
    assert linking.runs(store)[1].standing != ()


def test_a_run_that_is_none_is_refused(case: Made) -> None:
    answer = inside("Edi", case, Role.EDITOR).post(f"/case/{case.id}/intake/links/apart", {"run": case.judgement.partition(".")[0]})
    assert answer.status_code == 422


def test_a_reader_sees_pairs_and_cannot_join_them(case: Made) -> None:
    bring(case)
    html = page(inside("Rea", case, Role.READER), case)
    assert "Ilmar" in html and "/links/join" not in html and "/links/apart" not in html
