"""Whoever only reads a case cannot find out who a confidential source is by asking: two cases that differ in nothing but that name give the
same answers, whatever is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas import questions
from habeas.actions.documents import describe
from habeas.actions.judging import judge
from habeas.actions.recording import Document, Saying, record
from habeas.core.values import Text as Words
from habeas.core.when import parse
from habeas.searching import GROUPS
from habeas.store import index
from habeas.store.proposals import open_proposals
from habeas.web import shelf, upkeep
from habeas.web.pages import search
from habeas.web.roles import Role
from habeas.web.routes import routes
from habeas.web.sifting import finding_key
from habeas.web.snapshot import key
from tests.actions.invented import HAND
from tests.actions.readers import Line
from tests.web import papers, places
from tests.web.invented import Made, inside, made
from tests.web.places import address

ONE, OTHER = "Zebulon Quillfeather", "Octavia Marshgoblins"  # as long as each other: places in documents count letters
QUAY = Line("quay", "arrest", parse("1977"), "Iris Vela")
_PLACES = ("", "persons", "claims", "documents", "exhibits")
_CHANGING = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*|[0-9a-f]{10,}')  # ids and keys differ from case to case


def hiding(folder: Path, name: str) -> Made:
    """A case in which a source, named openly at first, is confidential; its name stands wherever words can stand."""
    case = made(folder)
    store = shelf.shelved(case.id, case.folder).store
    whom = questions.person(questions.standing(store), "Ada Brand")
    record(store, Saying(name, "was told openly", "arrest", parse("1977-02-20")), whom, None, HAND)
    record(store, Saying(name, f"{name} saw Ada at the gate", "arrest", parse("1977-02-18"), confidential=True), whom, None, HAND)
    for number in range(1, 7):
        saying = Saying("Ada's sister", f"on day {number} {name} saw her by the mill", "arrest", parse(f"1977-03-0{number}"))
        record(store, saying, whom, None, HAND)
    record(store, Saying("Ada's sister", "in a house", "arrest", parse("1977-02-18"), place=f"the house of {name}"), whom, None, HAND)
    text = f"They held her in the cellar of {name}."
    record(store, Saying("Ada's sister", "in the cellar", "arrest_place", Words(f"the cellar of {name}")), whom,
           Document(text.replace("the cellar", "in the cellar").encode(), "cellar.txt", "text/plain", text), HAND)
    around = [f"left{number}" for number in range(60)], [f"right{number}" for number in range(60)]
    papers.paper(store, f"quay {' '.join(around[0])} {name} {' '.join(around[1])}\n", QUAY, name="long.txt")
    papers.paper(store, f"As {name} says, words of the quay.\n", QUAY, name="said.txt")
    kept = papers.paper(store, "The quay alone.\n", QUAY, name=f"statement of {name}.txt")
    describe(store, store.exhibits()[kept], {"title": f"What {name} knows"}, (), HAND)
    return case


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "PATIENCE", 60)


@pytest.fixture
def twins(tmp_path: Path) -> tuple[Made, Made]:
    return hiding(tmp_path / "one", ONE), hiding(tmp_path / "other", OTHER)


def reading(*cases: Made) -> Client:
    return [inside("reader", case, Role.READER) for case in cases][-1]


_KEY = re.compile(r"\b[0-9a-f]{16}\b")


def told(browser: Client, case: Made, address: str, asked: dict[str, str]) -> str:
    """An answer without what is another one in each case."""
    answer = browser.get(address.replace("CASE", case.id), asked)
    assert answer.status_code == 200
    html = answer.content.decode()
    return _CHANGING.sub("#", html[max(html.find("<main"), 0):])  # above it stand the reader's cases


def page(browser: Client, case: Made, **asked: str) -> str:
    return told(browser, case, "/case/CASE/search", asked)


def totals(browser: Client, case: Made, q: str) -> object:
    return browser.get(f"/api/v1/cases/{case.id}/search", {"q": q}).json()["totals"]


_PIECES: Sequence[str] = [
    *(word[:length] for name in (ONE, OTHER) for word in name.split() for length in (3, 4, 7, len(word))), ONE, OTHER, f'"{ONE}"',
    "Quillfeather, Zebulon", "saw", "gate", "mill", "quay", "cellar", "house", "statement", "knows", "left59", "right0", "right1", "left",
    "confidential source", "confidential", "1", "arrest", "1977", "1977-02-18", "1977-03..1977-04", "before 1978", "ada", "brand", "sister"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3).map(" ".join), st.sampled_from(_PLACES), st.sampled_from(["1", "2", "3"]))
def test_the_answer_to_a_reader_is_the_same_whichever_name_is_hidden(
        monkeypatch: pytest.MonkeyPatch, twins: tuple[Made, Made], q: str, only: str, number: str) -> None:
    monkeypatch.setattr(search, "SHORT", 2)
    monkeypatch.setattr(search, "LONG", 3)
    browser = reading(*twins)
    for path, asked in (("/case/CASE/search", {"q": q, "in": only, "page": number}), ("/api/v1/cases/CASE/search", {"q": q})):
        one, other = (told(browser, case, path, asked) for case in twins)
        assert one == other


@pytest.mark.parametrize("length", range(3, 13))
def test_letters_of_a_hidden_name_answer_as_letters_of_no_name(length: int, tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser, letters = reading(case), "quillfeather"[:length]
    nothing = "x" * length
    for asked in ({}, {"in": "claims", "page": "2"}, {"in": "documents", "page": "2"}, *({"in": group} for group in GROUPS)):
        assert page(browser, case, q=letters, **asked).replace(letters, nothing) == page(browser, case, q=nothing, **asked), asked
    assert totals(browser, case, letters) == totals(browser, case, nothing) == dict.fromkeys(GROUPS, 0)


def test_a_whole_hidden_name_answers_as_any_other(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser = reading(case)
    assert totals(browser, case, ONE) == totals(browser, case, "Nobody Atall") == dict.fromkeys(GROUPS, 0)
    assert "Nothing in this case" in page(browser, case, q=ONE)
    assert "Quillfeather" in page(inside("editor", case, Role.EDITOR), case, q="statement")


def test_no_word_beside_a_hidden_name_shows_half_of_it(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser = reading(case)
    for side in ("left", "right"):
        for number in range(60):
            html = page(browser, case, q=f"{side}{number}")
            assert f"<mark>{side}{number}" in html and "Quillfeather" not in html and "Zebulon" not in html, f"{side}{number}"


def test_what_is_found_beside_a_hidden_name_is_found_by_a_reader_and_counted(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    html = page(reading(case), case, q="mill")
    assert "6 claims" in html and "confidential source 1 saw her by the <mark>mill</mark>" in html
    assert "statement of confidential source 1.txt" in page(reading(case), case, q="statement")


def test_a_person_who_is_a_confidential_source_is_found_by_the_own_name_as_everybody_is(tmp_path: Path) -> None:
    case = made(tmp_path / "case")
    store = shelf.shelved(case.id, case.folder).store
    record(store, Saying("Ada Brand", "I was there", "arrest", parse("1977"), confidential=True), "Iris Vela", None, HAND)
    browser = reading(case)
    for q in ("ada brand", "brand"):
        assert case.person in browser.get(f"/case/{case.id}/search", {"q": q}).content.decode()


def test_a_source_that_becomes_confidential_leaves_the_readers_index_at_once(tmp_path: Path) -> None:
    case = made(tmp_path / "case")
    store = shelf.shelved(case.id, case.folder).store
    record(store, Saying("Olvera Tamin", "Olvera Tamin saw Zebulon Quillfeather", "arrest", parse("1977"), confidential=True), "Iris Vela",
           None, HAND)
    browser = reading(case)
    assert "1 claim" in page(browser, case, q="quillfeather", **{"in": "claims"})
    record(store, Saying(ONE, "I was there", "arrest", parse("1977"), confidential=True), "Iris Vela", None, HAND)
    assert totals(browser, case, "quillfeather") == dict.fromkeys(GROUPS, 0)


def raw(case: Made) -> bytes:
    return b"".join(path.read_bytes() for path in case.folder.glob(f"{index.COVERED}*"))


def test_what_is_redacted_leaves_the_readers_index_too(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    store = shelf.shelved(case.id, case.folder).store
    page(reading(case), case, q="mill")
    assert b"ellar" in raw(case) and b"llfeather" not in raw(case)  # terms that begin like the one before are kept without that beginning
    entry = next(each for each in store.entries().values() if each.kind == "claims.recorded" and "cellar" in str(each.parts))
    store.redact(entry.digest, 0, "asked for", HAND.author, HAND.time)
    assert b"ellar" not in raw(case)


def test_editors_and_cases_without_confidential_sources_have_one_index_alone(case: Made, tmp_path: Path) -> None:
    page(reading(case), case, q="brand")
    assert not (case.folder / index.COVERED).exists()
    other = hiding(tmp_path / "other", ONE)
    assert "6 claims" in page(inside("editor", other, Role.EDITOR), other, q="quillfeather mill", **{"in": "claims"})
    assert not (other.folder / index.COVERED).exists()


# ---- keys of sources


def asked_of(case: Made) -> Sequence[str]:
    """Every address that a reader may ask of a case."""
    api = [address(route, case) for route in routes().values() if route.name.startswith("api ") and route.get == Role.READER]
    return [*api, *(path for _, path in places.pages(case) if f"/case/{case.id}" in path)]


def test_the_key_of_a_name_opens_nothing_to_a_reader_be_it_the_hidden_one_or_any_other(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser = reading(case)
    assert [browser.get(f"/case/{case.id}/source/{key(name)}").status_code for name in (ONE, OTHER)] == [404, 404]
    html = browser.get(f"/case/{case.id}/source/{key('confidential source 1')}").content.decode()
    assert "confidential source 1" in html and ONE not in html
    assert inside("editor", case, Role.EDITOR).get(f"/case/{case.id}/source/{key(ONE)}").status_code == 200


def test_no_answer_to_a_reader_holds_the_key_of_a_hidden_name(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser = reading(case)
    shelf.shelved(case.id, case.folder).round().wait()
    named = {each for each in shelf.shelved(case.id, case.folder).store.sources() if ONE in each}  # also as part of a file's name
    assert len(named) >= 2
    linked = set()
    for path in asked_of(case):
        text = browser.get(path).content.decode(errors="replace")
        assert not {key(ONE), *(key(each) for each in named)} & set(_KEY.findall(text)), path
        linked |= {path} if key("confidential source 1") in text else set()
    assert len(linked) >= 4  # the case, the person, the sources, the API


def test_findings_cannot_be_sifted_by_a_guess(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser = reading(case)
    shelf.shelved(case.id, case.folder).round().wait()
    inside("editor", case, Role.EDITOR).get(f"/case/{case.id}/findings", {"source": key(ONE)})  # what that finds is kept for the next one

    def found(source: str) -> str:
        return told(browser, case, "/case/CASE/findings", {"source": source}).replace(source.replace(" ", "+"), "#")

    assert found(ONE) == found(OTHER) and found(key(ONE)) == found(key(OTHER))
    assert found(key("confidential source 1")) != found(key(OTHER))


# ---- ids of claims: digests of what is said and by whom, which confirm a guess without asking anybody


def test_no_answer_to_a_reader_holds_a_digest_of_a_claim(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser, place = reading(case), shelf.shelved(case.id, case.folder)
    place.round().wait()
    filed = [each.id for each in open_proposals(place.store)]
    lines = place.round().lines or {}
    told_of = {finding_key(each.kind, each.claims) for own in lines.values() for each in own}
    digests = {each[:10] for each in (*(claim.id for claim in place.store.claims()), *filed, *told_of)}
    assert filed and told_of
    for path in (*asked_of(case), f"/api/v1/cases/{case.id}/search?q=mill", f"/case/{case.id}/search?q=arrest"):
        text = browser.get(path).content.decode(errors="replace").replace(path, "")
        assert not [each for each in digests if each in text], path


def test_what_a_reader_gets_as_id_of_a_claim_opens_the_claim_and_stays_the_same(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser, root = reading(case), f"/api/v1/cases/{case.id}"
    claims = browser.get(f"{root}/persons/{case.person}").json()["claims"]
    assert claims == browser.get(f"{root}/persons/{case.person}").json()["claims"]
    for each in claims:
        assert browser.get(f"{root}/claims/{each['id']}").json() == each
    own = {claim.id for claim in shelf.shelved(case.id, case.folder).store.claims()}
    assert len({each["id"] for each in claims} - own) == len(claims)
    assert {browser.get(f"{root}/claims/{each}").status_code for each in own} == {404}
    assert inside("editor", case, Role.EDITOR).get(f"{root}/claims/{case.claim}").json()["id"] == case.claim


def test_a_reader_follows_links_to_findings_and_rows(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    browser = reading(case)
    shelf.shelved(case.id, case.folder).round().wait()
    for start, link in (("findings", r'href="(/case/\w+/finding/[\w-]+)'), (f"person/{case.person}", r'href="(/case/\w+/finding/[\w-]+)'),
                        (f"person/{case.person}", r'href="(/case/\w+/claim/\w+/row)')):
        ways = set(re.findall(link, browser.get(f"/case/{case.id}/{start}").content.decode()))
        assert ways
        for way in ways:
            answer = browser.get(way)
            assert answer.status_code == 200 and "no longer there" not in answer.content.decode()


def test_where_nobody_is_confidential_claims_have_their_own_ids_for_readers_too(case: Made) -> None:
    assert reading(case).get(f"/api/v1/cases/{case.id}/claims/{case.claim}").json()["id"] == case.claim


# ---- other lists that are asked by words


def test_lists_of_documents_and_judgements_answer_to_no_letters_of_a_hidden_name(tmp_path: Path) -> None:
    case = hiding(tmp_path / "case", ONE)
    judge(shelf.shelved(case.id, case.folder).store, "reject", [case.claim], f"{ONE} was not there", HAND)
    browser = reading(case)
    for path in ("reading", "judgements"):
        for letters in ("quill", "zeb", "quillfeather", ONE.lower()):
            nothing = "x" * len(letters)
            one, other = (told(browser, case, f"/case/CASE/{path}", {"q": q}) for q in (letters, nothing))
            assert one.replace(letters, nothing).replace(letters.replace(" ", "+"), nothing) == other, (path, letters)


def test_documents_stand_where_the_masked_name_of_their_file_stands(tmp_path: Path) -> None:
    case = made(tmp_path / "case")
    store = shelf.shelved(case.id, case.folder).store
    record(store, Saying(ONE, "I was there", "arrest", parse("1977"), confidential=True), "Iris Vela", None, HAND)
    for name in (f"{ONE}.txt", "apple.txt", "dock.txt"):
        papers.paper(store, f"quay of {name[0]}\n", Line("quay", "arrest", parse("1977"), "Iris Vela"), name=name)
    browser, shown = reading(case), ["apple.txt", "confidential source 1.txt", "dock.txt"]
    names = [each["name"] for each in browser.get(f"/api/v1/cases/{case.id}/documents").json()["documents"]]
    assert [each for each in names if each in shown] == shown
    html = browser.get(f"/case/{case.id}/reading").content.decode()
    assert re.findall(r"(apple|source 1|Quillfeather|dock)\.txt</a>", html)[1:2] != ["dock"]
