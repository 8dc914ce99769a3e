"""One person in a real browser: to the words and back, on a phone, by keyboard alone, and as it was on a day."""

from __future__ import annotations

import time
from typing import Any

import pytest

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge
from habeas.actions.parting import part
from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.store import past
from habeas.store.case import CaseStore
from habeas.web import accounts, shelf
from habeas.web.snapshot import key
from tests.actions.invented import said
from tests.web.browser import PHONE, Browser
from tests.web.invented import Made, ada
from tests.web.journeys.test_every_page import WIDE

MARCH = Hand("C. Third", "2027-03-03T12:00:00Z")
APRIL = Hand("D. Fourth", "2027-04-01T08:00:00Z")


@pytest.fixture
def store(case: Made) -> CaseStore:
    return shelf.shelved(case.id, case.folder).store


@pytest.fixture
def person(at: Browser, case: Made) -> Browser:
    at.go(f"/case/{case.id}/person/{case.person}")
    return at


def seen(at: Browser, css: str) -> bool:
    """Whether an element lies within the window."""
    return bool(at.run("const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                       "return box.top >= 0 && box.top < innerHeight", css))


def test_from_a_cell_of_a_list_to_its_row_and_back_to_the_same_cell(person: Browser, store: CaseStore) -> None:
    claim = said(store, "harbour:1", "release")
    person.find(f"#c-{claim.id[:10]} a").click()
    person.wait(lambda: "/row" in person.path)
    cell = person.find("td.cell")
    assert cell.text == "03/06/1977" and "Vela, Iris" in person.text
    person.named("Back to the person").click()
    person.wait(lambda: f"#c-{claim.id[:10]}" in person.path)
    assert seen(person, f"#c-{claim.id[:10]}")


def test_from_a_claim_of_a_document_to_its_passage_and_on_to_the_person(person: Browser, case: Made) -> None:
    person.find(f"#c-{case.claim[:10]} a").click()
    person.wait(lambda: f"/reading/{case.exhibit}" in person.path)
    assert "was taken on 12 May 1977" in person.find("main").text
    person.run("history.back()")
    person.wait(lambda: person.path == f"/case/{case.id}/person/{case.person}")


def test_from_a_verdict_to_the_conflict_it_is_in_and_to_where_that_is_worked_through(person: Browser, case: Made) -> None:
    person.find("ul.verdicts a[href^='#person-conflict-']").click()
    assert seen(person, "#person-conflict-1")
    person.named("Work through this conflict").click()
    person.wait(lambda: person.path == f"/case/{case.id}/finding/{case.finding}")


def test_on_a_phone_the_tables_are_lists_that_say_what_each_entry_is(person: Browser) -> None:
    person.resize(PHONE)
    assert person.run(WIDE) <= 0
    assert person.run("return getComputedStyle(document.querySelector('table.sources td[data-label]')).display") == "block"
    label = "return getComputedStyle(document.querySelector('table.sources td[data-label]'), '::before').content"
    assert person.run(label) in ('"Harbour"', '"Mole"')
    assert person.run("return [...document.querySelectorAll('table.sources td.none')].every(each => !each.checkVisibility())")
    scrolls = "return [...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > each.clientWidth + 1).length"
    assert person.run(scrolls) == 0


def test_by_keyboard_alone_from_the_head_of_the_page_to_the_words_of_a_claim(person: Browser) -> None:
    person.press("Tab", "Enter")  # skip to the content
    for _ in range(60):
        person.press("Tab")
        if person.focused.text == "Sources side by side":
            break
    person.press("Enter")
    assert seen(person, "#sources")
    person.wait(lambda: _reached(person, "table.sources td a"), "no cell was reached")
    words = person.focused.text
    person.press("Enter")
    person.wait(lambda: "/row" in person.path or "/reading/" in person.path)
    assert words.strip("“”") in person.find("main").text


def _reached(at: Browser, css: str) -> bool:
    at.press("Tab")
    return bool(at.run("return document.activeElement.matches(arguments[0])", css))


def test_what_did_we_believe_on_3_march_and_why_did_it_change(at: Browser, case: Made, store: CaseStore) -> None:
    person = questions.person(questions.standing(store), ada(store))
    record(store, Saying("a neighbour", "taken on 19 May 1977", "arrest", parse("1977-05-19")), person, None, MARCH)
    judge(store, "reject", [said(store, "harbour:1", "arrest").id], "the page was smudged", APRIL)
    at.go(f"/case/{case.id}/person/{case.person}")
    at.named("History: how it came about, and as it was on a day").click()
    at.wait(lambda: at.path.endswith("/history"))
    assert "the page was smudged" in at.find("ol.steps li").text
    at.find("#as-of").type("3 March 2027")
    at.named("Look back", "button").click()
    at.wait(lambda: "As this copy of the case had it on 2027-03-03" in at.find("main").text)
    row = at.find("table.turned tbody tr").text
    assert "Contested; either way in May 1977." in row and "Outweighed" in row and "D. Fourth" in row and "the page was smudged" in row
    assert not at.all("article.conflict a.button")
    at.named("As it is now").click()
    at.wait(lambda: at.path == f"/case/{case.id}/person/{case.person}")


def test_a_past_that_takes_long_comes_by_itself_when_it_is_made(at: Browser, case: Made, store: CaseStore,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    judge(store, "defer", [said(store, "mole:7", "birth").id], "later", APRIL)
    made = past.past
    monkeypatch.setattr("habeas.web.past.PATIENCE", 0.0)

    def slowly(*values: Any) -> Any:
        time.sleep(1.5)
        return made(*values)

    monkeypatch.setattr(past, "past", slowly)
    at.go(f"/case/{case.id}/person/{case.person}?as-of=2027-03-03")
    assert "is being made" in at.find("main").text
    at.wait(lambda: "What has changed since" in at.find("main").text)


def test_two_spellings_of_a_name_are_made_one_person_by_keyboard_and_taken_apart_again(at: Browser, case: Made, store: CaseStore) -> None:
    part(store, questions.standing(store).judgements, ("mole:7", ["harbour:1"]), "two women", MARCH)
    at.resize(PHONE)
    at.go(f"/case/{case.id}/person/{key('harbour:1')}")
    at.named("The same person as somebody else").click()
    at.wait(lambda: at.path.endswith("/same"))
    at.find("#q").clear()
    at.find("#q").type("Ada Brant")
    at.press("Enter")
    at.wait(lambda: "q=Ada" in at.path and "12 May 1977" in at.find("main").text)
    assert "two women" in at.find("fieldset").text and at.run(WIDE) <= 0
    at.wait(lambda: _reached(at, "input[name=other]"), "no candidate was reached")
    at.press("Space")
    at.wait(lambda: _reached(at, "#reason"), "the reason was not reached")
    at.focused.type("one of them is misspelt")
    at.press("Tab", "Enter")
    at.wait(lambda: "Recorded: one person." in at.find("main").text)
    assert "1 judgement that said otherwise was taken back." in at.find("#joined").text
    assert questions.standing(store).people.person_of["mole:7"] == questions.standing(store).people.person_of["harbour:1"]
    at.named("Take it back").click()
    at.wait(lambda: "/judgement/" in at.path)
    at.find("#withdrawing").type("two after all")
    at.named("Take it back", "button").click()
    at.wait(lambda: "withdrawn" in at.find("h1").text)
    assert questions.standing(store).people.person_of["mole:7"] != questions.standing(store).people.person_of["harbour:1"]


def test_spanish_and_from_right_to_left_nothing_sticks_out_of_a_person_on_a_phone(person: Browser) -> None:
    person.resize(PHONE)
    for language in ("es", "qps-plocm"):
        accounts.prefer(accounts.user_called("Ines"), language, "")
        for rest in ("", "/history", "?as-of=2026-11-22"):
            person.go(person.path.partition("?")[0].removesuffix("/history") + rest)
            assert person.run(WIDE) <= 0, (language, rest)
