"""What was appended to a case since some moment of its ledger, without reading the entries themselves."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from habeas.core.codec import decoded
from habeas.core.entries import Entry
from habeas.core.records import exhibit_from
from habeas.store import ledger
from habeas.store.queries import batches

if TYPE_CHECKING:
    from habeas.store.queries import Queries


class News(NamedTuple):
    """Entries of one kind by one author: how many, and when the last one was made."""

    kind: str
    author: str
    number: int
    last: str


def clock(store: Queries) -> int:
    """The clock of the latest entry."""
    with store.reading() as cursor:
        cursor.execute("SELECT MAX(clock) FROM store_head")
        return int(cursor.fetchone()[0] or 0)


def since(store: Queries, before: int) -> list[News]:
    """What came after the entries up to a clock, the latest first."""
    with store.reading() as cursor:
        cursor.execute("SELECT kind, author, COUNT(*), MAX(time) FROM store_entry WHERE clock > %s GROUP BY kind, author "
                       "ORDER BY MAX(time) DESC, kind, author", (before,))
        return [News(*row) for row in cursor]


def appended(store: Queries, before: int) -> list[Entry]:
    """The entries after a clock, in replay order. Raises Damaged."""
    with store.reading() as cursor:
        return list(ledger.entries(cursor, before))


def keepers(store: Queries) -> dict[str, str]:
    """Who brought in each exhibit."""
    with store.reading() as cursor:
        cursor.execute("SELECT p.body, e.author FROM store_part p JOIN store_entry e ON e.digest = p.entry "
                       "WHERE e.kind = 'exhibit.kept' AND p.body IS NOT NULL ORDER BY e.clock DESC, e.digest DESC")
        return {exhibit_from(decoded(bytes(body))).id: author for body, author in cursor}


def clocks(store: Queries, entries: Collection[str]) -> dict[str, int]:
    """The clocks of some entries, by digest."""
    found: dict[str, int] = {}
    with store.reading() as cursor:
        for batch in batches(entries):
            cursor.execute(f"SELECT digest, clock FROM store_entry WHERE digest IN ({', '.join(['%s'] * len(batch))})", batch)
            found.update(cursor.fetchall())
    return found


class Day(NamedTuple):
    """What one author wrote on one day in entries of one kind: how many, the clocks of first and last, and when the last was made."""

    day: str
    kind: str
    author: str
    number: int
    first: int
    clock: int
    last: str


def days(store: Queries, since: int = -1) -> list[Day]:
    """The ledger after a clock by day, kind and author, the latest first."""
    with store.reading() as cursor:
        cursor.execute("SELECT substr(time, 1, 10), kind, author, COUNT(*), MIN(clock), MAX(clock), MAX(time) FROM store_entry "
                       "WHERE clock > %s GROUP BY 1, 2, 3 ORDER BY 1 DESC, 6 DESC", (since,))
        return [Day(*row) for row in cursor]
