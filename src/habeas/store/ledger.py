"""Entries and parts as rows: writing them, reading them back in replay order, and where the ledger ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from habeas.core.entries import Entry, Head, Part, entry_from
from habeas.core.errors import Damaged, NotCanonical

_COLUMNS = '"case", strand, clock, kind, version, author, time'
_ENTRY = f"INSERT INTO store_entry (digest, {_COLUMNS}, canonical) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
_PART = "INSERT INTO store_part (entry, position, digest, salt, body) VALUES (%s, %s, %s, %s, %s)"
_AFTER = f"""
    SELECT e.digest, e.canonical, {_COLUMNS}, p.position, p.digest, p.salt, p.body
    FROM store_entry e LEFT JOIN store_part p ON p.entry = e.digest
    WHERE e.clock > %s
    ORDER BY e.clock, e.digest, p.position
"""

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, NotCanonical)  # from decoding altered bytes


class Stored(NamedTuple):
    """An entry as the file holds it, nothing trusted: `columns` are case, strand, clock, kind, version, author and time."""

    digest: str
    canonical: bytes
    columns: tuple[object, ...]
    positions: tuple[object, ...]
    parts: tuple[Part, ...]


def columns(entry: Entry) -> tuple[object, ...]:
    """What an entry's columns must say."""
    return entry.case, entry.strand, entry.clock, entry.kind, entry.version, entry.author, entry.time


def write(cursor: Any, entry: Entry) -> None:
    """Append an entry with its parts."""
    digest = entry.digest
    cursor.execute(_ENTRY, (digest, *columns(entry), entry.canonical()))
    parts = enumerate(entry.parts)
    cursor.executemany(_PART, ((digest, position, part.digest, part.salt, part.body) for position, part in parts))


def erase(cursor: Any, digest: str, position: int) -> None:
    """Erase the words and the salt of a part; its digest stays."""
    cursor.execute("UPDATE store_part SET salt = NULL, body = NULL WHERE entry = %s AND position = %s", (digest, position))


def stored(cursor: Any, after: int = -1) -> Iterator[Stored]:
    """Every entry with a clock after `after` as the file holds it, in replay order (clock, digest)."""
    cursor.execute(_AFTER, (after,))
    for (digest, canonical), rows in groupby(cursor, key=itemgetter(0, 1)):
        group = list(rows)
        held = [row[9:] for row in group if row[9] is not None]
        parts = tuple(Part(str(each), _blob(salt), _blob(body)) for _, each, salt, body in held)
        yield Stored(str(digest), _blob(canonical) or b"", tuple(group[0][2:9]), tuple(each[0] for each in held), parts)


def entries(cursor: Any, after: int = -1) -> Iterator[Entry]:
    """Every entry with a clock after `after` in replay order. Raises Damaged where one cannot be read."""
    for each in stored(cursor, after):
        try:
            yield entry_from(each.canonical, each.parts)
        except UNREADABLE:
            raise Damaged(name(each.columns[2], each.columns[3], each.digest), "its bytes cannot be read") from None


def name(clock: object, kind: object, digest: str) -> str:
    """What an entry is called in messages, as `habeas.core.chain` calls it."""
    return f"entry {clock} ({kind}, {digest[:12]})"


def heads(cursor: Any) -> dict[str, int]:
    """The digests that no entry follows, each with its clock."""
    cursor.execute("SELECT entry, clock FROM store_head ORDER BY entry")
    return dict(cursor.fetchall())


def set_heads(cursor: Any, found: Iterable[tuple[str, int]]) -> None:
    """Say where the ledger ends."""
    cursor.execute("DELETE FROM store_head")
    cursor.executemany("INSERT INTO store_head (entry, clock) VALUES (%s, %s)", list(found))


def next_head(cursor: Any, case: str, strand: str) -> Head:
    """What the next entry follows. Raises Damaged: an entry that follows nothing would look like the opening of a case."""
    found = heads(cursor)
    if not found:
        cursor.execute("SELECT COUNT(*) FROM store_entry")
        if cursor.fetchone()[0]:
            raise Damaged("derived table head", "it does not say where the ledger ends; `habeas rebuild` makes it anew")
    return Head(case, strand, max(found.values(), default=0), tuple(found))


def _blob(value: object) -> bytes | None:
    """Bytes as the file holds them; a value that somebody stored as text or a number is kept visible as its bytes."""
    return value if value is None or isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")
