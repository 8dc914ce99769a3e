"""The JSON API: its description is true, its gates are those of the pages, it writes through the same actions, and nothing breaks it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.core.web_errors import UnfitRequest
from habeas.store.case import CaseStore
from habeas.web import accounts, members, shelf, tokens
from habeas.web.api import requests, schema, shapes
from habeas.web.api.operations import Operation, Resource
from habeas.web.clock import now
from habeas.web.pages.api import RESOURCES, described
from habeas.web.roles import Role
from tests.web.invented import Made, client, inside
from tests.web.places import address

JSON = "application/json"
CHECK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def root(case: Made) -> str:
    return f"/api/v1/cases/{case.id}"


def script(case: Made, role: Role = Role.EDITOR, held: Role = Role.EDITOR) -> dict[str, Any]:
    """The header of a script with a token."""
    user = accounts.user_called("Ines")
    members.admit(user, case.id, held)
    return {"headers": {"host": "127.0.0.1", "authorization": f"Bearer {tokens.make(user, case.id, role, 'backup', now())}"}}


def heads(case: Made) -> tuple[str, ...]:
    with CaseStore.open(case.folder) as store:
        return store.heads()


# ---- the description


def test_every_reference_of_the_description_leads_somewhere_and_every_operation_has_a_name_of_its_own() -> None:
    found = described()
    text = json.dumps(found)
    for name in {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert found["components"]["schemas"][name]
    names = [operation["operationId"] for path in found["paths"].values() for method, operation in path.items() if method != "parameters"]
    assert len(names) == len(set(names)) == sum((each.get is not None) + (each.post is not None) for each in RESOURCES)
    assert found["openapi"] == "3.1.0" and all(path.startswith("/api/v1/") for path in found["paths"])


def test_the_description_follows_the_schema_of_openapi() -> None:
    rules = json.loads((Path(__file__).parent / "openapi-3.1.json").read_text("utf-8"))
    assert [each.message for each in jsonschema.Draft202012Validator(rules).iter_errors(described())] == []
    for schema_ in described()["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema_)
    broken = described() | {"paths": {"no-slash": {}}}
    assert list(jsonschema.Draft202012Validator(rules).iter_errors(broken))


def test_anybody_may_read_the_description() -> None:
    answer = client().get("/api/v1/openapi.json")
    assert answer.status_code == 200 and answer.json() == described()


@pytest.mark.parametrize("resource", [pytest.param(each, id=each.name) for each in RESOURCES if each.get])
def test_every_answer_has_the_form_that_is_described(resource: Resource, case: Made) -> None:
    assert resource.get is not None
    shelf.shelved(case.id, case.folder).round().wait()
    asks = "?q=brand" if resource.get.asks is requests.AskSearch else ""
    answer = inside("reader", case, Role.READER).get(address(resource.route, case) + asks)
    assert answer.status_code == 200 and answer.headers["Content-Type"] == JSON
    named: dict[str, Any] = {}
    fits(answer.json(), schema.schema(resource.get.answer, named), named)


def fits(value: Any, form: Mapping[str, Any], named: Mapping[str, Any]) -> None:
    """Fail where a value is not of the form of a JSON Schema, as far as ours go."""
    if "$ref" in form:
        form = named[form["$ref"].rpartition("/")[2]]
        assert set(value) == set(form["properties"])
        for name, each in value.items():
            fits(each, form["properties"][name], named)
    elif "anyOf" in form:
        fits(value, next(each for each in form["anyOf"] if (each == {"type": "null"}) == (value is None)), named)
    elif form.get("type") == "array":
        for each in value:
            fits(each, form["items"], named)
    elif form.get("type") == "object":
        for each in value.values():
            fits(each, form["additionalProperties"], named)
    elif form:
        assert type(value) is {"string": str, "integer": int, "boolean": bool, "null": type(None)}[form["type"]]


# ---- who


def test_without_a_session_or_token_there_is_a_problem_and_no_page(case: Made) -> None:
    answer = client().get(root(case))
    assert answer.status_code == 401 and answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 401 and answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("shown", ["Bearer nonsense", "Bearer ", "Basic eDp5", "nonsense"])
def test_a_token_that_opens_nothing_does_not_fall_back_on_the_session_beside_it(shown: str, case: Made) -> None:
    lead = inside("lead", case, Role.LEAD)
    assert lead.get(root(case)).status_code == 200
    assert lead.get(root(case), headers={"authorization": shown}).status_code == 401


def test_a_token_may_do_what_it_was_made_for_and_never_more_than_its_maker(case: Made) -> None:
    given = {"sort": "defer", "about": [case.claim], "reason": "ask the sister"}
    as_reader = script(case, Role.READER)
    assert client().get(root(case), **as_reader).json()["role"] == "reader"
    assert client().post(f"{root(case)}/judgements", given, JSON, **as_reader).status_code == 403
    assert client().post(f"{root(case)}/judgements", given, JSON, **script(case)).status_code == 201
    lowered = script(case, Role.EDITOR, held=Role.READER)
    assert client().post(f"{root(case)}/judgements", given, JSON, **lowered).status_code == 403


def test_a_token_opens_its_own_case_alone_and_no_page(case: Made, tmp_path: Any) -> None:
    from tests.web.invented import made

    other = made(tmp_path / "other")
    shown = script(case)
    members.admit(accounts.user_called("Ines"), other.id, Role.LEAD)
    assert client().get(root(other), **shown).status_code == 404
    assert [each["id"] for each in client().get("/api/v1/cases", **shown).json()["cases"]] == [case.id]
    assert client().get(f"/case/{case.id}", **shown).headers["Location"] == "/login"


def test_a_token_is_shown_once_kept_as_a_digest_and_opens_nothing_once_taken_back(case: Made, home: Any) -> None:
    editor = inside("Teo", case, Role.EDITOR)
    page = editor.post(f"/case/{case.id}/tokens/make", {"name": "nightly", "role": "editor"}).content.decode()
    secret = page.split('<code dir="ltr">')[1].split("<")[0]
    assert secret not in editor.get(f"/case/{case.id}/tokens").content.decode()
    assert secret.encode() not in b"".join(each.read_bytes() for each in home.glob("web.sqlite*"))
    header = {"authorization": f"Bearer {secret}"}
    assert client().get(root(case), headers=header).status_code == 200
    stranger = inside("Mirela", case, Role.LEAD)
    stranger.post(f"/case/{case.id}/tokens/revoke", {"token": "1"})
    assert client().get(root(case), headers=header).status_code == 200
    editor.post(f"/case/{case.id}/tokens/revoke", {"token": "1"})
    assert client().get(root(case), headers=header).status_code == 401


def test_nobody_makes_a_token_with_a_higher_role_than_their_own(case: Made) -> None:
    assert inside("Teo", case, Role.READER).post(f"/case/{case.id}/tokens/make", {"name": "x", "role": "editor"}).status_code == 403


def test_a_browser_writes_only_with_the_token_of_a_form(case: Made) -> None:
    from django.test import Client

    inside("lead", case, Role.LEAD)
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.get(f"/login/{accounts.ticket(accounts.user_called('lead'))}")
    before = heads(case)
    answer = strict.post(f"{root(case)}/judgements", {"sort": "defer", "about": [case.claim], "reason": "x"}, JSON)
    assert answer.status_code == 403 and answer.json()["status"] == 403 and heads(case) == before


def test_a_confidential_source_is_not_named_to_a_reader(case: Made) -> None:
    given = {"speaker": "Olvera Tamin", "words": "taken on 12 May 1977, said Olvera Tamin", "kind": "arrest", "value": "1977-05-12",
             "person": case.person, "confidential": True}
    assert client().post(f"{root(case)}/claims", given, JSON, **script(case)).status_code == 201
    for path in ("sources", f"persons/{case.person}", "search?q=taken"):
        text = inside("reader", case, Role.READER).get(f"{root(case)}/{path}").content.decode()
        assert "Olvera" not in text and "confidential source" in text
    found = inside("reader", case, Role.READER).get(f"{root(case)}/search?q=olvera tamin").json()
    assert set(found["totals"].values()) == {0}  # as for any name that nobody has


def test_an_installation_from_before_there_were_tokens_gets_their_table_and_keeps_the_rest(case: Made, home: Path) -> None:
    from habeas.web import home as own

    user = accounts.user_called("Teo")
    with own.writing() as cursor:
        cursor.execute("DROP TABLE token")
        cursor.execute("PRAGMA user_version = 1")
    own._laid_out.clear()
    assert accounts.invited("Teo") == (user, False) and tokens.listed(user, case.id) == []
    assert tokens.user_of(tokens.make(user, case.id, Role.READER, "x", now())) is not None


# ---- writing


def test_a_claim_is_recorded_with_its_words_and_under_the_name_of_whose_the_token_is(case: Made) -> None:
    given = {"speaker": "Her brother", "words": "She was taken in May 1977", "kind": "arrest", "value": "1977-05", "person": case.person}
    done = client().post(f"{root(case)}/claims", given, JSON, **script(case))
    assert done.status_code == 201 and tuple(done.json()["heads"]) == heads(case)
    claim = client().get(f"{root(case)}/claims/{done.json()['id']}", **script(case)).json()
    assert claim["words"] == given["words"] and claim["value"] == "1977-05" and claim["speaker"] == "Her brother"
    with CaseStore.open(case.folder) as store:
        assert next(reversed(store.entries().values())).author == "Ines"


def test_words_that_do_not_stand_in_the_document_are_refused_with_the_sentence_of_the_command_line(case: Made) -> None:
    given = {"speaker": "x", "words": "not in it", "kind": "arrest", "value": "1977-05", "person": case.person, "exhibit": case.exhibit}
    before = heads(case)
    answer = client().post(f"{root(case)}/claims", given, JSON, **script(case))
    assert answer.status_code == 422 and answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] and heads(case) == before


def test_whoever_looked_before_somebody_wrote_is_told_and_nothing_is_recorded(case: Made) -> None:
    shown, seen = script(case), list(heads(case))
    given = {"sort": "defer", "about": [case.claim], "reason": "first", "heads": seen}
    assert client().post(f"{root(case)}/judgements", given, JSON, **shown).status_code == 201
    after = heads(case)
    answer = client().post(f"{root(case)}/judgements", given | {"reason": "second"}, JSON, **shown)
    assert answer.status_code == 422 and "Somebody has written" in answer.json()["detail"] and heads(case) == after


def test_a_judgement_about_what_the_case_does_not_hold_is_refused(case: Made) -> None:
    for sort, about in (("same", [case.claim, case.claim]), ("prefer", ["f" * 24]), ("independent", ["nobody", "no one"])):
        answer = client().post(f"{root(case)}/judgements", {"sort": sort, "about": about, "reason": "x"}, JSON, **script(case))
        assert answer.status_code == 422, sort


def test_a_judgement_is_withdrawn_once(case: Made) -> None:
    path = f"{root(case)}/judgements/{case.judgement}/withdraw"
    assert client().post(path, {"reason": "a mistake"}, JSON, **script(case)).status_code == 201
    assert client().post(path, {"reason": "a mistake"}, JSON, **script(case)).status_code == 422
    found = client().get(f"{root(case)}/judgements?sort=prefer", **script(case)).json()["judgements"]
    assert [each["in_force"] for each in found if each["id"] == case.judgement] == [False]


def test_proposals_are_listed_and_confirmed_or_rejected_once(case: Made) -> None:
    proposal, shown = case.proposal, script(case)
    waiting = client().get(f"{root(case)}/proposals", **shown).json()["proposals"]
    assert proposal in [each["id"] for each in waiting]
    done = client().post(f"{root(case)}/proposals/confirm", {"proposals": [proposal]}, JSON, **shown)
    assert done.status_code == 201 and len(done.json()["judgements"]) == 1
    assert client().post(f"{root(case)}/proposals/reject", {"proposals": [proposal]}, JSON, **shown).status_code == 422
    assert proposal not in [each["id"] for each in client().get(f"{root(case)}/proposals", **shown).json()["proposals"]]


# ---- forms


@dataclass(frozen=True, slots=True)
class Sample:
    """All sorts of fields."""

    name: str
    number: int
    yes: bool
    one: Literal["a", "b"]
    many: tuple[str, ...]
    perhaps: str | None = None
    inner: tuple[shapes.Done, ...] = ()


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=10)
SAMPLES = st.builds(Sample, TEXTS, st.integers(-9, 9), st.booleans(), st.sampled_from(["a", "b"]), st.lists(TEXTS, max_size=3).map(tuple),
                    st.none() | TEXTS, st.lists(st.builds(shapes.Done, TEXTS, st.just(())), max_size=2).map(tuple))
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
                        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8)


@given(SAMPLES)
def test_what_is_written_is_read_back(sample: Sample) -> None:
    assert schema.read(Sample, json.loads(json.dumps(schema.encoded(sample)))) == sample


@given(ANYTHING)
def test_anything_else_is_refused_with_a_sentence(data: Any) -> None:
    with pytest.raises(UnfitRequest):
        schema.read(Sample, data)


def test_a_number_is_no_text_a_truth_no_number_and_half_a_character_nothing() -> None:
    good = {"name": "x", "number": 1, "yes": True, "one": "a", "many": []}
    assert schema.read(Sample, good)
    for name, wrong in (("name", 1), ("number", True), ("yes", 1), ("one", "c"), ("many", "x"), ("name", "\ud800"), ("name", "a\0"),
                        ("number", 2**60)):
        with pytest.raises(UnfitRequest):
            schema.read(Sample, good | {name: wrong})


# ---- whatever is sent


def _bodies(operation: Operation) -> st.SearchStrategy[Any]:
    """Bodies of the described form with whatever texts, and others."""
    hints = schema.hints_of(operation.asks)
    known: dict[str, st.SearchStrategy[Any]] = {}
    for name, hint in hints.items():
        if hint is bool:
            known[name] = st.booleans()
        elif hint is str or name == "value":
            known[name] = TEXTS | st.sampled_from(["arrest", "age", "principal", "1977-05", "24"])
        elif name in ("about", "proposals", "via"):
            known[name] = st.lists(TEXTS, max_size=3)
        elif name == "sort":
            known[name] = st.sampled_from(["same", "prefer", "copied", "two events"])
    needed = {name: each for name, each in known.items() if name in ("speaker", "words", "kind", "sort", "about", "reason", "proposals")}
    return st.fixed_dictionaries(needed, optional={name: each for name, each in known.items() if name not in needed}) | ANYTHING


@pytest.mark.parametrize("resource", [pytest.param(each, id=each.name) for each in RESOURCES if each.post])
def test_no_body_breaks_an_operation(resource: Resource, case: Made) -> None:
    operation, path = resource.post, address(resource.route, case)
    assert operation is not None
    editor = inside("editor", case, Role.EDITOR)

    @CHECK
    @given(_bodies(operation))
    def sent(body: Any) -> None:
        answer = editor.post(path, json.dumps(body), JSON)
        assert answer.status_code in (201, 422), answer.content
        assert answer.status_code == 201 or answer.headers["Content-Type"] == "application/problem+json"

    sent()
    for raw, sort in ((b"\xff", JSON), (b"{", JSON), (b"[" * 5000, JSON), (b"", JSON), (b"{}", "text/plain")):
        assert editor.post(path, raw, sort).status_code == 422


@pytest.mark.parametrize("resource", [pytest.param(each, id=each.name) for each in RESOURCES if each.get and each.get.asks])
def test_no_query_breaks_an_operation(resource: Resource, case: Made) -> None:
    operation, path = resource.get, address(resource.route, case)
    assert operation is not None
    names = list(schema.hints_of(operation.asks))
    reader = inside("reader", case, Role.READER)

    @CHECK
    @given(st.dictionaries(st.sampled_from(names), TEXTS | st.sampled_from(["0", "-1", "2", "9" * 30, "true", "1976..1977", '"a'])))
    def asked(query: dict[str, str]) -> None:
        answer = reader.get(path, query)
        assert answer.status_code in (200, 422), answer.content

    asked()
