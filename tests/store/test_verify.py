"""Any changed byte of an entry, a part or an exhibit is found and named; the first broken one first."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from habeas.core.entries import Entry
from habeas.core.errors import HabeasError
from habeas.store.case import CaseStore
from habeas.store.verify import Verification, verify
from tests.store.invented import AUTHOR, TIME, judged, new_case, rows, said, unguarded

FILE = b"Orchard Street, a list of names\n"

alone = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def filled(store: CaseStore) -> CaseStore:
    """Entries 2 to 5 behind the opening: rows, an exhibit, a claim, a judgement."""
    store.append(*rows(2), AUTHOR, TIME)
    store.keep(FILE, "text/csv", "list.csv", "by post", AUTHOR, TIME)
    store.append(*said(), AUTHOR, TIME)
    store.append(*judged(), AUTHOR, TIME)
    return store


def name(entry: Entry) -> str:
    return f"entry {entry.clock} ({entry.kind}, {entry.digest[:12]})"


def altered(store: CaseStore, statement: str, values: tuple[Any, ...] = ()) -> Verification:
    with unguarded(store) as connection:
        assert connection.execute(statement, values).rowcount != 0
    return verify(store)


def flipped(data: bytes, place: int, mask: int) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1:]


def restored_after(store: CaseStore, table: str, column: str, rowid: int, change: Callable[[bytes], bytes | str]) -> Verification:
    """What verify finds while one value is changed."""
    with unguarded(store) as connection:
        old, = connection.execute(f'SELECT "{column}" FROM {table} WHERE rowid = ?', (rowid,)).fetchone()
        connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (change(old), rowid))
    try:
        return verify(store)
    finally:
        with unguarded(store) as connection:
            connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (old, rowid))


def test_a_whole_case_has_no_problems(filled: CaseStore) -> None:
    found = verify(filled)
    assert found == Verification(filled.heads(), 5, 1, (), (), ())


@alone
@given(st.integers(0, 4), st.integers(0, 10_000), st.integers(1, 255))
@example(which=2, place=854, mask=1)  # the kind becomes one that nobody knows
def test_any_changed_byte_of_an_entry_is_found_and_named(filled: CaseStore, which: int, place: int, mask: int) -> None:
    entry = list(filled.entries().values())[which]
    found = restored_after(filled, "store_entry", "canonical", which + 1, lambda data: flipped(data, place % len(data), mask))
    what, _ = found.problems[0]
    assert what.endswith(f"{entry.digest[:12]})")
    assert verify(filled).problems == ()


@alone
@given(st.integers(1, 7), st.sampled_from(["salt", "body"]), st.integers(0, 10_000), st.integers(1, 255))
def test_any_changed_byte_of_a_part_is_found_and_named(filled: CaseStore, rowid: int, column: str, place: int, mask: int) -> None:
    with filled.reading() as cursor:
        cursor.execute("SELECT entry, position FROM store_part WHERE rowid = %s", (rowid,))
        digest, position = cursor.fetchone()
    found = restored_after(filled, "store_part", column, rowid, lambda data: flipped(data, place % len(data), mask))
    assert found.problems[0] == (name(filled.entries()[digest]), f"part {position} does not match its digest")


@pytest.mark.parametrize("column", ["digest", "case", "strand", "kind", "author", "time"])
def test_a_changed_column_is_found_even_where_it_is_no_text_any_more(filled: CaseStore, column: str) -> None:
    for change in ("'x'", "''", "7", "x'ff'", "CAST(x'4dff' AS TEXT)"):
        found = altered(filled, f'UPDATE store_entry SET "{column}" = {change} WHERE rowid = 3')
        assert found.problems[0][0].startswith("entry ")
        assert found.entries == 5


def test_a_changed_clock_or_version_is_found(filled: CaseStore) -> None:
    third = list(filled.entries().values())[2]
    for column in ("clock", "version"):
        found = restored_after(filled, "store_entry", column, 3, lambda _: b"\x07")
        assert (name(third), "its columns do not say what its bytes say") in found.problems


def test_bytes_that_mean_the_same_but_are_not_canonical_are_found(filled: CaseStore) -> None:
    entry = list(filled.entries().values())[3]
    found = restored_after(filled, "store_entry", "canonical", 4, lambda data: data.replace(b'","', b'", "', 1))
    assert found.problems[0] == (name(entry), "its bytes do not match its digest")


def test_an_entry_written_anew_with_its_own_digest_breaks_what_follows(filled: CaseStore) -> None:
    """Somebody changes the author, and the digest with it: then the entry after it follows nothing."""
    entries = list(filled.entries().values())
    forged = Entry(**{field: getattr(entries[1], field) for field in Entry.__slots__} | {"author": "B. Other"})
    with unguarded(filled) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE store_part SET entry = ? WHERE entry = ?", (forged.digest, entries[1].digest))
        connection.execute("UPDATE store_entry SET digest = ?, author = ?, canonical = ? WHERE digest = ?",
                           (forged.digest, "B. Other", forged.canonical(), entries[1].digest))
    assert verify(filled).problems[0] == (name(entries[2]), f"the entry before it ({entries[1].digest[:12]}) is missing")


def test_a_part_taken_away_moved_or_added_is_found(filled: CaseStore) -> None:
    second = list(filled.entries().values())[1]
    why = "a part was added, taken away or changed places"
    for statement, expected in (
            ("UPDATE store_part SET position = 7 WHERE entry = ? AND position = 2", "a part has a wrong position"),
            ("UPDATE store_part SET position = -1 WHERE entry = ? AND position = 7", why),
            ("INSERT INTO store_part SELECT entry, 8, digest, salt, body FROM store_part WHERE entry = ? AND position = 1", why),
            ("DELETE FROM store_part WHERE entry = ?", why)):
        assert (name(second), expected) in altered(filled, statement, (second.digest,)).problems


def test_a_deleted_entry_is_missed_by_the_one_after_it(filled: CaseStore) -> None:
    second, third = list(filled.entries().values())[1:3]
    problems = altered(filled, "DELETE FROM store_entry WHERE digest = ?", (second.digest,)).problems
    assert problems[0] == (name(third), f"the entry before it ({second.digest[:12]}) is missing")
    assert ("case.sqlite", "a row of store_part belongs to no entry") in problems


def test_a_tail_cut_off_clumsily_is_found_and_a_clean_cut_shows_in_the_heads(filled: CaseStore) -> None:
    before = filled.heads()
    last = before[0]
    with unguarded(filled) as connection:
        connection.execute("DELETE FROM store_part WHERE entry = ?", (last,))
        connection.execute("DELETE FROM store_entry WHERE digest = ?", (last,))
    found = verify(filled)
    assert {"derived table judgement", "derived table head"} <= {what for what, _ in found.problems}
    assert found.heads != before


def test_the_first_broken_entry_comes_first_then_the_exhibits(filled: CaseStore) -> None:
    entries = list(filled.entries().values())
    exhibit, = filled.exhibits()
    (filled.folder / "exhibits" / exhibit).write_bytes(b"other")
    found = altered(filled, "UPDATE store_part SET body = x'7b7d' WHERE entry IN (?, ?)", (entries[4].digest, entries[1].digest))
    whats = list(dict.fromkeys(what for what, _ in found.problems))
    assert whats == [name(entries[1]), name(entries[4]), f"exhibit {exhibit[:12]}"]


@alone
@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_any_changed_byte_of_an_exhibit_is_found_and_named(filled: CaseStore, place: int, mask: int) -> None:
    exhibit, = filled.exhibits()
    (filled.folder / "exhibits" / exhibit).write_bytes(flipped(FILE, place, mask))
    assert verify(filled).problems == ((f"exhibit {exhibit[:12]}", "its bytes do not match its digest"),)
    (filled.folder / "exhibits" / exhibit).write_bytes(FILE)


def test_a_missing_exhibit_is_damage_and_a_file_of_nobody_is_only_told(filled: CaseStore) -> None:
    exhibit, = filled.exhibits()
    (filled.folder / "exhibits" / "stray").write_bytes(b"?")
    assert (verify(filled).problems, verify(filled).strays) == ((), ("stray",))
    (filled.folder / "exhibits" / exhibit).unlink()
    assert verify(filled).problems == ((f"exhibit {exhibit[:12]}", "its file is missing"),)


def test_an_erased_exhibit_must_be_gone(filled: CaseStore) -> None:
    exhibit, = filled.exhibits()
    filled.append("exhibit.erased", [{"exhibit": exhibit, "reason": "asked for"}], AUTHOR, TIME)
    assert verify(filled).problems == ((f"exhibit {exhibit[:12]}", "it was erased on the record, and its file is still there"),)
    (filled.folder / "exhibits" / exhibit).unlink()
    assert verify(filled).problems == ()


def test_what_verify_says_names_nobody(filled: CaseStore) -> None:
    found = altered(filled, "UPDATE store_part SET body = CAST(body || ' ' AS BLOB)")
    assert found.problems
    assert not any(word in f"{what} {why}" for what, why in found.problems for word in ("Mirela", "Tavosh", "Velm", AUTHOR))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case of a few hundred pages to damage copies of."""
    folder = tmp_path_factory.mktemp("closed") / "case"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABEAS_HOME", str(folder.parent / "home"))
        with new_case(folder) as store:
            store.append(*rows(100), AUTHOR, TIME)
            store.append(*said(), AUTHOR, TIME)
    return folder


@alone
@given(place=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_a_byte_changed_anywhere_in_the_file_is_found_or_changes_nothing(
        closed: Path, tmp_path: Path, place: float, mask: int) -> None:
    """Pages, indexes, the schema: whatever is hit, it is damage in a sentence, never a crash, or the case reads the same."""
    folder = tmp_path / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(closed, folder)
    data = (folder / "case.sqlite").read_bytes()
    (folder / "case.sqlite").write_bytes(flipped(data, int(place * len(data)), mask))
    with CaseStore.open(closed) as whole:
        expected = whole.entries(), whole.claims(), whole.mentions(), whole.unread()
    try:
        with CaseStore.open(folder, guarded=False) as store:
            try:
                if not verify(store).problems:
                    assert (store.entries(), store.claims(), store.mentions(), store.unread()) == expected
            finally:
                store.close()
    except HabeasError:
        pass
