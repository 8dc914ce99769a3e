"""A redaction erases the words for good; the chain still verifies and nothing brings them back."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from habeas.core.errors import CannotRedact, CaseBusy, NotFound
from habeas.store import settings
from habeas.store.case import CaseStore
from habeas.store.rebuild import rebuild
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, LIST, TIME, bytes_on_disk, header, row, rows, said, unguarded

SECRET = "Ilvara Quenby"


def test_the_words_are_on_the_disk_no_more(store: CaseStore) -> None:
    store.append(*rows(40), AUTHOR, TIME)
    entry = store.append("rows.recorded", [header(), row(41), row(42, name=SECRET), row(43)], AUTHOR, TIME)
    store.append(*rows(40, start=50), AUTHOR, TIME)
    assert SECRET.encode() in bytes_on_disk(store.folder)  # else this test would show nothing
    done = store.redact(entry.digest, 2, "asked for by the family", "B. Author", "2026-11-23T09:00:00Z")
    assert done is not None
    assert SECRET.encode() not in bytes_on_disk(store.folder)
    assert done.parts[0].value() == {"entry": entry.digest, "position": 2, "reason": "asked for by the family"}
    assert (done.author, done.kind) == ("B. Author", "part.redacted")


def test_the_chain_verifies_and_the_other_parts_stay(store: CaseStore) -> None:
    entry = store.append("rows.recorded", [header(), row(1), row(2, name=SECRET), row(3)], AUTHOR, TIME)
    store.redact(entry.digest, 2, "asked for", AUTHOR, TIME)
    assert verify(store).problems == ()
    assert [mention.id for mention in store.mentions()] == [f"{LIST}:1", f"{LIST}:3"]
    assert {claim.mention for claim in store.claims()} == {f"{LIST}:1", f"{LIST}:3"}
    kept = store.entries()[entry.digest]
    assert kept.commitment == entry.commitment
    assert [part.body is None for part in kept.parts] == [False, False, True, False]


def test_a_rebuild_does_not_bring_the_words_back(store: CaseStore) -> None:
    entry = store.append(*said(), AUTHOR, TIME)
    store.redact(entry.digest, 0, "asked for", AUTHOR, TIME)
    rebuild(store)
    assert store.claims() == []
    assert store.mentions() == []


def test_what_another_entry_says_too_is_still_said(store: CaseStore) -> None:
    first = store.append(*said(), AUTHOR, TIME)
    store.append(*said(), AUTHOR, TIME)
    store.redact(first.digest, 0, "asked for", AUTHOR, TIME)
    assert len(store.claims()) == 1


def test_redacting_twice_adds_nothing(store: CaseStore) -> None:
    entry = store.append(*said(), AUTHOR, TIME)
    store.redact(entry.digest, 0, "asked for", AUTHOR, TIME)
    before = store.heads()
    assert store.redact(entry.digest, 0, "asked for", AUTHOR, TIME) is None
    assert store.heads() == before


def test_a_case_without_its_title_still_opens(store: CaseStore) -> None:
    opening, = store.heads()
    store.redact(opening, 0, "the title named a person", AUTHOR, TIME)
    assert b"Orchard Street" not in bytes_on_disk(store.folder)
    again = CaseStore.open(store.folder)
    assert (again.title, again.case) == ("", store.case)
    assert verify(again).problems == ()


def test_what_is_not_there_and_what_records_a_redaction_cannot_be_redacted(store: CaseStore) -> None:
    entry = store.append(*said(), AUTHOR, TIME)
    before = store.heads()
    for digest, position in ((entry.digest, 1), (entry.digest, -1), ("0" * 64, 0)):
        with pytest.raises(NotFound):
            store.redact(digest, position, "asked for", AUTHOR, TIME)
    assert store.heads() == before
    done = store.redact(entry.digest, 0, "asked for", AUTHOR, TIME)
    assert done is not None
    with pytest.raises(CannotRedact):
        store.redact(done.digest, 0, "hide the trace", AUTHOR, TIME)


def test_while_another_program_reads_old_pages_the_cleaning_is_not_called_done(
        store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = store.append(*said(SECRET), AUTHOR, TIME)
    settings.forget(store.alias)
    monkeypatch.setattr(settings, "BUSY_SECONDS", 0.05)
    again = CaseStore.open(store.folder)
    other = dbapi2.connect(str(store.folder / "case.sqlite"), isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT COUNT(*) FROM store_claim").fetchone()
    with pytest.raises(CaseBusy):
        again.redact(entry.digest, 0, "asked for", AUTHOR, TIME)
    assert again.claims() == []  # redacted already; only the old pages are still held
    other.close()
    assert again.redact(entry.digest, 0, "asked for", AUTHOR, TIME) is None
    assert SECRET.encode() not in bytes_on_disk(store.folder)


def test_a_part_erased_by_hand_is_found(store: CaseStore) -> None:
    entry = store.append(*rows(2), AUTHOR, TIME)
    with unguarded(store) as connection:
        connection.execute("UPDATE store_part SET salt = NULL, body = NULL WHERE entry = ? AND position = 1", (entry.digest,))
    (what, why), = verify(store).problems
    assert what == f"entry 2 (rows.recorded, {entry.digest[:12]})"
    assert why == "part 1 was erased without a redaction on the record"


def test_a_redacted_part_put_back_by_hand_is_found(store: CaseStore) -> None:
    entry = store.append(*said(), AUTHOR, TIME)
    store.redact(entry.digest, 0, "asked for", AUTHOR, TIME)
    with unguarded(store) as connection:
        connection.execute("UPDATE store_part SET salt = ?, body = ? WHERE entry = ?",
                           (entry.parts[0].salt, entry.parts[0].body, entry.digest))
    assert (f"entry 2 (claims.recorded, {entry.digest[:12]})", "part 0 was redacted on the record, and is not erased") in verify(
        store).problems
