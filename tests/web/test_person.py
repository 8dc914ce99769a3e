"""The page of a person: every cell leads to its words, nothing is said in the wrong language, readers hear no confidential name."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge
from habeas.actions.recording import Saying, record
from habeas.core.claims import Cell
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import past, shelf
from habeas.web.roles import Role
from habeas.web.shelf import Shelved
from tests.actions.invented import HAND, said
from tests.web.invented import Made, ada, inside

WITNESS = "Berta Onn"
WORDS = "Berta Onn saw her taken on 30 May 1977"
MARCH = Hand("C. Third", "2027-03-03T12:00:00Z")
APRIL = Hand("D. Fourth", "2027-04-01T08:00:00Z")


@pytest.fixture
def place(case: Made) -> Shelved:
    found = shelf.shelved(case.id, case.folder)
    found.round()
    found.settle()
    return found


def page(case: Made, who: str = "Ed", role: Role = Role.EDITOR, rest: str = "") -> str:
    return read(inside(who, case, role), f"/case/{case.id}/person/{case.person}{rest}")


def read(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def plain(html: str) -> str:
    """What can be read of the content."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def confided(store: CaseStore) -> None:
    """A confidential witness speaks, and is named in the words of the document and in a reason."""
    saying = Saying(WITNESS, WORDS, "arrest", parse("1977-05-30"), confidential=True)
    person = questions.person(questions.standing(store), ada(store))
    claim = record(store, saying, person, None, HAND)
    judge(store, "prefer", [claim.id], f"{WITNESS} was there", HAND)


# ---- every cell and its words


def test_every_claim_of_the_table_leads_to_its_words(case: Made, place: Shelved) -> None:
    html = page(case)
    editor = inside("Ed", case, Role.EDITOR)
    file = next(questions.files(place.store, place.snapshot().now, [place.snapshot().person_by_key[case.person]]))
    assert len(file.claims) > 4
    for claim in file.claims:
        cell = re.search(rf'<p id="c-{claim.id[:10]}">.*?</p>', html, re.DOTALL)
        assert cell, claim.kind
        link = re.search(r'href="([^"#]*)', cell[0])
        assert link
        told = plain(read(editor, unescape(link[1])))
        assert claim.words in told, link[1]


def test_a_row_is_shown_as_the_file_has_it_with_its_neighbours_and_how_it_is_read(case: Made, place: Shelved) -> None:
    claim = said(place.store, "harbour:2", "arrest")
    html = read(inside("Ed", case, Role.READER), f"/case/{case.id}/claim/{claim.id}/row")
    text = plain(html)
    for each in ("row 3", "18/02/1977", "Brand, Ada", "Ilmar, Teo", "photo", "sin datos", "arrest or abduction on 18 February 1977"):
        assert each in text, each
    assert re.search(r'<td dir="auto" class="here cell">18/02/1977</td>', html)
    assert f"#c-{claim.id[:10]}" in html


def test_a_row_whose_file_was_erased_is_shown_as_far_as_it_was_read(case: Made, place: Shelved) -> None:
    claim = said(place.store, "harbour:2", "arrest")
    assert isinstance(claim.passage, Cell)
    place.store.append("exhibit.erased", [{"exhibit": claim.passage.exhibit, "reason": "asked for"}], HAND.author, HAND.time)
    text = plain(read(inside("Ed", case, Role.READER), f"/case/{case.id}/claim/{claim.id}/row"))
    assert "cannot be shown as the file has it" in text and "18/02/1977" in text and "photo" not in text


def test_the_row_of_a_claim_in_a_document_is_its_passage(case: Made, place: Shelved) -> None:
    answer = inside("Ed", case, Role.READER).get(f"/case/{case.id}/claim/{case.claim}/row")
    assert answer.status_code == 302 and f"/case/{case.id}/reading/{case.exhibit}" in answer.headers["Location"]


def test_a_person_with_forty_claims_from_six_sources_stays_in_order(case: Made, place: Shelved) -> None:
    person = questions.person(questions.standing(place.store), ada(place.store))
    for number in range(40):
        day = f"1977-05-{number % 28 + 1:02}"
        record(place.store, Saying(f"witness {number % 6}", f"said {number}", ("arrest", "release", "last_seen")[number % 3], parse(day)),
               person, None, HAND)
    html = page(case)
    assert len(re.findall(r'<p id="c-', html)) >= 44
    assert len(re.findall(r"<article class=\"conflict", html.partition('<details class="more">')[0])) == 3  # the others fold away
    assert re.search(r'<details class="more"><summary>\d+ more</summary>', html)


def test_the_conflicts_lead_to_the_page_where_they_are_worked_through(case: Made, place: Shelved) -> None:
    assert f'href="/case/{case.id}/finding/{case.finding}"' in page(case)


# ---- languages

_ENGLISH = re.compile(
    r"\b(?:the|of|and|or|by|in|on|at|from|says?|said|which|with|than|days?|birth|release|arrest|death|between|row|column|characters|"
    r"document|according|timeline|dated|statements?|claims?|conflict|begun|ended|reckoned|episode)\b")
# What the case itself says in English.
_OWN = re.compile(r"“[^”]*”|Register of the Harbour District|columna \w+|she was there|Ada's sister|Harbour Street|"
                  r"[\w.]+\.(?:csv|html|txt)")


def test_the_spanish_page_holds_no_english_words_of_ours(case: Made, place: Shelved) -> None:
    editor = inside("Ed", case, Role.EDITOR)
    editor.post("/preferences", {"language": "es"})
    record(place.store, Saying("su hermana", "unos 27 años", "release", parse("1977-06-03")),
           questions.person(questions.standing(place.store), ada(place.store)), None, HAND)
    for rest in ("", "/history", "?as-of=2026-11-22"):
        text = _OWN.sub("…", plain(read(editor, f"/case/{case.id}/person/{case.person}{rest}")))
        assert _ENGLISH.findall(text) == [], rest
    assert "detención o secuestro" in text


# ---- confidential sources


@pytest.mark.parametrize("rest", ["", "/history", "?as-of=2026-11-22"])
def test_readers_hear_no_confidential_name_and_editors_and_leads_do_and_see_it_marked(rest: str, case: Made, place: Shelved) -> None:
    confided(place.store)
    html = page(case, "Rea", Role.READER, rest)
    assert "Onn" not in html and "confidential source 1" in html
    for name, role in (("Ed", Role.EDITOR), ("Lea", Role.LEAD)):
        html = page(case, name, role, rest)
        assert "Berta Onn" in html
        assert '<span class="mark">confidential</span>' in html


def test_no_attribute_of_the_page_tells_a_reader_the_name(case: Made, place: Shelved) -> None:
    confided(place.store)
    assert re.search(r'data-label="confidential source 1', page(case, "Rea", Role.READER))


def test_the_case_and_the_row_name_no_confidential_source_to_readers(case: Made, place: Shelved) -> None:
    confided(place.store)
    reader = inside("Rea", case, Role.READER)
    row = re.findall(r"/claim/\w+/row", read(reader, f"/case/{case.id}/person/{case.person}"))[0]
    for path in ("", "/history", "/persons", row):
        assert "Onn" not in read(reader, f"/case/{case.id}{path}"), path


# ---- as it was


@pytest.fixture
def grown(case: Made, place: Shelved) -> Shelved:
    """In March a neighbour speaks, in April the claim of the harbour is rejected."""
    person = questions.person(questions.standing(place.store), ada(place.store))
    record(place.store, Saying("a neighbour", "taken on 19 May 1977", "arrest", parse("1977-05-19")), person, None, MARCH)
    judge(place.store, "reject", [said(place.store, "harbour:1", "arrest").id], "the page was smudged", APRIL)
    return place


def test_a_day_shows_what_was_believed_then_and_why_it_changed(case: Made, grown: Shelved) -> None:
    text = plain(page(case, rest="?as-of=2027-03-03"))
    assert "As this copy of the case had it on 2027-03-03 23:59 UTC." in text
    since, _, then = text.partition("What the claims support")
    assert "Contested; either way in May 1977. Outweighed: Mole and a neighbour exclude it" in since
    assert "1 Rejected, D. Fourth , 2027-04-01 08:00 UTC: the page was smudged" in since
    assert "1 claim left the reasoning: Harbour : arrest or abduction on 12 May 1977" in since
    assert "a neighbour" in then
    now = plain(page(case))
    assert "taken out of the reasoning by D. Fourth" in now


def test_before_anything_was_written_of_a_person_the_page_says_so(case: Made, grown: Shelved) -> None:
    assert "Nothing was written of this person by then." in plain(page(case, rest="?as-of=1999"))


def test_a_past_page_offers_nothing_to_be_done(case: Made, grown: Shelved) -> None:
    assert "Work through this conflict" not in page(case, rest="?as-of=2027-03-03")


@pytest.mark.parametrize(("asked", "fine"), [
    ("2027-03-03", True), ("3 March 2027", True), ("marzo de 2027", True), ("2027-03-03T12:00:00Z", True), ("gestern", False),
    ("03/04/2027", False), ("..", False)])
def test_the_day_is_understood_as_people_type_it_or_refused(asked: str, fine: bool, case: Made, grown: Shelved) -> None:
    answer = inside("Ed", case, Role.EDITOR).get(f"/case/{case.id}/person/{case.person}", {"as-of": asked})
    assert (answer.status_code == 200) == fine
    assert fine or "2031-03-03" in answer.content.decode()


def test_a_refusal_leads_back_to_where_one_came_from_if_that_is_ours_and_else_to_the_case(case: Made, grown: Shelved) -> None:
    browser, path = inside("Ed", case, Role.EDITOR), f"/case/{case.id}/person/{case.person}"
    browser.post("/preferences", {"language": "es", "theme": ""})
    back = {f"http://localhost{path}?q=a": f"{path}?q=a", f"http://elsewhere.example{path}": f"/case/{case.id}", "": f"/case/{case.id}",
            "http://localhost//elsewhere.example": f"/case/{case.id}", f"http://localhost{path}?as-of=ayer": f"/case/{case.id}"}
    for came, address in back.items():
        answer = browser.get(path, {"as-of": "ayer"}, headers={"referer": came, "host": "localhost"})
        html = answer.content.decode()
        assert answer.status_code == 422 and "“ayer” no va aquí. Lo que va aquí: un día, como 2031-03-03." in html
        assert f'<a href="{address}">Volver' in html


def test_while_a_past_is_made_the_page_says_how_far_it_is_and_asks_again(case: Made, grown: Shelved,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past.Looking, "then", property(lambda self: None, lambda self, value: None), raising=False)
    html = page(case, rest="?as-of=2027-03-03")
    assert 'hx-trigger="every 1s"' in html and "is being made" in html and "Look again" in html


def test_a_past_that_cannot_be_made_says_so_without_words_of_the_case(case: Made, grown: Shelved, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("Ada Brand")

    monkeypatch.setattr("habeas.web.past.snapshot", fails)
    monkeypatch.setattr("habeas.web.past.PATIENCE", 20)  # the machine may be busy with other tests
    text = plain(page(case, rest="?as-of=2027-03-03"))
    assert "The case as it was could not be made: ValueError" in text


def test_the_history_says_who_wrote_what_when_and_why(case: Made, grown: Shelved) -> None:
    text = plain(page(case, rest="/history"))
    assert text.index("D. Fourth , 2027-04-01 08:00 UTC: the page was smudged") < text.index("C. Third , 2027-03-03 12:00 UTC")
    assert "a neighbour “taken on 19 May 1977”" in text


def test_the_case_leads_from_what_is_new_to_whom_it_touches(case: Made, place: Shelved, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = inside("Rea", case, Role.READER)
    read(reader, f"/case/{case.id}")
    monkeypatch.setattr("habeas.web.pages.case.ago", lambda seconds: "9999-01-01T00:00:00Z")  # every look is a visit of its own
    judge(place.store, "defer", [said(place.store, "mole:8", "birth").id], "later", APRIL)
    html = read(reader, f"/case/{case.id}")
    link = re.search(r'href="([^"]*history\?since=\d+)"', html)
    assert link
    text = plain(read(reader, unescape(link[1])))
    assert "Vela, Iris" in text and "Brand, Ada" not in text and "judgements on claims: 1" in text


def test_what_the_case_held_on_a_day_stands_beside_what_it_holds_now(case: Made, grown: Shelved) -> None:
    text = plain(read(inside("Rea", case, Role.READER), f"/case/{case.id}/history?as-of=2027-03-02"))
    now = grown.store.counts()
    assert f"claims {now['claim'] - 1} {now['claim']}" in text and f"persons {3} {3}" in text
