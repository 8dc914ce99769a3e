"""From the login link to the first conflict."""

from __future__ import annotations

from tests.web.browser import Browser
from tests.web.invented import Made


def test_from_the_link_to_the_first_conflict_and_the_words_behind_it(at: Browser, case: Made) -> None:
    assert at.path == f"/case/{case.id}"
    at.named("Look at the first one").click()
    at.wait(lambda: "Ada" in at.find("h1").text)
    conflict = at.find("article.conflict")
    assert "“12/05/1977”" in conflict.text and "“1977-05-19”" in conflict.text and "Hard" in conflict.text
    assert at.all("article.conflict svg")


def test_a_name_is_found_while_it_is_typed_and_without_its_accents(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/persons")
    assert len(at.all("#persons tbody tr")) == 3
    at.find("#q").type("vélà")
    at.wait(lambda: len(at.all("#persons tbody tr")) == 1)
    at.named("Vela, Iris").click()
    at.wait(lambda: at.title.startswith("Vela, Iris"))


def test_whoever_chooses_spanish_and_dark_gets_both_and_stays_on_the_page(at: Browser, case: Made) -> None:
    at.find("details.menu.end summary").click()
    at.find("#language option[value=es]").click()
    at.find("#theme option[value=dark]").click()
    at.named("Apply", "button").click()
    at.wait(lambda: at.run("return document.documentElement.lang") == "es")
    assert at.path == f"/case/{case.id}"
    assert at.run("return getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 26)"


def test_a_menu_closes_with_escape_and_gives_the_focus_back(at: Browser) -> None:
    summary = at.find("details.menu.end summary")
    summary.click()
    at.press("Tab")
    at.press("Escape")
    assert not at.all("details.menu[open]")
    assert at.focused == summary
