"""A case as this copy had it at a moment: a database of its own beside the ledger, made from the entries that it had then and read like the
case itself. It holds words of the case, so a redaction throws every one of them away; so does making one of another moment."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections

from habeas.core import chain
from habeas.core.entries import Entry, entry_from
from habeas.core.errors import CaseBusy, CaseUnusable, Damaged
from habeas.store import database, ledger, rebuild, settings, tables

if TYPE_CHECKING:
    from habeas.store.case import CaseStore
    from habeas.store.queries import Queries

NAME = "past-{}.sqlite"
Progress = Callable[[int, int], None]  # entries done, entries in all
_ENDS = ("", "-wal", "-shm")


def headers(store: Queries) -> dict[str, Entry]:
    """The whole ledger by digest, without what the entries hold. Raises Damaged."""
    with store.reading() as cursor:
        cursor.execute("SELECT digest, canonical FROM store_entry")
        rows = cursor.fetchall()
    try:
        return {str(digest): entry_from(bytes(canonical), ()) for digest, canonical in rows}
    except ledger.UNREADABLE:
        raise Damaged("case.sqlite", "an entry's bytes cannot be read") from None


def had(store: Queries, moment: str) -> list[Entry]:
    """The entries, without what they hold, that this copy had at a moment (`2026-11-22T13:00:00Z`), in replay order."""
    return chain.as_of(headers(store), store.strand, moment)


def past(store: CaseStore, entries: list[Entry], progress: Progress = lambda done, of: None) -> CaseStore:
    """The case with these entries and no others, to be read only; made unless it is there. `store` itself where it has no others.

    Raises Damaged, CaseUnusable, CaseBusy."""
    if len(entries) == store.counts()["entry"]:
        return store
    path = store.folder / NAME.format(_key(store, entries))
    if not path.exists():
        clear(store.folder)
        _make(store, entries, path, progress)
    return replace(store, alias=settings.connect(path))


def clear(folder: Path) -> None:
    """Throw every past away, and what a killed process left of one."""
    for path in folder.glob(NAME.format("*") + "*"):
        if path.suffix == ".sqlite":
            settings.forget(settings.connect(path))
        path.unlink(missing_ok=True)


def _key(store: Queries, entries: list[Entry]) -> str:
    """Names a past: by its entries and by the redactions up to now, which take words out of all of them."""
    with store.reading() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_part WHERE body IS NULL")
        erased = cursor.fetchone()[0]
    return hashlib.sha256(" ".join([str(erased), *(each.digest for each in entries)]).encode()).hexdigest()[:16]


def _make(store: CaseStore, entries: list[Entry], path: Path, progress: Progress) -> None:
    """Write a past under another name and put it into its place when it is whole."""
    new = path.with_name(path.name.replace(".sqlite", "-new.sqlite"))
    try:
        os.close(os.open(new, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CaseUnusable(str(store.folder), error.strerror or "the past cannot be written") from error
    alias = settings.connect(new)
    try:
        with database.plain_errors(store.folder):
            tables.migrate(alias)
            _copy(store, alias, entries)
        with database.writing(alias, store.folder) as cursor:
            rebuild.renew(cursor, progress)
    finally:
        settings.forget(alias)  # which also writes its log into it
    try:
        os.replace(new, path)
    except FileNotFoundError:  # another program threw it away, because somebody redacted or looked at another moment there
        raise CaseBusy(str(store.folder)) from None
    for end in _ENDS[1:]:
        new.with_name(new.name + end).unlink(missing_ok=True)


def _copy(store: CaseStore, alias: str, entries: list[Entry]) -> None:
    """Put the entries with their parts into a past's ledger."""
    with connections[alias].cursor() as cursor:
        cursor.execute("ATTACH DATABASE %s AS whole", (str(store.folder / "case.sqlite"),))
        cursor.execute("CREATE TEMP TABLE had (digest TEXT PRIMARY KEY)")
        cursor.executemany("INSERT INTO had VALUES (%s)", [(each.digest,) for each in entries])
        cursor.execute("INSERT INTO main.store_entry SELECT * FROM whole.store_entry WHERE digest IN (SELECT digest FROM had)")
        cursor.execute("INSERT INTO main.store_part SELECT * FROM whole.store_part WHERE entry IN (SELECT digest FROM had)")
        cursor.execute("DROP TABLE had")
        cursor.execute("DETACH DATABASE whole")
