"""One folder is one case: starting it, opening it, appending to it, keeping files in it."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections
from sqlcipher3 import dbapi2

from habeas.core.errors import (
    CaseBusy,
    CaseUnusable,
    Damaged,
    FolderTaken,
    NewerCase,
    NoCaseHere,
    NotCanonical,
    NotFound,
    UnknownKind,
)
from habeas.core.when import parse
from habeas.store import settings
from habeas.store.case import CaseStore
from habeas.store.rebuild import state
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, TIME, bytes_on_disk, child_environment, new_case, row, rows, said, unguarded

FILE = b"Orchard Street, a list of names\n"


def test_a_new_case_holds_its_opening_and_nothing_else(tmp_path: Path) -> None:
    with new_case(tmp_path / "new" / "case") as store:
        only, = store.entries().values()
        assert (only.kind, only.clock, only.previous, only.author) == ("case.opened", 1, (), AUTHOR)
        assert store.title == "Orchard Street"
        assert sum(store.counts().values()) == 2  # the entry, and the row of the case
        assert sorted(path.name for path in store.folder.iterdir() if not path.name.startswith("case.sqlite-")) == ["case.sqlite"]


def test_a_case_opens_as_it_was_closed(store: CaseStore) -> None:
    store.append(*rows(3), AUTHOR, TIME)
    store.close()
    again = CaseStore.open(store.folder)
    assert (again.case, again.title, again.strand) == (store.case, "Orchard Street", store.strand)
    assert again.heads() == store.heads()
    assert len(again.claims()) == 6


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "notes.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        new_case(tmp_path / "case")
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["notes.txt"]
    with pytest.raises(FolderTaken):
        new_case(tmp_path / "case" / "notes.txt")


def test_an_empty_folder_can_take_a_case_and_a_case_takes_no_other(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    new_case(tmp_path / "case").close()
    with pytest.raises(FolderTaken):
        new_case(tmp_path / "case")


def test_a_case_whose_making_was_cut_short_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.new").write_bytes(b"half")
    with pytest.raises(NoCaseHere):
        CaseStore.open(tmp_path / "case")
    with new_case(tmp_path / "case") as store:
        assert verify(store).problems == ()


def test_there_is_no_case_where_none_was_made(tmp_path: Path) -> None:
    with pytest.raises(NoCaseHere):
        CaseStore.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to look like the header of one" * 20])
def test_a_file_that_is_no_ledger_is_damage_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "case.sqlite").write_bytes(content)
    with pytest.raises(Damaged):
        CaseStore.open(tmp_path, guarded=False)


def test_a_case_laid_out_by_a_newer_habeas_is_not_touched(store: CaseStore) -> None:
    with unguarded(store) as connection:
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0099_later', '2030-01-01')")
    with pytest.raises(NewerCase):
        CaseStore.open(store.folder)


def test_entries_follow_one_another_in_one_chain(store: CaseStore) -> None:
    first = store.append(*rows(2), AUTHOR, TIME)
    second, third = store.append_all([said(), said("seen in the harbour")], AUTHOR, TIME)
    assert (second.previous, third.previous) == ((first.digest,), (second.digest,))
    assert [entry.clock for entry in store.entries().values()] == [1, 2, 3, 4]
    assert store.heads() == (third.digest,)


def test_of_several_entries_all_are_appended_or_none(store: CaseStore) -> None:
    before = bytes_of(store)
    misspelt = row(1)
    assert isinstance(misspelt, dict)
    misspelt["cells"] = [["arrested", "arested", "1977", ["when", "1977"]]]
    kind, (header, *_) = rows(1)
    with pytest.raises(UnknownKind):
        store.append_all([said(), (kind, [header, misspelt])], AUTHOR, TIME)
    with pytest.raises(NotCanonical):
        store.append_all([said(), ("risk.noted", [["letter:1", 0.5, "low"]])], AUTHOR, TIME)  # type: ignore[list-item]
    assert bytes_of(store) == before


def bytes_of(store: CaseStore) -> tuple[object, ...]:
    return store.heads(), store.counts(), state(store)


def test_appending_nothing_writes_nothing(store: CaseStore) -> None:
    before = store.heads()
    assert store.append_all([], AUTHOR, TIME) == []
    assert store.heads() == before


def test_each_part_has_a_salt_of_its_own(store: CaseStore) -> None:
    entry = store.append("risk.noted", [["letter:1", "watched", "high"]] * 3, AUTHOR, TIME)
    assert len({part.digest for part in entry.parts}) == 3


def test_two_cases_in_one_process_stay_apart(tmp_path: Path) -> None:
    with new_case(tmp_path / "one") as one, new_case(tmp_path / "two") as two:
        one.append(*rows(3), AUTHOR, TIME)
        two.append(*said(), AUTHOR, TIME)
        assert (len(one.mentions()), len(two.mentions())) == (3, 1)
        assert one.case != two.case


def test_a_second_writer_is_told_that_the_case_is_busy(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.forget(store.alias)
    monkeypatch.setattr(settings, "BUSY_SECONDS", 0.05)
    again = CaseStore.open(store.folder)
    other = dbapi2.connect(str(store.folder / "case.sqlite"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CaseBusy):
        again.append(*said(), AUTHOR, TIME)
    assert len(again.entries()) == 1  # reading goes on meanwhile
    other.execute("ROLLBACK")
    other.close()
    again.append(*said(), AUTHOR, TIME)
    assert len(again.entries()) == 2


@pytest.mark.parametrize(("pragma", "why"), [("query_only=ON", "it may only be read"), ("max_page_count=1", "the disk is full")])
def test_a_disk_that_takes_nothing_more_is_said_and_changes_nothing(store: CaseStore, pragma: str, why: str) -> None:
    before = store.heads()
    with connections[store.alias].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
    with pytest.raises(CaseUnusable, match=why):
        store.append(*rows(2_000), AUTHOR, TIME)
    assert CaseStore.open(store.folder).heads() == before
    assert verify(store).problems == ()


def test_every_connection_is_set_up_for_durability_and_guards(store: CaseStore) -> None:
    with connections[store.alias].cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
                 for name in ("journal_mode", "synchronous", "recursive_triggers", "foreign_keys", "temp_store", "busy_timeout")}
    assert found == {"journal_mode": "wal", "synchronous": 2, "recursive_triggers": 1, "foreign_keys": 1, "temp_store": 2,
                     "busy_timeout": 5000}
    assert connections[store.alias].settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_a_kept_file_lies_under_a_neutral_name_and_comes_back(store: CaseStore) -> None:
    exhibit = store.keep(FILE, "text/csv", "Mirela.csv", "by post", AUTHOR, TIME, parse("1984~"))
    assert exhibit.id == hashlib.sha256(FILE).hexdigest()
    assert [path.name for path in (store.folder / "exhibits").iterdir()] == [exhibit.id]
    assert store.exhibit_bytes(exhibit.id) == FILE
    assert store.exhibits() == {exhibit.id: exhibit}
    assert exhibit.published == parse("1984~")


def test_the_same_bytes_twice_add_nothing(store: CaseStore) -> None:
    first = store.keep(FILE, "text/csv", "a.csv", "by post", AUTHOR, TIME)
    before = store.heads()
    assert store.keep(FILE, "text/plain", "b.csv", "by hand", "Somebody Else", "2027-01-01T00:00:00Z") == first
    assert store.heads() == before


def test_a_file_erased_on_the_record_is_not_shown_and_can_be_kept_again(store: CaseStore) -> None:
    exhibit = store.keep(FILE, "text/csv", "a.csv", "by post", AUTHOR, TIME)
    store.append("exhibit.erased", [{"exhibit": exhibit.id, "reason": "asked for"}], AUTHOR, TIME)
    with pytest.raises(NotFound):
        store.exhibit_bytes(exhibit.id)
    store.keep(FILE, "text/csv", "a.csv", "by post again", AUTHOR, TIME)
    assert store.exhibit_bytes(exhibit.id) == FILE


def test_altered_or_missing_bytes_are_never_handed_out(store: CaseStore) -> None:
    exhibit = store.keep(FILE, "text/csv", "a.csv", "by post", AUTHOR, TIME)
    path = store.folder / "exhibits" / exhibit.id
    path.write_bytes(FILE + b" ")
    with pytest.raises(Damaged):
        store.exhibit_bytes(exhibit.id)
    path.unlink()
    with pytest.raises(Damaged):
        store.exhibit_bytes(exhibit.id)


def test_no_words_of_the_case_reach_the_log(store: CaseStore, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    store.append(*rows(3), AUTHOR, TIME)
    with pytest.raises(dbapi2.Error), unguarded(store) as connection:
        connection.execute("INSERT INTO store_claim (key) VALUES ('Mirela Tavosh')")
    assert caplog.text == ""
    assert connections[store.alias].queries == []


def test_text_that_is_no_longer_text_is_damage_without_quoting_it(store: CaseStore) -> None:
    store.append(*said(), AUTHOR, TIME)
    with unguarded(store) as connection:
        connection.execute("UPDATE store_claim SET body = CAST(x'4d6972656c61ff' AS TEXT)")
    with pytest.raises(Damaged) as caught:
        store.claims()
    assert "Mirela" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_django_is_not_set_up_before_a_case_is_opened() -> None:
    program = ("import sys, habeas.store, habeas.core.replay; assert 'django' not in sys.modules; "
               "import habeas.store.verify; from django.conf import settings; assert not settings.configured")
    assert subprocess.run([sys.executable, "-c", program], env=child_environment(), timeout=60, check=False).returncode == 0


def test_the_folder_of_a_case_is_closed_to_other_users(store: CaseStore) -> None:
    store.keep(FILE, "text/csv", "a.csv", "by post", AUTHOR, TIME)
    assert store.folder.stat().st_mode & 0o077 == 0
    assert FILE in bytes_on_disk(store.folder)
