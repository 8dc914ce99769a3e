"""What every response carries, whatever the address and whoever asks."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from habeas.web import accounts, assets, inert, middleware
from habeas.web.roles import Role
from habeas.web.routes import Route, routes
from tests.web.invented import LETTER, Made, client, inside
from tests.web.places import FILES, address, pages

EVERY = [pytest.param(route, id=route.name) for route in routes().values()]
POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


@pytest.mark.parametrize("route", EVERY)
def test_every_response_carries_the_one_policy_and_is_not_kept(route: Route, case: Made) -> None:
    for browser in (client(), inside("stranger"), inside("lead", case, Role.LEAD)):
        for method in ("GET", "PUT", "POST"):
            answer = browser.generic(method, address(route, case))
            inert = route.name in FILES and answer.status_code == 200
            policy = answer.headers["Content-Security-Policy"]
            assert policy == POLICY or (inert and "sandbox" in policy)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert answer.headers["Cross-Origin-Opener-Policy"] == answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert answer.headers["Cache-Control"] == "no-store" or (route.name == "static" and answer.status_code == 200)


def test_an_address_that_leads_nowhere_carries_the_policy_too() -> None:
    for browser in (client(), inside("somebody")):
        answer = browser.get("/no/such/page")
        assert answer.status_code == 404 and answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(("name", "whole"), [("review", "reading"), ("reading exhibit", "reading"), ("person", "persons"),
                                             ("person history", "persons"), ("finding", "findings"), ("source", "sources"),
                                             ("links", "intake")])
def test_the_navigation_shows_what_a_page_is_part_of(name: str, whole: str, case: Made) -> None:
    html = inside("lead", case, Role.LEAD).get(dict(pages(case))[name]).content.decode()
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', html) == [f"/case/{case.id}/{whole}"]


def test_no_page_holds_a_script_or_a_style_of_its_own(case: Made) -> None:
    lead = inside("lead", case, Role.LEAD)
    for name, path in pages(case):
        html = lead.get(path).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=\"/static/)", html), name


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8377", "", "localhost@evil.example",
                                  "127.0.0.1:8378", "[::1", "192.0.2.1:8377"])
def test_another_host_is_refused_before_anything_is_looked_at(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "allowed_hosts", {"127.0.0.1:8377", "localhost:8377"})
    assert Client(headers={"host": host}).get("/login").status_code == 421
    assert Client(headers={"host": "LOCALHOST:8377"}).get("/login").status_code == 200


def test_on_the_network_an_address_in_digits_is_answered_and_a_strange_name_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "allowed_hosts", {"127.0.0.1:8377", "*"})
    assert Client(headers={"host": "192.0.2.1:8377"}).get("/login").status_code == 200
    assert Client(headers={"host": "evil.example:8377"}).get("/login").status_code == 421


def test_a_form_without_its_token_changes_nothing(case: Made) -> None:
    user = accounts.user_called("lead")
    inside("lead", case, Role.LEAD)
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.get(f"/login/{accounts.ticket(user)}")
    assert strict.post("/preferences", {"theme": "dark"}).status_code == 403
    assert accounts.user_called("lead").theme == ""


def test_a_kept_page_with_a_script_is_handed_over_as_a_file_that_cannot_run(case: Made) -> None:
    answer = inside("reader", case, Role.READER).get(f"/case/{case.id}/exhibit/{case.exhibit}/file")
    assert answer.content == LETTER.encode()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="letter.html"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"


def test_assets_are_kept_for_ever_under_an_address_that_changes_with_them() -> None:
    answer = client().get(assets.address("habeas.css"))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client().get("/static/0000000000000000/habeas.css").status_code == 404
    assert client().get(f"/static/{assets.edition()}/../settings.py").status_code == 404


def test_addresses_and_pages_of_the_navigation_name_no_person(case: Made) -> None:
    html = inside("lead", case, Role.LEAD).get(f"/case/{case.id}/persons").content.decode()
    links = re.findall(r'href="([^"]*)"', html)
    assert any("/person/" in each for each in links)
    assert not any("iris" in each.lower() or "brand" in each.lower() or "harbour:" in each for each in links)


@pytest.mark.parametrize(("name", "saved"), [
    ("../../etc/passwd", 'filename="passwd"'), ("a\\b\\c.txt", 'filename="c.txt"'), ("gpj.\u202efdp.exe", 'filename="gpj.fdp.exe"'),
    ("a\r\nSet-Cookie: x.txt", 'filename="aSet-Cookie: x.txt"'), ("..", 'filename="file"'), ("", 'filename="file"'),
    ("Señal.txt", "filename*=utf-8''Se%C3%B1al.txt")])
def test_a_file_is_saved_under_a_name_that_is_no_path_and_hides_nothing(name: str, saved: str) -> None:
    assert inert.download(b"x", name).headers["Content-Disposition"] == f"attachment; {saved}"


def test_going_out_ends_the_session_and_asks_the_browser_to_forget_pages(case: Made) -> None:
    browser = inside("lead", case, Role.LEAD)
    answer = browser.post("/logout")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert browser.get(f"/case/{case.id}").headers["Location"] == "/login"
