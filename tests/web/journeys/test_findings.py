"""Working through what was found: why sources differ, what to ask, a judgement and its end."""

from __future__ import annotations

import re

import pytest

from habeas import questions
from habeas.actions.judging import judge
from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import shelf
from tests.actions.invented import LATER, said
from tests.web.browser import LAPTOP, PHONE, Browser
from tests.web.invented import Made

WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def store(case: Made) -> CaseStore:
    """The case as it is open, with its checks done."""
    place = shelf.shelved(case.id, case.folder)
    place.round()
    place.settle()
    return place.store


def note(at: Browser) -> str:
    """What the page says was done."""
    return " ".join(at.find("#done").text.split())


def rejected(at: Browser, reason: str) -> None:
    """Reject the later date, in the form that is open."""
    at.run("document.querySelectorAll('details.way[open] input[type=checkbox]').forEach(each => {"
           " if (each.parentElement.textContent.includes('1977-05-19')) each.click(); })")
    at.find("details.way[open] textarea").type(reason)
    at.find("details.way[open] button.main").click()


def test_from_all_findings_to_one_conflict_and_why_its_sources_differ(at: Browser, case: Made, store: CaseStore) -> None:
    at.named("Findings").click()
    at.wait(lambda: at.path.endswith("/findings"))
    at.named("one digit").click()
    at.wait(lambda: "cls=one" in at.path)
    assert len(at.all("ol.findings > li")) == 1
    at.find("ol.findings a").click()
    at.wait(lambda: "/finding/" in at.path)
    text = " ".join(at.find("main").text.split())
    assert "Harbour says" in text and "Mole says" in text and "the two dates differ in one digit" in text
    assert "Ask: “What exactly stands in your original, digit by digit?”" in text and "7 days apart" in text
    assert at.all("figure svg")
    at.named("All that fit").click()
    at.wait(lambda: "cls=one" in at.path)  # the filter is kept


def test_a_claim_is_rejected_by_keyboard_and_the_judgement_taken_back(at: Browser, case: Made, store: CaseStore) -> None:
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.press("r")
    assert at.run("return document.activeElement.closest('details').open")
    at.press("Escape")
    assert not at.all("details.way[open]")
    at.press("r")
    rejected(at, "a slip of the pen")
    at.wait(lambda: at.all("#done"))
    assert "This conflict is gone. No conflict remains on this person." in note(at)
    at.press("z")
    at.wait(lambda: "/judgement/" in at.path)
    at.find("#withdrawing").type("it was none")
    at.named("Take it back", "button").click()
    at.wait(lambda: "/finding/" in at.path)
    assert "This finding is there again" in note(at) and "Withdrawn: Rejected" in note(at)
    assert "it was none" in at.find("ul.judged").text  # nothing is deleted
    assert [each.reason for each in store.withdrawals()] == ["it was none"]


def test_letters_that_are_typed_into_a_reason_are_no_keys(at: Browser, case: Made, store: CaseStore) -> None:
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.press("d")
    at.press(*"under")
    assert at.run("return document.activeElement.value") == "under" and len(at.all("details.way[open]")) == 1


def test_single_keys_can_be_switched_off_and_stay_so(at: Browser, case: Made, store: CaseStore) -> None:
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.find("#keys-on").click()
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.press("d")
    assert not at.all("details.way[open]")
    at.find("#keys-on").click()
    at.press("d")
    assert at.all("details.way[open]")


def test_one_arrest_becomes_two_and_the_dates_no_longer_exclude_each_other(at: Browser, case: Made, store: CaseStore) -> None:
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.named("Two events of this kind e", "summary").click()
    assert not at.all("details.way[open] input:checked")
    at.all("details.way[open] input[name=claim]")[-1].click()  # the mole's, whom the others contradict
    at.find("details.way[open] textarea").type("arrested in the harbour and again at the mole")
    at.find("details.way[open] button.main").click()
    at.wait(lambda: at.all("#done"))
    assert "Two events" in note(at) and "This conflict is gone." in note(at)
    at.go(f"/case/{case.id}/person/{case.person}")
    assert not at.all("article.conflict")


def test_two_accounts_lose_their_weight_once_one_is_judged_to_copy_the_other(at: Browser, case: Made, store: CaseStore) -> None:
    ada = questions.person(questions.standing(store), "Ada Brand")
    record(store, Saying("Ada's sister", "freed on 3 June 1977", "release", parse("1977-06-03")), ada, None, LATER)
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.press("c")
    at.find("details.way[open] input[value=copied]").click()
    at.run("document.getElementById('first').selectedIndex = 1;"
           "const second = document.getElementById('second');"
           "second.value = [...second.options].find(each => each.text.includes('sister')).value")
    at.find("details.way[open] textarea").type("she has it from the register")
    at.find("details.way[open] button.main").click()
    at.wait(lambda: at.all("#done"))
    assert "What the claims support has changed" in note(at) and "release on 3 June 1977" in note(at)
    at.named("Sources").click()
    at.wait(lambda: at.path.endswith("/sources"))
    row = next(each.text for each in at.all("tbody tr") if "sister" in each.text)
    assert "Register of the Harbour District" in row


def test_of_two_editors_the_second_sees_what_the_first_judged_and_then_decides(at: Browser, case: Made, store: CaseStore) -> None:
    at.go(f"/case/{case.id}/finding/{case.finding}")
    judge(store, "prefer", [said(store, "mole:7", "arrest").id], "the mole kept a diary", LATER)  # somebody else, meanwhile
    at.press("d")
    at.find("details.way[open] textarea").type("I wait for a letter")
    at.find("details.way[open] button.main").click()
    alert = at.find("[role=alert]")
    assert "Nothing was recorded yet" in alert.text and "B. Other" in alert.text and "the mole kept a diary" in alert.text
    assert at.run("return document.getElementById('again').value") == "I wait for a letter"
    assert "I wait for a letter" not in {each.reason for each in store.judgements()}
    assert all("409" in each for each in at.complaints())  # how the browser tells that the form was not taken
    at.find("[role=alert] button").click()
    at.wait(lambda: at.all("#done"))
    assert {each.reason for each in store.judgements()} >= {"I wait for a letter", "the mole kept a diary"}


def test_without_script_a_finding_is_filtered_judged_and_the_judgement_taken_back(at: Browser, case: Made, store: CaseStore) -> None:
    at.scripts(False)
    at.go(f"/case/{case.id}/findings")
    at.find("#q").type("brand")
    at.named("Show", "button").click()
    at.wait(lambda: "q=brand" in at.path)
    at.find("ol.findings a").click()
    at.wait(lambda: "/finding/" in at.path)
    at.named("Decide later d", "summary").click()
    at.find("details.way[open] textarea").type("until the letter comes")
    at.find("details.way[open] button.main").click()
    at.wait(lambda: at.all("#done"))
    assert "This finding is still there." in note(at)
    at.find("#done a.button").click()
    at.find("#withdrawing").type("it came")
    at.named("Take it back", "button").click()
    at.wait(lambda: "done=" in at.path)
    assert "Withdrawn" in note(at)


def test_in_a_narrow_window_a_finding_is_read_and_judged_without_scrolling_sideways(at: Browser, case: Made, store: CaseStore) -> None:
    at.resize(PHONE)
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.run("document.querySelectorAll('details.way').forEach(each => { each.open = true; })")
    assert at.run(WIDE) <= 0
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.press("r")
    rejected(at, "a slip")
    at.wait(lambda: at.all("#done"))
    assert "This conflict is gone." in note(at) and at.run(WIDE) <= 0
    at.resize(LAPTOP)


def test_a_finding_prints_without_its_forms(at: Browser, case: Made, store: CaseStore) -> None:
    at.go(f"/case/{case.id}/finding/{case.finding}")
    at.media(printing=True)
    assert not any(at.run("return arguments[0].map(css => [...document.querySelectorAll(css)].some(each => each.checkVisibility()))",
                          ["form", "nav.pages", ".screen"]))
    assert re.search(r"Who says what", at.find("main").text)
    at.media()
