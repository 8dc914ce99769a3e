"""The page for searching."""

from __future__ import annotations

import re

import pytest

from habeas import searching
from habeas.actions.recording import Document, Saying, record
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import shelf, upkeep
from habeas.web.roles import Role
from habeas.web.snapshot import key
from tests.actions.invented import HAND
from tests.web.invented import Made, inside


def page(case: Made, query: str, role: Role = Role.EDITOR) -> str:
    return inside(role.name.lower(), case, role).get(f"/case/{case.id}/search?{query}").content.decode()


@pytest.mark.parametrize("typed", ["brand", "BRÂND ada", "brnad", "ada+brandt"])
def test_a_person_is_found_however_the_name_was_typed(typed: str, case: Made) -> None:
    html = page(case, f"q={typed}")
    assert f"/case/{case.id}/person/{case.person}" in html and "Nothing in this case" not in html


def test_a_name_that_was_mistyped_is_said_to_be_similar(case: Made) -> None:
    assert "similar spelling" in page(case, "q=brnad") and "similar spelling" not in page(case, "q=brand")


def test_a_span_of_dates_finds_claims_with_their_words_who_says_them_and_of_whom(case: Made) -> None:
    html = page(case, "q=1977-05-12..1977-05-19")
    assert "12/05/1977" in html and "1977-05-19" in html and "Ada" in html and "was taken on 12 May 1977" in html
    assert "12/05/1977" not in page(case, "q=before+1977-05")


def test_words_are_marked_and_lead_to_their_place_in_the_document(case: Made) -> None:
    html = page(case, "q=taken")
    assert "was <mark>taken</mark> on 12 May 1977" in html
    assert re.search(rf'href="/case/{case.id}/reading/{case.exhibit}\?at=\d+#:~:text=taken"', html)


def test_a_claim_that_is_found_by_its_place_shows_the_place(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        text = "She was taken that day."
        saying = Saying("Olvera Tamin", "taken that day", "arrest", parse("1977-05-12"), place="Port Lindal <b>")
        record(store, saying, "Nadira Olm", Document(text.encode(), "note.txt", "text/plain", text), HAND)
    html = page(case, "q=lindal")
    assert "“taken that day”</span>, <bdi>Port <mark>Lindal</mark> &lt;b&gt;</bdi>" in html


def test_nothing_that_is_typed_or_kept_becomes_markup(case: Made) -> None:
    html = page(case, 'q=<script>alert(1)</script>"')
    assert "<script>alert" not in html


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "q=%22", "q=...", "q=x&in=persons&page=99", "q=x&in=nonsense",
                                   "q=1977&in=claims&page=0", "q=1977&in=claims&page=x", "q=" + "a" * 2000, "q=%00"])
def test_any_address_answers(query: str, case: Made) -> None:
    assert inside("reader", case, Role.READER).get(f"/case/{case.id}/search?{query}").status_code == 200


def test_one_group_alone_comes_a_page_at_a_time(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.web.pages import search

    monkeypatch.setattr(search, "SHORT", 2)
    monkeypatch.setattr(search, "LONG", 2)
    short = page(case, "q=1900..2000")
    assert "Show all of these" in short
    total = int(re.search(r"(\d+) claims", short)[1])  # type: ignore[index]
    seen: list[str] = []
    query = "q=1900..2000&in=claims&page=1"
    while query:
        html = page(case, query)
        seen += re.findall(r'<li>(.*?)<span class="where">', html, re.S)
        found = re.search(r'href="\?([^"]*)" rel="next"', html)
        query = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == total > 4


def test_a_reader_finds_no_confidential_name_nor_learns_that_it_is_there(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        saying = Saying("Olvera Tamin", "Olvera Tamin saw her at the gate", "arrest", parse("1977-05-12"), confidential=True)
        text = "Olvera Tamin saw her at the gate."
        record(store, saying, "Nadira Olm", Document(text.encode(), "note.txt", "text/plain", text), HAND)
    assert "Olvera" in page(case, "q=gate") and "Olvera" not in page(case, "q=gate", Role.READER)
    assert "confidential source" in page(case, "q=gate", Role.READER)
    assert "Olvera Tamin saw" not in page(case, "q=olvera+tamin", Role.READER)
    assert "Nothing in this case" in page(case, "q=olvera+tamin", Role.READER)
    assert "Nothing in this case" in page(case, "q=olvera", Role.READER)


def test_while_the_index_is_made_the_page_says_so_and_asks_again(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    go = threading.Event()
    real = searching.refresh
    monkeypatch.setattr(upkeep, "PATIENCE", 0.01)
    monkeypatch.setattr(searching, "refresh", lambda store, progress, cover: (progress(3, 9), go.wait(20), real(store, progress, cover))[2])
    html = page(case, "q=brand")
    assert 'hx-trigger="every 1s"' in html and "3 of 9 documents and claims" in html and "<noscript>" in html
    go.set()
    shelf.shelved(case.id, case.folder).settle()
    html = page(case, "q=brand")
    assert "every 1s" not in html and case.person in html


def test_what_cannot_be_indexed_is_said_and_breaks_nothing(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(store: CaseStore, progress: object, cover: object) -> None:
        raise ValueError("a name of the case")

    monkeypatch.setattr(searching, "refresh", fails)
    html = page(case, "q=brand")
    assert "could not be made searchable" in html and "a name of the case" not in html and key("x") not in html
