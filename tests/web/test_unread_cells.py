"""Cells that could not be read: told on the page of their person and led to from the gaps of the case."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from habeas import questions, unread
from habeas.store.case import CaseStore
from habeas.web import shelf, unreading
from habeas.web.roles import Role
from habeas.web.snapshot import key
from tests.actions.invented import ADA, IRIS, TEO, harbour, imported
from tests.web.invented import Made, inside

NOBODY = '4,"Lume, Teodor",31/02/2013,05/06/2013,yes'


@pytest.fixture
def store(case: Made) -> CaseStore:
    found = shelf.shelved(case.id, case.folder).store
    imported(found, harbour(ADA, IRIS, TEO, NOBODY))
    return found


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])).split())


def page(browser: Client, case: Made, mention: str = "harbour:4") -> str:
    return browser.get(f"/case/{case.id}/person/{key(mention)}").content.decode()


def test_a_date_that_there_is_not_is_told_on_its_person_with_its_row(case: Made, store: CaseStore) -> None:
    html = page(inside("Ed", case, Role.EDITOR), case)
    told = plain(html)
    assert "One cell could not be read" in told and "“31/02/2013”" in told and "column taken" in told
    assert "there is no day 31 in month 2 of 2013" in told
    link = re.search(r'href="([^"]+/row)">row 5</a>', html.partition('id="unread"')[2])
    assert link and link[1].split("/")[-2] in {each.id for each in store.claims(["harbour:4"])}


def test_a_row_without_any_claim_is_told_without_a_way_to_it(case: Made, store: CaseStore) -> None:
    place = shelf.shelved(case.id, case.folder)
    person = place.snapshot().person_by_key[key("harbour:4")]
    assert [(each.title, each.claim) for each in unreading.shown(store, person, [], {"harbour": "The harbour"})] == [("The harbour", None)]


def test_who_has_no_such_cell_is_told_nothing(case: Made, store: CaseStore) -> None:
    assert "could not be read" not in page(inside("Ed", case, Role.EDITOR), case, "harbour:1")


def test_a_cell_that_a_later_edition_writes_readably_is_told_no_more(case: Made, store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS, TEO, NOBODY.replace("31/02", "28/02")))
    assert unread.of(store, ["harbour:4"]) == []
    assert "could not be read" not in page(inside("Ed", case, Role.EDITOR), case)


def test_the_cells_of_some_mentions_are_those_that_the_whole_case_has_of_them(case: Made, store: CaseStore) -> None:
    every = list(unread.everywhere(store))
    assert [each.words for each in every] == ["31/02/2013"]
    assert unread.of(store, ["harbour:4", "harbour:1"]) == every and unread.of(store, ["harbour"]) == []


def test_a_gap_leads_to_the_person_and_their_unread_cells(case: Made, store: CaseStore) -> None:
    place = shelf.shelved(case.id, case.folder)
    place.round().wait()
    for language in ("en", "es"):
        assert any(each.kind == "unread cell" for each in questions.case_findings(store, place.snapshot().now, language))
    html = inside("Ed", case, Role.EDITOR).get(f"/case/{case.id}/findings?kind=unread+cell").content.decode()
    part = html.partition('aria-labelledby="loose"')[2].partition("</section>")[0]
    assert f'href="/case/{case.id}/person/{key("harbour:4")}#unread"' in part and "Lume, Teodor" in part
    assert re.search(r'href="[^"]+/row">Look at the row</a>', part)
    assert "0 findings" not in html and "Nothing fits" not in html  # for these gaps do
