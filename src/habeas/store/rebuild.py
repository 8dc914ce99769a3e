"""Throwing the derived state away and replaying the ledger; and reading the derived state back to compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from habeas.core.errors import Damaged
from habeas.core.replay import State, changes
from habeas.store import derived, kept, ledger

if TYPE_CHECKING:
    from habeas.store.case import CaseStore

Progress = Callable[[int, int], None]  # entries done, entries in all


def rebuild(store: CaseStore, progress: Progress = lambda done, total: None) -> None:
    """Make the derived state anew, in one transaction. Raises Damaged, UnknownEntryKind, CaseBusy."""
    with store.writing() as cursor:
        renew(cursor, progress)


def renew(cursor: Any, progress: Progress = lambda done, total: None) -> None:
    """`rebuild` inside a transaction that is already open. One entry at a time is held in memory.

    Refuses a ledger with altered parts: what somebody put there would come out as what was recorded. Kept checks go too: they quote
    words, which may be the ones that a redaction erases.
    """
    cursor.execute("SELECT COUNT(*) FROM store_entry")
    total = cursor.fetchone()[0]
    derived.clear(cursor)
    kept.clear(cursor)
    clocks: dict[str, int] = {}
    followed: set[str] = set()
    with cursor.db.cursor() as source:  # a second cursor, as the first one writes meanwhile
        for done, entry in enumerate(ledger.entries(source), start=1):
            if not all(part.holds() for part in entry.parts):
                raise Damaged(ledger.name(entry.clock, entry.kind, entry.digest), "a part does not match its digest")
            derived.apply(cursor, changes(entry))
            clocks[entry.digest] = entry.clock
            followed.update(entry.previous)
            progress(done, total)
    ledger.set_heads(cursor, ((digest, clock) for digest, clock in clocks.items() if digest not in followed))


def state(store: CaseStore) -> State:
    """The derived state as the tables hold it now."""
    with store.reading() as cursor:
        return derived.read(cursor)
