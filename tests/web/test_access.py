"""Who gets what, at every address: generated from the routes, so that no page can be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from habeas.web import accounts, members, tokens, visitor
from habeas.web.gate import GATES
from habeas.web.roles import Role
from habeas.web.routes import Route, routes
from tests.web import access
from tests.web.invented import Made, client, inside, logged_in, made
from tests.web.places import address, known

EVERY = [pytest.param(route, who, id=f"{who}-{route.name}") for route in routes().values()
         for who in (*access.WHO, *(access.TOKENS if route.address.startswith("api/") else ()))]


@pytest.mark.parametrize(("route", "who"), EVERY)
def test_each_role_gets_what_the_route_says_and_nothing_more(route: Route, who: str, case: Made, tmp_path: Path) -> None:
    other = made(tmp_path / "other") if who.endswith("another case") else None
    for method in access.METHODS:
        wanted = access.expected(route, method, who)
        answer = access.somebody(who, case, other).generic(method, address(route, case))
        assert access.got(route, who, answer) == (access.IN if wanted is None else str(wanted)), method
        assert answer.status_code != 500, method


@pytest.mark.parametrize("who", access.TOKENS)
def test_a_token_opens_no_page(who: str, case: Made, tmp_path: Path) -> None:
    script = access.somebody(who, case, made(tmp_path / "other"))
    for route in routes().values():
        for method in route.methods if not route.address.startswith("api/") else ():
            wanted = access.expected(route, method, who)
            assert access.got(route, who, script.generic(method, address(route, case))) == (access.IN if wanted is None else str(wanted))


def test_the_table_of_who_gets_what_is_the_one_that_is_written_down() -> None:
    assert access.PAGE.read_text(encoding="utf-8") == access.promised(), "make access writes it"


def test_every_address_is_known_to_the_tests() -> None:
    assert [route.address for route in routes().values() if not known(route)] == [], "add what they name to tests/web/places.py"


def in_case() -> Iterator[Route]:
    yield from (route for route in routes().values() if "case" in route.nouns)


@pytest.mark.parametrize("route", [pytest.param(each, id=each.name) for each in in_case()])
def test_a_lead_of_one_case_learns_nothing_of_another_nor_that_it_is_there(route: Route, case: Made, tmp_path: Path) -> None:
    own = made(tmp_path / "own")
    lead = inside("lead", own, Role.LEAD)
    for method in route.methods:
        there = lead.generic(method, address(route, case))
        nowhere = lead.generic(method, address(route, case).replace(case.id, "0" * 32))
        assert there.status_code == nowhere.status_code == 404
        assert bare(there.content, case.id) == bare(nowhere.content, "0" * 32)


def bare(content: bytes, id: str) -> str:
    """A page without its own address and the form's token, which is another one each time."""
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"\w+"', "", content.decode().replace(id, ""))


@pytest.mark.parametrize("route", [pytest.param(each, id=each.name) for each in in_case() if len(each.nouns) > 1])
def test_what_is_not_in_the_case_is_not_there_even_for_its_lead(route: Route, case: Made) -> None:
    lead = inside("lead", case, Role.LEAD)
    for method in route.methods:
        for noun in (each for each in route.nouns[1:] if each in GATES):
            assert lead.generic(method, address(route, case, **{noun: "f" * 16})).status_code == 404


def test_a_role_that_is_taken_away_is_gone_at_once(case: Made) -> None:
    lead, reader = inside("lead", case, Role.LEAD), inside("reader", case, Role.READER)
    assert reader.get(f"/case/{case.id}").status_code == 200
    lead.post(f"/case/{case.id}/members/dismiss", {"name": "reader"})
    assert reader.get(f"/case/{case.id}").status_code == 404


def test_the_last_lead_cannot_be_taken_away(case: Made) -> None:
    lead = inside("lead", case, Role.LEAD)
    answer = lead.post(f"/case/{case.id}/members/dismiss", {"name": "lead"})
    assert answer.status_code == 403 and "A case needs somebody who leads it" in answer.content.decode()
    assert lead.post(f"/case/{case.id}/members/invite", {"name": "lead", "role": "reader"}).status_code == 403
    assert lead.get(f"/case/{case.id}/members").status_code == 200


def test_an_invited_person_comes_in_once_by_the_link_with_the_role_that_was_given(case: Made) -> None:
    answer = inside("lead", case, Role.LEAD).post(f"/case/{case.id}/members/invite", {"name": "Mirela", "role": "reader"})
    link = answer.content.decode().split("http://127.0.0.1")[1].split("<")[0]
    mirela, other = client(), client()
    assert mirela.get(link).headers["Location"] == f"/case/{case.id}"
    assert mirela.get(f"/case/{case.id}").status_code == 200
    assert mirela.post(f"/case/{case.id}/members/invite", {"name": "x", "role": "lead"}).status_code == 403
    assert other.get(link).status_code == 403 and other.get(f"/case/{case.id}").headers["Location"] == "/login"


def invited(lead: Client, case: Made, name: str) -> str:
    """The link that inviting somebody gives, if it gives one."""
    answer = lead.post(f"/case/{case.id}/members/invite", {"name": name, "role": "reader"})
    assert answer.status_code == 200
    found = re.search(r"http://127.0.0.1(/login/[^<]+)", answer.content.decode())
    return found[1] if found else ""


def test_a_lead_gets_no_link_for_somebody_who_is_known_here_and_the_host_does(case: Made) -> None:
    lead, bob = inside("lead", case, Role.LEAD), accounts.user_called("Bob")
    host = accounts.user_called("Hanna", host=True)
    members.admit(host, case.id, Role.LEAD)
    assert invited(lead, case, "Bob") == "" and dict(members.members(case.id))["Bob"] == Role.READER
    assert invited(lead, case, "Hanna") == ""
    members.admit(host, case.id, Role.LEAD)
    link = invited(logged_in(host), case, "Bob")
    coming = client()
    coming.get(link)
    assert accounts.user_of(coming.cookies[visitor.COOKIE].value) == bob


@pytest.mark.parametrize("name", ["B\u043eb", "B\u200bob", "\u202eboB", "B\0ob", "bob", "B\u00f3b", "\uff22ob."])
def test_nobody_is_invited_under_a_name_that_passes_for_another(name: str, case: Made) -> None:
    accounts.user_called("Bob")
    before = members.members(case.id)
    answer = inside("lead", case, Role.LEAD).post(f"/case/{case.id}/members/invite", {"name": name, "role": "editor"})
    assert answer.status_code == 422 and "/login/" not in answer.content.decode().replace("/login/\"", "")
    assert [each for each, _ in members.members(case.id)] == sorted({*(each for each, _ in before), "lead"})


@pytest.mark.parametrize("name", ["José Núñez-Peña", "Ольга О'Нил", "نور الدين", "李 小龍 Bruce", "山田 ひろ子", "Ana María de la O"])
def test_people_of_every_script_are_invited_by_their_names(name: str, case: Made) -> None:
    assert invited(inside("lead", case, Role.LEAD), case, name)


def test_asking_for_the_head_of_a_login_link_does_not_use_it_up(case: Made) -> None:
    link = invited(inside("lead", case, Role.LEAD), case, "Mirela")
    assert "Set-Cookie" not in client().head(link).headers
    assert client().get(link).headers["Location"] == f"/case/{case.id}"


def test_who_is_let_go_keeps_no_link_and_no_token(case: Made) -> None:
    lead = inside("lead", case, Role.LEAD)
    link = invited(lead, case, "Mirela")
    mirela = accounts.user_called("Mirela")
    secret = tokens.make(mirela, case.id, Role.READER, "script", "2026-01-01T00:00:00Z")
    assert tokens.user_of(secret) is not None
    lead.post(f"/case/{case.id}/members/dismiss", {"name": "Mirela"})
    assert client().get(link).status_code == 403
    members.admit(mirela, case.id, Role.READER)
    assert tokens.user_of(secret) is None
