"""The derived tables: the changes of `habeas.core.replay` as upserted rows, in plain SQL and in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from habeas.core.codec import decoded
from habeas.core.replay import TABLES, Change, State
from habeas.core.values import Json

# Columns beside key and body, each with its place in the row. A table that is not named has none.
INDEXED = {"claim": {"mention": 0, "kind": 1}, "mention": {"place": 2}, "text": {"exhibit": 1}, "page": {"text": 0},
           "description": {"exhibit": 0}, "reading": {"exhibit": 0}, "proposal": {"exhibit": 0, "mention": 1, "kind": 2}}

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")).encode


def columns(table: str) -> tuple[str, ...]:
    """The columns of a derived table."""
    return "key", "body", *INDEXED.get(table, ())


def _upsert(table: str) -> str:
    names = columns(table)
    updates = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    return (f"INSERT INTO store_{table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))}) "
            f"ON CONFLICT (key) DO UPDATE SET {updates}")


_UPSERTS = {table: _upsert(table) for table in TABLES}


def database_row(change: Change) -> tuple[str, ...]:
    """A change as the values of its table's columns."""
    table, key, row = change
    body: Any = row
    return key, _encode(row), *(body[place] for place in INDEXED.get(table, {}).values())


def apply(cursor: Any, changes: Iterable[Change]) -> None:
    """Put changes into their tables, later ones over earlier ones."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for change in changes:
        rows.setdefault(change.table, []).append(database_row(change))
    for table, values in rows.items():
        cursor.executemany(_UPSERTS[table], values)


def clear(cursor: Any) -> None:
    """Throw the derived state away."""
    for table in TABLES:
        cursor.execute(f"DELETE FROM store_{table}")


def read(cursor: Any) -> State:
    """The derived state, decoded."""
    state: State = {}
    for table in TABLES:
        cursor.execute(f"SELECT key, body FROM store_{table}")
        state[table] = {key: decoded(body) for key, body in cursor}
    return state


def decoded_rows(bodies: list[str]) -> list[Any]:
    """Several bodies decoded at once, which is quicker than one by one."""
    found: Json = decoded(f"[{','.join(bodies)}]")
    assert isinstance(found, list)
    return found
