"""The search index: what it finds, that it follows the ledger, and that nothing erased is left in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.core.asked import asked
from habeas.core.claims import Cell, Claim, Extract, Translation
from habeas.core.documents import Description, Page, Text
from habeas.core.people import Exhibit, Mention
from habeas.core.records import claim_json, description_json, exhibit_json, mention_json, text_parts
from habeas.core.when import parse
from habeas.store import index, search
from habeas.store.case import CaseStore
from habeas.store.index import NAME, Index

WHO, WHEN = "Ines", "2026-11-27T10:00:00Z"
LETTER, MEMO = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with CaseStore.create(tmp_path / "case", "Harbour Street", WHO, WHEN, tmp_path / "home") as store:
        claim(store, "Velmora Tansi, Édith", "arrest", "1976-03-24", "detenida en el muelle")
        claim(store, "Мухаммед Орен", "arrest", "1976-05", "arrested at the mill")
        document(store, LETTER, "carta.pdf", "Señor juez: la detención fue en el puerto.", "Second page: the harbour. " * 3)
        yield store


def claim(store: CaseStore, name: str, kind: str, date: str, words: str, translated: str = "") -> Claim:
    number = store.counts()["claim"]
    mention = Mention(f"list:{number}", name, "list", number)
    place = Extract(LETTER, 0, len(words), words, "", Translation(translated, "Teo")) if translated else Cell("e" * 64, "", number, "c")
    found = Claim(mention.id, kind, parse(date), "list", place, words)
    store.append("claims.recorded", [{"claim": claim_json(found), "mention": mention_json(mention)}], WHO, WHEN)
    return found


def document(store: CaseStore, digest: str, name: str, *pages: str, time: str = WHEN) -> Text:
    text = Text(digest, "plain", "1", tuple(Page(str(number), page) for number, page in enumerate(pages, 1)))
    if digest not in store.exhibits():
        store.append("exhibit.kept", [exhibit_json(Exhibit(digest, "text/plain", 9, name, WHEN))], WHO, WHEN)
    store.append("text.extracted", text_parts(text), WHO, time)
    return text


def fresh(store: CaseStore) -> Index:
    return index.refresh(store, {"arrest": "arrest or abduction detención"})


def persons(store: CaseStore, text: str) -> list[str]:
    return [each.mention for each in search.persons(fresh(store), asked(text, {}))]


def claims(store: CaseStore, text: str) -> list[str]:
    found = search.claims(fresh(store), asked(text, {}), 10)
    assert found.total == len(found.keys)
    return [each.words for each in search.shown_claims(store, found.keys)]


def pages(store: CaseStore, text: str) -> list[tuple[str, int]]:
    found = search.pages(fresh(store), asked(text, {}), 10)
    return [(leaf.exhibit, leaf.place) for leaf in found.pages]


def exhibits(store: CaseStore, text: str) -> list[str]:
    return list(search.exhibits(fresh(store), asked(text, {}), 10).keys)


# ---- what is found


@pytest.mark.parametrize("typed", ["velmora", "VELMORA edith", "tansí", "velm", "vlemora", "velmoraa", "velora", "Tensi Velmora", "эдит"])
def test_a_name_is_found_without_accents_mistyped_and_in_another_script(typed: str, store: CaseStore) -> None:
    assert persons(store, typed) == ["list:0"]


def test_names_as_asked_come_before_those_that_are_only_like_it(store: CaseStore) -> None:
    claim(store, "Valmora Tansi", "arrest", "1976", "x")
    assert persons(store, "velmora") == ["list:0", "list:2"] and persons(store, "valmora") == ["list:2", "list:0"]
    assert persons(store, "muhammad") == ["list:1"] and persons(store, "velmora muhammad") == persons(store, "zzz") == []


def test_claims_are_found_by_words_kind_translation_and_days(store: CaseStore) -> None:
    claim(store, "Teo", "release", "1978~", "puesto en libertad", "set free")
    assert claims(store, "muelle") == ["detenida en el muelle"] and claims(store, "free") == ["puesto en libertad"]
    assert sorted(claims(store, "abduction")) == ["arrested at the mill", "detenida en el muelle"]
    assert claims(store, "1976-03..1976-05") == ["detenida en el muelle", "arrested at the mill"]
    assert claims(store, "1976-04..1976-05-10") == ["arrested at the mill"]
    assert claims(store, "1976-03..1976-05 mill") == ["arrested at the mill"] and claims(store, "..1976-03-23") == []


def test_documents_are_found_a_page_at_a_time_with_where_the_words_stand(store: CaseStore) -> None:
    assert pages(store, "DETENCION puerto") == [(LETTER, 0)] and pages(store, "harb") == [(LETTER, 1)]
    assert pages(store, "puerto harbour") == [] and pages(store, '"el puerto"') == [(LETTER, 0)] and pages(store, '"puerto el"') == []
    (leaf,) = search.pages(fresh(store), asked("harbour", {}), 10).pages
    text = search.shown_pages(store, [leaf])[0]
    first = search.marked(text, asked("harbour", {}))[0]
    whole = "Señor juez: la detención fue en el puerto." + text
    assert whole[leaf.start + first.start:leaf.start + first.end] == "harbour"


def test_exhibits_are_found_by_name_and_by_what_was_said_of_them(store: CaseStore) -> None:
    assert exhibits(store, "carta") == [LETTER] and exhibits(store, "observer") == []
    store.append("document.described", [description_json(Description(LETTER, "publisher", "The Observer", "Ines", True))], WHO, WHEN)
    assert exhibits(store, "observer") == exhibits(store, "carta") == [LETTER]


def test_a_single_letter_of_a_script_without_spaces_is_found(store: CaseStore) -> None:
    document(store, MEMO, "memo.txt", "他在北京被捕。")
    assert pages(store, "京") == pages(store, "北京") == [(MEMO, 0)] and pages(store, "京北") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_a_question(store: CaseStore, text: str) -> None:
    at, wanted = fresh(store), asked(text, {})
    search.persons(at, wanted)
    search.claims(at, wanted, 5)
    search.pages(at, wanted, 5)
    search.exhibits(at, wanted, 5)


def test_words_and_days_together_find_what_each_finds_alone(store: CaseStore) -> None:
    for date in ("1976-01/1976-12", "1970/1990", "[1976-05-31,1976-06-01]", "1976-06", "[..1980]", "1976-05-31", "1977"):
        kind = "custody" if "/" in date else "arrest"
        claim(store, "Teo", kind, date, f"told of {date.replace('-', ' ')}")
    for span in ("1976-05..1976-06", "1976-05-31", "1976-06-01", "1950..2000", "1976", "..1976-05", "1978.."):
        alone = {words for words in claims(store, span) if words.startswith("told")}
        assert set(claims(store, f"told {span}")) == alone, span
        assert alone


# ---- how it follows the ledger


def test_an_index_that_grew_with_the_case_finds_what_a_new_one_finds(store: CaseStore) -> None:
    fresh(store)
    claim(store, "Nadira Olm", "arrest", "1977", "taken at the gate")
    document(store, MEMO, "memo.txt", "the gate was shut")
    document(store, LETTER, "carta.pdf", "read anew: another text", time="2026-11-28T10:00:00Z")
    grown = [persons(store, "nadira"), claims(store, "gate"), pages(store, "gate"), pages(store, "anew"), pages(store, "puerto")]
    index.remove(store.folder)
    assert grown == [persons(store, "nadira"), claims(store, "gate"), pages(store, "gate"), pages(store, "anew"), pages(store, "puerto")]
    assert grown == [["list:2"], ["taken at the gate"], [(MEMO, 0)], [(LETTER, 0)], []]


def test_it_is_current_until_something_is_appended(store: CaseStore) -> None:
    assert not index.current(store)
    fresh(store)
    assert index.current(store) and index.usable(store)
    claim(store, "Nadira Olm", "arrest", "1977", "taken")
    assert not index.current(store) and index.usable(store)


def test_it_is_no_part_of_the_case_and_is_made_anew_when_it_is_gone_broken_or_of_another_case(store: CaseStore, tmp_path: Path) -> None:
    before = store.heads()
    fresh(store)
    assert store.heads() == before
    path = store.folder / NAME
    index.remove(store.folder)
    path.write_bytes(b"no database at all" * 100)
    assert persons(store, "velmora") == ["list:0"]
    with CaseStore.create(tmp_path / "other", "Other", WHO, WHEN, tmp_path / "home") as other:
        fresh(other)
        index.remove(store.folder)
        path.write_bytes((other.folder / NAME).read_bytes())
    assert persons(store, "velmora") == ["list:0"]


@pytest.mark.skipif(os.name == "nt", reason="no such permissions there")
def test_nobody_else_on_the_machine_may_read_it(store: CaseStore) -> None:
    fresh(store)
    for path in store.folder.glob(NAME + "*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


# ---- what is erased


def raw(store: CaseStore) -> bytes:
    return b"".join(path.read_bytes() for path in store.folder.glob(NAME + "*"))


def test_redacted_words_leave_the_file_at_once_and_are_not_found_again(store: CaseStore) -> None:
    fresh(store)
    assert b"uelle" in raw(store) and b"velmora" in raw(store)  # terms that begin like the one before are kept without that beginning
    entry = next(each for each in store.entries().values() if each.kind == "claims.recorded")
    store.redact(entry.digest, 0, "asked for", WHO, WHEN)
    assert b"uelle" not in raw(store) and b"velmora" not in raw(store)
    assert persons(store, "velmora") == [] and claims(store, "muelle") == [] and persons(store, "muhammad") == ["list:1"]
    assert b"uelle" not in raw(store) and b"velmora" not in raw(store)


def test_a_redaction_that_came_from_elsewhere_empties_an_index_that_is_behind(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh(store)
    entry = next(each for each in store.entries().values() if each.kind == "claims.recorded")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(index, "clear", lambda folder: None)
        store.redact(entry.digest, 0, "asked for", WHO, WHEN)
    assert b"velmora" in raw(store)
    assert persons(store, "velmora") == [] and persons(store, "muhammad") == ["list:1"]
    assert b"uelle" not in raw(store) and b"velmora" not in raw(store)
