"""The ledger is append-only: what the guards stop, and that their loss is noticed."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import IntegrityError, connections, models

from habeas.core.errors import GuardMissing
from habeas.store import guards
from habeas.store.case import CaseStore
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, TIME, said

FORBIDDEN = [
    "DELETE FROM store_entry",
    "DELETE FROM store_part",
    "UPDATE store_entry SET author = 'B. Other'",
    "UPDATE store_entry SET clock = clock",
    "UPDATE store_part SET body = x'7b7d'",
    "UPDATE store_part SET salt = NULL",
    "UPDATE store_part SET body = NULL",
    "UPDATE store_part SET salt = NULL, body = NULL, digest = 'other'",
    "UPDATE store_part SET salt = NULL, body = NULL, position = 9",
    "INSERT OR REPLACE INTO store_entry SELECT * FROM store_entry",
    "REPLACE INTO store_part SELECT entry, position, digest, salt, x'7b7d' FROM store_part",
]


def missing(store: CaseStore) -> list[str]:
    with store.reading() as cursor:
        return guards.missing(cursor)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_ledger_takes_no_change_but_a_redaction(store: CaseStore, statement: str) -> None:
    store.append(*said(), AUTHOR, TIME)
    before = store.entries()
    with pytest.raises(IntegrityError), store.writing() as cursor:
        cursor.execute(statement)
    assert store.entries() == before


def test_an_erased_part_cannot_be_filled_again(store: CaseStore) -> None:
    entry = store.append(*said(), AUTHOR, TIME)
    store.redact(entry.digest, 0, "asked for", AUTHOR, TIME)
    with pytest.raises(IntegrityError), store.writing() as cursor:
        cursor.execute("UPDATE store_part SET salt = %s, body = %s WHERE entry = %s",
                       (entry.parts[0].salt, entry.parts[0].body, entry.digest))
    assert store.entries()[entry.digest].parts[0].body is None


@pytest.mark.parametrize("name", sorted(guards.GUARDS))
def test_a_case_that_lacks_a_guard_does_not_open(store: CaseStore, name: str) -> None:
    with store.writing() as cursor:
        cursor.execute(f"DROP TRIGGER {name}")
    with pytest.raises(GuardMissing, match=name):
        CaseStore.open(store.folder)
    again = CaseStore.open(store.folder, guarded=False)
    assert [what for what, _ in verify(again).problems] == [f"guard {name}"]
    assert missing(again) == [name]  # verify mends nothing


def test_a_guard_that_guards_nothing_counts_as_missing(store: CaseStore) -> None:
    with store.writing() as cursor:
        cursor.execute("DROP TRIGGER entry_never_deleted")
        cursor.execute("CREATE TRIGGER entry_never_deleted BEFORE DELETE ON store_entry BEGIN SELECT 1; END")
    with pytest.raises(GuardMissing):
        CaseStore.open(store.folder)


def test_altering_a_field_drops_the_guards_and_migrating_puts_them_back(store: CaseStore) -> None:
    """The trap: Django rebuilds the table on SQLite, and every trigger on it is gone without a word."""
    store.append(*said(), AUTHOR, TIME)
    before = store.entries()
    for label, column in (("Entry", "author"), ("Part", "digest")):
        model = apps.get_model("store", label)
        altered: models.CharField[str, str] = models.CharField(max_length=900)
        altered.set_attributes_from_name(column)
        altered.model = model
        with connections[store.alias].schema_editor() as editor:
            editor.alter_field(model, model._meta.get_field(column), altered)
    assert sorted(missing(store)) == sorted(guards.GUARDS)
    with pytest.raises(GuardMissing):
        CaseStore.open(store.folder)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=store.alias)
    assert missing(CaseStore.open(store.folder)) == []
    assert store.entries() == before
    with pytest.raises(IntegrityError), store.writing() as cursor:
        cursor.execute("DELETE FROM store_part")
