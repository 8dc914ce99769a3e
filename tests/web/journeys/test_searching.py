"""Searching, exporting, and a token for a script."""

from __future__ import annotations

import json
import re
import urllib.request

from tests.web.browser import PHONE, Browser
from tests.web.invented import Made

WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_a_mistyped_name_with_an_accent_is_found_while_it_is_typed(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/persons")
    at.find("h1")
    at.run("document.activeElement.blur()")
    at.press("/")
    at.wait(lambda: at.path.endswith("/search"))
    at.press("/")
    assert at.focused == at.find("#q")
    at.find("#q").type("Brnád")
    at.wait(lambda: "similar spelling" in at.text)
    at.find("#found a").click()
    at.wait(lambda: f"/person/{case.person}" in at.path)


def test_a_slash_within_a_field_stays_a_slash(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/search")
    at.find("#q").type("12/05/1977")
    assert at.run("return document.querySelector('#q').value") == "12/05/1977"


def test_a_span_of_dates_leads_to_the_words_in_their_document(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/search")
    at.find("#q").type("1977-05-12..1977-05-20")
    at.wait(lambda: "12/05/1977" in at.text and "1977-05-19" in at.text)
    at.find("#found a[href*='/reading/']").click()
    at.wait(lambda: f"/reading/{case.exhibit}?at=" in at.path)
    assert "was taken on 12 May 1977" in at.text


def test_searching_works_without_script(at: Browser, case: Made) -> None:
    at.scripts(False)
    at.go(f"/case/{case.id}/search")
    at.find("#q").type("taken")
    at.named("Search", "button").click()
    at.wait(lambda: at.path.endswith("?q=taken"))
    assert at.find("#found mark").text == "taken"


def test_results_fit_a_narrow_window(at: Browser, case: Made) -> None:
    at.resize(PHONE)
    at.go(f"/case/{case.id}/search?q=brand+1977")
    assert at.run(WIDE) <= 0
    at.go(f"/case/{case.id}/search?q=1900..2000&in=claims")
    assert at.all("#found li") and at.run(WIDE) <= 0


def test_a_report_is_made_while_one_waits_and_saved(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/exports")
    at.find("#reading-of-report option[value=strict]").click()
    at.named("Make the report", "button").click()
    link = at.wait(lambda: at.all("#made a[download]"), "the report was not made")[0]
    assert "strict reading" in at.find("#made").text and "-report.html" in link.text
    saved = at.run("return fetch(document.querySelector('#made a[download]').href).then(found => found.text())")
    assert saved.startswith("<!doctype html>") and "not a version for publication" in saved
    at.named("Throw away", "button").click()
    at.wait(lambda: not at.all("#made a[download]"))


def test_a_token_is_made_shown_once_and_opens_the_case_to_a_script(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/exports")
    at.named("Tokens for scripts").click()
    at.find("#name").type("nightly copy")
    at.named("Make it", "button").click()
    secret = at.find("#fresh ~ p code").text
    asked = urllib.request.Request(f"{at.home}/api/v1/cases/{case.id}", headers={"Authorization": f"Bearer {secret}"})
    with urllib.request.urlopen(asked) as answer:
        assert json.load(answer)["role"] == "reader"
    at.go(f"/case/{case.id}/tokens")
    assert secret not in at.text and re.search("nightly copy", at.text)
    at.named("Take back", "button").click()
    at.wait(lambda: "nightly copy" not in at.text)
