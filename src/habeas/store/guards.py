"""The triggers that keep the ledger append-only: no entry or part is deleted, and the only change is the redaction of a part.

They stop mistakes of our own, not somebody with a database tool: against those stand the digests (`verify`).
Measured traps: INSERT OR REPLACE passes delete triggers unless `recursive_triggers=ON` (set for every connection); when Django
alters a field on SQLite it rebuilds the table and drops every trigger on it. So they are put back after every migration, and
looked for at every opening. A migration that alters `entry` or `part` must end with `RunPython` of `install`, so that no kill
falls between the two.
"""

from __future__ import annotations

from typing import Any


def _guard(name: str, event: str, why: str, when: str = "") -> str:
    table = "store_" + name.partition("_")[0]
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table}{condition} BEGIN SELECT RAISE(ABORT, '{why}'); END"


_REDACTION = ("new.salt IS NULL AND new.body IS NULL AND new.entry IS old.entry AND new.position IS old.position"
              " AND new.digest IS old.digest")

GUARDS = {
    name: _guard(name, event, why, when) for name, event, why, when in (
        ("entry_never_deleted", "DELETE", "an entry is never deleted", ""),
        ("entry_never_changed", "UPDATE", "an entry is never changed", ""),
        ("part_never_deleted", "DELETE", "a part is never deleted", ""),
        ("part_only_redacted", "UPDATE", "a part can only be redacted", f"NOT ({_REDACTION})"),
    )
}


def install(cursor: Any) -> None:
    """Put every guard in place, also where one was altered."""
    for name, statement in GUARDS.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(statement)


def missing(cursor: Any) -> list[str]:
    """The names of guards that are not there, or not as they should be."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = dict(cursor.fetchall())
    return [name for name, statement in GUARDS.items() if found.get(name) != statement]
